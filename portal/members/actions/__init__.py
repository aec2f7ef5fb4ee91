"""The only writers of members, one module per act."""

from portal.members.actions.assign_organisation import place_member
from portal.members.actions.claims import claim_profile, confirm_claim, refuse_claim
from portal.members.actions.erasure import erase_member
from portal.members.actions.exports import ask_for_export, build_export, remove_expired_exports
from portal.members.actions.joining import (
    AlreadyInvited,
    accept_terms,
    admit_member,
    approve_member,
    begin_membership,
    forget_unconfirmed,
    invite_people,
    refuse_member,
)
from portal.members.actions.organisations import (
    Facts,
    move_member,
    settle_memberships,
    settle_primary,
    write_membership,
    write_organisation,
)
from portal.members.actions.profile import (
    change_handle,
    change_picture,
    change_preferences,
    edit_profile,
    introduce,
    remove_picture,
)
from portal.members.actions.trust import refresh_all_trust, refresh_trust, refresh_trust_of

__all__ = [
    "AlreadyInvited",
    "Facts",
    "accept_terms",
    "admit_member",
    "approve_member",
    "ask_for_export",
    "begin_membership",
    "build_export",
    "change_handle",
    "change_picture",
    "change_preferences",
    "claim_profile",
    "confirm_claim",
    "edit_profile",
    "erase_member",
    "forget_unconfirmed",
    "introduce",
    "invite_people",
    "move_member",
    "place_member",
    "refresh_all_trust",
    "refresh_trust",
    "refresh_trust_of",
    "refuse_claim",
    "refuse_member",
    "remove_expired_exports",
    "remove_picture",
    "settle_memberships",
    "settle_primary",
    "write_membership",
    "write_organisation",
]
