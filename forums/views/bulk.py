"""Several topics at once, for moderators: choose in a list, see what will happen, do it, take it back."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db.models import QuerySet
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from forums import actions
from forums.boards import boards_visible_to
from forums.bulk_forms import BulkForm
from forums.models import BulkAct, Topic
from forums.permissions import can_moderate
from forums.rows import for_rows, rows_of
from forums.views.topics import number_in
from portal.common.pagination import BadCursor, slice_after
from portal.common.permissions import require
from portal.common.times import number
from portal.members.requests import MemberRequest

PAGE = 30


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def bulk(request: MemberRequest) -> HttpResponse:
    """What would happen to the chosen topics (`topic`), with what the act needs; then the act."""
    require(can_moderate(request.user))
    given = request.POST if request.method == "POST" else request.GET
    act, back = given.get("act", ""), _back(request, given.get("next", ""))
    if act not in BulkAct.Act:
        raise Http404(_("There is no such act."))
    pks = [pk for pk in map(number_in, given.getlist("topic")) if pk][: actions.MOST_AT_ONCE]
    topics = list(for_rows(Topic.objects.visible_to(request.user).filter(pk__in=pks)).order_by("pk"))
    if not topics:
        messages.error(request, _("Choose one topic or more first."))
        return HttpResponseRedirect(back)
    form = BulkForm(given if request.method == "POST" else None, act=act, boards=boards_visible_to(request.user))
    if form.is_valid():
        data = form.cleaned_data
        done, skipped = actions.do_in_bulk(
            topics=[topic.pk for topic in topics],
            act=act,
            by=request.user,
            reason=data.get("reason", ""),
            board_id=data.get("board"),
            tags=data.get("tags", ()),
        )
        _say(request, done, len(topics) - skipped, skipped)
        return HttpResponseRedirect(back)
    context = {
        "act": act,
        "form": form,
        "rows": rows_of(topics, now=timezone.now(), with_board=True),
        "back": back,
        "words": _words(act, len(topics)),
    }
    return render(request, "forums/bulk.html", context, status=422 if form.errors else 200)


@login_required
@require_POST
def bulk_undo(request: MemberRequest, pk: int) -> HttpResponse:
    """Take the whole of it back."""
    require(can_moderate(request.user))
    row = get_object_or_404(BulkAct.objects.visible_to(request.user), pk=pk)
    try:
        done, left = actions.undo_bulk(bulk=row, by=request.user)
    except actions.AlreadyUndone:
        messages.info(request, _("Somebody took this back before you."))
    else:
        said = ngettext("%(count)s topic is as it was.", "%(count)s topics are as they were.", done) % {"count": number(done)}
        if left:
            said += " " + ngettext(
                "%(count)s was changed since and stays as it is.", "%(count)s were changed since and stay as they are.", left
            ) % {"count": number(left)}
        messages.success(request, said)
    return HttpResponseRedirect(reverse("forums:bulk_list"))


@login_required
@require_safe
def bulk_list(request: MemberRequest) -> HttpResponse:
    """What was done to several topics at once, the latest first, each with its undo."""
    require(can_moderate(request.user))
    rows: QuerySet[Any] = BulkAct.objects.visible_to(request.user).select_related("by", "undone_by", "board")
    try:
        page = slice_after(rows, by="at", size=PAGE, cursor=request.GET.get("cursor", ""))
    except BadCursor:
        raise Http404(_("This page of the list does not exist.")) from None
    context = {
        "acts": [(row, _words(row.act, row.count)["past"]) for row in page.rows],
        "older": f"?cursor={page.older}" if page.older else "",
        "newer": f"?cursor={page.newer}" if page.newer else "",
    }
    return render(request, "forums/bulk_list.html", context)


def _say(request: MemberRequest, done: BulkAct, count: int, skipped: int) -> None:
    left = ngettext(
        "%(count)s was so already, or could not be changed.", "%(count)s were so already, or could not be changed.", skipped
    ) % {"count": number(skipped)}
    if not count:
        messages.info(request, _("Nothing was changed.") + " " + left)
        return
    said = _words(done.act, count)["past"] + (f" {left}" if skipped else "")
    messages.success(request, said, extra_tags=f"undo:{reverse('forums:bulk_undo', args=[done.pk])}")


def _words(act: str, count: int) -> dict[str, Any]:
    """Title, button and past tense of an act on so many topics."""
    title, button, past, note = {
        BulkAct.Act.CLOSE: (
            ngettext("Close %(count)s topic", "Close %(count)s topics", count),
            _("Close them"),
            ngettext("%(count)s topic is closed.", "%(count)s topics are closed.", count),
            _("Nobody but moderators replies there any more. Who began them is told, with the reason."),
        ),
        BulkAct.Act.MOVE: (
            ngettext("Move %(count)s topic", "Move %(count)s topics", count),
            _("Move them"),
            ngettext("%(count)s topic was moved.", "%(count)s topics were moved.", count),
            _("Their addresses stay. Who may read the other board reads them there."),
        ),
        BulkAct.Act.TAG: (
            ngettext("Tag %(count)s topic", "Tag %(count)s topics", count),
            _("Add the tags"),
            ngettext("%(count)s topic has the tags.", "%(count)s topics have the tags.", count),
            _("Tags that they have stay."),
        ),
        BulkAct.Act.ARCHIVE: (
            ngettext("Archive %(count)s topic", "Archive %(count)s topics", count),
            _("Archive them"),
            ngettext("%(count)s topic is archived.", "%(count)s topics are archived.", count),
            _("They can be read and found. Nothing more is said there."),
        ),
        BulkAct.Act.DELETE: (
            ngettext("Delete %(count)s topic", "Delete %(count)s topics", count),
            _("Delete them"),
            ngettext("%(count)s topic is deleted.", "%(count)s topics are deleted.", count),
            _("Only moderators see them then, with all that was said in them."),
        ),
    }[BulkAct.Act(act)]
    values = {"count": number(count)}
    return {"title": title % values, "button": button, "past": past % values, "note": note}


def _back(request: MemberRequest, target: str) -> str:
    if target.startswith("/") and url_has_allowed_host_and_scheme(
        target, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    ):
        return target
    return reverse("forums:topic_list")
