"""Merging, parting and splitting by staff, each after a look at what it does; and what voters do with their votes then."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from ideas import actions
from ideas.boards import board_map
from ideas.duplicate_check import near_titles
from ideas.forms import MoveForm, OtherIdeaForm, ReasonForm, SplitForm
from ideas.lineage import lineage_of, preview, standing_of
from ideas.models import Idea, IdeaComment, IdeaMerge, Vote, who_voted
from ideas.permissions import boards_to_move_to, can_merge, can_move_vote, can_split, can_unmerge, is_team
from ideas.views.ideas import find_idea
from portal.common.permissions import Refused, require
from portal.members.requests import MemberRequest
from portal.writing.entry import NotAdmitted
from portal.writing.forms import show_refusal

MOST_COMMENTS = 50


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def idea_merge(request: MemberRequest, pk: int) -> HttpResponse:
    """First the other idea, then what the merge would do, then the merge."""
    idea, now = find_idea(pk, request.user), timezone.now()
    require(can_split(request.user, idea, now))  # whoever may part ideas may join them
    asked = request.POST if request.method == "POST" else request.GET
    form = OtherIdeaForm(asked if "into" in asked else None, idea=idea, viewer=request.user)
    reason = ReasonForm(request.POST or None)
    survivor: Idea | None = None
    if form.is_bound and form.is_valid():
        verdict = can_merge(request.user, idea, form.cleaned_data["into"], now)
        if verdict:
            survivor = form.cleaned_data["into"]
        else:
            form.add_error("into", verdict.reason)
    if request.method == "POST" and survivor is not None and reason.is_valid():
        try:
            actions.merge_ideas(idea=idea, survivor=survivor, by=request.user, reason=reason.cleaned_data["reason"])
        except Refused as refusal:
            form.add_error("into", str(refusal))
            survivor = None
        else:
            messages.success(request, _("Merged. Its voters are told."), extra_tags=f"undo:/ideas/{idea.pk}/unmerge/")
            return HttpResponseRedirect(survivor.get_absolute_url())
    context = {
        "idea": idea,
        "board": board_map()[idea.board_id],
        "form": form,
        "reason": reason,
        "survivor": survivor,
        "preview": preview(idea, survivor) if survivor is not None else None,
        "may_turn": survivor is not None and bool(can_merge(request.user, survivor, idea, now)),
        "near": [] if survivor is not None else _near(idea),
    }
    return render(request, "ideas/idea_merge.html", context, status=422 if form.errors or reason.errors else 200)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def idea_unmerge(request: MemberRequest, pk: int) -> HttpResponse:
    """What goes back, then the act."""
    idea = find_idea(pk, request.user)
    require(can_unmerge(request.user, idea, timezone.now()))
    form = ReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        actions.unmerge_idea(idea=idea, by=request.user, reason=form.cleaned_data["reason"])
        messages.success(request, _("This idea stands by itself again."))
        return HttpResponseRedirect(idea.get_absolute_url())
    root, family = standing_of(idea), actions.numbers_below(idea.pk)
    going = Vote.objects.filter(idea=root, origin__in=family)
    staying = Vote.objects.filter(idea=root).exclude(origin__in=family)
    context = {
        "idea": idea,
        "board": board_map()[idea.board_id],
        "form": form,
        "root": root,
        "merge": IdeaMerge.objects.select_related("by").filter(idea=idea, undone_at=None).first(),
        "going": going.values(who=who_voted()).distinct().count(),
        "staying": staying.values(who=who_voted()).distinct().count(),
        "comments": IdeaComment.objects.public_rows().filter(idea=root, parent=None, origin__in=family).count(),
    }
    return render(request, "ideas/idea_unmerge.html", context, status=422 if form.errors else 200)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def idea_split(request: MemberRequest, pk: int) -> HttpResponse:
    """A part becomes an idea of its own, with the comments that are about it."""
    idea = find_idea(pk, request.user)
    require(can_split(request.user, idea, timezone.now()))
    tops = IdeaComment.objects.public_rows().filter(idea=idea, parent=None).order_by("-helpful_count", "-pk")
    form = SplitForm(request.POST or None, comments=[(top.pk, top.excerpt) for top in tops[:MOST_COMMENTS]])
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        try:
            part = actions.split_idea(
                idea=idea,
                by=request.user,
                title=data["title"],
                body=data["body"],
                reason=data["reason"],
                comments=data.get("comments", ()),
            )
        except NotAdmitted as refusal:
            show_refusal(form, refusal)
        except actions.SameTitle:
            form.add_error("title", _("This board has an idea with this title. Say what is different about this part."))
        else:
            told = _("The part stands by itself. Voters are told, and may move their vote.")
            messages.success(request, told, extra_tags=f"undo:/ideas/{part.pk}/unsplit/")
            return HttpResponseRedirect(part.get_absolute_url())
    context = {
        "idea": idea,
        "board": board_map()[idea.board_id],
        "form": form,
        "draft_place": f"ideas:split:{idea.pk}",
    }
    return render(request, "ideas/idea_split.html", context, status=422 if form.errors else 200)


@login_required
@require_POST
def idea_unsplit(request: MemberRequest, pk: int) -> HttpResponse:
    """The part goes, and its comments go home."""
    part = find_idea(pk, request.user)
    source = actions.unsplit_idea(part=part, by=request.user)
    messages.success(request, _("The split is taken back. Comments that went along are here again."))
    return HttpResponseRedirect(source.get_absolute_url())


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def idea_move(request: MemberRequest, pk: int) -> HttpResponse:
    """To another board; only those that it may go to are offered."""
    idea = find_idea(pk, request.user)
    boards = boards_to_move_to(request.user, idea, timezone.now())
    if not boards:
        raise Refused(_("There is no other board that this idea can be moved to: votes must be counted in the same way there."))
    form = MoveForm(request.POST or None, boards=boards)
    if request.method == "POST" and form.is_valid():
        try:
            moved = actions.move_idea(idea=idea, board_id=form.cleaned_data["board"], by=request.user)
        except actions.SameTitle:
            form.add_error("board", _("That board has an idea with this title. Merge them on one board, or change the title."))
        except Refused as refusal:
            form.add_error("board", str(refusal))
        else:
            messages.success(request, _("It is on “%(board)s” now.") % {"board": board_map()[moved.board_id].title})
            return HttpResponseRedirect(moved.get_absolute_url())
    context = {"idea": idea, "board": board_map()[idea.board_id], "form": form}
    return render(request, "ideas/idea_move.html", context, status=422 if form.errors else 200)


@require_safe
def idea_lineage(request: HttpRequest, pk: int) -> HttpResponse:
    """Which ideas joined and parted here, drawn and in words."""
    idea = find_idea(pk, request.user)
    past = IdeaMerge.objects.filter(survivor=idea).exclude(undone_at=None).select_related("idea", "undone_by")
    context = {
        "idea": idea,
        "board": board_map()[idea.board_id],
        "lineage": lineage_of(idea),
        "past": [merge for merge in past.order_by("-undone_at")[:50] if merge.idea.is_visible_to(request.user)],
        "may_part": is_team(request.user),
    }
    return render(request, "ideas/idea_lineage.html", context)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def vote_move(request: MemberRequest, pk: int) -> HttpResponse:
    """A voter takes their vote to another idea of the board."""
    idea = find_idea(pk, request.user)
    form = OtherIdeaForm(request.POST or None, idea=idea, viewer=request.user)
    status = 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            to = form.cleaned_data["into"]
            try:
                require(can_move_vote(request.user, idea, to, timezone.now()))
                actions.move_vote(idea=idea, to=to, by=request.user)
            except actions.NotVoted:
                form.add_error(None, _("You have no vote here that could be moved."))
            except actions.AlreadyVoted:
                form.add_error("into", _("You have voted for that one too. You can withdraw your vote here."))
            except Refused as refusal:
                form.add_error("into", str(refusal))
            else:
                messages.success(request, _("Your vote counts here now."))
                return HttpResponseRedirect(to.get_absolute_url())
    context = {
        "idea": idea,
        "board": board_map()[idea.board_id],
        "form": form,
        "near": _near(idea),
        "has_voted": Vote.objects.filter(idea=idea, member=request.user).exists(),
    }
    return render(request, "ideas/vote_move.html", context, status=status)


@login_required
@require_POST
def vote_stay(request: MemberRequest, pk: int) -> HttpResponse:
    """After a merge a voter lets their vote stay: they are not asked again."""
    idea = find_idea(pk, request.user)
    try:
        actions.let_vote_stay(idea=idea, by=request.user)
    except actions.NotVoted:
        messages.info(request, _("You have not voted for this idea."))
    else:
        messages.success(request, _("Your vote stays here."))
    return HttpResponseRedirect(idea.get_absolute_url())


def _near(idea: Idea) -> list[tuple[int, str, int]]:
    """Ideas of the board with much the same title: number, title, support."""
    found = [(near.pk, near.title, near.support) for near in near_titles(idea.board_id, idea.title)]
    return [row for row in found if row[0] != idea.pk]
