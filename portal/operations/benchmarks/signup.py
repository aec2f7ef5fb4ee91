"""`benchmark signup`: whether the time of an answer tells that an address has an account."""

from __future__ import annotations

import http.client
import re
import time
from collections.abc import Callable
from statistics import median
from typing import Any
from urllib.parse import urlencode

from portal.members.models import Member
from portal.operations.benchmarks.server import web

REQUESTS = 200
MOST_APART = 0.05  # of the medians
_TOKEN = re.compile(rb'name="csrfmiddlewaretoken" value="([^"]+)"')
ENTRANCES = (
    ("sign-up", "/accounts/signup/", "email"),
    ("sign-in", "/accounts/login/", "login"),
    ("password reset", "/accounts/password/reset/", "email"),
)


def measure(*, say: Callable[[str], None] = lambda _line: None) -> dict[str, Any]:
    """Known and unknown addresses by turns, 200 requests each, at every entrance that takes an address."""
    members = Member.objects.exclude(email=None).order_by("pk")[:REQUESTS]
    known = [member.email or "" for member in members]
    if not known:
        raise LookupError("There are no members in this database.")
    result: dict[str, Any] = {"benchmark": "signup", "requests": REQUESTS, "failures": []}
    with web() as server:
        for name, path, field in ENTRANCES:
            taken: dict[str, list[float]] = {"known": [], "unknown": []}
            for number in range(-10, REQUESTS):  # the first ones warm up
                pair = [("known", known[number % len(known)]), ("unknown", f"nobody-{name[:4]}-{number}@example.net")]
                for kind, address in pair if number % 2 else reversed(pair):
                    milliseconds = _post(server.port, path, {field: address})
                    if number >= 0:
                        taken[kind].append(milliseconds)
            medians = {kind: median(values) for kind, values in taken.items()}
            apart = abs(medians["known"] / medians["unknown"] - 1)
            result[name] = f"known {medians['known']:.2f} ms, unknown {medians['unknown']:.2f} ms: {apart:.1%} apart"
            if apart > MOST_APART:
                result["failures"].append(f"The medians of {name} are {apart:.1%} apart.")
            say(f"{name} measured")
    return result


def _post(port: int, path: str, fields: dict[str, str]) -> float:
    """As a new visitor: look at the form, send it. Gives the milliseconds of the second."""
    client = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    client.request("GET", path)
    page = client.getresponse()
    body = page.read()
    cookie = "; ".join(value.split(";")[0] for name, value in page.getheaders() if name.lower() == "set-cookie")
    token = _TOKEN.search(body)
    if token is None:
        raise LookupError(f"{path} has no form.")
    form = urlencode({**fields, "csrfmiddlewaretoken": token.group(1).decode()})
    headers = {
        "Cookie": cookie,
        "Content-Type": "application/x-www-form-urlencoded",
        "Referer": f"http://127.0.0.1:{port}{path}",
    }
    began = time.perf_counter()
    client.request("POST", path, form, headers)
    answer = client.getresponse()
    answer.read()
    took = (time.perf_counter() - began) * 1000
    client.close()
    if answer.status != 302:
        raise LookupError(f"{path} answers {answer.status}.")
    return took
