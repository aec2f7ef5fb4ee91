"""A topic: the question, its accepted answer, the replies of one page, and what one may do there."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from forums.boards import board_map, boards_visible_to
from forums.cards import COMMENTS_SHOWN, PostView, cards_of
from forums.curation_forms import CloseForm
from forums.custom_fields import facts_of
from forums.forms import ReplyForm
from forums.models import BoardPage, CannedReply, Post, PostMoved, StaffNote, Topic, TopicKind
from forums.permissions import can_ask_for_info, can_reply
from forums.permissions.curation import in_full, is_staff
from forums.permissions.questions import can_answer_officially, can_change_kind
from forums.polls import place_polls
from forums.read_state import note_page
from forums.reading import PAGE, posts_of, topic_for
from forums.redirects import merge_target, merged_into
from forums.rows import relative_time, state_of, state_words_of
from forums.structured import qa_page
from forums.timeline import line_of
from forums.view_counts import topic_readers
from portal.common.branding import identity_of
from portal.common.pages import path_of, paths_closed_to
from portal.common.times import stamp
from portal.common.view_history import note_read, things_read
from portal.common.viewer import Viewer
from portal.moderation.hidden_texts import to_own_hidden


@require_safe
def topic_detail(request: HttpRequest, pk: int, slug: str = "", position: int = 0) -> HttpResponse:
    topic = topic_for(pk, request.user)
    if topic is None:
        return _to_where_it_went(request, pk, position)
    if position:
        return _jump(topic, position)
    page = _page_number(request, topic)
    if slug != topic.slug:
        return HttpResponseRedirect(_at(topic, page), status=301)
    topic_readers.add(topic.pk, request)
    note_read(request.user, "forums.topic", topic.pk)
    context = topic_context(request, topic, page)
    if request.user.is_authenticated:
        context["first_unread"] = note_page(topic, request.user, upto=page * PAGE)
    return render(request, "forums/topic_detail.html", context)


def _to_where_it_went(request: HttpRequest, pk: int, position: int) -> HttpResponse:
    """A topic that is not to be seen: where it was merged into, for those who may see that."""
    went = merge_target(pk, request.user)
    if went is None:
        return to_own_hidden(request.user, Topic, pk, _("There is no such topic."))
    page = number_in(request.GET.get("page", ""))
    response: HttpResponse
    if went.after is None or not (position or page > 1):
        response = HttpResponseRedirect(went.topic.get_absolute_url(), status=301)
    else:
        place = min(position or (page - 1) * PAGE + 1, 2**31 - 1 - went.after) + went.after
        response = _jump(went.topic, place)
        response.status_code = 301
    # Not for ever: a merge can be taken back.
    response["Cache-Control"] = "private, max-age=600"
    return response


def _product(topic: Any, viewer: Viewer) -> tuple[str, str] | None:
    """Name and address of the product that it is about, where the reader may see its page."""
    place = topic.product_tree_path
    if place is None or any(place.startswith(path) for path in paths_closed_to(viewer)):
        return None
    return topic.product_title, path_of(topic.product_url_path)


def topic_context(request: HttpRequest, topic: Topic, page: int, reply_form: ReplyForm | None = None) -> dict[str, Any]:
    """Everything that the page of a topic shows. The same number of queries however long the topic is."""
    viewer, now = request.user, timezone.now()
    all_comments_of = number_in(request.GET.get("comments", ""))
    cards = cards_of(posts_of(topic, page, viewer), topic, viewer, now, all_comments_of=all_comments_of)
    place_polls(cards, request, now)
    first, lifted, rest = _in_order(cards, topic, page)
    notes_above = _place_notes(topic, page, last_page_of(topic), viewer, [*([first] if first else []), *rest])
    solution = next((card.post for card in lifted if card.is_solution), None)
    official = next((card.post for card in lifted if not card.is_solution), None)
    last_page = last_page_of(topic)
    board = board_map()[topic.board_id]
    reply_verdict = can_reply(viewer, topic, now) if viewer.is_authenticated else None
    is_moderator = bool(viewer.is_authenticated and viewer.is_moderator)
    _symbol, state, _tone = state_words_of(topic)
    return {
        "topic": topic,
        "board": board,
        "line": line_of(topic, viewer),
        "first": first,
        "lifted": lifted,
        "posts": rest,
        "other_count": topic.reply_count - sum(not card.is_removed for card in lifted),
        "original": _original(topic, viewer),
        "product": _product(topic, viewer),
        "facts": facts_of(topic),
        # For those who answer, and for who asked: it says what need not be said again.
        "read_before": things_read(topic.read_before, viewer)
        if topic.read_before and (reply_verdict or viewer.pk == topic.author_id)
        else [],
        "should_settle": viewer.pk == topic.author_id
        and board.expects_solution
        and state_of(topic) == "answered"
        and topic.answered_at is not None,
        "page": page,
        "last_page": last_page,
        "pages": _page_numbers(page, last_page),
        "at": lambda number: _at(topic, number),
        "older": _at(topic, page + 1) if page < last_page else "",
        "newer": _at(topic, page - 1) if page > 1 else "",
        "canonical": settings.SITE_URL + _at(topic, page),
        "feed_url": f"/feeds/topic/{topic.pk}.atom" if board.is_public else "",
        "state": state,
        "state_name": state_of(topic),
        "claim": claim_of(topic, now),
        "may_ask_for_info": bool(viewer.is_authenticated and can_ask_for_info(viewer, topic, now)),
        "first_unread": "",
        "last_said": stamp(topic.active_at, relative_time(topic.active_at, now)),
        "may_reply": bool(reply_verdict),
        "why_not": reply_verdict.reason if reply_verdict is not None and not reply_verdict else "",
        "visitors_are_asked": not viewer.is_authenticated and board.who_replies == BoardPage.Who.MEMBERS and _is_open(topic),
        "reply_form": reply_form or ReplyForm(),
        "may_moderate": is_moderator,
        "may_assign": is_staff(viewer),
        "may_answer_officially": bool(reply_verdict and can_answer_officially(viewer, topic, now)),
        "other_kind": _other_kind(topic, viewer, now),
        "notes_above": notes_above,
        "canned": list(CannedReply.objects.only("title")) if is_staff(viewer) and reply_verdict else [],
        "slow": in_full(topic.slow_seconds) if topic.slow_seconds and not is_moderator else "",
        "close_form": CloseForm(topic=topic, viewer=viewer) if is_moderator else None,
        "merged": merged_into(topic) if is_moderator else [],
        "boards": [entry for entry in boards_visible_to(viewer) if entry.pk != topic.board_id] if is_moderator else [],
        "json_ld_data": qa_page(topic, first.post, solution, official, identity_of(request).title)
        if first is not None and topic.is_public and page == 1 and board.is_public
        else None,
    }


@dataclass(frozen=True)
class Claim:
    """Who is on a question, and for how long yet."""

    member: Viewer
    name: str
    minutes: int


def claim_of(topic: Topic, now: datetime) -> Claim | None:
    member = topic.claimer(now)
    if member is None or topic.claimed_until is None:
        return None
    seconds = (topic.claimed_until - now).total_seconds()
    return Claim(member=member, name=member.name or member.username, minutes=max(1, round(seconds / 60)))


def _other_kind(topic: Topic, viewer: Viewer, now: datetime) -> str:
    """What its reader may make of the topic, if anything: a question of a discussion, or the other way round."""
    if not viewer.is_authenticated or not (viewer.is_moderator or viewer.pk == topic.author_id):
        return ""
    other = TopicKind.DISCUSSION if topic.is_question else TopicKind.QUESTION
    return other.value if can_change_kind(viewer, topic, other, now) else ""


def _is_open(topic: Topic) -> bool:
    return topic.closed_at is None and topic.archived_at is None and not topic.is_locked


def _original(topic: Topic, viewer: Viewer) -> Topic | None:
    """The topic that this one is a duplicate of, where the reader may know of it."""
    if topic.duplicate_of_id is None:
        return None
    original = Topic.objects.visible_to(viewer).filter(pk=topic.duplicate_of_id).only("pk", "slug", "title").first()
    if original is not None:
        return original
    went = merge_target(topic.duplicate_of_id, viewer)
    return went.topic if went is not None and went.topic.pk != topic.pk else None


@require_safe
def post_detail(request: HttpRequest, pk: int) -> HttpResponse:
    """The permanent address of a post: it leads to the place where the post stands now."""
    post = Post.objects.visible_to(request.user).select_related("topic", "parent").filter(pk=pk).first()
    if post is None:
        return to_own_hidden(request.user, Post, pk, _("There is no such post."))
    top = post.parent or post
    assert top.position is not None
    address = _at(post.topic, page_of(top.position))
    if post.parent is not None and post.parent.comment_count > COMMENTS_SHOWN:
        address += f"{'&' if '?' in address else '?'}comments={post.parent_id}"
    return HttpResponseRedirect(f"{address}#p{post.pk}")


def _jump(topic: Topic, position: int) -> HttpResponse:
    """Go to the post at a position, or to the nearest one after it that is there."""
    post = (
        topic.posts.filter(position__gte=position, hidden_at=None, deleted_at=None)
        .order_by("position")
        .values("pk", "position")
        .first()
    )
    if post is None or post["position"] != position:
        moved = PostMoved.objects.filter(topic=topic, position=position).values_list("post_id", flat=True).first()
        if moved is not None:
            return HttpResponseRedirect(f"/p/{moved}/")
    if post is None:
        return HttpResponseRedirect(_at(topic, last_page_of(topic)))
    return HttpResponseRedirect(_at(topic, page_of(post["position"])) + f"#p{post['pk']}")


def _place_notes(topic: Topic, page: int, last_page: int, viewer: Viewer, cards: list[PostView]) -> list[StaffNote]:
    """Put the notes of staff below the posts that they followed. Gives those above all posts of the page. Others cost nothing."""
    if not is_staff(viewer):
        return []
    notes = StaffNote.objects.visible_to(viewer).filter(topic=topic, after_position__gt=(page - 1) * PAGE)
    if page < last_page:
        notes = notes.filter(after_position__lte=page * PAGE)
    above: list[StaffNote] = []
    for note in notes.select_related("by").order_by("after_position", "pk"):
        # A post that is gone, or stands on top as the solution, leaves its notes to the one before it.
        card = next((card for card in reversed(cards) if card.number <= note.after_position), None)
        (card.notes if card is not None else above).append(note)
    return above


def page_of(position: int | None) -> int:
    return ((position or 1) - 1) // PAGE + 1


def last_page_of(topic: Topic) -> int:
    return max(1, -(-topic.last_position // PAGE))


def number_in(raw: str) -> int:
    return int(raw) if raw.isascii() and raw.isdecimal() and len(raw) < 19 else 0


def _page_number(request: HttpRequest, topic: Topic) -> int:
    raw = request.GET.get("page", "1")
    last = last_page_of(topic)
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


def _in_order(cards: list[PostView], topic: Topic, page: int) -> tuple[PostView | None, list[PostView], list[PostView]]:
    """The question, the answers that stand right below it, and the rest as it was said."""
    first = cards.pop(0) if cards and cards[0].number == 1 else None
    if page > 1 or not topic.is_question:
        return first, [], cards
    solution = next((card for card in cards if card.is_solution), None)
    official = next(
        (card for card in cards if card.post.is_official and card.number > 1 and card is not solution and not card.is_removed),
        None,
    )
    lifted = [card for card in (solution, official) if card is not None]
    return first, lifted, [card for card in cards if card not in lifted and card.number <= PAGE]
