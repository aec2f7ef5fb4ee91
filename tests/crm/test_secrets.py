"""A connection's secrets stand in no log, page, export, report or `repr`, whatever goes wrong."""

from __future__ import annotations

import logging
import sys
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.apps import apps
from django.core import mail
from django.utils import timezone
from django.views.debug import ExceptionReporter

from portal.crm.actions import agree_to_sharing, withdraw_sharing
from portal.crm.connectors import UNREACHABLE, ConnectorType, connector_of, register_connector
from portal.crm.encryption import encrypt
from portal.crm.models import Connection, Link, Outbox
from portal.crm.protocol import Command, ConnectionPaused, Kind, Ref
from portal.crm.sync.inbound import poll, read_inbox
from portal.crm.sync.outbox import drain
from portal.crm.tasks import poll_changes, reconcile_all, send_outbox
from tests.crm.fake import TENANT, Fake
from tests.crm.http_fake import HttpFakeConnector, Site, served, slow_drip

pytestmark = pytest.mark.django_db
SECRET = "tell-nobody-5f2c"


@pytest.fixture
def site(fake: Fake, settings: Any) -> Iterator[Site]:
    settings.OUTGOING_LOOPBACK = True
    settings.CRM_LEASE_SECONDS = 5.0
    with served(fake) as site:
        site.token = SECRET
        yield site


@pytest.fixture
def over_http(connection: Connection, site: Site) -> Iterator[Connection]:
    """The connection goes over the network, with a token."""

    def make(connection: Connection, secrets: dict[str, Any]) -> Any:
        options = connection.options
        return HttpFakeConnector(
            options["url"], token=secrets["token"], slug=connection.slug, hosts=options.get("hosts", []), seconds=0.5
        )

    register_connector(ConnectorType("http", "Reference system over HTTP", make))
    connection.connector, connection.options = "http", {"url": site.url}
    connection.encrypted_secrets = encrypt({"token": SECRET})
    connection.save()
    yield connection
    from portal.crm import connectors

    connectors._types.pop("http", None)


@pytest.fixture
def priya(verified: Any, fake: Fake) -> Any:
    member = verified("priya", solution_count=2)
    fake.add(Kind.CONTACT, {"email": member.email})
    return member


def _careless(what: str) -> Callable[[Any], None]:
    return {
        "an error that quotes the token": lambda handler: handler.answer(500, {"said": f"no {SECRET}"}),
        "an error in the answer": lambda handler: handler.answer(200, {"commands": SECRET, "records": SECRET}),
        "no JSON": lambda handler: handler.answer(200, SECRET.encode()),
        "a refusal that quotes the token": lambda handler: handler.answer(403, {"reason": f"{SECRET} is not right"}),
        "a redirect": lambda handler: handler.answer(302, b"", Location=f"http://169.254.169.254/?token={SECRET}"),
        "too slow": slow_drip,
        "no answer": lambda handler: setattr(handler, "close_connection", True),
        "a link elsewhere": lambda handler: handler.answer(
            200, {"records": [], "cursor": SECRET, "more": False, "next": f"https://evil.example/?{SECRET}"}
        ),
    }[what]


FAULTS = [
    "an error that quotes the token", "an error in the answer", "no JSON", "a refusal that quotes the token", "a redirect",
    "too slow", "no answer", "a link elsewhere",
]  # fmt: skip


@pytest.mark.slow
@pytest.mark.parametrize("fault", FAULTS)
def test_no_failure_tells_a_secret(
    client: Any, administrator: Any, over_http: Connection, site: Site, priya: Any, fault: str, caplog: Any
) -> None:
    caplog.set_level(logging.DEBUG)
    agree_to_sharing(member=priya)
    drain(over_http)
    assert Link.objects.linked().filter(connection=over_http).count() == 1
    client.force_login(administrator)
    told: list[str] = []
    address = f"/admin/crm/connections/{over_http.pk}/"
    ways: dict[str, Callable[[], Any]] = {
        "check": lambda: client.post(f"{address}check/"),
        "describe": lambda: client.post(f"{address}mapping/", {}),
        "find": send_outbox,
        "read": send_outbox,
        "write": send_outbox,
        "changes": poll_changes,
        "everything": reconcile_all,
        "erase": lambda: (withdraw_sharing(member=priya), send_outbox()),
    }
    for name, way in ways.items():
        if fault != FAULTS[0] and name not in ("write", "everything", "check"):
            continue  # each failure once; the first of them everywhere
        site.faults = {name: _careless(fault)}
        Connection.objects.update(paused_at=None, paused_until=None, failures=0)
        Link.objects.active().filter(connection=over_http).update(needs_recheck=True, shadow={})
        Outbox.objects.update(due_at=timezone.now(), leased_until=None)
        way()
        told += [_page(client, address), *_report(over_http, name)]
    told += [_page(client, f"/admin/crm/{page}") for page in ("connections/", "queue/", "log/", "reconciliation/")]
    client.force_login(priya)
    told.append(_page(client, "/my-data/"))
    told += [repr(over_http), repr(connector_of(over_http)), repr(vars(over_http)), caplog.text]
    told += [f"{each.subject} {each.body} {each.alternatives}" for each in mail.outbox]
    told += [str(list(model._default_manager.values())) for model in apps.get_app_config("crm").get_models()]
    told += [str(list(model._default_manager.values())) for model in apps.get_app_config("django_tasks_database").get_models()]
    assert [text[max(text.index(SECRET) - 300, 0) :][:400] for text in told if SECRET in text] == []


def _page(client: Any, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200, address
    return str(response.content.decode())


def _report(connection: Connection, name: str) -> list[str]:
    """What an error report about the failure says: the page and the e-mail to administrators, with the values in its frames."""
    ref = Ref(TENANT, Kind.CONTACT, "1")
    calls: dict[str, Callable[[Any], Any]] = {
        "check": lambda one: one.check(),
        "describe": lambda one: one.describe(Kind.CONTACT),
        "find": lambda one: one.find(Kind.CONTACT, keys=frozenset({"m-1"})),
        "read": lambda one: one.read([ref]),
        "write": lambda one: one.write([Command("m-1", Kind.CONTACT, ref, {"a": 1})]),
        "changes": lambda one: one.changes(Kind.CONTACT, ""),
        "everything": lambda one: list(one.everything(Kind.CONTACT)),
        "erase": lambda one: one.erase(ref, frozenset({"a"})),
    }
    try:
        answer = calls[name](connector_of(connection))
    except UNREACHABLE as error:
        reporter = ExceptionReporter(None, *sys.exc_info())
        history = [repr(error.__context__), repr(error.__cause__)]
        return [reporter.get_traceback_html(), reporter.get_traceback_text(), str(error), repr(error), *history]
    return [str(answer)] if name == "write" else []


@pytest.mark.parametrize("name", ["find", "everything"])
def test_a_redirect_or_a_link_elsewhere_pauses_the_connection(
    over_http: Connection, site: Site, priya: Any, name: str, administrator: Any, run_tasks: Any
) -> None:
    """Trying again would change nothing: a person looks at it. They are told once."""
    agree_to_sharing(member=priya)
    if name == "find":
        site.faults = {name: _careless("a redirect")}
        drain(over_http)
    else:
        drain(over_http)
        site.faults = {name: _careless("a link elsewhere")}
        reconcile_all()
    over_http.refresh_from_db()
    assert over_http.is_paused(timezone.now()) and over_http.paused_until is None
    assert "redirect" in over_http.paused_reason or "evil.example is not among the hosts" in over_http.paused_reason
    assert not any("169.254" in path or "evil" in path for path in site.seen)


def test_a_token_that_is_refused_pauses_and_nothing_is_charged(over_http: Connection, site: Site, priya: Any) -> None:
    site.token = "another"
    agree_to_sharing(member=priya)
    drain(over_http)
    over_http.refresh_from_db()
    assert over_http.is_paused(timezone.now()) and Outbox.objects.get(connection=over_http).attempts == 0
    poll(over_http)
    read_inbox(over_http)
    over_http.refresh_from_db()
    assert over_http.paused_reason.startswith("wrong token Bearer •••")
    with pytest.raises(ConnectionPaused):
        connector_of(over_http).check()
