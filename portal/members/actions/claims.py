"""Claims: "this imported profile is me", and what becomes of it."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from portal.activity.models import Activity
from portal.activity.record import record
from portal.common.kinds import Reassignable, kinds_with
from portal.common.permissions import require
from portal.members.activities import CLAIM_CONFIRMED, CLAIM_MADE, CLAIM_REFUSED
from portal.members.models import FormerHandle, ImportedMember, Member, MemberClaim
from portal.members.permissions import can_claim, can_decide_claim, can_still_be_claimed


class AlreadyDecided(Exception):
    """Another moderator decided about this claim."""


@transaction.atomic
def claim_profile(*, imported: ImportedMember, by: Member, evidence: str, now: datetime | None = None) -> MemberClaim:
    """A member says that an imported profile is theirs, and how one can tell. A moderator decides."""
    now = now or timezone.now()
    imported = ImportedMember.objects.select_for_update(of=("self",)).select_related("member").get(pk=imported.pk)
    require(can_claim(by, imported, now))
    claim = MemberClaim.objects.create(imported=imported, claimant=by, evidence=evidence, created_at=now)
    record(CLAIM_MADE, actor=by, object=claim, target=imported.member)
    return claim


@transaction.atomic
def confirm_claim(*, claim: MemberClaim, by: Member, now: datetime | None = None) -> None:
    """A moderator confirms it: what the imported member wrote becomes the claimant's, and the old address leads to them."""
    now = now or timezone.now()
    claim = _open(claim)
    require(can_decide_claim(by, claim))
    imported, old = claim.imported, Member.objects.lock(claim.imported.member_id)
    new = Member.objects.lock(claim.claimant_id)
    require(can_still_be_claimed(new, imported, old))
    _decide(claim, by, True, now)
    for _kind, wrote in kinds_with(Reassignable):
        wrote.reassign(old=old, new=new)
    # The log says who did what; that was this person all along.
    Activity.objects.filter(actor=old).update(actor=new)
    for row in (old, new):
        row.refresh_from_db()  # the apps moved their counts
    new.reputation += old.reputation
    new.save(update_fields=["reputation"])
    imported.member = new
    imported.save(update_fields=["member"])
    _retire(old, new, now)
    imported.claims.filter(decided_at=None).update(decided_at=now, decided_by=by, is_confirmed=False)
    record(CLAIM_CONFIRMED, actor=by, object=claim, target=new, data={"was": old.pk})


@transaction.atomic
def refuse_claim(*, claim: MemberClaim, by: Member, now: datetime | None = None) -> None:
    """A moderator does not believe it. The profile can be claimed again."""
    claim = _open(claim)
    require(can_decide_claim(by, claim))
    _decide(claim, by, False, now or timezone.now())
    record(CLAIM_REFUSED, actor=by, object=claim, target=claim.claimant)


def _open(claim: MemberClaim) -> MemberClaim:
    claim = MemberClaim.objects.select_for_update(of=("self",)).select_related("imported", "claimant").get(pk=claim.pk)
    if claim.decided_at is not None:
        raise AlreadyDecided
    return claim


def _decide(claim: MemberClaim, by: Member, is_confirmed: bool, now: datetime) -> None:
    claim.decided_at, claim.decided_by, claim.is_confirmed = now, by, is_confirmed
    claim.save(update_fields=["decided_at", "decided_by", "is_confirmed"])


def _retire(old: Member, new: Member, now: datetime) -> None:
    """Nothing is left of the imported account but its handle, which leads to the new owner."""
    handle = old.username
    old.username = f"former-member-{old.pk}"
    old.name = old.bio = old.location = old.website = ""
    old.reputation = 0
    old.is_active, old.is_imported, old.erased_at, old.email = False, False, now, None
    old.save()
    FormerHandle.objects.create(handle=handle, member=new, given_up_at=old.joined_at)
