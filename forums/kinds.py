"""Boards, topics and posts as the floors above know them: title, address, who sees them, what can be done with them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any

from django.db.models import IntegerField, Max, Prefetch, Q, QuerySet, Value
from django.db.models.functions import Cast
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from forums.boards import board_map, boards_visible_to, ids_visible_to
from forums.exports import exported_posts, exported_topics
from forums.models import BoardPage, BoardTally, Bookmark, Post, Topic
from forums.polls import PostPoll
from forums.search import TopicSearch
from portal.common.html import NO_HTML, CleanHtml, html_of
from portal.common.kinds import (
    ContentKind,
    Erasable,
    ErasedWith,
    Exportable,
    Followable,
    HasTexts,
    InSitemap,
    Lockable,
    Moderatable,
    Movable,
    Notifiable,
    OnProfile,
    PartOf,
    Reassignable,
    SitemapLine,
    StandsIn,
    Viewer,
    Written,
    register_kind,
)
from portal.common.kinds.listing import PIECE
from portal.common.pages import open_to
from portal.writing.html import text_of


class BoardFollows(Followable[BoardPage]):
    follow_name = "board"


class BoardsInSitemap(InSitemap):
    section = "boards"

    def lines(self, piece: int) -> Iterable[SitemapLine]:
        with_topics = set(BoardTally.objects.filter(topic_count__gt=0).values_list("pk", flat=True))
        return ((entry.path, None) for entry in board_map().values() if entry.is_public and entry.pk in with_topics)


class TopicPlace(StandsIn[Topic]):
    closes_with_parents = True

    def page(self, thing: Topic) -> BoardPage:
        return thing.board

    def is_shown(self, thing: Topic) -> bool:
        return thing.is_public


class TopicModeration(Moderatable[Topic]):
    text_column = ""

    def hide(self, *, thing: Topic, by: Any, reason: str = "") -> None:
        from forums.actions import hide_topic

        hide_topic(thing=thing, by=by, reason=reason)

    def restore(self, *, thing: Topic, by: Any, reason: str = "") -> None:
        from forums.actions import unhide_topic

        unhide_topic(thing=thing, by=by, reason=reason)

    def written_by(self, member: Any) -> QuerySet[Topic]:
        return Topic.objects.filter(author=member, hidden_at=None, merged_into=None)

    def reached_by(self, viewer: Viewer) -> QuerySet[Topic]:
        """What was merged away stands where it went: its words are there, so who may not read there does not learn its title."""
        boards = ids_visible_to(viewer)
        topics = Topic.objects.within_reach(viewer).filter(merged_into__merged_into__merged_into=None)
        for into in ("merged_into", "merged_into__merged_into"):
            topics = topics.filter(Q(**{into: None}) | Q(**{f"{into}__board_id__in": boards}))
        return topics

    def hidden_in_reach(self, viewer: Viewer) -> QuerySet[Topic]:
        return Topic.objects.within_reach(viewer).filter(hidden_at__isnull=False)

    def edit_url(self, thing: Topic) -> str:
        first = thing.posts.filter(position=1).values_list("pk", flat=True).first()
        return f"/p/{first}/edit/" if first else ""

    def rows(self, thing: Topic) -> list[Topic | Post]:
        return _with_first_post(thing)


class TopicMoves(Movable[Topic]):
    def place(self, thing: Topic) -> int:
        return thing.board_id

    def places(self, thing: Topic, by: Any) -> list[tuple[int, str]]:
        return [(board.pk, board.title) for board in boards_visible_to(by) if board.pk != thing.board_id]

    def move(self, *, thing: Topic, place: int, by: Any, reason: str = "") -> None:
        from forums.actions import move_topic

        move_topic(topic=thing, board_id=place, by=by, reason=reason, is_decided=True)


class TopicLock(Lockable[Topic]):
    def lock(self, *, thing: Topic, by: Any, reason: str = "") -> None:
        from forums.actions import lock_topic

        lock_topic(topic=thing, by=by, reason=reason)

    def unlock(self, *, thing: Topic, by: Any, reason: str = "") -> None:
        from forums.actions import unlock_topic

        unlock_topic(topic=thing, by=by, reason=reason)


class TopicFollows(Followable[Topic]):
    follow_name = "topic"

    def places(self, thing: Topic) -> Sequence[Any]:
        return [thing.board, *thing.tags.all()]

    def makers(self, thing: Topic) -> Collection[int]:
        return set(thing.posts.exclude(author=None).values_list("author_id", flat=True))


def _with_its_poll(post: Post) -> CleanHtml:
    """What an e-mail quotes. A poll cannot be answered there, so it is only named."""
    more = html_of(gettext("There is a poll with it, on its page.")) if post.poll_id is not None else NO_HTML
    return CleanHtml(post.body + more)


class TopicLines(Notifiable[Topic]):
    thread = "topic"

    def for_lines(self, things: QuerySet[Topic], member: Any) -> QuerySet[Topic]:
        return things.select_related("board", "author").prefetch_related("tags")

    def ties(self, wholes: Collection[Topic], member: Any) -> Mapping[int, str]:
        replied = Post.objects.filter(author=member, topic__in=wholes, position__gt=1, hidden_at=None, deleted_at=None)
        ties = dict.fromkeys(replied.order_by().values_list("topic_id", flat=True), gettext("you replied here"))
        for topic in wholes:
            if topic.author_id == member.pk:
                ties[topic.pk] = gettext("you asked this") if topic.is_question else gettext("you started this")
        return ties

    def words(self, thing: Topic) -> CleanHtml:
        first = thing.posts.filter(position=1).first()
        return _with_its_poll(first) if first is not None else NO_HTML

    def with_parts(self, thing: Topic) -> Iterable[QuerySet[Any]]:
        return [Topic.objects.filter(pk=thing.pk), Post.objects.filter(topic=thing)]


class TopicsInSitemap(InSitemap):
    section = "topics"
    in_pieces = True

    def pieces(self) -> Iterator[tuple[int, datetime | None]]:
        pieces = (
            _public_topics()
            .annotate(piece=Cast("pk", IntegerField()) / Value(PIECE))
            .values("piece")
            .annotate(changed=Max("active_at"))
            .order_by("piece")
        )
        for row in pieces:
            yield row["piece"], row["changed"]

    def lines(self, piece: int) -> Iterator[SitemapLine]:
        rows = (
            _public_topics()
            .filter(pk__gte=piece * PIECE, pk__lt=(piece + 1) * PIECE)
            .order_by("pk")
            .values_list("pk", "slug", "active_at", "edited_at")
        )
        for pk, slug, active_at, edited_at in rows.iterator(chunk_size=2000):
            yield f"/t/{pk}/{slug}/", max(active_at, edited_at) if edited_at else active_at


class TopicExport(Exportable):
    def export(self, member: Any) -> Iterator[dict[str, Any]]:
        return exported_topics(member)


class TopicOwners(Reassignable):
    """Posts go with topics, in one act."""

    def reassign(self, *, old: Any, new: Any) -> None:
        from forums.actions.erasure import reassign

        reassign(old=old, new=new)


class TopicsOnProfile(OnProfile):
    def latest_of(self, member: Any, viewer: Viewer, limit: int) -> Iterable[Written]:
        topics = Topic.objects.visible_to(viewer).filter(author=member).order_by("-posted_at", "-pk")[:limit]
        return [Written(topic.title, topic.get_absolute_url(), topic.posted_at) for topic in topics]


class PostPlace(StandsIn[Post]):
    closes_with_parents = True

    def page(self, thing: Post) -> BoardPage:
        return thing.topic.board

    def is_shown(self, thing: Post) -> bool:
        return thing.is_public and thing.topic.is_public and (thing.parent is None or thing.parent.is_public)


class PostOfTopic(PartOf[Post]):
    def whole(self, thing: Post) -> Topic:
        return thing.topic


class PostModeration(Moderatable[Post]):
    def hide(self, *, thing: Post, by: Any, reason: str = "") -> None:
        from forums.actions import hide_post

        hide_post(thing=thing, by=by, reason=reason)

    def restore(self, *, thing: Post, by: Any, reason: str = "") -> None:
        from forums.actions import unhide_post

        unhide_post(thing=thing, by=by, reason=reason)

    def written_by(self, member: Any) -> QuerySet[Post]:
        """First posts go with their topics."""
        return Post.objects.filter(author=member, hidden_at=None).exclude(position=1)

    def reached_by(self, viewer: Viewer) -> QuerySet[Post]:
        return Post.objects.visible_to(viewer)

    def hidden_in_reach(self, viewer: Viewer) -> QuerySet[Post]:
        return Post.objects.within_reach(viewer).filter(hidden_at__isnull=False)

    def edit_url(self, thing: Post) -> str:
        return f"/p/{thing.pk}/edit/"

    def around(self, thing: Post) -> list[tuple[str, CleanHtml]]:
        """The question, and what was said just before."""
        above = Post.objects.filter(topic_id=thing.topic_id, hidden_at=None, deleted_at=None).exclude(pk=thing.pk)
        before = above.filter(position__gt=1, position__lt=thing.position or 0).order_by("-position")[:1]
        posts = [*above.filter(position=1), *([thing.parent] if thing.parent is not None else before)]
        return [(_name_of(post), CleanHtml(post.body)) for post in posts if not post.is_first or not thing.is_first]

    def rows(self, thing: Post) -> list[Topic | Post]:
        return _with_first_post(thing.topic) if thing.is_first else [thing]


class PostLines(Notifiable[Post]):
    def for_lines(self, things: QuerySet[Post], member: Any) -> QuerySet[Post]:
        own = Prefetch("bookmarks", Bookmark.objects.filter(member=member), to_attr="own_bookmarks")
        return things.select_related("topic__board", "topic__author", "author").prefetch_related("topic__tags", own)

    def excerpt(self, thing: Post) -> str:
        return thing.excerpt

    def words(self, thing: Post) -> CleanHtml:
        return _with_its_poll(thing)

    def with_parts(self, thing: Post) -> Iterable[QuerySet[Any]]:
        if thing.is_first:
            return TopicLines().with_parts(thing.topic)
        return [Post.objects.filter(pk=thing.pk), Post.objects.filter(parent=thing)]


class PostExport(Exportable):
    def export(self, member: Any) -> Iterator[dict[str, Any]]:
        return exported_posts(member)


class PostErasure(Erasable):
    def erase(self, *, member: Any, keep_content: bool) -> None:
        from forums.actions.erasure import erase_posts_of

        erase_posts_of(member=member, keep_content=keep_content)


class PostsOnProfile(OnProfile):
    def latest_of(self, member: Any, viewer: Viewer, limit: int) -> Iterable[Written]:
        posts = (
            Post.objects.visible_to(viewer)
            .filter(author=member, position__gt=1)
            .select_related("topic")
            .order_by("-posted_at", "-pk")[:limit]
        )
        return [Written(post.topic.title, post.get_absolute_url(), post.posted_at, post.excerpt) for post in posts]


class PostTexts(HasTexts):
    def texts(self) -> Iterator[str]:
        shown = Post.objects.filter(hidden_at=None, deleted_at=None, topic__hidden_at=None, topic__deleted_at=None)
        rows = shown.order_by("-pk").values_list("position", "topic__title", "body")
        for position, title, body in rows.iterator(chunk_size=2000):
            yield f"{title}. {text_of(body)}" if position == 1 else text_of(body)


def _name_of(post: Post) -> str:
    return post.author.display_name if post.author is not None else post.author_name or str(_("Former member"))


def register() -> None:
    register_kind(
        ContentKind(
            name="forums.board",
            model=BoardPage,
            label=_("board"),
            title=lambda board: board.title,
            url=_address_of_board,
            visible_to=lambda viewer: open_to(viewer, BoardPage.objects.all()),
            author_id=lambda board: None,
            can=(BoardFollows(), BoardsInSitemap()),
        )
    )
    register_kind(
        ContentKind(
            name="forums.topic",
            model=Topic,
            label=_("topic"),
            title=lambda topic: topic.title,
            url=lambda topic: topic.get_absolute_url(),
            visible_to=lambda viewer: Topic.objects.visible_to(viewer),
            can=(
                TopicPlace(),
                TopicModeration(),
                TopicLock(),
                TopicMoves(),
                TopicSearch(),
                TopicFollows(),
                TopicLines(),
                TopicsInSitemap(),
                TopicExport(),
                ErasedWith("forums.post"),
                TopicOwners(),
                TopicsOnProfile(),
            ),
        )
    )
    register_kind(
        ContentKind(
            name="forums.post",
            model=Post,
            label=_("post"),
            title=lambda post: post.topic.title,
            url=lambda post: post.get_absolute_url(),
            visible_to=lambda viewer: Post.objects.visible_to(viewer),
            related=("topic",),
            can=(
                PostPlace(),
                PostOfTopic(),
                PostModeration(),
                PostLines(),
                PostExport(),
                PostErasure(),
                PostsOnProfile(),
                PostPoll(),
                PostTexts(),
            ),
        )
    )


def _address_of_board(board: BoardPage) -> str:
    entry = board_map().get(board.pk)
    return entry.path if entry else ""


def _public_topics() -> QuerySet[Topic]:
    public = [entry.pk for entry in board_map().values() if entry.is_public]
    return Topic.objects.public_rows().filter(board_id__in=public)


def _with_first_post(topic: Topic) -> list[Topic | Post]:
    """Hiding either hides both. The post comes first: merged or moved, it stays the row on which the decision stands."""
    first = topic.posts.filter(position=1).first()
    return [first, topic] if first is not None else [topic]
