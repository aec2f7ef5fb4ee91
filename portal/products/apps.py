from collections.abc import Iterator
from typing import TYPE_CHECKING

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from portal.common.kinds import SearchDocument
    from portal.products.models import ProductPage


class ProductsConfig(AppConfig):
    name = "portal.products"
    verbose_name = _("Products")

    def ready(self) -> None:
        from portal.common.kinds import ContentKind, register_kind
        from portal.common.pages import scopes_of, site_path, watch_pages
        from portal.products import actions, holdings
        from portal.products.models import ProductPage

        holdings.register()
        watch_pages(
            ProductPage,
            published=lambda product, by: actions.note_published(product=product, by=by),
            unpublished=lambda product: actions.note_unpublished(product=product),
            restricted=lambda path: actions.note_restricted(path=path),
        )
        register_kind(
            ContentKind(
                name="products.product",
                model=ProductPage,
                label=_("product"),
                title=lambda product: product.title,
                url=site_path,
                visible_to=ProductPage.objects.visible_to,
                author_id=lambda product: None,
                document=_document,
                documents=_documents,
                scopes=scopes_of,
            )
        )


def _document(product: "ProductPage") -> "SearchDocument | None":
    from django.utils import timezone

    from portal.common.html import text_of
    from portal.common.kinds import SearchDocument
    from portal.common.pages import scope_of

    if not product.live:
        return None
    return SearchDocument(
        title=product.title,
        text=f"{product.tagline} {product.family} {text_of(product.body)}",
        scope=scope_of(product),
        posted_at=product.last_published_at or timezone.now(),
        weight=2,
    )


def _documents() -> "Iterator[tuple[int, SearchDocument]]":
    from portal.products.models import ProductPage

    for product in ProductPage.objects.live().iterator(chunk_size=200):
        document = _document(product)
        if document is not None:
            yield product.pk, document
