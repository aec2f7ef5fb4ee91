"""Queries that are written once and asked often.

Of the processor time of a small query three quarters go into Django writing its SQL anew. The
pages that are read most ask the same few questions with other numbers, so these are compiled at
the first use and kept:

    _TALLY = Prepared(lambda board: BoardTally.objects.filter(board=board).values_list("topic_count"))
    _TALLY.rows(board.pk)

The parameters of the function are whole numbers that reach the SQL as they are; one that stands as the
only member of a list (`filter(pk__in=[pks])`) may be given as a list when the query is asked. Rules of who
may see what stay in the QuerySet words; a prepared query starts from them like any other.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable, Mapping, Sequence
from functools import cached_property
from typing import Any, Generic, TypeVar

from django.db import connection, models
from django.db.models import QuerySet

M = TypeVar("M", bound=models.Model)

# Stand-ins for the parameters while the SQL is written: numbers that nobody means, within a column's range.
_FIRST_MARK = 2_147_410_000
_LARGEST = 2**63 - 1


class Prepared:
    """A query over `values_list` with whole numbers as parameters, compiled at its first use."""

    def __init__(self, make: Callable[..., QuerySet[Any, Any]], *, count: int | None = None) -> None:
        self.make = make
        self.count = _count_of(make, count)
        self._compiled: dict[str, tuple[list[str], list[Any], Any, Any]] = {}  # by vendor

    def rows(self, *values: int | Sequence[int]) -> list[tuple[Any, ...]]:
        """The rows for these parameters, as `values_list` gives them. An empty list of numbers finds nothing."""
        if any(_is_beyond_columns(value) for value in values):
            return []
        if connection.vendor not in self._compiled:
            self._compiled[connection.vendor] = self._compile()
        pieces, parameters, compiler, converters = self._compiled[connection.vendor]
        sql, bound = [pieces[0]], []
        for parameter, piece in zip(parameters, pieces[1:], strict=True):
            mark = _mark_of(parameter, self.count)
            value = parameter if mark is None else values[mark]
            if mark is None or isinstance(value, int):
                # PostgreSQL's adapter wraps numbers by the size of their column; the wrapper is kept.
                bound.append(parameter if mark is None else type(parameter)(value))
                sql.append("%s" + piece)
            else:
                bound.extend(value)
                sql.append(", ".join(["%s"] * len(value)) + piece)
        with connection.cursor() as cursor:
            cursor.execute("".join(sql), bound)
            found = cursor.fetchall()
        return [tuple(row) for row in compiler.apply_converters(found, converters)] if converters else found

    def _compile(self) -> tuple[list[str], list[Any], Any, Any]:
        marks = [_FIRST_MARK + index for index in range(self.count)]
        compiler = self.make(*marks).query.get_compiler(connection=connection)
        sql, parameters = compiler.as_sql()
        seen = {int(value) for value in parameters if _mark_of(value, self.count) is not None}
        pieces = sql.split("%s")
        if seen != set(marks) or len(pieces) != len(parameters) + 1:
            raise ValueError("A parameter of a prepared query did not reach the SQL as it is.")
        return pieces, list(parameters), compiler, compiler.get_converters([column for column, *_rest in compiler.select])


class PreparedRows(Prepared, Generic[M]):
    """The same for instances: the columns named, and those of related rows, as `only` and `select_related` give them.

    Without `columns` all of them. `related` names columns by relation: {"author": ("id", "name")}; a relation
    without its row is None. `extra` names annotations.
    """

    def __init__(
        self,
        model: type[M],
        make: Callable[..., QuerySet[M]],
        columns: Sequence[str] | None = None,
        related: Mapping[str, Sequence[str]] | None = None,
        extra: Sequence[str] = (),
        *,
        count: int | None = None,
    ) -> None:
        super().__init__(lambda *values: make(*values).values_list(*self._every), count=_count_of(make, count))
        self.model, self._wanted, self._related, self.extra = model, columns, related or {}, list(extra)

    # Resolved at the first use: a module may hold a prepared query before all models are loaded.
    @cached_property
    def columns(self) -> list[str]:
        return _in_order(self.model, self._wanted)

    @cached_property
    def related(self) -> list[tuple[str, type[models.Model], list[str], int]]:
        found = []
        for name, wanted in self._related.items():
            model = self.model._meta.get_field(name).related_model
            assert isinstance(model, type)
            columns = _in_order(model, wanted)
            found.append((name, model, columns, columns.index(model._meta.pk.attname)))
        return found

    @property
    def _every(self) -> list[str]:
        of_related = [f"{name}__{column}" for name, _model, columns, _key in self.related for column in columns]
        return [*self.columns, *of_related, *self.extra]

    def instances(self, *values: int | Sequence[int]) -> list[M]:
        found = []
        database = connection.alias
        width = len(self.columns)
        for row in self.rows(*values):
            instance = self.model.from_db(database, self.columns, row[:width])
            start = width
            for name, model, columns, key in self.related:
                part = row[start : start + len(columns)]
                start += len(columns)
                other = None if part[key] is None else model.from_db(database, columns, part)
                # Also without its row: a template then finds None, and asks nothing more.
                instance._state.fields_cache[name] = other
            for name, value in zip(self.extra, row[start:], strict=True):
                setattr(instance, name, value)
            found.append(instance)
        return found


def _count_of(make: Callable[..., Any], count: int | None) -> int:
    return len(inspect.signature(make).parameters) if count is None else count


def _in_order(model: type[models.Model], wanted: Sequence[str] | None) -> list[str]:
    """`from_db` takes values in the order of the model's fields, with the key."""
    every = [field.attname for field in model._meta.concrete_fields]
    if wanted is None:
        return every
    unknown = set(wanted) - set(every)
    if unknown:
        raise ValueError(f"{model.__name__} has no column {', '.join(sorted(unknown))}.")
    key = model._meta.pk.attname
    return [name for name in every if name in wanted or name == key]


def _is_beyond_columns(value: int | Sequence[int]) -> bool:
    """No row can have it: a number that no column holds, or none at all."""
    return abs(value) > _LARGEST if isinstance(value, int) else not value


def _mark_of(value: Any, count: int) -> int | None:
    if isinstance(value, int) and _FIRST_MARK <= value < _FIRST_MARK + count:
        return value - _FIRST_MARK
    return None
