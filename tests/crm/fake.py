"""A customer record system for tests: stateful, shared by processes (its records are a file), with fault switches.

    fake = Fake(path)                      the system itself: records, merges, faults, counts
    FakeConnector(path, slug="fake")       the connector to it

Faults are rows, so that another process meets them too: `fake.fault("lost_answer", times=3)`.
"""

from __future__ import annotations

import json
import sqlite3
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from portal.crm.protocol import (
    Capability,
    Check,
    Command,
    ConnectionPaused,
    Event,
    Kind,
    Outcome,
    Page,
    Record,
    Ref,
    Result,
    is_same,
    normalised_address,
)
from portal.crm.signatures import events_of, sign, verify

TENANT = "fake-1"
PAGE = 50

SCHEMA = """
CREATE TABLE IF NOT EXISTS record (
    id INTEGER PRIMARY KEY, kind TEXT NOT NULL, key TEXT NOT NULL DEFAULT '', vals TEXT NOT NULL, links TEXT NOT NULL DEFAULT '{}',
    version INTEGER NOT NULL DEFAULT 1, changed REAL NOT NULL, seen REAL NOT NULL, sequence INTEGER NOT NULL,
    by_us INTEGER NOT NULL DEFAULT 0, deleted INTEGER NOT NULL DEFAULT 0, moved_to INTEGER, trace TEXT NOT NULL DEFAULT '');
CREATE INDEX IF NOT EXISTS by_key ON record (kind, key);
CREATE INDEX IF NOT EXISTS by_trace ON record (kind, trace);
CREATE INDEX IF NOT EXISTS by_sequence ON record (kind, sequence);
CREATE TABLE IF NOT EXISTS address (email TEXT NOT NULL, record INTEGER NOT NULL);
CREATE INDEX IF NOT EXISTS by_email ON address (email);
CREATE TABLE IF NOT EXISTS link (record INTEGER NOT NULL, kind TEXT NOT NULL, other INTEGER NOT NULL);
CREATE INDEX IF NOT EXISTS by_other ON link (other, kind);
CREATE TABLE IF NOT EXISTS fault (name TEXT PRIMARY KEY, times INTEGER NOT NULL, value TEXT NOT NULL DEFAULT '');
CREATE TABLE IF NOT EXISTS call (name TEXT NOT NULL, at REAL NOT NULL, detail TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS counter (name TEXT PRIMARY KEY, value INTEGER NOT NULL);
"""


class Fake:
    """The system. `is_keyed=False`: cases and timeline entries carry no unique key, so a blind repeat makes a second one."""

    def __init__(self, path: Path | str) -> None:
        self.path = str(path)
        with self._open() as db:
            db.executescript(SCHEMA)

    @contextmanager
    def _open(self) -> Iterator[sqlite3.Connection]:
        db = sqlite3.connect(self.path, timeout=30, isolation_level=None)
        db.row_factory = sqlite3.Row
        db.execute("PRAGMA synchronous=OFF")
        db.execute("PRAGMA journal_mode=WAL")
        try:
            yield db
        finally:
            db.close()

    @contextmanager
    def transaction(self) -> Iterator[sqlite3.Connection]:
        with self._open() as db:
            db.execute("BEGIN IMMEDIATE")
            try:
                yield db
            except BaseException:
                db.execute("ROLLBACK")
                raise
            db.execute("COMMIT")

    # What happens in the system itself

    def add(
        self,
        kind: Kind,
        values: Mapping[str, Any],
        *,
        key: str = "",
        emails: Sequence[str] = (),
        links: Mapping[Kind, Ref] | None = None,
        by_us: bool = False,
        trace: str = "",
        db: sqlite3.Connection | None = None,
    ) -> Ref:
        if db is None:
            with self.transaction() as db:
                return self.add(kind, values, key=key, emails=emails, links=links, by_us=by_us, trace=trace, db=db)
        links = links or {}
        now = time.time()
        number = db.execute(
            "INSERT INTO record (kind, key, vals, links, changed, seen, sequence, by_us, trace) VALUES (?,?,?,?,?,?,?,?,?)",
            [
                kind.value,
                key,
                json.dumps(dict(values), default=str),
                json.dumps({kind.value: ref.id for kind, ref in links.items()}),
                now,
                now + self._lag(db),
                self._next(db),
                by_us,
                trace,
            ],
        ).lastrowid
        addresses = [*emails, *([values["email"]] if kind in (Kind.CONTACT, Kind.LEAD) and values.get("email") else [])]
        for email in dict.fromkeys(map(normalised_address, addresses)):
            db.execute("INSERT INTO address VALUES (?,?)", [email, number])
        for other, ref in links.items():
            db.execute("INSERT INTO link VALUES (?,?,?)", [number, other.value, int(ref.id)])
        return Ref(TENANT, kind, str(number))

    def change(self, ref: Ref, values: Mapping[str, Any], *, by_us: bool = False) -> None:
        with self.transaction() as db:
            self._change(db, int(ref.id), values, by_us)

    def _change(self, db: sqlite3.Connection, number: int, values: Mapping[str, Any], by_us: bool, key: str = "") -> None:
        row = db.execute("SELECT vals, kind FROM record WHERE id = ?", [number]).fetchone()
        now = {**json.loads(row["vals"]), **values}
        db.execute(
            "UPDATE record SET vals=?, version=version+1, changed=?, sequence=?, by_us=?, key=CASE WHEN ?='' THEN key ELSE ? END"
            " WHERE id=?",
            [json.dumps(now, default=str), time.time(), self._next(db), by_us, key, key, number],
        )
        if values.get("email"):
            db.execute("INSERT INTO address VALUES (?,?)", [normalised_address(values["email"]), number])

    def delete(self, ref: Ref) -> None:
        with self.transaction() as db:
            db.execute(
                "UPDATE record SET deleted=1, changed=?, sequence=? WHERE id=?", [time.time(), self._next(db), int(ref.id)]
            )

    def merge(self, loser: Ref, winner: Ref) -> None:
        with self.transaction() as db:
            db.execute(
                "UPDATE record SET moved_to=?, changed=?, sequence=? WHERE id=?",
                [int(winner.id), time.time(), self._next(db), int(loser.id)],
            )
            db.execute("UPDATE address SET record=? WHERE record=?", [int(winner.id), int(loser.id)])

    def all(self, kind: Kind) -> list[Record]:
        with self._open() as db:
            rows = db.execute("SELECT * FROM record WHERE kind=? AND deleted=0 AND moved_to IS NULL ORDER BY id", [kind.value])
            return [self.record(db, row) for row in rows.fetchall()]

    # Faults and counts

    def fault(self, name: str, times: int = 1, value: Any = "") -> None:
        with self.transaction() as db:
            db.execute("INSERT OR REPLACE INTO fault VALUES (?,?,?)", [name, times, str(value)])

    def mend(self) -> None:
        with self.transaction() as db:
            db.execute("DELETE FROM fault")

    def calls(self, name: str = "") -> list[str]:
        with self._open() as db:
            rows = db.execute("SELECT name, detail FROM call WHERE ?='' OR name=? ORDER BY rowid", [name, name]).fetchall()
            return [row["detail"] if name else row["name"] for row in rows]

    def meets(self, db: sqlite3.Connection, name: str) -> str | None:
        """The fault's value, once for each time that it was set."""
        row = db.execute("SELECT times, value FROM fault WHERE name=? AND times > 0", [name]).fetchone()
        if row is None:
            return None
        db.execute("UPDATE fault SET times=times-1 WHERE name=?", [name])
        return str(row["value"])

    def noted(self, name: str, detail: str = "") -> None:
        with self.transaction() as db:
            db.execute("INSERT INTO call VALUES (?,?,?)", [name, time.time(), detail])

    def _lag(self, db: sqlite3.Connection) -> float:
        row = db.execute("SELECT value FROM fault WHERE name='search_lag'").fetchone()
        return float(row["value"]) if row else 0.0

    def _next(self, db: sqlite3.Connection) -> int:
        db.execute("INSERT INTO counter VALUES ('sequence', 1) ON CONFLICT (name) DO UPDATE SET value=value+1")
        return int(db.execute("SELECT value FROM counter WHERE name='sequence'").fetchone()[0])

    def record(self, db: sqlite3.Connection, row: sqlite3.Row) -> Record:
        kind = Kind(row["kind"])
        emails = [each[0] for each in db.execute("SELECT email FROM address WHERE record=?", [row["id"]])]
        return Record(
            ref=Ref(TENANT, kind, str(row["id"])),
            key=row["key"],
            emails=frozenset(emails),
            values=json.loads(row["vals"]),
            version=str(row["version"]),
            changed_at=datetime.fromtimestamp(row["changed"], UTC),
            changed_by_us=bool(row["by_us"]),
            deleted=bool(row["deleted"]),
            moved_to=Ref(TENANT, kind, str(row["moved_to"])) if row["moved_to"] else None,
            links={Kind(name): Ref(TENANT, Kind(name), number) for name, number in json.loads(row["links"]).items()},
        )


def capabilities(*, is_keyed: bool) -> frozenset[Capability]:
    keyed = {Capability.KEYED_ACTIVITY, Capability.KEYED_CASE}
    return frozenset(Capability) - (set() if is_keyed else keyed)


class FakeConnector:
    """The connector to the fake. `is_keyed=False` leaves out what makes a repeat safe."""

    label = "Reference fake"
    allowed_hosts: frozenset[str] = frozenset()
    settle_after = 0.0
    batch_size: Mapping[Kind, int] = dict.fromkeys(Kind, 100)
    default_mapping: Mapping[str, str] = {name: name for name in ("email", "given_name", "family_name")}
    tenant = TENANT

    def __init__(
        self, path: Path | str, *, slug: str = "fake", is_keyed: bool = True, secrets: Sequence[str] = ("shh",)
    ) -> None:
        self.fake, self.slug, self.secrets = Fake(path), slug, secrets
        self.is_keyed = is_keyed
        self.capabilities = capabilities(is_keyed=is_keyed)

    def check(self) -> Sequence[Check]:
        self._reach()
        return [Check("Signs in", True), Check("Key field is unique", True)]

    def describe(self, kind: Kind) -> Sequence[Mapping[str, Any]]:
        self._reach()
        names = ["email", "given_name", "family_name"] if kind is Kind.CONTACT else ["number"]
        return [
            {"name": name, "label": name, "type": "text", "length": 200, "writable": True, "required": False} for name in names
        ]

    def plan_schema(self) -> Sequence[str]:
        return []

    def apply_schema(self) -> None:
        """There is nothing to make: the fake takes any field."""

    def find(self, kind: Kind, *, keys: frozenset[str] = frozenset(), emails: frozenset[str] = frozenset()) -> Sequence[Record]:
        self._reach()
        assert len(keys) + len(emails) <= self.batch_size[kind], "more than the system takes"
        self.fake.noted("find", f"{kind} {' '.join(sorted([*keys, *emails]))}")
        with self.fake._open() as db:
            numbers: list[int] = []
            for key in filter(None, keys):
                rows = db.execute("SELECT id FROM record WHERE kind=? AND key=?", [kind.value, key.lower()])
                numbers += [row["id"] for row in rows]
            for email in emails:
                rows = db.execute("SELECT record FROM address WHERE email=?", [normalised_address(email)])
                numbers += [row["record"] for row in rows]
            found = []
            for number in dict.fromkeys(numbers):
                row = db.execute("SELECT * FROM record WHERE id=? AND kind=?", [number, kind.value]).fetchone()
                if row and not row["deleted"] and row["moved_to"] is None and row["seen"] <= time.time():
                    found.append(self.fake.record(db, row))
            return found

    def read(self, refs: Sequence[Ref]) -> Sequence[Record]:
        self._reach()
        self.fake.noted("read", " ".join(ref.id for ref in refs))
        with self.fake._open() as db:
            return [self._read(db, ref) for ref in refs]

    def _read(self, db: sqlite3.Connection, ref: Ref) -> Record:
        row = None
        if ref.tenant == TENANT and ref.id.isdecimal():
            row = db.execute("SELECT * FROM record WHERE id=? AND kind=?", [int(ref.id), ref.kind.value]).fetchone()
        if row is None:
            return Record(ref, "", frozenset(), {}, "", datetime.now(UTC), deleted=True)
        return self.fake.record(db, row)

    def related(self, ref: Ref, kind: Kind) -> Sequence[Record]:
        self._reach()
        self.fake.noted("related", f"{ref.id} {kind}")
        with self.fake._open() as db:
            rows = db.execute(
                "SELECT record.* FROM record JOIN link ON link.record = record.id"
                " WHERE link.other=? AND link.kind=? AND record.kind=? AND deleted=0 ORDER BY record.id",
                [int(ref.id), ref.kind.value, kind.value],
            )
            return [self.fake.record(db, row) for row in rows.fetchall()]

    def write(self, commands: Sequence[Command]) -> Sequence[Result]:
        self._reach()
        assert len({command.key for command in commands}) == len(commands), "one key twice in a batch"
        assert len({command.kind for command in commands}) <= 1, "several kinds in a batch"
        assert len(commands) <= self.batch_size[commands[0].kind], "more than the system takes"
        with self.fake.transaction() as db:
            if (wait := self.fake.meets(db, "rate_limit")) is not None:
                return [Result(each.key, Outcome.RETRY, code="429", retry_after=float(wait or 1)) for each in commands]
            results = [self._write(db, each) for each in commands]
            is_lost = self.fake.meets(db, "lost_answer") is not None
            for each in commands:
                detail = json.dumps({"key": each.key, "target": each.target and each.target.id, **each.values}, default=str)
                db.execute("INSERT INTO call VALUES ('write', ?, ?)", [time.time(), detail])
        if is_lost:
            keyed = self.is_keyed or commands[0].kind is Kind.CONTACT
            return [Result(each.key, Outcome.RETRY if keyed else Outcome.UNCLEAR, code="TIMEOUT") for each in commands]
        return results

    def _write(self, db: sqlite3.Connection, command: Command) -> Result:
        poison = db.execute("SELECT value FROM fault WHERE name='poison' AND times > 0").fetchone()
        if poison and poison["value"] in json.dumps(dict(command.values), default=str):
            return Result(command.key, Outcome.REJECTED, code="VALIDATION_ERROR", fields=tuple(command.values))
        target = command.target
        if target is None and (self.is_keyed or command.kind is Kind.CONTACT):
            rows = db.execute("SELECT * FROM record WHERE kind=? AND key=?", [command.kind.value, command.key]).fetchall()
            if len(rows) > 1:
                return Result(command.key, Outcome.CONFLICT, code="MULTIPLE_MATCHES")
            if rows:
                target = Ref(TENANT, command.kind, str(rows[0]["id"]))
        if target is None:
            if self.fake.meets(db, "duplicate_rule") is not None:
                return Result(command.key, Outcome.CONFLICT, code="DUPLICATES_DETECTED")
            is_keyed = self.is_keyed or command.kind is Kind.CONTACT
            made = self.fake.add(
                command.kind,
                {name: value for name, value in command.values.items() if value is not None},
                key=command.key if is_keyed else "",
                links=command.links,
                by_us=True,
                trace=command.key,
                db=db,
            )
            return Result(command.key, Outcome.DONE, ref=made, version="1")
        record = self._read(db, target)
        if record.deleted or record.moved_to is not None:
            return Result(command.key, Outcome.GONE, ref=target, code="NOT_FOUND")
        if command.expect_version is not None and command.expect_version != record.version:
            return Result(command.key, Outcome.CONFLICT, ref=target, version=record.version, code="CHANGED")
        wanted = {
            name: value
            for name, value in command.values.items()
            if not (name in command.only_if_blank and record.values.get(name) not in (None, ""))
            and not is_same(value, record.values.get(name))
        }
        # Without a target of its own the command made this record at an earlier attempt: its key is there already.
        key = command.key if command.kind is Kind.CONTACT and record.key == "" and command.target is not None else ""
        if not wanted and not key:
            return Result(command.key, Outcome.UNCHANGED, ref=target, version=record.version)
        self.fake._change(db, int(target.id), wanted, True, key=key)
        return Result(command.key, Outcome.DONE, ref=target, version=str(int(record.version) + 1), fields=tuple(wanted))

    def settle(self, command: Command) -> Ref | None:
        self._reach()
        with self.fake._open() as db:
            rows = db.execute(
                "SELECT id, seen FROM record WHERE kind=? AND trace=? AND deleted=0 ORDER BY id",
                [command.kind.value, command.key],
            ).fetchall()
        return next((Ref(TENANT, command.kind, str(row["id"])) for row in rows if row["seen"] <= time.time()), None)

    def changes(self, kind: Kind, cursor: str) -> Page:
        self._reach()
        self.fake.noted("changes", f"{kind} {cursor}")
        with self.fake._open() as db:
            rows = db.execute(
                "SELECT * FROM record WHERE kind=? AND sequence > ? ORDER BY sequence LIMIT ?",
                [kind.value, int(cursor or 0), PAGE + 1],
            ).fetchall()
            records = [self.fake.record(db, row) for row in rows[:PAGE]]
        return Page(records, str(rows[:PAGE][-1]["sequence"]) if rows else cursor, len(rows) > PAGE)

    def everything(self, kind: Kind) -> Iterator[Page]:
        self._reach()
        last = 0
        while True:
            with self.fake._open() as db:
                rows = db.execute(
                    "SELECT * FROM record WHERE kind=? AND key<>'' AND deleted=0 AND moved_to IS NULL AND id > ? ORDER BY id LIMIT ?",
                    [kind.value, last, 500],
                ).fetchall()
                if not rows:
                    return
                last = rows[-1]["id"]
                yield Page([self.fake.record(db, row) for row in rows], str(last), len(rows) == 500)

    def erase(self, ref: Ref, fields: frozenset[str]) -> Result:
        self._reach()
        with self.fake.transaction() as db:
            record = self._read(db, ref)
            if record.deleted or record.moved_to is not None:
                return Result("", Outcome.GONE, ref=ref)
            held = {name for name in fields if record.values.get(name) not in (None, "")}
            if held or record.key:
                self.fake._change(db, int(ref.id), dict.fromkeys(held), True)
                db.execute("UPDATE record SET key='' WHERE id=?", [int(ref.id)])
            db.execute("INSERT INTO call VALUES ('erase', ?, ?)", [time.time(), f"{ref.id} {' '.join(sorted(held))}"])
        return Result("", Outcome.DONE if held or record.key else Outcome.UNCHANGED, ref=ref, fields=tuple(sorted(held)))

    def delete(self, ref: Ref) -> Result:
        self._reach()
        with self.fake.transaction() as db:
            record = self._read(db, ref)
            if record.deleted:
                return Result("", Outcome.UNCHANGED, ref=ref)
            db.execute(
                "UPDATE record SET deleted=1, changed=?, sequence=? WHERE id=?", [time.time(), self.fake._next(db), int(ref.id)]
            )
        return Result("", Outcome.DONE, ref=ref)

    def verify_webhook(self, method: str, url: str, headers: Mapping[str, str], body: bytes, now: datetime) -> Sequence[Event]:
        verify(self.secrets, method=method, headers=headers, body=body, now=now)
        return events_of(body, tenant=TENANT)

    def _reach(self) -> None:
        with self.fake.transaction() as db:
            met = {name: self.fake.meets(db, name) for name in ("paused", "quota", "down")}
        if met["paused"] is not None:
            raise ConnectionPaused(met["paused"] or "sign-in refused")
        if met["quota"] is not None:
            raise ConnectionPaused("the day's quota is spent", datetime.now(UTC) + timedelta(seconds=float(met["quota"] or 60)))
        if met["down"] is not None:
            raise ConnectionError("no answer")


def signed_webhook(body: Mapping[str, Any], *, secret: str = "shh", at: datetime) -> tuple[dict[str, str], bytes]:
    """A delivery as the fake sends it."""
    raw = json.dumps(body).encode()
    return {"X-Signature": sign(secret, raw, at)}, raw
