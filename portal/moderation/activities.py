"""What moderators do. Reasons stand in the sanction, not in the log, so that erasure reaches them."""

from portal.activity.types import ActivityType, Verb

MEMBER_SUSPENDED = ActivityType("moderation.member.suspended", Verb.BLOCK)
SUSPENSION_LIFTED = ActivityType("moderation.suspension.lifted", Verb.UNDO)
CONTENT_REMOVED = ActivityType("moderation.content.removed", Verb.REMOVE)
REMOVAL_UNDONE = ActivityType("moderation.removal.undone", Verb.UNDO)
THING_FLAGGED = ActivityType("moderation.thing.flagged", Verb.FLAG)
FLAG_DECIDED = ActivityType("moderation.flag.decided", Verb.UPDATE)
DECISION_MADE = ActivityType("moderation.decision.made", Verb.UPDATE)
DECISION_UNDONE = ActivityType("moderation.decision.undone", Verb.UNDO)
PRIVATE_CONTENT_OPENED = ActivityType("moderation.content.opened", Verb.READ)
