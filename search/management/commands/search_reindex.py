"""search_reindex: make the index anew from the database."""

from __future__ import annotations

import json
import time
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from portal.common.progress import Progress
from search.actions import reindex
from search.documents import searchable_kinds
from search.engine import engine


class Command(BaseCommand):
    help = "Makes the search index anew from the database, in batches. Readers go on searching meanwhile."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--kind", action="append", help="Only this kind, such as forums.topic. May be given several times.")
        parser.add_argument("--json", action="store_true", help="Print one JSON object.")

    def handle(self, *args: Any, **options: Any) -> None:
        known = {kind.name: kind for kind in searchable_kinds()}
        names = options["kind"] or list(known)
        if unknown := sorted(set(names) - set(known)):
            raise CommandError(f"There is no kind {', '.join(unknown)}. There are: {', '.join(sorted(known))}.", returncode=2)
        started = time.monotonic()
        if not engine().is_whole(thorough=True):
            engine().install()
        total = sum(known[name].model._default_manager.count() for name in names)
        with Progress("Indexing", total=total, unit="things") as progress:
            count = reindex(kinds=names if options["kind"] else None, progress=progress.advance)
        seconds = round(time.monotonic() - started, 1)
        if options["json"]:
            self.stdout.write(json.dumps({"indexed": count, "seconds": seconds, "kinds": sorted(names)}))
        else:
            self.stdout.write(f"Indexed {count:,} things in {seconds} s.")
