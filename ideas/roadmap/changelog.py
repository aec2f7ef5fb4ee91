"""What the pages of the changelog show."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest
from django.utils.translation import gettext as _

from ideas.models import Idea
from ideas.roadmap.models import ChangelogIdea, ChangelogIndexPage, ChangelogPage
from portal.common.page_context import adds_to
from portal.common.pages import site_path
from portal.common.viewer import Viewer
from portal.products.models import ProductPage

ROWS = 20


@adds_to("roadmap.ChangelogIndexPage")
def list_context(index: ChangelogIndexPage, request: HttpRequest) -> dict[str, Any]:
    """Changes, the newest first, each with the ideas that asked for it. Three queries."""
    raw = request.GET.get("page", "1")
    number = int(raw) if raw.isascii() and raw.isdecimal() and 1 <= len(raw) < 6 else 0
    if number < 1:
        raise Http404(_("This page of the list does not exist."))
    pages = ChangelogPage.objects.visible_to(request.user).child_of(index).order_by("-released_on", "-pk")
    found = list(pages[(number - 1) * ROWS : number * ROWS + 1])
    if not found and number > 1:
        raise Http404(_("This page of the list does not exist."))
    asked = _asked_by(found[:ROWS], request.user)
    return {
        "rows": [(page, site_path(page), asked.get(page.pk, [])) for page in found[:ROWS]],
        "older": f"?page={number + 1}" if len(found) > ROWS else "",
        "newer": f"?page={number - 1}" if number > 1 else "",
    }


@adds_to("roadmap.ChangelogPage")
def detail_context(page: ChangelogPage, request: HttpRequest) -> dict[str, Any]:
    """A change, as it is stored or as the admin's preview has it."""
    numbers = [link.idea_id for link in page.ideas.all()]
    ideas = Idea.objects.visible_to(request.user).public_rows().filter(pk__in=numbers).select_related("author")
    parent = page.get_parent() if page.path else None
    return {
        "asked": sorted(ideas, key=lambda idea: numbers.index(idea.pk)),
        "product": _product_of(page, request.user),
        "index": {"title": parent.title, "url": site_path(parent)} if parent else None,
    }


def _product_of(page: ChangelogPage, viewer: Viewer) -> dict[str, Any] | None:
    """The product that changed, if the reader may see it."""
    product = ProductPage.objects.live().visible_to(viewer).filter(pk=page.product_id or 0).first()
    return {"title": product.title, "url": site_path(product)} if product is not None else None


def _asked_by(pages: list[ChangelogPage], viewer: Viewer) -> dict[int, list[Idea]]:
    links = ChangelogIdea.objects.filter(page_id__in=[page.pk for page in pages]).order_by("page_id", "sort_order", "pk")
    numbers = [(link.page_id, link.idea_id) for link in links]
    ideas = Idea.objects.visible_to(viewer).public_rows().in_bulk([idea for _page, idea in numbers])
    asked: dict[int, list[Idea]] = {}
    for page_id, idea_id in numbers:
        if idea_id in ideas:
            asked.setdefault(page_id, []).append(ideas[idea_id])
    return asked
