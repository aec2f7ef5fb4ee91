"""Where a thing stands: in a page that may be closed, and as a part of another thing."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any, ClassVar, Generic

from django.db import models

from portal.common.kinds.registry import Capability, M, Viewer, kind_of

if TYPE_CHECKING:
    from wagtail.models import Page


class StandsIn(Capability, Generic[M]):
    """Things that stand in a page: `visible_to` can be asked from the thing's side (portal/members/readers.py)."""

    closes_with_parents: ClassVar[bool] = False  # the page serves nothing while a page above it is unpublished

    @abstractmethod
    def page(self, thing: M) -> Page:
        """Whoever may not enter this page does not see the thing."""

    @abstractmethod
    def is_shown(self, thing: M) -> bool:
        """Whether everybody who enters the page sees the thing, or moderators only."""


class PartOf(Capability, Generic[M]):
    """Things that belong to another: a post to its topic. That one is found, locked, followed and muted for it."""

    @abstractmethod
    def whole(self, thing: M) -> models.Model: ...


def whole_of(thing: Any) -> Any:
    """What a thing belongs to, or the thing itself."""
    kind = kind_of(thing)
    return kind.get(PartOf).whole(thing) if kind is not None and kind.has(PartOf) else thing


@dataclass(frozen=True)
class Written:
    """One thing that a member wrote, as a profile lists it."""

    title: str
    url: str
    at: datetime
    excerpt: str = ""


class OnProfile(Capability):
    """What a member wrote of this type is listed on their page."""

    @abstractmethod
    def latest_of(self, member: Any, viewer: Viewer, limit: int) -> Iterable[Written]:
        """The newest of it that the viewer may see."""


class HasTexts(Capability):
    """What everybody wrote of this type is read for statistics of words (ideas/duplicates)."""

    @abstractmethod
    def texts(self) -> Iterator[str]:
        """The newest first, as plain text."""
