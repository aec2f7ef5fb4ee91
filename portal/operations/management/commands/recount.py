"""`recount [--check] [--json]`: cached totals of topics, boards, members and reviews, counted anew from the rows."""

from __future__ import annotations

from argparse import ArgumentParser
from typing import Any

from portal.operations.command import Command as PortalCommand
from portal.operations.command import Failed
from portal.operations.counting import recount


class Command(PortalCommand):
    help = "Count the cached totals of topics, boards, members and reviews anew, and write those that differ."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--check", action="store_true", help="write nothing; end with code 1 where a total differs")
        parser.add_argument("--json", action="store_true", help="print one JSON object")

    def handle(self, **options: Any) -> None:
        is_check = options["check"]
        differing = recount(is_check=is_check)
        if options["json"]:
            self.print_json({"check": is_check, "differing": differing})
        else:
            found = ", ".join(f"{count} {name}" for name, count in differing.items())
            self.stdout.write(f"{'Differing' if is_check else 'Corrected'}: {found}.")
        if is_check and any(differing.values()):
            raise Failed("Some totals differ from their rows. `recount` without --check corrects them.")
