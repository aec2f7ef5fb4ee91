"""Decisions made on a page of the site: doing one, saying so with the way back, and taking it back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from portal.common.kinds import kind_of_model
from portal.common.permissions import require
from portal.members.requests import MemberRequest
from portal.moderation.decidable import CannotDecide
from portal.moderation.decisions import decide, undo
from portal.moderation.flagging import can_decide
from portal.moderation.models import Decision, Rule
from portal.moderation.reach import is_within_reach, may_open_private

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise


def decide_and_say(
    request: HttpRequest,
    *,
    thing: Any,
    act: str,
    done: StrOrPromise,
    rule: Rule | None = None,
    reason: str = "",
    undo: str = "",
) -> Decision | None:
    """Decide and say `done`, with a button that undoes it (posts to `undo`, where given); or say why it cannot be decided."""
    try:
        decision = decide(thing=thing, act=act, by=request.user, rule=rule, reason=reason)  # type: ignore[arg-type]
    except CannotDecide as problem:
        messages.warning(request, str(problem))
        return None
    if decision.may_be_undone:
        undo = undo or reverse("decision_undo", args=[decision.pk])
    messages.success(request, str(done), extra_tags=f"undo:{undo}" if undo else "")
    return decision


@login_required
@require_POST
def decision_undo(request: MemberRequest, pk: int) -> HttpResponse:
    """Take a decision back, from the page of the thing from the moderation log (`log` in the form) or the
    review queue (`queue`)."""
    require(can_decide(request.user))
    row = get_object_or_404(Decision.objects.select_related("object_type"), pk=pk)
    kind = kind_of_model(row.object_type.model_class())
    thing = kind.model._base_manager.filter(pk=row.object_id).first() if kind else None
    if kind is None or thing is None:
        raise Http404(_("What this decision was about is no longer there."))
    if not is_within_reach(request.user, kind, thing) and not may_open_private(request.user):
        raise Http404
    try:
        undo(decision=row, by=request.user)
    except CannotDecide as problem:
        messages.warning(request, str(problem))
    else:
        said = {
            Decision.Act.HIDE: _("Shown again."),
            Decision.Act.LOCK: _("Unlocked."),
            Decision.Act.LEAVE: _("Undone. Its flags are open again."),
            Decision.Act.MOVE: _("Moved back. Its flags are open again."),
        }
        messages.success(request, said[Decision.Act(row.act)])
    if request.POST.get("queue"):
        return redirect("moderation_case", key=f"{kind.name}:{thing.pk}")
    return redirect("moderation_log") if request.POST.get("log") else redirect(kind.url(thing))
