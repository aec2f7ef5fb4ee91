"""Ideas, votes and comments for load tests: the same arguments give the same boards, vote for vote.

Votes and comments follow a power law: a few ideas are wanted by many, most by some. Everything is written in
bulk, with the counters and the columns of the orders that the actions would keep.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cached_property
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import connection, transaction
from django.utils.text import slugify
from wagtail.models import Site

from ideas.activities import COMMENT_POSTED, IDEA_PROPOSED, VOTE_CAST
from ideas.models import (
    Idea,
    IdeaBoardIndexPage,
    IdeaBoardPage,
    IdeaBoardTally,
    IdeaComment,
    Meaning,
    Status,
    Vote,
    title_key,
)
from portal.activity.models import Activity
from portal.activity.types import ActivityType
from portal.common.access import access_changed
from portal.common.bulk import Table, take_ids
from portal.common.ranking import TRENDING_DAYS, decay_standing
from portal.members.models import Member
from portal.operations.seed_words import WORDS
from portal.writing.html import excerpt

INDEX_TITLE = "Load test ideas"
BOARDS = ("Wishes", "Machines", "Service")  # the first has most of the ideas
_BATCH = 200  # ideas in one transaction
_END = datetime(2026, 6, 30, 12, tzinfo=UTC)
_DAYS = 730
_DAY = 86_400
_MEANINGS = (
    *[Meaning.NEW] * 10,
    *[Meaning.CONSIDERING] * 4,
    *[Meaning.COMMITTED] * 2,
    *[Meaning.DELIVERED] * 3,
    Meaning.NOT_DOING,
)


@dataclass(frozen=True)
class IdeaPlan:
    """How much to make."""

    ideas: int
    votes: int
    comments: int
    seed: int = 1

    def limits(self, most: int) -> list[int]:
        """How many things each idea can have, by rank: every tenth was overlooked and has six at most."""
        return [min(most, rank % 7) if rank % 10 == 9 else most for rank in range(self.ideas)]

    def shares(self, total: int, most: int, salt: str) -> list[int]:
        """So many things over the ideas, by a power law, at most `most` on one."""
        chance = random.Random(f"{self.seed}|{salt}")
        weights = [(rank + 8) ** -0.7 for rank in range(self.ideas)]
        whole = sum(weights) or 1
        limits = self.limits(most)
        counts = [min(int(total * weight / whole), limit) for weight, limit in zip(weights, limits, strict=True)]
        left = min(total, sum(limits)) - sum(counts)
        while left > 0:
            at = chance.randrange(self.ideas)
            if counts[at] < limits[at]:
                counts[at] += 1
                left -= 1
        chance.shuffle(counts)
        return counts


def seed_ideas(plan: IdeaPlan, *, progress: Callable[[int], None] = lambda _votes: None) -> dict[str, int]:
    """Write ideas with votes and comments of the load-test members; how many of each there are now."""
    members = list(Member.objects.filter(username__startswith="member-").order_by("pk").values_list("pk", flat=True))
    if not members:
        raise LookupError("There are no load-test members.")
    return _IdeaSeeding(plan, members).write(progress)


class _IdeaSeeding:
    def __init__(self, plan: IdeaPlan, members: list[int]) -> None:
        self.plan, self.members = plan, members
        self.chance = random.Random(plan.seed)
        self.idea_type = ContentType.objects.get_for_model(Idea).pk
        self.comment_type = ContentType.objects.get_for_model(IdeaComment).pk

    def write(self, progress: Callable[[int], None]) -> dict[str, int]:
        with transaction.atomic():
            self.boards = self._boards()
        access_changed()
        votes = self.plan.shares(self.plan.votes, len(self.members), "votes")
        comments = self.plan.shares(self.plan.comments, max(self.plan.comments // 10, 40), "comments")
        written = Counter[str]()
        for start in range(0, self.plan.ideas, _BATCH):
            numbers = range(start, min(start + _BATCH, self.plan.ideas))
            with transaction.atomic():
                written += self._batch(numbers, votes, comments)
            progress(written["votes"])
        for board, meanings in self.tally.items():
            counts = {f"{meaning}_count": count for meaning, count in meanings.items()}
            IdeaBoardTally.objects.update_or_create(board_id=board, defaults={**counts, "idea_count": sum(meanings.values())})
        if connection.vendor == "postgresql":
            with connection.cursor() as cursor:
                cursor.execute("ANALYZE")
        return {"idea_boards": len(self.boards), **{name: written[name] for name in ("ideas", "votes", "comments")}}

    def _boards(self) -> list[tuple[int, dict[str, int]]]:
        """Number of each board, and its statuses by meaning."""
        home = Site.objects.get(is_default_site=True).root_page
        index = home.add_child(instance=IdeaBoardIndexPage(title=INDEX_TITLE, slug="load-test-ideas"))
        boards = []
        for title in BOARDS:
            page = index.add_child(instance=IdeaBoardPage(title=title))
            IdeaBoardTally.objects.get_or_create(board=page)
            boards.append((page.pk, dict(Status.objects.filter(board=page).values_list("meaning", "pk"))))
        self.tally: dict[int, Counter[str]] = {pk: Counter() for pk, _statuses in boards}
        return boards

    @cached_property
    def _tables(self) -> dict[str, Table]:
        return {
            "ideas": Table(
                Idea,
                *("id", "board_id", "title", "title_key", "slug", "author_id", "body", "excerpt", "posted_at", "active_at"),
                *("status_id", "meaning", "status_reason", "status_at", "owner_id", "closed_at", "progress"),
                *("vote_count", "vote_weight", "support", "comment_count", "last_position", "trending_score", "standing_score"),
            ),
            "votes": Table(Vote, "idea_id", "origin_id", "member_id", "created_at"),
            "activities": Table(
                Activity,
                *("type", "verb", "actor_id", "object_type_id", "object_id", "target_type_id", "target_id"),
                *("happened_at", "is_imported"),
            ),
            "comments": Table(
                IdeaComment,
                *("id", "idea_id", "origin_id", "parent_id", "branch_id", "depth", "position"),
                *("author_id", "posted_at", "body", "excerpt", "reply_count"),
            ),
        }

    def _batch(self, numbers: range, votes: list[int], comments: list[int]) -> Counter[str]:
        rows: dict[str, list[tuple[Any, ...]]] = {name: [] for name in self._tables}
        comment_ids = iter(take_ids(IdeaComment, sum(comments[number] for number in numbers)))
        for pk, number in zip(take_ids(Idea, len(numbers)), numbers, strict=True):
            self._idea(pk, number, votes[number], comments[number], comment_ids, rows)
        for name, table in self._tables.items():
            table.insert(rows[name])
        return Counter({name: len(of_name) for name, of_name in rows.items()})

    def _idea(
        self, pk: int, number: int, votes: int, comments: int, comment_ids: Iterator[int], rows: dict[str, list[Any]]
    ) -> None:
        chance = self.chance
        board, statuses = self.boards[0 if number % 5 else 1 + number // 5 % 2]
        meaning = chance.choice(_MEANINGS)
        is_closed = meaning in (Meaning.DELIVERED, Meaning.NOT_DOING)
        self.tally[board][meaning] += 1
        at = _END - timedelta(days=_DAYS * chance.random() ** 1.5, minutes=1)
        life = (_END - at).total_seconds()
        days = []
        # Drawn apart: with more or fewer votes the ideas are the same, so that their pages can be compared.
        luck = random.Random(f"{self.plan.seed}|votes|{number}")
        for member in luck.sample(self.members, votes):
            when = at + timedelta(seconds=life * luck.random() ** 2)
            days.append((when.timestamp() / _DAY, 1.0))
            rows["votes"].append((pk, pk, member, when))
            rows["activities"].append((*_of(VOTE_CAST), member, self.idea_type, pk, None, None, when, True))
        last = self._comments(pk, comments, at, life, comment_ids, rows)
        author = chance.choice(self.members)
        rows["activities"].append((*_of(IDEA_PROPOSED), author, self.idea_type, pk, None, None, at, True))
        title = f"{self._words(chance.randint(4, 8)).capitalize()} {number}"
        body = "".join(f"<p>{self._words(26)}.</p>" for _ in range(2))
        reason = "It would cost more than it gives, and two others fit." if meaning == Meaning.NOT_DOING else ""
        rows["ideas"].append(
            (
                *(pk, board, title, title_key(title), slugify(title)[:80], author, body, excerpt(body)),
                *(at, last, statuses[meaning], meaning.value, reason, last, self.members[0] if reason else None),
                *(last if is_closed else None, 100 if meaning == Meaning.DELIVERED else 0),
                *(
                    votes,
                    votes,
                    votes,
                    comments,
                    comments,
                    decay_standing(days, TRENDING_DAYS) or 0.0,
                    decay_standing(days) or 0.0,
                ),
            )
        )

    def _comments(
        self, idea: int, count: int, at: datetime, life: float, ids: Iterator[int], rows: dict[str, list[Any]]
    ) -> datetime:
        """Comments of an idea, one in three an answer to another; when the last was said."""
        chance = self.chance
        tops: list[int] = []
        below = Counter[int]()
        said = []
        when = at
        for position in range(1, count + 1):
            pk = next(ids)
            when += timedelta(seconds=life / (count + 1) * chance.uniform(0.5, 1))
            top = chance.choice(tops) if tops and chance.random() < 0.33 else None
            if top is None:
                tops.append(pk)
            else:
                below[top] += 1
            said.append((pk, top, position, chance.choice(self.members), when))
        for pk, top, position, member, moment in said:
            body = f"<p>{self._words(20)}.</p>"
            depth = 0 if top is None else 1
            row = (pk, idea, idea, top, top, depth, position, member, moment, body, excerpt(body), below[pk])
            rows["comments"].append(row)
            posted = (*_of(COMMENT_POSTED), member, self.comment_type, pk, self.idea_type, idea, moment, True)
            rows["activities"].append(posted)
        return when

    def _words(self, count: int) -> str:
        return " ".join(self.chance.choices(WORDS, k=count))


def _of(kind: ActivityType) -> tuple[str, str]:
    return kind.name, kind.verb.value
