"""Reading: a product's reviews, and one of them by itself."""

from __future__ import annotations

from dataclasses import replace

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from portal.activity.steps import steps
from portal.common.pages import PUBLIC, scope_of, site_path
from portal.common.pagination import BadCursor
from portal.common.times import number
from portal.products.models import ProductPage
from portal.ratings.addresses import feed_url, list_url, write_url
from portal.ratings.cards import cards_of
from portal.ratings.comparing import compare_url
from portal.ratings.figures import aggregate_rating, width_of
from portal.ratings.filters import ORDERS, STARS, Filter, words_of_stars
from portal.ratings.kinds import title_of
from portal.ratings.likeness import group_of, questions_of
from portal.ratings.models import ProductRating, Review
from portal.ratings.permissions import RESTORE_TIME
from portal.ratings.reading import own_review, summary_of, versions_of
from portal.ratings.reading import review_list as list_of
from portal.ratings.structured import product_data
from portal.ratings.views.finding import find_product, find_review


@require_safe
def review_list(request: HttpRequest, pk: int, slug: str = "") -> HttpResponse:
    """All reviews of a product: its figures, the most helpful for and against, and a page of the list."""
    product = find_product(pk, request.user)
    if slug != product.slug:
        query = request.META.get("QUERY_STRING", "")
        return redirect(list_url(product) + (f"?{query}" if query else ""), permanent=True)
    asked, cursor = Filter.from_query(request.GET), request.GET.get("cursor", "")
    summary, questions = summary_of(product, timezone.now()), questions_of(product)
    group, chosen = None, asked.like
    if asked.like:
        group = group_of(product, summary.rating, asked.like, questions)
        if not group.is_shown:  # nor is the list narrowed to so few
            asked = replace(asked, like=())
    try:
        page = list_of(product, asked, request.user, cursor)
    except BadCursor:
        raise Http404(_("This page of the list does not exist.")) from None
    is_public = scope_of(product) == PUBLIC
    own = own_review(product, request.user)
    context = {
        "product": product,
        "product_url": site_path(product),
        "index": _index_of(product),
        "summary": summary,
        "page": page,
        "asked": asked,
        "questions": questions,
        "group": group,
        "chosen": chosen,
        "orders": [(name, words) for name, (_column, _falls, words) in ORDERS.items()],
        "versions": versions_of(product) if summary.rating.count else [],
        "own": own,
        "own_until": own.deleted_at + RESTORE_TIME if own is not None and own.deleted_at else None,
        "is_first_page": not cursor,
        "write_url": write_url(product),
        "compare_url": compare_url([product]),
        "feed_url": feed_url(product) if is_public else "",
        "canonical": f"{settings.SITE_URL}{list_url(product)}",
        "canonical_path": list_url(product),
        "star_choices": [("", _("Any stars")), *((name, words_of_stars(name)) for name in STARS)],
        "said": _said(asked, summary.rating),
        "nothing": _nothing(asked),
        "is_public": is_public,
        "structured": product_data(product, aggregate_rating(summary.rating)),
    }
    return render(request, "ratings/review_list.html", context)


@require_safe
def review_detail(request: HttpRequest, pk: int) -> HttpResponse:
    """One review at its own address: with its earlier versions, and what followed from it."""
    review = find_review(pk, request.user)
    context = {
        "review": review,
        "heading": title_of(review),
        "widths": {stars: width_of(stars) for stars in range(1, 6)},
        "is_public": scope_of(review.product) == PUBLIC,
        "product": review.product,
        "list_url": list_url(review.product),
        "product_url": site_path(review.product),
        "card": cards_of([review], request.user)[0],
        "versions": list(review.versions.order_by("-number")) if review.edit_count else [],
        "line": steps(review, viewer=request.user),
        "returned": _open_return(review, request),
        "canonical": f"{settings.SITE_URL}{review.get_absolute_url()}",
    }
    return render(request, "ratings/review_detail.html", context)


def _said(asked: Filter, rating: ProductRating) -> str:
    """What stands below: all of it, or the part that the filter asks for."""
    order = str(ORDERS[asked.order][2]).lower()
    if asked.is_narrowed:
        return _("Those that fit, %(order)s first.") % {"order": order}
    words = {"count": number(rating.count), "employees": number(rating.employee_count), "order": order}
    if rating.employee_count:
        return _("All %(count)s reviews and %(employees)s by employees, %(order)s first.") % words
    return _("All %(count)s reviews, %(order)s first.") % words


def _nothing(asked: Filter) -> str:
    """Why the list is empty."""
    if asked.stars and asked.words:
        return _("No review with %(stars)s mentions “%(words)s”") % {"stars": asked.stars_in_words, "words": asked.words}
    if asked.words:
        return _("No review mentions “%(words)s”") % {"words": asked.words}
    return _("No review fits")


def _open_return(review: Review, request: HttpRequest) -> object:
    """What is asked of the author, for them and for moderators."""
    if review.hidden_at is None:
        return None
    return review.returns.filter(closed_at=None).select_related("by").first()


def _index_of(product: ProductPage) -> tuple[str, str] | None:
    """The list of products, above it."""
    parent = product.get_parent()
    return (parent.title, site_path(parent)) if parent is not None else None
