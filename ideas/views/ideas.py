"""An idea: what is wished, what the company says, what became of it, and the comments."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from ideas.boards import board_map
from ideas.forms import IdeaCommentForm
from ideas.history import versions_of
from ideas.lineage import asked_of, lineage_of
from ideas.models import Idea, IdeaBoardPage, IdeaComment, Meaning, Spokesperson, Vote
from ideas.permissions import (
    boards_to_move_to,
    can_change_status,
    can_comment,
    can_delete_idea,
    can_edit_idea,
    can_export_voters,
    can_unsplit,
    can_vote,
    is_team,
)
from ideas.reading import PAGE, branches_of, comment_views, first_branches, idea_for, line_of, own_hidden_branches
from ideas.rows import clock_of, name_of, votes_left, votes_of
from portal.common.pages import paths_closed_to
from portal.common.pagination import BadCursor, first_slice, slice_after
from portal.common.times import day
from portal.common.viewer import Viewer
from portal.crm.accounts import account_pages
from portal.crm.models import Contact
from portal.crm.store.permissions import can_see_records
from portal.members.requests import MemberRequest
from portal.moderation.hidden_texts import to_own_hidden
from portal.moderation.permissions import can_moderate

ORDERS = {"": "helpful_count", "new": "posted_at"}


def find_idea(pk: int, viewer: Viewer) -> Any:
    """The idea, or 404: what one may not see is not there."""
    idea = idea_for(pk, viewer)
    if idea is None:
        raise Http404(_("There is no such idea."))
    return idea


@require_safe
def idea_detail(request: HttpRequest, pk: int, slug: str = "") -> HttpResponse:
    idea = idea_for(pk, request.user)
    if idea is None:
        return to_own_hidden(request.user, Idea, pk, _("There is no such idea."))
    if slug != idea.slug:
        query = request.META.get("QUERY_STRING", "")
        return HttpResponseRedirect(idea.get_absolute_url() + (f"?{query}" if query else ""), status=301)
    return render(request, "ideas/idea_detail.html", idea_context(request, idea))


def idea_context(request: HttpRequest, idea: Any, form: IdeaCommentForm | None = None, to: int = 0) -> dict[str, Any]:
    """Everything that the page of an idea shows. The same number of queries however much was said and voted."""
    viewer, now = request.user, timezone.now()
    board = board_map()[idea.board_id]
    order = request.GET.get("sort", "")
    order = order if order in ORDERS else ""
    try:
        page = (
            slice_after(branches_of(idea), by=ORDERS[order], size=PAGE, cursor=request.GET["cursor"])
            if request.GET.get("cursor")
            else first_slice(first_branches(idea.pk, ORDERS[order]) if idea.comment_count else [], by=ORDERS[order], size=PAGE)
        )
    except BadCursor:
        raise Http404(_("This page of the list does not exist.")) from None
    own_hidden = own_hidden_branches(idea.pk, viewer) if not page.newer else []
    comments = comment_views([*own_hidden, *page.rows], idea, viewer, now, full=_asked_branch(request, idea, to))
    signed_in = viewer.is_authenticated
    mine = votes_of(viewer, [idea.pk]).get(idea.pk)
    why_not_comment = "" if not signed_in else can_comment(viewer, idea, now).reason
    base = idea.get_absolute_url()
    sort = f"sort={order}&" if order else ""
    shows_product = idea.product_tree_path is not None and not any(
        idea.product_tree_path.startswith(path) for path in paths_closed_to(viewer)
    )
    return {
        "idea": idea,
        "board": board,
        "mine": mine,
        "given": _given_to(viewer, idea) if mine is not None and mine.is_given else None,
        "left": votes_left(viewer, [board]),
        "clock": clock_of(idea, board, now=now, sees_late=is_team(viewer) or board.is_overdue_public),
        "line": line_of(idea, viewer),
        "lineage": lineage_of(idea),
        "asked": asked_of(viewer, idea),
        "decided": _decided(idea),
        "author_name": name_of(idea.author, idea.author_name),
        "responder": name_of_responder(idea),
        "product": (idea.product_title, "/" + idea.product_url_path.split("/", 2)[2]) if shows_product else None,
        "comments": comments,
        "answered": next((view for top in comments for view in (top, *top.answers) if view.comment.pk == to), None),
        "order": order,
        "older": f"{base}?{sort}cursor={page.older}#comments" if page.older else "",
        "newer": f"{base}?{sort}cursor={page.newer}#comments" if page.newer else "",
        "form": form or IdeaCommentForm(),
        "may_comment": signed_in and not why_not_comment,
        "why_not_comment": why_not_comment,
        "visitors_are_asked": not signed_in and not idea.is_locked and board.who_proposes != IdeaBoardPage.WhoProposes.NOBODY,
        "may_vote": signed_in and bool(can_vote(viewer, idea, now)),
        "may_edit": signed_in and bool(can_edit_idea(viewer, idea, now)),
        "may_delete": signed_in and bool(can_delete_idea(viewer, idea, now)),
        "may_moderate": bool(can_moderate(viewer)),
        "may_decide": signed_in and bool(can_change_status(viewer, idea, now)),
        "may_unsplit": is_team(viewer) and bool(idea.part_of) and bool(can_unsplit(viewer, idea, now)),
        "may_move": is_team(viewer) and bool(boards_to_move_to(viewer, idea, now)),
        "is_team": is_team(viewer),
        "organisations": _organisations_of(viewer, idea),
        "feed_url": f"/feeds/idea/{idea.pk}.atom" if board.is_public else "",
        "canonical": settings.SITE_URL + base,
    }


def _decided(idea: Any) -> str:
    """Who said no, when, and who answers for it where that is another one."""
    if idea.meaning != Meaning.NOT_DOING:
        return ""
    by = idea.status_by or idea.owner
    said = _("%(name)s decided this on %(day)s.") % {"name": name_of(by), "day": day(idea.status_at)}
    if idea.owner_id in (None, by.pk if by is not None else None):
        return said
    return f"{said} " + _("%(name)s answers for it.") % {"name": name_of(idea.owner)}


def name_of_responder(idea: Any) -> str:
    if idea.official is None:
        return ""
    return _("Former member") if idea.responder_erased_at else idea.responder_name or idea.responder_username


def _given_to(viewer: Viewer, idea: Idea) -> Vote | None:
    """A vote that staff gave for the reader: labelled, and taken away with one click."""
    return (
        Vote.objects.filter(idea=idea, member=viewer, is_counted=True, on_behalf_by__isnull=False)
        .select_related("on_behalf_by")
        .first()
    )


def _organisations_of(viewer: Viewer, idea: Idea) -> list[tuple[int, str]]:
    if not viewer.is_authenticated or idea.is_closed or viewer.organisation_id is None:
        return []
    rows = Spokesperson.objects.filter(member=viewer).select_related("organisation")
    return [(row.organisation_id, row.organisation.name) for row in rows]


def _asked_branch(request: HttpRequest, idea: Idea, to: int) -> IdeaComment | None:
    """The branch with the comment that an address points at: shown first, and in full."""
    raw = str(to or request.GET.get("comment", ""))
    if not (raw.isascii() and raw.isdecimal()) or len(raw) > 18:
        return None
    asked = IdeaComment.objects.visible_to(request.user).filter(pk=int(raw), idea=idea).values_list("pk", "branch_id").first()
    return branches_of(idea).filter(pk=asked[1] or asked[0]).first() if asked else None


@require_safe
def comment_detail(request: HttpRequest, pk: int) -> HttpResponse:
    """The permanent address of a comment: it leads to the idea where it stands now."""
    comment = IdeaComment.objects.visible_to(request.user).select_related("idea").filter(pk=pk).first()
    if comment is None:
        return to_own_hidden(request.user, IdeaComment, pk, _("There is no such comment."))
    return HttpResponseRedirect(f"{comment.idea.get_absolute_url()}?comment={comment.pk}#c{comment.pk}")


@require_safe
def idea_history(request: HttpRequest, pk: int) -> HttpResponse:
    """Every wording that an idea and its official response had, and every change of its status."""
    idea = find_idea(pk, request.user)
    changes = idea.status_changes.select_related("by", "owner").order_by("-at", "-pk")
    context = {
        "idea": idea,
        "board": board_map()[idea.board_id],
        "versions": versions_of(idea),
        "responses": versions_of(idea.official) if idea.official is not None else [],
        "changes": changes[:100],
        "updates": idea.delivery_updates.select_related("by").order_by("-at", "-pk")[:100],
    }
    return render(request, "ideas/idea_history.html", context)


@require_safe
def voters_list(request: MemberRequest, pk: int) -> HttpResponse:
    """Who voted: those who let their name be shown; all of them, with who voted for whom, for staff."""
    idea = find_idea(pk, request.user)
    sees_all = is_team(request.user)
    votes = Vote.objects.filter(idea=idea, is_counted=True)
    votes = votes.select_related("member__organisation", "organisation", "on_behalf_by", "origin", "contact")
    named = votes if sees_all else votes.filter(is_named=True, member__erased_at=None)
    try:
        page = slice_after(named, by="created_at", size=60, cursor=request.GET.get("cursor", ""))
    except BadCursor:
        raise Http404(_("This page of the list does not exist.")) from None
    own = votes.filter(member=request.user).first() if request.user.is_authenticated else None
    of = [vote.organisation or (vote.member and vote.member.organisation) for vote in page.rows] if sees_all else []
    context = {
        "idea": idea,
        "board": board_map()[idea.board_id],
        "accounts": account_pages(request.user, {organisation.name for organisation in of if organisation}),
        "votes": page.rows,
        "older": f"?cursor={page.older}" if page.older else "",
        "newer": f"?cursor={page.newer}" if page.newer else "",
        "sees_all": sees_all,
        "sees_contacts": bool(sees_all and can_see_records(request.user, Contact)),
        "csv_url": reverse("ideas:voters_csv", args=[idea.pk]) if can_export_voters(request.user, idea) else "",
        "own": own,
    }
    return render(request, "ideas/voters_list.html", context)
