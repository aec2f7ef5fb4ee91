"""What every page needs to know of a board, of whatever type."""

from __future__ import annotations

from dataclasses import dataclass

from portal.common.pages import Restriction
from portal.common.viewer import Viewer


@dataclass(frozen=True)
class BoardEntry:
    """A row of the map of boards. A type of boards adds its own columns."""

    pk: int
    title: str
    path: str  # "/help/machines/", site-relative
    intro: str
    parent_title: str
    parent_path: str
    is_live: bool  # it and every page above it are published
    sort_key: str  # place in the tree
    closed_by: tuple[Restriction, ...]  # Wagtail's privacy of its page and of those above it

    @property
    def is_public(self) -> bool:
        """Anybody may see it, signed in or not."""
        return self.is_live and not self.closed_by

    @property
    def needs_sign_in(self) -> bool:
        return any(restriction.needs_sign_in for restriction in self.closed_by)

    @property
    def group_sets(self) -> tuple[frozenset[int], ...]:
        """A reader is in one group of each of these sets."""
        return tuple(restriction.groups for restriction in self.closed_by if not restriction.needs_sign_in)

    def is_visible_to(self, viewer: Viewer) -> bool:
        """The one rule of who may see a board and what stands in it: it is published, and each restriction admits the viewer."""
        return self.is_live and all(restriction.admits(viewer) for restriction in self.closed_by)
