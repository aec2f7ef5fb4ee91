"""What the page of a topic reads, in queries that are compiled once (portal/common/compiled_queries.py).

The rules of who sees what are the QuerySet words of the models; here they are only asked in a fixed form.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from enum import Enum
from inspect import signature

from django.db import connection
from django.db.models import F, Q, Subquery, Value

from forums.models import Bookmark, HelpfulVote, Post, PostQuerySet, ProblemVote, Topic, TopicQuerySet
from portal.common.compiled_queries import Prepared, PreparedRows
from portal.common.viewer import Viewer

PAGE = 20  # positions on a page, the question among them
MOST_COMMENTS = 500

# What a card needs; a page of twenty posts reads nothing else.
_COLUMNS = (
    *(
        "topic_id",
        "parent_id",
        "position",
        "author_id",
        "author_name",
        "was_title",
        "is_official",
        "by_staff",
        "is_wiki",
        "poll_id",
        "posted_at",
        "body",
        "excerpt",
    ),
    *("helpful_count", "comment_count", "edited_at", "edit_count"),
    *("hidden_at", "hidden_reason", "deleted_at", "deleted_by_id"),
)
_RELATED = {
    "author": ("username", "name", "avatar", "avatar_path", "avatar_hue", "trust_level", "erased_at"),
    "imported": ("post_id", "url", "author_name", "author_url", "licence"),
}
_EVERY = (*_COLUMNS, *(f"{relation}__{name}" for relation, names in _RELATED.items() for name in names))


class Reader(Enum):
    """How much of what was removed somebody sees."""

    VISITOR = "visitor"
    MEMBER = "member"
    MODERATOR = "moderator"

    @classmethod
    def of(cls, viewer: Viewer) -> Reader:
        if not viewer.is_authenticated:
            return cls.VISITOR
        return cls.MODERATOR if viewer.is_moderator else cls.MEMBER

    def may_see(self, posts: PostQuerySet, member: int) -> PostQuerySet:
        """A member sees what they deleted themselves, to bring it back, and of their own what moderators hid."""
        if self is Reader.VISITOR:
            return posts.filter(hidden_at=None, deleted_at=None)
        if self is Reader.MODERATOR:
            return posts
        deleted, hidden = Q(author_id=member, deleted_by_id=member), Q(author_id=member)
        return posts.filter(Q(deleted_at=None) | deleted, Q(hidden_at=None) | hidden)


def for_cards(posts: PostQuerySet, viewer: Viewer) -> PostQuerySet:
    """Just what cards need, of the posts that the viewer sees."""
    posts = posts.select_related("author", "imported").only(*_EVERY)
    return Reader.of(viewer).may_see(posts, viewer.pk or 0)


def for_page(topics: TopicQuerySet) -> TopicQuerySet:
    """With the product's name and place; the first post brings the author."""
    return topics.annotate(
        product_title=F("product__title"), product_url_path=F("product__url_path"), product_tree_path=F("product__path")
    )


def _on_page(topic: int, after: int, upto: int) -> PostQuerySet:
    # In the index's order, which with the limit below keeps PostgreSQL from reading more than these rows.
    return Post.objects.filter(topic_id=topic, position__gt=after, position__lte=upto).order_by("position")


def _first_page(topic: int, upto: int, solution: int) -> PostQuerySet:
    """Below a question stand its accepted answer and the first official one, wherever in the topic they were posted."""
    first = Post.objects.filter(topic_id=topic, position__lte=upto)
    official = Post.objects.filter(topic_id=topic, is_official=True, position__gt=1, hidden_at=None, deleted_at=None)
    first_official = official.order_by("position").values("pk")[:1]
    if not connection.features.supports_slicing_ordering_in_compound:  # SQLite needs no telling how few these are
        return Post.objects.filter(Q(topic_id=topic, position__lte=upto) | Q(pk=solution) | Q(pk=Subquery(first_official)))
    return Post.objects.filter(
        pk__in=first.order_by("position")
        .values("pk")[:PAGE]
        .union(Post.objects.filter(pk=solution).values("pk"), first_official, all=True)
    )


def _by_reader(make: Callable[..., PostQuerySet], *, limit: int | None = None) -> dict[Reader, PreparedRows[Post]]:
    """The query of each kind of reader. The first parameter is the member who reads, where it matters."""
    count = len(signature(make).parameters)

    def prepared(reader: Reader) -> PreparedRows[Post]:
        def query(*values: int) -> PostQuerySet:
            member, rest = (values[0], values[1:]) if reader is Reader.MEMBER else (0, values)
            return reader.may_see(make(*rest), member)[:limit]

        return PreparedRows(Post, query, _COLUMNS, _RELATED, count=count + (reader is Reader.MEMBER))

    return {reader: prepared(reader) for reader in Reader}


def _ask(queries: dict[Reader, PreparedRows[Post]], viewer: Viewer, *values: int | Sequence[int]) -> list[Post]:
    reader = Reader.of(viewer)
    return queries[reader].instances(*((viewer.pk or 0, *values) if reader is Reader.MEMBER else values))


_TOPIC = PreparedRows(
    Topic,
    lambda pk: for_page(Topic.objects.filter(pk=pk)),
    related={"claimed_by": ("username", "name", "erased_at"), "assigned_to": ("username", "name")},
    extra=("product_title", "product_url_path", "product_tree_path"),
)
# The limit says no more than the positions do, but to PostgreSQL's planner: of a topic of twenty thousand posts it expects
# so many rows that it reads and hashes the members first.
_PAGE = _by_reader(_on_page, limit=PAGE)
_FIRST_PAGE = _by_reader(_first_page)
_COMMENTS = _by_reader(
    lambda parents: Post.objects.filter(parent_id__in=[parents]).order_by("posted_at", "pk"), limit=MOST_COMMENTS
)
# What a member marked among these posts, as (post, which): 0 found helpful, 1 kept as a bookmark.
_MARKS = Prepared(
    lambda member, posts: (
        HelpfulVote.objects.filter(member_id=member, post_id__in=[posts])
        .values_list("post_id", Value(0))
        .union(Bookmark.objects.filter(member_id=member, post_id__in=[posts]).values_list("post_id", Value(1)), all=True)
    )
)


_SHARED = Prepared(lambda member, topic: ProblemVote.objects.filter(member_id=member, topic_id=topic).values_list("topic_id"))


def topic_for(pk: int, viewer: Viewer) -> Topic | None:
    """The topic, if there is one that the viewer may see."""
    topic = next(iter(_TOPIC.instances(pk)), None)
    return topic if topic is not None and topic.is_visible_to(viewer) else None


def posts_of(topic: Topic, page: int, viewer: Viewer) -> list[Post]:
    """The posts of one page, addressed by position: the last page costs what the first costs."""
    start = (page - 1) * PAGE
    if page == 1 and topic.is_question and topic.last_position > PAGE:
        found = _ask(_FIRST_PAGE, viewer, topic.pk, PAGE, topic.solution_id or 0)
    else:
        found = _ask(_PAGE, viewer, topic.pk, start, start + PAGE)
    found.sort(key=lambda post: post.position or 0)
    return found


def comments_of(parents: Sequence[int], viewer: Viewer) -> list[Post]:
    """Comments on these posts, oldest first."""
    return _ask(_COMMENTS, viewer, parents)


def marks_of(viewer: Viewer, posts: Sequence[int]) -> tuple[set[int], set[int]]:
    """Which of these posts the member found helpful, and which they keep. One query, none for visitors."""
    marks: tuple[set[int], set[int]] = set(), set()
    for post, which in _MARKS.rows(viewer.pk, posts) if viewer.is_authenticated else ():
        marks[which].add(post)
    return marks


def has_problem(viewer: Viewer, topic: Topic) -> bool:
    """Whether the member has said that they have this problem too. No query for those who cannot have said so."""
    if not viewer.is_authenticated or not topic.is_question or not topic.same_count or topic.author_id == viewer.pk:
        return False
    return bool(_SHARED.rows(viewer.pk, topic.pk))
