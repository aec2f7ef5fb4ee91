"""What stands in the address of the search page. Anything may; what makes no sense is left out."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any
from urllib.parse import urlencode

from django.http import QueryDict

from portal.common.kinds import Searchable, SearchPlace, kinds_with
from search.documents import searchable_kinds
from search.engine import Filters
from search.queries import LONGEST_TEXT

SORTS = ("relevance", "newest")
WHEN = {"week": 7, "month": 31, "year": 366}  # days


NOWHERE = "nowhere"  # the scope of a place that the viewer may not see, or that is none


def places_of(viewer: Any) -> list[SearchPlace]:
    """Where results can be narrowed to, of every type, as far as the viewer may see it."""
    return [place for _kind, search in kinds_with(Searchable) for place in search.places(viewer)]


@dataclass(frozen=True)
class Asked:
    """The question and the filters of one address."""

    text: str = ""
    kinds: tuple[str, ...] = ()
    boards: tuple[int, ...] = ()
    tags: tuple[str, ...] = ()
    state: tuple[str, ...] = ()  # solved, open
    when: str = ""
    sort: str = "relevance"
    page: str = ""

    @classmethod
    def of(cls, data: QueryDict) -> Asked:
        names = {kind.name for kind in searchable_kinds()}
        sort, when = data.get("sort", ""), data.get("when", "")
        return cls(
            text=data.get("q", "").replace("\x00", " ").strip()[:LONGEST_TEXT],
            kinds=tuple(
                sorted({kind for kind in data.getlist("kind")[:20] if kind.partition(":")[0] in names and len(kind) < 80})
            ),
            boards=tuple(
                sorted({int(pk) for pk in data.getlist("board")[:50] if pk.isascii() and pk.isdigit() and len(pk) < 18})
            ),
            tags=tuple(
                sorted(
                    {"-".join(tag.lower().split())[:40] for tag in data.getlist("tag")[:5] if tag.strip() and "\x00" not in tag}
                )
            ),
            state=tuple(sorted(set(data.getlist("state")[:5]) & {"solved", "open"})),
            when=when if when in WHEN else "",
            sort=sort if sort in SORTS else SORTS[0],
            page=data.get("page", "")[:20],
        )

    def filters(self, now: datetime, viewer: Any) -> Filters:
        # Whole days, so that pages of one search agree.
        known = {place.pk: place for place in places_of(viewer)} if self.boards else {}
        today = now.replace(hour=0, minute=0, second=0, microsecond=0)
        return Filters(
            kinds=frozenset(self.kinds),
            scopes=frozenset(known[pk].scope if pk in known else NOWHERE for pk in self.boards),
            tags=frozenset(self.tags),
            is_solved=self.state[0] == "solved" if len(self.state) == 1 else None,
            after=today - timedelta(days=WHEN[self.when]) if self.when else None,
        )

    @property
    def filter_count(self) -> int:
        return len(self.kinds) + len(self.boards) + len(self.tags) + len(self.state) + bool(self.when)

    def query_string(self, **changes: Any) -> str:
        """The address of the same search with some of it changed, from the question mark on."""
        changed = replace(self, **changes)
        pairs: list[tuple[str, Any]] = [("q", changed.text)]
        pairs += [("kind", kind) for kind in changed.kinds]
        pairs += [("board", pk) for pk in changed.boards]
        pairs += [("tag", tag) for tag in changed.tags]
        pairs += [("state", state) for state in changed.state]
        pairs += [("when", changed.when)] if changed.when else []
        pairs += [("sort", changed.sort)] if changed.sort != SORTS[0] else []
        pairs += [("page", changed.page)] if changed.page else []
        return "?" + urlencode(pairs, errors="replace")

    def without_filters(self) -> str:
        return Asked(text=self.text, sort=self.sort).query_string()
