"""Bringing the database up to date: from the prepared schema when it is empty, else by what is missing, in the fastest order."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from django.core.management import call_command
from django.core.management.commands.migrate import Command as Migrate
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.recorder import MigrationRecorder

from portal.common.progress import Progress
from portal.operations.schema import files, prepared

# Every table of ours hangs on Member; while Wagtail's 84 migrations run, each re-renders all that
# hangs together. Wagtail's first takes a third of the time (measured: 15 s for 50 s).
WAGTAIL_FIRST = ("wagtailcore", "wagtaildocs", "wagtailusers", "wagtailimages")
# A migration that every database and backup had before the migrations were begun anew, and none has since.
FROM_BEFORE = ("journeys", "0001_initial")


class FromBefore(Exception):
    """The database was made before the migrations were begun anew. The message says what to do."""


def is_up_to_date() -> bool:
    """Is every migration applied? Cheap when the answer is yes: compares names before it loads any file."""
    applied = set(MigrationRecorder(connection).applied_migrations())
    return set(files.names_on_disk()) <= applied or not unapplied()


def unapplied() -> list[str]:
    """Names of the migrations that are not applied, such as forums.0002_tallies."""
    executor = MigrationExecutor(connection)
    plan = executor.migration_plan(executor.loader.graph.leaf_nodes())
    return [f"{migration.app_label}.{migration.name}" for migration, _backwards in plan]


def refuse_from_before() -> None:
    """Raise FromBefore where the database is of a version whose migrations are gone."""
    if FROM_BEFORE in MigrationRecorder(connection).applied_migrations():
        raise FromBefore(
            "This database was made by an earlier development version, which this one cannot read: "
            "move it away (for the demo, delete var/) and start with an empty one."
        )


def migrate() -> None:
    """Bring the database up to date, showing how far it is. Raises FromBefore."""
    refuse_from_before()
    if prepared.fill() and is_up_to_date():
        return
    with frozen_garbage(), Progress("Preparing the database", total=len(unapplied()), unit="steps") as progress:
        command = _QuietMigrate()
        command.advance = progress.advance
        for label in WAGTAIL_FIRST:
            call_command(command, label, verbosity=0, interactive=False, skip_checks=True)
        call_command(command, verbosity=0, interactive=False, skip_checks=True)


@contextmanager
def frozen_garbage() -> Iterator[None]:
    """Migrations make millions of objects that live to the end; walking them again and again costs a quarter of the time."""
    before = gc.get_threshold()
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 100)
    try:
        yield
    finally:
        gc.set_threshold(*before)
        gc.unfreeze()
        gc.collect()


class _QuietMigrate(Migrate):
    advance: Callable[[], None] = staticmethod(lambda: None)

    def migration_progress_callback(self, action: str, migration: Any = None, fake: bool = False) -> None:
        if action == "apply_success":
            self.advance()
