"""`value_check FILE.json [--json]`: formula cases against the product's own functions."""

from __future__ import annotations

from argparse import ArgumentParser
from dataclasses import asdict
from pathlib import Path
from typing import Any

from portal.operations.command import Command as PortalCommand
from portal.operations.command import Failed, WrongUse
from portal.operations.formula_check import BadCases, check, read_cases


class Command(PortalCommand):
    help = "Hold cases of formulas (inputs, expected result, tolerance) against the functions that compute the site's figures."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, metavar="FILE.json", help="the cases")
        parser.add_argument("--json", action="store_true", help="print one JSON object")

    def handle(self, **options: Any) -> None:
        try:
            outcome = check(read_cases(options["file"]))
        except BadCases as error:
            raise WrongUse(str(error)) from error
        if options["json"]:
            self.print_json(
                {
                    "cases": outcome.cases,
                    "passed": outcome.passed,
                    "failed": [asdict(difference) for difference in outcome.failed],
                    "unknown": list(outcome.unknown),
                }
            )
        else:
            self.stdout.write(f"{outcome.passed} of {outcome.cases} cases hold.")
        if outcome.failed:
            raise Failed(
                "\n".join(
                    f"{difference.id}: {difference.function} gave {difference.got}, expected {difference.expected}. {difference.why}"
                    for difference in outcome.failed
                )
            )
