"""What moderators do."""

from portal.activity.types import ActivityType, Verb

MEMBER_SUSPENDED = ActivityType("moderation.member.suspended", Verb.BLOCK)
