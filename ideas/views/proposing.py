"""Proposing an idea, and changing its wording."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from ideas.actions import MoreThanACorrection, SameTitle, edit_idea, propose_idea
from ideas.boards import IdeaBoardEntry, board_map, boards_visible_to
from ideas.duplicate_check import near_titles
from ideas.forms import EditIdeaForm, IdeaForm
from ideas.globals import with_votes
from ideas.models import Idea, IdeaField
from ideas.owners import default_owner_of
from ideas.permissions import can_edit_idea, can_propose, corrects_only
from ideas.views.ideas import find_idea
from portal.activity.steps import Step
from portal.activity.types import StepKind
from portal.common.permissions import Refused, require
from portal.members.kept_acts import take_up
from portal.members.permissions import can_write
from portal.members.requests import MemberRequest
from portal.members.walls import for_visitors
from portal.writing.actions import discard_draft
from portal.writing.entry import NotAdmitted
from portal.writing.forms import fill, show_refusal
from portal.writing.html import without_controls


@require_safe
def idea_propose_visitor(request: HttpRequest) -> HttpResponse:
    """The idea of a visitor, who signs in to propose it. `?board=`, `?title=`, `?product=` and `?tags=` go along."""
    asked = {name: without_controls(request.GET.get(name, ""))[:200] for name in ("title", "board", "product", "tags")}
    return render(request, "ideas/idea_propose_visitor.html", {"asked": asked, "fields": IdeaForm.base_fields})


@for_visitors(idea_propose_visitor)
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def idea_propose(request: MemberRequest) -> HttpResponse:
    """The page to propose on: first the board, then the idea. A refused form keeps all that was typed."""
    by, now = request.user, timezone.now()
    typed = take_up(request, "propose")
    require(can_write(by, now))
    boards = [board for board in boards_visible_to(by) if can_propose(by, board, now)]
    if not boards:
        raise Refused(_("There is no board where you can propose ideas. You can vote for those of others."))
    board = _chosen(request, boards, typed)
    if board is None:
        return render(request, "ideas/idea_propose_where.html", {"boards": boards, "query": _initial(request)})
    place = f"ideas:propose:{board.pk}"
    questions = list(IdeaField.objects.filter(board_id=board.pk))
    form = IdeaForm(request.POST or None, initial=_initial(request), by=by, board=board, questions=questions)
    fill(form, typed)
    status, near = 200, []
    if request.method == "POST":
        status = 422
        if form.is_valid():
            data = form.cleaned_data
            # Whoever has no script sees what is like theirs now; "seen" says that they have.
            near = [] if request.POST.get("seen") == data["title"] else near_titles(board.pk, data["title"])
            same = None
            if not near:
                try:
                    idea = propose_idea(
                        board_id=board.pk,
                        by=by,
                        title=data["title"],
                        body=data["body"],
                        tags=data["tags"],
                        product=data.get("product"),
                        answers=form.answers,
                        now=now,
                    )
                except NotAdmitted as refusal:
                    status = show_refusal(form, refusal)
                except SameTitle as error:
                    same = error.idea
                    form.add_error(
                        "title", _("This board has an idea with this title. Vote for that one, or say what is different.")
                    )
                else:
                    discard_draft(member=by, place=place)
                    messages.success(request, _("Your idea is proposed. You are told what becomes of it."))
                    return redirect(idea.get_absolute_url())
            if same is not None:
                near = near_titles(board.pk, same.title)
    context = {
        "form": form,
        "board": board,
        "boards": boards,
        "draft_place": place,
        "near": with_votes([idea.pk for idea in near], by),
        "what_follows": _what_follows(board),
    }
    return render(request, "ideas/idea_propose.html", context, status=status)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def idea_edit(request: MemberRequest, pk: int) -> HttpResponse:
    """Change the wording, for as long as that is fair; staff later, and voters are shown what changed."""
    by, now = request.user, timezone.now()
    own: Any = Idea.objects.with_own_hidden(by).select_related("author").filter(pk=pk, hidden_at__isnull=False).first()
    idea = own or find_idea(pk, by)
    require(can_edit_idea(by, idea, now))
    board = board_map()[idea.board_id]
    place = f"ideas:edit:{idea.pk}"
    initial: dict[str, Any] = {
        "title": idea.title,
        "body": idea.body,
        "tags": [name for _slug, name in idea.tag_names],
        "product": idea.product_id,
        **{f"question_{number}": answer for number, _question, answer in idea.answers},
    }
    questions = list(IdeaField.objects.filter(board_id=board.pk))
    form = EditIdeaForm(request.POST or None, initial=initial, by=by, board=board, questions=questions, before=idea.body)
    status = 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            data = form.cleaned_data
            try:
                edited = edit_idea(
                    idea=idea,
                    by=by,
                    title=data["title"],
                    body=data["body"],
                    tags=data["tags"],
                    product=data.get("product"),
                    answers=form.answers,
                    reason=data["reason"],
                    now=now,
                )
            except NotAdmitted as refusal:
                status = show_refusal(form, refusal)
            except SameTitle:
                form.add_error("title", _("This board has another idea with this title."))
            except MoreThanACorrection as refusal:
                form.add_error("body", str(refusal))
            else:
                discard_draft(member=by, place=place)
                messages.success(request, _("Your changes are saved."))
                return redirect(edited.get_absolute_url())
    context = {"form": form, "idea": idea, "board": board, "draft_place": place, "is_other": idea.author_id != by.pk}
    context["corrects_only"] = corrects_only(by, idea, now)
    return render(request, "ideas/idea_edit.html", context, status=status)


def _chosen(request: MemberRequest, boards: list[IdeaBoardEntry], typed: QueryDict | None) -> IdeaBoardEntry | None:
    """The board that the address or the form names; the only one there is."""
    raw = request.POST.get("board") or request.GET.get("board") or (typed.get("board", "") if typed else "")
    pk = int(raw) if raw.isascii() and raw.isdecimal() and len(raw) < 12 else 0
    return next((board for board in boards if board.pk == pk), boards[0] if len(boards) == 1 else None)


def _initial(request: MemberRequest) -> dict[str, Any]:
    """What the address asks for; whatever is not there or not allowed is simply not chosen."""
    initial: dict[str, Any] = {
        name: " ".join(without_controls(request.GET.get(name, "")).split())[:100] for name in ("title", "tags")
    }
    product = request.GET.get("product", "")
    if product.isascii() and product.isdecimal() and len(product) < 12:
        initial["product"] = int(product)
    return initial


def _answerer(board: IdeaBoardEntry) -> str:
    owner = default_owner_of(board)
    return owner.display_name if owner is not None else _("The team")


def _what_follows(board: IdeaBoardEntry) -> list[Step]:
    steps = [Step(StepKind.ACT, _("You propose it"), _("Everybody who reads the board can vote for it."))]
    if board.answer_days:
        words = {"votes": board.answer_votes, "days": board.answer_days, "who": _answerer(board)}
        promise = _("%(who)s owes one within %(days)s days, once %(votes)s people have voted.") % words
        steps.append(Step(StepKind.OWED, _("A first answer"), promise))
    return [
        *steps,
        Step(StepKind.KEPT, _("A decision"), _("With the reason, and the name of who answers for it.")),
        Step(StepKind.SO, _("You hear of it"), _("So does everybody who voted.")),
    ]
