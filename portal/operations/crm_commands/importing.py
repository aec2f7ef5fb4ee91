"""`crm import KIND FILE.csv`: records of another system into the embedded store."""

from __future__ import annotations

import sys
from argparse import ArgumentParser
from contextlib import ExitStack
from pathlib import Path
from typing import Any

from portal.common.progress import Progress
from portal.crm.duplicates.in_store import likely_duplicates
from portal.crm.imports.importer import DEFAULT_SOURCE, Import, remember
from portal.crm.imports.kinds import KIND_NAMES
from portal.crm.imports.plan import Options
from portal.crm.imports.reading import BLANKS, SEPARATORS, BadFile
from portal.crm.models.base import SOURCE_LENGTH
from portal.operations.command import Command, WrongUse
from portal.operations.crm_commands.base import Subcommand, column_fields, field_values
from portal.operations.current_database import require_current_database
from portal.operations.import_lock import alone


class ImportFile(Subcommand):
    name = "import"
    help = "Import a CSV file (.gz too) of customer records into the embedded store."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("kind", choices=KIND_NAMES, metavar="KIND", help=", ".join(KIND_NAMES))
        parser.add_argument("file", type=Path, metavar="FILE.csv")
        parser.add_argument(
            "--source",
            default=DEFAULT_SOURCE,
            metavar="NAME",
            help="where the records come from; with their number it is their identity",
        )
        parser.add_argument(
            "--map", action="append", default=[], metavar="COLUMN=FIELD", help="which field a column is; COLUMN= ignores it"
        )
        parser.add_argument("--columns", default="", metavar="A,B,…", help="names of the columns of a file without headings")
        parser.add_argument("--separator", choices=(BLANKS, *SEPARATORS), default="", help="what stands between the columns")
        parser.add_argument("--set", action="append", default=[], metavar="FIELD=VALUE", help="a value that the file lacks")
        parser.add_argument(
            "--errors", type=Path, metavar="FILE.csv", help="write the rejected rows there, each with its reason"
        )
        parser.add_argument("--dry-run", action="store_true", help="check and count, and write nothing")
        parser.add_argument("--json", action="store_true", help="print one JSON object, and nothing else")  # fmt: skip

    def handle(self, command: Command, options: dict[str, Any]) -> None:
        source = options["source"].strip()
        if not source or len(source) > SOURCE_LENGTH or not source.isprintable():
            raise WrongUse(f"--source needs a name of at most {SOURCE_LENGTH} characters.")
        columns = [name.strip() for name in options["columns"].split(",")] if options["columns"] else []
        asked = Options(column_fields(options["map"]), columns, options["separator"], field_values(options["set"]))
        require_current_database()
        try:
            with ExitStack() as open_things:
                open_things.enter_context(alone(f"crm {source}"))
                errors = None
                if options["errors"]:
                    errors = open_things.enter_context(options["errors"].open("w", encoding="utf-8-sig", newline=""))
                progress = open_things.enter_context(Progress(f"Importing {options['kind']}"))
                run = Import(
                    options["kind"],
                    options["file"],
                    asked,
                    source=source,
                    is_dry_run=options["dry_run"],
                    errors=errors,
                    advance=progress.advance,
                )
                open_things.callback(run.close)
                run.run()
                duplicates = likely_duplicates(run) if options["kind"] == "contacts" else None
                if not options["dry_run"]:
                    remember(run, file_name=options["file"].name)
        except (BadFile, OSError) as error:
            raise WrongUse(str(error)) from error
        except KeyboardInterrupt:
            command.say("Stopped. What was imported is kept; run the same command again to go on.")
            sys.exit(130)
        report = run.outcome.as_report()
        if duplicates is not None:
            report["duplicates"] = [pair.as_dict() for pair in duplicates]
        self._tell(command, options, report)

    def _tell(self, command: Command, options: dict[str, Any], report: dict[str, Any]) -> None:
        if report["encoding"] not in ("utf-8", "utf-16"):
            command.say("The file is not UTF-8; it was read as Windows-1252.")
        if report["ignored"]:
            command.say(f"Ignored, because they are no fields: {', '.join(report['ignored'])}.")
        if options["json"]:
            command.print_json(report)
            return
        would = "would be " if options["dry_run"] else ""
        lines = [
            f"{report['rows']:,} rows: {report['added']:,} {would}added, {report['updated']:,} {would}updated,"
            f" {report['unchanged']:,} unchanged, {report['rejected_count']:,} rejected"
        ]
        lines += [
            f"  {count:,} {name} {would}made that only have their number" for name, count in report["made"].items() if count
        ]
        if report["custom_fields"]:
            lines.append(f"  custom fields: {', '.join(report['custom_fields'])}")
        lines += [f"  row {each['row']}: {each['reason']}" for each in report["rejected"][:20]]
        if report["rejected_count"] > 20:
            lines.append(f"  and {report['rejected_count'] - 20:,} more; --errors FILE.csv writes all of them")
        found = report.get("duplicates", [])
        if found:
            sure = sum(pair["grade"] == "sure" for pair in found)
            lines.append(f"  likely duplicates: {sure:,} sure, {len(found) - sure:,} to be looked at")
        lines.append(f"  {report['seconds']:.1f} s, {report['rows_per_second']:,.0f} rows a second")
        command.stdout.write("\n".join(lines))
