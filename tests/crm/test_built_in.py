"""The built-in connection, as a site without any other system has it."""

from __future__ import annotations

from typing import Any

import pytest

from portal.crm.actions import (
    agree_to_sharing,
    built_in_connection,
    queue_summaries,
    requeue,
    save_mapping,
    withdraw_sharing,
)
from portal.crm.models import Account, Contact, DeadLetter, Link
from portal.crm.store.actions import merge_contacts
from portal.crm.sync.outbox import drain
from portal.crm.sync.reconciliation import reconcile
from portal.crm.tasks import poll_changes, read_notices, reconcile_all, send_outbox
from portal.members.actions import erase_member

pytestmark = pytest.mark.django_db


@pytest.fixture
def priya(verified: Any) -> Any:
    return verified("priya", solution_count=3)


@pytest.fixture
def contact(priya: Any) -> Contact:
    account = Account.objects.create(number="a1", name="Northlight Architects", owner="Hanna Reuter")
    return Contact.objects.create(number="7", email=priya.email, given_name="P.", account=account)


def test_a_site_without_another_system_links_to_its_own_records(priya: Any, contact: Contact) -> None:
    agree_to_sharing(member=priya)
    send_outbox()
    contact.refresh_from_db()
    priya.refresh_from_db()
    assert contact.portal_member_id == f"m-{priya.pk:05d}" and contact.portal_fields["portal_solutions"] == 3
    assert (contact.given_name, contact.family_name) == ("P.", "Raman") and priya.organisation.name == "Northlight Architects"


def test_whoever_has_no_contact_gets_one(priya: Any) -> None:
    agree_to_sharing(member=priya)
    send_outbox()
    made = Contact.objects.get()
    assert made.email == priya.email and made.portal_fields["portal_solutions"] == 3


def test_withdrawing_leaves_the_companys_record_and_nothing_of_ours(priya: Any, contact: Contact) -> None:
    agree_to_sharing(member=priya)
    send_outbox()
    withdraw_sharing(member=priya)
    send_outbox()
    contact.refresh_from_db()
    assert contact.portal_member_id is None and set(contact.portal_fields) <= {"_version"}
    assert (contact.email, contact.given_name, contact.family_name) == (priya.email, "P.", "")


def test_an_erased_member_leaves_no_link(priya: Any, contact: Contact) -> None:
    agree_to_sharing(member=priya)
    send_outbox()
    erase_member(member=priya, keep_content=True, is_told=False)
    send_outbox()
    contact.refresh_from_db()
    assert contact.portal_member_id is None and set(contact.portal_fields) <= {"_version"} and not Link.objects.exists()


def test_a_mapping_cannot_write_what_is_the_companys_alone(priya: Any, contact: Contact, administrator: Any) -> None:
    """Such as the wish for no e-mail: it is refused and waits as a dead letter, and goes out once the mapping is right."""
    connection = built_in_connection()
    Contact.objects.filter(pk=contact.pk).update(has_opted_out_of_email=True)
    save_mapping(connection=connection, chosen={"helpful": ("has_opted_out_of_email", "own")}, by=administrator)
    agree_to_sharing(member=priya)
    send_outbox()
    letter = DeadLetter.objects.get(member=priya)
    contact.refresh_from_db()
    assert (letter.code, letter.fields) == ("NOT_WRITABLE", ["has_opted_out_of_email"])
    assert contact.has_opted_out_of_email and contact.portal_fields == {}
    save_mapping(connection=connection, chosen={"helpful": ("portal_helpful", "own")}, by=administrator)
    requeue(letter=letter, by=administrator)
    send_outbox()
    contact.refresh_from_db()
    assert contact.portal_fields["portal_helpful"] == 0 and contact.has_opted_out_of_email


def test_the_link_follows_a_merge_of_contacts(priya: Any, contact: Contact, administrator: Any) -> None:
    agree_to_sharing(member=priya)
    send_outbox()
    other = Contact.objects.create(number="8", email="other@a.example")
    merge_contacts(survivor=other, merged=contact, by=administrator)
    poll_changes()
    queue_summaries([priya.pk])
    drain(built_in_connection(), seconds=5)
    link = Link.objects.active().get(member=priya)
    assert (link.state, link.record_id) == ("linked", str(other.pk))
    withdraw_sharing(member=priya)
    send_outbox()
    for row in Contact.objects.all():
        assert row.portal_member_id is None and set(row.portal_fields) <= {"_version"}


def test_the_jobs_of_the_clock_run(priya: Any, contact: Contact) -> None:
    agree_to_sharing(member=priya)
    send_outbox()
    read_notices()
    poll_changes()
    reconcile_all()
    assert reconcile(built_in_connection()).figures["differing"] == {}
