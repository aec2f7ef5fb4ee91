"""Asking a question, starting a discussion."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from forums.actions import post_topic
from forums.boards import board_map
from forums.forms import AskForm
from forums.limits import may_go_on
from portal.activity.steps import Step
from portal.activity.types import StepKind
from portal.common.permissions import Refused, require
from portal.members.permissions import can_write
from portal.members.requests import MemberRequest
from portal.writing.actions import discard_draft
from portal.writing.html import without_controls

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
    status = 200
    if request.method == "POST":
        if form.is_valid():
            verdict = may_go_on(by, "ask")
            if verdict:
                data = form.cleaned_data
                topic = post_topic(
                    board_id=data["board"],
                    by=by,
                    kind=data["kind"],
                    title=data["title"],
                    body=data["body"],
                    tags=data["tags"],
                    product=data.get("product"),
                    now=now,
                )
                discard_draft(member=by, place=DRAFT)
                return redirect(topic.get_absolute_url())
            form.add_error(None, verdict.reason)
            status = 429
        else:
            status = 422
    context = {"form": form, "draft_place": DRAFT, "what_follows": _what_follows(), "board": _chosen_board(form)}
    return render(request, "forums/topic_ask.html", context, status=status)


def _initial(request: MemberRequest) -> dict[str, Any]:
    """What the address asks for; whatever is not there or not allowed is simply not chosen."""
    initial: dict[str, Any] = {}
    for name in ("board", "product"):
        value = request.GET.get(name, "")
        if value.isdecimal() and len(value) < 19:
            initial[name] = int(value)
    for name in ("title", "tags"):
        initial[name] = " ".join(without_controls(request.GET.get(name, "")).split())[:200]
    if request.GET.get("kind") in ("question", "discussion"):
        initial["kind"] = request.GET["kind"]
    return initial


def _chosen_board(form: AskForm) -> Any:
    """The board that the page is about so far, or None."""
    chosen = str(form["board"].value() or "")
    return board_map().get(int(chosen)) if chosen in {str(entry.pk) for entry in form.boards} else None


def _what_follows() -> list[Step]:
    return [
        Step(StepKind.ACT, _("You ask"), _("Everybody who reads the board sees it.")),
        Step(
            StepKind.OWED, _("A first reply"), _("From whoever knows. It waits in the list of unanswered questions until then.")
        ),
        Step(StepKind.KEPT, _("You accept what worked"), _("That is how the next person finds it.")),
        Step(StepKind.SO, _("Others are helped"), _("It is shown to whoever types the same question.")),
    ]
