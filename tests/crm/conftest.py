"""Files of customer records and a run over them; a connection to the reference system, and members who agreed."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from portal.crm.connectors import ConnectorType, register_connector
from portal.crm.imports.importer import Import, Outcome, remember
from portal.crm.imports.plan import Options
from portal.crm.models import Connection
from portal.crm.sync.outbox import drain
from tests.crm.fake import TENANT, Fake, FakeConnector


@pytest.fixture
def imported(db, tmp_path: Path) -> Callable[..., Outcome]:
    """Import a file of a kind: text or bytes, the mapping, and what else is said beside it."""

    def run(kind: str, content: str | bytes, **said: Any) -> Outcome:
        path = tmp_path / said.pop("name", "records.csv")
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        options = Options(
            said.pop("mapping", {}),
            said.pop("columns", ()),
            said.pop("separator", ""),
            said.pop("values", {"currency": "EUR"} if kind in PRICED else {}),
        )
        one = Import(kind, path, options, source=said.pop("source", "shop"), **said)
        try:
            outcome = one.run()
            if not one.is_dry_run:
                remember(one, file_name=path.name)
        finally:
            one.close()
        return outcome

    return run


PRICED = {"orders", "refunds", "subscriptions"}


@pytest.fixture
def product(db):
    from portal.pages.models import HomePage
    from portal.products.models import ProductIndexPage, ProductPage

    home = HomePage.objects.first()
    index = ProductIndexPage.objects.first() or home.add_child(instance=ProductIndexPage(title="Products"))
    return index.add_child(instance=ProductPage(title="Alto 2"))


@pytest.fixture
def run_tasks():
    """The worker's turn: what the acts before have asked for."""
    from tests.members.worker import run_tasks

    return lambda: run_tasks("portal.crm")


def register_fake() -> None:
    """As a package that brings a connector does it."""

    def make(connection: Connection, secrets: dict[str, Any]) -> Any:
        options = connection.options
        return FakeConnector(
            options["path"],
            slug=connection.slug,
            is_keyed=options.get("is_keyed", True),
            secrets=[secrets["webhook"]] if isinstance(secrets.get("webhook"), str) else secrets.get("webhook", ["shh"]),
        )

    register_connector(ConnectorType("fake", "Reference fake", make, ("path",), ("webhook",)))


@pytest.fixture(autouse=True)
def _with_fake(settings: Any) -> Iterator[None]:
    from portal.crm import connectors

    settings.CRM_RETRY_SECONDS = settings.CRM_SETTLE_SECONDS = 0.0
    register_fake()
    yield
    connectors._types.pop("fake", None)


@pytest.fixture
def fake(tmp_path: Path) -> Fake:
    return Fake(tmp_path / "crm.sqlite3")


@pytest.fixture
def connection(db: None, fake: Fake) -> Connection:
    """To the fake alone: the built-in one stays off, so that a test says which system it means."""
    Connection.objects.create(slug="built-in", name="Customer records", connector="embedded", tenant="here", is_on=False)
    return Connection.objects.create(
        slug="fake", name="Fake CRM", connector="fake", tenant=TENANT, is_on=True, options={"path": fake.path}
    )


@pytest.fixture
def verified(make_member: Callable[..., Any]) -> Callable[..., Any]:
    """A member with a confirmed address."""
    from allauth.account.models import EmailAddress

    def make(username: str, **fields: Any) -> Any:
        member = make_member(username, **{"name": f"{username.title()} Raman", **fields})
        EmailAddress.objects.update_or_create(user=member, email=member.email, defaults={"verified": True, "primary": True})
        return member

    return make


@pytest.fixture
def sent(connection: Connection) -> Callable[[], Any]:
    """Send what waits."""

    def send() -> Any:
        return drain(connection, seconds=30)

    return send
