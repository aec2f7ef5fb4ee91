"""How far the members of the demo have read (most of them most topics, always those in which they spoke), and what they keep and have."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any

from django.utils import timezone

from forums.actions import ask_for_info, keep_bookmark
from forums.actions.reading import add_positions
from forums.boards import ids_visible_to
from forums.forms import MORNING
from forums.models import Post, Topic
from portal.members.models import Member
from portal.operations.demo.kept import Kept
from portal.operations.demo.reader import moment
from portal.products.actions import own_product
from portal.products.permissions import can_own_product


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


def load_owned(keys: Mapping[int, str]) -> None:
    """Who asked about a product has one, and those of the company who answered about it look after it."""
    asked = Topic.objects.filter(pk__in=keys, product__isnull=False, author__isnull=False)
    for topic in asked.select_related("product", "author").order_by("posted_at", "pk"):
        if topic.product is not None and topic.author is not None and can_own_product(topic.author, topic.product):
            own_product(product=topic.product, by=topic.author, now=topic.posted_at)
    official = Post.objects.filter(topic__in=keys, topic__product__isnull=False, by_staff=True, position__gt=1)
    for post in official.select_related("topic__product", "author").order_by("posted_at", "pk"):
        if post.topic.product is not None and post.author is not None:
            own_product(product=post.topic.product, by=post.author, now=post.posted_at)


def load_asked(keys: Mapping[int, str], by: Member, *, now: datetime) -> None:
    """One question waits for its asker, so that the lists for helpers have something of each sort."""
    title = "Pump hums but nothing comes out"
    topic = Topic.objects.unsolved().filter(pk__in=keys, title=title, needs_info_at=None).first()
    if topic is not None:
        note = "Does the tank click when you push it in, and does the pump stop by itself after twenty seconds?"
        ask_for_info(topic=topic, by=by, note=note, now=now - timedelta(hours=2))


def load_bookmarks(rows: Sequence[dict[str, Any]], members: Mapping[str, Member], kept: Kept, *, now: datetime) -> None:
    """Of topics that are there; what somebody dropped since stays dropped."""
    for facts in rows:
        key = f"bookmark:{facts['by']}:{facts['topic']}"[:100]
        post = Post.objects.filter(topic__title=facts["topic"], position=facts["position"]).order_by("pk").first()
        if key in kept or post is None:
            continue
        day = timezone.localdate(now) + timedelta(days=facts["days"]) if "days" in facts else None
        mark = keep_bookmark(
            post=post,
            by=members[facts["by"]],
            note=facts.get("note", ""),
            remind_at=timezone.make_aware(datetime.combine(day, MORNING)) if day else None,
            now=moment(facts["kept"], now),
        )
        kept.keep(key, mark)
