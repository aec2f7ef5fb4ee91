"""What the worker does for polls and conversations by itself."""

from __future__ import annotations

from django.db.models import Q
from django.utils import timezone

from portal.activity.models import PrivateRelease
from portal.activity.periodic import every
from portal.common.disclosure import Disclosure
from portal.polls.actions import close_conversation, close_inline_poll, close_poll, draw_map
from portal.polls.models import AskingPage, ConversationPage, InlinePoll, PollPage


@every(minutes=10)
def close_polls() -> None:
    """Polls, those in posts too, and confidential conversations whose end has come: the confidential ones are counted now, once."""
    now = timezone.now()
    over = PollPage.objects.filter(closes_at__lte=now).exclude(pk__in=_counted(PollPage))
    for poll in over.exclude(~Q(disclosure=Disclosure.CONFIDENTIAL), tally__is_final=True).order_by("pk"):
        close_poll(poll=poll, now=now)
    for due in InlinePoll.objects.due(now).order_by("pk"):
        close_inline_poll(poll=due, now=now)
    ended = ConversationPage.objects.filter(closes_at__lte=now, disclosure=Disclosure.CONFIDENTIAL)
    for conversation in ended.exclude(pk__in=_counted(ConversationPage)).order_by("pk"):
        close_conversation(conversation=conversation, now=now)


@every(minutes=10)
def draw_maps() -> None:
    """Bring the maps of open conversations up to date, where somebody has answered since."""
    now = timezone.now()
    moving = Q(map=None) | Q(map__is_final=False) | Q(closes_at__gt=now)
    for conversation in ConversationPage.objects.live().filter(moving, disclosure=Disclosure.OPEN).order_by("pk"):
        draw_map(conversation=conversation, now=now)


def _counted(model: type[AskingPage]) -> list[int]:
    """The pages whose confidential result is there."""
    name = f"{model._meta.label_lower}:"
    sources = PrivateRelease.objects.filter(source__startswith=name).values_list("source", flat=True)
    return [int(source.removeprefix(name)) for source in sources]
