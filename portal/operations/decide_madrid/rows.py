"""Reading the files: one row at a time, plain or .gz, and nothing believed that is not a number where one belongs."""

from __future__ import annotations

import csv
import gzip
import io
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from portal.writing.html import without_controls

MADRID = ZoneInfo("Europe/Madrid")  # the files give days and times of the day, and no zone
_LONGEST_FIELD = 4 * 1024 * 1024
_PROPOSALS = {"id", "url", "code", "title", "userId", "date", "summary", "text", "numComments", "status", "numSupports"}
_COMMENTS = {
    "id",
    "parentId",
    "proposalId",
    "userId",
    "userType",
    "date",
    "time",
    "text",
    "numPositiveVotes",
    "numNegativeVotes",
}
_LARGEST = 2**62


class BadFolder(Exception):
    """The folder cannot be read. The message says which file and what to do."""


class BadRow(ValueError):
    """A row that says too little to be stored. The message is the reason."""


@dataclass(frozen=True)
class Proposal:
    number: int
    url: str
    code: str
    title: str
    user: int
    at: datetime
    summary: str
    text: str
    comments_said: int  # what the file claims
    status: str
    supports: int
    is_association: bool


@dataclass(frozen=True)
class Remark:
    number: int
    parent: int  # -1: an answer to the proposal itself
    proposal: int
    user: int
    user_type: str
    at: datetime
    text: str
    up: int
    down: int


def file_of(folder: Path, name: str) -> Path | None:
    """proposals.csv or proposals.csv.gz in the folder; None when there is neither."""
    return next((path for suffix in (".csv", ".csv.gz") if (path := folder / f"{name}{suffix}").is_file()), None)


def proposals(path: Path, progress: Callable[[int], None]) -> Iterator[dict[str, str]]:
    yield from _rows(path, _PROPOSALS, progress)


def remarks(path: Path, progress: Callable[[int], None]) -> Iterator[dict[str, str]]:
    yield from _rows(path, _COMMENTS, progress)


def proposal_of(row: dict[str, str]) -> Proposal:
    """A row of proposals.csv. Raises BadRow."""
    title = _line(row["title"], 200)
    if not title:
        raise BadRow("without a title")
    return Proposal(
        number=_number(row["id"], "without a number"),
        url=_line(row["url"], 300),
        code=_line(row["code"], 40),
        title=title,
        user=_number(row["userId"], "without a user", least=0),
        at=_moment(row["date"], ""),
        summary=_text(row["summary"]),
        text=_text(row["text"]),
        comments_said=_number(row["numComments"], "without a number of comments", least=0),
        status=_line(row["status"], 40),
        supports=min(_number(row["numSupports"], "without supports", least=0), 2**31 - 1),
        is_association=row.get("isAssociation", "0").strip() == "1",
    )


def remark_of(row: dict[str, str]) -> Remark:
    """A row of comments.csv. Raises BadRow."""
    return Remark(
        number=_number(row["id"], "without a number"),
        parent=_number(row["parentId"], "without a parent", least=-1),
        proposal=_number(row["proposalId"], "without a proposal"),
        user=_number(row["userId"], "without a user", least=0),
        user_type=_line(row["userType"], 60),
        at=_moment(row["date"], row["time"]),
        text=_text(row["text"]),
        up=min(_number(row["numPositiveVotes"], "without votes", least=0), 2**31 - 1),
        down=min(_number(row["numNegativeVotes"], "without votes", least=0), 2**31 - 1),
    )


def _rows(path: Path, needed: set[str], progress: Callable[[int], None]) -> Iterator[dict[str, str]]:
    csv.field_size_limit(_LONGEST_FIELD)
    try:
        with path.open("rb") as raw, _opened(path, raw) as source:
            reader = csv.DictReader(source, restval="")
            missing = needed - set(reader.fieldnames or ())
            if missing:
                raise BadFolder(f"{path.name} has no column {', '.join(sorted(missing))}. It is no file of this format.")
            for row in reader:
                row.pop(None, None)  # more fields than columns
                yield row
                progress(raw.tell())
    except csv.Error as error:
        raise BadFolder(f"{path.name} is not well-formed: {error}. Fetch it again; what was imported is kept.") from error
    except (gzip.BadGzipFile, EOFError, zlib.error) as error:
        raise BadFolder(f"{path.name} is damaged ({error}). Fetch it again; what was imported is kept.") from error
    except UnicodeError as error:
        raise BadFolder(f"{path.name} is not text in UTF-8.") from error


@contextmanager
def _opened(path: Path, raw: Any) -> Iterator[Any]:
    unpacked: Any = gzip.GzipFile(fileobj=raw) if path.suffix == ".gz" else raw
    with io.TextIOWrapper(unpacked, encoding="utf-8-sig", newline="") as text:
        yield text


def _line(value: str, length: int) -> str:
    return " ".join(without_controls(value).split())[:length].rstrip()


def _text(value: str) -> str:
    return without_controls(value).strip()


def _number(value: str, reason: str, *, least: int = 1) -> int:
    try:
        number = int(value)
    except ValueError:
        raise BadRow(reason) from None
    if not least <= number < _LARGEST:
        raise BadRow(reason)
    return number


def _moment(day: str, time: str) -> datetime:
    """A day, and the time as pandas writes a duration: "0 days 10:50:19"."""
    try:
        begin = datetime.strptime(day.strip(), "%Y-%m-%d").replace(tzinfo=MADRID)
        hours, minutes, seconds = (time.rpartition(" ")[2] or "0:0:0").split(":")
        return begin + timedelta(hours=int(hours), minutes=int(minutes), seconds=int(float(seconds)))
    except (ValueError, OverflowError):
        raise BadRow("without a date") from None
