"""What can happen to articles."""

from portal.activity.types import ActivityType, Verb

ARTICLE_PUBLISHED = ActivityType("articles.article.published", Verb.CREATE)
ARTICLE_UNPUBLISHED = ActivityType("articles.article.unpublished", Verb.REMOVE)
ARTICLE_RESTRICTED = ActivityType("articles.article.restricted", Verb.UPDATE)  # who may read it changed
ARTICLE_RATED = ActivityType("articles.article.rated", Verb.RATE)  # helpful or not; again after a change of mind
