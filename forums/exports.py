"""What the archive of a member says of topics and posts."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from forums.models import BoardPage, Post, Topic
from portal.common.html import CleanHtml
from portal.common.pages import open_to
from portal.members.models import Member
from portal.members.personal import Names


def exported_topics(member: Member) -> Iterator[dict[str, Any]]:
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


def exported_posts(member: Member) -> Iterator[dict[str, Any]]:
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
            "is_official": post.is_official,
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
