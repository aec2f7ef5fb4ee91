from __future__ import annotations

import json
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from portal.members.models import Member
from portal.writing.models import Draft
from portal.writing.sanitiser import without_controls

MAX_BODY = 200_000  # characters
MAX_DATA = 10_000  # characters of JSON
MAX_DRAFTS = 100  # of one member; the oldest give way


class SavedLater(Exception):
    """The draft was saved on another device after this one read it. Holds the other version."""

    def __init__(self, draft: Draft) -> None:
        super().__init__("saved later elsewhere")
        self.draft = draft


class TooLongForDraft(ValueError):
    """A draft is larger than any text that could be posted."""


@transaction.atomic
def save_draft(
    *,
    member: Member,
    place: str,
    title: str = "",
    body: str = "",
    body_format: str = "markdown",
    data: dict[str, Any] | None = None,
    known: datetime | None = None,
    is_forced: bool = True,
    now: datetime | None = None,
) -> Draft | None:
    """Keep what a member is writing. An empty text discards the draft, and None comes back.

    `known` is when the writer's copy was saved. Unless `is_forced`, a different text saved later
    than that raises `SavedLater` and nothing is written.
    """
    title, body = without_controls(title)[:200], without_controls(body)
    data = data or {}
    if len(body) > MAX_BODY or len(json.dumps(data)) > MAX_DATA:
        raise TooLongForDraft
    now = now or timezone.now()
    draft = Draft.objects.select_for_update().filter(member=member, place=place).first()
    if draft and not is_forced and draft.body != body and (known is None or draft.saved_at > known):
        raise SavedLater(draft)
    if not title.strip() and not body.strip():
        if draft:
            draft.delete()
        return None
    draft, is_new = Draft.objects.update_or_create(
        member=member,
        place=place,
        defaults={
            "title": title,
            "body": body,
            "body_format": "html" if body_format == "html" else "markdown",
            "data": data,
            "saved_at": now,
        },
    )
    if is_new:
        surplus = Draft.objects.filter(member=member).order_by("-saved_at", "-pk").values_list("pk", flat=True)[MAX_DRAFTS:]
        Draft.objects.filter(pk__in=list(surplus)).delete()
    return draft


def discard_draft(*, member: Member, place: str) -> None:
    """Forget a draft: it was posted, or its writer does not want it. Absent is fine."""
    Draft.objects.filter(member=member, place=place).delete()
