"""Customer records: what only those who look after customers read."""

from __future__ import annotations

from datetime import UTC, datetime

from forums.actions import post_topic
from portal.conversions.actions import agree_to_case, offer_case, propose_answer, write_to_support
from portal.crm.actions import built_in_connection
from portal.crm.models import (
    Account,
    AuditEntry,
    Case,
    Connection,
    Contact,
    ContactMerge,
    Correction,
    ImportRun,
    Link,
    Opportunity,
    Order,
    ProductSold,
    Receipt,
    Subscription,
    Touch,
)
from portal.crm.store.actions import write_message
from portal.crm.sync.outbox import drain
from tests.crawl.cast import BAIT, World

AT = datetime(2026, 3, 1, tzinfo=UTC)
_SUPPORT = frozenset({"support"})


def make_customers(world: World) -> None:
    mark = world.marks.new
    # The page of an account, with its cases, is on the site.
    account = Account.objects.create(number="9", name=mark("crmaccount", _SUPPORT))
    contact = Contact.objects.create(number="7", family_name=mark("crmcontact", admin=_SUPPORT), account=account)
    order = Order.objects.create(number=mark("crmorder"), contact=contact, ordered_at=AT, amount_minor=100, currency="EUR")
    product = ProductSold.objects.create(number="1", name=mark("crmproduct"))
    order.lines.create(position=1, product=product, amount_minor=100)
    refund = order.refunds.create(number=mark("crmrefund"), refunded_at=AT, amount_minor=1, currency="EUR")
    case = Case.objects.create(number="1", contact=contact, subject=mark("crmcase", _SUPPORT), opened_at=AT)
    case.messages.create(number="1", text=mark("crmnote", admin=_SUPPORT), at=AT)
    connection = Connection.objects.create(slug="crm", name=mark("crmconnection"), connector="embedded", tenant="here")
    link = Link.objects.create(
        connection=connection, member=world.voter, state="ambiguous", candidates=[str(contact.pk)], reason=mark("crmlink")
    )
    receipt = Receipt.objects.create(member=world.keeper, number="r-23456789", asked_at=AT, purpose="all")
    AuditEntry.objects.create(connection=connection, what="link.ambiguous")
    merged = Contact.objects.create(number="8", family_name=mark("crmmerged", admin=_SUPPORT), merged_into=contact)
    world.add(
        crm={
            "accounts": account,
            "contacts": contact,
            "orders": order,
            "products": product,
            "refunds": refund,
            "cases": case,
            "subscriptions": Subscription.objects.create(
                number=mark("crmsubscription"), contact=contact, started_at=AT, amount_per_month_minor=1, currency="EUR"
            ),
            "opportunities": Opportunity.objects.create(number="1", name=mark("crmopportunity"), account=account, opened_at=AT),
            "touches": Touch.objects.create(number="1", channel=mark("crmtouch"), at=AT),
            "merges": ContactMerge.objects.create(survivor=contact, merged=merged),
            "connections": connection,
            "queue/corrections": Correction.objects.create(member=world.relic, field="Products", wish=mark("crmcorrection")),
            "queue": link,
            "imports": ImportRun.objects.create(kind="contacts", file_name=mark("crmfile"), done_at=AT),
        },
        connection=connection,
        receipt=receipt,
    )


def make_support_case(world: World) -> None:
    """A question that support has: what its asker and support read, and what support alone reads."""
    asker, support, mark = world.viewer("author"), world.viewer("support"), world.marks.new
    both = {"author", "support"}
    topic = post_topic(
        board_id=world.board.pk,
        by=asker,
        kind="question",
        title=f"{BAIT} which support has",
        body=f"<p>{BAIT} since Sunday.</p>",
    )
    case = agree_to_case(case=offer_case(topic=topic, by=support), by=asker)
    drain(built_in_connection(), seconds=10)
    case.refresh_from_db()
    held = Case.objects.get(pk=case.record_id)
    write_message(case=held, by=support, text=mark("casenote", admin=_SUPPORT), is_public=False)
    write_message(case=held, by=support, text=f"{BAIT} {mark('caseanswer', both)}", is_public=True)
    write_to_support(case=case, by=asker, body=f"<p>{BAIT} {mark('caseword', both)}</p>")
    propose_answer(case=case, by=support, body=f"<p>{BAIT} {mark('caseproposal', both)}</p>")
    drain(built_in_connection(), seconds=10)
    world.add(support_case=case, case_topic=topic)
