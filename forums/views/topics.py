"""A topic: the question, its accepted answer, the replies of one page, and what one may do there."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from django.conf import settings
from django.core.cache import cache
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from forums.boards import board_map, boards_visible_to
from forums.forms import CommentForm, ReplyForm
from forums.models import HelpfulVote, Post, Topic
from forums.permissions import can_accept_solution, can_reply
from forums.readers import count_reader
from forums.rows import state_words_of
from forums.structured import qa_page
from portal.activity.steps import Step, steps

PAGE = 20
MOST_COMMENTS = 200  # comments shown on one page; beyond that, a post's own page has them all
_LINE_SECONDS = 60


@dataclass
class PostView:
    """One post as the page shows it: the post, its comments, the reader's marks and rights."""

    post: Post
    number: int
    comments: list[PostView] = field(default_factory=list)
    is_mine: bool = False
    has_voted: bool = False
    is_solution: bool = False
    may_edit: bool = False
    may_delete: bool = False
    may_restore: bool = False
    may_accept: bool = False
    may_comment: bool = False
    may_moderate: bool = False

    @property
    def is_removed(self) -> bool:
        return not self.post.is_public


@require_safe
def topic_detail(request: HttpRequest, pk: int, slug: str = "", position: int = 0) -> HttpResponse:
    topic = get_object_or_404(
        Topic.objects.visible_to(request.user).select_related(
            "author", "duplicate_of", "product", "solution__author", "solution__imported"
        ),
        pk=pk,
    )
    if position:
        return _jump(topic, position)
    page = _page_number(request, topic)
    if slug != topic.slug:
        return HttpResponseRedirect(_at(topic, page), status=301)
    count_reader(request, topic.pk)
    return render(request, "forums/topic_detail.html", topic_context(request, topic, page))


def topic_context(request: HttpRequest, topic: Topic, page: int, reply_form: ReplyForm | None = None) -> dict[str, Any]:
    """Everything that the page of a topic shows. The same number of queries however long the topic is."""
    viewer, now = request.user, timezone.now()
    posts = _posts(topic, page, viewer)
    solution = None
    if page == 1 and topic.solution_id:
        assert topic.solution is not None
        solution = next((post for post in posts if post.pk == topic.solution_id), topic.solution)
        solution.topic = topic
    views = _views(request, topic, posts, solution, now)
    first = views.pop(0) if views and views[0].post.position == 1 else None
    shown_solution = None
    if solution is not None:
        shown_solution = (
            next((view for view in views if view.post.pk == solution.pk), None)
            or _views(request, topic, [solution], None, now)[0]
        )
        views = [view for view in views if view.post.pk != solution.pk]
    last_page = max(1, -(-topic.last_position // PAGE))
    board = board_map()[topic.board_id]
    reply_verdict = can_reply(viewer, topic, now) if viewer.is_authenticated else None
    symbol, state, tone = state_words_of(topic)
    return {
        "topic": topic,
        "board": board,
        "line": _line(topic),
        "first": first,
        "solution": shown_solution,
        "posts": views,
        "page": page,
        "last_page": last_page,
        "pages": _page_numbers(page, last_page),
        "at": lambda number: _at(topic, number),
        "older": _at(topic, page + 1) if page < last_page else "",
        "newer": _at(topic, page - 1) if page > 1 else "",
        "canonical": settings.SITE_URL + _at(topic, page),
        "feed_url": f"/feeds/topic/{topic.pk}.atom",
        "symbol": symbol,
        "state": state,
        "tone": tone,
        "may_reply": bool(reply_verdict),
        "why_not": reply_verdict.reason if reply_verdict is not None and not reply_verdict else "",
        "reply_form": reply_form or ReplyForm(),
        "comment_form": CommentForm(),
        "may_moderate": viewer.is_authenticated and viewer.is_moderator,
        "boards": [entry for entry in boards_visible_to(viewer) if entry.pk != topic.board_id]
        if viewer.is_authenticated and viewer.is_moderator
        else [],
        "json_ld_data": qa_page(topic, first.post if first else None, solution, board)
        if page == 1 and board.is_public
        else None,
    }


@require_safe
def post_detail(request: HttpRequest, pk: int) -> HttpResponse:
    """The permanent address of a post: it leads to the place where the post stands now."""
    post = get_object_or_404(Post.objects.visible_to(request.user).select_related("topic", "parent"), pk=pk)
    top = post.parent or post
    assert top.position is not None
    return HttpResponseRedirect(_at(post.topic, _page_of(top.position)) + f"#p{post.pk}")


def _jump(topic: Topic, position: int) -> HttpResponse:
    """Go to the post at a position, or to the nearest one after it that is there."""
    post = (
        topic.posts.filter(position__gte=position, hidden_at=None, deleted_at=None)
        .order_by("position")
        .values("pk", "position")
        .first()
    )
    if post is None:
        return redirect(_at(topic, max(1, -(-topic.last_position // PAGE))))
    return HttpResponseRedirect(_at(topic, _page_of(post["position"])) + f"#p{post['pk']}")


def _page_of(position: int | None) -> int:
    return ((position or 1) - 1) // PAGE + 1


def _page_number(request: HttpRequest, topic: Topic) -> int:
    raw = request.GET.get("page", "1")
    last = max(1, -(-topic.last_position // PAGE))
    if raw == "last":
        return last
    if not raw.isdecimal() or len(raw) > 9 or not 1 <= int(raw) <= last:
        raise Http404(_("This topic has no such page."))
    return int(raw)


def _at(topic: Topic, page: int) -> str:
    address = f"/t/{topic.pk}/{topic.slug}/"
    return address if page <= 1 else f"{address}?page={page}"


def _page_numbers(page: int, last: int) -> list[int | None]:
    """1 … 4 5 6 … 50: numbers around the current one, None for a gap."""
    wanted = sorted({1, last, *(number for number in range(page - 2, page + 3) if 1 <= number <= last)})
    numbers: list[int | None] = []
    for number in wanted:
        if numbers and numbers[-1] is not None and number > numbers[-1] + 1:
            numbers.append(None)
        numbers.append(number)
    return numbers


def _posts(topic: Topic, page: int, viewer: Any) -> list[Post]:
    """The posts of one page, addressed by position: the last page costs what the first costs."""
    start = (page - 1) * PAGE
    posts = (
        topic.posts.filter(position__gt=start, position__lte=start + PAGE)
        .select_related("author", "imported")
        .order_by("position")
    )
    if not (viewer.is_authenticated and viewer.is_moderator):
        posts = posts.filter(hidden_at=None, deleted_at=None)
    found = list(posts)
    for post in found:
        post.topic = topic
    return found


def _views(request: HttpRequest, topic: Topic, posts: list[Post], solution: Post | None, now: Any) -> list[PostView]:
    viewer = request.user
    parents = {post.pk: post for post in ([*posts, solution] if solution else posts)}
    comments: list[Post] = []
    if any(post.comment_count for post in parents.values()) or (viewer.is_authenticated and viewer.is_moderator):
        rows = Post.objects.filter(parent_id__in=parents).select_related("author", "imported").order_by("posted_at", "pk")
        if not (viewer.is_authenticated and viewer.is_moderator):
            rows = rows.filter(hidden_at=None, deleted_at=None)
        comments = list(rows[:MOST_COMMENTS])
    voted: set[int] = set()
    if viewer.is_authenticated:
        pks = [*parents, *(remark.pk for remark in comments)]
        voted = set(HelpfulVote.objects.filter(member=viewer, post_id__in=pks).values_list("post_id", flat=True))
    rights = _Rights(viewer, topic, now)
    by_parent: dict[int, list[PostView]] = {}
    for remark in comments:
        remark.topic = topic
        by_parent.setdefault(remark.parent_id or 0, []).append(rights.view(remark, voted, []))
    return [rights.view(post, voted, by_parent.get(post.pk, [])) for post in posts]


class _Rights:
    """What the reader may do with the posts of one topic, asked once and not for each post."""

    def __init__(self, viewer: Any, topic: Topic, now: Any) -> None:
        self.topic, self.pk = topic, viewer.pk
        self.is_moderator = viewer.is_authenticated and viewer.is_moderator
        self.may_write = viewer.is_authenticated and bool(can_reply(viewer, topic, now))
        self.may_accept = (
            viewer.is_authenticated
            and topic.is_question
            and (self.is_moderator or viewer.pk == topic.author_id)
            and bool(can_accept_solution(viewer, topic, now))
        )

    def view(self, post: Post, voted: set[int], comments: list[PostView]) -> PostView:
        topic = self.topic
        is_mine = self.pk is not None and post.author_id == self.pk
        is_open = not topic.is_locked
        return PostView(
            post=post,
            number=post.position or 0,
            comments=comments,
            is_mine=is_mine,
            has_voted=post.pk in voted,
            is_solution=topic.solution_id == post.pk,
            may_edit=self.is_moderator or (is_mine and is_open and post.is_public),
            may_delete=post.is_public and (self.is_moderator or (is_mine and not (post.is_first and topic.reply_count))),
            may_restore=post.deleted_at is not None and self.is_moderator,
            may_accept=self.may_accept
            and post.position is not None
            and post.position > 1
            and post.is_public
            and topic.solution_id is None,
            may_comment=self.may_write and not post.is_comment and post.is_public,
            may_moderate=self.is_moderator,
        )


def _line(topic: Topic) -> list[Step]:
    """The consequence line, kept for a minute: it is the same for every reader of a language."""
    state = f"{topic.solution_id}.{bool(topic.closed_at)}.{bool(topic.answered_at)}.{topic.edited_at and topic.edited_at.timestamp()}"
    key = f"forums:line:{topic.pk}:{state}:{get_language()}:{timezone.get_current_timezone_name().replace(' ', '_')}"
    line = cache.get(key)
    if line is None:
        line = [
            Step(step.kind, str(step.headline), str(step.detail), step.url, str(step.big), step.at) for step in steps(topic)
        ]
        cache.set(key, line, _LINE_SECONDS)
    return line


def replies_fact(topic: Topic) -> str:
    return ngettext("%(count)d reply", "%(count)d replies", topic.reply_count) % {"count": topic.reply_count}
