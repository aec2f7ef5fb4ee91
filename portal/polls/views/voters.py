"""Who answered a named poll, and what: a page for the product team, a file for those who may view members.

That somebody looked, or downloaded it, is written down first.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from portal.activity.models import Activity
from portal.common.spreadsheets import csv_response
from portal.members.requests import MemberRequest
from portal.polls import actions
from portal.polls.activities import BALLOTS_EXPORTED, POLL_BALLOTS_SEEN
from portal.polls.models import InlinePoll, PollPage
from portal.polls.permissions import can_export_ballots
from portal.polls.views.pages import LARGEST

Poll = PollPage | InlinePoll


@login_required
@require_http_methods(["GET", "HEAD"])
def poll_ballots(request: MemberRequest, pk: int) -> HttpResponse:
    """Of a poll that is a page."""
    return _ballots(request, _found(request, PollPage, pk))


@login_required
@require_http_methods(["GET", "HEAD"])
def inline_ballots(request: MemberRequest, pk: int) -> HttpResponse:
    """Of a poll in a post."""
    return _ballots(request, _found(request, InlinePoll, pk))


@login_required
@require_safe
def poll_ballots_csv(request: MemberRequest, pk: int) -> StreamingHttpResponse:
    """The same as a file, written as it is read."""
    return _file(request, _found(request, PollPage, pk))


@login_required
@require_safe
def inline_ballots_csv(request: MemberRequest, pk: int) -> StreamingHttpResponse:
    """The same as a file, written as it is read."""
    return _file(request, _found(request, InlinePoll, pk))


def _found(request: HttpRequest, model: type[Any], pk: int) -> Any:
    return get_object_or_404(model.objects.visible_to(request.user), pk=min(pk, LARGEST))


def _ballots(request: MemberRequest, poll: Poll) -> HttpResponse:
    actions.note_that_answers_were_seen(poll=poll, by=request.user)
    ballots = poll.ballots.select_related("member").prefetch_related("choices").order_by("pk")
    names = (POLL_BALLOTS_SEEN.name, BALLOTS_EXPORTED.name)
    looks = Activity.objects.about(poll).filter(type__in=names).select_related("actor").order_by("-pk")
    context = {
        "poll": poll,
        "title": str(poll),
        "is_page": isinstance(poll, PollPage),
        "page": Paginator(ballots, 100).get_page(request.GET.get("p", "1")),
        "looks": looks[:50],
        "exported": BALLOTS_EXPORTED.name,
        "csv_url": request.path.replace("/ballots/", "/ballots.csv") if can_export_ballots(request.user, poll) else "",
    }
    return render(request, "polls/poll_ballots.html", context)


def _file(request: MemberRequest, poll: Poll) -> StreamingHttpResponse:
    actions.note_that_answers_were_exported(poll=poll, by=request.user)
    heads = [_("Handle"), _("Name"), _("Answer"), _("Answered at")]
    return csv_response(f"poll-{poll.pk}-{timezone.localdate():%Y-%m-%d}.csv", heads, _lines(poll))


def _lines(poll: Poll) -> Iterator[list[str]]:
    ballots = poll.ballots.select_related("member").prefetch_related("choices").order_by("pk")
    for ballot in ballots.iterator(500):
        answer = "; ".join(choice.text for choice in ballot.choices.all())
        yield [ballot.member.username, ballot.member.name, answer, ballot.answered_at.isoformat(timespec="seconds")]
