"""Products as the floors above know them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from portal.common.html import text_of
from portal.common.kinds import ContentKind, HitNames, Notifiable, Reading, Searchable, SearchDocument, Viewer, register_kind
from portal.common.pages import scope_of, scopes_of, site_path
from portal.products.models import ProductPage


def product_document(product: ProductPage) -> SearchDocument:
    return SearchDocument(
        title=product.title,
        text=f"{product.tagline} {product.family} {text_of(product.body)}",
        scope=scope_of(product),
        posted_at=product.last_published_at or timezone.now(),
        weight=2,
    )


class ProductSearch(Searchable[ProductPage]):
    names = {"": HitNames(_("Product"), _("Products"), "product")}

    def documents(self, pks: Sequence[int]) -> Iterator[tuple[int, SearchDocument]]:
        for product in ProductPage.objects.filter(pk__in=pks, live=True):
            yield product.pk, product_document(product)

    def scopes(self, viewer: Viewer) -> set[str]:
        return scopes_of(viewer)

    def for_hits(self, things: QuerySet[ProductPage]) -> QuerySet[ProductPage]:
        return things.defer("body").select_related("rating")

    def reading(self, thing: ProductPage) -> Reading:
        """What it is, after how it is rated: `rating` is of an app above, reached by its relation and not by import."""
        rating = getattr(thing, "rating", None)
        return Reading(label=rating.in_short if rating is not None else "", lead=thing.tagline)


class ProductLines(Notifiable[ProductPage]):
    thread = "product"

    def for_lines(self, things: QuerySet[ProductPage], member: Any) -> QuerySet[ProductPage]:
        return things.defer("body")

    def with_parts(self, thing: ProductPage) -> Iterable[QuerySet[Any]]:
        return [ProductPage.objects.filter(pk=thing.pk), thing.reviews.all()]


def register() -> None:
    register_kind(
        ContentKind(
            name="products.product",
            model=ProductPage,
            label=_("product"),
            title=lambda product: product.title,
            url=site_path,
            visible_to=ProductPage.objects.visible_to,
            author_id=lambda product: None,
            can=(ProductSearch(), ProductLines()),
        )
    )
