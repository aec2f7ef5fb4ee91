"""The page of an account: who of its people is shown, and what of them."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from allauth.account.models import EmailAddress
from django.contrib.auth.models import Permission
from django.utils import timezone

from forums.actions import post_topic
from ideas.actions import cast_vote, propose_idea
from portal.crm.actions import agree_to_sharing, switch_category, withdraw_sharing
from portal.crm.models import Account, AuditEntry, Case, Contact, ContactReading, Order, Subscription
from portal.crm.tasks import send_outbox
from portal.members.models import Member
from portal.members.roles import Role

pytestmark = pytest.mark.django_db


@pytest.fixture
def account(db: None) -> Account:
    return Account.objects.create(number="A1", name="Northlight Architects", owner="Hanna Reuter", plan="Keep Office")


@pytest.fixture
def join(account: Account, make_member: Any) -> Any:
    """A member whose contact is of the account, and who agreed; with what else they share."""

    def make(username: str, *also: str, of: Account | None = None) -> Any:
        member = make_member(username, name=f"{username.title()} Raman")
        EmailAddress.objects.update_or_create(user=member, email=member.email, defaults={"verified": True, "primary": True})
        Contact.objects.create(number=username, given_name=username.title(), email=member.email, account=of or account)
        agree_to_sharing(member=member)
        for category in also:
            switch_category(member=member, category=category, is_on=True)
        return member

    return make


@pytest.fixture
def keeper(make_member: Any) -> Any:
    return make_member("keeper", role=Role.CUSTOMER_RECORDS)


@pytest.fixture
def page(client: Any, account: Account) -> Any:
    def get(viewer: Any, query: str = "") -> str:
        client.force_login(viewer)
        response = client.get(f"/customer-accounts/{account.pk}/{query}")
        assert response.status_code == 200 and "no-store" in response["Cache-Control"]
        return response.content.decode()

    return get


def test_it_shows_the_people_who_agreed_and_of_each_what_they_share(
    join: Any, page: Any, keeper: Any, make_member: Any, account: Account, board: Any, private_board: Any, wishes: Any
) -> None:
    noor, priya, silent = join("noor", "ideas"), join("priya"), make_member("silent")
    Contact.objects.create(number="silent", email=silent.email, account=account)
    send_outbox()
    join("elsewhere", of=Account.objects.create(number="A2", name="Lee Press"))
    for author, title in ((noor, "The fuse goes when both boilers heat"), (silent, "Something that Silent asked")):
        post_topic(board_id=board.pk, by=author, kind="question", title=title, body="<p>Why?</p>")
    idea = propose_idea(board_id=wishes.pk, by=noor, title="A shot timer on the display", body="<p>Please.</p>")
    propose_idea(board_id=wishes.pk, by=priya, title="An idea that is not shared", body="<p>Please.</p>")
    cast_vote(idea=idea, by=priya)
    said = page(keeper)
    assert all(words in said for words in ("Northlight Architects", "Keep Office", "Hanna Reuter", "Noor Raman", "Priya Raman"))
    assert "The fuse goes" in said and "A shot timer" in said
    assert not any(words in said for words in ("Silent", "Elsewhere", "An idea that is not shared"))
    assert said.count("not shared") == 1, "Priya did not switch ideas on; what she contributes is hers to share with the link"
    # Withdrawn, none of it is left.
    withdraw_sharing(member=noor)
    said = page(keeper)
    assert "Noor Raman" not in said and "The fuse goes" not in said and "A shot timer" not in said


def test_titles_are_those_that_the_viewer_may_read(
    join: Any, page: Any, keeper: Any, insider: Any, private_board: Any, account: Account
) -> None:
    EmailAddress.objects.update_or_create(user=insider, email=insider.email, defaults={"verified": True, "primary": True})
    Contact.objects.create(number="i", email=insider.email, account=account)
    agree_to_sharing(member=insider)
    send_outbox()
    post_topic(board_id=private_board.pk, by=insider, kind="question", title="Behind closed doors", body="<p>Psst.</p>")
    assert "Behind closed doors" not in page(keeper)
    keeper.groups.add(*insider.groups.all())
    assert "Behind closed doors" in page(Member.objects.get(pk=keeper.pk))


def test_amounts_need_the_permission_and_each_look_is_noted_once(join: Any, page: Any, keeper: Any, account: Account) -> None:
    join("noor")
    send_outbox()
    now = timezone.now()
    Order.objects.create(number="O", account=account, ordered_at=now - timedelta(days=9), amount_minor=64000, currency="EUR")
    Subscription.objects.create(
        number="S", account=account, started_at=now - timedelta(days=9), amount_per_month_minor=29000, currency="EUR"
    )
    Case.objects.create(number="K", subject="It leaks", account=account, opened_at=now)
    before = page(keeper)
    assert "It leaks" in before and "see revenue" in before and "€640" not in before and "€290" not in before
    keeper.user_permissions.add(Permission.objects.get(codename="see_revenue"))
    after = page(Member.objects.get(pk=keeper.pk))
    assert "€640" in after and "€290 a month" in after
    assert ContactReading.objects.get(member=keeper).contact.number == "noor"
    assert AuditEntry.objects.get(by=keeper, what="account.opened").note == str(account.pk)


def test_whoever_may_not_see_accounts_finds_no_page(client: Any, account: Account, make_member: Any, join: Any) -> None:
    noor = join("noor")
    for viewer in (None, noor, make_member("mod", role=Role.MODERATOR), make_member("product", role=Role.PRODUCT)):
        client.logout()
        if viewer is not None:
            client.force_login(viewer)
        assert client.get(f"/customer-accounts/{account.pk}/").status_code == 404


def test_the_page_costs_the_same_for_many_as_for_one(
    join: Any, page: Any, keeper: Any, board: Any, wishes: Any, queries_of: Any
) -> None:
    def takes_part(username: str) -> None:
        member = join(username, "ideas")
        post_topic(board_id=board.pk, by=member, kind="question", title=f"Why does {username} ask?", body="<p>Why?</p>")
        propose_idea(board_id=wishes.pk, by=member, title=f"What {username} wants", body="<p>Please.</p>")

    takes_part("noor")
    send_outbox()
    page(keeper)
    few = queries_of(lambda: page(keeper))
    for number in range(4):
        takes_part(f"one{number}")
    send_outbox()
    page(keeper)
    assert queries_of(lambda: page(keeper)) == few
    assert "One3 Raman" in page(keeper, "?m=zz&q=99999999999999999999&v=-1")


def test_it_is_reached_from_the_record_the_card_and_the_voters(
    client: Any, join: Any, keeper: Any, account: Account, wishes: Any, support: Any, asker: Any
) -> None:
    noor = join("noor")
    send_outbox()
    idea = propose_idea(board_id=wishes.pk, by=asker, title="A shot timer on the display", body="<p>Please.</p>")
    cast_vote(idea=idea, by=Member.objects.get(pk=noor.pk))
    address = f'href="/customer-accounts/{account.pk}/"'
    client.force_login(keeper)
    for path in (f"/admin/crm/accounts/{account.pk}/", f"/customer-card/{noor.pk}/"):
        assert address in client.get(path).content.decode(), path
    client.force_login(support)
    assert address in client.get(f"/ideas/{idea.pk}/voters/").content.decode()
    client.force_login(noor)
    assert address not in client.get(f"/ideas/{idea.pk}/voters/").content.decode()
