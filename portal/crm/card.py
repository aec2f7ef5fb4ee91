"""The card of a member's customer record: account, deals, cases, and named signals with what each rests on. No score.

Only of a member who agreed to the link and whose link holds; each viewer sees the kinds of records that they may see.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from markupsafe import Markup

from portal.common.jinja import fragment
from portal.common.times import day
from portal.common.viewer import Viewer
from portal.crm import consents, sharing
from portal.crm.models import BUILT_IN, Account, Case, Contact, Link, Opportunity, Order, Refund, Subscription
from portal.crm.store.permissions import can_see_records, can_see_revenue
from portal.members.models import Member
from portal.members.permissions import can_see_staff_facts
from portal.members.roles import Role

MOST = 5
RENEWS_WITHIN = timedelta(days=30)
REFUND_WITHIN = timedelta(days=90)
QUIET_AFTER = timedelta(days=365)


@dataclass(frozen=True)
class Row:
    """Something with a name, and what it rests on."""

    name: str
    rest: str
    url: str = ""


@dataclass(frozen=True)
class Card:
    contact: Contact
    system: str
    account: Account | None  # where the viewer may see it
    facts: list[tuple[str, str]]
    deals: list[Row]
    cases: list[Row]
    signals: list[Row]


def customer_card(viewer: Viewer, member_id: int | None) -> Markup:
    """The place on a page into which the card is loaded. Nothing, and no query, for whoever is not staff."""
    if not member_id or not viewer.is_authenticated:
        return Markup("")
    # Roles are known already; a permission is asked for only where a role may bring it.
    is_staff = can_see_staff_facts(viewer) or Role.CUSTOMER_RECORDS.value in viewer.groups_held.values()
    if not is_staff or not can_see_records(viewer, Contact):
        return Markup("")
    return fragment("crm/card_slot.html", member_id=member_id)


def cards_of(member: Member, viewer: Viewer, now: datetime) -> tuple[list[Card], str]:
    """The member's cards, or none and a sentence why."""
    if consents.LINK not in consents.granted(member.pk):
        return [], _("This member has not linked their customer record. Do not look them up elsewhere.")
    links = list(Link.objects.linked().filter(member=member, connection__slug=BUILT_IN).select_related("connection"))
    numbers = {int(link.record_id): link for link in links if link.record_id.isdecimal()}
    contacts = Contact.objects.current().select_related("account").filter(pk__in=numbers)
    held = consents.categories_of([member.pk]).get(member.pk, set())
    shared = [str(each.label) for each in sharing.categories() if each.name in held]
    cards = [_card(contact, numbers[contact.pk], shared, viewer, now) for contact in contacts]
    return cards, "" if cards else _("This member agreed to the link, but no contact in these records is linked yet.")


def _card(contact: Contact, link: Link, shared: list[str], viewer: Viewer, now: datetime) -> Card:
    account = contact.account
    facts = [(_("Contact"), str(contact))]
    if link.matched_by and link.matched_at:
        how = {"how": link.get_matched_by_display(), "day": day(link.matched_at, now)}
        facts.append((_("Found"), _("by %(how)s, %(day)s") % how))
    shown = account if account and can_see_records(viewer, Account) else None
    if shown:
        said = ((_("Owner"), shown.owner), (_("Plan"), shown.plan))
        facts += [(label, value) for label, value in said if value]
    # What is the account's as a whole counts too: the colleague's late case is why this customer is cross.
    theirs = Q(contact=contact) | Q(account=account) if account else Q(contact=contact)
    cases = open_cases(theirs, viewer)
    facts.append((_("Shares"), ", ".join(shared) or _("nothing but the link")))
    return Card(
        contact,
        link.connection.name,
        shown,
        facts,
        open_deals(theirs, viewer),
        case_rows(cases),
        signals(theirs, cases, viewer, now),
    )


def open_cases(theirs: Q, viewer: Viewer, most: int = MOST) -> list[Case]:
    """The cases of a contact or account that are not closed, those due first before."""
    return list(Case.objects.unclosed().filter(theirs).due_first()[:most]) if can_see_records(viewer, Case) else []


def case_rows(cases: Iterable[Case]) -> list[Row]:
    return [Row(str(case), _state(case), reverse("crm_case", args=[case.pk])) for case in cases]


def signals(theirs: Q, cases: list[Case], viewer: Viewer, now: datetime) -> list[Row]:
    """What is worth knowing before one answers, each with what it rests on."""
    return _late(cases, now) + _of_sales(theirs, viewer, now)


def _state(case: Case) -> str:
    if case.due_at is None:
        return str(case.get_state_display())
    return _("%(state)s, due %(day)s") % {"state": case.get_state_display(), "day": day(case.due_at)}


def open_deals(theirs: Q, viewer: Viewer) -> list[Row]:
    """Sales that may come; with amounts for those who see amounts."""
    if not can_see_records(viewer, Opportunity):
        return []
    has_amounts = can_see_revenue(viewer)
    deals = Opportunity.objects.filter(theirs, closed_at=None).order_by("-opened_at", "-pk")[:MOST]
    return [
        Row(str(deal), f"{deal.stage}, {deal.amount}" if has_amounts and deal.amount else str(deal.stage)) for deal in deals
    ]


def _late(cases: list[Case], now: datetime) -> list[Row]:
    return [
        Row(_("A case is late"), _("“%(case)s” was due %(day)s") % {"case": case, "day": day(case.due_at, now)})
        for case in cases
        if case.due_at and case.due_at < now
    ][:1]


def _of_sales(theirs: Q, viewer: Viewer, now: datetime) -> list[Row]:
    """Orders, refunds and subscriptions are amounts as a whole: signals of them are for those who see amounts."""
    if not can_see_revenue(viewer):
        return []
    found = []
    if can_see_records(viewer, Subscription):
        soon = Subscription.objects.filter(theirs, ended_at__gte=now, ended_at__lte=now + RENEWS_WITHIN)
        if (ending := soon.select_related("product").order_by("ended_at").first()) and ending.ended_at:
            days = (ending.ended_at - now).days
            name = ngettext("Renews in %(days)s day", "Renews in %(days)s days", days) % {"days": days}
            what = {"name": ending.product or ending.number, "day": day(ending.ended_at, now)}
            found.append(Row(name, _("The subscription “%(name)s” runs until %(day)s") % what))
    if can_see_records(viewer, Refund):
        orders = Order.objects.filter(theirs)
        refund = Refund.objects.filter(order__in=orders, refunded_at__gte=now - REFUND_WITHIN, refunded_at__lte=now)
        if last := refund.select_related("order").order_by("-refunded_at").first():
            what = {"number": last.order.number, "amount": last.amount, "day": day(last.refunded_at, now)}
            found.append(Row(_("Refund in the last 90 days"), _("%(amount)s of order %(number)s, %(day)s") % what))
    if can_see_records(viewer, Order):
        newest = Order.objects.filter(theirs).exclude(status=Order.Status.CANCELLED).order_by("-ordered_at").first()
        if newest and newest.ordered_at < now - QUIET_AFTER:
            found.append(Row(_("No order for a year"), _("The last one was %(day)s") % {"day": day(newest.ordered_at, now)}))
    return found
