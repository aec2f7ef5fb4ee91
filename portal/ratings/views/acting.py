"""What readers, authors, the company and moderators do with a review. One act each, then back to the review."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from portal.common.permissions import Refused, require
from portal.members.requests import MemberRequest
from portal.moderation.decidable import CannotDecide
from portal.moderation.decision_views import decide_and_say
from portal.moderation.forms import HideForm
from portal.moderation.permissions import can_moderate
from portal.ratings import actions
from portal.ratings.addresses import list_url
from portal.ratings.cards import cards_of
from portal.ratings.forms import AnswerForm, ReturnForm
from portal.ratings.models import Review
from portal.ratings.permissions import can_answer, can_return
from portal.ratings.views.finding import find_review
from portal.writing.actions import discard_draft
from portal.writing.entry import NotAdmitted
from portal.writing.forms import show_refusal


@login_required
@require_POST
def review_vote(request: MemberRequest, pk: int) -> HttpResponse:
    """Helpful (`on` is 1), not helpful (0), or neither any more (empty). A second click is no error."""
    review = find_review(pk, request.user)
    wanted = request.POST.get("on", "")
    try:
        if wanted in ("0", "1"):
            review = actions.vote_on_review(review=review, by=request.user, is_helpful=wanted == "1")
        else:
            review = actions.withdraw_review_vote(review=review, by=request.user)
    except Refused as refusal:
        messages.error(request, str(refusal))
    if request.htmx:
        card = cards_of([find_review(pk, request.user)], request.user)[0]
        return render(request, "ratings/partials/votes.html", {"card": card, "viewer": request.user})
    return _back(request, review)


@login_required
@require_POST
def review_delete(request: MemberRequest, pk: int) -> HttpResponse:
    review = find_review(pk, request.user)
    actions.delete_review(review=review, by=request.user)
    messages.success(
        request, _("Your review is gone, and the figures have followed."), extra_tags=f"undo:/reviews/{review.pk}/restore/"
    )
    return HttpResponseRedirect(list_url(review.product))


@login_required
@require_POST
def review_restore(request: MemberRequest, pk: int) -> HttpResponse:
    review = find_review(pk, request.user)
    try:
        actions.restore_review(review=review, by=request.user)
    except actions.AlreadyReviewed as error:
        messages.error(
            request, _("You have written another review since. Delete that one first to bring the earlier one back.")
        )
        return HttpResponseRedirect(error.review.get_absolute_url())
    messages.success(request, _("Your review is back."))
    return HttpResponseRedirect(review.get_absolute_url())


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def answer_write(request: MemberRequest, pk: int) -> HttpResponse:
    """The company's one answer to a review, or a change of it."""
    review = find_review(pk, request.user)
    require(can_answer(request.user, review, timezone.now()))
    place, answer = f"ratings:answer:{review.pk}", getattr(review, "answer", None)
    before = answer.body if answer is not None else ""
    form = AnswerForm(request.POST or None, initial={"body": before}, by=request.user, before=before)
    status = 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            try:
                actions.answer_review(review=review, by=request.user, body=form.cleaned_data["body"])
            except NotAdmitted as refusal:
                status = show_refusal(form, refusal)
            else:
                discard_draft(member=request.user, place=place)
                messages.success(request, _("The answer stands below the review. Its author is told."))
                return HttpResponseRedirect(f"{review.get_absolute_url()}#answer")
    context = {"review": review, "card": cards_of([review], request.user)[0], "form": form, "answer": answer}
    return render(request, "ratings/answer_write.html", context | {"draft_place": place}, status=status)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def review_hide(request: MemberRequest, pk: int) -> HttpResponse:
    review = find_review(pk, request.user)
    require(can_moderate(request.user))
    form = HideForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        decide_and_say(request, thing=review, act="hide", done=_("Hidden."), **form.cleaned_data)
        return HttpResponseRedirect(review.get_absolute_url())
    return render(request, "ratings/review_hide.html", {"review": review, "form": form}, status=422 if form.is_bound else 200)


@login_required
@require_POST
def review_unhide(request: MemberRequest, pk: int) -> HttpResponse:
    review = find_review(pk, request.user)
    require(can_moderate(request.user))
    decide_and_say(request, thing=review, act="restore", done=_("Shown again."))
    return HttpResponseRedirect(review.get_absolute_url())


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def review_return(request: MemberRequest, pk: int) -> HttpResponse:
    """Send a review back to its author with the reason and the words that it is about."""
    review = find_review(pk, request.user)
    require(can_return(request.user, review))
    form = ReturnForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            actions.return_review(review=review, by=request.user, **form.cleaned_data)
        except actions.NotInTheText as problem:
            form.add_error("passage", str(problem))
        except actions.NotAReason as problem:
            form.add_error("note", str(problem))
        except CannotDecide as problem:
            form.add_error(None, str(problem))
        else:
            messages.success(request, _("Returned. Its author can change it and send it again."))
            return HttpResponseRedirect(review.get_absolute_url())
    context = {"review": review, "card": cards_of([review], request.user)[0], "form": form}
    return render(request, "ratings/review_return.html", context, status=422 if form.is_bound else 200)


@login_required
@require_POST
def review_release(request: MemberRequest, pk: int) -> HttpResponse:
    """Publish a review that was held."""
    review = get_object_or_404(Review.objects.visible_to(request.user), pk=pk)
    require(can_moderate(request.user))
    actions.release_review(review=review, by=request.user)
    messages.success(request, _("Published. It counts from now on."))
    return HttpResponseRedirect("/reviews/held/" if request.POST.get("held") else review.get_absolute_url())


def _back(request: MemberRequest, review: Review) -> HttpResponse:
    """To the page that it was pressed on."""
    target = request.POST.get("next", "")
    if not url_has_allowed_host_and_scheme(target, allowed_hosts=None) or not target.startswith("/"):
        target = review.get_absolute_url()
    return HttpResponseRedirect(target)
