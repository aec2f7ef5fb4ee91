"""`benchmark pages`: what the list and the topic page cost, beside the floor of the same run."""

from __future__ import annotations

import gzip
import http.client
from collections.abc import Callable
from dataclasses import dataclass
from statistics import median
from typing import Any

from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore
from django.db.models import Max

from forums.boards import board_map
from forums.models import Topic
from portal.members.models import Member
from portal.operations.benchmarks.load import CONNECTIONS, Load, ask, client_name
from portal.operations.benchmarks.server import Server, database_cpu_seconds, rows_written, web

PER_PAGE = 20
MOST_RAW_KB, MOST_GZIP_KB, MOST_MEMORY_MB = 60, 14, 200


@dataclass(frozen=True)
class Page:
    """A page that is asked for, with what it may cost in floors."""

    name: str
    path: str
    cookie: str = ""
    target: float | None = None


@dataclass(frozen=True)
class Pass:
    load: Load
    cpu_ms: float
    database_ms: float


def measure(*, passes: int = 5, seconds: float = 3, say: Callable[[str], None] = lambda _line: None) -> dict[str, Any]:
    """Interleaved passes over all pages. Each figure is the median of its page's passes."""
    member = Member.objects.filter(username__startswith="member-").order_by("pk").first()
    measured = measure_pages(_pages(cookie_of(member), member), passes=passes, seconds=seconds, say=say)
    return {"benchmark": "pages", **measured, "failures": measured["failures"] + _of_the_longest(measured["pages"])}


def measure_pages(pages: list[Page], *, passes: int, seconds: float, say: Callable[[str], None]) -> dict[str, Any]:
    """The pages against the floor, which must be one of them. What misses its target is in `failures`."""
    with web() as server:
        sizes = {page.name: _size(server.port, page) for page in pages}
        for page in pages:
            ask(server.port, page.path, seconds=1, cookie=page.cookie)  # warm
        before = rows_written()
        taken: dict[str, list[Pass]] = {page.name: [] for page in pages}
        for number in range(1, passes + 1):
            for page in pages:
                taken[page.name].append(_pass(server, page, seconds))
            say(f"pass {number} of {passes}")
        written = rows_written() - before
        memory = server.memory_mb()
    rows = [_row(page, taken, sizes[page.name]) for page in pages]
    failures = _failures(rows, written, memory)
    return {
        "client": client_name(),
        "connections": CONNECTIONS,
        "passes": passes,
        "seconds_of_a_pass": seconds,
        "pages": rows,
        "rows_written_by_reading": written,
        "web_process_mb": round(memory, 1),
        "failures": failures,
    }


def cookie_of(member: Member | None) -> str:
    """A session of that member, as signing in would make it."""
    if member is None:
        raise LookupError("There is no load-test data.")
    session = SessionStore()
    session[SESSION_KEY] = str(member.pk)
    session[BACKEND_SESSION_KEY] = "django.contrib.auth.backends.ModelBackend"
    session[HASH_SESSION_KEY] = member.get_session_auth_hash()
    session.create()
    return f"sessionid={session.session_key}"


def _pages(cookie: str, member: Member | None) -> list[Page]:
    topics = Topic.objects.public_rows().filter(author__username__startswith="member-")
    longest = topics.order_by("-reply_count").first()
    # Somebody else's question, as most that one reads are.
    usual = (
        topics.filter(reply_count__gte=PER_PAGE + 5, reply_count__lt=longest.reply_count if longest else 0)
        .exclude(author=member)
        .order_by("pk")
        .first()
    )
    if longest is None or usual is None:
        raise LookupError("There is no topic of more than one page.")
    largest = board_map()[usual.board_id]
    last = -(-(topics.aggregate(last=Max("last_position"))["last"]) // PER_PAGE)
    topic = usual.get_absolute_url()
    return [
        Page("floor", "/benchmark/floor/"),
        Page("list, signed out", largest.path, target=2),
        Page("list, signed in", largest.path, cookie, 3.5),
        Page("topic, signed out", topic, target=2.5),
        Page("topic, signed in", topic, cookie, 4),
        Page("first page of the longest topic", longest.get_absolute_url(), target=2.5),
        Page("last page of the longest topic", f"{longest.get_absolute_url()}?page={last}", target=2.5),
    ]


def _pass(server: Server, page: Page, seconds: float) -> Pass:
    web_before, base_before = server.cpu_seconds(), database_cpu_seconds()
    load = ask(server.port, page.path, seconds=seconds, cookie=page.cookie)
    base = sum(now - base_before.get(pid, 0.0) for pid, now in database_cpu_seconds().items())
    each = 1000 / max(load.requests, 1)
    return Pass(load, (server.cpu_seconds() - web_before + base) * each, base * each)


def _size(port: int, page: Page) -> tuple[int, int]:
    client = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    client.request("GET", page.path, headers={"Cookie": page.cookie} if page.cookie else {})
    response = client.getresponse()
    body = response.read()
    client.close()
    if response.status != 200:
        raise LookupError(f"{page.path} answers {response.status}.")
    return len(body), len(gzip.compress(body, 6))


def _row(page: Page, taken: dict[str, list[Pass]], size: tuple[int, int]) -> dict[str, Any]:
    mine, floors = taken[page.name], taken["floor"]
    return {
        "page": page.name,
        "path": page.path,
        "cpu_ms": round(median(one.cpu_ms for one in mine), 2),
        "of_it_database_ms": round(median(one.database_ms for one in mine), 2),
        # Each pass against the floor of the same pass: hours and neighbours differ, the ratio does not.
        "floors": round(median(one.cpu_ms / floor.cpu_ms for one, floor in zip(mine, floors, strict=True)), 2),
        "target_floors": page.target,
        "requests_per_second": round(median(one.load.requests / one.load.seconds for one in mine), 1),
        "p50_ms": round(median(one.load.p50 for one in mine), 1),
        "p95_ms": round(median(one.load.p95 for one in mine), 1),
        "p99_ms": round(median(one.load.p99 for one in mine), 1),
        "kb_raw": round(size[0] / 1000, 1),
        "kb_gzip": round(size[1] / 1000, 1),
        "errors": sum(one.load.errors for one in mine),
    }


def _failures(rows: list[dict[str, Any]], written: int, memory: float) -> list[str]:
    failures = []
    for row in rows:
        name = row["page"]
        if row["target_floors"] and row["floors"] > row["target_floors"]:
            failures.append(f"{name} costs {row['floors']} floors, the target is {row['target_floors']}.")
        if name != "floor" and (row["kb_raw"] > MOST_RAW_KB or row["kb_gzip"] > MOST_GZIP_KB):
            failures.append(f"{name} has {row['kb_raw']} kB, {row['kb_gzip']} kB packed.")
        if row["errors"]:
            failures.append(f"{name} failed {row['errors']} times.")
    if written:
        failures.append(f"Reading wrote {written} rows.")
    if memory > MOST_MEMORY_MB:
        failures.append(f"A web process has {memory:.0f} MB after load.")
    return failures


def _of_the_longest(rows: list[dict[str, Any]]) -> list[str]:
    by_name = {row["page"]: row for row in rows}
    first, last = by_name["first page of the longest topic"], by_name["last page of the longest topic"]
    if last["cpu_ms"] > 1.2 * first["cpu_ms"]:
        return ["The last page of the longest topic costs more than 1.2 of its first."]
    return []
