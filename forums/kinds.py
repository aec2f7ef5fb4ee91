"""Topics and posts as the floors above know them: title, address, who sees them, how they are hidden."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from forums.boards import BOARDS
from forums.documents import topic_document, topic_documents
from forums.models import BoardPage, Post, Topic
from portal.common.html import CleanHtml
from portal.common.kinds import ContentKind, register_kind
from portal.common.pages import open_to
from portal.common.viewer import Viewer
from portal.members.models import Member
from portal.members.personal import Names
from portal.writing.html import text_of


def register() -> None:
    from forums import actions

    register_kind(
        ContentKind(
            name="forums.topic",
            model=Topic,
            label=_("topic"),
            title=lambda topic: topic.title,
            url=lambda topic: topic.get_absolute_url(),
            visible_to=lambda viewer: Topic.objects.visible_to(viewer),
            within_reach=lambda viewer: Topic.objects.within_reach(viewer),
            place=lambda topic: topic.board,
            closes_with_parents=True,
            is_shown=lambda topic: topic.is_public,
            hide=actions.hide_topic,
            restore=actions.unhide_topic,
            lock=lambda *, thing, by, reason="": actions.lock_topic(topic=thing, by=by, reason=reason),
            unlock=lambda *, thing, by, reason="": actions.unlock_topic(topic=thing, by=by, reason=reason),
            as_one=_with_first_post,
            written_by=lambda member: Topic.objects.filter(author=member, hidden_at=None, merged_into=None),
            document=topic_document,
            documents_of=topic_documents,
            scopes=BOARDS.scopes_of,
            export=_export_topics,
            extra={"of_member": _topics_of, "reassign": _reassign_topics, "hidden": _hidden_topics},
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
            place=lambda post: post.topic.board,
            closes_with_parents=True,
            is_shown=_is_shown,
            hide=actions.hide_post,
            restore=actions.unhide_post,
            locked_with=lambda post: post.topic,
            as_one=lambda post: _with_first_post(post.topic) if post.is_first else [post],
            # First posts go with their topics.
            written_by=lambda member: Post.objects.filter(author=member, hidden_at=None).exclude(position=1),
            export=_export_posts,
            erase=_erase,
            extra={
                "related": ("topic",),  # what title and url read
                "of_member": _posts_of,
                "reassign": _reassign_posts,
                # Search knows topics: a post is found by the topic that it stands in.
                "search_unit": lambda post: post.topic,
                "texts": _post_texts,
                "hidden": _hidden_posts,
            },
        )
    )


def _is_shown(post: Post) -> bool:
    return post.is_public and post.topic.is_public and (post.parent is None or post.parent.is_public)


def _hidden_topics(viewer: Viewer) -> QuerySet[Topic]:
    return Topic.objects.within_reach(viewer).filter(hidden_at__isnull=False)


def _hidden_posts(viewer: Viewer) -> QuerySet[Post]:
    return Post.objects.within_reach(viewer).filter(hidden_at__isnull=False)


def _with_first_post(topic: Topic) -> list[Any]:
    """Hiding either hides both. The post comes first: merged or moved, it stays the row on which the decision stands."""
    first = topic.posts.filter(position=1).first()
    return [first, topic] if first is not None else [topic]


def _topics_of(member: Viewer, viewer: Viewer, limit: int) -> list[dict[str, Any]]:
    topics = Topic.objects.visible_to(viewer).filter(author=member).order_by("-posted_at", "-pk")[:limit]
    return [{"title": topic.title, "url": topic.get_absolute_url(), "excerpt": "", "at": topic.posted_at} for topic in topics]


def _post_texts() -> Iterator[str]:
    shown = Post.objects.filter(hidden_at=None, deleted_at=None, topic__hidden_at=None, topic__deleted_at=None)
    rows = shown.order_by("-pk").values_list("position", "topic__title", "body")
    for position, title, body in rows.iterator(chunk_size=2000):
        yield f"{title}. {text_of(body)}" if position == 1 else text_of(body)


def _posts_of(member: Viewer, viewer: Viewer, limit: int) -> list[dict[str, Any]]:
    posts = (
        Post.objects.visible_to(viewer)
        .filter(author=member, position__gt=1)
        .select_related("topic")
        .order_by("-posted_at", "-pk")[:limit]
    )
    return [
        {
            "title": post.topic.title,
            "url": post.get_absolute_url(),
            "excerpt": post.excerpt,
            "at": post.posted_at,
            "is_solution": post.topic.solution_id == post.pk,
        }
        for post in posts
    ]


def _export_topics(member: Viewer) -> Iterator[dict[str, Any]]:
    for topic in Topic.objects.filter(author=member).order_by("pk").iterator(500):
        yield {
            "title": topic.title,
            "kind": topic.kind,
            "address": topic.get_absolute_url(),
            "posted_at": topic.posted_at,
            "tags": [name for _slug, name in topic.tag_names],
            "answers": dict(topic.answers),
            "read_before": [f"{kind}:{pk}" for kind, pk in topic.read_before],
            "is_deleted": topic.deleted_at is not None,
            "is_hidden": topic.hidden_at is not None,
        }


def _export_posts(member: Member) -> Iterator[dict[str, Any]]:
    told = [Post.objects.filter(author=member).values("topic"), member.helpful_votes.values("post__topic")]
    told += [member.problem_votes.values("topic"), member.topics_read.values("topic")]
    topics = Topic.objects.visible_to(member)
    written, helpful, shared_by, read_by = (Names(topics, among=numbers) for numbers in told)
    for post in Post.objects.filter(author=member).select_related("topic").order_by("pk").iterator(500):
        yield {
            "topic": written.title(post.topic),
            "address": written.address(post.topic, post),
            "posted_at": post.posted_at,
            "edited_at": post.edited_at,
            "text": CleanHtml(post.body),
            "is_deleted": post.deleted_at is not None,
            "is_hidden": post.hidden_at is not None,
        }
    for vote in member.helpful_votes.select_related("post__topic").order_by("pk").iterator(500):
        topic = vote.post.topic
        yield {"found_helpful": helpful.address(topic, vote.post), "topic": helpful.title(topic), "at": vote.created_at}
    for shared in member.problem_votes.select_related("topic").order_by("pk").iterator(500):
        topic = shared.topic
        yield {"has_problem_of": shared_by.address(topic), "topic": shared_by.title(topic), "at": shared.created_at}
    for solved in member.deflections.order_by("pk"):
        yield {"solved_before_asking": solved.title, "by": f"{solved.kind}:{solved.object_id}", "at": solved.confirmed_at}
    for read in member.topics_read.select_related("topic").order_by("pk").iterator(500):
        yield {
            "read_up_to": read.last_position,
            "topic": read_by.title(read.topic),
            "address": read_by.address(read.topic),
            "at": read.seen_at,
        }
    boards = Names(open_to(member, BoardPage.objects.all()), among=member.read_until.values("board"))
    for mark in member.read_until.select_related("board").order_by("pk"):
        yield {"everything_read_until": mark.until, "board": boards.title(mark.board) if mark.board else ""}


def _erase(*, member: Member, keep_content: bool) -> None:
    from forums.actions.erasure import erase_posts_of

    erase_posts_of(member=member, keep_content=keep_content)


def _reassign_topics(old: Any, new: Any) -> None:
    from forums.actions.erasure import reassign

    reassign(old=old, new=new)


def _reassign_posts(old: Any, new: Any) -> None:
    """Posts go with topics, in one act."""
