"""The versions of a text: who changed what, when and why, the latest first."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.contrib.contenttypes.models import ContentType
from markupsafe import Markup

from portal.writing.diff import changes, words_changed
from portal.writing.models import Revision

MOST = 50  # edits of one text that are shown


@dataclass(frozen=True)
class Version:
    """One edit: who, when, why, and the words that it took away and added."""

    number: int
    at: datetime
    editor: Any
    reason: str
    title: Markup  # empty where the title stayed
    body: Markup


def versions_of(thing: Any) -> list[Version]:
    """Edits of an idea or an official response. A revision is what stood before its edit."""
    revisions = Revision.objects.filter(object_type=ContentType.objects.get_for_model(thing), object_id=thing.pk)
    found = []
    title, body = getattr(thing, "title", ""), thing.body
    for revision in revisions.select_related("editor").order_by("-number")[:MOST]:
        found.append(
            Version(
                number=revision.number,
                at=revision.created_at,
                editor=revision.editor,
                reason=revision.reason,
                title=words_changed(revision.title, title) if revision.title and revision.title != title else Markup(""),
                body=changes(revision.body, body) if revision.body != body else Markup(""),
            )
        )
        title, body = revision.title or title, revision.body
    return found
