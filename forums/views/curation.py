"""What moderators and staff do with a whole topic at once: each with its undoing."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST

from forums import actions
from forums.boards import ids_visible_to
from forums.curation_forms import CloseForm
from forums.models import Topic
from forums.permissions import can_moderate
from forums.permissions.curation import can_assign, can_be_assigned
from forums.views.flash_messages import perform_with_undo
from portal.common.permissions import Refused, require
from portal.members.models import Member
from portal.members.requests import MemberRequest
from portal.members.roles import Role
from portal.moderation.decision_views import decide_and_say

# What is done, the sentence that says so, and what undoes it.
SWITCHES: dict[str, tuple[Callable[..., None], Any, str]] = {
    "pin": (actions.pin_topic, gettext_lazy("Pinned. It stands on top of its board."), "unpin"),
    "unpin": (actions.unpin_topic, gettext_lazy("No longer pinned."), "pin"),
    "feature": (
        actions.feature_topic,
        gettext_lazy("Featured. It is marked in lists and shown on the home page."),
        "unfeature",
    ),
    "unfeature": (actions.unfeature_topic, gettext_lazy("No longer featured."), "feature"),
    "reopen": (actions.reopen_topic, gettext_lazy("Open again."), ""),
}
LOCKING = {"lock": gettext_lazy("Locked. It can be read; nothing in it changes."), "unlock": gettext_lazy("Unlocked.")}
MOST_COLLEAGUES = 200


@login_required
@require_POST
def topic_curate(request: MemberRequest, pk: int) -> HttpResponse:
    """Pin, feature, lock, slow down, close, move and their undoing. `act` stands in the form, or in the address of an undo."""
    topic = get_object_or_404(Topic.objects.visible_to(request.user), pk=pk)
    by, act = request.user, request.POST.get("act") or request.GET.get("act", "")
    if act in SWITCHES:
        switch, sentence, undo = SWITCHES[act]
        address = f"/t/{topic.pk}/curate/?act={undo}" if undo else ""
        perform_with_undo(request, lambda: switch(topic=topic, by=by), sentence, undo=address)
    elif act in LOCKING:
        require(can_moderate(by))
        undo = f"/t/{topic.pk}/curate/?act=lock" if act == "unlock" else ""
        decide_and_say(request, thing=topic, act=act, done=LOCKING[act], undo=undo)
    elif act == "close":
        require(can_moderate(by))
        if (page := _close(request, topic)) is not None:
            return page
    elif act == "slow":
        _slow(request, topic)
    elif act == "move":
        _move(request, topic)
    else:
        raise Http404
    return HttpResponseRedirect(topic.get_absolute_url())


def _slow(request: MemberRequest, topic: Topic) -> None:
    raw = request.POST.get("seconds") or request.GET.get("seconds", "")
    if not raw.isdecimal() or len(raw) > 9:
        raise Http404
    before = topic.slow_seconds
    perform_with_undo(
        request,
        lambda: actions.slow_topic(topic=topic, seconds=int(raw), by=request.user),
        _("Slow mode is on. Moderators need not wait.") if int(raw) else _("Slow mode is off."),
        undo=f"/t/{topic.pk}/curate/?act=slow&seconds={before}",
    )


def _move(request: MemberRequest, topic: Topic) -> None:
    board = request.POST.get("board") or request.GET.get("board", "")
    if not board.isdecimal() or int(board) not in ids_visible_to(request.user):
        raise Http404(_("There is no such board."))
    before = topic.board_id
    perform_with_undo(
        request,
        lambda: actions.move_topic(topic=topic, board_id=int(board), by=request.user),
        _("Moved. Its address stays."),
        undo=f"/t/{topic.pk}/curate/?act=move&board={before}",
    )


def _close(request: MemberRequest, topic: Topic) -> HttpResponse | None:
    """Close it; or the page that asks again, where what was typed means no single topic."""
    form = CloseForm(request.POST, topic=topic, viewer=request.user)
    if form.is_valid():
        reason, original = form.cleaned_data["reason"], form.cleaned_data["duplicate_of"]
        try:
            actions.close_topic(
                topic=topic, by=request.user, reason=reason or _("This was asked before."), duplicate_of=original
            )
        except actions.DuplicateOfItself:
            form.add_error("duplicate_of", _("A topic cannot be a duplicate of itself, nor of its own duplicate."))
        else:
            messages.success(request, _("Closed."), extra_tags=f"undo:/t/{topic.pk}/curate/?act=reopen")
            return None
    return render(request, "forums/topic_close.html", {"topic": topic, "form": form}, status=422)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def topic_assign(request: MemberRequest, pk: int) -> HttpResponse:
    """Give a topic to a colleague (`to`: their number), take it (`to=me`), or give it to nobody (`to=`)."""
    topic = get_object_or_404(Topic.objects.visible_to(request.user).select_related("assigned_to"), pk=pk)
    require(can_assign(request.user, topic))
    if request.method == "POST":
        raw = request.POST.get("to", "")
        raw = str(request.user.pk) if raw == "me" else raw
        to = None
        if raw:
            to = Member.objects.present().filter(pk=int(raw)).first() if raw.isdecimal() and len(raw) < 19 else None
            if to is None:
                raise Http404(_("There is no such colleague."))
        try:
            actions.assign_topic(topic=topic, to=to, by=request.user)
        except Refused as refusal:
            messages.error(request, str(refusal))
        else:
            messages.success(request, _assigned(to, request.user))
        return HttpResponseRedirect(topic.get_absolute_url())
    return render(request, "forums/topic_assign.html", {"topic": topic, "colleagues": _colleagues(topic)})


def _assigned(to: Member | None, by: Member) -> str:
    if to is None:
        return _("Given to nobody.")
    if to == by:
        return _("Yours. You find it under “Assigned to me”.")
    return _("%(name)s is notified.") % {"name": to.display_name}


def _colleagues(topic: Topic) -> list[Member]:
    """Moderators and staff who can see the topic, by name."""
    roles = [role.value for role in (Role.MODERATOR, Role.SUPPORT, Role.PRODUCT, Role.ADMINISTRATOR)]
    staff = Member.objects.present().filter(is_active=True, groups__name__in=roles).distinct().order_by("name", "username")
    return [member for member in staff[:MOST_COLLEAGUES] if can_be_assigned(member, topic)]
