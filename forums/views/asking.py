"""Asking a question, starting a discussion."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import datetime
from secrets import token_hex
from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from forums.actions import AlreadyConfirmed, NotEnough, confirm_deflection, post_topic, withdraw_deflection
from forums.board_fields import answer_fields, answers_in
from forums.forms import AskForm
from forums.models import Deflection, Topic, TopicKind
from forums.permissions import SOLVING
from forums.views.retract import say_posted
from portal.activity.steps import Step
from portal.activity.types import StepKind
from portal.common.kinds import kind_named
from portal.common.permissions import Refused, require
from portal.common.view_history import Read, reads_of, things_read
from portal.members.kept_acts import take_up
from portal.members.permissions import can_write
from portal.members.requests import MemberRequest
from portal.members.walls import for_visitors
from portal.polls.actions import PollIncomplete
from portal.writing.actions import discard_draft, save_draft
from portal.writing.actions.drafts import MAX_BODY
from portal.writing.drafts import draft_of
from portal.writing.entry import NotAdmitted
from portal.writing.forms import fill, show_refusal
from portal.writing.html import from_markdown, without_controls

DRAFT = "forums:ask"
_NUMBER = re.compile(r"[0-9a-f]{16}")


@require_safe
def topic_ask_visitor(request: HttpRequest) -> HttpResponse:
    """The question of a visitor, who signs in to post it. `?board=`, `?title=` and `?tags=` go along."""
    asked = {name: without_controls(request.GET.get(name, ""))[:200] for name in ("title", "board", "product", "tags", "kind")}
    return render(request, "forums/topic_ask_visitor.html", {"asked": asked, "fields": AskForm.base_fields})


@for_visitors(topic_ask_visitor)
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def topic_ask(request: MemberRequest) -> HttpResponse:
    """The page to ask on. `?board=`, `?title=`, `?product=` and `?tags=` fill it in; a refused form keeps all that was typed."""
    by, now = request.user, timezone.now()
    typed = take_up(request, "ask")
    require(can_write(by, now))
    form = AskForm(request.POST or None, initial=_initial(request, typed), by=by, now=now)
    fill(form, typed)
    if not form.boards:
        raise Refused(_("There is no board where you can start a topic. You can reply to those of others."))
    if request.htmx and request.method == "GET":
        return render(request, "forums/partials/ask_of_board.html", _of_board(form))
    status = 200
    looked_for = ""
    if request.method == "POST" and "again" in request.POST:
        form.show_without_judging()
        looked_for = without_controls(request.POST.get("title", ""))[:200]
        _keep_draft(request)
    elif request.method == "POST":
        if form.is_valid():
            status = 422
            try:
                topic = _post(request, form, now)
                discard_draft(member=by, place=DRAFT)
                say_posted(request, topic.posts.get(position=1))
                return redirect(topic.get_absolute_url())
            except NotAdmitted as refusal:
                is_of_poll = isinstance(refusal, PollIncomplete)
                status = form.show_poll_refusal(refusal) if is_of_poll else show_refusal(form, refusal)
            except NotEnough as error:  # an editor changed the board while the form was open
                form.add_error(None, str(error))
        else:
            status = 422
    _begin_with_outline(form)
    context = _of_board(form) | {
        "draft_place": DRAFT,
        "what_follows": _what_follows(),
        "board": form.chosen,
        "asking": _asking(request),
        "looked_for": looked_for,
        "read": things_read(_reads(request), by),
        "read_here": request.POST.get("read_here", ""),
        "with_read": request.method != "POST" or "with_read" in request.POST,
    }
    return render(request, "forums/topic_ask.html", context, status=status)


@login_required
@require_safe
def ask_read(request: MemberRequest) -> HttpResponse:
    """The part of the form that lists what was read before, with what the browser kept from before signing in."""
    context = {"read": things_read(_reads(request), request.user), "with_read": True}
    return render(request, "forums/partials/ask_read.html", context)


def _reads(request: MemberRequest) -> list[Read]:
    return reads_of(request.user, (request.POST or request.GET).get("read_here", ""), SOLVING)


@login_required
@require_POST
def ask_solved(request: MemberRequest) -> HttpResponse:
    """ "This solved it": something that was shown while asking. It is counted, nothing is posted, and the page shows that thing."""
    kind, _colon, number = request.POST.get("thing", "").partition(":")
    if kind not in SOLVING or not (number.isascii() and number.isdecimal() and len(number) < 19):
        raise Http404(_("There is no such page."))
    thing = kind_named(kind).visible_to(request.user).filter(pk=int(number)).first()
    if thing is None:
        raise Http404(_("There is no such page."))
    try:
        deflection = confirm_deflection(
            kind=kind,
            object_id=thing.pk,
            by=request.user,
            title=without_controls(request.POST.get("title", "")),
            draft=_asking(request),
        )
    except AlreadyConfirmed:
        messages.info(request, _("You said so before. Thank you; it counts once."))
    else:
        thanks = _("Good to hear, and thank you for saying so. Nothing was posted.")
        messages.success(request, thanks, extra_tags=f"undo:/ask/solved/{deflection.pk}/undo/")
    return redirect(kind_named(kind).url(thing))


@login_required
@require_POST
def ask_solved_undo(request: MemberRequest, pk: int) -> HttpResponse:
    """It did not solve it after all: back to the question, which waits as a draft."""
    deflection = Deflection.objects.filter(pk=pk, member=request.user).first() if pk < 2**62 else None
    if deflection is None:
        raise Http404(_("There is no such page."))
    withdraw_deflection(deflection=deflection, by=request.user)
    messages.info(request, _("Taken back. Go on with your question where you left it."))
    return redirect(f"{reverse('forums:topic_ask')}?{urlencode({'title': deflection.title})}")


def _asking(request: MemberRequest) -> str:
    """Which form this is, so that it counts once: its number goes with it from page to page."""
    given = request.POST.get("asking", "")
    return given if _NUMBER.fullmatch(given) else token_hex(8)


def _keep_draft(request: MemberRequest) -> None:
    """What was typed without script is kept too, as whoever looks around may not come back to this page."""
    title, body = request.POST.get("title", ""), request.POST.get("body", "")
    if draft_of(request.user, DRAFT) is None and len(body) <= MAX_BODY:
        save_draft(
            member=request.user,
            place=DRAFT,
            title=title,
            body=body,
            body_format=request.POST.get("body_format", ""),
            data={"url": request.path, "label": _("Ask a question")},
        )


def _post(request: MemberRequest, form: AskForm, now: datetime) -> Topic:
    by, data = request.user, form.cleaned_data
    return post_topic(
        board_id=data["board"],
        by=by,
        kind=data["kind"],
        title=data["title"],
        body=data["body"],
        tags=data["tags"],
        product=data.get("product"),
        answers=answers_in(form),
        poll=form.asked_poll() if form.has_poll else None,
        read=_reads(request) if request.POST.get("with_read") else (),
        now=now,
    )


def _of_board(form: AskForm) -> dict[str, Any]:
    """The part of the page that follows the chosen board and kind."""
    outline = form.chosen.template_of(form.chosen_kind) if form.chosen else ""
    needs_tag = bool(form.chosen and form.chosen.requires_tags and form.chosen_kind == TopicKind.QUESTION)
    by_product = {}
    if form.chosen and any(field.product_id for field in form.chosen.ask_fields):
        # Another product has other fields.
        include = "#id_board, input[name=kind], #of-board"
        by_product = {"hx-get": reverse("forums:topic_ask"), "hx-include": include, "hx-target": "#of-board"}
    return {
        "form": form,
        "needs_tag": needs_tag,
        "by_product": by_product,
        "asked": answer_fields(form),
        "outline": from_markdown(outline) if outline else "",
    }


def _begin_with_outline(form: AskForm) -> None:
    """The box begins with the outline of the board, where the member has not begun already."""
    outline = form.chosen.template_of(form.chosen_kind) if form.chosen and not form.is_bound else ""
    if outline and draft_of(form.asker, DRAFT) is None:
        form.initial["body"] = from_markdown(outline)


def _initial(request: MemberRequest, typed: QueryDict | None) -> dict[str, Any]:
    """What the address asks for, or what was typed before signing in, or without that the draft.

    Whatever is not there or not allowed is simply not chosen.
    """
    asked: Mapping[str, str] = {name: str(value) for name, value in (request.GET or typed or QueryDict()).items()}
    if not asked and request.method != "POST" and (draft := draft_of(request.user, DRAFT)) is not None:
        fields = {name.removeprefix("field:"): str(value) for name, value in draft.data.items()}
        asked = fields | {"title": draft.title}
    initial: dict[str, Any] = {}
    for name in ("board", "product"):
        value = asked.get(name, "")
        if value.isdecimal() and len(value) < 19:
            initial[name] = int(value)
    given = [name for name in asked if name.startswith("field_")]
    for name in ("title", "tags", *given):
        initial[name] = " ".join(without_controls(asked.get(name, "")).split())[:200]
    for name in (name for name in asked if name.startswith("poll_")):
        lines = [" ".join(line.split()) for line in without_controls(asked[name]).splitlines()]
        initial[name] = "\n".join(lines)[:3000]
    if asked.get("kind") in ("question", "discussion", "announcement"):
        initial["kind"] = asked["kind"]
    return initial


def _what_follows() -> list[Step]:
    return [
        Step(StepKind.ACT, _("You ask"), _("Everybody who reads the board sees it.")),
        Step(
            StepKind.OWED, _("A first reply"), _("From whoever knows. It waits in the list of unanswered questions until then.")
        ),
        Step(StepKind.KEPT, _("You accept what worked"), _("That is how the next person finds it.")),
        Step(StepKind.SO, _("Others are helped"), _("It is shown to whoever types the same question.")),
    ]
