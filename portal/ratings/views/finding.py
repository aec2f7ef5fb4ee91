"""The product or review that an address names, for its reader."""

from __future__ import annotations

from django.http import Http404
from django.utils.translation import gettext as _

from portal.common.viewer import Viewer
from portal.products.models import ProductPage
from portal.ratings.models import Review

_MOST = 2**62


def find_product(pk: int, viewer: Viewer) -> ProductPage:
    """A product that the viewer may read of. Raises Http404."""
    found = ProductPage.objects.visible_to(viewer).defer("body").filter(pk=pk).first() if pk < _MOST else None
    if found is None:
        raise Http404(_("There is no such product."))
    return found


def find_review(pk: int, viewer: Viewer) -> Review:
    """A review that the viewer may read, their own also where others do not see it. Raises Http404."""
    rows = Review.objects.with_own(viewer).select_related("product", "author", "answer__author").defer("product__body")
    found = rows.filter(pk=pk).first() if pk < _MOST else None
    if found is None:
        raise Http404(_("There is no such review."))
    return found
