"""Votes of customers without an account: staff record one and pass its link on; by the link the customer removes it."""

from __future__ import annotations

from functools import partial

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.contrib.auth.models import AnonymousUser
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from ideas import actions, choosing
from ideas.actions.proxies import may_write_to
from ideas.boards import board_map
from ideas.forms import ContactBehalfForm
from ideas.models import Vote
from ideas.permissions import can_keep_contact_vote, can_vote_for_contact
from ideas.proxy_links import address_of, vote_of
from ideas.views.ideas import find_idea
from portal.common.permissions import Refused, require
from portal.common.picking import options_page
from portal.crm.models import Contact
from portal.crm.store.actions import contact_for
from portal.crm.store.permissions import can_see_records
from portal.members.requests import MemberRequest


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def contact_vote_for(request: MemberRequest, pk: int) -> HttpResponse:
    """Staff record the wish of a customer who has no account."""
    idea = find_idea(pk, request.user)
    require(can_vote_for_contact(request.user, idea, timezone.now()))
    board = board_map()[idea.board_id]
    form = ContactBehalfForm(request.POST or None, board=board, viewer=request.user)
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        try:
            contact = data.get("customer") or contact_for(email=data["email"], name=data["name"], by=request.user)
            vote = actions.give_vote_for_contact(
                idea=idea,
                by=request.user,
                contact=contact,
                source_url=data["source_url"],
                source_note=data["source_note"],
                importance=data.get("importance"),
            )
        except actions.AlreadyVoted:
            form.add_error(None, _("A vote for this idea is recorded for them already."))
        except actions.HasAccount:
            form.add_error(None, _("They have an account here. Vote for them as a member, so that they are told."))
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("The vote counts. Pass the link below on to the customer."))
            return redirect("ideas:contact_vote", vote.pk)
    context = {"idea": idea, "form": form, "board": board}
    return render(request, "ideas/contact_vote_for.html", context, status=422 if form.errors else 200)


@login_required
@require_safe
def contact_options(request: MemberRequest, pk: int) -> HttpResponse:
    """Contacts by the words typed so far, for staff who may see them."""
    idea = find_idea(pk, request.user)
    require(can_vote_for_contact(request.user, idea, timezone.now()))
    return options_page(request, name="contact-options", offer=partial(choosing.contact_options, request.user))


@login_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def contact_vote(request: MemberRequest, pk: int) -> HttpResponse:
    """One such vote, for staff: its link to pass on, a new one, none; or the vote is removed."""
    require(can_keep_contact_vote(request.user))
    rows = Vote.objects.filter(contact__isnull=False).select_related("idea", "contact", "on_behalf_by", "link")
    vote = get_object_or_404(rows, pk=pk)
    idea = find_idea(vote.idea_id, request.user)
    if request.method == "POST":
        return _kept(request, vote)
    sees = bool(can_see_records(request.user, Contact))
    link = vote.link if hasattr(vote, "link") and vote.link.revoked_at is None else None
    context = {
        "vote": vote,
        "idea": idea,
        "name": str(vote.contact) if sees else _("A customer without an account"),
        "sees_contacts": sees,
        "link": link,
        "address": address_of(link) if link is not None else "",
        "is_written_to": bool(vote.contact and may_write_to(vote.contact)),
    }
    return render(request, "ideas/contact_vote.html", context)


def _kept(request: MemberRequest, vote: Vote) -> HttpResponse:
    act = request.POST.get("act", "")
    if act == "renew":
        actions.renew_link(vote=vote, by=request.user)
        messages.success(request, _("This is a new link. The old one leads nowhere any more."))
    elif act == "revoke":
        actions.revoke_link(vote=vote, by=request.user)
        messages.success(request, _("The link leads nowhere any more. The vote still counts."))
    elif act == "remove":
        try:
            actions.remove_contact_vote(vote=vote, by=request.user)
        except actions.NotVoted:
            messages.info(request, _("The vote was removed already."))
        else:
            messages.success(request, _("The vote is removed."))
        return HttpResponseRedirect(vote.idea.get_absolute_url())
    return redirect("ideas:contact_vote", vote.pk)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def your_vote(request: HttpRequest, token: str) -> HttpResponse:
    """What was recorded for a customer without an account, for whoever holds the link: a look changes nothing, a POST removes it.

    Scanners of mails and previews follow links, so nothing happens by a look.
    """
    vote = vote_of(token)
    if vote is None or vote.contact is None:
        raise Http404(_("There is no such vote. It was removed, or the link was replaced by a new one."))
    is_removed = is_stopped = False
    if request.method == "POST" and request.POST.get("act") == "stop":
        actions.stop_writing(vote=vote)
        vote.contact.has_opted_out_of_email = is_stopped = True
    elif request.method == "POST":
        try:
            actions.remove_contact_vote(vote=vote, by=None)
        except actions.NotVoted:
            raise Http404(_("There is no such vote. It was removed, or the link was replaced by a new one.")) from None
        is_removed = True
    context = {
        "vote": vote,
        "title": vote.idea.title if vote.idea.is_visible_to(AnonymousUser()) else "",
        "email": _masked(vote.contact.email),
        "is_removed": is_removed,
        "is_stopped": is_stopped,
    }
    response = render(request, "ideas/your_vote.html", context)
    response["X-Robots-Tag"] = "noindex, nofollow"
    response["Referrer-Policy"] = "same-origin"  # the address is the key: no other site is told it
    return response


def _masked(email: str) -> str:
    """Enough to know one's own address again, and too little for whoever came by the link."""
    name, _at, host = email.partition("@")
    return f"{name[:1]}…@{host}" if host else ""
