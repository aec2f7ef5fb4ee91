"""Asking a question, starting a discussion."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from forums.actions import NotEnough, post_topic
from forums.board_fields import answer_fields, answers_in
from forums.forms import AskForm
from forums.limits import may_go_on
from portal.activity.steps import Step
from portal.activity.types import StepKind
from portal.common.permissions import Refused, require
from portal.members.permissions import can_write
from portal.members.requests import MemberRequest
from portal.writing.actions import discard_draft
from portal.writing.drafts import draft_of
from portal.writing.html import from_markdown, without_controls

DRAFT = "forums:ask"


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def topic_ask(request: MemberRequest) -> HttpResponse:
    """The page to ask on. `?board=`, `?title=`, `?product=` and `?tags=` fill it in; a refused form keeps all that was typed."""
    by, now = request.user, timezone.now()
    require(can_write(by, now))
    form = AskForm(request.POST or None, initial=_initial(request), by=by, now=now)
    if not form.boards:
        raise Refused(_("There is no board where you can start a topic. You can reply to those of others."))
    if request.htmx and request.method == "GET":
        return render(request, "forums/partials/ask_of_board.html", _of_board(form))
    status = 200
    if request.method == "POST" and "again" in request.POST:
        form.show_without_judging()
    elif request.method == "POST":
        if form.is_valid():
            verdict = may_go_on(by, "ask")
            if verdict:
                data = form.cleaned_data
                try:
                    topic = post_topic(
                        board_id=data["board"],
                        by=by,
                        kind=data["kind"],
                        title=data["title"],
                        body=data["body"],
                        tags=data["tags"],
                        product=data.get("product"),
                        answers=answers_in(form),
                        now=now,
                    )
                except NotEnough as error:  # an editor changed the board while the form was open
                    form.add_error(None, str(error))
                    status = 422
                else:
                    discard_draft(member=by, place=DRAFT)
                    return redirect(topic.get_absolute_url())
            else:
                form.add_error(None, verdict.reason)
                status = 429
        else:
            status = 422
    _begin_with_outline(form)
    context = {"form": form, "draft_place": DRAFT, "what_follows": _what_follows(), "board": form.chosen} | _of_board(form)
    return render(request, "forums/topic_ask.html", context, status=status)


def _of_board(form: AskForm) -> dict[str, Any]:
    """The part of the page that follows the chosen board and kind."""
    outline = form.chosen.template_of(form.chosen_kind) if form.chosen else ""
    return {"form": form, "asked": answer_fields(form), "outline": from_markdown(outline) if outline else ""}


def _begin_with_outline(form: AskForm) -> None:
    """The box begins with the outline of the board, where the member has not begun already."""
    outline = form.chosen.template_of(form.chosen_kind) if form.chosen and not form.is_bound else ""
    if outline and draft_of(form.by, DRAFT) is None:
        form.initial["body"] = from_markdown(outline)


def _initial(request: MemberRequest) -> dict[str, Any]:
    """What the address asks for; whatever is not there or not allowed is simply not chosen."""
    initial: dict[str, Any] = {}
    for name in ("board", "product"):
        value = request.GET.get(name, "")
        if value.isdecimal() and len(value) < 19:
            initial[name] = int(value)
    given = [name for name in request.GET if name.startswith("field_")]
    for name in ("title", "tags", *given):
        initial[name] = " ".join(without_controls(request.GET.get(name, "")).split())[:200]
    if request.GET.get("kind") in ("question", "discussion", "announcement"):
        initial["kind"] = request.GET["kind"]
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
