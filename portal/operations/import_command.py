"""What the commands that import a folder into a board have in common: arguments, lock, interruption, and the report in words."""

from __future__ import annotations

import sys
from abc import ABC, abstractmethod
from argparse import ArgumentParser
from collections.abc import Sequence
from pathlib import Path
from typing import Any, ClassVar

from portal.operations.command import Command as PortalCommand
from portal.operations.command import WrongUse
from portal.operations.current_database import require_current_database
from portal.operations.import_lock import alone
from portal.writing.html import without_controls


class ImportCommand(PortalCommand, ABC):
    """Subclasses say what they read, run their importer, and count what came of it in a sentence."""

    folder_help: ClassVar[str]
    board_help: ClassVar[str]
    kinds: ClassVar[Sequence[str]]  # as the report names them
    bad_input: ClassVar[type[Exception]]  # its message says which file and what to do

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("folder", type=Path, help=self.folder_help)
        parser.add_argument("--board", required=True, metavar="NAME", help=self.board_help)
        self.add_own_arguments(parser)
        parser.add_argument("--json", action="store_true", help="Print one JSON object with what is stored, and nothing else.")

    def add_own_arguments(self, parser: ArgumentParser) -> None:
        """Arguments that only this source has."""

    @abstractmethod
    def run(self, board: str, options: dict[str, Any]) -> dict[str, Any]:
        """Import, and give the report: board, added, updated, skipped_reasons, seconds, and what `totals` speaks of."""

    @abstractmethod
    def totals(self, report: dict[str, Any]) -> str:
        """What is stored now, in words."""

    def pace(self, report: dict[str, Any]) -> str:
        return f"{report['seconds']:.1f} s"

    def handle(self, *_args: Any, **options: Any) -> None:
        board = " ".join(without_controls(options["board"]).split())[:200].rstrip()
        if not board:
            raise WrongUse("--board needs a name.")
        self.check_options(options)
        require_current_database()
        try:
            with alone(board):
                report = self.run(board, options)
        except self.bad_input as error:
            raise WrongUse(str(error)) from error
        except KeyboardInterrupt:
            self.say("Stopped. What was imported is kept; run the same command again to go on.")
            sys.exit(130)
        if options["json"]:
            self.print_json(report)
        else:
            self.stdout.write(self._in_words(report))

    def check_options(self, options: dict[str, Any]) -> None:
        """Raise WrongUse where an argument of this source's own makes no sense."""

    def _in_words(self, report: dict[str, Any]) -> str:
        lines = [f"{report['board']}: {self.totals(report)}"]
        for name in self.kinds:
            if report["added"][name] or report["updated"][name]:
                lines.append(f"  {name}: {report['added'][name]:,} added, {report['updated'][name]:,} updated")
        if len(lines) == 1:
            lines.append("  Nothing has changed since the last run.")
        for kind, reasons in report["skipped_reasons"].items():
            lines.extend(f"  {kind}: {count:,} skipped, {reason}" for reason, count in reasons.items())
        lines.append(f"  {self.pace(report)}")
        return "\n".join(lines)
