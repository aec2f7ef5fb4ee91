"""Who may do what with products."""

from __future__ import annotations

from django.utils.translation import gettext as _

from portal.common.permissions import ALLOWED, Verdict, refused
from portal.common.viewer import Viewer
from portal.products.models import ProductPage


def can_own_product(member: Viewer, product: ProductPage) -> Verdict:
    """May the member say that they have one? Whoever may read of it may: it changes what they are shown and nothing else."""
    if member.is_authenticated and ProductPage.objects.visible_to(member).filter(pk=product.pk).exists():
        return ALLOWED
    return refused(_("There is no such product."))
