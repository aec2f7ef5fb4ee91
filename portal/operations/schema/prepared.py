"""The migrated, empty database as one SQL file for each backend, so that a first start need not run every migration.

`make schema` writes `sqlite.sql` and `postgresql.sql` from the migrations; CI proves the files equal to them (`prepare_schema --check`).
A file names the migrations that it was made from, those of libraries included, with a hash over them: where one of them has
changed or is gone, or the database is not empty, the file is not used and the database is migrated as usual. Migrations that
came later run after it.

Times become the moment of filling and UUIDs are drawn anew, so that no two sites share what is meant to be their own.
"""

from __future__ import annotations

import hashlib
import json
import re
import subprocess
import uuid
from collections.abc import Collection, Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import connections, transaction
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.migrations.recorder import MigrationRecorder
from django.utils import timezone

from portal.operations.schema import files

FOLDER = Path(__file__).parent
_HEADER = "-- Made by `make schema`; do not edit. Hash of the migrations: "
_NAMES = "-- "
# Settings that migrations read into rows. Where a site sets another value, its database is migrated as usual.
_WRITTEN_WITH = {"CURRENCY": "EUR"}
_NOW = "@now@"
_UUID = re.compile(r"@uuid:(\d+)@")
_ROWS_OF_AN_INSERT = 200


class CannotDump(Exception):
    """The schema could not be read. The message says why."""


def path_for(vendor: str) -> Path:
    """Where the prepared schema of a backend ("sqlite", "postgresql") lies."""
    return FOLDER / f"{vendor}.sql"


def migrations_key(names: Collection[str] | None = None) -> str | None:
    """A hash over the migration files of these names ("forums.0001_initial"), or of every installed app, ours and the libraries'.

    None where a named file is not there.
    """
    known = {f"{label}.{file.stem}": file for label, file in files.migration_files()}
    digest = hashlib.sha256()
    for name in sorted(known if names is None else names):
        if name not in known:
            return None
        digest.update(f"{name}\n".encode())
        digest.update(known[name].read_bytes().replace(b"\r\n", b"\n"))
    return digest.hexdigest()


def fill(alias: str = "default") -> bool:
    """Fill an empty database from the prepared schema, in one transaction. False where it does not fit and nothing was done."""
    connection = connections[alias]
    script = _script_for(connection.vendor)
    if script is None or not is_empty(connection):
        return False
    run(script, alias)
    return True


def run(script: str, alias: str = "default") -> None:
    """Run a prepared schema in an empty database, in one transaction."""
    connection = connections[alias]
    drawn: dict[str, str] = {}

    def fresh(match: re.Match[str]) -> str:
        made = drawn.setdefault(match[1], uuid.uuid4().hex)
        return made if connection.vendor == "sqlite" else str(uuid.UUID(made))

    now = timezone.now().strftime("%Y-%m-%d %H:%M:%S.%f") + ("" if connection.vendor == "sqlite" else "+00")
    script = _UUID.sub(fresh, script).replace(_NOW, now)
    with transaction.atomic(using=alias), connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            for statement in _statements(script):
                cursor.execute(statement, None)
        else:
            cursor.execute(script, None)


def is_empty(connection: BaseDatabaseWrapper) -> bool:
    """Has the database no table at all?"""
    return not connection.introspection.table_names(include_views=True)


def dump(alias: str = "default") -> str:
    """The prepared schema of a freshly migrated database. Raises CannotDump."""
    different = [name for name, value in _WRITTEN_WITH.items() if getattr(settings, name) != value]
    if different:
        raise CannotDump(f"Unset {', '.join(different)}: the prepared schema holds the rows of the default settings.")
    connection = connections[alias]
    before, after = _postgresql_schema(connection) if connection.vendor == "postgresql" else _sqlite_schema(connection)
    names = sorted(f"{app}.{name}" for app, name in MigrationRecorder(connection).applied_migrations())
    header = f"{_HEADER}{migrations_key(names)}\n{_NAMES}{' '.join(names)}"
    parts = [header, before, *_rows(connection), *_counters(connection), after]
    return "\n".join(part for part in parts if part).rstrip() + "\n"


def _script_for(vendor: str) -> str | None:
    """The SQL for a backend, when all migrations that it was made from are installed unchanged and would write the same rows."""
    if any(getattr(settings, name) != value for name, value in _WRITTEN_WITH.items()):
        return None
    try:
        header, names, script = path_for(vendor).read_text().split("\n", 2)
    except (FileNotFoundError, ValueError):
        return None
    return script if header == f"{_HEADER}{migrations_key(names.removeprefix(_NAMES).split())}" else None


def _statements(script: str) -> Iterator[str]:
    """SQLite takes one statement at a time; each ends with a semicolon at the end of a line, triggers with "END;"."""
    from sqlite3 import complete_statement

    statement = ""
    for line in script.splitlines(keepends=True):
        statement += line
        if line.rstrip().endswith(";") and complete_statement(statement):
            yield statement
            statement = ""
    if statement.strip():
        raise CannotDump("The prepared schema ends in the middle of a statement.")


# Schema
def _sqlite_schema(connection: BaseDatabaseWrapper) -> tuple[str, str]:
    """Statements before and after the rows."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT type, name, sql FROM sqlite_master WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite!_%%' ESCAPE '!' ORDER BY name",
            [],
        )
        found = cursor.fetchall()
    shadows = _shadow_tables(connection)
    first = [sql for kind, name, sql in found if kind == "table" and name not in shadows]
    # A virtual table names its content table, and so comes after the others.
    first.sort(key=lambda sql: sql.upper().startswith("CREATE VIRTUAL"))
    later = [sql for kind, _name, sql in found if kind == "index"] + [sql for kind, _name, sql in found if kind == "view"]
    later += [sql for kind, _name, sql in found if kind == "trigger"]
    return "\n".join(f"{sql};" for sql in first), "\n".join(f"{sql};" for sql in later)


def _shadow_tables(connection: BaseDatabaseWrapper) -> set[str]:
    """Tables that SQLite makes and fills by itself: those behind virtual tables, and its own."""
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA table_list")
        rows = cursor.fetchall()
    return {name for _schema, name, kind, *_rest in rows if kind == "shadow" or name.startswith("sqlite_")}


def _virtual_tables(connection: BaseDatabaseWrapper) -> set[str]:
    if connection.vendor != "sqlite":
        return set()
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA table_list")
        return {name for _schema, name, kind, *_rest in cursor.fetchall() if kind == "virtual"}


def _postgresql_schema(connection: BaseDatabaseWrapper) -> tuple[str, str]:
    """What `pg_dump` says before and after the rows."""
    before, after = (_pg_dump(connection, f"--section={section}") for section in ("pre-data", "post-data"))
    return f"{before}\nSET LOCAL search_path = public;", f"{after}\nRESET search_path;"


def _pg_dump(connection: BaseDatabaseWrapper, section: str) -> str:
    from portal.operations.schema.tools import postgresql_program

    parameters = connection.get_connection_params()
    environ = {
        f"PG{name.upper()}": str(parameters[name]) for name in ("host", "port", "user", "password") if parameters.get(name)
    }
    try:
        found = subprocess.run(
            [postgresql_program("pg_dump"), section, "--schema-only", "--no-owner", "--no-privileges", parameters["dbname"]],
            env=environ,
            check=True,
            capture_output=True,
            text=True,
        )
    except (OSError, subprocess.CalledProcessError) as error:
        raise CannotDump(f"pg_dump failed: {getattr(error, 'stderr', '') or error}") from None
    kept = []
    for line in found.stdout.splitlines():
        # Settings of the session, names of versions, and psql's own commands do not belong to a schema.
        if line.startswith(("--", "SET ", "\\", "SELECT pg_catalog.set_config")) or not line.strip():
            continue
        if line.startswith(("CREATE SCHEMA public", "COMMENT ON SCHEMA public")):
            continue
        kept.append(line)
    return "\n".join(kept)


# Rows
def _rows(connection: BaseDatabaseWrapper) -> Iterator[str]:
    """INSERT statements for all rows, table by table, in the order of their keys."""
    uuids: dict[uuid.UUID, int] = {}
    shadows = _shadow_tables(connection) if connection.vendor == "sqlite" else set()
    skipped = shadows | _virtual_tables(connection)
    quote = connection.ops.quote_name
    with connection.cursor() as cursor:
        for table in sorted(set(connection.introspection.table_names(cursor)) - skipped):
            columns = _columns(connection, cursor, table)
            names = ", ".join(quote(name) for name, _type in columns)
            cursor.execute(f"SELECT {names} FROM {quote(table)} ORDER BY 1", None)  # noqa: S608  # names of the schema
            rows = cursor.fetchall()
            for start in range(0, len(rows), _ROWS_OF_AN_INSERT):
                literals = [
                    "("
                    + ", ".join(
                        _literal(value, kind, connection.vendor, uuids) for value, (_n, kind) in zip(row, columns, strict=True)
                    )
                    + ")"
                    for row in rows[start : start + _ROWS_OF_AN_INSERT]
                ]
                yield f"INSERT INTO {quote(table)} ({names}) VALUES\n" + ",\n".join(literals) + ";"


def _columns(connection: BaseDatabaseWrapper, cursor: Any, table: str) -> list[tuple[str, str]]:
    """Names and types of the columns that hold values of their own, computed ones left out."""
    if connection.vendor == "sqlite":
        cursor.execute(f"PRAGMA table_xinfo({connection.ops.quote_name(table)})", None)
        return [(name, kind.lower()) for _cid, name, kind, _null, _default, _pk, hidden in cursor.fetchall() if not hidden]
    cursor.execute(
        "SELECT column_name, data_type FROM information_schema.columns "
        "WHERE table_schema = 'public' AND table_name = %s AND is_generated = 'NEVER' ORDER BY ordinal_position",
        [table],
    )
    return [(name, kind) for name, kind in cursor.fetchall()]


def _literal(value: Any, kind: str, vendor: str, uuids: dict[uuid.UUID, int]) -> str:
    """A value as SQL. Times and UUIDs become marks that `fill` replaces."""
    if value is None:
        return "NULL"
    if isinstance(value, datetime) or (kind == "datetime" and vendor == "sqlite"):
        return f"'{_NOW}'"
    if isinstance(value, uuid.UUID) or (kind == "char(32)" and re.fullmatch("[0-9a-f]{32}", str(value))):
        number = uuids.setdefault(value if isinstance(value, uuid.UUID) else uuid.UUID(value), len(uuids) + 1)
        return f"'@uuid:{number}@'"
    if isinstance(value, bool):
        return ("TRUE" if value else "FALSE") if vendor == "postgresql" else str(int(value))
    if isinstance(value, int | float):
        return repr(value)
    if isinstance(value, bytes | memoryview):
        return f"x'{bytes(value).hex()}'" if vendor == "sqlite" else f"'\\x{bytes(value).hex()}'"
    if isinstance(value, dict | list):
        value = json.dumps(value)
    elif isinstance(value, date):
        value = value.isoformat()
    text = str(value)
    if "\x00" in text:
        raise CannotDump("A text with a zero byte cannot be written as SQL.")
    return "'" + text.replace("'", "''") + "'"


def _counters(connection: BaseDatabaseWrapper) -> Iterator[str]:
    """Where the numbering of each table goes on, past rows that a migration has removed again."""
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("SELECT name, seq FROM sqlite_sequence ORDER BY name")
            for name, number in cursor.fetchall():
                yield f"DELETE FROM sqlite_sequence WHERE name = '{name}';"  # noqa: S608  # names of the schema
                yield f"INSERT INTO sqlite_sequence (name, seq) VALUES ('{name}', {number});"  # noqa: S608
            return
        cursor.execute(
            "SELECT sequencename, last_value FROM pg_sequences "
            "WHERE schemaname = 'public' AND last_value IS NOT NULL ORDER BY sequencename"
        )
        for name, number in cursor.fetchall():
            yield f"SELECT setval('public.{connection.ops.quote_name(name)}', {number});"
