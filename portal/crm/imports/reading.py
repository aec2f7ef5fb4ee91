"""From the bytes of a file to its rows: packed or not, in whatever encoding and with whatever separator a CRM exports."""

from __future__ import annotations

import codecs
import csv
import gzip
import io
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any, NamedTuple

SEPARATORS = {"comma": ",", "semicolon": ";", "tab": "\t"}
BLANKS = "blanks"
_LONGEST_LINE = 4 * 1024 * 1024
_LONGEST_FIELD = 1024 * 1024
_PACKED = b"\x1f\x8b"


class BadFile(Exception):
    """The file cannot be read as a whole; the message says why and what to do."""


class RawRow(NamedTuple):
    """A row of the file as it stands. `number` is the one that a spreadsheet shows beside it."""

    number: int
    cells: list[str]
    fault: str = ""  # why it cannot be read


@dataclass(frozen=True)
class Source:
    """How a file is read."""

    path: Path
    encoding: str
    separator: str  # a key of SEPARATORS, or "blanks"

    def rows(self) -> Iterator[RawRow]:
        """All rows, the headings included, without those that are wholly empty."""
        with _text(self.path, self.encoding) as text:
            yield from _by_blanks(text) if self.separator == BLANKS else _by_csv(text, SEPARATORS[self.separator])


def inspect(path: Path, *, separator: str = "", columns: int = 0) -> Source:
    """Find out encoding and separator. `columns` is how many there should be, where the file has no headings. Raises BadFile."""
    if not path.is_file():
        raise BadFile(f"There is no file {path}. Check the path.")
    encoding = _encoding(path)
    if not separator:
        separator = _separator(path, encoding, columns)
    return Source(path, encoding, separator)


def _encoding(path: Path) -> str:
    """UTF-8, with or without a mark; UTF-16 with a mark; else Windows-1252. Raises BadFile naming the line."""
    with _bytes(path) as raw:
        start = raw.read(4)
    if start[:2] in (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE):
        return "utf-16"
    foreign: tuple[int, bytes] | None = None  # the first line that is not UTF-8
    is_utf8 = False  # a line has letters beyond ASCII, in UTF-8
    unreadable = 0  # the first line that is not Windows-1252 either
    with _bytes(path) as raw:
        number = 0
        while line := raw.readline(_LONGEST_LINE):
            number += 1
            if len(line) == _LONGEST_LINE:
                raise BadFile(f"Line {number} of {path.name} is longer than 4 MB: this is no CSV file.")
            if line.isascii():
                if b"\0" in line:
                    raise BadFile(
                        f"Line {number} of {path.name} holds a zero byte: this is no text. Export it as CSV in UTF-8."
                    )
                continue
            try:
                line.decode("utf-8")
                is_utf8 = True
            except UnicodeDecodeError:
                foreign = foreign or (number, line)
                try:
                    line.decode("cp1252")
                except UnicodeDecodeError:
                    unreadable = unreadable or number
    if foreign is None:
        return "utf-8-sig"
    if is_utf8 or unreadable:
        number = unreadable if unreadable and not is_utf8 else foreign[0]
        raise BadFile(f"Line {number} of {path.name} is neither UTF-8 nor Windows-1252 text. Export the file in UTF-8.")
    return "cp1252"


def _separator(path: Path, encoding: str, columns: int) -> str:
    """What stands between the columns: what divides the first line most often, or into as many as there should be."""
    with _text(path, encoding) as text:
        first = next((line for line in text if line.strip()), "")
    outside = "".join(first.split('"')[::2])
    counts = {name: outside.count(mark) for name, mark in SEPARATORS.items()}
    if columns:
        fitting = [name for name, count in counts.items() if count == columns - 1]
        if fitting:
            return fitting[0]
        if len(first.split()) == columns:
            return BLANKS
    return max(counts, key=lambda name: counts[name])


def _by_csv(text: IO[str], mark: str) -> Iterator[RawRow]:
    csv.field_size_limit(_LONGEST_FIELD)
    reader = csv.reader(text, delimiter=mark, strict=True)
    number = 0
    while True:
        number += 1
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            yield RawRow(number, [], f"not well-formed: {error}")
            continue
        if any(cells) and any(cell and not cell.isspace() for cell in cells):
            yield RawRow(number, cells)


def _by_blanks(text: IO[str]) -> Iterator[RawRow]:
    for number, line in enumerate(text, start=1):
        if cells := line.split():
            yield RawRow(number, cells)


@contextmanager
def _bytes(path: Path) -> Iterator[Any]:
    try:
        with path.open("rb") as raw:
            is_packed = raw.read(2) == _PACKED
            raw.seek(0)
            yield gzip.GzipFile(fileobj=raw) if is_packed else raw
    except (gzip.BadGzipFile, EOFError, zlib.error) as error:
        raise BadFile(f"{path.name} is damaged ({error}). Export or copy it again.") from error
    except OSError as error:
        raise BadFile(f"{path.name} cannot be read: {error.strerror or error}.") from error


@contextmanager
def _text(path: Path, encoding: str) -> Iterator[IO[str]]:
    try:
        with _bytes(path) as raw, io.TextIOWrapper(raw, encoding=encoding, newline="") as text:
            yield text
    except UnicodeError as error:
        raise BadFile(f"{path.name} is not text in {encoding}. Export it as CSV in UTF-8.") from error
