"""What comes in: webhooks, changes, accounts."""

from __future__ import annotations

import json
from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from portal.crm.actions import agree_to_sharing, withdraw_sharing
from portal.crm.models import Connection, Inbox, Link
from portal.crm.protocol import Kind
from portal.crm.sync.inbound import poll, read_inbox
from portal.crm.sync.reconciliation import backfill, reconcile
from portal.members.models import Organisation
from tests.crm.fake import signed_webhook

pytestmark = pytest.mark.django_db


@pytest.fixture
def priya(verified: Any) -> Any:
    return verified("priya", solution_count=2)


@pytest.fixture
def account(fake: Any, connection: Any) -> Any:
    return fake.add(Kind.ACCOUNT, {"name": "Northlight Architects", "owner": "Hanna Reuter", "plan": "Keep Office"})


@pytest.fixture
def contact(connection: Any, fake: Any, priya: Any, account: Any, sent: Any) -> Any:
    ref = fake.add(Kind.CONTACT, {"email": priya.email}, links={Kind.ACCOUNT: account})
    agree_to_sharing(member=priya)
    sent()
    return ref


def _post(client: Any, connection: Connection, headers: dict[str, str], body: bytes) -> int:
    address = f"/hooks/crm/{connection.webhook_path}/"
    return client.post(address, body, content_type="application/json", headers=headers).status_code


def _body(contact: Any, event: str = "e-1") -> dict[str, Any]:
    return {"events": [{"id": event, "kind": "contact", "record": contact.id}]}


def test_the_account_becomes_the_organisation(contact: Any, priya: Any, connection: Any) -> None:
    priya.refresh_from_db()
    assert priya.organisation.name == "Northlight Architects"
    assert priya.memberships.get().source == "crm:fake"
    assert Link.objects.get(connection=connection).read_values["account_owner"] == "Hanna Reuter"


def test_the_organisation_that_was_read_goes_with_the_consent(contact: Any, priya: Any) -> None:
    withdraw_sharing(member=priya)
    priya.refresh_from_db()
    assert priya.organisation is None and Organisation.objects.exists()


def test_a_webhook_delivered_three_times_counts_once(client: Any, connection: Any, contact: Any, fake: Any) -> None:
    headers, body = signed_webhook(_body(contact), at=timezone.now())
    fake.change(contact, {"has_opted_out_of_email": True})
    assert [_post(client, connection, headers, body) for _time in range(3)] == [200, 200, 200]
    row = Inbox.objects.get()
    assert row.times == 3
    reads = len(fake.calls("read"))
    read_inbox(connection)
    read_inbox(connection)
    assert (
        len(fake.calls("read")) <= reads + 2 and Link.objects.get(connection=connection).read_values["has_opted_out_of_email"]
    )


@pytest.mark.parametrize("how", ["forged", "old", "future", "changed", "unsigned", "unknown path"])
def test_what_is_not_genuine_is_refused(client: Any, connection: Any, contact: Any, how: str) -> None:
    at = timezone.now() + {"old": -timedelta(minutes=6), "future": timedelta(minutes=6)}.get(how, timedelta())
    headers, body = signed_webhook(_body(contact), at=at, secret="wrong" if how == "forged" else "shh")
    if how == "changed":
        body = body.replace(b"e-1", b"e-2")
    if how == "unsigned":
        headers = {}
    if how == "unknown path":
        connection.webhook_path = "0" * 32
    assert _post(client, connection, headers, body) == 404 and not Inbox.objects.exists()


@pytest.mark.parametrize("raw", ['{"events": [{"id": "e\\u2028", "kind":  "contact", "record": "1", "x": "é \\u00e9"}]}'])
def test_the_signature_is_over_the_bytes_as_they_came(client: Any, connection: Any, contact: Any, raw: str) -> None:
    from portal.crm.signatures import sign

    body = raw.encode()
    assert _post(client, connection, {"X-Signature": sign("shh", body, timezone.now())}, body) == 200


@pytest.mark.parametrize("body", [b"", b"[", b"[]", b'{"events": 5}', b'{"events": [{"id": 1}]}', b"[" * 9000, b"\xff\xfe"])
def test_a_signed_body_that_cannot_be_read_is_refused(client: Any, connection: Any, contact: Any, body: bytes) -> None:
    from portal.crm.signatures import sign

    assert _post(client, connection, {"X-Signature": sign("shh", body, timezone.now())}, body) == 404


def test_nothing_is_read_of_who_did_not_agree(connection: Any, fake: Any, verified: Any, client: Any) -> None:
    ref = fake.add(Kind.CONTACT, {"email": verified("noor").email})
    headers, body = signed_webhook(_body(ref), at=timezone.now())
    assert _post(client, connection, headers, body) == 200
    read_inbox(connection)
    assert "read" not in fake.calls() and "find" not in fake.calls()


def test_a_lost_webhook_is_made_up_for_by_polling(connection: Any, contact: Any, fake: Any, account: Any, priya: Any) -> None:
    poll(connection)
    fake.change(account, {"name": "Northlight Partners"})
    poll(connection)
    priya.refresh_from_db()
    assert priya.organisation.name == "Northlight Partners"


def test_a_change_of_ours_comes_back_as_nothing(connection: Any, contact: Any, fake: Any, sent: Any) -> None:
    from portal.crm.models import Outbox

    poll(connection)
    poll(connection)
    assert not Outbox.objects.exists()


# Comparing


def test_what_was_changed_there_is_found_and_repaired(connection: Any, contact: Any, fake: Any, sent: Any) -> None:
    fake.change(contact, {"portal_solutions": 99})
    report = reconcile(connection)
    assert report.figures["differing"] == {"solutions": 1} and report.figures["linked"] == 1
    sent()
    assert fake.all(Kind.CONTACT)[0].values["portal_solutions"] == 99  # a report repairs nothing
    reconcile(connection, repair=True)
    sent()
    assert fake.all(Kind.CONTACT)[0].values["portal_solutions"] == 2
    assert reconcile(connection).figures["differing"] == {}


def test_a_key_without_a_member_is_reported(connection: Any, contact: Any, fake: Any) -> None:
    fake.add(Kind.CONTACT, {"email": "gone@a.example"}, key="m-88888")
    assert reconcile(connection).figures["orphans"] == 1


def test_the_dry_run_says_what_would_happen_and_writes_nothing(
    connection: Any, contact: Any, fake: Any, verified: Any, sent: Any
) -> None:
    noor, tilda, stranger = verified("noor"), verified("tilda"), verified("sven")
    for member in (noor, tilda, tilda):
        fake.add(Kind.CONTACT, {"email": member.email})
    for member in (noor, tilda):
        agree_to_sharing(member=member)
    writes = len(fake.calls("write"))
    counts = backfill(connection, dry_run=True)
    assert counts["would_link"] == 1 and counts["ambiguous"] == 1 and counts["equal"] == 1 and counts["no_consent"] >= 1
    assert len(fake.calls("write")) == writes and stranger.pk
    assert backfill(connection)["queued"] == 3
    sent()
    assert Link.objects.linked().filter(connection=connection).count() == 2


def test_json_is_plain(connection: Any, contact: Any) -> None:
    assert json.dumps(reconcile(connection).figures)
