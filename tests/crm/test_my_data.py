"""The page where a member sees, switches, corrects and takes back what is shared."""

from __future__ import annotations

import json
from typing import Any

import pytest

from portal.activity.models import Promise
from portal.crm import receipts
from portal.crm.actions import agree_to_sharing, withdraw_sharing
from portal.crm.consents import categories_of
from portal.crm.models import Correction, Link, Receipt, SharingQuestion
from portal.crm.protocol import Kind
from portal.members.models import Member
from portal.members.roles import Role

pytestmark = pytest.mark.django_db


@pytest.fixture
def priya(verified: Any) -> Any:
    return verified("priya", trust_level=2, solution_count=11, members_reply_count=3)


@pytest.fixture
def shared(connection: Any, fake: Any, priya: Any, sent: Any) -> Any:
    fake.add(Kind.CONTACT, {"email": priya.email})
    agree_to_sharing(member=priya)
    sent()
    return priya


def test_the_page_shows_what_was_sent_and_where_to(client: Any, shared: Any) -> None:
    client.force_login(shared)
    page = client.get("/my-data/").content.decode()
    assert "Questions you solved" in page and '<td role="cell">11</td>' in page and "Fake CRM" in page
    assert "crm-1" in page and "Linked" in page and "&lt;time" not in page


def test_visitors_are_asked_to_sign_in(client: Any, db: Any) -> None:
    assert client.get("/my-data/").status_code == 302


def test_the_question_stands_on_pages_after_the_first_post_and_once(client: Any, connection: Any, priya: Any) -> None:
    client.force_login(priya)
    assert "sharing-question" in client.get("/members/").content.decode()
    assert client.post("/my-data/answer/", {"answer": "not_now", "next": "/members/"}).url == "/members/"
    assert "sharing-question" not in client.get("/members/").content.decode()
    assert SharingQuestion.objects.get(member=priya).answer == "not_now" and not Link.objects.exists()


def test_nobody_is_asked_before_the_first_post(client: Any, connection: Any, verified: Any) -> None:
    client.force_login(verified("newcomer2"))
    assert "sharing-question" not in client.get("/members/").content.decode()


def test_colleagues_are_not_asked(client: Any, connection: Any, support: Any) -> None:
    Member.objects.filter(pk=support.pk).update(members_reply_count=3)
    client.force_login(support)
    assert "sharing-question" not in client.get("/members/").content.decode()


def test_yes_turns_on_identity_products_and_contributions_only(client: Any, connection: Any, priya: Any) -> None:
    client.force_login(priya)
    assert client.post("/my-data/answer/", {"answer": "yes"}).url == "/my-data/"
    assert categories_of([priya.pk]) == {priya.pk: {"identity", "products", "contributions"}}


def test_a_category_is_switched_on_the_page(client: Any, shared: Any, fake: Any, sent: Any) -> None:
    client.force_login(shared)
    client.post("/my-data/share/", {"identity": "on", "products": "on", "ideas": "on", "marketing_use": "on"})
    assert categories_of([shared.pk])[shared.pk] == {"identity", "products", "ideas"}
    sent()
    values = fake.all(Kind.CONTACT)[0].values
    assert not values["portal_solutions"] and values["portal_ideas"] == 0
    assert "blank" in client.get("/my-data/").content.decode()


def test_a_correction_is_owed_by_a_named_person(client: Any, shared: Any, make_member: Any) -> None:
    keeper = make_member("ilse", role=Role.CUSTOMER_RECORDS)
    client.force_login(shared)
    answer = client.post("/my-data/correct/", {"field": "Products", "wish": "It is a Pico, not a Picco"})
    assert answer.status_code == 302
    promise = Promise.objects.get(kind="crm.correction")
    assert promise.owner == keeper and promise.to == shared
    page = client.get("/my-data/").content.decode()
    assert "Correction asked" in page and "Ilse owes it by" in page
    again = client.post("/my-data/correct/", {"field": "Products", "wish": "Please"})
    assert again.status_code == 422 and Correction.objects.count() == 1


def test_withdrawing_gives_a_receipt_that_can_be_checked(client: Any, shared: Any, sent: Any) -> None:
    client.force_login(shared)
    client.post("/my-data/withdraw/")
    number = Receipt.objects.get().number
    pending = json.loads(client.get(f"/my-data/receipts/{number}/").content)
    assert "pending" in {step["state"] for step in pending["steps"]} and receipts.verify(pending)
    sent()
    done = json.loads(client.get(f"/my-data/receipts/{number}/").content)
    assert {step["state"] for step in done["steps"]} == {"done"} and done["done_at"]
    assert receipts.verify(done)["member"] == f"m-{shared.pk:05d}"
    with pytest.raises(receipts.NotGenuine):
        receipts.verify({**done, "member": "m-99999"})
    assert done["key"] in client.get("/my-data/receipt-keys/").content.decode()


def test_a_receipt_is_its_members_own(client: Any, shared: Any, stranger: Any) -> None:
    withdraw_sharing(member=shared)
    client.force_login(stranger)
    assert client.get(f"/my-data/receipts/{Receipt.objects.get().number}/").status_code == 404


def test_a_site_with_a_new_secret_key_still_checks_old_receipts(client: Any, shared: Any, settings: Any) -> None:
    withdraw_sharing(member=shared)
    client.force_login(shared)
    old = json.loads(client.get(f"/my-data/receipts/{Receipt.objects.get().number}/").content)
    settings.SECRET_KEY = "another"
    from django.utils import timezone

    new = receipts.signed(Receipt.objects.get(), timezone.now())
    assert new["key"] != old["key"] and receipts.verify(old) and receipts.verify(new)


def test_the_page_costs_the_same_however_much_was_sent(client: Any, shared: Any, connection: Any, queries_of: Any) -> None:
    from portal.crm.models import SentEvent

    client.force_login(shared)
    client.get("/my-data/")
    before = queries_of(lambda: client.get("/my-data/"))
    for number in range(15):
        SentEvent.objects.create(
            connection=connection,
            member=shared,
            key=str(number),
            category="contributions",
            subject="Answer accepted",
            record_id="1",
        )
    assert queries_of(lambda: client.get("/my-data/")) <= before


@pytest.mark.parametrize(
    "data", [{"field": "Nothing"}, {"field": "Products", "wish": "x" * 400}, {"field": "Products", "wish": "\0"}]
)
def test_hostile_corrections_are_answered_with_a_sentence(client: Any, shared: Any, data: dict[str, str]) -> None:
    client.force_login(shared)
    assert client.post("/my-data/correct/", data).status_code == 422
