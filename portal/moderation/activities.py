"""What moderators do. Reasons stand in the sanction, not in the log, so that erasure reaches them."""

from django.utils.translation import gettext_lazy

from portal.activity.types import ActivityType, Verb

MEMBER_SUSPENDED = ActivityType("moderation.member.suspended", Verb.BLOCK, in_log=gettext_lazy("Suspended"))
SUSPENSION_LIFTED = ActivityType("moderation.suspension.lifted", Verb.UNDO, in_log=gettext_lazy("Suspension lifted"))
CONTENT_REMOVED = ActivityType("moderation.content.removed", Verb.REMOVE, in_log=gettext_lazy("All content removed"))
REMOVAL_UNDONE = ActivityType("moderation.removal.undone", Verb.UNDO, in_log=gettext_lazy("Removal undone"))
THING_FLAGGED = ActivityType("moderation.thing.flagged", Verb.FLAG)
FLAG_DECIDED = ActivityType("moderation.flag.decided", Verb.UPDATE)
DECISION_MADE = ActivityType("moderation.decision.made", Verb.UPDATE)
DECISION_UNDONE = ActivityType("moderation.decision.undone", Verb.UNDO)
PRIVATE_CONTENT_OPENED = ActivityType("moderation.content.opened", Verb.READ)
ACCOUNT_CLEARED = ActivityType("moderation.account.cleared", Verb.UPDATE, in_log=gettext_lazy("Account looked at"))
TRUST_GIVEN = ActivityType("moderation.trust.given", Verb.ADD, in_log=gettext_lazy("Trust level 4 given"))
TRUST_TAKEN = ActivityType("moderation.trust.taken", Verb.REMOVE, in_log=gettext_lazy("Trust level 4 taken away"))
