from __future__ import annotations

from typing import Any

from django.conf import settings
from django.db import models
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import RichTextField
from wagtail.models import Page, PageManager

from portal.common.pages import VisiblePageQuerySet, open_to, site_path

TOPICS_SHOWN = 8


class ProductIndexPage(Page):
    """The list of products."""

    intro = models.CharField(_("introduction"), max_length=300, blank=True)

    content_panels = [*Page.content_panels, FieldPanel("intro")]
    parent_page_types = ["pages.HomePage"]
    subpage_types = ["products.ProductPage"]
    max_count = 1
    template = "products/product_list.html"

    class Meta:
        verbose_name = _("product list")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        context["intro"] = self.intro
        products = list(ProductPage.objects.child_of(self).visible_to(request.user).defer("body").order_by("path"))
        context["pages"] = products
        context["products"] = [(product, site_path(product)) for product in products]
        return context


class ProductPage(Page):
    """A product: what questions, articles, ideas and reviews are about."""

    family = models.CharField(_("family"), max_length=60, blank=True)
    tagline = models.CharField(_("in one sentence"), max_length=200, blank=True)
    body = RichTextField(_("description"), blank=True)
    image = models.ForeignKey("wagtailimages.Image", null=True, blank=True, on_delete=models.SET_NULL, related_name="+")

    content_panels = [
        *Page.content_panels,
        FieldPanel("family"),
        FieldPanel("tagline"),
        FieldPanel("image"),
        FieldPanel("body"),
    ]
    parent_page_types = ["products.ProductIndexPage"]
    subpage_types: list[str] = []
    template = "products/product_detail.html"

    objects = PageManager.from_queryset(VisiblePageQuerySet)()

    class Meta:
        verbose_name = _("product")
        verbose_name_plural = _("products")

    def get_absolute_url(self) -> str:
        return site_path(self)

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Adds `articles`, `topics` and `boards` about it: apps above, reached by their relations and not by import; and whether
        the reader has one."""
        context = super().get_context(request, *args, **kwargs)
        viewer = request.user
        index = self.get_parent()
        context["index"] = {"title": index.title, "url": site_path(index)} if index else None
        articles = self.articles.visible_to(viewer).order_by("title").values_list("title", "url_path", "summary")
        context["articles"] = [
            {"title": title, "url": "/" + path.split("/", 2)[2], "summary": summary} for title, path, summary in articles
        ]
        context["topics"] = list(
            self.topics.visible_to(viewer).select_related("author").order_by("-active_at", "-pk")[:TOPICS_SHOWN]
        )
        context["boards"] = [
            (board.title, site_path(board), board.pk) for board in open_to(viewer, self.boards.order_by("path"))
        ]
        context["has_it"] = viewer.is_authenticated and OwnedProduct.objects.filter(member=viewer, product=self).exists()
        return context


class OwnedProduct(models.Model):
    """A member says that they have a product, so that questions about it find them."""

    member = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="owned_products")
    product = models.ForeignKey(ProductPage, on_delete=models.CASCADE, related_name="owners")
    since = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("owned product")
        verbose_name_plural = _("owned products")
        constraints = [models.UniqueConstraint(fields=["member", "product"], name="one_row_per_member_and_product")]
