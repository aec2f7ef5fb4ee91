"""Which column of a file is which field."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from portal.common.spreadsheets import plain_cell
from portal.crm.imports.kinds import KindSpec, Values
from portal.crm.imports.reading import BadFile, RawRow
from portal.crm.imports.values import BadCell

IGNORE = ""  # a column that is mapped to nothing


@dataclass(frozen=True)
class Options:
    """What is said beside the file."""

    mapping: Mapping[str, str]  # heading → field
    columns: Sequence[str] = ()  # names of the columns of a file without headings
    separator: str = ""
    values: Mapping[str, str] | None = None  # field → what the file lacks


class Plan:
    """How each row of one file is read."""

    def __init__(self, kind: KindSpec, headings: Sequence[str], options: Options) -> None:
        self.kind = kind
        self.headings = [heading.strip() for heading in headings]
        self.fields: dict[str, int] = {}  # field → column
        self.custom: dict[str, int] = {}  # custom field → column
        self.ignored: list[str] = []
        self.given = dict(options.values or {})
        self._check_words(options)
        for index, heading in enumerate(self.headings):
            self._place(index, heading, options.mapping)
        self._check_complete()
        self._names = [*self.fields, *(name for name in self.given if name not in self.fields)]
        defaults = {name: self._parse(name, value) for name, value in self.given.items()}
        self._readers = [
            (name, self.fields.get(name, -1), kind.fields[name].parse, defaults.get(name), kind.fields[name].is_required)
            for name in self._names
        ]

    def _check_words(self, options: Options) -> None:
        known = self.kind.fields
        for name in [*options.mapping.values(), *self.given]:
            if name != IGNORE and name not in known:
                raise BadFile(f"{self.kind.name} have no field {name}. They have {', '.join(known)}.")
        seen: set[str] = set()
        for heading in self.headings:
            if heading and heading in seen:
                raise BadFile(f"The heading {heading} stands twice. Rename or remove one of the columns.")
            seen.add(heading)
        for heading in options.mapping:
            if heading not in seen:
                raise BadFile(
                    f"The file has no column {heading or 'without a heading'}. It has {', '.join(filter(None, seen))}."
                )

    def _place(self, index: int, heading: str, mapping: Mapping[str, str]) -> None:
        name = mapping.get(heading)
        if name is None:
            plain = heading.lower().replace(" ", "_").replace("-", "_")
            name = plain if plain in self.kind.fields and plain not in mapping.values() else None
        if name in (None, IGNORE):
            if self.kind.has_custom_fields and heading and name is None:
                self.custom[heading] = index
            else:
                self.ignored.append(heading or f"column {index + 1}")
        elif name in self.fields:
            raise BadFile(
                f"Two columns are the field {name}: {self.headings[self.fields[name]]} and {heading}. Map one of them."
            )
        else:
            self.fields[name] = index

    def _check_complete(self) -> None:
        has = {*self.fields, *self.given}
        lacking = [name for name, field in self.kind.fields.items() if field.is_required and name not in has]
        if lacking:
            raise BadFile(
                f"{self.kind.name} need {' and '.join(lacking)}, and no column is that. Name the column with"
                f" --map COLUMN={lacking[0]}, or give a value with --set {lacking[0]}=VALUE."
            )
        if self.kind.one_of and not has & set(self.kind.one_of):
            names = " or ".join(self.kind.one_of)
            raise BadFile(f"{self.kind.name} need {names}. Name the column with --map COLUMN={self.kind.one_of[0]}.")

    def _parse(self, name: str, value: str) -> object:
        try:
            return self.kind.fields[name].parse(value.strip())
        except BadCell as error:
            raise BadFile(f"--set {name}: {error}.") from error

    def read(self, row: RawRow) -> Values:
        """The fields of a row, with `custom` where the kind has custom fields. Raises BadCell."""
        if row.fault:
            raise BadCell(row.fault)
        cells = row.cells
        if len(cells) != len(self.headings):
            raise BadCell(f"it has {len(cells)} columns instead of {len(self.headings)}")
        found: Values = {}
        for name, index, parse, default, is_required in self._readers:
            cell = cells[index].strip() if index >= 0 else ""
            if cell.startswith("'"):
                cell = plain_cell(cell)
            if not cell and default is not None:
                found[name] = default
                continue
            if not cell and is_required:
                raise BadCell(f"{name} is missing")
            try:
                found[name] = parse(cell)
            except BadCell as error:
                raise BadCell(f"{name}: {error}") from None
        if self.kind.one_of and not any(found.get(name) for name in self.kind.one_of):
            raise BadCell(f"{' and '.join(self.kind.one_of)} are missing")
        if self.custom:
            custom = {name: plain_cell(cells[index].strip()) for name, index in self.custom.items()}
            if any("\0" in value or len(value) > 5000 for value in custom.values()):
                raise BadCell("a custom field is longer than 5000 characters or holds a zero byte")
            found["custom"] = custom
        self.kind.finish(found)
        return found
