"""What pages of idea boards take from here by name."""

from __future__ import annotations

from typing import Any

from django.urls import reverse
from django.utils import timezone

from ideas.models import Idea, Meaning
from ideas.roadmap.models import ChangelogIndexPage, ChangelogPage
from ideas.roadmap.permissions import can_write_change
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


def change_write_url(viewer: Viewer, idea: Idea) -> str:
    """Where the viewer tells what changed with an idea; empty for whoever may not, or where there is nothing to tell."""
    if not viewer.is_authenticated or idea.meaning == Meaning.DELIVERED:
        return ""
    verdict = can_write_change(viewer, idea, ChangelogIndexPage.of_site(), timezone.now())
    return reverse("roadmap:change_write", args=[idea.pk]) if verdict else ""
