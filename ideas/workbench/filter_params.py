"""What one look at the table asks for: filters, order and lens, from an address or from a saved view."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, fields, replace
from typing import Any

from django.utils.http import urlencode

from ideas.models import Meaning
from portal.members.segments import segment_keys

AGES = {"7": 7, "30": 30, "90": 90, "365": 365}
DUE = ("month", "late")
LENSES = ("people", "accounts", "revenue", "segments", "groups")
LENS = "accounts"
NOBODY = "nobody"
SCORE = "score-"  # before the key of a formula
# By what a column is ordered, as it is meant at first: the most, the newest, what is owed soonest. "-people" is the other way.
SORTS = ("people", "owed", "title", "new", "comments", "accounts", "revenue", "agreement", "owner")


@dataclass(frozen=True)
class Asked:
    """The filters of one look. What is not known is left out: an old address shows more, never an error."""

    board: int = 0
    meaning: tuple[str, ...] = ()
    product: int = 0
    owner: str = ""  # a member's number, or "nobody"
    age: str = ""
    segment: str = ""
    due: str = ""
    votes: int = 0
    tag: str = ""
    words: str = ""
    sort: str = ""
    lens: str = LENS
    conversation: int = 0

    @classmethod
    def of(cls, data: Mapping[str, Any]) -> Asked:
        """From the fields of a form (`QueryDict`) or a view that was saved (`kept`)."""

        def text(name: str) -> str:
            raw = data.get(name, "")
            return str(raw).replace("\0", "") if isinstance(raw, str | int) else ""

        def number(name: str) -> int:
            raw = text(name)
            return int(raw) if raw.isascii() and raw.isdecimal() and len(raw) < 10 else 0

        def one_of(name: str, known: Iterable[str], otherwise: str = "") -> str:
            return raw if (raw := text(name)) in known else otherwise

        several = data.getlist("meaning") if hasattr(data, "getlist") else data.get("meaning", ())
        owner, sort = text("owner"), text("sort")
        return cls(
            board=number("board"),
            meaning=tuple(value for value in Meaning.values if isinstance(several, list | tuple) and value in several),
            product=number("product"),
            owner=NOBODY if owner == NOBODY else str(number("owner") or ""),
            age=one_of("age", AGES),
            segment=one_of("segment", segment_keys()),
            due=one_of("due", DUE),
            votes=number("votes"),
            tag=text("tag").strip()[:50],
            words=text("words").strip()[:100],
            sort=sort if _is_sort(sort.removeprefix("-")) else "",
            lens=one_of("lens", LENSES, LENS),
            conversation=number("conversation"),
        )

    def kept(self) -> dict[str, Any]:
        """What a saved view keeps: whatever is not as it is by itself."""
        given = {field.name: field.default for field in fields(self)}
        return {
            name: list(value) if isinstance(value, tuple) else value
            for name, value in asdict(self).items()
            if value != given[name]
        }

    @property
    def filters(self) -> dict[str, Any]:
        """Without order and lens: by these a tab knows whether it is the one that is shown."""
        return {name: value for name, value in self.kept().items() if name not in ("sort", "lens", "conversation")}

    def address(self, **changes: Any) -> str:
        """The query of an address that asks this, with some of it changed."""
        return "?" + urlencode(replace(self, **changes).kept(), doseq=True)

    @property
    def column(self) -> str:
        """The column that orders the table, and the way: "people", "-people"."""
        return self.sort or "people"


def _is_sort(name: str) -> bool:
    """Of a formula that is gone no idea has a score: the order is then that of numbers, and no view breaks."""
    return name in SORTS or bool(re.fullmatch(rf"{SCORE}[a-z0-9_-]{{1,40}}", name))
