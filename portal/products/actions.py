"""What is written down when an editor publishes, withdraws or closes a product. Wagtail stores; this records."""

from __future__ import annotations

from django.db import transaction

from portal.activity.record import record
from portal.members.models import Member
from portal.products.activities import PRODUCT_PUBLISHED, PRODUCT_RESTRICTED, PRODUCT_UNPUBLISHED
from portal.products.models import ProductPage


@transaction.atomic
def note_published(*, product: ProductPage, by: Member | None) -> None:
    """An editor published a product, anew or again."""
    record(PRODUCT_PUBLISHED, actor=by, object=product)


@transaction.atomic
def note_unpublished(*, product: ProductPage) -> None:
    """A product is no longer to be read: withdrawn or deleted."""
    record(PRODUCT_UNPUBLISHED, actor=None, object=product)


@transaction.atomic
def note_restricted(*, path: str) -> None:
    """Who may read the pages below this place in the tree has changed."""
    for product in ProductPage.objects.filter(path__startswith=path):
        record(PRODUCT_RESTRICTED, actor=None, object=product)
