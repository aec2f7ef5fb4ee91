"""When members were last here, noted without a write in the request; the worker writes it (tasks.py)."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from django.db.models import Q
from django.utils import timezone

from portal.common.buffered_counters import Batch
from portal.members.models import Member

_AGAIN = timedelta(hours=1)  # as exactly as anybody needs it

members_seen = Batch("members:seen", merge=max)


def note_seen(member: Member) -> None:
    """The member asked for a page."""
    now = timezone.now()
    if member.last_seen_at is None or member.last_seen_at < now - _AGAIN:
        members_seen.note(member.pk, int(now.timestamp()))


def write_seen(seen: dict[int, int]) -> None:
    """When members, by number, were last here. Never goes back; who has left since is left out."""
    for pk in sorted(seen):
        at = datetime.fromtimestamp(seen[pk], UTC)
        Member.objects.present().filter(Q(last_seen_at=None) | Q(last_seen_at__lt=at), pk=pk).update(last_seen_at=at)
