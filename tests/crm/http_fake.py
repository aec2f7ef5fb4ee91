"""The reference system over HTTP, and a connector to it: what a connector to an outside system is made of.

    with served(Fake(path)) as site:      a server on this machine, with faults of its own in `site.faults`
        HttpFakeConnector(site.url, token=site.token)

A lost answer is a connection that ends without one; lists are paged by links in the answer.
"""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from datetime import datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

from portal.common.outgoing import Answer, Outgoing, OutgoingError
from portal.crm.protocol import Check, Command, ConnectionPaused, Kind, Outcome, Page, Record, Ref, Result
from portal.crm.signatures import events_of, verify
from tests.crm.fake import TENANT, Fake, FakeConnector, capabilities

TOKEN = "token-of-the-reference-system"


@dataclass
class Site:
    """A running server. `faults`: path to what it does instead of answering."""

    url: str
    token: str
    fake: Fake
    is_keyed: bool = True
    faults: dict[str, Any] = field(default_factory=dict)
    seen: list[str] = field(default_factory=list)


@contextmanager
def served(fake: Fake, *, is_keyed: bool = True) -> Iterator[Site]:
    site = Site("", TOKEN, fake, is_keyed)

    class Handler(_Handler):
        there = site

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    site.url = f"http://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield site
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


class _Handler(BaseHTTPRequestHandler):
    there: Site

    def log_message(self, *_arguments: Any) -> None:
        """Nothing."""

    def do_GET(self) -> None:
        self._handle({name: values[0] for name, values in parse_qs(urlsplit(self.path).query).items()})

    def do_POST(self) -> None:
        self._handle(json.loads(self.rfile.read(int(self.headers["Content-Length"]))))

    def _handle(self, asked: dict[str, Any]) -> None:
        name = urlsplit(self.path).path.strip("/")
        self.there.seen.append(self.path)
        if fault := self.there.faults.get(name):
            fault(self)
            return
        if self.headers["Authorization"] != f"Bearer {self.there.token}":
            self.answer(401, {"error": f"wrong token {self.headers['Authorization']}"})
            return
        try:
            body = _CALLS[name](FakeConnector(self.there.fake.path, is_keyed=self.there.is_keyed), asked)
        except ConnectionPaused as pause:
            self.answer(403, {"reason": pause.reason, "until": pause.until and pause.until.isoformat()})
        except ConnectionError:
            self.close_connection = True  # no answer at all
        else:
            if body is not None:
                self.answer(200, body)

    def answer(self, status: int, body: Any, **headers: str) -> None:
        raw = body if isinstance(body, bytes) else json.dumps(body, default=_as_json).encode()
        self.send_response(status)
        for header, value in headers.items():
            self.send_header(header.replace("_", "-"), value)
        self.send_header("Content-Length", str(len(raw)))
        self.end_headers()
        self.wfile.write(raw)


def _write(system: FakeConnector, asked: dict[str, Any]) -> Any:
    results = system.write([_command(each) for each in asked["commands"]])
    is_lost = any(each.code == "TIMEOUT" for each in results)
    return None if is_lost else [asdict(each) for each in results]  # what was written is there, and nobody says so


def _page(page: Page, path: str) -> dict[str, Any]:
    return {"records": [asdict(each) for each in page.records], "cursor": page.cursor, "next": path if page.more else ""}


def _changes(system: FakeConnector, asked: dict[str, Any]) -> Any:
    return asdict(system.changes(Kind(asked["kind"]), asked["cursor"]))


def _everything(system: FakeConnector, asked: dict[str, Any]) -> Any:
    pages = list(system.everything(Kind(asked["kind"])))
    number = int(asked.get("page", 0))
    if number >= len(pages):
        return {"records": [], "cursor": "", "next": ""}
    return _page(pages[number], f"/everything?kind={asked['kind']}&page={number + 1}")


_CALLS: dict[str, Any] = {
    "check": lambda system, asked: [asdict(each) for each in system.check()],
    "describe": lambda system, asked: system.describe(Kind(asked["kind"])),
    "find": lambda system, asked: [
        asdict(each)
        for each in system.find(Kind(asked["kind"]), keys=frozenset(asked["keys"]), emails=frozenset(asked["emails"]))
    ],
    "read": lambda system, asked: [asdict(each) for each in system.read([_ref(each) for each in asked["refs"]])],
    "related": lambda system, asked: [asdict(each) for each in system.related(_ref(asked["ref"]), Kind(asked["kind"]))],
    "write": _write,
    "settle": lambda system, asked: {"found": _as_dict(system.settle(_command(asked["command"])))},
    "changes": _changes,
    "everything": _everything,
    "erase": lambda system, asked: asdict(system.erase(_ref(asked["ref"]), frozenset(asked["fields"]))),
    "delete": lambda system, asked: asdict(system.delete(_ref(asked["ref"]))),
}


def _as_dict(ref: Ref | None) -> Any:
    return asdict(ref) if ref is not None else None


def _ref(row: Mapping[str, Any]) -> Ref:
    return Ref(row["tenant"], Kind(row["kind"]), row["id"], row.get("url", ""))


def _command(row: Mapping[str, Any]) -> Command:
    return Command(
        key=row["key"],
        kind=Kind(row["kind"]),
        target=_ref(row["target"]) if row["target"] else None,
        values=row["values"],
        only_if_blank=frozenset(row["only_if_blank"]),
        expect_version=row["expect_version"],
        links={Kind(kind): _ref(ref) for kind, ref in row["links"].items()},
    )


def _record(row: Mapping[str, Any]) -> Record:
    return Record(
        ref=_ref(row["ref"]),
        key=row["key"],
        emails=frozenset(row["emails"]),
        values=row["values"],
        version=row["version"],
        changed_at=datetime.fromisoformat(row["changed_at"]),
        changed_by_us=row["changed_by_us"],
        deleted=row["deleted"],
        moved_to=_ref(row["moved_to"]) if row["moved_to"] else None,
        links={Kind(kind): _ref(ref) for kind, ref in row["links"].items()},
    )


def _result(row: Mapping[str, Any]) -> Result:
    return Result(
        row["key"], Outcome(row["outcome"]), row["ref"] and _ref(row["ref"]), row["version"], row["code"],
        tuple(row["fields"]), row["retry_after"],
    )  # fmt: skip


def _sent(command: Command) -> dict[str, Any]:
    return {**asdict(command), "only_if_blank": sorted(command.only_if_blank)}


class HttpFakeConnector:
    """Over the network what `FakeConnector` does on the file: the shape of a connector to an outside system."""

    settle_after = 0.0
    batch_size: Mapping[Kind, int] = dict.fromkeys(Kind, 100)
    default_mapping: Mapping[str, str] = FakeConnector.default_mapping
    tenant = TENANT

    def __init__(
        self,
        url: str,
        *,
        token: str,
        slug: str = "fake",
        is_keyed: bool = True,
        hosts: Sequence[str] = (),
        seconds: float = 5.0,
    ) -> None:
        self.slug, self.url, self._token, self.is_keyed = slug, url, token, is_keyed
        self.allowed_hosts = frozenset(hosts or [urlsplit(url).netloc])
        self.http = Outgoing(self.allowed_hosts, seconds=seconds)
        self.capabilities = capabilities(is_keyed=is_keyed)

    def check(self) -> Sequence[Check]:
        return [Check(**each) for each in self._ask("check")]

    def describe(self, kind: Kind) -> Sequence[Mapping[str, Any]]:
        found: list[Mapping[str, Any]] = self._ask("describe", kind=kind)
        return found

    def plan_schema(self) -> Sequence[str]:
        return []

    def apply_schema(self) -> None:
        """There is nothing to make."""

    def find(self, kind: Kind, *, keys: frozenset[str] = frozenset(), emails: frozenset[str] = frozenset()) -> Sequence[Record]:
        return [_record(each) for each in self._ask("find", kind=kind, keys=sorted(keys), emails=sorted(emails))]

    def read(self, refs: Sequence[Ref]) -> Sequence[Record]:
        return [_record(each) for each in self._ask("read", refs=[asdict(ref) for ref in refs])]

    def related(self, ref: Ref, kind: Kind) -> Sequence[Record]:
        return [_record(each) for each in self._ask("related", ref=asdict(ref), kind=kind)]

    def write(self, commands: Sequence[Command]) -> Sequence[Result]:
        try:
            return [_result(each) for each in self._ask("write", commands=[_sent(each) for each in commands])]
        except OutgoingError:
            keyed = self.is_keyed or commands[0].kind is Kind.CONTACT
            return [Result(each.key, Outcome.RETRY if keyed else Outcome.UNCLEAR, code="TIMEOUT") for each in commands]

    def settle(self, command: Command) -> Ref | None:
        found = self._ask("settle", command=_sent(command))["found"]
        return _ref(found) if found else None

    def changes(self, kind: Kind, cursor: str) -> Page:
        answer = self._ask("changes", kind=kind, cursor=cursor)
        return Page([_record(each) for each in answer["records"]], answer["cursor"], answer["more"])

    def everything(self, kind: Kind) -> Iterator[Page]:
        url = f"{self.url}/everything?kind={kind.value}"
        while url:
            answer = self._body(self.http.request("GET", url, headers=self._headers()))
            yield Page([_record(each) for each in answer["records"]], answer["cursor"], bool(answer["next"]))
            url = self.http.link(url, answer["next"]) if answer["next"] else ""

    def erase(self, ref: Ref, fields: frozenset[str]) -> Result:
        return _result(self._ask("erase", ref=asdict(ref), fields=sorted(fields)))

    def delete(self, ref: Ref) -> Result:
        return _result(self._ask("delete", ref=asdict(ref)))

    def verify_webhook(self, method: str, url: str, headers: Mapping[str, str], body: bytes, now: datetime) -> Sequence[Any]:
        verify([self._token], method=method, headers=headers, body=body, now=now)
        return events_of(body, tenant=TENANT)

    def _headers(self) -> dict[str, str]:
        return {"Authorization": f"Bearer {self._token}"}

    def _ask(self, name: str, **asked: Any) -> Any:
        # Moments as text, as they are sent.
        plain = json.loads(json.dumps(asked, default=_as_json))
        return self._body(self.http.request("POST", f"{self.url}/{name}", headers=self._headers(), json_body=plain))

    def _body(self, answer: Answer) -> Any:
        if answer.status in (401, 403):
            said = answer.json()
            until = said.get("until")
            raise ConnectionPaused(said.get("reason") or said["error"], datetime.fromisoformat(until) if until else None)
        if answer.status != 200:
            raise RuntimeError(f"{answer.status} {answer.body!r} for {self._token}")  # a careless connector says too much
        return answer.json()


def slow_drip(handler: Any) -> None:
    """A byte now and then: each arrives in time, the whole never does."""
    handler.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n")
    for _byte in range(40):
        time.sleep(0.05)
        handler.wfile.write(b" ")
        handler.wfile.flush()


def _as_json(value: Any) -> Any:
    return sorted(value) if isinstance(value, (set, frozenset)) else str(value)
