"""`move_to`: the site into another database, such as from SQLite to PostgreSQL."""

from __future__ import annotations

import os
import subprocess
import sys
from argparse import ArgumentParser
from typing import Any

import dj_database_url
from django.conf import settings
from django.db import DatabaseError, connections

from portal.common.progress import Progress
from portal.operations import database_copy, environment
from portal.operations.command import Command as PortalCommand
from portal.operations.command import Failed, WrongUse
from portal.operations.current_database import require_current_database
from portal.operations.management.commands.restore import count_members, require_stopped


class Command(PortalCommand):
    help = "Copy every row into another database and count them there. Files stay where they are. Stop the site first."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("database_url", help="such as postgresql://user:password@host/name")
        parser.add_argument("--force", action="store_true", help="replace a site in that database that has members, all of it")
        parser.add_argument("--json", action="store_true", help="print one JSON object")

    def handle(self, *, database_url: str, force: bool, json: bool, **options: Any) -> None:
        require_current_database()
        require_stopped()
        target = self.open(database_url)
        try:
            if not force and (members := count_members(target)):
                raise WrongUse(f"That database holds a site with {members:,} members: use --force to replace it.")
            self.run_there(database_url, "migrate", "--verbosity", "0")
            counts = self.copy(target)
            self.run_there(database_url, "search_reindex")
            self.run_there(database_url, "update_index", "--verbosity", "0")
        finally:
            database_copy.forget(target)
        rows = sum(counts.values())
        if json:
            self.print_json({"tables": counts, "rows": rows})
            return
        self.stdout.write(f"{rows:,} rows in {len(counts)} tables are there, every one counted.")
        self.say("Set DATABASE_URL to that database and start the site again. This one stays as it was.")

    def open(self, database_url: str) -> str:
        try:
            configuration: dict[str, Any] = dict(dj_database_url.parse(database_url))
        except (ValueError, KeyError, dj_database_url.ParseError):
            raise WrongUse(
                f"“{database_url}” is no address of a database: write postgresql://user:password@host/name."
            ) from None
        here = settings.DATABASES["default"]
        if configuration["ENGINE"].endswith("sqlite3"):
            configuration.setdefault("OPTIONS", {}).update(settings.SQLITE_OPTIONS)
        if all(str(configuration.get(key) or "") == str(here.get(key) or "") for key in ("ENGINE", "NAME", "HOST", "PORT")):
            raise WrongUse("That is the database in which the site is now: name another one.")
        target = database_copy.open_database(configuration)
        try:
            connections[target].ensure_connection()
        except DatabaseError as error:
            database_copy.forget(target)
            raise WrongUse(f"That database cannot be reached: {str(error).splitlines()[0]}.") from None
        return target

    def copy(self, target: str) -> dict[str, int]:
        tables = database_copy.tables()
        try:
            with database_copy.snapshot() as source:
                counts = database_copy.count(source, tables)
                with database_copy.replacing(target), Progress("Moving rows", total=sum(counts.values())) as progress:
                    database_copy.empty(target, tables)
                    for model in tables.values():
                        database_copy.write(target, model, database_copy.read(source, model), progress.advance)
                    database_copy.compare(counts, database_copy.count(target, tables))
                    database_copy.reset_sequences(target, tables)
        except database_copy.CannotCopy as problem:
            raise Failed(f"Nothing was moved. {problem}") from None
        return counts

    def run_there(self, database_url: str, *command: str) -> None:
        """A command of its own process on the other database: migrations with data know one database only."""
        environ = dict(os.environ) | {"DATABASE_URL": database_url, "COMMONWEAL_HOME": str(settings.HOME)}
        done = subprocess.run(
            [sys.executable, "-m", "portal", *command],
            cwd=environment.CODE,
            env=environ,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            check=False,
        )
        if done.returncode:
            raise Failed(f"`{command[0]}` failed on that database: {done.stdout.strip().splitlines()[-1]}")
