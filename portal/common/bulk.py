"""Writing many rows at once, past the ORM's instances: COPY on PostgreSQL, executemany on SQLite.

Only importers and load tests write like this. Whoever does owes the rows everything that `save()`
and the actions would have done: slugs, excerpts, counters, activities.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from decimal import Decimal
from itertools import islice
from typing import Any

from django.core.exceptions import EmptyResultSet
from django.db import connection, models
from django.db.models import F, lookups


def take_ids(model: type[models.Model], count: int) -> Sequence[int]:
    """Numbers for new rows that nobody else will be given. Call it in the transaction that inserts."""
    if not count:
        return ()
    table = model._meta.db_table
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(
                "SELECT nextval(pg_get_serial_sequence(%s, 'id')) FROM generate_series(1, %s)", [f'"{table}"', count]
            )
            return [row[0] for row in cursor.fetchall()]
        # One writer at a time (transactions are IMMEDIATE), so nobody takes a number in between.
        cursor.execute("SELECT MAX(seq) FROM sqlite_sequence WHERE name = %s", [table])
        last = cursor.fetchone()[0] or 0
        return range(last + 1, last + 1 + count)


class Among(lookups.In):
    """`IN` for a thousand values at once. As one array they cost a tenth of what as many parameters cost."""

    def get_prep_lookup(self) -> Any:
        return self.rhs  # whole numbers and text as they are: to be looked at one by one is what costs

    def as_postgresql(self, compiler: Any, connection: Any) -> tuple[str, list[Any]]:
        if not self.rhs:
            raise EmptyResultSet
        lhs, values = self.process_lhs(compiler, connection)
        if isinstance(self.rhs[0], int):
            return f"{lhs} = ANY(%s::bigint[])", [*values, "{" + ",".join(map(str, self.rhs)) + "}"]
        return f"{lhs} = ANY(%s::text[])", [*values, self.rhs]


def among(name: str, values: Iterable[int] | Iterable[str]) -> Among:
    """A condition for `filter`: the field has one of these values."""
    return Among(F(name), list(values))


class Table:
    """The table of a model, for rows that give some columns and take the defaults of the others.

    `attnames` are in the order of each row's values: `Table(Post, "id", "topic_id", "body")`.
    """

    def __init__(self, model: type[models.Model], *attnames: str) -> None:
        fields = {field.attname: field for field in model._meta.concrete_fields}
        given = [fields.pop(name) for name in attnames]
        blank = model()
        rest = [field for field in fields.values() if not (field.primary_key and not field.remote_field)]
        self.defaults = tuple(_copyable(_default(field, field.pre_save(blank, True))) for field in rest)
        self.columns = [field.column or "" for field in (*given, *rest)]
        self.converters = [(index, convert) for index, field in enumerate(given) if (convert := _converter(field))]
        self.table = connection.ops.quote_name(model._meta.db_table)

    def insert(self, rows: Iterable[Sequence[Any]]) -> None:
        """Write rows; every constraint is checked by the database."""
        names = ", ".join(connection.ops.quote_name(column) for column in self.columns)
        complete = map(self._complete, rows)
        with connection.cursor() as cursor:
            if connection.vendor == "postgresql":
                with cursor.copy(f"COPY {self.table} ({names}) FROM STDIN") as copy:
                    while some := list(islice(complete, _LINES)):
                        _write_lines(copy, some)
            else:
                marks = ", ".join(["%s"] * len(self.columns))
                sql = f"INSERT INTO {self.table} ({names}) VALUES ({marks})"  # noqa: S608  # quoted names of the schema
                cursor.executemany(sql, complete)  # type: ignore[arg-type]  # the driver takes any iterable

    def put(self, rows: Sequence[Sequence[Any]], *, key: str, renews: Sequence[str]) -> None:
        """Write rows in one statement; where one with this key is there, only these columns of it are written anew."""
        if not rows:
            return
        quote = connection.ops.quote_name
        names = ", ".join(map(quote, self.columns))
        marks = f"({', '.join(['%s'] * len(self.columns))})"
        sets = ", ".join(f"{quote(name)} = EXCLUDED.{quote(name)}" for name in renews)
        sql = (
            f"INSERT INTO {self.table} ({names}) VALUES {', '.join([marks] * len(rows))}"  # noqa: S608  # names of the schema
            f" ON CONFLICT ({quote(key)}) DO UPDATE SET {sets}"
        )
        with connection.cursor() as cursor:
            cursor.execute(sql, [value for row in rows for value in self._complete(row)])

    def _complete(self, row: Sequence[Any]) -> tuple[Any, ...]:
        values = [*row, *self.defaults]
        for index, convert in self.converters:
            if values[index] is not None:
                values[index] = convert(values[index])
        return tuple(values)


def update_rows(model: type[models.Model], attnames: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
    """Set columns of rows by primary key. Each row: values in the order of `attnames`, then the key."""
    every = list(rows)
    if not every:
        return
    by_name = {field.attname: field for field in model._meta.concrete_fields}
    fields = [*(by_name[name] for name in attnames), model._meta.pk]
    if connection.vendor == "postgresql":
        _update_from_arrays(model, fields, every)
    else:
        _update_one_by_one(model, fields, every)


def _update_from_arrays(model: type[models.Model], fields: list[Any], rows: list[Sequence[Any]]) -> None:
    """One statement for all rows: a column is an array, one of JSON is a single JSON text (in an array each quote would be escaped)."""
    quote = connection.ops.quote_name
    columns = list(zip(*rows, strict=True))
    arrays, documents, sets = [], [], []
    values: list[Any] = []
    texts: list[str] = []
    names = []
    for index, (field, column) in enumerate(zip(fields, columns, strict=True)):
        if isinstance(field, models.JSONField):
            documents.append(f"%s::jsonb AS d{index}")
            texts.append(_to_json(column))
            source = f"NULLIF(docs.d{index} -> (new.place - 1)::int, 'null'::jsonb)"
        else:
            kind = "text" if isinstance(field, models.CharField | models.TextField) else field.rel_db_type(connection)
            arrays.append(f"%s::{kind}[]")
            names.append(f"c{index}")
            convert = _converter(field)
            values.append([convert(value) if convert and value is not None else value for value in column])
            source = f"new.c{index}"
        if index < len(fields) - 1:
            sets.append(f"{quote(field.column)} = {source}")
    table, key = quote(model._meta.db_table), quote(fields[-1].column)
    docs = f", (SELECT {', '.join(documents)}) AS docs" if documents else ""
    with connection.cursor() as cursor:
        cursor.execute(
            f"UPDATE {table} SET {', '.join(sets)} "  # noqa: S608
            f"FROM unnest({', '.join(arrays)}) WITH ORDINALITY AS new({', '.join(names)}, place){docs} "
            f"WHERE {table}.{key} = new.c{len(fields) - 1}",
            [*values, *texts],
        )


def _update_one_by_one(model: type[models.Model], fields: list[Any], rows: list[Sequence[Any]]) -> None:
    converters = [(index, convert) for index, field in enumerate(fields) if (convert := _converter(field))]
    converted = []
    for row in rows:
        values = list(row)
        for index, convert in converters:
            if values[index] is not None:
                values[index] = convert(values[index])
        converted.append(values)
    quote = connection.ops.quote_name
    sets = ", ".join(f"{quote(field.column)} = %s" for field in fields[:-1])
    with connection.cursor() as cursor:
        cursor.executemany(
            f"UPDATE {quote(model._meta.db_table)} SET {sets} WHERE {quote(fields[-1].column)} = %s",  # noqa: S608
            converted,
        )


_LINES = 500
_ESCAPES = str.maketrans({"\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t"})
# How COPY reads values of the types that rows are made of. The driver finds that out anew for each value.
_COPIED: dict[type, Callable[[Any], str]] = {
    type(None): lambda _value: "\\N",
    bool: lambda value: "t" if value else "f",
    int: str,
    str: lambda value: value.translate(_ESCAPES),
    Decimal: str,
    datetime: datetime.isoformat,
}


def _write_lines(copy: Any, rows: Sequence[Sequence[Any]]) -> None:
    """Rows as lines of COPY. A row with a value of another type goes by way of the driver."""
    lines = []
    for row in rows:
        try:
            lines.append("\t".join([_COPIED[type(value)](value) for value in row]))
        except KeyError:
            copy.write_row(row)
    if lines:
        copy.write("\n".join(lines) + "\n")


def _copyable(value: Any) -> Any:
    """Django wraps whole numbers by the size of their column: COPY needs no such thing."""
    return int(value) if isinstance(value, int) and not isinstance(value, bool) else value


def _default(field: models.Field[Any, Any], value: Any) -> Any:
    """As the database takes it. JSON is written once, not for each row."""
    if isinstance(field, models.JSONField):
        return None if value is None else _to_json(value)
    return field.get_db_prep_save(value, connection)


def _converter(field: models.Field[Any, Any]) -> Callable[[Any], Any] | None:
    if isinstance(field, models.JSONField):
        return _to_json
    if isinstance(field, models.DateTimeField) and connection.vendor == "sqlite":
        return _to_sqlite_datetime
    return None


_to_json = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


def _to_sqlite_datetime(value: datetime) -> str:
    return value.replace(tzinfo=None).isoformat(" ")  # all are UTC
