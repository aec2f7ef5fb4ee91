from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalManyToManyField
from wagtail.admin.panels import FieldPanel
from wagtail.fields import RichTextField
from wagtail.models import Page
from wagtail.snippets.models import register_snippet


@register_snippet
class ArticleCategory(models.Model):
    """A shelf of the article base."""

    name = models.CharField(_("name"), max_length=60, unique=True)
    slug = models.SlugField(unique=True)
    description = models.CharField(_("description"), max_length=200, blank=True)
    sort_order = models.PositiveSmallIntegerField(_("order"), default=0)

    panels = [FieldPanel("name"), FieldPanel("slug"), FieldPanel("description"), FieldPanel("sort_order")]

    class Meta:
        verbose_name = _("article category")
        verbose_name_plural = _("article categories")
        ordering = ["sort_order", "name"]

    def __str__(self) -> str:
        return self.name


class ArticleIndexPage(Page):
    """All articles, by category."""

    intro = models.CharField(_("introduction"), max_length=300, blank=True)

    content_panels = [*Page.content_panels, FieldPanel("intro")]
    parent_page_types = ["pages.HomePage"]
    subpage_types = ["articles.ArticlePage"]

    class Meta:
        verbose_name = _("article list")


class ArticlePage(Page):
    """A text that was checked and stays: how to do a thing properly."""

    summary = models.CharField(_("in one sentence"), max_length=300, blank=True)
    body = RichTextField(_("text"))
    category = models.ForeignKey(ArticleCategory, null=True, blank=True, on_delete=models.SET_NULL, related_name="articles")
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="articles"
    )
    products = ParentalManyToManyField("products.ProductPage", blank=True, related_name="articles")
    checked_at = models.DateField(_("last checked"), default=timezone.localdate, null=True, blank=True)

    content_panels = [
        *Page.content_panels,
        FieldPanel("summary"),
        FieldPanel("category"),
        FieldPanel("products"),
        FieldPanel("author"),
        FieldPanel("checked_at"),
        FieldPanel("body"),
    ]
    parent_page_types = ["articles.ArticleIndexPage"]
    subpage_types: list[str] = []

    class Meta:
        verbose_name = _("article")
        verbose_name_plural = _("articles")
