"""What pages of idea boards take from here by name."""

from __future__ import annotations

from typing import Any

from django.urls import reverse

from ideas.models import Idea, Meaning
from ideas.roadmap.models import ChangelogIndexPage, ChangelogPage
from portal.common.viewer import Viewer


def roadmap_url(board: Any) -> str:
    """The roadmap of a board, or of all boards; empty where a board has none."""
    if board is None:
        return "/roadmap/"
    return f"/roadmap/?board={board.pk}" if board.has_roadmap else ""


def changes_of(idea: Idea, viewer: Viewer) -> list[ChangelogPage]:
    """What was published about a delivered idea. One query, and none for all others."""
    if idea.meaning != Meaning.DELIVERED:
        return []
    return list(ChangelogPage.objects.visible_to(viewer).filter(ideas__idea=idea.pk).order_by("-released_on", "-pk")[:5])


def change_write_url(viewer: Viewer) -> str:
    """Where the viewer writes what changed; empty for whoever may not, or where no changelog is kept."""
    index = ChangelogIndexPage.objects.live().order_by("path").first()
    if index is None or not viewer.is_authenticated or not index.permissions_for_user(viewer).can_add_subpage():
        return ""
    return reverse("wagtailadmin_pages:add", args=["roadmap", "changelogpage", index.pk])
