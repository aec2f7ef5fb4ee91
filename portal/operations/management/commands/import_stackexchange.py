"""python -m portal import_stackexchange FOLDER --board NAME [--site HOST] [--json]"""

from __future__ import annotations

from argparse import ArgumentParser
from typing import Any

from portal.operations.command import WrongUse
from portal.operations.import_command import ImportCommand
from portal.operations.stackexchange.importer import KINDS, Importer
from portal.operations.stackexchange.rows import BadDump
from portal.operations.stackexchange.texts import site_host


class Command(ImportCommand):
    help = "Import the dump of a Stack Exchange site into a board. Run it again after an interruption, or with a later dump."
    folder_help = "Posts.xml and its neighbours, plain or .gz."
    board_help = "The board; it is made where there is none."
    kinds = KINDS
    bad_input = BadDump

    def add_own_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--site", default="", metavar="HOST", help="Where the dump is from, such as beer.stackexchange.com; makes links."
        )

    def check_options(self, options: dict[str, Any]) -> None:
        try:
            options["site"] = site_host(options["site"]) if options["site"] else ""
        except ValueError:
            raise WrongUse(f"--site must be a host such as beer.stackexchange.com, not “{options['site']}”.") from None

    def run(self, board: str, options: dict[str, Any]) -> dict[str, Any]:
        quiet = options["verbosity"] == 0
        return Importer(options["folder"], board_name=board, site=options["site"], quiet=quiet).run()

    def totals(self, report: dict[str, Any]) -> str:
        return (
            f"{report['questions']:,} questions, {report['answers']:,} answers, "
            f"{report['comments']:,} comments, {report['members']:,} members."
        )

    def pace(self, report: dict[str, Any]) -> str:
        return f"{super().pace(report)}, {report['posts_per_second']:,} posts a second"
