"""Connections, mapping and queue, as whoever looks after customer records uses them."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from portal.crm.actions import agree_to_sharing, ask_for_correction, withdraw_sharing
from portal.crm.encryption import encrypt
from portal.crm.models import Connection, Correction, DeadLetter, FieldMapping, Link, Outbox, Receipt
from portal.crm.protocol import Kind

pytestmark = pytest.mark.django_db
PAGES = ["connections/", "queue/", "log/", "reconciliation/"]


@pytest.fixture
def keeper(client: Any, administrator: Any) -> Any:
    client.force_login(administrator)
    return administrator


@pytest.fixture
def priya(verified: Any) -> Any:
    return verified("priya", solution_count=2)


@pytest.mark.parametrize("page", PAGES)
def test_only_those_who_look_after_records_see_it(client: Any, db: None, stranger: Any, moderator: Any, page: str) -> None:
    for member in (stranger, moderator):
        client.force_login(member)
        assert client.get(f"/admin/crm/{page}").status_code in (302, 403)


@pytest.mark.parametrize("page", PAGES)
def test_each_page_opens(client: Any, keeper: Any, connection: Any, page: str) -> None:
    assert client.get(f"/admin/crm/{page}").status_code == 200


def test_a_check_is_told_in_plain_words_and_secrets_never(client: Any, keeper: Any, connection: Any) -> None:
    connection.encrypted_secrets = encrypt({"webhook": ["very-secret-word"]})
    connection.save()
    assert "very-secret" not in connection.encrypted_secrets
    client.post(f"/admin/crm/connections/{connection.pk}/check/")
    page = client.get(f"/admin/crm/connections/{connection.pk}/").content.decode()
    assert "Key field is unique" in page and "very-secret" not in page and connection.encrypted_secrets not in page


def test_a_mapping_decides_where_a_field_goes(
    client: Any, keeper: Any, connection: Any, fake: Any, priya: Any, sent: Any
) -> None:
    ref = fake.add(Kind.CONTACT, {"email": priya.email})
    data = {"theirs-solutions": "people_helped", "direction-trust_level": "off"}
    client.post(f"/admin/crm/connections/{connection.pk}/mapping/", data)
    assert FieldMapping.objects.get(connection=connection, field="solutions").theirs == "people_helped"
    agree_to_sharing(member=priya)
    sent()
    values = next(each for each in fake.all(Kind.CONTACT) if each.ref == ref).values
    assert values["people_helped"] == 2 and "portal_trust_level" not in values and "portal_solutions" not in values


@pytest.mark.parametrize(
    "data",
    [
        {"theirs-solutions": "portal_replies"},
        {"direction-email": "own"},
        {"direction-solutions": "x"},
        {"theirs-solutions": ""},
    ],
)
def test_a_mapping_that_cannot_work_is_refused(client: Any, keeper: Any, connection: Any, data: dict[str, str]) -> None:
    client.post(f"/admin/crm/connections/{connection.pk}/mapping/", data)
    assert not FieldMapping.objects.exists()


def test_a_connection_is_paused_and_resumed(
    client: Any, keeper: Any, connection: Any, priya: Any, fake: Any, sent: Any
) -> None:
    client.post(f"/admin/crm/connections/{connection.pk}/pause/", {"reason": "moving house"})
    agree_to_sharing(member=priya)
    sent()
    assert fake.calls() == [] and Outbox.objects.count() == 1
    assert "moving house" in client.get("/admin/crm/connections/").content.decode()
    leading_there = re.search(
        r'href="(/admin/crm/connections/[^"]+)"[^>]*>[^<]*<b>1</b> CRM connection is paused', client.get("/admin/").text
    )
    assert leading_there is not None
    only_paused = client.get(leading_there[1]).text
    assert "moving house" in only_paused and "Built-in store" not in only_paused and "Show all" in only_paused
    client.post(f"/admin/crm/connections/{connection.pk}/pause/", {"resume": "1"})
    sent()
    assert "find" in fake.calls()


def test_an_ambiguous_link_is_decided_with_its_evidence(
    client: Any, keeper: Any, connection: Any, fake: Any, priya: Any, sent: Any
) -> None:
    one, two = (fake.add(Kind.CONTACT, {"email": priya.email, "given_name": name}) for name in ("Pri", "Priya"))
    agree_to_sharing(member=priya)
    sent()
    link = Link.objects.needing_a_person().get()
    page = client.get(f"/admin/crm/queue/{link.pk}/").content.decode()
    assert priya.email in page and f"Contact {two.id}" in page
    client.post(f"/admin/crm/queue/{link.pk}/decide/", {"record": "77777"})
    client.post(f"/admin/crm/queue/{link.pk}/decide/", {})
    link.refresh_from_db()
    assert link.state == "ambiguous"
    client.post(f"/admin/crm/queue/{link.pk}/decide/", {"record": two.id, "note": "Same person"})
    link.refresh_from_db()
    assert (link.state, link.record_id, link.note, link.decided_by) == ("linked", two.id, "Same person", keeper) and one.id


def test_dead_letters_are_requeued_or_discarded_with_a_reason(
    client: Any, keeper: Any, connection: Any, fake: Any, priya: Any, sent: Any
) -> None:
    fake.add(Kind.CONTACT, {"email": priya.email})
    fake.fault("poison", times=99, value="portal_solutions")
    agree_to_sharing(member=priya)
    sent()
    letter = DeadLetter.objects.get()
    assert "VALIDATION_ERROR" in client.get("/admin/crm/queue/").content.decode()
    client.post("/admin/crm/queue/letters/", {"letter": letter.pk, "act": "discard"})
    letter.refresh_from_db()
    assert letter.resolution == ""
    fake.mend()
    client.post("/admin/crm/queue/letters/", {"letter": letter.pk, "act": "requeue"})
    sent()
    letter.refresh_from_db()
    assert letter.resolution == "requeued" and fake.all(Kind.CONTACT)[0].values["portal_solutions"] == 2


def test_a_correction_is_answered(client: Any, keeper: Any, connection: Any, priya: Any) -> None:
    ask_for_correction(member=priya, field="Products", wish="Pico")
    asked = Correction.objects.get()
    assert "Pico" in client.get("/admin/crm/queue/").content.decode()
    client.post(f"/admin/crm/queue/corrections/{asked.pk}/", {"answer": ""})
    client.post(f"/admin/crm/queue/corrections/{asked.pk}/", {"answer": "Corrected, thank you."})
    asked.refresh_from_db()
    assert asked.answer == "Corrected, thank you." and asked.answered_by == keeper


# The command line


def test_the_commands_look_fill_and_compare(connection: Any, fake: Any, priya: Any, sent: Any, capsys: Any) -> None:
    Connection.objects.filter(slug="built-in").update(is_on=False)
    ref = fake.add(Kind.CONTACT, {"email": priya.email})
    agree_to_sharing(member=priya)
    call_command("crm", "check")
    call_command("crm", "backfill", "--dry-run")
    assert "would_link 1" in capsys.readouterr().out
    sent()
    fake.change(ref, {"portal_solutions": 9})
    with pytest.raises(CommandError, match="differ"):
        call_command("crm", "reconcile", "--json")
    assert json.loads(capsys.readouterr().out)["fake"]["differing"] == {"solutions": 1}


def test_a_receipt_is_checked_from_its_file(client: Any, connection: Any, priya: Any, tmp_path: Path, capsys: Any) -> None:
    agree_to_sharing(member=priya)
    withdraw_sharing(member=priya)
    client.force_login(priya)
    path = tmp_path / "receipt.json"
    path.write_bytes(client.get(f"/my-data/receipts/{Receipt.objects.get().number}/").content)
    call_command("crm", "verify_receipt", str(path))
    assert "Genuine" in capsys.readouterr().out
    path.write_text(path.read_text().replace('"asked_at": "2', '"asked_at": "3'))
    with pytest.raises(CommandError) as error:
        call_command("crm", "verify_receipt", str(path))
    assert error.value.returncode == 1
    for wrong in ("", "[]", "{"):
        path.write_text(wrong)
        with pytest.raises(CommandError) as error:
            call_command("crm", "verify_receipt", str(path))
        assert error.value.returncode == 2
