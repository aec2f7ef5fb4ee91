"""Posts as a topic's page shows them: what is the same for every reader, and each reader's own marks around it.

Author, text, times and links are drawn once per edit and language and kept in the process; a page then
prints them as they are. Votes, rights and counts change by the reader and by the minute, and are drawn anew.
"""

from __future__ import annotations

import threading
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db.models import F, Q, Window
from django.db.models.functions import RowNumber
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from markupsafe import Markup

from forums.models import Post, StaffNote, Topic
from forums.permissions import can_accept_solution, can_claim, can_reply, can_withdraw_solution
from forums.permissions.polls import can_add_poll
from forums.permissions.questions import can_mark_official
from forums.permissions.writing import can_edit_post, can_make_wiki
from forums.reading import MOST_COMMENTS, Reader, comments_of, for_cards, has_problem, marks_of
from portal.common.jinja import fragment
from portal.common.times import later
from portal.common.viewer import Viewer

COMMENTS_SHOWN = 5  # under one post; a link shows the rest


@dataclass
class PostView:
    """One post on the page: `html` from its beginning to the end of its text, then marks and rights of the reader."""

    post: Post
    html: Markup = field(default_factory=Markup)
    number: int = 0
    comments: list[PostView] = field(default_factory=list)
    poll: Markup = field(default_factory=Markup)  # that stands in it (forums/polls.py)
    notes: list[StaffNote] = field(default_factory=list)  # of staff, below the post
    more_comments: int = 0  # that are not shown
    is_mine: bool = False
    has_voted: bool = False
    is_kept: bool = False  # as a bookmark of theirs
    shares_problem: bool = False  # has the problem of this question too
    is_solution: bool = False
    may_edit: bool = False
    may_make_wiki: bool = False
    may_delete: bool = False
    may_restore: bool = False
    may_accept: bool = False
    may_withdraw: bool = False
    may_comment: bool = False
    may_moderate: bool = False
    may_claim: bool = False
    may_mark_official: bool = False
    may_add_poll: bool = False

    @property
    def is_removed(self) -> bool:
        return not self.post.is_public

    @property
    def has_menu(self) -> bool:
        return (
            self.may_edit
            or self.may_add_poll
            or self.may_delete
            or self.may_restore
            or self.may_moderate
            or self.may_mark_official
        )


def cards_of(posts: list[Post], topic: Topic, viewer: Viewer, now: datetime, *, all_comments_of: int = 0) -> list[PostView]:
    """Cards of top-level posts with their comments. One query for the comments, one for the member's votes and bookmarks.

    Of the post with the number `all_comments_of` every comment is shown.
    """
    comments = _comments_of(posts, viewer, all_comments_of)
    marks = marks_of(viewer, [post.pk for post in (*posts, *comments)])
    builder = _CardBuilder(topic, viewer, marks, now)
    by_parent: dict[int | None, list[PostView]] = {}
    for remark in comments:
        by_parent.setdefault(remark.parent_id, []).append(builder.card(remark, "comment"))
    cards = []
    for post in posts:
        kind = "first" if post.position == 1 else "solution" if post.pk == topic.solution_id else "reply"
        card = builder.card(post, kind)
        card.comments = by_parent.get(post.pk, [])
        public = sum(1 for remark in card.comments if remark.post.is_public)
        card.more_comments = max(0, post.comment_count - public) if len(card.comments) >= COMMENTS_SHOWN else 0
        cards.append(card)
    return cards


def _comments_of(posts: list[Post], viewer: Viewer, all_of: int) -> list[Post]:
    sees_more = viewer.is_authenticated  # their own deleted ones, and all of them as a moderator
    # Who wrote a post that moderators hid sees it, and not what others said below: that went with it.
    seen = [post for post in posts if post.hidden_at is None or Reader.of(viewer) is Reader.MODERATOR]
    parents = [post.pk for post in seen if post.comment_count or sees_more]
    if not parents:
        return []
    if all(post.comment_count <= COMMENTS_SHOWN for post in posts):
        return comments_of(parents, viewer)
    rows = for_cards(Post.objects.filter(parent_id__in=parents), viewer)
    rows = rows.annotate(
        rank=Window(RowNumber(), partition_by=F("parent_id"), order_by=(F("posted_at").asc(), F("pk").asc()))
    ).filter(Q(rank__lte=COMMENTS_SHOWN) | Q(parent_id=all_of))
    return list(rows.order_by("posted_at", "pk")[:MOST_COMMENTS])


class _CardBuilder:
    """What one reader may do in one topic, asked once and not for each post."""

    def __init__(self, topic: Topic, viewer: Viewer, marks: tuple[set[int], set[int]], now: datetime) -> None:
        self.topic, self.now = topic, now
        self.voted, self.kept = marks
        self.viewer, self.pk = viewer, viewer.pk
        self.is_moderator = bool(viewer.is_authenticated and viewer.is_moderator)
        self.may_write = bool(viewer.is_authenticated and can_reply(viewer, topic, now))
        self.may_settle = bool(viewer.is_authenticated and topic.is_question and can_accept_solution(viewer, topic, now))
        self.may_unsettle = self.may_settle and bool(can_withdraw_solution(viewer, topic, now))
        self.is_staff = bool(viewer.is_authenticated and (viewer.is_company or viewer.is_moderator))
        self.language = (get_language(), timezone.get_current_timezone_name(), timezone.localdate(now).year)

    def card(self, post: Post, kind: str) -> PostView:
        topic = self.topic
        post.topic = topic
        view = PostView(
            post=post,
            html=drawn(post, kind, self.language, self.now, for_member=self.pk is not None),
            number=post.position or 0,
            is_solution=topic.solution_id == post.pk,
        )
        if self.pk is None:
            return view
        is_public, is_reply = post.is_public, (post.position or 0) > 1
        view.is_mine = is_mine = post.author_id == self.pk
        view.has_voted, view.is_kept = post.pk in self.voted, post.pk in self.kept
        view.shares_problem = post.position == 1 and has_problem(self.viewer, topic)
        view.may_edit = self.is_moderator or ((is_mine or post.is_wiki) and bool(can_edit_post(self.viewer, post, self.now)))
        view.may_make_wiki = (is_mine or self.is_moderator) and bool(can_make_wiki(self.viewer, post, self.now))
        view.may_add_poll = (is_mine or self.is_moderator) and bool(can_add_poll(self.viewer, post, self.now))
        view.may_delete = is_public and (self.is_moderator or (is_mine and not (post.position == 1 and topic.reply_count)))
        view.may_restore = post.deleted_at is not None and (self.is_moderator or (is_mine and post.deleted_by_id == self.pk))
        view.may_accept = self.may_settle and is_reply and is_public and topic.solution_id is None
        view.may_withdraw = self.may_unsettle and view.is_solution
        view.may_comment = self.may_write and is_public and post.parent_id is None
        view.may_moderate = self.is_moderator
        view.may_mark_official = (
            self.is_staff and is_reply and post.by_staff and bool(can_mark_official(self.viewer, post, self.now))
        )
        view.may_claim = (
            post.position == 1 and topic.claimer(self.now) is None and bool(can_claim(self.viewer, topic, self.now))
        )
        return view


FROM_LEVEL = 3  # of trust, that stands beside a name

# Drawn pieces of this process: by what they show, the oldest given up first.
_drawn: dict[Any, Markup] = {}
_lock = threading.Lock()
_MOST_CHARACTERS = 24_000_000
_characters = 0


def drawn(post: Post, kind: str, language: tuple[Any, ...], now: datetime, *, for_member: bool) -> Markup:
    """From the beginning of the post to the end of its text. `kind`: first, solution, reply, comment."""
    topic, author = post.topic, post.author
    # Levels come of what every member may read. A visitor may read less.
    level = author.trust_level if for_member and author is not None and author.trust_level >= FROM_LEVEL else 0
    if not post.is_public:
        return _draw(post, kind, level)  # for few eyes
    source = getattr(post, "imported", None)
    key = (
        *(
            post.pk,
            kind,
            hash(post.body),
            post.edit_count,
            post.position,
            post.was_title,
            post.is_official,
            post.by_staff,
            post.is_wiki,
            language,
        ),
        (author.username, author.name, author.avatar.name, author.avatar_path, level, author.erased_at)
        if author is not None
        else post.author_name,
        # The topic's part: whose question, and how long after it an answer came.
        *(post.author_id == topic.author_id, topic.kind, source.url if source else None),
        kind == "solution" and by_staff(topic),
    )
    html = _drawn.get(key)
    if html is None:
        html = _draw(post, kind, level)
        _keep(key, html)
    return html


def by_staff(topic: Topic) -> bool:
    """Was the answer accepted by somebody else than who asked? An import does not say by whom."""
    return topic.solved_by_id is not None and topic.solved_by_id != topic.author_id


def _draw(post: Post, kind: str, level: int) -> Markup:
    topic = post.topic
    author = post.author if post.author is not None and post.author.erased_at is None else None
    return fragment(
        "forums/partials/post.html",
        post=post,
        topic=topic,
        kind=kind,
        author=author,
        level=level,
        name=(author.name or author.username) if author else post.author_name or _("Former member"),
        source=getattr(post, "imported", None),
        later=later(post.posted_at - topic.posted_at) if kind == "solution" else "",
        is_official=post.is_official and topic.is_question and (post.position or 0) > 1,
        accepted_by_staff=kind == "solution" and by_staff(topic),
    )


def _keep(key: Any, html: Markup) -> None:
    global _characters
    with _lock:
        _drawn[key] = html
        _characters += len(html)
        while _characters > _MOST_CHARACTERS:
            _characters -= len(_drawn.pop(next(iter(_drawn))))
