"""What can happen to members. No name, handle or address is kept in an activity's data: the log outlives the account."""

from django.utils.translation import gettext_lazy

from portal.activity.types import ActivityType, Verb

MEMBER_JOINED = ActivityType("members.member.joined", Verb.JOIN)
MEMBERSHIP_ASKED = ActivityType("members.membership.asked", Verb.JOIN)
MEMBER_APPROVED = ActivityType("members.member.approved", Verb.ACCEPT, in_log=gettext_lazy("Let in"))
MEMBER_REFUSED = ActivityType("members.member.refused", Verb.REJECT)
MEMBER_INVITED = ActivityType("members.member.invited", Verb.INVITE)
MEMBER_PLACED = ActivityType("members.member.placed", Verb.UPDATE)
PROFILE_EDITED = ActivityType("members.profile.edited", Verb.UPDATE)
RULES_ACCEPTED = ActivityType("members.rules.accepted", Verb.ACCEPT)
EXPORT_ASKED = ActivityType("members.export.asked", Verb.CREATE)
EXPORT_BUILT = ActivityType("members.export.built", Verb.UPDATE)
MEMBER_ERASED = ActivityType("members.member.erased", Verb.LEAVE)
CLAIM_MADE = ActivityType("members.claim.made", Verb.CREATE)
CLAIM_CONFIRMED = ActivityType("members.claim.confirmed", Verb.ACCEPT, in_log=gettext_lazy("Claim confirmed"))
CLAIM_REFUSED = ActivityType("members.claim.refused", Verb.REJECT, in_log=gettext_lazy("Claim refused"))
TRUST_GAINED = ActivityType("members.trust.gained", Verb.ADD)
TRUST_LOST = ActivityType("members.trust.lost", Verb.REMOVE)
ORGANISATION_WRITTEN = ActivityType("members.organisation.written", Verb.UPDATE)
ORGANISATION_REMOVED = ActivityType("members.organisation.removed", Verb.DELETE)
MEMBERSHIP_WRITTEN = ActivityType("members.organisation_membership.written", Verb.UPDATE)
MEMBERSHIP_REMOVED = ActivityType("members.organisation_membership.removed", Verb.REMOVE)
