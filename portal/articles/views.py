"""Whether an article helped."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from portal.articles.actions import rate_article
from portal.articles.forms import RatingForm
from portal.articles.models import ArticlePage
from portal.articles.permissions import can_rate
from portal.articles.ratings import rating_of
from portal.common.permissions import require
from portal.members.requests import MemberRequest


@login_required
@require_http_methods(["GET", "POST"])
def article_rate(request: MemberRequest, pk: int) -> HttpResponse:
    """The form that asks why not, and where both answers go. With htmx the answer replaces the part of the page."""
    if pk > 2**62:
        raise Http404(_("There is no such article."))
    article = ArticlePage.objects.live().visible_to(request.user).filter(pk=pk).first()
    if article is None:
        raise Http404(_("There is no such article."))
    require(can_rate(request.user, article, timezone.now()))
    form = RatingForm(request.POST) if request.method == "POST" else RatingForm(initial={"helpful": "no"})
    if request.method == "POST" and form.is_valid():
        rate_article(
            article=article,
            by=request.user,
            is_helpful=form.is_yes,
            reason=form.cleaned_data["reason"],
            note=form.cleaned_data["note"],
        )
        if request.htmx:
            return render(request, "articles/partials/rating.html", {"rating": rating_of(article, request.user)})
        messages.success(request, _("Thank you. What you said about this article is kept."))
        return redirect(article.get_absolute_url())
    template = "articles/partials/rating_form.html" if request.htmx else "articles/article_rate.html"
    context = {"form": form, "article": article, "rating": rating_of(article, request.user)}
    # htmx swaps what was answered with 200 only.
    return render(request, template, context, status=400 if form.is_bound and not request.htmx else 200)
