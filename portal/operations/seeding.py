"""Filling a database for load tests: the same arguments give the same community, word for word.

Replies follow a power law, as they do in life: most topics have a few, some have hundreds, one is
as long as asked for. Everything is written in bulk, with the totals that the actions would keep.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cached_property
from typing import Any

from django.contrib.auth.hashers import UNUSABLE_PASSWORD_PREFIX
from django.contrib.contenttypes.models import ContentType
from django.db import connection, transaction
from django.utils.text import slugify

from forums.activities import POST_COMMENTED, POST_REPLIED, SOLUTION_ACCEPTED, TOPIC_POSTED
from forums.models import BoardIndexPage, BoardPage, BoardTally, HelpfulVote, Post, Topic
from portal.activity.models import Activity
from portal.common.bulk import Table, take_ids, update_rows
from portal.members.identicons import face_of
from portal.members.models import Member
from portal.operations.counting import count_board, count_members
from portal.operations.seed_words import NAMES, WORDS
from portal.writing.html import excerpt
from portal.writing.models import Tag
from portal.writing.tags import slug_of

BOARDS = 50
INDEX_TITLE = "Load test"
_TAGS = 200
_BATCH = 500  # topics in one transaction
_END = datetime(2026, 6, 30, 12, tzinfo=UTC)
_DAYS = 730


class AlreadySeeded(Exception):
    """The database holds load-test data."""


@dataclass(frozen=True)
class Plan:
    """How much to make. `posts` counts first posts, replies and comments (one in twenty)."""

    members: int
    topics: int
    posts: int
    longest_topic: int = 1000
    seed: int = 1

    def reply_counts(self) -> list[int]:
        """Replies of each topic, by a power law; topic 0 is the longest."""
        chance = random.Random(self.seed)
        comments = self.posts // 20
        longest = min(self.longest_topic, self.posts - self.topics - comments + 1) - 1
        left = self.posts - self.topics - comments - max(longest, 0)
        answered = (self.topics - 1) * 17 // 20  # the others wait for a first reply
        weights = [(rank + 1) ** -0.8 for rank in range(answered)]
        whole = sum(weights) or 1
        most = max(self.longest_topic // 2, 1)
        counts = [min(int(left * weight / whole), most) for weight in weights]
        for _ in range(left - sum(counts) if counts else 0):
            counts[chance.randrange(len(counts))] += 1
        counts += [0] * (self.topics - 1 - answered)
        chance.shuffle(counts)
        return [max(longest, 0), *counts]


def seed(plan: Plan, *, progress: Callable[[int], None] = lambda _posts: None) -> dict[str, int]:
    """Write the community of a plan; how much of each there is now. Raises AlreadySeeded."""
    if BoardIndexPage.objects.filter(title=INDEX_TITLE).exists():
        raise AlreadySeeded
    return _Seeding(plan).write(progress)


class _Seeding:
    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        self.chance = random.Random(plan.seed)
        self.post_type = ContentType.objects.get_for_model(Post).pk
        self.topic_type = ContentType.objects.get_for_model(Topic).pk

    def write(self, progress: Callable[[int], None]) -> dict[str, int]:
        with transaction.atomic():
            self.boards = self._boards()
            self.members = self._members()
            self.tags = self._tags()
        written = 0
        counts = self.plan.reply_counts()
        # Comments go to topics in proportion to what is said there.
        comments = self.plan.posts // 20
        per_reply = comments / max(sum(counts) + len(counts), 1)
        owed = 0.0
        for start in range(0, len(counts), _BATCH):
            jobs = []
            for number, replies in enumerate(counts[start : start + _BATCH], start):
                owed += per_reply * (replies + 1)
                jobs.append((number, replies, int(owed + 1e-6)))
                owed -= int(owed + 1e-6)
            with transaction.atomic():
                written += self._topics(jobs)
            progress(written)
        for board in self.boards:
            count_board(board)
        count_members(Member.objects.filter(pk__in=self.members))
        if connection.vendor == "postgresql":
            with connection.cursor() as cursor:
                cursor.execute("ANALYZE")
        return {"boards": len(self.boards), "members": len(self.members), "topics": len(counts), "posts": written}

    # Places and people
    def _boards(self) -> list[int]:
        top = BoardIndexPage.objects.order_by("path").first()
        if top is None:
            raise LookupError("There is no board list: run migrate.")
        index = top.get_parent().add_child(instance=BoardIndexPage(title=INDEX_TITLE, slug="load-test"))
        boards = []
        for number in range(1, BOARDS + 1):
            page = index.add_child(
                instance=BoardPage(title=f"Board {number:02d}", slug=f"board-{number:02d}", intro=self._words(9))
            )
            BoardTally.objects.create(board=page)
            boards.append(page.pk)
        return boards

    def _members(self) -> list[int]:
        rows, ids = [], list(take_ids(Member, self.plan.members))
        for number, pk in enumerate(ids, 1):
            handle = f"member-{number:05d}"
            joined = _END - timedelta(days=_DAYS + self.chance.randrange(300))
            path, hue = face_of(handle)
            name = f"{self.chance.choice(NAMES)} {self.chance.choice(NAMES)}"
            password = f"{UNUSABLE_PASSWORD_PREFIX}{number}"
            rows.append((pk, handle, f"{handle}@load.invalid", password, name, path, hue, 1, joined, joined, joined))
        Table(
            Member,
            *("id", "username", "email", "password", "name", "avatar_path", "avatar_hue", "trust_level"),
            *("joined_at", "approved_at", "rules_accepted_at"),
        ).insert(rows)
        return ids

    def _tags(self) -> list[tuple[int, str, str]]:
        names = sorted({f"{first} {second}" for first in WORDS[:20] for second in WORDS[20:34]})[:_TAGS]
        for name in names:
            Tag.objects.get_or_create(slug=slug_of(name), defaults={"name": name})
        slugs = [slug_of(name) for name in names]
        return list(Tag.objects.filter(slug__in=slugs).order_by("slug").values_list("pk", "slug", "name"))

    # Topics
    @cached_property
    def _tables(self) -> dict[str, Table]:
        return {
            "topics": Table(
                Topic,
                *("id", "board_id", "kind", "title", "slug", "author_id", "tag_names", "posted_at", "active_at"),
                *("last_poster_id", "reply_count", "others_reply_count", "comment_count", "last_position", "view_count"),
            ),
            "posts": Table(
                Post,
                *("id", "topic_id", "parent_id", "position", "author_id", "posted_at", "body", "excerpt"),
                *("helpful_count", "comment_count"),
            ),
            "votes": Table(HelpfulVote, "post_id", "member_id", "created_at"),
            "links": Table(Topic.tags.through, "topic_id", "tag_id"),
            "activities": Table(
                Activity,
                *("type", "verb", "actor_id", "object_type_id", "object_id", "target_type_id", "target_id"),
                *("happened_at", "is_imported"),
            ),
        }

    def _topics(self, jobs: list[tuple[int, int, int]]) -> int:
        """Write topics: (number, replies, comments) each. How many posts there were."""
        rows: dict[str, list[tuple[Any, ...]]] = {name: [] for name in self._tables}
        solutions: list[tuple[Any, ...]] = []
        topic_ids = take_ids(Topic, len(jobs))
        post_ids = iter(take_ids(Post, sum(1 + replies + comments for _number, replies, comments in jobs)))
        for topic_id, (number, replies, comments) in zip(topic_ids, jobs, strict=True):
            self._topic(topic_id, number, replies, comments, post_ids, rows, solutions)
        for name, table in self._tables.items():
            table.insert(rows[name])
        update_rows(Topic, ["solution_id", "solved_by_id", "solved_at"], solutions)
        return len(rows["posts"])

    def _topic(
        self,
        topic_id: int,
        number: int,
        replies: int,
        comments: int,
        post_ids: Iterator[int],
        rows: dict[str, list[tuple[Any, ...]]],
        solutions: list[tuple[Any, ...]],
    ) -> None:
        chance = self.chance
        at = _END - timedelta(days=_DAYS * chance.random() ** 1.5, minutes=1)
        gap = (_END - at) / (replies + comments + 2)
        author = self._member()
        is_question = number % 4 != 3
        ids = [next(post_ids) for _ in range(replies + 1)]
        commented = Counter(chance.choice(ids) for _ in range(comments))
        said: list[tuple[int, int | None, int | None, int, datetime]] = [(ids[0], None, 1, author, at)]
        for position, pk in enumerate(ids[1:], 2):
            said.append((pk, None, position, self._member(), at + gap * (position - 1) * chance.uniform(0.6, 1)))
        for parent, count in commented.items():
            said.extend((next(post_ids), parent, None, self._member(), at + gap * (replies + 1)) for _ in range(count))
        for pk, parent, position, member, when in said:
            rows["posts"].append(self._post(pk, topic_id, parent, position, member, when, commented[pk], rows["votes"]))
            kind = POST_COMMENTED if parent else POST_REPLIED
            if position != 1:
                activity = (kind.name, kind.verb.value, member, self.post_type, pk, self.topic_type, topic_id, when, True)
                rows["activities"].append(activity)
        last = max(said, key=lambda post: (post[4], post[0]))
        by_others = sum(member != author for _pk, _parent, position, member, _at in said if (position or 0) > 1)
        title = f"{self._words(chance.randint(5, 10)).capitalize()}{'?' if is_question else ''}"
        tags = chance.sample(self.tags, chance.choice((1, 2, 2, 3)))
        rows["topics"].append(
            (
                *(topic_id, self.boards[number % BOARDS], "question" if is_question else "discussion", title),
                *(slugify(title)[:80], author, [[slug, name] for _pk, slug, name in tags], at, last[4], last[3]),
                *(replies, by_others, comments, replies + 1, replies * 9 + chance.randrange(40)),
            )
        )
        rows["links"].extend((topic_id, pk) for pk, _slug, _name in tags)
        posted = (TOPIC_POSTED.name, TOPIC_POSTED.verb.value, author, self.topic_type, topic_id, None, None, at, True)
        rows["activities"].append(posted)
        if is_question and replies and chance.random() < 0.6:
            pk, _parent, _position, _member, when = said[chance.randint(1, min(replies, 5))]
            solved = when + timedelta(hours=3)
            solutions.append((pk, author, solved, topic_id))
            accepted = SOLUTION_ACCEPTED
            row = (accepted.name, accepted.verb.value, author, self.post_type, pk, self.topic_type, topic_id, solved, True)
            rows["activities"].append(row)

    def _post(
        self,
        pk: int,
        topic_id: int,
        parent: int | None,
        position: int | None,
        member: int,
        when: datetime,
        comments: int,
        votes: list[tuple[Any, ...]],
    ) -> tuple[Any, ...]:
        body = f"<p>{self._words(12)}.</p>" if parent else "".join(f"<p>{self._words(26)}.</p>" for _ in range(3))
        helpful = 0
        if parent is None and self.chance.random() < 0.3:
            voters = {voter for _ in range(self.chance.randint(1, 4)) if (voter := self._member()) != member}
            helpful = len(voters)
            votes.extend((pk, voter, when) for voter in sorted(voters))
        return (pk, topic_id, parent, position, member, when, body, excerpt(body), helpful, comments)

    def _member(self) -> int:
        """Few members say much, many say little."""
        return self.members[int(len(self.members) * self.chance.random() ** 2.5)]

    def _words(self, count: int) -> str:
        return " ".join(self.chance.choices(WORDS, k=count))
