"""A contact's account becomes the member's organisation here, under the name of the connection as its source."""

from __future__ import annotations

from portal.crm.models import Link
from portal.crm.protocol import Record
from portal.members.actions import Facts, move_member, write_membership, write_organisation
from portal.members.models import Organisation, OrganisationMembership, RevenueBand, Segment
from portal.members.models.organisations import today


def source_of(link: Link) -> str:
    return f"crm:{link.connection.slug}"[:40]


def write_account(link: Link, account: Record) -> bool:
    """Write the organisation and the membership; returns whether anything is other than before."""
    name = str(account.values.get("name") or "").strip()[:120]
    if not name:
        return False
    held = Organisation.objects.filter(name=name).first()
    before = held and (held.domain, held.segment_id, held.revenue_band_id)
    facts = Facts(
        name=name,
        domain=str(account.values.get("domain") or (held.domain if held else ""))[:120],
        segment=_segment(account) or (held.segment if held else None),
        revenue_band=_band(account) or (held.revenue_band if held else None),
    )
    organisation = write_organisation(facts=facts, source=source_of(link))
    after = (organisation.domain, organisation.segment_id, organisation.revenue_band_id)
    return _belongs(link, organisation) or before != after


def _belongs(link: Link, organisation: Organisation) -> bool:
    source, day = source_of(link), today()
    rows = OrganisationMembership.objects.current(day).filter(member_id=link.member_id)
    if rows.filter(organisation=organisation).exists():
        return False
    former = rows.filter(source=source).select_related("organisation").first()
    if former is not None and former.is_primary:
        move_member(member=link.member, organisation=organisation, source=source)
    else:
        write_membership(member=link.member, organisation=organisation, source=source)
    return True


def end_memberships(link: Link) -> None:
    """What was read from the customer record goes with the consent to read it."""
    rows = OrganisationMembership.objects.current(today()).filter(member_id=link.member_id, source=source_of(link))
    for row in rows.select_related("organisation"):
        write_membership(member=link.member, organisation=row.organisation, source=source_of(link), until_date=today())


def _segment(account: Record) -> Segment | None:
    text = str(account.values.get("segment") or "").strip()
    if not text:
        return None
    return Segment.objects.filter(key=text.lower()).first() or Segment.objects.filter(name__iexact=text).first()


def _band(account: Record) -> RevenueBand | None:
    """The band that a known revenue falls into, in its own currency: amounts of others are not compared."""
    amount, currency = account.values.get("revenue_minor"), account.values.get("currency")
    if amount is None or not currency:
        return None
    return RevenueBand.objects.filter(currency=currency, at_least__lte=int(amount)).order_by("-at_least").first()
