"""Writing down how many have read."""

from __future__ import annotations

from django.db.models import F

from forums.models import Topic


def add_readers(*, readers: dict[int, int]) -> None:
    """More readers of topics, by number. Each row by itself, so that no reply waits for a whole batch."""
    for pk in sorted(readers):
        Topic.objects.filter(pk=pk).update(view_count=F("view_count") + readers[pk])
