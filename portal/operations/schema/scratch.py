"""An empty database beside the configured one, for making and checking the prepared schema."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.core.management import call_command
from django.core.management.commands.migrate import Command as Migrate
from django.db import connection

from portal.operations import schema


@contextmanager
def database() -> Iterator[None]:
    """Point the default connection at a new, empty database, which is dropped afterwards."""
    before = connection.settings_dict["NAME"]
    connection.close()
    if connection.vendor == "sqlite":
        with tempfile.TemporaryDirectory(prefix="commonweal-schema-") as folder:
            connection.settings_dict["NAME"] = str(Path(folder) / "db.sqlite3")
            try:
                yield
            finally:
                connection.close()
                connection.settings_dict["NAME"] = before
        return
    import psycopg

    parameters = connection.get_connection_params()
    wanted = {key: value for key, value in parameters.items() if key in {"host", "port", "user", "password"}}
    name = f"commonweal_schema_{os.getpid()}"
    with psycopg.connect(**wanted, dbname=parameters["dbname"], autocommit=True) as server:
        server.execute(f'CREATE DATABASE "{name}" TEMPLATE template0')
        connection.settings_dict["NAME"] = name
        try:
            yield
        finally:
            connection.close()
            connection.settings_dict["NAME"] = before
            server.execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')


def migrate_step_by_step() -> None:
    """Run every migration, as a database that is older than the prepared schema would."""
    with schema.frozen_garbage():
        command = Migrate()
        for label in schema.WAGTAIL_FIRST:
            call_command(command, label, verbosity=0, interactive=False, skip_checks=True)
        call_command(command, verbosity=0, interactive=False, skip_checks=True)
