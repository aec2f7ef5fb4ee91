"""The customers of Hobbs & Tarn in the CRM store: accounts and contacts, three years of orders, what they ask support."""

from __future__ import annotations

import random
import tomllib
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from django.db import transaction
from django.db.models import Q
from django.utils.text import slugify

from portal.crm.models import (
    Account,
    Case,
    Contact,
    Message,
    Opportunity,
    Order,
    OrderLine,
    ProductSold,
    Refund,
    Subscription,
    Touch,
)
from portal.members.models import Member, Organisation
from portal.operations.demo.kept import Kept
from portal.products.models import ProductPage

SOURCE = "demo"
_DAYS = 3 * 365
_KEY = "customers"


@transaction.atomic
def load_customers(
    organisations: list[dict[str, Any]], members: dict[str, Member], kept: Kept, *, now: datetime, seed: int
) -> None:
    """Once: what somebody changed or deleted since stays so."""
    if _KEY in kept:
        return
    texts = tomllib.loads((Path(__file__).parent / "customers.toml").read_text(encoding="utf-8"))
    dice = random.Random(seed)
    accounts = _accounts(texts, organisations, now)
    contacts = _contacts(texts, accounts, members, dice, now)
    products = _products(texts)
    _orders(texts, contacts, members, products, dice, now)
    _subscriptions(accounts, products, dice, now)
    _opportunities(texts, accounts, now)
    _cases(texts, accounts, contacts, members, now)
    _touches(texts, contacts, dice, now)
    kept.keep(_KEY, next(iter(accounts.values())))


def _accounts(texts: dict[str, Any], organisations: list[dict[str, Any]], now: datetime) -> dict[str, Account]:
    """Those of the members' organisations, and more."""
    known = dict(Organisation.objects.filter(revenue_band__isnull=False).values_list("name", "revenue_band__at_least"))
    rows = []
    for facts in organisations:
        more = texts["details"].get(facts["name"], {})
        revenue = more.get("revenue", known.get(facts["name"], 0) + 145_000)
        plan, owner = more.get("plan", "Care"), more.get("owner", "Hanna Reuter")
        rows.append((facts["name"], facts["domain"], facts["segment"], more.get("employees", 12), revenue, plan, owner))
    rows += [tuple(entry["facts"]) for entry in texts["accounts"]]
    made = Account.objects.bulk_create(
        [
            Account(
                source=SOURCE,
                number=f"A-{100 + index}",
                name=name,
                domain=domain,
                segment=segment,
                employees=employees,
                revenue_minor=revenue,
                currency="EUR",
                plan=plan,
                owner=owner,
                updated_at=now,
            )
            for index, (name, domain, segment, employees, revenue, plan, owner) in enumerate(rows)
        ]
    )
    return {account.name: account for account in made}


def _contacts(
    texts: dict[str, Any], accounts: dict[str, Account], members: dict[str, Member], dice: random.Random, now: datetime
) -> list[Contact]:
    """Members who are customers under the address that they use here, their colleagues, and people who buy for themselves."""
    found = []
    names = {member.pk: member for member in members.values() if not member.is_staff}
    for member in names.values():
        given, _blank, family = member.name.partition(" ")
        account = accounts.get(member.organisation.name) if member.organisation else None
        found.append((given, family, member.email, account, min(now - member.joined_at, timedelta(days=_DAYS))))
    people = texts["people"]
    for facts in texts["colleagues"]:
        if account := accounts.get(facts["account"]):
            email = f"{facts['given'][0]}.{slugify(facts['family'])}@{account.domain}".lower()
            found.append((facts["given"], facts["family"], email, account, timedelta(days=_DAYS // 2)))
    colleagues = [account for account in accounts.values() for _time in range(2)]
    for account in [*colleagues, *[None] * 24]:
        given, family = dice.choice(people["given"]), dice.choice(people["family"])
        domain = account.domain if account else "letterbox.example"
        email = f"{given}.{family}@{domain}".lower()
        found.append((given, family, email, account, timedelta(days=dice.randrange(30, _DAYS))))
    rows = []
    for index, (given, family, email, account, age) in enumerate(found):
        city, postcode, country = dice.choice(people["cities"])
        rows.append(
            Contact(
                source=SOURCE,
                number=f"C-{1000 + index}",
                given_name=given,
                family_name=family,
                email=email,
                phone=f"+44 1632 96{dice.randrange(1000, 9999)}",  # a range that is kept free for stories
                account=account,
                company=account.name if account else "",
                street=f"{dice.choice(people['streets'])} {dice.randrange(1, 90)}",
                city=city,
                postcode=postcode,
                country=country,
                language=dice.choice(["en", "de", "no", "pt", "pl", "fr"]),
                has_opted_out_of_email=dice.random() < 0.1,
                created_at=now - age,
                updated_at=now,
            )
        )
    # One person under two numbers, as every store has them.
    twin = rows[-1]
    rows.append(
        Contact(
            source=SOURCE, number="C-9001", given_name=twin.given_name, family_name=twin.family_name, email=twin.email,
            street=twin.street, city=twin.city, postcode=twin.postcode, created_at=now - timedelta(days=20), updated_at=now,
        )
    )  # fmt: skip
    return Contact.objects.bulk_create(rows)


def _products(texts: dict[str, Any]) -> dict[str, ProductSold]:
    pages = dict(ProductPage.objects.values_list("title", "pk"))
    made = ProductSold.objects.bulk_create(
        [
            ProductSold(source=SOURCE, number=f"P-{index}", name=facts["name"], product_id=pages.get(facts["name"]))
            for index, facts in enumerate(texts["products"], start=1)
        ]
    )
    return {product.name: product for product in made}


def _orders(
    texts: dict[str, Any],
    contacts: list[Contact],
    members: dict[str, Member],
    products: dict[str, ProductSold],
    dice: random.Random,
    now: datetime,
) -> None:
    prices = {facts["name"]: facts["price"] for facts in texts["products"]}
    weights = [facts["weight"] for facts in texts["products"]]
    told = {members[facts["username"]].email: facts for facts in texts["purchases"] if facts["username"] in members}
    orders, lines = [], []
    for contact in contacts:
        age = max((now - contact.created_at).days, 1)
        facts = told.get(contact.email, {})
        drawn = min(1 + age // 160, 1 + dice.randrange(9))
        known: list[tuple[float, str]] = facts.get("orders") or [(0, "")] * facts.get("count", drawn)
        for ago, told_name in known:
            chosen = dict.fromkeys(
                [told_name] if told_name else dice.choices(list(prices), weights, k=dice.choice([1, 1, 2, 3]))
            )
            order = Order(
                source=SOURCE,
                number=f"O-{10_000 + len(orders)}",
                contact=contact,
                account=contact.account,
                ordered_at=now - timedelta(days=ago or dice.uniform(0, age)),
                currency="EUR",
                status=Order.Status.CANCELLED if dice.random() < 0.04 and not facts else Order.Status.PAID,
                amount_minor=0,
                updated_at=now,
            )
            for position, name in enumerate(chosen, start=1):
                quantity = dice.choice([1, 1, 2, 4]) if prices[name] < 10_000 else 1
                order.amount_minor += prices[name] * quantity
                lines.append(
                    OrderLine(
                        order=order,
                        position=position,
                        product=products[name],
                        quantity=quantity,
                        amount_minor=prices[name] * quantity,
                    )
                )
            orders.append(order)
    Order.objects.bulk_create(orders)
    for line in lines:
        line.order_id = line.order.pk
    OrderLine.objects.bulk_create(lines)
    Refund.objects.bulk_create(
        [
            Refund(
                source=SOURCE,
                number=f"R-{index}",
                order=order,
                refunded_at=min(order.ordered_at + timedelta(days=9), now),
                amount_minor=order.amount_minor // dice.choice([1, 2]),
                currency="EUR",
                updated_at=now,
            )
            for index, order in enumerate([order for order in orders if order.status == Order.Status.PAID][::23], start=1)
        ]
    )


def _subscriptions(accounts: dict[str, Account], products: dict[str, ProductSold], dice: random.Random, now: datetime) -> None:
    """By the month; one in five has ended, and some run out soon: their owners are to see it."""
    prices = {"Care": 4900, "Care Plus": 12900, "Partner": 9900, "Keep Office": 29000}
    renewing = {"Northlight Architects": 74, "Lee Press": 19}
    rows = []
    for index, account in enumerate(account for account in accounts.values() if account.plan):
        begun = now - timedelta(days=dice.randrange(120, _DAYS))
        ended = begun + timedelta(days=100) if index % 5 == 4 else None
        if account.name in renewing:
            ended = now + timedelta(days=renewing[account.name])
        rows.append(
            Subscription(
                source=SOURCE, number=f"S-{index}", account=account, product=products["Alto 2"], started_at=begun, ended_at=ended,
                amount_per_month_minor=prices[account.plan], currency="EUR", updated_at=now,
            )
        )  # fmt: skip
    Subscription.objects.bulk_create(rows)


def _opportunities(texts: dict[str, Any], accounts: dict[str, Account], now: datetime) -> None:
    Opportunity.objects.bulk_create(
        [
            Opportunity(
                source=SOURCE,
                number=f"D-{index}",
                name=facts["name"],
                account=accounts[facts["account"]],
                stage=facts["stage"],
                amount_minor=facts["amount"],
                currency="EUR",
                opened_at=now - timedelta(days=facts["opened"]),
                closed_at=now - timedelta(days=facts["closed"]) if "closed" in facts else None,
                updated_at=now,
            )
            for index, facts in enumerate(texts["opportunities"], start=1)
        ]
    )


def _cases(
    texts: dict[str, Any], accounts: dict[str, Account], contacts: list[Contact], members: dict[str, Member], now: datetime
) -> None:
    people: dict[int, Contact] = {}
    for contact in contacts:
        if contact.account_id:
            people.setdefault(contact.account_id, contact)
    cases, messages = [], []
    for index, facts in enumerate(texts["cases"], start=1):
        account = accounts[facts["account"]]
        closed_at = now - timedelta(days=facts["closed"]) if "closed" in facts else None
        assignee = members.get(facts.get("assignee", ""))
        case = Case(
            source=SOURCE,
            number=f"K-{index}",
            account=account,
            contact=people.get(account.pk),
            subject=facts["subject"],
            state=Case.State.CLOSED if closed_at else facts.get("state", Case.State.OPEN),
            opened_at=now - timedelta(days=facts["opened"]),
            closed_at=closed_at,
            due_at=now + timedelta(days=facts["due"]) if "due" in facts else None,
            assignee=assignee,
            updated_at=now,
        )
        cases.append(case)
        for place, (is_customer, is_public, ago, text) in enumerate(facts["messages"], start=1):
            writer = None if is_customer else assignee
            author = str(case.contact or "") if is_customer else (writer.display_name if writer else "")
            messages.append(
                Message(
                    source=SOURCE, number=f"K-{index}-{place}", case=case, author=author, by=writer, is_public=is_public, text=text,
                    at=now - timedelta(days=ago), updated_at=now,
                )
            )  # fmt: skip
    Case.objects.bulk_create(cases)
    for message in messages:
        message.case_id = message.case.pk
    Message.objects.bulk_create(messages)


def _touches(texts: dict[str, Any], contacts: list[Contact], dice: random.Random, now: datetime) -> None:
    rows = []
    for contact in contacts:
        for _touch in range(dice.choice([0, 1, 1, 2, 3])):
            age = max((now - contact.created_at).days, 1)
            rows.append(
                Touch(
                    source=SOURCE,
                    number=f"T-{len(rows)}",
                    contact=contact,
                    email=contact.email,
                    channel=dice.choice(texts["people"]["channels"]),
                    at=now - timedelta(days=dice.uniform(0, age)),
                    updated_at=now,
                )
            )
    Touch.objects.bulk_create(rows)


def remove_customers() -> None:
    """Everything of the demo's source, but for what records of others speak of."""
    Case.objects.filter(source=SOURCE).delete()  # with its messages
    Refund.objects.filter(Q(source=SOURCE) | Q(order__source=SOURCE)).delete()
    for model in (Order, Subscription, Opportunity, Touch):
        model._default_manager.filter(source=SOURCE).delete()
    Contact.objects.filter(
        source=SOURCE,
        merged_into__isnull=False,
        orders=None,
        subscriptions=None,
        opportunities=None,
        cases=None,
        idea_votes=None,
    ).delete()
    unused = Contact.objects.filter(source=SOURCE, orders=None, subscriptions=None, opportunities=None, cases=None)
    unused.filter(merged=None, idea_votes=None).delete()
    Account.objects.filter(source=SOURCE, orders=None, subscriptions=None, opportunities=None, cases=None).delete()
    ProductSold.objects.filter(source=SOURCE, lines=None, subscriptions=None).delete()
