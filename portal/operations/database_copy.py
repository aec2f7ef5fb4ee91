"""Copies of all rows, between databases of any kind and files.

A copy is taken from one snapshot, so it is consistent while the site runs. It holds the rows of every
table of a model, column by column as the model's fields write them: the same for SQLite and PostgreSQL.
What can be made again (search indexes) and what is of the moment (living workers) is left out.
"""

from __future__ import annotations

import base64
import json
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import Any

from django.apps import apps
from django.apps.registry import Apps
from django.core.management.color import no_style
from django.core.serializers.json import DjangoJSONEncoder
from django.db import DatabaseError, connections, models, transaction
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.migrations.recorder import MigrationRecorder
from django.db.models.fields.files import FileField
from django.db.utils import load_backend
from wagtail.fields import StreamField

# Wagtail's own search index is shaped by the database that it lies in; `update_index` makes it again.
LEFT_OUT_APPS = {"wagtailsearch", "modelsearch"}
LEFT_OUT_MODELS = {"activity.workerbeat", "search.searchentry"}
PORTION = 1000

Row = list[Any]


class CannotCopy(Exception):
    """The copy cannot be made or does not hold all rows. The message says which table."""


def tables(registry: Apps = apps) -> dict[str, type[models.Model]]:
    """Every table that a copy holds, by its name, in the order of names."""
    found = {}
    for model in registry.get_models(include_auto_created=True):
        meta = model._meta
        if meta.managed and not meta.proxy and meta.app_label not in LEFT_OUT_APPS and meta.label_lower not in LEFT_OUT_MODELS:
            found[meta.db_table] = model
    return dict(sorted(found.items()))


def plain(field: models.Field[Any, Any]) -> models.Field[Any, Any]:
    """The field that reads and writes a column as it is. A StreamField would drop blocks that it does not know."""
    if isinstance(field, StreamField):
        return models.JSONField(null=field.null)
    return field


def columns(model: type[models.Model]) -> list[models.Field[Any, Any]]:
    """The fields that are columns of this model's own table and that the database does not fill itself."""
    return [field for field in model._meta.local_concrete_fields if not field.generated]


@contextmanager
def snapshot() -> Iterator[str]:
    """The alias of a connection that sees the database as it is at this moment, whatever is written meanwhile."""
    alias = "snapshot"
    connection = connections["default"].copy(alias)
    if connection.vendor == "sqlite":
        # The site's own connections lock out writers; this one only reads.
        options = connection.settings_dict.get("OPTIONS", {}) | {"transaction_mode": "DEFERRED"}
        connection.settings_dict = connection.settings_dict | {"OPTIONS": options}
    connections[alias] = connection
    try:
        with transaction.atomic(using=alias):
            if connection.vendor == "postgresql":
                with connection.cursor() as cursor:
                    cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
            else:
                MigrationRecorder(connection).applied_migrations()  # SQLite's snapshot begins with the first read
            yield alias
    finally:
        forget(alias)


def open_database(configuration: dict[str, Any], alias: str = "target") -> str:
    """Make another database known under an alias, in this thread."""
    settings = connections.configure_settings({"default": configuration})["default"]
    connections[alias] = load_backend(settings["ENGINE"]).DatabaseWrapper(settings, alias)
    return alias


def forget(alias: str) -> None:
    connections[alias].close()
    del connections[alias]


def count(alias: str, models_by_table: dict[str, type[models.Model]]) -> dict[str, int]:
    """How many rows each table has."""
    return {table: model._base_manager.using(alias).count() for table, model in models_by_table.items()}


def read(alias: str, model: type[models.Model]) -> Iterator[Row]:
    """The rows of one table, each a list of values in the order of `columns`."""
    rows = model._base_manager.using(alias).order_by("pk")
    names = []
    for field in columns(model):
        if isinstance(field, StreamField):
            names.append(f"_{field.name}")
            rows = rows.annotate(**{names[-1]: models.ExpressionWrapper(models.F(field.name), output_field=models.JSONField())})
        else:
            names.append(field.attname)
    yield from map(list, rows.values_list(*names).iterator(PORTION))


def write(
    alias: str,
    model: type[models.Model],
    rows: Iterable[Row],
    advance: Callable[[int], None] = lambda _: None,
    fields: list[models.Field[Any, Any]] | None = None,
) -> int:
    """Insert rows as they are, past all that saving would do; returns how many. `fields`: theirs, in their order."""
    connection = connections[alias]
    pairs = [(field.column, plain(field)) for field in fields or columns(model)]
    quote = connection.ops.quote_name
    statement = (
        f"INSERT INTO {quote(model._meta.db_table)} ({', '.join(quote(column) for column, _field in pairs)}) "  # noqa: S608
        f"VALUES ({', '.join(['%s'] * len(pairs))})"
    )
    prepares = [_preparer(field, connection) for _column, field in pairs]
    written = 0
    with connection.cursor() as cursor:
        for portion in _portions(rows):
            values = [[prepare(value) for prepare, value in zip(prepares, row, strict=True)] for row in portion]
            try:
                cursor.executemany(statement, values)
            except DatabaseError as error:
                raise CannotCopy(f"{model._meta.db_table}: {str(error).splitlines()[0]}.") from error
            written += len(portion)
            advance(len(portion))
    return written


def empty(alias: str, models_by_table: dict[str, type[models.Model]]) -> None:
    """Remove every row of these tables, those that migrations made included. Call inside `replacing`."""
    connection = connections[alias]
    present = set(connection.introspection.table_names())
    derived = [model._meta.db_table for model in _left_out()]
    with connection.cursor() as cursor:
        quoted = [connection.ops.quote_name(table) for table in [*derived, *models_by_table] if table in present]
        if connection.vendor == "postgresql":
            cursor.execute(f"TRUNCATE {', '.join(quoted)} CASCADE")
        else:
            with _without_refusals(cursor):
                for table in quoted:
                    cursor.execute(f"DELETE FROM {table}")  # noqa: S608


@contextmanager
def _without_refusals(cursor: Any) -> Iterator[None]:
    """Without the triggers by which SQLite refuses to delete what stays on record; PostgreSQL asks none when it truncates."""
    cursor.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND sql LIKE '%RAISE(ABORT%'")
    triggers = cursor.fetchall()
    for name, _sql in triggers:
        cursor.execute(f'DROP TRIGGER "{name}"')
    yield
    for _name, sql in triggers:
        cursor.execute(sql)


@contextmanager
def replacing(alias: str) -> Iterator[None]:
    """One transaction in which the order of tables does not matter; foreign keys are checked at its end."""
    connection = connections[alias]
    # SQLite has a switch, which does nothing inside a transaction; PostgreSQL's keys wait for the commit.
    is_switched = connection.vendor == "sqlite" and connection.disable_constraint_checking()
    try:
        with transaction.atomic(using=alias):
            yield
            connection.check_constraints()
    finally:
        if is_switched:
            connection.enable_constraint_checking()


def reset_sequences(alias: str, models_by_table: dict[str, type[models.Model]]) -> None:
    """New rows get numbers above the copied ones."""
    connection = connections[alias]
    statements = connection.ops.sequence_reset_sql(no_style(), list(models_by_table.values()))
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)


def compare(wanted: dict[str, int], found: dict[str, int]) -> None:
    """Raises CannotCopy for the first table that does not have all its rows."""
    for table, number in wanted.items():
        if found.get(table) != number:
            raise CannotCopy(f"{table} has {found.get(table)} rows, but should have {number}.")


# Rows as text
def encode(row: Row) -> str:
    """One row as a line of JSON."""
    return json.dumps([_plain(value) for value in row], cls=DjangoJSONEncoder, ensure_ascii=False)


def decoder(fields: list[models.Field[Any, Any]]) -> Callable[[str], Row]:
    """Reads the lines that `encode` wrote for these fields."""
    readers = [_reader(field) for field in fields]

    def decode(line: str) -> Row:
        return [reader(value) for reader, value in zip(readers, json.loads(line), strict=True)]

    return decode


def _plain(value: Any) -> Any:
    if isinstance(value, bytes | memoryview):
        return base64.b64encode(bytes(value)).decode()
    return value


def _preparer(field: models.Field[Any, Any], connection: BaseDatabaseWrapper) -> Callable[[Any], Any]:
    if isinstance(field, models.JSONField) and not field.null:
        return lambda value: field.get_db_prep_value(value, connection)  # JSON's own null is a value
    if connection.vendor == "postgresql" and isinstance(field, models.CharField | models.TextField):
        # SQLite keeps a NUL character, which PostgreSQL has no room for.
        return lambda value: field.get_db_prep_save(value.replace("\0", "") if isinstance(value, str) else value, connection)
    return lambda value: field.get_db_prep_save(value, connection)


def _reader(field: models.Field[Any, Any]) -> Callable[[Any], Any]:
    base = field.target_field if isinstance(field, models.ForeignKey) else field
    while isinstance(base, models.ForeignKey):
        base = base.target_field
    if isinstance(base, models.BinaryField):
        return lambda value: None if value is None else base64.b64decode(value)
    if isinstance(base, models.JSONField | FileField | StreamField):
        return lambda value: value
    return base.to_python


def _portions(rows: Iterable[Row]) -> Iterator[list[Row]]:
    portion: list[Row] = []
    for row in rows:
        portion.append(row)
        if len(portion) == PORTION:
            yield portion
            portion = []
    if portion:
        yield portion


def _left_out() -> list[type[models.Model]]:
    """Tables that a copy does not hold, and that must be empty all the same."""
    return [
        model
        for model in apps.get_models()
        if (model._meta.app_label in LEFT_OUT_APPS and not model._meta.db_table.endswith("_fts"))
        or model._meta.label_lower in LEFT_OUT_MODELS
    ]
