"""Every connector keeps to the protocol: the same cases for each of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from portal.crm.protocol import (
    READ_FIELDS,
    Capability,
    Command,
    Connector,
    Kind,
    Outcome,
    Record,
    Ref,
    idempotency_key,
    is_keyed,
    is_same,
)
from tests.crm.fake import Fake
from tests.crm.harness import EmbeddedHarness, FakeHarness, Harness, HttpHarness
from tests.crm.http_fake import served

pytestmark = pytest.mark.django_db
MOMENT = "2026-03-01T10:00:00+00:00"
KEY = "m-00042"


@pytest.fixture(params=["fake", "fake without keys", "fake over http", "store"])
def there(request: pytest.FixtureRequest, tmp_path: Path, settings: Any) -> Iterator[Harness]:
    if request.param == "store":
        yield EmbeddedHarness()
        return
    if request.param == "fake over http":
        settings.OUTGOING_LOOPBACK = True
        with served(Fake(tmp_path / "crm.sqlite3")) as site:
            yield HttpHarness(tmp_path / "crm.sqlite3", site)
        return
    yield FakeHarness(tmp_path / "crm.sqlite3", is_keyed=request.param == "fake")


def _contact(there: Harness, **values: Any) -> Ref:
    return there.contact({"email": "priya@northlight.example", "given_name": "Priya", **values})


def _command(kind: Kind = Kind.CONTACT, target: Ref | None = None, key: str = KEY, **options: Any) -> Command:
    return Command(key=key, kind=kind, target=target, **{"values": {"portal_solutions": 3}, **options})


def _write(there: Harness, command: Command) -> Any:
    [result] = there.connector.write([command])
    return result


def _read(there: Harness, ref: Ref) -> Record:
    [record] = there.connector.read([ref])
    return record


def _once(kind: Kind, ref: Ref, key: str = "once-1", **values: Any) -> Command:
    """A command that adds something: a timeline entry, a case, a message."""
    usual = {
        Kind.ACTIVITY: {"subject": "Answer accepted", "text": "It helped.", "url": "https://c.example/t/1/", "at": MOMENT},
        Kind.CASE: {"subject": "Eco mode and the warm-up light", "opened_at": MOMENT},
        Kind.MESSAGE: {"author": "Noor", "public": True, "text": "It blinks.", "at": MOMENT},
    }[kind]
    return Command(key=key, kind=kind, target=None, values={**usual, **values}, links={ref.kind: ref})


def _parent(there: Harness, kind: Kind) -> Ref:
    contact = _contact(there)
    if kind is not Kind.MESSAGE:
        return contact
    result = _write(there, _once(Kind.CASE, contact, key="case-of-it"))
    assert result.ref
    return result.ref


def test_it_is_a_connector(there: Harness) -> None:
    assert isinstance(there.connector, Connector)
    assert there.connector.slug and there.connector.tenant


def test_its_check_writes_nothing_and_speaks_in_sentences(there: Harness) -> None:
    checks = there.connector.check()
    assert checks and all(check.name and (check.ok or check.hint) for check in checks)


@pytest.mark.parametrize("kind", [Kind.CONTACT, Kind.ACCOUNT, Kind.ORDER, Kind.CASE])
def test_its_fields_are_described(there: Harness, kind: Kind) -> None:
    described = there.connector.describe(kind)
    assert described
    assert all({"name", "label", "type", "writable", "required"} <= set(each) for each in described)


def test_a_planned_schema_is_made_once(there: Harness) -> None:
    there.connector.apply_schema()
    assert list(there.connector.plan_schema()) == []


# Finding


def test_a_contact_is_found_by_its_address(there: Harness) -> None:
    ref = _contact(there)
    [found] = there.connector.find(Kind.CONTACT, emails=frozenset({"priya@northlight.example"}))
    assert found.ref == ref and "priya@northlight.example" in found.emails


def test_case_does_not_count_in_an_address(there: Harness) -> None:
    ref = _contact(there, email="Priya@Northlight.example")
    [found] = there.connector.find(Kind.CONTACT, emails=frozenset({"pRIYA@northlight.EXAMPLE"}))
    assert found.ref == ref


def test_a_further_address_is_found_and_the_first_one_kept(there: Harness) -> None:
    ref = there.contact({"email": "first@a.example"}, emails=["second@a.example"])
    [found] = there.connector.find(Kind.CONTACT, emails=frozenset({"second@a.example"}))
    assert found.ref == ref and found.values["email"] == "first@a.example"


@pytest.mark.parametrize("address", ["riya@northlight.example", "priya@northlight.exampl", "%", "_riya@northlight.example", ""])
def test_part_of_an_address_finds_nobody(there: Harness, address: str) -> None:
    _contact(there)
    assert list(there.connector.find(Kind.CONTACT, emails=frozenset({address}))) == []


@pytest.mark.parametrize(
    "address", ["a+b@c.example", "a#b@c.example", "a/b@c.example", "a%25b@c.example", "o'neil@c.example", "zoë@c.example"]
)
def test_an_unusual_address_is_found(there: Harness, address: str) -> None:
    ref = there.contact({"email": address})
    there.contact({"email": "b@c.example"})
    assert [each.ref for each in there.connector.find(Kind.CONTACT, emails=frozenset({address}))] == [ref]


def test_every_match_is_given(there: Harness) -> None:
    refs = {there.contact({"email": "two@a.example", "given_name": name}) for name in ("One", "Two")}
    assert {each.ref for each in there.connector.find(Kind.CONTACT, emails=frozenset({"two@a.example"}))} == refs


def test_nothing_is_found_by_nothing(there: Harness) -> None:
    _contact(there)
    assert list(there.connector.find(Kind.CONTACT)) == []


def test_a_contact_is_found_by_our_key(there: Harness) -> None:
    ref = _contact(there)
    _write(there, _command(target=ref))
    [found] = there.connector.find(Kind.CONTACT, keys=frozenset({KEY}))
    assert found.ref == ref and found.key == KEY


# Reading


def test_several_are_read_in_order(there: Harness) -> None:
    refs = [there.contact({"email": f"{n}@a.example"}) for n in range(4)][::-1]
    assert [each.ref for each in there.connector.read(refs)] == refs


def test_one_that_never_was_reads_as_deleted(there: Harness) -> None:
    record = _read(there, Ref(there.connector.tenant, Kind.CONTACT, "987654321"))
    assert record.deleted and not record.values


def test_one_of_another_tenant_is_not_read(there: Harness) -> None:
    ref = _contact(there)
    assert _read(there, replace(ref, tenant="another")).deleted


def test_a_deleted_one_says_so(there: Harness) -> None:
    ref = _contact(there)
    there.delete(ref)
    assert _read(there, ref).deleted


def test_a_merged_one_leads_to_the_survivor(there: Harness) -> None:
    loser, winner = _contact(there), there.contact({"email": "other@a.example"})
    there.merge(loser, winner)
    assert _read(there, loser).moved_to == winner


def test_a_changed_address_is_read_and_the_record_is_the_same(there: Harness) -> None:
    ref = _contact(there)
    before = _read(there, ref)
    there.change(ref, {"email": "new@northlight.example"})
    after = _read(there, ref)
    assert after.ref == ref and after.values["email"] == "new@northlight.example"
    assert after.version != before.version and not after.changed_by_us


def test_a_contact_knows_its_account(there: Harness) -> None:
    account = there.record(Kind.ACCOUNT, {"name": "Northlight Architects", "owner": "Hanna Reuter", "plan": "Keep Office"})
    ref = there.contact({"email": "a@northlight.example"}, account=account)
    assert _read(there, ref).links[Kind.ACCOUNT] == account
    read = _read(there, account)
    assert read.values["name"] == "Northlight Architects" and read.values["owner"] == "Hanna Reuter"


@pytest.mark.parametrize(
    ("kind", "values"),
    [
        (Kind.ORDER, {"number": "o-1", "ordered_at": MOMENT, "status": "paid", "amount_minor": 12900, "currency": "EUR"}),
        (Kind.SUBSCRIPTION, {"number": "s-1", "started_at": MOMENT, "amount_per_month_minor": 900, "currency": "EUR"}),
        (Kind.OPPORTUNITY, {"number": "p-1", "stage": "offer", "amount_minor": 5000, "currency": "EUR", "opened_at": MOMENT}),
        (Kind.CASE, {"number": "c-1", "subject": "It blinks", "state": "open", "opened_at": MOMENT}),
    ],
)
def test_what_belongs_to_a_contact_is_read(there: Harness, kind: Kind, values: dict[str, Any]) -> None:
    contact, other = _contact(there), there.contact({"email": "other@a.example"})
    mine = there.record(kind, values, {Kind.CONTACT: contact})
    there.record(kind, {**values, "number": "x-2"}, {Kind.CONTACT: other})
    [found] = there.connector.related(contact, kind)
    assert found.ref == mine
    assert all(is_same(found.values[name], value) for name, value in values.items())
    assert set(found.values) <= set(READ_FIELDS[kind]) | {"number"}


def test_messages_say_whether_they_are_public(there: Harness) -> None:
    contact = _contact(there)
    case = there.record(
        Kind.CASE, {"number": "c", "subject": "s", "state": "open", "opened_at": MOMENT}, {Kind.CONTACT: contact}
    )
    for public in (True, False):
        there.record(Kind.MESSAGE, {"author": "Ilse", "public": public, "text": f"{public}", "at": MOMENT}, {Kind.CASE: case})
    found = {each.values["text"]: each.values["public"] for each in there.connector.related(case, Kind.MESSAGE)}
    assert found == {"True": True, "False": False}


# Writing a contact


def test_a_value_is_written(there: Harness) -> None:
    ref = _contact(there)
    result = _write(there, _command(target=ref))
    assert result.outcome is Outcome.DONE and result.ref == ref
    record = _read(there, ref)
    assert is_same(record.values["portal_solutions"], 3) and record.changed_by_us and record.version == result.version


def test_the_same_again_changes_nothing(there: Harness) -> None:
    ref = _contact(there)
    _write(there, _command(target=ref))
    version = _read(there, ref).version
    assert _write(there, _command(target=ref, values={"portal_solutions": 3.0})).outcome is Outcome.UNCHANGED
    assert _read(there, ref).version == version


def test_what_was_not_named_stays(there: Harness) -> None:
    ref = _contact(there)
    _write(there, _command(target=ref, values={"portal_solutions": 3, "portal_level": 2}))
    _write(there, _command(target=ref, values={"portal_level": 3}))
    values = _read(there, ref).values
    assert is_same(values["portal_solutions"], 3) and is_same(values["portal_level"], 3) and values["given_name"] == "Priya"


def test_what_is_theirs_is_filled_only_where_it_is_blank(there: Harness) -> None:
    ref = _contact(there, family_name="")
    command = _command(target=ref, values={"given_name": "X", "family_name": "Raman"})
    _write(there, replace(command, only_if_blank=frozenset({"given_name", "family_name"})))
    values = _read(there, ref).values
    assert (values["given_name"], values["family_name"]) == ("Priya", "Raman")


def test_none_blanks_a_field_of_ours(there: Harness) -> None:
    ref = _contact(there)
    _write(there, _command(target=ref))
    _write(there, _command(target=ref, values={"portal_solutions": None}))
    assert not _read(there, ref).values.get("portal_solutions")


def test_what_changed_there_meanwhile_is_a_conflict(there: Harness) -> None:
    ref = _contact(there)
    version = _read(there, ref).version
    there.change(ref, {"family_name": "Raman"})
    assert _write(there, _command(target=ref, expect_version=version)).outcome is Outcome.CONFLICT
    assert not _read(there, ref).values.get("portal_solutions")


@pytest.mark.parametrize("how", ["deleted", "merged"])
def test_what_is_gone_is_not_made_anew(there: Harness, how: str) -> None:
    ref, other = _contact(there), there.contact({"email": "other@a.example"})
    if how == "deleted":
        there.delete(ref)
    else:
        there.merge(ref, other)
    assert _write(there, _command(target=ref)).outcome is Outcome.GONE
    assert list(there.connector.find(Kind.CONTACT, keys=frozenset({KEY}))) == []


def test_a_contact_is_made_once_for_a_key(there: Harness) -> None:
    command = _command(values={"email": "new@a.example", "portal_level": 1})
    first, second = _write(there, command), _write(there, command)
    assert first.outcome is Outcome.DONE and first.ref == second.ref
    assert len(there.connector.find(Kind.CONTACT, emails=frozenset({"new@a.example"}))) == 1


def test_results_stand_in_the_order_of_the_commands(there: Harness) -> None:
    refs = [there.contact({"email": f"{n}@a.example"}) for n in range(3)]
    commands = [_command(target=ref, key=f"m-{n}") for n, ref in enumerate(refs)]
    assert [(each.key, each.ref) for each in there.connector.write(commands)] == [(f"m-{n}", ref) for n, ref in enumerate(refs)]


def test_one_bad_record_leaves_the_others_alone(there: Harness) -> None:
    good, gone = _contact(there), there.contact({"email": "gone@a.example"})
    there.delete(gone)
    results = there.connector.write([_command(target=gone, key="m-1"), _command(target=good, key="m-2")])
    assert [each.outcome for each in results] == [Outcome.GONE, Outcome.DONE]


# Writing what is added once


ADDED = [Kind.ACTIVITY, Kind.CASE, Kind.MESSAGE]


@pytest.mark.parametrize("kind", ADDED)
def test_something_is_added_to_its_parent(there: Harness, kind: Kind) -> None:
    parent = _parent(there, kind)
    command = _once(kind, parent)
    result = _write(there, command)
    assert result.outcome is Outcome.DONE and result.ref
    found = next(each for each in there.connector.related(parent, kind) if each.ref == result.ref)
    assert all(is_same(found.values[name], value) for name, value in command.values.items())


@pytest.mark.parametrize("kind", ADDED)
def test_a_repeat_of_what_carries_a_key_adds_nothing(there: Harness, kind: Kind) -> None:
    if not is_keyed(there.connector, kind):
        pytest.skip("this system's records carry no key: the outbox looks before it repeats")
    parent = _parent(there, kind)
    first, second = _write(there, _once(kind, parent)), _write(there, _once(kind, parent))
    assert first.ref == second.ref and second.outcome in (Outcome.DONE, Outcome.UNCHANGED)


@pytest.mark.parametrize("kind", ADDED)
def test_the_trace_of_a_command_is_found_afterwards(there: Harness, kind: Kind) -> None:
    parent = _parent(there, kind)
    command = _once(kind, parent)
    assert there.connector.settle(command) is None
    result = _write(there, command)
    assert there.connector.settle(command) == result.ref
    assert there.connector.settle(replace(command, key="another")) is None


@pytest.mark.parametrize("kind", [Kind.ACTIVITY, Kind.CASE])
def test_what_we_made_can_be_deleted(there: Harness, kind: Kind) -> None:
    parent = _parent(there, kind)
    made = _write(there, _once(kind, parent)).ref
    assert there.connector.delete(made).outcome is Outcome.DONE
    assert made not in [each.ref for each in there.connector.related(parent, kind)]
    assert there.connector.delete(made).outcome is Outcome.UNCHANGED


# Changes


def _all_changes(there: Harness, cursor: str = "") -> tuple[list[Record], str]:
    records: list[Record] = []
    while True:
        page = there.connector.changes(Kind.CONTACT, cursor)
        records, cursor = [*records, *page.records], page.cursor
        if not page.more:
            return records, cursor


def test_all_are_listed_from_the_start_and_none_is_skipped(there: Harness) -> None:
    refs = {there.contact({"email": f"{n}@a.example"}) for n in range(230)}
    records, _cursor = _all_changes(there)
    assert refs <= {each.ref for each in records}


def test_a_change_is_listed_after_the_cursor(there: Harness) -> None:
    refs = [there.contact({"email": f"{n}@a.example"}) for n in range(3)]
    _records, cursor = _all_changes(there)
    there.change(refs[1], {"family_name": "Changed"})
    records, _cursor = _all_changes(there, cursor)
    assert next(each for each in reversed(records) if each.ref == refs[1]).values["family_name"] == "Changed"


def test_a_write_of_ours_is_marked_in_the_changes(there: Harness) -> None:
    ref = _contact(there)
    _records, cursor = _all_changes(there)
    _write(there, _command(target=ref))
    records, _cursor = _all_changes(there, cursor)
    assert [each.changed_by_us for each in records if each.ref == ref][-1]


def test_everything_gives_what_carries_our_key(there: Harness) -> None:
    ref, _other = _contact(there), there.contact({"email": "other@a.example"})
    _write(there, _command(target=ref))
    assert [each.ref for page in there.connector.everything(Kind.CONTACT) for each in page.records] == [ref]


# Erasing


def test_our_fields_are_blanked_and_the_record_stays(there: Harness) -> None:
    ref = _contact(there)
    _write(there, _command(target=ref, values={"portal_solutions": 3, "portal_level": 2}))
    assert there.connector.erase(ref, frozenset({"portal_solutions", "portal_level"})).outcome is Outcome.DONE
    record = _read(there, ref)
    assert not record.deleted and record.key == "" and record.values["given_name"] == "Priya"
    assert not record.values.get("portal_solutions") and not record.values.get("portal_level")


def test_erasing_again_changes_nothing(there: Harness) -> None:
    ref = _contact(there)
    _write(there, _command(target=ref))
    there.connector.erase(ref, frozenset({"portal_solutions"}))
    assert there.connector.erase(ref, frozenset({"portal_solutions"})).outcome is Outcome.UNCHANGED


def test_erasing_what_is_gone_says_so(there: Harness) -> None:
    ref = _contact(there)
    there.delete(ref)
    assert there.connector.erase(ref, frozenset({"portal_solutions"})).outcome is Outcome.GONE


def test_a_record_can_be_linked_anew_after_erasing(there: Harness) -> None:
    ref = _contact(there)
    _write(there, _command(target=ref))
    there.connector.erase(ref, frozenset({"portal_solutions"}))
    assert _write(there, _command(target=ref, key="m-00077")).outcome is Outcome.DONE
    assert _read(there, ref).key == "m-00077"


# Webhooks


def test_a_forged_webhook_is_refused(there: Harness) -> None:
    from django.utils import timezone

    with pytest.raises(PermissionError):
        there.connector.verify_webhook("POST", "https://c.example/hook", {}, b'{"events": []}', timezone.now())


def test_keys_are_the_same_at_every_attempt() -> None:
    assert idempotency_key("a", 1) == idempotency_key("a", "1") != idempotency_key("a1", "")


def test_capabilities_are_of_the_protocol(there: Harness) -> None:
    assert there.connector.capabilities <= frozenset(Capability)
