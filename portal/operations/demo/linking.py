"""What members of the demo agreed to share, and what followed: links, entries in timelines, receipts, and what waits for a person.

All of it goes the way that it goes on any site: the members agree by the actions, the queue is filled by them, and the connection to
the built-in records is drained. Only the moments are set back afterwards, from now to when it would have happened.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from allauth.account.models import EmailAddress
from django.contrib.contenttypes.prefetch import GenericPrefetch
from django.db import transaction
from django.db.models import Q, QuerySet

from forums.models import Post, Topic
from ideas.actions import give_vote_for_contact
from ideas.models import Idea
from portal.activity.models import Activity
from portal.crm import actions, sharing
from portal.crm.connectors import connector_of
from portal.crm.consents import LINK
from portal.crm.mapping import mapping_of
from portal.crm.models import (
    BUILT_IN,
    AuditEntry,
    Connection,
    Contact,
    DeadLetter,
    FieldMapping,
    Link,
    Outbox,
    Receipt,
    ReconciliationReport,
    SentEvent,
    SyncLogEntry,
    TimelineEntry,
)
from portal.crm.store.actions import note_reading
from portal.crm.sync.checking import check_connection
from portal.crm.sync.outbox import drain
from portal.crm.sync.reconciliation import reconcile
from portal.crm.tasks import LOG_DAYS
from portal.members.models import Consent, Member
from portal.operations.demo.customers import SOURCE
from portal.operations.demo.kept import Kept
from portal.products.actions import own_product
from portal.products.models import ProductPage
from portal.products.permissions import can_own_product

_KEY = "customer-links"
_TOOK = timedelta(seconds=9)  # from an act until it stood in the record
_ABOUT: list[QuerySet[Any]] = [Topic.objects.all(), Post.objects.select_related("topic"), Idea.objects.all()]


@transaction.atomic
def load_links(members: Mapping[str, Member], kept: Kept, *, now: datetime) -> None:
    """Once, after everything that is shared: what somebody changed since stays so."""
    if _KEY in kept:
        return
    told = tomllib.loads((Path(__file__).parent / "linking.toml").read_text(encoding="utf-8"))
    connection = actions.built_in_connection()
    _own(told["owned"], members)
    agreed = [facts for facts in told["agreements"] if facts["username"] in members]
    _refuse_one(told["refused"], members, connection, now)
    _second_contacts(told["second_contacts"], members, now)
    for facts in agreed:
        _agree(facts, members[facts["username"]], now)
    for username in told["declined"]:
        if username in members:
            actions.decline_sharing(member=members[username], now=now - timedelta(days=3))
    drain(connection)
    _tell_of_the_past(members.values())
    drain(connection)
    check_connection(connection)
    yesterday = _at_night(now) - timedelta(days=1)
    ReconciliationReport.objects.filter(pk=reconcile(connection).pk).update(at=yesterday)
    _set_back(connection, members.values(), now)
    for facts in agreed:
        _take_back(facts, members[facts["username"]], now)
    _move_to_an_address_of_another(told["moved"], members, now)
    drain(connection)
    _set_back_receipts(members.values())
    for facts in told["corrections"]:
        if facts["username"] in members:
            at = now - timedelta(days=facts["ago"])
            actions.ask_for_correction(member=members[facts["username"]], field=facts["field"], wish=facts["wish"], now=at)
    _look(told["looks"], members, now)
    _vote_for_customers(told["votes"], members, now)
    ReconciliationReport.objects.filter(pk=reconcile(connection).pk).update(at=_at_night(now))
    Connection.objects.filter(pk=connection.pk).update(created_at=now - timedelta(days=950))
    kept.keep(_KEY, members[agreed[0]["username"]])


def _at_night(now: datetime) -> datetime:
    return now.replace(hour=2, minute=10, second=0, microsecond=0)


def _second_contacts(texts: list[dict[str, Any]], members: Mapping[str, Member], now: datetime) -> None:
    """People who stand in the records twice, as every store has them: which of the two it is, a person decides."""
    Contact.objects.bulk_create(
        Contact(
            source=SOURCE,
            number=facts["number"],
            given_name=facts["given"],
            family_name=facts["family"],
            email=facts.get("email") or members[facts["username"]].email,
            city=facts["city"],
            created_at=now - timedelta(days=facts["ago"]),
            updated_at=now,
        )
        for facts in texts
        if facts["username"] in members
    )


def _own(texts: list[dict[str, Any]], members: Mapping[str, Member]) -> None:
    """What they have, from the day on which they joined: the screen of an account says it of them."""
    for facts in texts:
        member = members.get(facts["username"])
        for product in ProductPage.objects.live().filter(title__in=facts["products"]).order_by("pk"):
            if member is not None and can_own_product(member, product):
                own_product(product=product, by=member, now=member.joined_at)


def _agree(facts: dict[str, Any], member: Member, now: datetime) -> None:
    at = max(now - timedelta(days=facts["ago"]), member.joined_at + timedelta(minutes=11))
    actions.agree_to_sharing(member=member, now=at)
    for name, ago in facts.get("also", {}).items():
        actions.switch_category(member=member, category=name, is_on=True, now=max(now - timedelta(days=ago), at))


def _tell_of_the_past(members: Any) -> None:
    """What they did since they agreed, as it was queued then: of each category from the day on which it was switched on."""
    pks = [member.pk for member in members]
    purposes = {each.name: each.purpose for each in sharing.categories()}
    rows = Consent.objects.filter(member__in=pks, withdrawn_at=None, purpose__in=[LINK, *purposes.values()])
    since = {(member, purpose): at for member, purpose, at in rows.values_list("member_id", "purpose", "given_at")}
    events = {event.type.name: event for event in sharing.events() if event.is_sent}
    found = Activity.objects.filter(type__in=events).order_by("happened_at", "pk")
    for activity in found.prefetch_related(GenericPrefetch("object", _ABOUT)):
        event = events[activity.type]
        moments = [since.get((pk, purposes[event.category])) for pk in event.members(activity) if pk]
        if any(at is not None and at <= activity.happened_at for at in moments):
            actions.queue_activity(activity)


def _set_back(connection: Connection, members: Any, now: datetime) -> None:
    """From now to when it would have left: an entry seconds after the act, a field with the last act of its category."""
    at_of = dict(TimelineEntry.objects.exclude(portal_key=None).values_list("portal_key", "at"))
    sent = list(SentEvent.objects.filter(connection=connection, key__in=at_of, member__in=members).order_by("pk"))
    last: dict[tuple[int, str], datetime] = {}
    moments: dict[tuple[int, str], list[datetime]] = {}
    for event in sent:
        event.sent_at = at_of[event.key] + _TOOK
        last[event.member_id, event.category] = event.sent_at
        moments.setdefault((event.member_id, "event"), []).append(event.sent_at)
    SentEvent.objects.bulk_update(sent, ["sent_at"])
    category = {each.name: each for each in sharing.categories()}
    given = {
        (member, purpose): at
        for member, purpose, at in Consent.objects.filter(member__in=members).values_list("member", "purpose", "given_at")
    }
    links = list(Link.objects.active().filter(connection=connection, member__in=members))
    for link in links:
        agreed = given[link.member_id, LINK] + _TOOK
        link.matched_at = agreed if link.matched_at else None
        for each in sharing.fields(category):
            if (row := link.shadow.get(each.name)) and row["at"]:
                since = given.get((link.member_id, category[each.category].purpose), agreed) + _TOOK
                row["at"] = max(last.get((link.member_id, each.category), since), since).isoformat()
        moments[link.member_id, "summary"] = [agreed]
    Link.objects.bulk_update(links, ["matched_at", "shadow"])
    _set_back_log(connection, moments, now)


def _set_back_log(connection: Connection, moments: dict[tuple[int, str], list[datetime]], now: datetime) -> None:
    """Line by line, in the order in which they left; of those that are older than the log is kept, none."""
    lines = list(SyncLogEntry.objects.filter(connection=connection, member__in={pk for pk, _what in moments}).order_by("pk"))
    for line in lines:
        times = moments.get((line.member_id or 0, line.what)) or moments.get((line.member_id or 0, "summary"), [])
        if times:
            line.at = times.pop(0) if line.what == "event" else times[0]
    SyncLogEntry.objects.bulk_update(lines, ["at"])
    SyncLogEntry.objects.filter(connection=connection, at__lt=now - timedelta(days=LOG_DAYS)).delete()


def _take_back(facts: dict[str, Any], member: Member, now: datetime) -> None:
    for name, ago in facts.get("off", {}).items():
        actions.switch_category(member=member, category=name, is_on=False, now=now - timedelta(days=ago))
    if "withdrawn" in facts:
        actions.withdraw_sharing(member=member, now=now - timedelta(days=facts["withdrawn"]))


def _set_back_receipts(members: Any) -> None:
    """Blanked seconds after it was asked for."""
    for receipt in Receipt.objects.filter(member__in=members).exclude(done_at=None):
        receipt.done_at = receipt.asked_at + _TOOK
        receipt.items = [{**each, "at": receipt.done_at.isoformat()} for each in receipt.items]
        receipt.save(update_fields=["done_at", "items"])
        SentEvent.objects.filter(member=receipt.member).exclude(deleted_at=None).update(deleted_at=receipt.done_at)
        SyncLogEntry.objects.filter(member=receipt.member, what=Outbox.WITHDRAW).update(at=receipt.done_at)


def _move_to_an_address_of_another(facts: dict[str, Any], members: Mapping[str, Member], now: datetime) -> None:
    """A member confirmed an address that stands in somebody else's contact: the link stops until a person has looked."""
    if member := members.get(facts["username"]):
        EmailAddress.objects.get_or_create(user=member, email=facts["email"], defaults={"verified": True, "primary": False})
        actions.recheck_address(member.pk)


def _refuse_one(facts: dict[str, Any], members: Mapping[str, Member], connection: Connection, now: datetime) -> None:
    """A mistake in the mapping, put right a little later: what left in between was refused, and waits to be sent again."""
    keeper, member = members.get(facts["by"]), members.get(facts["username"])
    if keeper is None or member is None or FieldMapping.objects.filter(connection=connection).exists():
        return
    right = {each.field.name: (each.theirs, each.direction.value) for each in mapping_of(connection, connector_of(connection))}
    wrong = {**right, facts["field"]: (facts["into"], right[facts["field"]][1])}
    at = now - timedelta(days=facts["ago"])
    actions.save_mapping(connection=connection, chosen=wrong, by=keeper)
    actions.agree_to_sharing(member=member, now=at)
    drain(connection)
    actions.save_mapping(connection=connection, chosen=right, by=keeper)
    AuditEntry.objects.filter(connection=connection, what="mapping.saved", by=keeper).update(at=at)
    DeadLetter.objects.filter(connection=connection, member=member).update(created_at=at, died_at=at + _TOOK)


def _look(texts: list[dict[str, Any]], members: Mapping[str, Member], now: datetime) -> None:
    """Who opened a contact: the member sees it."""
    for facts in texts:
        member, by = members.get(facts["username"]), members.get(facts["by"])
        contact = Contact.objects.with_email(member.email).first() if member else None
        if contact is not None and by is not None:
            note_reading(contact=contact, by=by, now=now - timedelta(days=facts["ago"]))


def _vote_for_customers(texts: list[dict[str, Any]], members: Mapping[str, Member], now: datetime) -> None:
    """Wishes of customers who have no account, as somebody heard them on the telephone."""
    for facts in texts:
        contact = Contact.objects.current().with_email(facts["email"]).first()
        idea = Idea.objects.standing().filter(title__startswith=facts["idea"]).first()
        if contact is not None and idea is not None and facts["by"] in members:
            give_vote_for_contact(
                idea=idea,
                by=members[facts["by"]],
                contact=contact,
                source_url=facts["source"],
                source_note=facts["note"],
                now=max(now - timedelta(days=facts["ago"]), idea.posted_at),
            )


def remove_links(members: Any) -> None:
    """What stays behind when members and contacts go: lines without a person, and comparisons that counted them."""
    connection = Connection.objects.filter(slug=BUILT_IN)
    AuditEntry.objects.filter(member__in=members).delete()
    AuditEntry.objects.filter(by__in=members, connection__in=connection).delete()
    # Lines about cases without a contact name nobody.
    SyncLogEntry.objects.filter(Q(member__in=members) | Q(member=None, connection__in=connection)).delete()
    Receipt.objects.filter(member__in=members).delete()
    ReconciliationReport.objects.filter(connection__in=connection).delete()
