"""Loads the demo community. Run twice, it changes nothing; it adds what a newer version brings."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.db.models import Max

from forums.actions import archive_quiet_topics
from portal.activity.models import Activity
from portal.activity.record import suppress_reactions
from portal.activity.releases import release_tables
from portal.boards.types import forget_visible_boards
from portal.common.access import access_changed
from portal.members.models import Member
from portal.operations.demo import (
    asking,
    cases,
    company,
    customers,
    flags,
    hearing,
    house,
    internal_records,
    linking,
    reader,
    reading,
    reviews,
    wishes,
)
from portal.operations.demo.kept import Kept
from portal.operations.demo.talk import Talk
from portal.operations.models import DemoThing

SEED = 20260319


@dataclass(frozen=True)
class Report:
    made: int  # things of all kinds
    topics: int
    members: int


def is_loaded() -> bool:
    return DemoThing.objects.exists()


def is_somebodys_own() -> bool:
    """The site has members who are neither of the demo nor administrators: it is nobody's playground."""
    demo = DemoThing.objects.filter(key__startswith="member:").values("object_id")
    return Member.objects.present().filter(is_superuser=False).exclude(pk__in=demo).exists()


def count_missing() -> int:
    """Topics and ideas that `load` would make now."""
    kept = Kept()
    topics = sum(text.key not in kept for text in reader.topics())
    return topics + sum(_key_of(text) not in kept for text in reader.ideas()["ideas"])


def _key_of(idea: dict[str, Any]) -> str:
    return f"idea:{idea['board']}:{idea['title']}"[:100]


def load(
    *, now: datetime, seed: int = SEED, advance: Callable[[], None] = lambda: None, texts: reader.Texts | None = None
) -> Report:
    """Make what is missing, as of `now`; `advance` is called after each topic."""
    kept = Kept()
    before = Activity.objects.aggregate(Max("pk"))["pk__max"] or 0
    texts = texts or reader.texts()
    places = texts.places
    with suppress_reactions():
        with transaction.atomic():
            members = company.load_people(texts.people, kept, now=now, seed=seed)
            editor, months_ago = members["lena"], now - timedelta(days=180)
            house.load_identity(places["site"], kept)
            products = house.load_products(places["products"], kept, by=editor, at=months_ago)
            boards = house.load_boards(places["boards"], products, kept, by=editor, at=months_ago)
            house.load_tags(places["tags"], by=editor)
            house.load_prepared_answers(places["prepared_answers"], kept)
            idea_boards = wishes.load_boards(texts.ideas["boards"], products, kept, members=members, by=editor, at=months_ago)
            house.load_articles(places["categories"], texts.articles, products, members, kept, now=now)
            house.load_front(kept, by=editor, at=months_ago)
        access_changed()
        for member in members.values():
            forget_visible_boards(member)
            member.__dict__.pop("_closed_paths", None)
        talk = Talk(kept, members=members, boards=boards, products=products, now=now, seed=seed)
        made: dict[int, str] = {}
        missing = [text for text in texts.topics if text.key not in kept]
        # The older first, so that a duplicate finds its original and numbers grow with time.
        for text in sorted(missing, key=lambda text: reader.moment(text.ago, now)):
            made[talk.load(text).pk] = text.key
            advance()
        archive_quiet_topics(now=now)
        wished = wishes.Wishes(kept, members=members, boards=idea_boards, products=products, now=now, seed=seed)
        for text in sorted(texts.ideas["ideas"], key=lambda text: reader.moment(text["ago"], now)):
            if _key_of(text) not in kept:
                wished.load(_key_of(text), text)
                advance()
        asking.load_asking(texts.asking, members, idea_boards, kept, now=now, seed=seed)
        wishes.load_voices(members, kept, now=now)
        wishes.load_changes(texts.ideas["changes"], members, kept, now=now)
        wishes.load_merge(members, kept, now=now)
        customers.load_customers(texts.people["organisations"], members, kept, now=now, seed=seed)
        cases.load_cases(members, kept, now=now)
        reviews.load_reviews(reader.reviews(), members, products, kept, now=now)
        internal_records.load_internal_records(texts.internal_records, members, kept, now=now)
        flags.load_flags(members, kept, now=now)
        release_tables(now=now)  # the quarters that are over by now, once: the worker would do it within the hour
        reading.load_reads(made, members, now=now, seed=seed)
        reading.load_owned(made)
        reading.load_asked(made, members["marit"], now=now)
        reading.load_bookmarks(texts.bookmarks, members, kept, now=now)
        linking.load_links(members, kept, now=now)
        reviews.load_labels(now=now)
        hearing.load_inboxes(before, members, now=now)
    return Report(made=kept.made, topics=len(missing), members=len(members))
