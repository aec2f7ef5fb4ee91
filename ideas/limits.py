"""How often one may act. Counted when something is really done, so that a refused form uses nothing up."""

from __future__ import annotations

from portal.common.permissions import ALLOWED, Verdict
from portal.common.ratelimit import limit
from portal.members.models import Member

_DAY = 86400

# (times, seconds) by act; each of its limits holds.
LIMITS = {
    "propose": ((3, 600), (10, _DAY)),
    "comment": ((8, 60), (200, _DAY)),
    "vote": ((30, 60), (500, _DAY)),
    "edit": ((20, 600), (300, _DAY)),
}


def may_go_on(member: Member, act: str) -> Verdict:
    """Count one more act of a member. Staff and moderators are not counted."""
    if member.is_moderator or member.is_company:
        return ALLOWED
    for times, seconds in LIMITS[act]:
        verdict = limit(f"ideas:{act}:{member.pk}", times=times, seconds=seconds)
        if not verdict:
            return verdict
    return ALLOWED
