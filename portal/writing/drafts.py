"""Drafts as the pages need them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from portal.common.viewer import Viewer
from portal.writing.html import clean, excerpt, from_markdown, to_markdown
from portal.writing.models import Draft

_OWN_PATH = re.compile(r"/(?![/\\])[^\s\\]*")


@dataclass(frozen=True)
class DraftRow:
    """One line of the list of drafts."""

    place: str
    title: str
    label: str
    excerpt: str
    url: str
    saved_at: datetime


def draft_of(viewer: Viewer, place: str) -> Draft | None:
    """What the viewer left in this box, if anything. One query for a member, none for a visitor."""
    if not place or not getattr(viewer, "is_authenticated", False):
        return None
    return Draft.objects.filter(member=viewer, place=place).first()


def draft_for_editor(viewer: Viewer, place: str) -> dict[str, Any] | None:
    """As `for_box`: a global of the templates, asked by the editor's macro."""
    draft = draft_of(viewer, place)
    return for_box(draft) if draft else None


def for_box(draft: Draft) -> dict[str, Any]:
    """A draft as a box takes it: Markdown for the text box, HTML for the editor, both safe."""
    if draft.body_format == "html":
        html = clean(draft.body)
        text = to_markdown(html)
    else:
        text = draft.body
        html = from_markdown(text)
    return {"title": draft.title, "text": text, "html": html, "data": draft.data, "saved": draft.saved_at.isoformat()}


def rows_of(drafts: Iterable[Draft]) -> list[DraftRow]:
    rows = []
    for draft in drafts:
        html = clean(draft.body, highlight=False) if draft.body_format == "html" else from_markdown(draft.body, members=_nobody)
        url = str(draft.data.get("url", ""))
        rows.append(
            DraftRow(
                place=draft.place,
                title=draft.title,
                label=str(draft.data.get("label", "")),
                excerpt=excerpt(html, 200),
                url=url if _OWN_PATH.fullmatch(url) else "",
                saved_at=draft.saved_at,
            )
        )
    return rows


def _nobody(_handles: Iterable[str]) -> dict[str, tuple[str, int]]:
    return {}
