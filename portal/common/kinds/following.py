"""What members follow or mute, and what lines of their inbox are about (portal/notifications)."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any, ClassVar, Generic, Protocol

from django.db import models

from portal.common.html import NO_HTML, CleanHtml
from portal.common.kinds.registry import Capability, ContentKind, M, kinds_with


class Followable(Capability, Generic[M]):
    """Things that members can follow or mute."""

    follow_name: ClassVar[str] = ""  # in the address of the button: /follow/topic/12/

    def places(self, thing: M) -> Sequence[models.Model]:
        """What it stands in: who mutes one of these has muted the thing too, unless they follow the thing itself."""
        return ()

    def makers(self, thing: M) -> Collection[int]:
        """Who follows it from the start: whoever wrote it, or in it."""
        author = getattr(thing, "author_id", None)
        return () if author is None else (author,)


class Notifiable(Capability, Generic[M]):
    """Things that a line of the inbox can be about."""

    thread: ClassVar[str] = ""  # e-mails about a thing and its parts are one thread, named by this and its number

    @abstractmethod
    def for_lines(self, things: models.QuerySet[M], member: Any) -> models.QuerySet[M]:
        """The rows of a page of the inbox, with what their lines read."""

    def excerpt(self, thing: M) -> str:
        """The beginning of what it says, under its title."""
        return ""

    def words(self, thing: M) -> CleanHtml:
        """What it says, for the e-mail; nothing where the line says all."""
        return NO_HTML

    def ties(self, wholes: Collection[Any], member: Any) -> Mapping[int, str]:
        """What the member has to do with things that lines are about, by their numbers: "you asked this". Few queries for any number."""
        return {}

    def with_parts(self, thing: M) -> Iterable[models.QuerySet[Any]]:
        """The thing and what stands in it: what goes out of sight, or comes back, with it."""
        return [type(thing)._default_manager.filter(pk=thing.pk)]

    def hearers(self, thing: M, readers: set[int]) -> set[int]:
        """Of the members who may read it, those who hear of it."""
        return readers


def followable_kind(name: str) -> ContentKind[Any] | None:
    """The type that an address of the follow button names."""
    return next((kind for kind, how in kinds_with(Followable) if how.follow_name == name), None)


class _Follows(Protocol):
    def __call__(self, member: Any, model: type[models.Model], *, is_muted: bool) -> models.QuerySet[Any, Any]: ...


_registered: list[_Follows] = []


def register_follows(find: _Follows) -> None:
    """Make known who follows what: the floor above keeps it (portal/notifications)."""
    _registered[:] = [find]


def followed_by(member: Any, model: type[models.Model], *, is_muted: bool = False) -> models.QuerySet[Any, Any]:
    """The numbers of the things of a model that a member follows (or mutes), for a subquery."""
    return _registered[0](member, model, is_muted=is_muted)
