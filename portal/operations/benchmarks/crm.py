"""`benchmark crm`: the link to customer records. Backfill, coalescing, the cost of a reply, and the nightly comparison,
in a database of its own, against the reference system of the tests (or the built-in records)."""

from __future__ import annotations

import gc
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from allauth.account.models import EmailAddress
from django.contrib.contenttypes.models import ContentType
from django.db import connection as database
from django.utils import timezone

from forums.activities import POST_REPLIED, TOPIC_POSTED
from forums.models import Topic
from portal.activity.models import Activity
from portal.common.bulk import Table, take_ids
from portal.crm import sharing
from portal.crm.actions import queue_activity
from portal.crm.connectors import ConnectorType, connector_of, register_connector
from portal.crm.consents import LINK, TEXT_VERSION
from portal.crm.models import Connection, Contact, Link, Outbox, SyncLogEntry
from portal.crm.protocol import Kind
from portal.crm.sync.outbox import drain
from portal.crm.sync.reconciliation import backfill, reconcile
from portal.members.models import Consent, Member
from portal.operations.benchmarks.replies import replying
from portal.operations.benchmarks.scratch import scratch_database
from portal.operations.benchmarks.server import cpu_seconds_of, forget_peak, peak_mb, web
from portal.operations.seeding import Plan, seed

FAKE = "fake"
CHECKOUT = Path(__file__).parents[3]
LEAST_A_SECOND, MOST_EXTRA_PERCENT, MOST_SECONDS, MOST_MB_MORE = 300, 5.0, 600.0, 60
ACTS, EVENTS = 10_000, 100
BLOCKS, BLOCK_SECONDS = 12, 2.5
_BATCH = 5_000


class NoCheckout(Exception):
    """The reference system stands beside the tests, and an installed package has none."""


def measure(
    *, members: int = 100_000, connector: str = FAKE, say: Callable[[str], None] = lambda _line: None
) -> dict[str, Any]:
    """Everything, one after the other. `connector` is `fake` or `embedded`."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        make_contacts = _reference(folder) if connector == FAKE else _built_in
        say("a database for it, which takes a minute")
        with scratch_database(folder):
            connection = _connection(connector, folder)
            seed(Plan(members=members, topics=400, posts=4_000, longest_topic=100))
            _agree(list(Member.objects.filter(username__startswith="member-").order_by("pk").values_list("pk", "email")))
            make_contacts(dict(Member.objects.filter(username__startswith="member-").values_list("email", "name")))
            _analyse()
            say(f"{members:,} members have agreed, and each has a contact")
            result: dict[str, Any] = {"benchmark": "crm", "connector": connector, "members": members, "failures": []}
            for part in (_backfill, _coalesce, _reconcile, _reply):
                found, failures = part(connection)
                result |= found
                result["failures"] += failures
                say(", ".join(f"{name.replace('_', ' ')} {value}" for name, value in found.items()))
    return result


def _reference(folder: Path) -> Callable[[Mapping[str, str]], None]:
    """Start the reference system of the tests on a file. Raises NoCheckout where this is an installed package."""
    if not (CHECKOUT / "tests" / "crm" / "fake.py").is_file():
        raise NoCheckout(
            "This starts the reference CRM that stands beside the tests (tests/crm/fake.py), and there is none here: run it in"
            " a checkout, or measure the built-in records with --connector embedded."
        )
    sys.path.insert(0, str(CHECKOUT))
    from tests.crm.fake import Fake, FakeConnector

    register_connector(
        ConnectorType(FAKE, "Reference system", lambda made, _secrets: FakeConnector(made.options["path"], slug=made.slug))
    )
    fake = Fake(folder / "crm.sqlite3")

    def make(names: Mapping[str, str]) -> None:
        with fake.transaction() as db:
            for email, name in names.items():
                fake.add(Kind.CONTACT, {"email": email, "family_name": name.rpartition(" ")[2]}, db=db)

    return make


def _built_in(names: Mapping[str, str]) -> None:
    now = timezone.now()
    Table(Contact, "email", "family_name", "source", "number", "created_at", "updated_at").insert(
        (email, name.rpartition(" ")[2], "benchmark", str(number), now, now)
        for number, (email, name) in enumerate(names.items(), 1)
    )


def _connection(connector: str, folder: Path) -> Connection:
    Connection.objects.update(is_on=False)
    made = Connection.objects.create(
        slug="benchmark", name="Benchmark", connector=connector, is_on=True, options={"path": str(folder / "crm.sqlite3")}
    )
    made.tenant = connector_of(made).tenant
    made.save(update_fields=["tenant"])
    return made


def _agree(members: list[tuple[int, str]]) -> None:
    """Everybody has a confirmed address and agreed to everything."""
    now = timezone.now()
    purposes = [LINK, *(each.purpose for each in sharing.categories())]
    for start in range(0, len(members), _BATCH):
        some = members[start : start + _BATCH]
        Table(EmailAddress, "user_id", "email", "verified", "primary").insert((pk, email, True, True) for pk, email in some)
        Table(Consent, "member_id", "purpose", "wording", "given_at").insert(
            (pk, purpose, TEXT_VERSION, now) for pk, _email in some for purpose in purposes
        )


def _backfill(connection: Connection) -> tuple[dict[str, Any], list[str]]:
    """From nothing to a linked and written contact for each member."""
    with _measured() as taken:
        counts = backfill(connection)
        drain(connection, seconds=3600)
    linked = Link.objects.linked().filter(connection=connection).exclude(version="").count()
    rate = linked / taken["seconds"]
    failures = [] if linked == counts["members"] else [f"{linked:,} of {counts['members']:,} members were written."]
    if rate < LEAST_A_SECOND:
        failures.append(f"{rate:.0f} records a second in the backfill, the target is {LEAST_A_SECOND}.")
    return _figures("backfill", taken, records_per_second=round(rate)), failures


def _coalesce(connection: Connection) -> tuple[dict[str, Any], list[str]]:
    """Ten thousand acts of one member, a hundred of them timeline events."""
    member = Member.objects.filter(username__startswith="member-").order_by("pk")[0]
    topic = Topic.objects.filter(author__isnull=False).order_by("pk")[0]
    topic.author = member
    topic.save(update_fields=["author"])
    Member.objects.filter(pk=member.pk).update(reply_count=member.reply_count + ACTS)
    acts = _acts(member, topic)
    SyncLogEntry.objects.filter(connection=connection).delete()
    with _measured() as taken:
        for act in acts:
            queue_activity(act)
        waiting = Outbox.objects.filter(connection=connection).count()
        drain(connection, seconds=3600)
    log = SyncLogEntry.objects.filter(connection=connection, is_inbound=False, outcome="done")
    summaries, events = log.filter(what="summary").count(), log.filter(what="event").count()
    failures = []
    if summaries != 1 or events != EVENTS or waiting != EVENTS + 1:
        failures.append(f"{ACTS:,} acts became {summaries} summaries and {events} entries, and not 1 and {EVENTS}.")
    figures = _figures("acts", taken, count=ACTS, waiting=waiting, summaries_written=summaries, entries_written=events)
    return figures, failures


def _acts(member: Member, topic: Topic) -> list[Activity]:
    """As they stand in the database after that many replies, and a hundred questions."""
    kind = ContentType.objects.get_for_model(Topic).pk
    pks = take_ids(Activity, ACTS)
    now = timezone.now()
    Table(Activity, "id", "type", "verb", "actor_id", "object_type_id", "object_id", "happened_at").insert(
        (pk, each.name, each.verb.value, member.pk, kind, topic.pk, now)
        for number, pk in enumerate(pks)
        for each in [TOPIC_POSTED if number % (ACTS // EVENTS) == 0 else POST_REPLIED]
    )
    acts = list(Activity.objects.filter(pk__in=pks).order_by("pk"))
    for act in acts:
        act.object = topic  # as it is at hand when the act is recorded
    return acts


def _reconcile(connection: Connection) -> tuple[dict[str, Any], list[str]]:
    """The nightly comparison of all links. It says nothing differs, so nothing is repaired."""
    gc.collect()
    forget_peak()
    before = peak_mb()
    with _measured() as taken:
        report = reconcile(connection, repair=True)
    grown = peak_mb() - before
    failures = []
    if taken["seconds"] > MOST_SECONDS:
        failures.append(f"The comparison took {taken['seconds']:.0f} s, the target is {MOST_SECONDS:.0f}.")
    if report.figures["members_differing"] or report.figures["orphans"]:
        failures.append(f"The comparison found differences where there are none: {report.figures['differing']}.")
    if grown > MOST_MB_MORE:
        failures.append(f"The comparison took {grown:.0f} MB more, the target is {MOST_MB_MORE}.")
    figures = _figures("reconciliation", taken, links=report.figures["linked"], mb_before=round(before), mb_more=round(grown))
    return figures, failures


def _reply(connection: Connection) -> tuple[dict[str, Any], list[str]]:
    """Replies over HTTP by members who share, the connection switched on and off in turns."""
    cpu: dict[bool, list[float]] = {True: [], False: []}
    with web() as server:
        for block in range(BLOCKS):
            is_on = block % 4 in (0, 3)  # on, off, off, on: what grows over time weighs on both alike
            Connection.objects.filter(pk=connection.pk).update(is_on=is_on)
            run = replying(server, seconds=BLOCK_SECONDS, clients=2, seed=1000 * block, turn=block)
            if block >= 2:  # the first two warm up
                cpu[is_on].append(1000 * run.cpu / max(run.done, 1))
    Connection.objects.filter(pk=connection.pk).update(is_on=True)
    on, off = statistics.median(cpu[True]), statistics.median(cpu[False])
    extra = 100 * (on / off - 1)
    failures = []
    if extra > MOST_EXTRA_PERCENT:
        failures.append(f"A reply costs {extra:.1f} % more CPU with the link on, the target is {MOST_EXTRA_PERCENT:.0f} %.")
    return {
        "reply_cpu_ms_on": round(on, 2),
        "reply_cpu_ms_off": round(off, 2),
        "reply_extra_percent": round(extra, 1),
    }, failures


@contextmanager
def _measured() -> Iterator[dict[str, float]]:
    """Seconds, and processor time of this process and of its database connection, filled in at the end."""
    taken: dict[str, float] = {}
    began, cpu, base = time.perf_counter(), time.process_time(), _backend_seconds()
    yield taken
    taken["seconds"] = time.perf_counter() - began
    taken["cpu_seconds"] = time.process_time() - cpu
    taken["database_cpu_seconds"] = _backend_seconds() - base


def _figures(name: str, taken: Mapping[str, float], **more: Any) -> dict[str, Any]:
    figures = {"seconds": round(taken["seconds"], 1)} | {key: round(taken[key], 1) for key in taken if key != "seconds"} | more
    return {f"{name}_{key}": value for key, value in figures.items()}


def _backend_seconds() -> float:
    with database.cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid()")
        return cpu_seconds_of(cursor.fetchone()[0])


def _analyse() -> None:
    with database.cursor() as cursor:
        cursor.execute("ANALYZE")
