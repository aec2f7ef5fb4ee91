"""`prepare_schema`: write the prepared schema of the configured backend from the migrations, or prove it equal to them."""

from __future__ import annotations

import difflib
from argparse import ArgumentParser
from typing import Any

from django.db import connection

from portal.operations.command import Command as PortalCommand
from portal.operations.command import Failed
from portal.operations.schema import prepared, scratch

_SHOWN = 40  # lines of a difference


class Command(PortalCommand):
    help = "Make the prepared schema of this backend anew from the migrations, in an empty database beside the configured one."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--check", action="store_true", help="write nothing; end with 1 where it differs from the migrations"
        )

    def handle(self, *, check: bool, **options: Any) -> None:
        path = prepared.path_for(connection.vendor)
        with scratch.database():
            scratch.migrate_step_by_step()
            migrated = prepared.dump()
        # PostgreSQL writes some expressions otherwise once it has read them back; from then on they stay.
        with scratch.database():
            prepared.run(migrated)
            migrated = prepared.dump()
        if not check:
            path.write_text(migrated)
            self.say(f"Written: {path}")
            return
        there = path.read_text() if path.exists() else ""
        self._compare(there, migrated, "the file", "the migrations")
        with scratch.database():
            if not prepared.fill():
                raise Failed(f"{path} does not fit the migrations: run `make schema`.")
            self._compare(prepared.dump(), migrated, "a database filled from the file", "the migrations")
        self.say(f"{path.name} equals the migrations.")

    def _compare(self, left: str, right: str, left_name: str, right_name: str) -> None:
        if left == right:
            return
        lines = list(difflib.unified_diff(left.splitlines(), right.splitlines(), left_name, right_name, lineterm="", n=1))
        self.say("\n".join(line[:300] for line in lines[:_SHOWN]))
        raise Failed(f"{left_name[:1].upper()}{left_name[1:]} differs from {right_name}: run `make schema`.")
