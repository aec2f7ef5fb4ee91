"""What editors write: ways in by intent, a search box, a call to action, text."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from portal.common.pages import open_to, site_path
from portal.pages.blocks.base import viewer_of
from portal.pages.figures import fill_in


class LinkBlock(blocks.StructBlock):
    """Where something leads: a page of the site or any address."""

    page = blocks.PageChooserBlock(label=_("Page"), required=False)
    address = blocks.CharBlock(
        label=_("Or address"),
        required=False,
        max_length=300,
        help_text=_("Such as /topics/unanswered/ or https://example.com."),
    )

    def clean(self, value: Any) -> Any:
        cleaned = super().clean(value)
        address = cleaned.get("address", "")
        if not cleaned.get("page") and not address:
            raise ValidationError(_("Choose a page or write an address."))
        if address and not (
            address.startswith(("https://", "http://", "mailto:")) or (address[:1] == "/" and address[1:2] != "/")
        ):
            raise blocks.StructBlockValidationError({"address": ValidationError(_("An address starts with / or https://."))})
        return cleaned


def link_of(value: Any) -> str:
    """The address of a LinkBlock's value; empty when its page is gone or withdrawn."""
    page = value["page"]
    if page is not None:
        return site_path(page) if page.live else ""
    return value["address"]


class IntentBlock(LinkBlock):
    title = blocks.CharBlock(label=_("What brings people here"), max_length=80)
    text = blocks.CharBlock(
        label=_("One sentence"),
        max_length=200,
        required=False,
        help_text=_("{unanswered}, {solved}, {topics}, {articles} and {ideas} are replaced by the number of today."),
    )


class IntentsBlock(blocks.StructBlock):
    """Big links for what people come for."""

    intents = blocks.ListBlock(IntentBlock(), label=_("Ways in"), min_num=1, max_num=8)

    def get_context(self, value: Any, parent_context: dict[str, Any] | None = None) -> dict[str, Any]:
        """Adds `rows`: title, sentence and address of each way in that is open to the viewer."""
        context = super().get_context(value, parent_context)
        chosen = [intent["page"] for intent in value["intents"] if intent["page"] is not None]
        open_pages = set()
        if chosen:
            from wagtail.models import Page

            pages = Page.objects.filter(pk__in=[page.pk for page in chosen])
            open_pages = set(open_to(viewer_of(parent_context), pages).values_list("pk", flat=True))
        context["rows"] = [
            {"title": intent["title"], "text": fill_in(intent["text"]), "url": link_of(intent)}
            for intent in value["intents"]
            if intent["page"] is None or intent["page"].pk in open_pages
        ]
        return context

    class Meta:
        icon = "list-ul"
        label = _("Ways in by intent")
        template = "pages/blocks/intents.html"


class SearchBlock(blocks.StructBlock):
    """A search box. First on a page it belongs to the head."""

    label = blocks.CharBlock(label=_("Label"), max_length=80, default=_("Describe it in a few words"))
    example = blocks.CharBlock(label=_("Example in the box"), max_length=80, required=False)
    note = blocks.CharBlock(
        label=_("Line below"),
        max_length=160,
        required=False,
        help_text=_("{unanswered}, {solved}, {topics}, {articles} and {ideas} are replaced by the number of today."),
    )

    def get_context(self, value: Any, parent_context: dict[str, Any] | None = None) -> dict[str, Any]:
        context = super().get_context(value, parent_context)
        context["note"] = fill_in(value["note"])
        return context

    class Meta:
        icon = "search"
        label = _("Search box")
        template = "pages/blocks/search.html"


class ActionBlock(LinkBlock):
    """A call to action: a reason and one button."""

    title = blocks.CharBlock(label=_("Title"), max_length=80)
    text = blocks.CharBlock(label=_("Why"), max_length=300, required=False)
    button = blocks.CharBlock(label=_("Button"), max_length=40, help_text=_("Verb and object: Ask a question."))

    def get_context(self, value: Any, parent_context: dict[str, Any] | None = None) -> dict[str, Any]:
        context = super().get_context(value, parent_context)
        context["target"] = link_of(value)
        return context

    class Meta:
        icon = "arrow-right-full"
        label = _("Call to action")
        template = "pages/blocks/action.html"


class TextBlock(blocks.StructBlock):
    title = blocks.CharBlock(label=_("Title"), max_length=80, required=False)
    text = blocks.RichTextBlock(label=_("Text"))

    class Meta:
        icon = "pilcrow"
        label = _("Text")
        template = "pages/blocks/text.html"
