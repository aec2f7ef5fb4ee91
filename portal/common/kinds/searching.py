"""What search knows of things of a type: their documents, who may find them, how a hit reads."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, ClassVar, Generic

from django.db import models

from portal.common.kinds.registry import Capability, M, Viewer


@dataclass(frozen=True)
class SearchDocument:
    """What search keeps of one thing. `scope` names who may find it (`Searchable.scopes`)."""

    title: str
    text: str
    scope: str
    posted_at: datetime
    author_id: int | None = None
    tags: tuple[str, ...] = ()
    is_solved: bool = False
    weight: int = 0
    variety: str = ""  # what sort within its type: question, discussion


@dataclass(frozen=True)
class HitNames:
    """What hits of one sort are called, translatable, and their icon."""

    one: Any  # "Question"
    many: Any
    icon: str


@dataclass(frozen=True)
class State:
    """The small consequence line under a hit: symbol, meaning and sentence."""

    symbol: str  # ln-solved
    meaning: str  # "", kept, owed, late
    sentence: str


@dataclass(frozen=True)
class Reading:
    """How a hit reads beyond its title and the piece that has the words.

    `lead` is shown where that piece has none of them (it `comes_first`: also where the lead has some itself), after `label`.
    """

    lead: str = ""
    label: str = ""  # "Accepted:"
    comes_first: bool = False
    state: State | None = None
    may_solve: bool = False  # whether somebody who asks may find the answer in it


@dataclass(frozen=True)
class SearchPlace:
    """A place to which results can be narrowed."""

    pk: int
    title: str
    scope: str


class Searchable(Capability, Generic[M]):
    """Things that are found by their words."""

    names: ClassVar[Mapping[str, HitNames]] = {}  # by variety; without, the label of the type
    similar_template: ClassVar[str] = ""  # for `search:similar?only=`: what is like one of this type, while it is written

    @abstractmethod
    def documents(self, pks: Sequence[int]) -> Iterator[tuple[int, SearchDocument]]:
        """The documents of the things with these numbers, in few queries; those not to be found are left out."""

    @abstractmethod
    def scopes(self, viewer: Viewer) -> set[str]:
        """The scopes that a viewer may search."""

    def for_hits(self, things: models.QuerySet[M]) -> models.QuerySet[M]:
        """The rows of a page of results, with what `reading` reads of them."""
        return things

    def reading(self, thing: M) -> Reading:
        return Reading()

    def places(self, viewer: Viewer) -> Sequence[SearchPlace]:
        """Where results can be narrowed to, in their order, as far as the viewer may see them."""
        return ()


class Weighed(Capability):
    """Things whose weight in results changes too often for a task each: their entries follow in batches."""

    @abstractmethod
    def weight_of(self, pk: models.OuterRef) -> models.QuerySet[Any, Any]:
        """The weight of the thing with this number, as the one column of a subquery."""
