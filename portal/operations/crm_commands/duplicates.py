"""`crm duplicates FILE.csv`: who may stand in a file of contacts twice."""

from __future__ import annotations

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from portal.crm.duplicates.finder import SURE, find_duplicates
from portal.crm.duplicates.in_file import people
from portal.crm.imports.plan import Options
from portal.crm.imports.reading import BLANKS, SEPARATORS, BadFile
from portal.operations.command import Command, WrongUse
from portal.operations.crm_commands.base import Subcommand, column_fields


class FindDuplicates(Subcommand):
    name = "duplicates"
    help = "Find likely duplicates in a CSV file of contacts (.gz too), with the evidence. Nothing is written."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, metavar="FILE.csv")
        parser.add_argument("--map", action="append", default=[], metavar="COLUMN=FIELD", help="which field a column is")
        parser.add_argument("--columns", default="", metavar="A,B,…", help="names of the columns of a file without headings")
        parser.add_argument("--separator", choices=(BLANKS, *SEPARATORS), default="", help="what stands between the columns")
        parser.add_argument("--json", action="store_true", help="print one JSON object, and nothing else")

    def handle(self, command: Command, options: dict[str, Any]) -> None:
        columns = [name.strip() for name in options["columns"].split(",")] if options["columns"] else []
        try:
            numbers, records, ignored, rejected = people(
                options["file"], Options(column_fields(options["map"]), columns, options["separator"])
            )
        except BadFile as error:
            raise WrongUse(str(error)) from error
        if ignored:
            command.say(f"Ignored, because they are no fields: {', '.join(ignored)}.")
        for number, reason in rejected[:20]:
            command.say(f"Row {number} is left out: {reason}.")
        pairs = find_duplicates(numbers, records)
        if options["json"]:
            command.print_json({"pairs": [pair.as_dict() for pair in pairs]})
            return
        sure = sum(pair.grade == SURE for pair in pairs)
        lines = [f"{len(records):,} contacts: {sure:,} pairs are surely the same person, {len(pairs) - sure:,} may be"]
        lines += [f"  {pair.a} and {pair.b}: {pair.grade} ({pair.score:.3f}); {pair.evidence}" for pair in pairs]
        command.stdout.write("\n".join(lines))
