"""What the worker does for polls and conversations by itself."""

from __future__ import annotations

from django.db.models import Q
from django.utils import timezone

from ideas.polls.actions import close_poll, draw_map
from ideas.polls.models import ConversationPage, PollPage
from portal.activity.periodic import every


@every(minutes=10)
def close_polls() -> None:
    """Count polls for the last time once their end has come."""
    now = timezone.now()
    over = PollPage.objects.filter(closes_at__lte=now).filter(Q(tally=None) | Q(tally__is_final=False))
    for poll in over.order_by("pk"):
        close_poll(poll=poll, now=now)


@every(minutes=10)
def draw_maps() -> None:
    """Bring the maps of opinions up to date, where enough people have answered since."""
    now = timezone.now()
    moving = Q(map=None) | Q(map__is_final=False) | Q(closes_at__gt=now)
    for conversation in ConversationPage.objects.live().filter(moving).order_by("pk"):
        draw_map(conversation=conversation, now=now)
