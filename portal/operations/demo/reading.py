"""How far the members of the demo have read: most of them most topics, and always those in which they spoke."""

from __future__ import annotations

import random
from collections.abc import Mapping
from datetime import datetime

from forums.actions.reading import add_positions
from forums.boards import ids_visible_to
from forums.models import Post, Topic
from portal.members.models import Member


def load_reads(keys: Mapping[int, str], members: Mapping[str, Member], *, now: datetime, seed: int) -> None:
    """Of the topics of these numbers. `keys` are what their dice are thrown by, so that one topic more changes no other."""
    spoke = set(Post.objects.filter(topic_id__in=keys).values_list("author_id", "topic_id"))
    shown = {}
    for topic in Topic.objects.filter(pk__in=keys).order_by("pk"):
        dice = random.Random(f"{seed}:{keys[topic.pk]}:reads")
        for member in members.values():
            chance = dice.random()
            if (member.pk, topic.pk) in spoke or (chance < 0.7 and topic.board_id in ids_visible_to(member)):
                shown[member.pk, topic.pk] = topic.last_position
            elif chance < 0.8 and topic.board_id in ids_visible_to(member):
                shown[member.pk, topic.pk] = 1  # saw the question, before anybody answered
    add_positions(shown=shown, now=now)
