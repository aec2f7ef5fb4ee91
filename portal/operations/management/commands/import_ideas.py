"""python -m portal import_ideas FOLDER --board NAME [--json]"""

from __future__ import annotations

from typing import Any

from portal.operations.decide_madrid.importer import Importer
from portal.operations.decide_madrid.rows import BadFolder
from portal.operations.decide_madrid.run import KINDS
from portal.operations.import_command import ImportCommand


class Command(ImportCommand):
    help = "Import proposals with supports and comments in the format of Decide Madrid. Run it again after an interruption."
    folder_help = "proposals.csv and comments.csv, plain or .gz."
    board_help = "The idea board; it is made where there is none."
    kinds = KINDS
    bad_input = BadFolder

    def run(self, board: str, options: dict[str, Any]) -> dict[str, Any]:
        return Importer(options["folder"], board_name=board, quiet=options["verbosity"] == 0).run()

    def totals(self, report: dict[str, Any]) -> str:
        return (
            f"{report['proposals']:,} ideas with {report['sum_supports']:,} supports, "
            f"{report['comments_rows']:,} comments, {report['comments_whose_parent_is_missing']:,} of them without what they answer."
        )
