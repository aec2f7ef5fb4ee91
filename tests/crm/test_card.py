"""The customer record of a member, beside topics and ideas, for staff."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

import pytest
from django.utils import timezone

from portal.crm.actions import agree_to_sharing, withdraw_sharing
from portal.crm.card import customer_card
from portal.crm.models import (
    BUILT_IN,
    Account,
    Case,
    Connection,
    Contact,
    ContactReading,
    Link,
    Opportunity,
    Order,
    Refund,
    Subscription,
)
from portal.members.roles import Role

pytestmark = pytest.mark.django_db


@pytest.fixture
def contact(verified: Any) -> Contact:
    account = Account.objects.create(number="A1", name="Linden Roasters", owner="Hanna Reuter", plan="Partner")
    return Contact.objects.create(number="C1", given_name="Noor", family_name="Haddad", account=account)


@pytest.fixture
def noor(verified: Any, contact: Contact) -> Any:
    """A member who agreed, and whose contact is linked."""
    member = verified("noor")
    connection, _ = Connection.objects.update_or_create(
        slug=BUILT_IN, defaults={"name": "Customer records", "connector": "embedded", "tenant": "here", "is_on": True}
    )
    agree_to_sharing(member=member)
    link = {"tenant": "here", "record_id": str(contact.pk), "state": Link.State.LINKED}
    Link.objects.update_or_create(connection=connection, member=member, ended_at=None, defaults=link)
    return member


@pytest.fixture
def keeper(make_member: Any) -> Any:
    return make_member("keeper", role=Role.CUSTOMER_RECORDS)


def card(client: Any, viewer: Any, member: Any, **headers: str) -> str:
    client.force_login(viewer)
    response = client.get(f"/customer-card/{member.pk}/", headers=headers)
    assert response.status_code == 200
    return response.content.decode()


def sell(contact: Contact, now: datetime) -> None:
    order = Order.objects.create(
        number="O-77", contact=contact, ordered_at=now - timedelta(days=400), amount_minor=64000, currency="EUR"
    )
    Refund.objects.create(number="R1", order=order, refunded_at=now - timedelta(days=9), amount_minor=12300, currency="EUR")
    Subscription.objects.create(
        number="S-5",
        contact=contact,
        started_at=now - timedelta(days=300),
        ended_at=now + timedelta(days=20, hours=1),
        amount_per_month_minor=900,
        currency="EUR",
    )
    Opportunity.objects.create(
        number="D1", name="Second grinder", stage="offer", contact=contact, opened_at=now, amount_minor=99900, currency="EUR"
    )


def test_the_card_shows_account_owner_plan_and_cases_with_their_dates(
    client: Any, keeper: Any, noor: Any, contact: Contact
) -> None:
    now = timezone.now()
    Case.objects.create(number="1", subject="It leaks", contact=contact, due_at=now - timedelta(days=2))
    Case.objects.create(number="2", subject="Long done", contact=contact, state="closed", closed_at=now)
    page = card(client, keeper, noor)
    assert all(words in page for words in ("Linden Roasters", "Hanna Reuter", "Partner", "It leaks", "A case is late"))
    assert "Long done" not in page and "<html" in page


def test_htmx_gets_the_card_without_the_page(client: Any, keeper: Any, noor: Any) -> None:
    page = card(client, keeper, noor, HX_Request="true")
    assert "Linden Roasters" in page and "<html" not in page


def test_amounts_and_signals_of_sales_need_the_permission_to_see_revenue(
    client: Any, keeper: Any, make_member: Any, noor: Any, contact: Contact, can_see_revenue: Any
) -> None:
    sell(contact, timezone.now())
    signals = ("Renews in 20 days", "S-5", "Refund in the last 90 days", "€123", "No order for a year", "€999")
    before = card(client, keeper, noor)
    assert "Second grinder" in before and not any(words in before for words in signals)
    after = card(client, can_see_revenue(keeper), noor)
    assert [words for words in signals if words not in after] == []
    assert "Second grinder" not in card(client, make_member("support", role=Role.SUPPORT), noor)


@pytest.fixture
def can_see_revenue() -> Any:
    from django.contrib.auth.models import Permission

    def give(member: Any) -> Any:
        member.user_permissions.add(Permission.objects.get(codename="see_revenue"))
        return type(member).objects.get(pk=member.pk)

    return give


def test_each_look_is_noted_down(client: Any, keeper: Any, noor: Any, contact: Contact) -> None:
    card(client, keeper, noor)
    assert list(ContactReading.objects.values_list("contact", "member")) == [(contact.pk, keeper.pk)]


def test_of_a_member_who_did_not_agree_nothing_is_shown(client: Any, keeper: Any, noor: Any, verified: Any) -> None:
    assert "has not linked" in card(client, keeper, verified("other"))
    withdraw_sharing(member=noor)
    page = card(client, keeper, noor)
    assert "has not linked" in page and "Linden Roasters" not in page and not ContactReading.objects.exists()


def test_an_ambiguous_link_shows_nothing(client: Any, keeper: Any, noor: Any) -> None:
    Link.objects.filter(member=noor).update(state=Link.State.AMBIGUOUS)
    assert "Linden Roasters" not in card(client, keeper, noor)


@pytest.mark.parametrize("role", [None, Role.MODERATOR, Role.EDITOR])
def test_whoever_lacks_the_permission_finds_no_card(client: Any, make_member: Any, noor: Any, role: Role | None) -> None:
    viewer = make_member("viewer", role=role) if role else make_member("viewer")
    client.force_login(viewer)
    assert client.get(f"/customer-card/{noor.pk}/").status_code == 404
    assert customer_card(viewer, noor.pk) == ""
    client.force_login(noor)
    assert client.get(f"/customer-card/{noor.pk}/").status_code == 404
    client.logout()
    assert client.get(f"/customer-card/{noor.pk}/").status_code == 404


def test_the_place_for_the_card_is_a_link_that_htmx_follows(keeper: Any, noor: Any) -> None:
    place = customer_card(keeper, noor.pk)
    assert f'href="/customer-card/{noor.pk}/"' in place and f'hx-get="/customer-card/{noor.pk}/"' in place


def test_a_member_pays_no_query_for_the_card(verified: Any, noor: Any, django_assert_num_queries: Any) -> None:
    reader = verified("reader")
    assert reader.groups_held == {}  # every page knows it
    with django_assert_num_queries(0):
        assert customer_card(reader, noor.pk) == ""


def test_the_card_says_how_the_contact_was_found_and_what_is_shared(client: Any, keeper: Any, noor: Any) -> None:
    Link.objects.filter(member=noor).update(matched_by=Link.MatchedBy.EMAIL, matched_at=timezone.now())
    page = card(client, keeper, noor)
    assert (
        "by verified e-mail" in page
        and "Identity, Products, Contributions" in page
        and "Ideas" not in page.partition("Shares")[2][:90]
    )
