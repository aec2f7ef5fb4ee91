"""Choosing a topic by typing: what is offered meanwhile, and which topic is meant by what was typed."""

from __future__ import annotations

import re

from forums.boards import board_map
from forums.models import Topic, TopicQuerySet
from portal.common.picking import OFFERED, Option
from portal.common.viewer import Viewer
from portal.writing.html import without_controls

_WORDS = 6
# A number, an address as it stands in the browser, or what is offered: "12 · It hums at night".
_NUMBER = re.compile(r"(?:.*/t/|#)?(\d{1,18})(?:[/?#].*| · .*)?", re.ASCII)


def topic_typed(viewer: Viewer, typed: str) -> Topic | None:
    """The topic with this number, address or title, of those that the viewer may see. A title that two have is nobody's."""
    typed = _tidy(typed)
    topics = Topic.objects.visible_to(viewer)
    if found := _NUMBER.fullmatch(typed):
        return topics.filter(pk=int(found[1])).first()
    named = list(topics.public_rows().filter(title__iexact=typed)[:2]) if typed else []
    return named[0] if len(named) == 1 else None


def topics_like(viewer: Viewer, typed: str, *, without: int = 0) -> TopicQuerySet:
    """Topics whose title has every word that was typed, the latest first; of those that everybody on their board may see."""
    typed = _tidy(typed)
    topics = Topic.objects.visible_to(viewer).public_rows().exclude(pk=without)
    if not typed:
        return topics.none()
    if found := _NUMBER.fullmatch(typed):
        return topics.filter(pk=int(found[1]))
    for word in typed.split()[:_WORDS]:
        topics = topics.filter(title__icontains=word)
    return topics.order_by("-active_at", "-pk")[:OFFERED]


def topic_options(viewer: Viewer, typed: str, *, without: int = 0) -> list[Option]:
    """What a box offers in which the viewer chooses a topic: its number and title, and the board where it stands."""
    boards = board_map()
    topics = [topic for topic in topics_like(viewer, typed, without=without) if topic.board_id in boards]
    return [Option(f"{topic.pk} · {topic.title}", boards[topic.board_id].title) for topic in topics]


def _tidy(typed: str) -> str:
    return " ".join(without_controls(typed)[:300].split())
