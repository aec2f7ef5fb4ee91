"""What can happen between the rooms."""

from portal.activity.types import ActivityType, Verb

ARTICLE_DRAFTED = ActivityType("journeys.article.drafted", Verb.CREATE)  # out of a solution; nobody reads it yet
