"""Taking part in an idea contest, judging it, and deciding it. Its own page is Wagtail's."""

from __future__ import annotations

from functools import partial
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from ideas.contests import actions
from ideas.contests.forms import EntryForm, JurorForm, PitchForm, ScoreForm
from ideas.contests.forms import juror_options as options_for
from ideas.contests.models import ContestPage, Entry, Phase
from ideas.contests.permissions import can_enter, can_judge, can_refine, can_run, can_score
from ideas.contests.reading import jury_rows, own_ideas, sentence_of_places, team_context, visible_entries
from portal.common.permissions import Refused, require
from portal.common.picking import options_page
from portal.members.models import Member
from portal.members.requests import MemberRequest
from portal.writing.entry import NotAdmitted
from portal.writing.forms import show_refusal
from portal.writing.html import without_controls

_LARGEST = 2**62


@require_safe
def contest_list(request: HttpRequest) -> HttpResponse:
    """Idea contests: those under way, and those decided."""
    now = timezone.now()
    pages = list(ContestPage.objects.visible_to(request.user).order_by("-starts_at", "-pk")[:100])
    rows = [(page, page.phase(now)) for page in pages]
    return render(
        request,
        "contests/contest_list.html",
        {
            "current": [row for row in rows if row[1] != Phase.OVER],
            "over": [row for row in rows if row[1] == Phase.OVER],
        },
    )


@require_http_methods(["GET", "HEAD", "POST"])
def former_address(request: HttpRequest, former: str) -> HttpResponse:
    """Where an address from the time when contests were called challenges leads, form or page.

    It follows from the address alone, so it tells nobody whether there is such a contest; the new address decides that.
    """
    address = "/" + former.replace("challenge", "contest", 1)
    query = request.META.get("QUERY_STRING", "")
    is_form = request.method == "POST"  # one that was open meanwhile is sent again (308), with all that was typed
    return HttpResponsePermanentRedirect(f"{address}?{query}" if query else address, preserve_request=is_form)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def entry_create(request: MemberRequest, pk: int) -> HttpResponse:
    """Enter one of one's own ideas."""
    contest = _contest(request, pk)
    require(can_enter(request.user, contest, None, timezone.now()))
    ideas = own_ideas(contest, request.user)
    form = EntryForm(ideas, request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        idea, pitch = form.cleaned_data["idea"], form.cleaned_data["pitch"]
        try:
            actions.enter_idea(contest=contest, idea=idea, by=request.user, pitch=pitch)
        except NotAdmitted as refusal:
            show_refusal(form, refusal, "pitch")
        else:
            messages.success(request, _("Your idea takes part."))
            return redirect(contest.get_absolute_url())
    context = {"contest": contest, "form": form, "ideas": ideas}
    return render(request, "contests/entry_create.html", context, status=422 if form.is_bound else 200)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def entry_edit(request: MemberRequest, pk: int) -> HttpResponse:
    """Say what an entry has become."""
    entry = _entry(request, pk)
    require(can_refine(request.user, entry, timezone.now()))
    form = PitchForm(request.POST) if request.method == "POST" else PitchForm(initial={"pitch": entry.pitch})
    if request.method == "POST" and form.is_valid():
        try:
            actions.refine_entry(entry=entry, by=request.user, pitch=form.cleaned_data["pitch"])
        except NotAdmitted as refusal:
            show_refusal(form, refusal, "pitch")
        else:
            messages.success(request, _("Saved. Everybody reads it beside the idea."))
            return redirect(entry.contest.get_absolute_url())
    context = {"entry": entry, "contest": entry.contest, "form": form}
    return render(request, "contests/entry_edit.html", context, status=422 if form.is_bound else 200)


@login_required
@require_POST
def entry_withdraw(request: MemberRequest, pk: int) -> HttpResponse:
    entry = _entry(request, pk)
    actions.withdraw_entry(entry=entry, by=request.user)
    messages.success(request, _("The idea does not take part any more. It stays on its board."))
    return redirect(entry.contest.get_absolute_url())


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def entry_vote(request: MemberRequest, pk: int) -> HttpResponse:
    """Vote for an entry, or take the vote back."""
    entry = _entry(request, pk)
    if request.method != "POST":
        return redirect(entry.contest.get_absolute_url())
    if request.POST.get("act") == "withdraw":
        actions.withdraw_entry_vote(entry=entry, by=request.user)
        messages.success(request, _("Your vote is taken back."))
    else:
        try:
            actions.vote_for_entry(entry=entry, by=request.user)
        except actions.NoVotesLeft:
            messages.error(request, _("You have no vote left here. Take one back from another entry, and use it for this one."))
        else:
            messages.success(request, _("Your vote counts. You can take it back until the vote closes."))
    return redirect(f"{entry.contest.get_absolute_url()}#entry-{entry.pk}")


@login_required
@require_safe
def jury_detail(request: MemberRequest, pk: int) -> HttpResponse:
    """What a member of the jury has judged, and what is left."""
    contest = _contest(request, pk)
    require(can_judge(request.user, contest, timezone.now()))
    rows = jury_rows(contest, request.user)
    theirs = [row for row in rows if not row["is_own"]]
    context = {
        "contest": contest,
        "rows": rows,
        "criteria": list(contest.criteria.all()),
        "owed": len(theirs),
        "done": sum(bool(row["given"]) for row in theirs),
    }
    return render(request, "contests/jury_detail.html", context)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def entry_score(request: MemberRequest, pk: int) -> HttpResponse:
    """Points of one juror for one entry."""
    entry = _entry(request, pk)
    require(can_score(request.user, entry, timezone.now()))
    given = entry.scores.filter(member=request.user).values_list("criterion_id", "points")
    initial = {f"c{criterion}": points for criterion, points in given}
    form = ScoreForm(entry.contest, request.POST if request.method == "POST" else None, initial=initial)
    if request.method == "POST" and form.is_valid():
        try:
            actions.score_entry(entry=entry, by=request.user, points=form.points)
        except actions.WrongPoints:
            form.add_error(None, _("The criteria have changed meanwhile. Look at them again."))
        else:
            messages.success(request, _("Your points are kept. You can change them until the winners are announced."))
            return redirect("contests:jury_detail", pk=entry.contest_id)
    context = {"entry": entry, "contest": entry.contest, "form": form}
    return render(request, "contests/entry_score.html", context, status=422 if form.is_bound else 200)


@login_required
@require_safe
def team_detail(request: MemberRequest, pk: int) -> HttpResponse:
    """Jury, figures and winners, for the product team."""
    contest = _contest(request, pk)
    require(can_run(request.user, contest))
    return _team(request, contest, JurorForm(by=request.user, contest=contest))


@login_required
@require_safe
def juror_options(request: MemberRequest, pk: int) -> HttpResponse:
    """Members who could be asked into the jury, by the words typed so far."""
    contest = _contest(request, pk)
    require(can_run(request.user, contest))
    return options_page(request, name="juror-options", offer=partial(options_for, request.user, contest))


@login_required
@require_POST
def juror_change(request: MemberRequest, pk: int) -> HttpResponse:
    """Appoint or dismiss a member of the jury."""
    contest = _contest(request, pk)
    require(can_run(request.user, contest))
    if request.POST.get("act") == "dismiss":
        number = request.POST.get("member", "")
        member = get_object_or_404(Member, pk=int(number) if number.isascii() and number.isdigit() and len(number) < 19 else 0)
        actions.dismiss_juror(contest=contest, member=member, by=request.user)
        messages.success(request, _("%(name)s is no longer on the jury.") % {"name": member.display_name})
        return redirect("contests:team_detail", pk=contest.pk)
    form = JurorForm(request.POST, by=request.user, contest=contest)
    if not form.is_valid():
        return _team(request, contest, form, status=422)
    try:
        actions.appoint_juror(contest=contest, member=form.cleaned_data["handle"], by=request.user)
    except Refused as refusal:
        form.add_error("handle", str(refusal))
        return _team(request, contest, form, status=422)
    messages.success(request, _("%(name)s is on the jury now.") % {"name": form.cleaned_data["handle"].display_name})
    return redirect("contests:team_detail", pk=contest.pk)


@login_required
@require_POST
def winners_announce(request: MemberRequest, pk: int) -> HttpResponse:
    """Say who won, and why."""
    contest = _contest(request, pk)
    typed, places = {}, {}
    for entry in visible_entries(contest, request.user):
        place = request.POST.get(f"place-{entry.pk}", "").strip()[:4]
        reason = " ".join(without_controls(request.POST.get(f"reason-{entry.pk}", "")).split())[:300]
        typed[entry.pk] = (place, reason)
        if place:
            places[entry.pk] = (int(place) if place.isascii() and place.isdigit() else 0, reason)
    try:
        actions.announce_winners(contest=contest, by=request.user, places=places)
    except actions.WrongPlaces:
        return _team(
            request, contest, JurorForm(by=request.user, contest=contest), status=422, typed=typed, problem=sentence_of_places()
        )
    messages.success(request, _("The winners are announced. The report is on the page of the contest."))
    return redirect(contest.get_absolute_url())


def _team(request: MemberRequest, contest: ContestPage, form: JurorForm, status: int = 200, **more: Any) -> HttpResponse:
    context = {"form": form, "typed": {}, "problem": "", **team_context(contest, request.user, timezone.now()), **more}
    return render(request, "contests/team_detail.html", context, status=status)


def _contest(request: HttpRequest, pk: int) -> ContestPage:
    return get_object_or_404(ContestPage.objects.visible_to(request.user), pk=min(pk, _LARGEST))


def _entry(request: MemberRequest, pk: int) -> Entry:
    entry = Entry.objects.select_related("contest", "idea").filter(pk=min(pk, _LARGEST)).first()
    pages = ContestPage.objects.visible_to(request.user)
    if entry is None or not pages.filter(pk=entry.contest_id).exists() or not entry.idea.is_visible_to(request.user):
        raise Http404(_("There is no such entry."))
    return entry
