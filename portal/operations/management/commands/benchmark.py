"""`benchmark NAME [--json]`: the project's own measurements."""

from __future__ import annotations

import os
from argparse import ArgumentParser
from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.db import connection

from forums.models import BoardIndexPage
from portal.operations.benchmarks import crm, ideas, imports, pages, replies, signup
from portal.operations.benchmarks.beside import measure_beside
from portal.operations.benchmarks.server import NotReady
from portal.operations.command import Command as PortalCommand
from portal.operations.command import Failed, WrongUse
from portal.operations.current_database import require_current_database
from portal.operations.seeding import INDEX_TITLE

NAMES = {
    "crm": "the link to customer records in a database of its own: backfill, coalescing, nightly comparison, cost of a reply",
    "ideas": "lists of ideas in each order, the page of an idea, and votes of 16 clients at once",
    "import": "a made-up dump into a database of its own: posts a second, seconds and CPU by phase, memory",
    "pages": "list and topic pages beside the floor: CPU, requests a second, latencies, bytes",
    "replies": "replies a second by 16 clients at once",
    "signup": "answers to known and unknown addresses at sign-up, sign-in and password reset: medians, and how far they are apart",
}


class Command(PortalCommand):
    help = "Measure. Never on a site that people use: it writes, and takes the whole machine."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("name", nargs="?", choices=sorted(NAMES), metavar="NAME", help="which one; --list names them")
        parser.add_argument("--list", action="store_true", help="name the benchmarks")
        parser.add_argument("--passes", type=int, default=5, help="passes over each page (5)")
        parser.add_argument("--seconds", type=int, default=0, help="of one pass (3 for pages, 10 for replies)")
        parser.add_argument("--posts", type=int, default=200_000, help="of the dump that `import` makes (200000)")
        parser.add_argument("--members", type=int, default=100_000, help="whom `crm` links (100000)")
        parser.add_argument(
            "--connector",
            choices=[crm.FAKE, "embedded"],
            default=crm.FAKE,
            help="what `crm` links to: the reference system of a checkout (fake), or the built-in records (embedded)",
        )
        parser.add_argument("--pages-only", action="store_true", help="`ideas` casts no votes, so the database stays as it is")
        parser.add_argument(
            "--beside", action="append", metavar="DATABASE_URL", help="hold the pages of `ideas` against those of this database"
        )
        parser.add_argument("--json", action="store_true", help="print one JSON object")

    def handle(self, **options: Any) -> None:
        if options["list"] or not options["name"]:
            for name, what in NAMES.items():
                self.stdout.write(f"{name:8} {what}")
            return
        if options["name"] != "ideas" and (options["beside"] or options["pages_only"]):
            raise WrongUse("--beside and --pages-only are for `benchmark ideas`.")
        settings.DEBUG = False
        if options["name"] not in ("crm", "import"):  # which make a database of their own
            require_current_database()
        result = self._measure(options)
        if options["json"]:
            self.print_json(result)
        else:
            self.stdout.write(_in_words(result))
        if result["failures"]:
            raise Failed("\n".join(result["failures"]))

    def _measure(self, options: dict[str, Any]) -> dict[str, Any]:
        if options["name"] == "import":
            return imports.measure(posts=options["posts"], say=self.say)
        if connection.vendor != "postgresql":
            raise WrongUse("This is measured on PostgreSQL: set DATABASE_URL.")
        if options["name"] == "crm":
            try:
                return crm.measure(members=max(options["members"], 2_000), connector=options["connector"], say=self.say)
            except crm.NoCheckout as error:
                raise WrongUse(str(error)) from error
            except (NotReady, LookupError) as error:
                raise Failed(str(error)) from error
        if options["name"] == "signup":
            try:
                return signup.measure(say=self.say)
            except (NotReady, LookupError) as error:
                raise Failed(str(error)) from error
        if not BoardIndexPage.objects.filter(title=INDEX_TITLE).exists():
            raise WrongUse("There is no load-test data in this database: run `seed_scale` first, on a database of its own.")
        measure: Callable[..., dict[str, Any]] = {
            "ideas": ideas.measure,
            "pages": pages.measure,
            "replies": replies.measure,
        }[options["name"]]
        chosen: dict[str, Any] = {"seconds": options["seconds"]} if options["seconds"] else {}
        if options["name"] in ("ideas", "pages"):
            chosen["passes"] = max(options["passes"], 1)
        if options["name"] == "ideas":
            chosen["votes"] = not options["pages_only"]
        try:
            result = measure(say=self.say, **chosen)
            if options["beside"]:
                urls = [os.environ["DATABASE_URL"], *options["beside"]]
                beside = measure_beside(urls, passes=chosen["passes"], seconds=chosen.get("seconds", 3), say=self.say)
                result |= {"beside": beside, "failures": result["failures"] + beside.pop("failures")}
            return result
        except (NotReady, LookupError) as error:
            raise Failed(str(error)) from error


def _in_words(result: dict[str, Any]) -> str:
    if "pages" not in result:
        return "\n".join(f"{name.replace('_', ' ')}: {value}" for name, value in result.items() if name != "failures")
    lines = [
        f"{'page':34} {'CPU ms':>7} {'floors':>6} {'target':>6} {'req/s':>7} {'p50':>6} {'p95':>6} {'p99':>6} {'kB':>6} {'gzip':>5}"
    ]
    for row in result["pages"]:
        lines.append(
            f"{row['page']:34} {row['cpu_ms']:7} {row['floors']:6} {row['target_floors'] or '':>6} {row['requests_per_second']:7} "
            f"{row['p50_ms']:6} {row['p95_ms']:6} {row['p99_ms']:6} {row['kb_raw']:6} {row['kb_gzip']:5}"
        )
    lines.append(
        f"client {result['client']}, web process {result['web_process_mb']} MB, "
        f"{result['rows_written_by_reading']} rows written by reading"
    )
    if "voting" in result:
        voting = result["voting"]
        lines.append(
            f"{result['ideas']:,} ideas, {result['votes']:,} votes: {voting['votes_per_second']} votes a second by "
            f"{voting['clients']} clients, p50 {voting['p50_ms']} ms, p95 {voting['p95_ms']} ms, {voting['errors']} errors"
        )
    if "beside" in result:
        lines.append(
            "floors (queries) with " + ", ".join(f"{one['votes']:,}" for one in result["beside"]["databases"]) + " votes:"
        )
        for row in result["beside"]["pages"]:
            each = (f"{floors:6} ({queries})" for floors, queries in zip(row["floors"], row["queries"], strict=True))
            lines.append(f"{row['page']:34} {'  '.join(each)}")
    return "\n".join(lines)
