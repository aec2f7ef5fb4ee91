"""A product's reviews as a feed, and as files to take away. All of them hold what a visitor may see."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse, StreamingHttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from portal.common.feeds import FeedEntry, atom_response
from portal.common.html import CleanHtml
from portal.common.spreadsheets import csv_response
from portal.products.models import ProductPage
from portal.ratings.addresses import feed_url, list_url
from portal.ratings.cards import name_of
from portal.ratings.kinds import title_of
from portal.ratings.models import Review
from portal.ratings.views.finding import find_product
from portal.writing.html import text_of

MOST = 30
_COLUMNS = (
    *("number", "product", "product_name", "family", "rating", "title", "text", "pros", "cons", "recommended", "helpful"),
    *("author", "posted_at", "version", "verified_customer", "received_a_reward", "employee", "imported_from"),
)


@require_safe
def review_feed(request: HttpRequest, pk: int) -> HttpResponse:
    """The newest reviews of a product that everybody may read of."""
    product = _public(pk)
    rows = Review.objects.public_rows().filter(product=product).select_related("author", "product").defer("product__body")
    return atom_response(
        request,
        title=_("Reviews of %(product)s") % {"product": product.title},
        url=list_url(product),
        feed_url=feed_url(product),
        entries=[_entry(review) for review in rows.order_by("-posted_at", "-pk")[:MOST]],
    )


@require_safe
def export_csv(request: HttpRequest, pk: int) -> StreamingHttpResponse:
    """All reviews of a product that can be read, one a row; `import_reviews` takes the file."""
    product = find_product(pk, request.user)
    rows = ([_cell(row[name]) for name in _COLUMNS] for row in _rows(product))
    return csv_response(f"reviews-{product.pk}.csv", _COLUMNS, rows)


@require_safe
def export_json(request: HttpRequest, pk: int) -> HttpResponse:
    product = find_product(pk, request.user)
    answer = JsonResponse(
        {"product": product.title, "reviews": list(_rows(product))}, json_dumps_params={"ensure_ascii": False}
    )
    answer["Content-Disposition"] = f'attachment; filename="reviews-{product.pk}.json"'
    return answer


def _cell(value: Any) -> Any:
    return "\n".join(value) if isinstance(value, list) else value


def _rows(product: ProductPage) -> Iterator[dict[str, Any]]:
    rows = Review.objects.public_rows().filter(product=product).select_related("author").order_by("pk")
    recommends = {Review.Recommends.YES: "1", Review.Recommends.NO: "0", Review.Recommends.DEPENDS: "", "": ""}
    for review in rows.iterator(500):
        yield {
            "number": review.source_key or str(review.pk),
            "product": product.slug,
            "product_name": product.title,
            "family": product.family,
            "rating": review.stars,
            "title": review.title,
            "text": text_of(CleanHtml(review.body)),
            "pros": review.pros,
            "cons": review.cons,
            "recommended": recommends[review.recommends],
            "helpful": review.helpful_count + review.imported_helpful_count,
            "author": name_of(review.author, review.author_name) if review.author_id or review.author_name else "",
            "posted_at": review.posted_at.isoformat() if review.is_dated else "",
            "version": review.product_version,
            "verified_customer": int(review.verified_at is not None),
            "received_a_reward": int(review.rewarded_at is not None),
            "employee": int(review.is_employee),
            "imported_from": review.imported_from,
        }


def _public(pk: int) -> ProductPage:
    try:
        return find_product(pk, AnonymousUser())
    except Http404:
        raise Http404(_("There is no such feed.")) from None


def _entry(review: Review) -> FeedEntry:
    author = review.author
    stars = ngettext("%(count)s star", "%(count)s stars", review.stars) % {"count": review.stars}
    return FeedEntry(
        title=f"{stars}: {title_of(review)}",
        url=review.get_absolute_url(),
        updated=review.edited_at or review.posted_at,
        published=review.posted_at,
        author_name=name_of(author, review.author_name),
        author_url=author.get_absolute_url() if author is not None and author.erased_at is None else "",
        html=CleanHtml(review.body),
        text=review.excerpt or stars,
    )
