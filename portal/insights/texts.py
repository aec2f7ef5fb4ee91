"""What is mined: ideas, topics, replies and comments that everybody may read or that stand on closed boards, by person.

Only excerpts are read: a theme shows in the first sentences, and a night is short. Texts without an author
(imports that name nobody, erased members) count nowhere, for they are no people.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from forums.models import Post
from ideas.models import Idea, IdeaComment
from portal.insights.mining import Said

MOST = 50_000  # texts of one kind in one window


def texts_between(begin: datetime, end: datetime) -> list[Said]:
    """Everything public rows said from `begin` to `end`, the newest first within each kind."""
    return [*_ideas(begin, end), *_idea_comments(begin, end), *_posts(begin, end)]


def open_ideas(most: int = 20_000) -> list[Said]:
    """Ideas that can still be voted for, for near-duplicates."""
    rows = Idea.objects.public_rows().open().order_by("-posted_at", "-pk").values_list("pk", "author_id", "title", "excerpt")
    return [Said(pk, author, f"{title}. {title}. {excerpt}") for pk, author, title, excerpt in rows[:most].iterator(2000)]


def _ideas(begin: datetime, end: datetime) -> Iterator[Said]:
    rows = Idea.objects.public_rows().filter(posted_at__gte=begin, posted_at__lt=end, author__isnull=False)
    for pk, author, title, excerpt in rows.order_by("-posted_at", "-pk").values_list("pk", "author_id", "title", "excerpt")[
        :MOST
    ]:
        yield Said(("ideas.idea", pk), author, f"{title}. {excerpt}")


def _idea_comments(begin: datetime, end: datetime) -> Iterator[Said]:
    rows = IdeaComment.objects.public_rows().filter(
        posted_at__gte=begin, posted_at__lt=end, author__isnull=False, idea__hidden_at=None, idea__deleted_at=None
    )
    for pk, author, excerpt in rows.order_by("-posted_at", "-pk").values_list("pk", "author_id", "excerpt")[:MOST]:
        yield Said(("ideas.comment", pk), author, excerpt)


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
    fields = ("pk", "author_id", "position", "topic__title", "excerpt")
    for pk, author, position, title, excerpt in rows.order_by("-posted_at", "-pk").values_list(*fields)[:MOST]:
        yield Said(("forums.post", pk), author, f"{title}. {excerpt}" if position == 1 else excerpt)
