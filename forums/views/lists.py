"""Lists of topics: of a board, of all boards, of a tag."""

from __future__ import annotations

import hashlib
from collections import Counter
from datetime import datetime
from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.core.cache import cache
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect, HttpResponseRedirect
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from forums.boards import BOARDS, BoardEntry, boards_visible_to
from forums.models import BoardPage, BoardTally, Topic, TopicKind, TopicQuerySet
from forums.permissions import can_post_topic
from forums.permissions.curation import is_staff
from forums.read_state import mark_unread, unread_by
from forums.rows import FIRST_PAGES, MOST_PINNED, PAGE, PINNED, TALLY, for_rows, rows_of
from forums.worklists import WORKLISTS
from portal.common.pagination import BadCursor, Slice, first_slice, slice_after
from portal.common.permissions import Refused
from portal.common.viewer import Viewer
from portal.members.requests import MemberRequest
from portal.products.models import ProductIndexPage, ProductPage
from portal.writing.html import without_controls
from portal.writing.models import Tag
from portal.writing.tagged import with_uses

MOST_TAGS = 40
STATES = ("", "featured", "unanswered", "unsolved", "needs-info", "solved", "archived", "unread")
SORTS = {"active": "active_at", "newest": "posted_at", "same": "same_count"}


def board_preview(request: HttpRequest, page: BoardPage) -> HttpResponse:
    """A board as an editor is about to publish it: its texts, with the topics that stand in it now."""
    entry, hides_topics = BOARDS.preview(page, request.user)
    return board_page(request, entry, hides_topics=hides_topics)


def board_page(request: HttpRequest, board: BoardEntry, *, hides_topics: bool = False) -> HttpResponse:
    topics = Topic.objects.visible_to(request.user).filter(board_id=board.pk)
    tally = next(iter(() if hides_topics else TALLY.instances(board.pk)), None) or BoardTally(board_id=board.pk)
    now = timezone.now()
    context = {
        "board": board,
        "boards": boards_visible_to(request.user),
        "tally": tally,
        "may_ask": _may_ask(request.user, board, now),
        "ask_url": f"/ask/?board={board.pk}",
        "feed_url": f"/feeds/board/{board.pk}.atom" if board.is_public else "",
        "pinned": [],
    }
    state, page = _state(request), None
    context["tags"] = [] if hides_topics else tags_lately(board.pk)
    if not hides_topics and not state and not request.GET.get("tag") and not request.GET.get("mine"):
        sees_all = request.user.is_authenticated and request.user.is_moderator
        if not request.GET.get("cursor"):
            pinned = for_rows(topics.filter(is_pinned=True)).order_by("-active_at", "-pk")[:MOST_PINNED]
            context["pinned"] = rows_of(pinned if sees_all else PINNED.instances(board.pk), now=now)
        if not request.GET and not sees_all:
            by = SORTS[board.default_sort]
            page = first_slice(FIRST_PAGES[by].instances(board.pk), by=by, size=PAGE)
        topics = topics.filter(is_pinned=False)
    return _list(
        request,
        topics,
        "forums/board_detail.html",
        context,
        base=board.path,
        state=state,
        default_sort=board.default_sort,
        page=page,
    )


def _may_ask(viewer: Viewer, board: BoardEntry, now: datetime) -> bool:
    """Whether the button stands there. Visitors have it where anybody may ask who joins."""
    if not viewer.is_authenticated:
        return board.who_posts == BoardPage.Who.MEMBERS and (board.allows_questions or board.allows_discussions)
    return any(can_post_topic(viewer, board, kind, now) for kind in TopicKind.values)


def tags_lately(*boards: int) -> list[tuple[str, str]]:
    """Tags of the topics that were lately active on these boards, by name: what one may narrow a list by."""
    key = "forums:tags:" + hashlib.sha256(repr(sorted(boards)).encode()).hexdigest()[:40]
    tags = cache.get(key)
    if tags is None:
        lately = Topic.objects.public_rows().filter(board_id__in=boards).order_by("-active_at", "-pk")
        used = Counter((slug, name) for names in lately.values_list("tag_names", flat=True)[:500] for slug, name in names)
        tags = sorted((tag for tag, _uses in used.most_common(MOST_TAGS)), key=lambda tag: tag[1])
        cache.set(key, tags, 600)
    return tags


@require_safe
def topic_list(request: HttpRequest, state: str = "") -> HttpResponse:
    """Topics of every board that the reader may see."""
    topics = Topic.objects.visible_to(request.user)
    boards = boards_visible_to(request.user)
    context: dict[str, Any] = {"boards": boards, "feed_url": "/feeds/topics.atom", "ask_url": "/ask/"}
    context["tags"] = tags_lately(*(board.pk for board in boards))
    context |= {"work": WORKLISTS.get(state), "products": ()}
    if state == "my-products":
        index = ProductIndexPage.objects.live().first()
        owned = ProductPage.objects.visible_to(request.user).filter(owners__member=request.user)
        context["products"] = list(owned.order_by("title"))
        context["products_url"] = index.get_url(request) if index else ""
    base = f"/topics/{state}/" if state else "/topics/"
    return _list(request, topics, "forums/topic_list.html", context, base=base, state=state, with_board=True)


@require_safe
@login_required
def topic_list_unread(request: HttpRequest) -> HttpResponse:
    """Topics of every board in which something waits for the member."""
    return topic_list(request, "unread")


@require_safe
@login_required
def topic_list_personal(request: HttpRequest, state: str) -> HttpResponse:
    """Topics of every board that wait for somebody who helps, as far as it depends on who that is."""
    return topic_list(request, state)


@require_safe
@login_required
def topic_list_assigned(request: MemberRequest) -> HttpResponse:
    """What colleagues gave to a moderator or a member of staff, and what they took: as long as there is something to do."""
    if not is_staff(request.user):
        raise Refused(_("Topics are given to moderators and staff only."))
    return topic_list(request, "assigned")


@require_safe
def tag_detail(request: HttpRequest, slug: str) -> HttpResponse:
    """Topics with a tag, and the way to ideas with it. A tag that is used only where the reader may not look does not exist for them."""
    tag = None if "\0" in slug else Tag.objects.select_related("synonym_of").filter(slug=slug).first()
    if tag is None:
        raise Http404(_("Nobody has used this tag."))
    if tag.synonym_of is not None:
        return HttpResponsePermanentRedirect(f"/tags/{tag.synonym_of.slug}/")
    topics = Topic.objects.visible_to(request.user).filter(tags=tag)
    if not topics.exists() and not with_uses(Tag.objects.filter(pk=tag.pk), request.user).filter(uses__gt=0).exists():
        raise Http404(_("Nobody has used this tag."))
    context = {"tag": tag, "boards": boards_visible_to(request.user), "feed_url": f"/feeds/tag/{tag.slug}.atom"}
    return _list(
        request, topics, "forums/tag_detail.html", context, base=f"/tags/{tag.slug}/", state=_state(request), with_board=True
    )


@require_safe
def tag_list(request: HttpRequest) -> HttpResponse:
    """Every tag of anything that the reader may see, topic or idea, with how many carry it."""
    tags = with_uses(Tag.objects.filter(synonym_of=None), request.user).filter(uses__gt=0).order_by("-uses", "name")
    number = request.GET.get("page", "1")
    page = Paginator(tags, 120).get_page(number if number.isdecimal() and len(number) < 6 else 1)
    return render(request, "forums/tag_list.html", {"page": page})


def _state(request: HttpRequest) -> str:
    state = request.GET.get("show", "")
    return state if state in STATES else ""


def _main_tag(slug: str) -> str:
    """What a synonym leads to; only asked where a list is empty."""
    main = Tag.objects.filter(slug=slug, synonym_of__isnull=False).values_list("synonym_of__slug", flat=True).first()
    return main or ""


def _list(
    request: HttpRequest,
    topics: TopicQuerySet,
    template: str,
    context: dict[str, Any],
    *,
    base: str,
    state: str,
    with_board: bool = False,
    default_sort: str = "active",
    page: Slice[Topic] | None = None,
) -> HttpResponse:
    """One page of a list, newest first, narrowed by state, tag and whose; or the page that was read already."""
    now = timezone.now()
    kept: dict[str, str] = {}
    tag = without_controls(request.GET.get("tag", ""))[:40]
    if tag:
        topics = topics.filter(tags__slug=tag)
        kept["tag"] = tag
    if request.GET.get("mine") and request.user.is_authenticated:
        topics = topics.filter(author=request.user)
        kept["mine"] = "1"
    sort = request.GET.get("sort", "")
    sort = sort if sort in SORTS else default_sort
    if sort != default_sort:
        kept["sort"] = sort
    may_choose = bool(request.user.is_authenticated and request.user.is_moderator)
    if may_choose and request.GET.get("choose"):
        kept["choose"] = "1"
    is_unread = state == "unread"
    if is_unread:
        # A visitor has read nothing and is asked nothing: the plain list.
        topics = unread_by(topics, request.user, now) if request.user.is_authenticated else topics
    elif state in WORKLISTS:
        topics = WORKLISTS[state].of(topics, request.user, now)
    elif state == "assigned":
        topics = topics.assigned_to_do(request.user)
    elif state:
        topics = getattr(topics, state.replace("-", "_"))()
    if state and not base.endswith(f"/{state}/"):
        kept["show"] = state
    try:
        page = page or slice_after(for_rows(topics), by=SORTS[sort], size=PAGE, cursor=request.GET.get("cursor", ""))
    except BadCursor:
        raise Http404(_("This page of the list does not exist.")) from None

    def at(**changes: str) -> str:
        query = {key: value for key, value in (kept | changes).items() if value}
        return f"{base}?{urlencode(query)}" if query else base

    if tag and not page.rows and (main := _main_tag(tag)):
        return HttpResponseRedirect(at(tag=main))
    rows = rows_of(page.rows, now=now, with_board=with_board)
    if request.user.is_authenticated:
        mark_unread([*context.get("pinned", []), *rows], request.user, now)
        if is_unread:
            # What was read in the last minute is not written down yet.
            rows = [row for row in rows if row.new]
    context |= {
        "rows": rows,
        "older": at(cursor=page.older) if page.older else "",
        "newer": at(cursor=page.newer) if page.newer else "",
        "state": state,
        "kept": kept,
        "sort": sort,
        "chosen_tag": tag,
        "is_mine": "mine" in kept,
        "base": base,
        "may_choose": may_choose,
        "choosing": "choose" in kept,
        "at": at,
        "canonical": f"{settings.SITE_URL}{base}",
        "is_first_page": not request.GET.get("cursor"),
    }
    return render(request, template, context)
