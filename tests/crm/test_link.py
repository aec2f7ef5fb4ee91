"""Consent, matching and what is sent: with the reference system as the other end."""

from __future__ import annotations

import json
from typing import Any

import pytest
from allauth.account.models import EmailAddress

from portal.crm.actions import agree_to_sharing, decide_link, decline_sharing, switch_category, unlink, withdraw_sharing
from portal.crm.models import Link, Outbox, Receipt, SharingQuestion
from portal.crm.protocol import Kind
from portal.members.models import Consent

pytestmark = pytest.mark.django_db


@pytest.fixture
def priya(verified: Any) -> Any:
    return verified("priya", trust_level=2, solution_count=3)


@pytest.fixture
def contact(fake: Any, priya: Any) -> Any:
    return fake.add(Kind.CONTACT, {"email": priya.email, "given_name": "P."})


def _values(fake: Any, ref: Any) -> dict[str, Any]:
    return dict(next(each for each in fake.all(Kind.CONTACT) if each.ref == ref).values)


def test_nothing_is_matched_read_or_sent_before_consent(
    connection: Any, fake: Any, priya: Any, contact: Any, sent: Any
) -> None:
    from portal.crm.actions import queue_summaries

    queue_summaries([priya.pk])
    sent()
    assert fake.calls() == [] and not Link.objects.exists() and not Outbox.objects.exists()


def test_not_now_sends_nothing_and_is_kept(connection: Any, fake: Any, priya: Any, contact: Any, sent: Any) -> None:
    decline_sharing(member=priya)
    sent()
    assert SharingQuestion.objects.get(member=priya).answer == "not_now"
    assert fake.calls() == [] and not Consent.objects.filter(member=priya, purpose="link_crm").exists()


def test_yes_links_by_the_confirmed_address_and_writes_the_summary(
    connection: Any, fake: Any, priya: Any, contact: Any, sent: Any
) -> None:
    agree_to_sharing(member=priya)
    sent()
    link = Link.objects.get(member=priya, connection=connection)
    assert (link.state, link.matched_by, link.record_id) == ("linked", "email", contact.id)
    values = _values(fake, contact)
    assert values["portal_solutions"] == 3 and values["portal_trust_level"] == 2
    assert values["given_name"] == "P."  # theirs is not overwritten
    assert values["family_name"] == "Raman"  # and filled where it was blank
    assert not Outbox.objects.exists()


def test_yes_leaves_other_categories_off(connection: Any, fake: Any, priya: Any, contact: Any, sent: Any) -> None:
    agree_to_sharing(member=priya)
    sent()
    assert "portal_ideas" not in _values(fake, contact)
    switch_category(member=priya, category="ideas", is_on=True)
    sent()
    assert _values(fake, contact)["portal_ideas"] == 0


def test_an_unconfirmed_address_links_nobody(connection: Any, fake: Any, priya: Any, contact: Any, sent: Any) -> None:
    EmailAddress.objects.filter(user=priya).update(verified=False)
    agree_to_sharing(member=priya)
    sent()
    assert Link.objects.get(member=priya, connection=connection).state == "none"
    assert "portal_solutions" not in _values(fake, contact)


def test_two_contacts_wait_for_a_person(
    connection: Any, fake: Any, priya: Any, contact: Any, sent: Any, administrator: Any
) -> None:
    other = fake.add(Kind.CONTACT, {"email": priya.email})
    agree_to_sharing(member=priya)
    sent()
    link = Link.objects.get(member=priya, connection=connection)
    assert link.state == "ambiguous" and set(link.candidates) == {contact.id, other.id}
    assert not fake.calls("write") and Outbox.objects.count() == 1
    decide_link(link=link, record_id=other.id, by=administrator, note="Same person")
    sent()
    assert _values(fake, other)["portal_solutions"] == 3 and "portal_solutions" not in _values(fake, contact)


def test_a_contact_with_another_members_key_is_not_taken(connection: Any, fake: Any, priya: Any, sent: Any) -> None:
    fake.add(Kind.CONTACT, {"email": priya.email}, key="m-99999")
    agree_to_sharing(member=priya)
    sent()
    assert Link.objects.get(member=priya, connection=connection).state == "ambiguous" and not fake.calls("write")


def test_two_members_who_come_to_one_contact_in_one_round_wait_for_a_person(
    connection: Any, fake: Any, verified: Any, sent: Any
) -> None:
    one, two, three = verified("one"), verified("two"), verified("three")
    fake.add(Kind.CONTACT, {"email": one.email}, emails=[two.email])
    fake.add(Kind.CONTACT, {"email": three.email})
    for member in (one, two, three):
        agree_to_sharing(member=member)
    sent()
    states = dict(Link.objects.filter(connection=connection).values_list("member", "state"))
    assert states == {one.pk: "ambiguous", two.pk: "ambiguous", three.pk: "linked"}
    assert [json.loads(detail)["target"] for detail in fake.calls("write")] == ["2"]


def test_a_contact_is_made_only_where_the_policy_says_so(connection: Any, fake: Any, priya: Any, sent: Any) -> None:
    agree_to_sharing(member=priya)
    sent()
    assert fake.all(Kind.CONTACT) == []
    connection.creates_contacts = True
    connection.save()
    from portal.crm.actions import queue_summaries

    queue_summaries([priya.pk])
    sent()
    [made] = fake.all(Kind.CONTACT)
    assert made.values["email"] == priya.email and made.key == f"m-{priya.pk:05d}"
    assert Link.objects.get(member=priya, connection=connection).matched_by == "created"


def test_a_category_that_is_switched_off_is_blanked(connection: Any, fake: Any, priya: Any, contact: Any, sent: Any) -> None:
    agree_to_sharing(member=priya)
    sent()
    receipt = switch_category(member=priya, category="contributions", is_on=False)
    sent()
    values = _values(fake, contact)
    assert not values["portal_solutions"] and not values["portal_trust_level"]
    assert values["portal_profile_url"]  # identity is shared still
    receipt.refresh_from_db()
    assert receipt.done_at and {each["state"] for each in receipt.items} == {"done"}


def test_withdrawing_blanks_everything_and_says_so(connection: Any, fake: Any, priya: Any, contact: Any, sent: Any) -> None:
    agree_to_sharing(member=priya)
    sent()
    withdraw_sharing(member=priya)
    assert not Outbox.objects.exclude(purpose="withdraw").exists()
    sent()
    record = next(each for each in fake.all(Kind.CONTACT) if each.ref == contact)
    assert record.key == "" and not any(value for name, value in record.values.items() if name.startswith("portal_"))
    assert not record.values.get("family_name") and record.values["given_name"] == "P."
    receipt = Receipt.objects.get(member=priya)
    assert receipt.done_at and {each["state"] for each in receipt.items} == {"done"}
    assert not Link.objects.active().exists()


def test_what_waits_when_consent_goes_is_never_sent(connection: Any, fake: Any, priya: Any, contact: Any, sent: Any) -> None:
    agree_to_sharing(member=priya)
    withdraw_sharing(member=priya)
    sent()
    assert not fake.calls("write")


def test_sharing_again_links_anew_and_keeps_the_history(
    connection: Any, fake: Any, priya: Any, contact: Any, sent: Any
) -> None:
    agree_to_sharing(member=priya)
    sent()
    withdraw_sharing(member=priya)
    agree_to_sharing(member=priya)
    sent()
    assert _values(fake, contact)["portal_solutions"] == 3
    assert Link.objects.filter(member=priya, connection=connection).count() == 2
    assert Consent.objects.filter(member=priya, purpose="link_crm").count() == 2


def test_an_unlinked_contact_is_blanked_and_a_person_decides(
    connection: Any, fake: Any, priya: Any, contact: Any, sent: Any, administrator: Any
) -> None:
    agree_to_sharing(member=priya)
    sent()
    fresh = unlink(link=Link.objects.get(member=priya, connection=connection), by=administrator, note="A namesake")
    sent()
    assert not _values(fake, contact)["portal_solutions"] and fresh.state == "ambiguous"


# A change of address, merges


def test_a_confirmed_change_of_address_marks_the_link(connection: Any, fake: Any, priya: Any, contact: Any, sent: Any) -> None:
    agree_to_sharing(member=priya)
    sent()
    EmailAddress.objects.create(user=priya, email="new@a.example", verified=True)
    assert Link.objects.get(member=priya, connection=connection).needs_recheck
    sent()
    link = Link.objects.get(member=priya, connection=connection)
    assert (link.state, link.record_id, link.needs_recheck) == ("linked", contact.id, False)


def test_an_address_that_another_contact_has_stops_the_link(
    connection: Any, fake: Any, priya: Any, contact: Any, sent: Any
) -> None:
    fake.add(Kind.CONTACT, {"email": "new@a.example"})
    agree_to_sharing(member=priya)
    sent()
    EmailAddress.objects.create(user=priya, email="new@a.example", verified=True)
    sent()
    assert Link.objects.get(member=priya, connection=connection).state == "ambiguous"


def test_the_link_follows_a_merge_to_the_survivor(connection: Any, fake: Any, priya: Any, contact: Any, sent: Any) -> None:
    agree_to_sharing(member=priya)
    sent()
    winner = fake.add(Kind.CONTACT, {"email": "other@a.example"})
    fake.merge(contact, winner)
    priya.solution_count = 4
    priya.save()
    from portal.crm.actions import queue_summaries

    queue_summaries([priya.pk])
    sent()
    link = Link.objects.get(member=priya, connection=connection)
    assert (link.state, link.record_id) == ("linked", winner.id)
    assert _values(fake, winner)["portal_solutions"] == 4
    assert len(fake.all(Kind.CONTACT)) == 1


def test_a_deleted_contact_is_not_made_anew(connection: Any, fake: Any, priya: Any, contact: Any, sent: Any) -> None:
    agree_to_sharing(member=priya)
    sent()
    fake.delete(contact)
    priya.solution_count = 4
    priya.save()
    from portal.crm.actions import queue_summaries

    queue_summaries([priya.pk])
    sent()
    assert Link.objects.get(member=priya, connection=connection).state == "gone" and fake.all(Kind.CONTACT) == []
