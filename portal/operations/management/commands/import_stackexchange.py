"""python -m portal import_stackexchange FOLDER --board NAME [--site HOST] [--json]"""

from __future__ import annotations

import sys
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from portal.operations.command import Command as PortalCommand
from portal.operations.command import WrongUse
from portal.operations.import_lock import alone
from portal.operations.management.commands.serve import require_current_database
from portal.operations.stackexchange.importer import KINDS, Importer
from portal.operations.stackexchange.rows import BadDump
from portal.operations.stackexchange.texts import line, site_host


class Command(PortalCommand):
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
            raise WrongUse("--board needs a name.")
        try:
            site = site_host(options["site"]) if options["site"] else ""
        except ValueError:
            raise WrongUse(f"--site must be a host such as beer.stackexchange.com, not “{options['site']}”.") from None
        require_current_database()
        try:
            with alone(board):
                report = Importer(options["folder"], board_name=board, site=site, quiet=options["verbosity"] == 0).run()
        except BadDump as error:
            raise WrongUse(str(error)) from error
        except KeyboardInterrupt:
            self.say("Stopped. What was imported is kept; run the same command again to go on.")
            sys.exit(130)
        if options["json"]:
            self.print_json(report)
        else:
            self.stdout.write(_in_words(report))


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
