"""What moderators can do with things of a type. Called by portal/moderation/decisions.py alone."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Sequence
from typing import Any, ClassVar, Generic

from django.db import models

from portal.common.html import NO_HTML, CleanHtml
from portal.common.kinds.following import Notifiable
from portal.common.kinds.personal import Exportable
from portal.common.kinds.registry import Capability, M, Viewer, kind_of


class Moderatable(Capability, Generic[M]):
    """Things that members can flag and moderators hide and restore. Each act is atomic and recorded."""

    fields = ("hidden_at", "author_id")
    needs = (Exportable,)
    text_column: ClassVar[str] = "body"  # where its own words are stored; "": they stand in another row of `rows`
    posted_column: ClassVar[str] = "posted_at"  # when it was written

    @abstractmethod
    def hide(self, *, thing: M, by: Any, reason: str = "") -> None:
        """By a moderator, or by nobody: flags hid it. A moderator's hiding of what flags hid tells the author anew, with the reason."""

    @abstractmethod
    def restore(self, *, thing: M, by: Any, reason: str = "") -> None: ...

    @abstractmethod
    def written_by(self, member: Any) -> models.QuerySet[M]:
        """All that one member wrote of this type and nobody has hidden yet, for the removal of spam."""

    @abstractmethod
    def reached_by(self, viewer: Viewer) -> models.QuerySet[M]:
        """What a viewer may moderate as far as reading goes, never what stands in a place that they may not enter.

        What is visible to them; and what stands there whatever became of it, such as what was merged away.
        """

    @abstractmethod
    def hidden_in_reach(self, viewer: Viewer) -> models.QuerySet[M]:
        """What moderators hid where a viewer may enter. Its author, and who flagged it, are told that it is."""

    def words(self, thing: M) -> CleanHtml:
        """What it says beside its title: for its author once it is hidden, and for moderators."""
        kind = kind_of(thing)
        return kind.get(Notifiable).words(thing) if kind is not None and kind.has(Notifiable) else NO_HTML

    def edit_url(self, thing: M) -> str:
        """Where its author changes it, also while flags hide it; nothing where it cannot be changed."""
        return ""

    def around(self, thing: M) -> Sequence[tuple[str, CleanHtml]]:
        """What somebody has to read who judges it: who said what before it, the earliest first. Few, and short."""
        return ()

    def rows(self, thing: M) -> Sequence[models.Model]:
        """What is hidden and shown as one, such as a topic and its first post; decisions stand on the first of them."""
        return [thing]


class Movable(Capability, Generic[M]):
    """Things that moderators can put into another place, such as a topic on another board. Their address stays."""

    @abstractmethod
    def place(self, thing: M) -> int:
        """The number of the place where it stands now."""

    @abstractmethod
    def places(self, thing: M, by: Any) -> Sequence[tuple[int, str]]:
        """Number and name of the other places that this member may move it to."""

    @abstractmethod
    def move(self, *, thing: M, place: int, by: Any, reason: str = "") -> None:
        """Raises Refused, with the reason in words, where it cannot stand there. Its author is told, with the reason."""


class Lockable(Capability, Generic[M]):
    """Things in which moderators can end what members say. A part of it is locked with it (`PartOf`)."""

    fields = ("is_locked",)

    @abstractmethod
    def lock(self, *, thing: M, by: Any, reason: str = "") -> None: ...

    @abstractmethod
    def unlock(self, *, thing: M, by: Any, reason: str = "") -> None: ...
