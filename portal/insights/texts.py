"""What is mined: ideas, topics, replies and comments that are not hidden, by person, with who may read them.

Themes read excerpts only: a theme shows in the first sentences, and a night is short. Texts without an author
(imports that name nobody, erased members) count nowhere, for they are no people.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from forums.boards import BOARDS
from forums.models import Post
from ideas.boards import BOARDS as IDEA_BOARDS
from ideas.models import Idea, IdeaComment
from portal.insights.mining import Said
from portal.writing.html import text_of

MOST = 50_000  # texts of one kind in one window
MOST_IDEAS, MOST_TOPICS = 10_000, 4_000  # that are compared with each other: the newest, as far as memory goes


@dataclass(frozen=True)
class Thing:
    """An idea or a topic for clusters. Its title counts twice: it is what it is about."""

    kind: str
    pk: int
    text: str


def texts_between(begin: datetime, end: datetime) -> list[Said]:
    """Everything public rows said from `begin` to `end`, the newest first within each kind."""
    return [*_ideas(begin, end), *_idea_comments(begin, end), *_posts(begin, end)]


def things_that_ask(since: datetime) -> list[Thing]:
    """Ideas that can still be voted for, and topics since that day."""
    ideas = Idea.objects.public_rows().open().order_by("-posted_at", "-pk").values_list("pk", "title", "body")
    things = [Thing("ideas.idea", pk, _twice(title, body)) for pk, title, body in ideas[:MOST_IDEAS].iterator(2000)]
    first = Post.objects.filter(
        position=1,
        posted_at__gte=since,
        topic__hidden_at=None,
        topic__deleted_at=None,
        topic__merged_into=None,
        hidden_at=None,
        deleted_at=None,
    )
    topics = first.order_by("-posted_at", "-pk").values_list("topic_id", "topic__title", "body")
    things += [Thing("forums.topic", pk, _twice(title, body)) for pk, title, body in topics[:MOST_TOPICS].iterator(2000)]
    return things


def _twice(title: str, body: str) -> str:
    return f"{title}. {title}. {text_of(body)}"


def _ideas(begin: datetime, end: datetime) -> Iterator[Said]:
    rows = Idea.objects.public_rows().filter(posted_at__gte=begin, posted_at__lt=end, author__isnull=False)
    fields = ("pk", "author_id", "title", "excerpt", "board_id", "product_id", "posted_at")
    for pk, author, title, excerpt, board, product, at in rows.order_by("-posted_at", "-pk").values_list(*fields)[:MOST]:
        yield Said(("ideas.idea", pk), author, f"{title}. {excerpt}", IDEA_BOARDS.scope_of(board), product, at)


def _idea_comments(begin: datetime, end: datetime) -> Iterator[Said]:
    rows = IdeaComment.objects.public_rows().filter(
        posted_at__gte=begin, posted_at__lt=end, author__isnull=False, idea__hidden_at=None, idea__deleted_at=None
    )
    fields = ("pk", "author_id", "excerpt", "idea__board_id", "idea__product_id", "posted_at")
    for pk, author, excerpt, board, product, at in rows.order_by("-posted_at", "-pk").values_list(*fields)[:MOST]:
        yield Said(("ideas.comment", pk), author, excerpt, IDEA_BOARDS.scope_of(board), product, at)


def _posts(begin: datetime, end: datetime) -> Iterator[Said]:
    rows = Post.objects.filter(
        posted_at__gte=begin,
        posted_at__lt=end,
        author__isnull=False,
        hidden_at=None,
        deleted_at=None,
        topic__hidden_at=None,
        topic__deleted_at=None,
    )
    fields = ("pk", "author_id", "position", "topic__title", "excerpt", "topic__board_id", "topic__product_id", "posted_at")
    for pk, author, place, title, excerpt, board, product, at in rows.order_by("-posted_at", "-pk").values_list(*fields)[:MOST]:
        text = f"{title}. {excerpt}" if place == 1 else excerpt
        yield Said(("forums.post", pk), author, text, BOARDS.scope_of(board), product, at)
