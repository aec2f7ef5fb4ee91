"""`migrate`: Django's own, which fills an empty database from the prepared schema first."""

from __future__ import annotations

from typing import Any

from django.core.management.base import CommandError
from django.core.management.commands import migrate
from django.db import DEFAULT_DB_ALIAS

from portal.operations import schema
from portal.operations.schema import prepared


class Command(migrate.Command):
    def handle(self, *args: Any, **options: Any) -> None:
        try:
            schema.refuse_from_before()
        except schema.FromBefore as problem:
            raise CommandError(str(problem), returncode=2) from None
        wants_all = not options.get("app_label") and not any(options.get(name) for name in ("fake", "plan", "check_unapplied"))
        if wants_all and options.get("database") == DEFAULT_DB_ALIAS and prepared.fill() and options["verbosity"] > 0:
            self.stdout.write("The empty database was filled from the prepared schema.")
        super().handle(*args, **options)
