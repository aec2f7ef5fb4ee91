"""search_verify: does the index say what the database says?"""

from __future__ import annotations

import json
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from portal.common.progress import Progress
from search.actions import differences
from search.documents import searchable_kinds
from search.engine import engine

MOST_LINES = 1000


class Command(BaseCommand):
    help = "Compares the search index with the database. Exits with 1 and a line for each difference."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--json", action="store_true", help="Print one JSON object.")

    def handle(self, *args: Any, **options: Any) -> None:
        is_whole = engine().is_whole(thorough=True)
        count, shown = 0, []
        total = sum(kind.model._default_manager.count() for kind in searchable_kinds())
        with Progress("Comparing", total=total, unit="things") as progress:
            for difference in differences(progress=progress.advance):
                count += 1
                if options["json"]:
                    shown.append(str(difference))
                    del shown[MOST_LINES:]
                else:
                    self.stdout.write(str(difference))
        if options["json"]:
            self.stdout.write(
                json.dumps({"compared": total, "different": count, "index_is_whole": is_whole, "differences": shown})
            )
        elif not is_whole:
            self.stdout.write("The full-text index is damaged or missing.")
        if count or not is_whole:
            if not options["json"]:
                self.stdout.write("Run search_reindex to put it right.")
            raise SystemExit(1)
        if not options["json"]:
            self.stdout.write(f"The index agrees with the database: {total:,} things compared.")
