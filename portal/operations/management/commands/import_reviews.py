"""python -m portal import_reviews FILE.csv (--product SLUG | --make-products) [--source NAME] [--map COLUMN=FIELD …] [--dry-run] [--json]"""

from __future__ import annotations

import sys
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from portal.crm.imports.reading import BadFile
from portal.operations.command import Command as PortalCommand
from portal.operations.command import WrongUse
from portal.operations.current_database import require_current_database
from portal.operations.import_lock import alone
from portal.operations.review_import.importer import Importer, Report
from portal.operations.review_import.rows import FIELDS
from portal.writing.entry import line_of


class Command(PortalCommand):
    help = (
        "Import reviews from a CSV file, plain or .gz. Run it again with the same --source: what is there is updated where the "
        "file changed, and nothing is added twice."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, help=f"Its columns are the fields {', '.join(FIELDS)}, or are mapped to them.")
        where = parser.add_mutually_exclusive_group(required=True)
        where.add_argument("--product", metavar="SLUG", default="", help="The product page that all of them are of.")
        where.add_argument("--make-products", action="store_true", help="Find or make products by the column “product”.")
        parser.add_argument("--source", metavar="NAME", default="", help="Shown with each review: imported from NAME.")
        parser.add_argument(
            "--map",
            metavar="COLUMN=FIELD",
            action="append",
            default=[],
            help="Where a heading is not the field's name; --map =number is the column without a heading.",
        )
        parser.add_argument("--dry-run", action="store_true", help="Read and compare; write nothing.")
        parser.add_argument("--json", action="store_true", help="Print one JSON object, and nothing else.")

    def handle(self, *_args: Any, **options: Any) -> None:
        source = line_of(options["source"] or options["file"].name.removesuffix(".gz").removesuffix(".csv"))[:60]
        if not source:
            raise WrongUse("--source needs a name.")
        require_current_database()
        try:
            with alone(f"reviews:{source}"):
                importer = Importer(
                    options["file"],
                    source=source,
                    mapping=_mapping(options["map"]),
                    product=options["product"],
                    is_dry_run=options["dry_run"],
                )
                if importer.file.ignored:
                    self.say(f"Columns that are no field, and are ignored: {', '.join(importer.file.ignored)}.")
                report = importer.run()
        except BadFile as error:
            raise WrongUse(str(error)) from error
        except KeyboardInterrupt:
            self.say("Stopped. What was imported is kept; run the same command again to go on.")
            sys.exit(130)
        if options["json"]:
            self.print_json(report.as_json(source))
        else:
            self.stdout.write(_in_words(report, source, is_dry_run=options["dry_run"]))


def _mapping(pairs: list[str]) -> dict[str, str]:
    mapping = {}
    for pair in pairs:
        column, sign, field = pair.rpartition("=")
        if not sign:
            raise WrongUse(f"--map takes COLUMN=FIELD, such as --map Rating=rating; {pair} has no “=”.")
        mapping[column.strip()] = field.strip()
    return mapping


def _in_words(report: Report, source: str, *, is_dry_run: bool) -> str:
    found = report.as_json(source)
    lines = [
        f"{source}: {found['reviews']:,} reviews, {found['mean'] or 0:.2f} stars in the mean.",
        f"  {'Would be added' if is_dry_run else 'Added'}: {report.added:,}; updated: {report.updated:,}; "
        f"products made: {report.products_made:,}.",
    ]
    lines += [f"  {count:,} skipped: {reason}" for reason, count in report.skipped.items()]
    lines.append(f"  {report.seconds:.1f} s, {found['reviews_per_second'] or 0:,.0f} reviews a second.")
    return "\n".join(lines)
