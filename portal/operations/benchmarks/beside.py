"""`benchmark ideas --beside DATABASE_URL`: the same pages on databases with fewer and with more votes.

Nothing may be counted when a page is read, so a page costs the same on each and asks the same number of queries.
Passes over the databases are interleaved, each with a server of its own: the hours of a machine differ by half.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable, Sequence
from statistics import median
from typing import Any

MOST_APART = 0.2  # of the cost on the first database


def measure_beside(urls: Sequence[str], *, passes: int, seconds: float, say: Callable[[str], None]) -> dict[str, Any]:
    """`urls`: the database that the others are held against comes first. What is apart is in `failures`."""
    taken: list[list[dict[str, Any]]] = [[] for _url in urls]
    for number in range(1, passes + 1):
        for place, url in enumerate(urls):
            taken[place].append(_one_pass(url, seconds))
        say(f"pass {number} of {passes} over {len(urls)} databases")
    databases = [{name: runs[0][name] for name in ("ideas", "votes", "comments")} for runs in taken]
    rows = [_row(name, taken) for name in (page["page"] for page in taken[0][0]["pages"])]
    return {"databases": databases, "pages": rows, "failures": _apart(rows, databases)}


def _one_pass(url: str, seconds: float) -> dict[str, Any]:
    command = [sys.executable, "-m", "portal", "benchmark", "ideas", "--pages-only", "--passes", "1", "--json"]
    command += ["--seconds", str(max(round(seconds), 1))]
    done = subprocess.run(command, env={**os.environ, "DATABASE_URL": url}, capture_output=True, text=True)
    if not done.stdout.strip():  # 1 is a target that was missed: the figures are there all the same
        raise LookupError(done.stderr.strip().splitlines()[-1] if done.stderr.strip() else "A measurement printed nothing.")
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def _row(name: str, taken: list[list[dict[str, Any]]]) -> dict[str, Any]:
    of_page = [[next(page for page in run["pages"] if page["page"] == name) for run in runs] for runs in taken]
    floors = [round(median(page["floors"] for page in pages), 2) for pages in of_page]
    return {
        "page": name,
        "floors": floors,
        "cpu_ms": [round(median(page["cpu_ms"] for page in pages), 2) for pages in of_page],
        "of_it_database_ms": [round(median(page["of_it_database_ms"] for page in pages), 2) for pages in of_page],
        "queries": [pages[0]["queries"] for pages in of_page],
        "of_the_first": [round(value / floors[0], 2) for value in floors],
    }


def _apart(rows: list[dict[str, Any]], databases: list[dict[str, Any]]) -> list[str]:
    failures = []
    for row in rows:
        for database, ratio, queries in zip(databases, row["of_the_first"], row["queries"], strict=True):
            where = f"{row['page']} with {database['votes']:,} votes"
            if abs(ratio - 1) > MOST_APART:
                failures.append(f"{where} costs {ratio} of what it costs with {databases[0]['votes']:,}.")
            if queries != row["queries"][0]:
                failures.append(f"{where} asks {queries} queries instead of {row['queries'][0]}.")
    return failures
