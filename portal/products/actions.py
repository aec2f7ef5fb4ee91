"""What is written down when an editor publishes, withdraws or closes a product (Wagtail stores; this records), and who has one."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from portal.activity.record import record
from portal.common.permissions import require
from portal.members.models import Member
from portal.products.activities import (
    PRODUCT_DISOWNED,
    PRODUCT_OWNED,
    PRODUCT_PUBLISHED,
    PRODUCT_RESTRICTED,
    PRODUCT_UNPUBLISHED,
)
from portal.products.models import OwnedProduct, ProductPage
from portal.products.permissions import can_own_product


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


@transaction.atomic
def own_product(*, product: ProductPage, by: Member, now: datetime | None = None) -> None:
    """A member says that they have a product. Saying it twice changes nothing."""
    now = now or timezone.now()
    require(can_own_product(by, product))
    _row, is_new = OwnedProduct.objects.get_or_create(member=by, product=product, defaults={"since": now})
    if is_new:
        record(PRODUCT_OWNED, actor=by, object=product, happened_at=now)


@transaction.atomic
def disown_product(*, product: ProductPage, by: Member, now: datetime | None = None) -> None:
    """A member has a product no longer."""
    if OwnedProduct.objects.filter(member=by, product=product).delete()[0]:
        record(PRODUCT_DISOWNED, actor=by, object=product, happened_at=now or timezone.now())
