from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import RichTextField
from wagtail.models import Page


class ProductIndexPage(Page):
    """The list of products."""

    intro = models.CharField(_("introduction"), max_length=300, blank=True)

    content_panels = [*Page.content_panels, FieldPanel("intro")]
    parent_page_types = ["pages.HomePage"]
    subpage_types = ["products.ProductPage"]
    max_count = 1

    class Meta:
        verbose_name = _("product list")


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

    class Meta:
        verbose_name = _("product")
        verbose_name_plural = _("products")
