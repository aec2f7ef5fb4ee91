"""python -m portal import_stackexchange FOLDER --board NAME [--site HOST] [--json]"""

from __future__ import annotations

import fcntl
import json
import sys
from argparse import ArgumentParser
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db.utils import OperationalError, ProgrammingError

from portal.operations.stackexchange.importer import KINDS, Importer
from portal.operations.stackexchange.rows import BadDump
from portal.operations.stackexchange.texts import line, site_host


class Command(BaseCommand):
    help = "Import the dump of a Stack Exchange site into a board. Run it again after an interruption, or with a later dump."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("folder", type=Path, help="Posts.xml and its neighbours, plain or .gz.")
        parser.add_argument("--board", required=True, metavar="NAME", help="The board; it is made where there is none.")
        parser.add_argument(
            "--site", default="", metavar="HOST", help="Where the dump is from, such as beer.stackexchange.com; makes links."
        )
        parser.add_argument("--json", action="store_true", help="Print one JSON object with what is stored, and nothing else.")

    def handle(self, *_args: Any, **options: Any) -> None:
        board = line(options["board"], 200)
        if not board:
            raise CommandError("--board needs a name.", returncode=2)
        try:
            site = site_host(options["site"]) if options["site"] else ""
        except ValueError:
            raise CommandError(
                f"--site must be a host such as beer.stackexchange.com, not “{options['site']}”.", returncode=2
            ) from None
        try:
            with _alone(board):
                report = Importer(options["folder"], board_name=board, site=site, quiet=options["verbosity"] == 0).run()
        except BadDump as error:
            raise CommandError(str(error), returncode=2) from error
        except (OperationalError, ProgrammingError) as error:
            if "no such table" in str(error) or "does not exist" in str(error):
                raise CommandError("The database is not ready. Run `migrate` first.", returncode=2) from error
            raise
        except KeyboardInterrupt:
            self.stderr.write("Stopped. What was imported is kept; run the same command again to go on.")
            sys.exit(130)
        self.stdout.write(json.dumps(report, ensure_ascii=False) if options["json"] else _in_words(report))


def _in_words(report: dict[str, Any]) -> str:
    lines = [
        f"{report['board']}: {report['questions']:,} questions, {report['answers']:,} answers, "
        f"{report['comments']:,} comments, {report['members']:,} members."
    ]
    for name in KINDS:
        if report["added"][name] or report["updated"][name]:
            lines.append(f"  {name}: {report['added'][name]:,} added, {report['updated'][name]:,} updated")
    if len(lines) == 1:
        lines.append("  Nothing has changed since the last run.")
    for kind, reasons in report["skipped_reasons"].items():
        lines.extend(f"  {kind}: {count:,} skipped, {reason}" for reason, count in reasons.items())
    lines.append(f"  {report['seconds']:.1f} s, {report['posts_per_second']:,} posts a second")
    return "\n".join(lines)


@contextmanager
def _alone(board: str) -> Iterator[None]:
    """Two runs into one board would get in each other's way; the lock goes with the process, even killed."""
    folder = Path(settings.HOME)
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / f"import-{sha256(board.encode()).hexdigest()[:12]}.lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            raise CommandError(f"Another import into “{board}” is running. Wait for its end.", returncode=1) from None
        yield
