from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db import models
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as translate
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.fields import RichTextField, StreamField
from wagtail.models import Page

from portal.common.pages import site_path
from portal.pages.blocks import MainColumn, SideColumn


class ComposedPage(Page):
    """A page of live blocks in two columns."""

    headline = models.CharField(_("headline"), max_length=120, blank=True, help_text=_("Empty: the title."))
    intro = models.CharField(_("introduction"), max_length=300, blank=True)
    main = StreamField(MainColumn(), blank=True, verbose_name=_("main column"))
    side = StreamField(SideColumn(), blank=True, verbose_name=_("side column"))

    content_panels = [
        *Page.content_panels,
        MultiFieldPanel([FieldPanel("headline"), FieldPanel("intro")], heading=_("Head")),
        FieldPanel("main"),
        FieldPanel("side"),
    ]

    class Meta:
        abstract = True

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Adds `search` (a search block that stands first belongs to the head), `blocks`, `side_blocks`, `headline`."""
        context = super().get_context(request, *args, **kwargs)
        blocks = list(self.main)
        context["search"] = blocks.pop(0) if blocks and blocks[0].block_type == "search" else None
        context["blocks"] = blocks
        context["side_blocks"] = list(self.side)
        context["headline"] = self.headline or self.title
        context["greeting"] = ""
        context["crumb"] = []
        return context


class HomePage(ComposedPage):
    """The first page."""

    is_greeting = models.BooleanField(_("greet members by name"), default=True)

    content_panels = [
        *Page.content_panels,
        MultiFieldPanel([FieldPanel("headline"), FieldPanel("is_greeting"), FieldPanel("intro")], heading=_("Head")),
        FieldPanel("main"),
        FieldPanel("side"),
    ]
    parent_page_types = ["wagtailcore.Page"]
    template = "pages/composed_page.html"

    class Meta:
        verbose_name = _("home page")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        viewer = request.user
        if self.is_greeting and viewer.is_authenticated and viewer.name:
            context["greeting"] = greeting_to(viewer.get_short_name(), timezone.localtime())
        return context


class LandingPage(ComposedPage):
    """A page for one intent, such as learning to descale or deciding what to buy."""

    parent_page_types = ["pages.HomePage", "pages.LandingPage"]
    subpage_types = ["pages.LandingPage"]
    template = "pages/composed_page.html"

    class Meta:
        verbose_name = _("landing page")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        parent = self.get_parent()
        context["crumb"] = [(parent.title, site_path(parent))] if parent and parent.depth > 2 else []
        return context


class TextPage(Page):
    """A plain text: rules, privacy, imprint."""

    body = RichTextField(_("text"))

    content_panels = [*Page.content_panels, FieldPanel("body")]
    parent_page_types = ["pages.HomePage"]
    subpage_types: list[str] = []
    template = "pages/text_page.html"

    class Meta:
        verbose_name = _("text page")


def greeting_to(name: str, local: datetime) -> str:
    """A greeting for the hour that it is where the reader lives."""
    if 5 <= local.hour < 12:
        return translate("Good morning, %(name)s.") % {"name": name}
    if 12 <= local.hour < 18:
        return translate("Good afternoon, %(name)s.") % {"name": name}
    return translate("Good evening, %(name)s.") % {"name": name}
