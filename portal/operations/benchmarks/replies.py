"""`benchmark replies`: how many replies a second sixteen members write at the same time, without an error."""

from __future__ import annotations

import http.client
import itertools
import random
import re
import time
from collections import Counter
from collections.abc import Callable
from typing import Any
from urllib.parse import urlencode

from forums.models import Post, Topic
from portal.members.models import Member
from portal.operations.benchmarks.load import CONNECTIONS
from portal.operations.benchmarks.pages import cookie_of
from portal.operations.benchmarks.server import web
from portal.operations.benchmarks.timing import Timed, timed
from portal.operations.seed_words import WORDS

LEAST = 60
_MEMBERS_EACH = 120  # so that nobody meets a limit on how fast one may write, however unevenly the clients are served
_TOKEN = re.compile(rb'name="csrfmiddlewaretoken" value="([^"]+)"')


def measure(*, seconds: float = 10, say: Callable[[str], None] = lambda _line: None) -> dict[str, Any]:
    """Sixteen clients reply for so many seconds; a quarter of what they say goes into one topic."""
    before = Post.objects.count()
    with web() as server:
        run = replying(server, seconds=seconds, clients=CONNECTIONS, seed=before, say=say)
    stored = Post.objects.count() - before
    failures = [f"{count} replies failed: {what}." for what, count in run.errors.items()]
    if run.rate < LEAST:
        failures.append(f"{run.rate:.0f} replies a second, the target is {LEAST}.")
    if stored != run.done:
        failures.append(f"{run.done} replies were confirmed and {stored} are stored.")
    failures += _wrong_totals(_topics())
    return {
        "benchmark": "replies",
        "clients": CONNECTIONS,
        "replies": run.done,
        "replies_per_second": round(run.rate, 1),
        **run.figures(),
        "failures": failures,
    }


def replying(
    server: Any, *, seconds: float, clients: int, seed: int, turn: int = 0, say: Callable[[str], None] = lambda _line: None
) -> Timed:
    """Let so many clients reply at once, each for several members. Another `turn` takes others, where there are so many, and
    another `seed` is another draw of topics: nobody may reply to one topic again and again."""
    wanted = clients * _MEMBERS_EACH
    members = Member.objects.filter(username__startswith="member-").order_by("-pk")
    some = list(members[wanted * turn : wanted * (turn + 1)])
    if len(some) < wanted:
        some = list(members[:wanted])
    topics = _topics()
    if len(some) < clients or not topics:
        raise LookupError("There is no load-test data.")
    cookies = [cookie_of(member) for member in some]
    each = [_Client(server.port, cookies[number::clients], topics, seconds, seed=seed + number) for number in range(clients)]
    for client in each:
        client.prepare()
    say("clients are signed in")
    return timed(each, server)


def _topics() -> list[int]:
    return list(
        Topic.objects.public_rows()
        .filter(author__username__startswith="member-", closed_at=None)
        .order_by("pk")
        .values_list("pk", flat=True)[:200]
    )


def _wrong_totals(topics: list[int]) -> list[str]:
    """Topics whose counter says something else than their rows."""
    wrong = [
        pk
        for pk, said in Topic.objects.filter(pk__in=topics).values_list("pk", "reply_count")
        if Post.objects.filter(topic_id=pk, position__gt=1, hidden_at=None, deleted_at=None).count() != said
    ]
    return [f"Topic {pk} counts its replies wrongly." for pk in wrong]


class _Client:
    """One connection on which several members take turns."""

    def __init__(self, port: int, cookies: list[str], topics: list[int], seconds: float, *, seed: int) -> None:
        self.http = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
        self.cookies, self.topics, self.seconds = cookies, topics, seconds
        self.turns = itertools.cycle(cookies)  # drawing lots would let one of them meet the limit on replies a minute
        self.chance = random.Random(seed)
        self.latencies: list[float] = []
        self.errors: Counter[str] = Counter()
        self.csrf_cookie = self.token = ""

    def prepare(self) -> None:
        """Read a page as a member would, and keep the token of its form."""
        self.http.request("GET", f"/t/{self.topics[0]}/reply/", headers={"Cookie": self.cookies[0]})
        response = self.http.getresponse()
        body = response.read()
        found = _TOKEN.search(body)
        cookie = re.search(r"csrftoken=[^;]+", response.headers.get("Set-Cookie", ""))
        if response.status != 200 or not found or not cookie:
            raise LookupError(f"The page to reply on answers {response.status}.")
        self.token, self.csrf_cookie = found[1].decode(), cookie[0]

    def run(self) -> None:
        until = time.perf_counter() + self.seconds
        while time.perf_counter() < until:
            at = time.perf_counter()
            try:
                status = self._reply()
            except OSError as error:
                self.errors[type(error).__name__] += 1
                self.http.close()
                continue
            if status == 302:
                self.latencies.append(1000 * (time.perf_counter() - at))
            else:
                self.errors[f"status {status}"] += 1

    def _reply(self) -> int:
        topic = self.topics[0] if self.chance.random() < 0.25 else self.chance.choice(self.topics)
        text = " ".join(self.chance.choices(WORDS, k=60))
        form = urlencode({"csrfmiddlewaretoken": self.token, "body": text, "body_format": "markdown"})
        headers = {
            "Cookie": f"{next(self.turns)}; {self.csrf_cookie}",
            "Content-Type": "application/x-www-form-urlencoded",
            "Origin": f"http://127.0.0.1:{self.http.port}",
        }
        self.http.request("POST", f"/t/{topic}/reply/", body=form, headers=headers)
        response = self.http.getresponse()
        response.read()
        return response.status
