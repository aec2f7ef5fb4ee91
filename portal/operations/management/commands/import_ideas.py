"""python -m portal import_ideas FOLDER --board NAME [--json]"""

from __future__ import annotations

import sys
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from portal.operations.command import Command as PortalCommand
from portal.operations.command import WrongUse
from portal.operations.decide_madrid.importer import Importer
from portal.operations.decide_madrid.rows import BadFolder
from portal.operations.decide_madrid.run import KINDS
from portal.operations.import_lock import alone
from portal.operations.management.commands.serve import require_current_database
from portal.writing.html import without_controls


class Command(PortalCommand):
    help = "Import proposals with supports and comments in the format of Decide Madrid. Run it again after an interruption."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("folder", type=Path, help="proposals.csv and comments.csv, plain or .gz.")
        parser.add_argument("--board", required=True, metavar="NAME", help="The idea board; it is made where there is none.")
        parser.add_argument("--json", action="store_true", help="Print one JSON object with what is stored, and nothing else.")

    def handle(self, *_args: Any, **options: Any) -> None:
        board = " ".join(without_controls(options["board"]).split())[:200]
        if not board:
            raise WrongUse("--board needs a name.")
        require_current_database()
        try:
            with alone(board):
                report = Importer(options["folder"], board_name=board, quiet=options["verbosity"] == 0).run()
        except BadFolder as error:
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
        f"{report['board']}: {report['proposals']:,} ideas with {report['sum_supports']:,} supports, "
        f"{report['comments_rows']:,} comments, {report['comments_whose_parent_is_missing']:,} of them without what they answer."
    ]
    for name in KINDS:
        if report["added"][name] or report["updated"][name]:
            lines.append(f"  {name}: {report['added'][name]:,} added, {report['updated'][name]:,} updated")
    if len(lines) == 1:
        lines.append("  Nothing has changed since the last run.")
    for kind, reasons in report["skipped_reasons"].items():
        lines.extend(f"  {kind}: {count:,} skipped, {reason}" for reason, count in reasons.items())
    lines.append(f"  {report['seconds']:.1f} s")
    return "\n".join(lines)
