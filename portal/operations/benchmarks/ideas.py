"""`benchmark ideas`: lists of ideas in each order and the page of an idea, and votes of sixteen members at once.

Nothing may be counted when a page is read, so the figures must be the same with a tenth and with ten times the
votes: `--beside` compares databases (beside.py). `queries` are counted beside, for they must be equal.
"""

from __future__ import annotations

import itertools
import random
import re
import time
from collections import Counter
from collections.abc import Callable
from http.client import HTTPConnection
from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from ideas.boards import board_map
from ideas.models import Idea, IdeaComment, Vote
from portal.members.models import Member
from portal.operations.benchmarks.load import CONNECTIONS
from portal.operations.benchmarks.pages import Page, cookie_of, measure_pages
from portal.operations.benchmarks.server import web
from portal.operations.benchmarks.timing import timed
from portal.operations.idea_seeding import INDEX_TITLE

LEAST = 60  # votes a second
LIST_OUT, LIST_IN, IDEA_OUT, IDEA_IN = 2, 3.5, 2.5, 4  # floors
ORDERS = {"trending": "", "top": "?sort=top", "new": "?sort=new", "votes": "?sort=votes"}
_MEMBERS_EACH = 60  # so that nobody meets a limit on how fast one may vote
_AIMS = 400  # ideas that are voted for; a quarter of the votes goes to the first
_TOKEN = re.compile(rb'name="csrfmiddlewaretoken" value="([^"]+)"')


def measure(
    *, passes: int = 5, seconds: float = 3, votes: bool = True, say: Callable[[str], None] = lambda _line: None
) -> dict[str, Any]:
    """Pages first, then votes, unless only pages are asked for."""
    member = Member.objects.filter(username__startswith="member-").order_by("pk").first()
    if member is None or not Idea.objects.exists():
        raise LookupError("There are no load-test ideas: run `seed_scale` with --ideas, --votes and --comments.")
    pages = _pages(cookie_of(member), member)
    queries = {page.name: _queries(page, member) for page in pages if page.name != "floor"}
    measured = measure_pages(pages, passes=passes, seconds=seconds, say=say)
    for row in measured["pages"]:
        row["queries"] = queries.get(row["page"])
    found: dict[str, Any] = {
        "benchmark": "ideas",
        "ideas": Idea.objects.count(),
        "votes": Vote.objects.count(),
        "comments": IdeaComment.objects.count(),
        **measured,
    }
    if votes:
        voting = _measure_votes(seconds=max(seconds * 3, 5), say=say)
        found |= {"voting": voting, "failures": measured["failures"] + voting.pop("failures")}
    return found


def _pages(cookie: str, member: Member) -> list[Page]:
    boards = [board for board in board_map().values() if board.parent_title == INDEX_TITLE]
    if not boards:
        raise LookupError("There is no load-test idea board.")
    path = boards[0].path
    # Somebody else's idea with twenty comments, as most that one reads are.
    usual = Idea.objects.public_rows().standing().filter(board_id=boards[0].pk, comment_count__gte=20).exclude(author=member)
    idea = usual.order_by("comment_count", "pk").first()
    if idea is None:
        raise LookupError("There is no idea with twenty comments: ask for more --comments.")
    return [
        Page("floor", "/benchmark/floor/"),
        *(Page(f"{name}, signed out", path + query, target=LIST_OUT) for name, query in ORDERS.items()),
        *(Page(f"{name}, signed in", path + query, cookie, LIST_IN) for name, query in ORDERS.items()),
        Page("idea, signed out", idea.get_absolute_url(), target=IDEA_OUT),
        Page("idea, signed in", idea.get_absolute_url(), cookie, IDEA_IN),
    ]


def _queries(page: Page, member: Member) -> int:
    """How many queries a page asks, once what may be kept is warm."""
    client = Client(SERVER_NAME="127.0.0.1" if "127.0.0.1" in settings.ALLOWED_HOSTS else "localhost")
    if page.cookie:
        client.cookies["sessionid"] = page.cookie.partition("=")[2]
    client.get(page.path)
    counts = []
    for _time in range(3):  # what is kept for a minute may be asked for anew in one of them
        with CaptureQueriesContext(connection) as captured:
            client.get(page.path)
        counts.append(len(captured))
    return min(counts)


def _measure_votes(*, seconds: float, say: Callable[[str], None]) -> dict[str, Any]:
    members = list(Member.objects.filter(username__startswith="member-").order_by("-pk")[: CONNECTIONS * _MEMBERS_EACH])
    if len(members) < CONNECTIONS:
        raise LookupError("There are too few load-test members: sixteen are needed.")
    ideas = list(Idea.objects.public_rows().open().order_by("-posted_at", "pk").values_list("pk", flat=True)[:_AIMS])
    taken = set(Vote.objects.filter(member__in=members, idea__in=ideas).values_list("member_id", "idea_id"))
    voters = [(member.pk, cookie_of(member)) for member in members]
    before = Vote.objects.count()
    with web() as server:
        clients = [
            _Voter(server.port, voters[number::CONNECTIONS], ideas, taken, seconds, seed=number)
            for number in range(CONNECTIONS)
        ]
        for client in clients:
            client.prepare()
        say("voters are signed in")
        run = timed(clients, server)
    stored = Vote.objects.count() - before
    failures = [f"{count} votes failed: {what}." for what, count in run.errors.items()]
    if run.rate < LEAST:
        failures.append(f"{run.rate:.0f} votes a second, the target is {LEAST}.")
    if stored != run.done:
        failures.append(f"{run.done} votes were confirmed and {stored} are stored.")
    failures += _wrong_totals(ideas)
    return {
        "clients": CONNECTIONS,
        "votes": run.done,
        "votes_per_second": round(run.rate, 1),
        **run.figures(),
        "failures": failures,
    }


def _wrong_totals(ideas: list[int]) -> list[str]:
    """Ideas whose counter says something else than their rows."""
    return [
        f"Idea {pk} counts its votes wrongly."
        for pk, said in Idea.objects.filter(pk__in=ideas).values_list("pk", "vote_count")
        if Vote.objects.filter(idea_id=pk, is_counted=True).count() != said
    ]


class _Voter:
    """One connection on which several members take turns; nobody votes for the same idea twice."""

    def __init__(
        self,
        port: int,
        voters: list[tuple[int, str]],
        ideas: list[int],
        taken: set[tuple[int, int]],
        seconds: float,
        *,
        seed: int,
    ) -> None:
        self.http = HTTPConnection("127.0.0.1", port, timeout=60)
        self.voters, self.ideas, self.seconds = voters, ideas, seconds
        self.taken = {pair for pair in taken if pair[0] in {pk for pk, _cookie in voters}}
        self.turns = itertools.cycle(voters)
        self.chance = random.Random(seed)
        self.latencies: list[float] = []
        self.errors: Counter[str] = Counter()
        self.csrf_cookie = self.token = ""

    def prepare(self) -> None:
        """Read an idea as a member would, and keep the token of its form."""
        self.http.request("GET", f"/ideas/{self.ideas[0]}/", headers={"Cookie": self.voters[0][1]})
        response = self.http.getresponse()
        response.read()
        self.http.request(
            "GET", response.headers.get("Location", f"/ideas/{self.ideas[0]}/"), headers={"Cookie": self.voters[0][1]}
        )
        response = self.http.getresponse()
        body = response.read()
        found = _TOKEN.search(body)
        cookie = re.search(r"csrftoken=[^;]+", response.headers.get("Set-Cookie", ""))
        if response.status != 200 or not found or not cookie:
            raise LookupError(f"The page of an idea answers {response.status}.")
        self.token, self.csrf_cookie = found[1].decode(), cookie[0]

    def run(self) -> None:
        until = time.perf_counter() + self.seconds
        while time.perf_counter() < until:
            member, cookie = next(self.turns)
            idea = self._aim(member)
            if idea is None:
                continue
            at = time.perf_counter()
            try:
                status = self._vote(idea, cookie)
            except OSError as error:
                self.errors[type(error).__name__] += 1
                self.http.close()
                continue
            if status == 302:
                self.latencies.append(1000 * (time.perf_counter() - at))
            else:
                self.errors[f"status {status}"] += 1

    def _aim(self, member: int) -> int | None:
        """An idea that this member has not voted for; a quarter of the votes goes to one, as on a good day."""
        first = [self.ideas[0]] if self.chance.random() < 0.25 else []
        for idea in [*first, *self.chance.sample(self.ideas, 8)]:
            if (member, idea) not in self.taken:
                self.taken.add((member, idea))
                return idea
        return None

    def _vote(self, idea: int, cookie: str) -> int:
        headers = {
            "Cookie": f"{cookie}; {self.csrf_cookie}",
            "Content-Type": "application/x-www-form-urlencoded",
            "Origin": f"http://127.0.0.1:{self.http.port}",
        }
        form = urlencode({"csrfmiddlewaretoken": self.token, "on": "1"})
        self.http.request("POST", f"/ideas/{idea}/vote/", body=form, headers=headers)
        response = self.http.getresponse()
        response.read()
        return response.status
