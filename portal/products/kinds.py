"""Products as the floors above know them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from portal.common.html import text_of
from portal.common.kinds import ContentKind, HitNames, Reading, Searchable, SearchDocument, Viewer, register_kind
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
        return things.defer("body")

    def reading(self, thing: ProductPage) -> Reading:
        return Reading(lead=thing.tagline)


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
            can=(ProductSearch(),),
        )
    )
