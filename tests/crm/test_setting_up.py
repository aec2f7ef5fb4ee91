"""Adding a connection: what is installed, secrets that are never shown, and nothing sent before its check is right."""

from __future__ import annotations

import csv
import io
from typing import Any

import pytest

from portal.crm import connectors
from portal.crm.encryption import decrypt
from portal.crm.models import Connection
from portal.crm.sync.reconciliation import reconcile
from portal.members.roles import Role

pytestmark = pytest.mark.django_db
ADD = "/admin/crm/connections/add/"
SECRET = "whsec-7777-never-shown"


@pytest.fixture
def keeper(client: Any, administrator: Any, connection: Connection) -> Any:
    connection.delete()
    client.force_login(administrator)
    return administrator


def _data(fake: Any, **other: Any) -> dict[str, Any]:
    return {
        "name": "Sales", "slug": "sales", "option-path": fake.path, "secret-webhook": SECRET, "quota_share": 20, **other
    }  # fmt: skip


def test_only_what_is_installed_is_offered(client: Any, keeper: Any, fake: Any) -> None:
    page = client.get(ADD).content.decode()
    assert "Reference fake" in page and "Built-in customer records" not in page
    for system in ("embedded", "salesforce", ""):
        assert client.post(f"{ADD}?system={system}", _data(fake)).status_code == 302
    connectors._types.pop("fake")
    assert "No connector to another system is installed" in client.get(f"{ADD}?system=fake").content.decode()
    assert not Connection.objects.exclude(slug="built-in").exists()


def test_a_connection_is_added_checked_and_switched_on_and_its_secret_is_write_only(
    client: Any, keeper: Any, fake: Any
) -> None:
    added = client.post(f"{ADD}?system=fake", _data(fake), follow=True)
    one = Connection.objects.get(slug="sales")
    address = f"/admin/crm/connections/{one.pk}/"
    assert not one.is_on and decrypt(one.encrypted_secrets) == {"webhook": SECRET} and one.tenant == "fake-1"
    assert "Saved and checked" in added.content.decode() and "Key field is unique" in added.content.decode()
    for page in (address, f"{address}edit/", "/admin/crm/connections/"):
        text = client.get(page).content.decode()
        assert SECRET not in text and one.encrypted_secrets not in text
    client.post(f"{address}switch/", {"on": "1"})
    one.refresh_from_db()
    assert one.is_on
    client.post(f"{address}edit/", _data(fake, name="Sales 2", **{"secret-webhook": ""}))
    one.refresh_from_db()
    assert (one.name, one.slug) == ("Sales 2", "sales") and decrypt(one.encrypted_secrets) == {"webhook": SECRET}
    assert list(one.audit.order_by("pk").values_list("what", flat=True)) == [
        "connection.added", "connection.switched_on", "connection.changed",
    ]  # fmt: skip


def test_secrets_are_not_sent_to_another_address_by_whoever_does_not_know_them(client: Any, keeper: Any, fake: Any) -> None:
    client.post(f"{ADD}?system=fake", _data(fake))
    one = Connection.objects.get(slug="sales")
    moved = _data(fake, **{"option-path": f"{fake.path}.other", "secret-webhook": ""})
    page = client.post(f"/admin/crm/connections/{one.pk}/edit/", moved)
    one.refresh_from_db()
    assert "enter the secrets again" in page.content.decode() and one.options["path"] == fake.path
    client.post(f"/admin/crm/connections/{one.pk}/edit/", {**moved, "secret-webhook": "another-one"})
    one.refresh_from_db()
    assert one.options["path"] != fake.path and decrypt(one.encrypted_secrets) == {"webhook": "another-one"}


def test_what_does_not_answer_is_saved_and_stays_off(client: Any, keeper: Any, fake: Any) -> None:
    fake.fault("paused", times=9, value="the token is refused")
    page = client.post(f"{ADD}?system=fake", _data(fake), follow=True).content.decode()
    one = Connection.objects.get(slug="sales")
    assert "the token is refused" in page
    client.post(f"/admin/crm/connections/{one.pk}/switch/", {"on": "1"})
    one.refresh_from_db()
    assert not one.is_on


@pytest.mark.parametrize(
    "wrong",
    [{"name": ""}, {"slug": "built-in"}, {"slug": "a b"}, {"option-path": ""}, {"secret-webhook": ""}, {"quota_share": 0}],
)
def test_what_is_missing_or_wrong_is_said_at_the_form(client: Any, keeper: Any, fake: Any, wrong: dict[str, Any]) -> None:
    page = client.post(f"{ADD}?system=fake", _data(fake, **wrong))
    assert page.status_code == 200 and not Connection.objects.exclude(slug="built-in").exists()
    assert SECRET not in page.content.decode()


def test_who_looks_after_records_runs_connections_but_does_not_set_them_up(
    client: Any, keeper: Any, fake: Any, make_member: Any
) -> None:
    from django.contrib.auth.models import Group

    client.post(f"{ADD}?system=fake", _data(fake))
    one = Connection.objects.get(slug="sales")
    member = make_member("hanna")
    member.groups.add(Group.objects.get(name=Role.CUSTOMER_RECORDS.value))
    client.force_login(member)
    assert "Add a connection" not in client.get("/admin/crm/connections/").content.decode()
    for address in (ADD, f"/admin/crm/connections/{one.pk}/edit/"):
        assert client.get(address).status_code in (302, 403)
    client.post(f"/admin/crm/connections/{one.pk}/switch/", {"on": "1"})
    one.refresh_from_db()
    assert not one.is_on


def test_comparisons_are_downloaded_as_csv(client: Any, administrator: Any, connection: Connection, stranger: Any) -> None:
    reconcile(connection)
    address = f"/admin/crm/reconciliation/{connection.pk}/csv/"
    client.force_login(stranger)
    assert client.get(address).status_code in (302, 403)
    client.force_login(administrator)
    assert address in client.get("/admin/crm/reconciliation/").content.decode()
    rows = list(csv.reader(io.StringIO(client.get(address).content.decode())))
    assert rows[0] == ["at", "seconds", "figure", "name", "value"] and ["linked", "", "0"] in [row[2:] for row in rows]
