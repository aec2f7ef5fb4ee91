"""One account of the customer records, and what its people do here.

A member is of it only by a link that they agreed to, and each figure is of those who share its category: who switched ideas off is in
no number of ideas. What cannot be told apart from that is not told. Titles are those that the viewer may read.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import CharField, Count, Max, Q, QuerySet, Sum
from django.db.models.functions import Cast
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from forums.models import Topic
from ideas.models import Idea, Vote
from portal.activity.models import Promise
from portal.common.money import money
from portal.common.viewer import Viewer
from portal.crm import sharing
from portal.crm.card import Row, case_rows, open_cases, open_deals, signals
from portal.crm.consents import LINK, categories_of, has_agreed
from portal.crm.models import BUILT_IN, Account, Case, Contact, Link, Order, Subscription
from portal.crm.store.permissions import can_see_records, can_see_revenue
from portal.insights.promises import STATES, PromiseRow, promise_rows, promises_visible_to
from portal.members.models import Member, Organisation, Segment

MEMBERS_SHOWN, THINGS_SHOWN, CASES_SHOWN, OWED_SHOWN = 25, 10, 10, 5
A_YEAR, A_MONTH = timedelta(days=365), timedelta(days=30)
CONTRIBUTIONS, IDEAS = "contributions", "ideas"


@dataclass(frozen=True)
class MemberRow:
    """A member of the account. A figure that they do not share is None."""

    member: Member
    contact: Contact | None
    matched: str
    shares: list[str]
    questions: int | None = None
    solved: int | None = None
    ideas: int | None = None
    seen_at: datetime | None = None


@dataclass
class Sales:
    """What was sold, for those who see amounts."""

    count: int = 0
    last_at: datetime | None = None
    in_a_year: list[str] = field(default_factory=list)
    altogether: list[str] = field(default_factory=list)
    subscriptions: list[Row] = field(default_factory=list)


def links_of(account: Account) -> QuerySet[Link]:
    """The links of the account's contacts that hold, of members who agree to them now."""
    contacts = Contact.objects.current().filter(account=account).annotate(key=Cast("pk", CharField()))
    found = Link.objects.linked().filter(has_agreed(LINK), connection__slug=BUILT_IN, member__erased_at=None)
    return found.filter(record_id__in=contacts.values("key"))


def _sharing(links: QuerySet[Link], category: str) -> QuerySet[Any]:
    """The members of these links who share a category."""
    known = sharing.category(category)
    if known is None:
        return links.none().values("member")
    return links.filter(has_agreed(known.purpose)).order_by().values("member")


def member_rows(page: Page[Link], viewer: Viewer) -> list[MemberRow]:
    """Four queries, however many there are."""
    links = list(page)
    shared = categories_of([link.member_id for link in links])
    contacts = Contact.objects.in_bulk([int(link.record_id) for link in links if link.record_id.isdecimal()])
    names = {each.name: str(each.label) for each in sharing.categories()}
    own = Idea.objects.visible_to(viewer).public_rows().filter(author__in=[link.member_id for link in links]).order_by()
    proposed = dict(own.values_list("author_id").annotate(Count("pk")))
    rows = []
    for link in links:
        member, held = link.member, shared.get(link.member_id, set())
        takes_part = CONTRIBUTIONS in held
        rows.append(
            MemberRow(
                member,
                contacts.get(int(link.record_id)) if link.record_id.isdecimal() else None,
                str(link.get_matched_by_display()),
                [label for name, label in names.items() if name in held],
                questions=member.topic_count if takes_part else None,
                solved=member.solution_count if takes_part else None,
                ideas=proposed.get(member.pk, 0) if IDEAS in held else None,
                seen_at=member.last_seen_at if takes_part else None,
            )
        )
    return rows


def overview(account: Account, viewer: Viewer, now: datetime, asked: dict[str, str]) -> dict[str, Any]:
    """Everything that the page says. The number of queries does not depend on what there is."""
    theirs = Q(account=account) | Q(contact__account=account)
    links = links_of(account)
    taking_part, with_ideas = _sharing(links, CONTRIBUTIONS), _sharing(links, IDEAS)
    members = Paginator(links.select_related("member").order_by("matched_at", "pk"), MEMBERS_SHOWN).get_page(asked.get("m"))
    topics = Topic.objects.visible_to(viewer).public_rows().filter(author__in=taking_part)
    questions = Paginator(topics.order_by("-posted_at", "-pk"), THINGS_SHOWN).get_page(asked.get("q"))
    wanted, vote_count = _wanted(account, with_ideas, viewer, asked.get("v"))
    cases = open_cases(theirs, viewer, CASES_SHOWN)
    active = Member.objects.filter(pk__in=taking_part, last_seen_at__gte=now - A_MONTH).count()
    open_questions = topics.unsolved().count()
    own_ideas = Idea.objects.visible_to(viewer).public_rows().standing().filter(author__in=with_ideas)
    return {
        "account": account,
        "facts": _facts(account, viewer),
        "members": members,
        "rows": member_rows(members, viewer),
        "contact_count": account.contacts.filter(merged_into=None).count(),
        "questions": questions,
        "open_questions": open_questions,
        "ideas": list(own_ideas.order_by("-support", "-pk")[:THINGS_SHOWN]),
        "idea_count": own_ideas.count(),
        "wanted": wanted,
        "vote_count": vote_count,
        "sees_cases": bool(can_see_records(viewer, Case)),
        "cases": case_rows(cases),
        "owed": _owed(taking_part, viewer, now),
        "deals": open_deals(theirs, viewer),
        "sales": _sales(theirs, viewer, now),
        "signals": signals(theirs, cases, viewer, now) + _of_the_community(open_questions, active),
        "sees_contacts": bool(can_see_records(viewer, Contact)),
        "sees_revenue": can_see_revenue(viewer),
    }


def _facts(account: Account, viewer: Viewer) -> list[str]:
    segment = Segment.objects.filter(key=account.segment).first()
    said = [segment.name if segment is not None else account.segment]
    if account.employees:
        people = ngettext("%(count)s person", "%(count)s people", account.employees)
        said.append(people % {"count": account.employees})
    said += [_("owner %(name)s") % {"name": account.owner}] if account.owner else []
    said += [account.plan]
    if account.revenue and can_see_revenue(viewer):
        said.append(_("%(amount)s a year") % {"amount": account.revenue})
    return [each for each in said if each]


def _wanted(account: Account, with_ideas: QuerySet[Any], viewer: Viewer, page: str | None) -> tuple[Page[Any], int]:
    """Ideas that its people voted for, with how many of them; what was voted in the account's own name, and what staff recorded for its contacts."""
    named = Organisation.objects.filter(name=account.name).values("pk")
    readable = Idea.objects.visible_to(viewer).public_rows().standing().order_by().values("pk")
    whose = Q(member__in=with_ideas) | Q(organisation__in=named) | Q(contact__account=account)
    votes = Vote.objects.filter(whose, is_counted=True, idea__in=readable)
    counts = votes.order_by().values("idea").annotate(people=Count("pk"), last=Max("created_at"))
    pages = Paginator(counts.order_by("-people", "-last", "-idea"), THINGS_SHOWN).get_page(page)
    ideas = Idea.objects.in_bulk([row["idea"] for row in pages])
    pages.object_list = [(ideas[row["idea"]], row["people"]) for row in pages if row["idea"] in ideas]
    return pages, votes.count()


def _owed(members: QuerySet[Any], viewer: Viewer, now: datetime) -> list[PromiseRow]:
    """What the company owes its people, the earliest first, about what the viewer may see."""
    found = promises_visible_to(viewer).filter(STATES["open"].where(now), to__in=members)
    promises: Sequence[Promise] = list(found.select_related("owner", "to").order_by("due_at", "pk")[:OWED_SHOWN])
    return promise_rows(promises, viewer, now)


def _sales(theirs: Q, viewer: Viewer, now: datetime) -> Sales | None:
    if not can_see_revenue(viewer) or not can_see_records(viewer, Order):
        return None
    orders = Order.objects.filter(theirs).exclude(status=Order.Status.CANCELLED).order_by()
    facts = orders.aggregate(count=Count("pk"), last=Max("ordered_at"))
    sums = orders.values("currency").annotate(
        altogether=Sum("amount_minor"), year=Sum("amount_minor", filter=Q(ordered_at__gte=now - A_YEAR))
    )
    sales = Sales(facts["count"], facts["last"])
    for row in sums.order_by("currency"):
        sales.altogether.append(money(row["altogether"], row["currency"]))
        if row["year"]:
            sales.in_a_year.append(money(row["year"], row["currency"]))
    if can_see_records(viewer, Subscription):
        running = Subscription.objects.filter(theirs, started_at__lte=now).filter(Q(ended_at=None) | Q(ended_at__gt=now))
        for each in running.select_related("product").order_by("ended_at", "pk")[:THINGS_SHOWN]:
            price = _("%(amount)s a month") % {"amount": each.amount_per_month}
            sales.subscriptions.append(Row(str(each.product or each.number), price))
    return sales


def _of_the_community(open_questions: int, active: int) -> list[Row]:
    found = []
    if open_questions:
        words = ngettext("%(count)s open question", "%(count)s open questions", open_questions) % {"count": open_questions}
        found.append(Row(words, _("of members who share what they contribute")))
    if active:
        words = ngettext("%(count)s member active", "%(count)s members active", active) % {"count": active}
        found.append(Row(words, _("in the last 30 days")))
    return found
