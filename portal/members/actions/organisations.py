"""Organisations, and who belongs to which. The only writers of memberships and of the primary organisation on a member.

Staff come by the admin and `place_member`; links to other systems by `write_organisation` and `write_membership`, which
ask for no permission of a member: whoever set the link up decided. Each is recorded with its source.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import transaction
from django.db.models import Exists, OuterRef, Q

from portal.activity.record import record
from portal.members.activities import MEMBERSHIP_REMOVED, MEMBERSHIP_WRITTEN, ORGANISATION_REMOVED, ORGANISATION_WRITTEN
from portal.members.models import Member, Organisation, OrganisationMembership, RevenueBand, Segment
from portal.members.models.organisations import today

STAFF, DOMAIN = "staff", "domain"  # sources of a membership; links to other systems give names of their own


@dataclass(frozen=True)
class Facts:
    """What is known of an organisation."""

    name: str
    domain: str = ""
    segment: Segment | None = None
    revenue_band: RevenueBand | None = None


@transaction.atomic
def write_organisation(
    *, facts: Facts, source: str, organisation: Organisation | None = None, by: Member | None = None
) -> Organisation:
    """Make an organisation, or bring one up to date, as another system or staff know it. Nothing is recorded without a change."""
    if organisation is None:
        organisation = Organisation.objects.select_for_update().filter(name=facts.name).first() or Organisation()
    elif organisation.pk is not None:
        organisation = Organisation.objects.select_for_update().get(pk=organisation.pk)
    before = {name: getattr(organisation, name) for name in Facts.__dataclass_fields__}
    changed = sorted(name for name, value in before.items() if value != getattr(facts, name))
    if organisation.pk is not None and not changed:
        return organisation
    for name in changed:
        setattr(organisation, name, getattr(facts, name))
    organisation.save()
    record(ORGANISATION_WRITTEN, actor=by, object=organisation, data={"source": source, "changed": changed})
    return organisation


@transaction.atomic
def remove_organisation(*, organisation: Organisation, by: Member) -> None:
    """Staff remove an organisation. Its members belong to their other organisations, if they have any, from now on."""
    members = Member.objects.filter(Q(memberships__organisation=organisation) | Q(organisation=organisation))
    pks = sorted(set(members.values_list("pk", flat=True)))
    locked = [Member.objects.lock(pk) for pk in pks]
    record(ORGANISATION_REMOVED, actor=by, object=organisation, data={"members": len(locked)})
    organisation.delete()
    for member in locked:
        member.refresh_from_db(fields=["organisation"])
        settle_primary(member)


@transaction.atomic
def write_membership(
    *,
    member: Member,
    organisation: Organisation,
    source: str,
    from_date: date | None = None,
    until_date: date | None = None,
    is_primary: bool | None = None,
    by: Member | None = None,
    day: date | None = None,
) -> OrganisationMembership:
    """A member belongs to an organisation.

    `is_primary`: votes count for it, while it lasts; None: only if the member has no other. Nothing is recorded without a change.
    """
    day = day or today()
    locked = Member.objects.lock(member.pk)
    row = _unended(locked, organisation, day)
    before = None if row is None else _facts_of(row)
    row = row or OrganisationMembership(member=locked, organisation=organisation, source=source, from_date=from_date or day)
    row.from_date = from_date or row.from_date
    row.until_date = until_date
    row.is_primary = row.is_primary if is_primary is None else is_primary
    _store(row, day)
    member.organisation = settle_primary(locked, day=day)
    row.refresh_from_db()
    if _facts_of(row) != before:
        _record_written(row, source, by)
    return row


@transaction.atomic
def save_membership(*, membership: OrganisationMembership, by: Member) -> OrganisationMembership:
    """Staff wrote or changed a membership in the admin, whose views check the permission."""
    if membership.pk is None:
        membership.source = STAFF
    # Where the form moved it to another member, the one before is settled as well.
    before = OrganisationMembership.objects.filter(pk=membership.pk).values_list("member_id", flat=True).first()
    members = [Member.objects.lock(pk) for pk in sorted({membership.member_id, before or membership.member_id})]
    _store(membership, today())
    for member in members:
        settle_primary(member)
    membership.refresh_from_db()
    _record_written(membership, STAFF, by)
    return membership


@transaction.atomic
def remove_membership(*, membership: OrganisationMembership, by: Member) -> None:
    """Staff remove one that was wrong. One that is over gets a last day instead."""
    member, organisation = Member.objects.lock(membership.member_id), membership.organisation
    membership.delete()
    settle_primary(member)
    record(MEMBERSHIP_REMOVED, actor=by, object=member, target=organisation)


@transaction.atomic
def move_member(*, member: Member, organisation: Organisation | None, source: str, day: date | None = None) -> None:
    """The primary organisation is this one from now on, and the one before is left. The act that moves is recorded by its caller."""
    day = day or today()
    locked = Member.objects.lock(member.pk)
    for row in locked.memberships.filter(is_primary=True).exclude(organisation=organisation):
        _end(row, day)
    if organisation is not None:
        unended = _unended(locked, organisation, day)
        row = unended or OrganisationMembership(member=locked, organisation=organisation, source=source, from_date=day)
        row.from_date, row.is_primary = min(row.from_date, day), True
        _store(row, day)
    member.organisation = settle_primary(locked, day=day)


def settle_primary(member: Member, *, day: date | None = None) -> Organisation | None:
    """Decide which organisation counts: that of the primary current membership, else of the oldest current one.

    The one place where `Member.organisation` is written. Call it under the member's lock.
    """
    day = day or today()
    current = list(member.memberships.current(day).select_related("organisation").order_by("from_date", "pk"))
    chosen = next((row for row in current if row.is_primary), current[0] if current else None)
    member.memberships.filter(is_primary=True).exclude(pk=chosen and chosen.pk).update(is_primary=False)
    if chosen is not None and not chosen.is_primary:
        chosen.is_primary = True
        chosen.save(update_fields=["is_primary"])
    organisation = chosen.organisation if chosen else None
    if member.organisation_id != (organisation and organisation.pk):
        member.organisation = organisation
        member.save(update_fields=["organisation"])
    return organisation


def settle_memberships(day: date | None = None) -> int:
    """Memberships that began or ended change which organisation counts; returns for how many members it did."""
    day = day or today()
    current = OrganisationMembership.objects.current(day).filter(member=OuterRef("pk"))
    primary = OrganisationMembership.objects.filter(member=OuterRef("pk"), is_primary=True)
    ended = Q(memberships__is_primary=True, memberships__until_date__lte=day)
    due = Member.objects.filter(ended | (~Exists(primary) & Exists(current))).order_by("pk")
    count = 0
    for pk in list(due.values_list("pk", flat=True).distinct()):
        with transaction.atomic():
            member = Member.objects.lock(pk)
            before = member.organisation_id
            settle_primary(member, day=day)
            count += before != member.organisation_id
    return count


def _unended(member: Member, organisation: Organisation, day: date) -> OrganisationMembership | None:
    """Their membership of an organisation that lasts or is yet to begin."""
    rows = member.memberships.filter(Q(until_date=None) | Q(until_date__gt=day), organisation=organisation)
    return rows.order_by("from_date", "pk").first()


def _store(row: OrganisationMembership, day: date) -> None:
    """Save one under the member's lock. The primary mark leaves another only for one that counts on this day."""
    row.is_primary = row.is_primary and row.is_current(day)
    if row.is_primary:
        others = OrganisationMembership.objects.filter(member_id=row.member_id, is_primary=True)
        others.exclude(pk=row.pk).update(is_primary=False)
    row.save()


def _facts_of(row: OrganisationMembership) -> tuple[Any, ...]:
    return row.from_date, row.until_date, row.is_primary


def _record_written(row: OrganisationMembership, source: str, by: Member | None) -> None:
    data = {"source": source, "is_primary": row.is_primary}
    record(MEMBERSHIP_WRITTEN, actor=by, object=row.member, target=row.organisation, data=data)


def _end(row: OrganisationMembership, day: date) -> None:
    row.is_primary, row.until_date = False, max(day, row.from_date)
    row.save(update_fields=["is_primary", "until_date"])
