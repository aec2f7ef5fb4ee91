"""Choosing one of many in forms of the admin: the same boxes as on the site (`picking`), without htmx.

An app registers what can be chosen (`PickSource`); a form declares a `ChosenField` with it. The box is a native combobox:
`picker.js` fills its list while one types. Without script whoever typed something unclear gets the form back with what could
be meant in the list of the box.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from django import forms
from django.db import models
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe
from wagtail.admin.forms import WagtailAdminModelForm, WagtailAdminPageForm
from wagtail.admin.panels import InlinePanel
from wagtail.admin.panels.base import get_form_for_model

from portal.common.admin_access import reader
from portal.common.permissions import ALLOWED, Verdict, refused, require
from portal.common.picking import Option, PickField, options_page
from portal.common.viewer import Viewer


@dataclass(frozen=True)
class PickSource:
    """What can be chosen by typing."""

    name: str  # in the address of the options
    permits: Callable[[Viewer], Verdict]  # who may choose one
    find: Callable[[Viewer, str], Any]  # what is meant by what was typed
    offer: Callable[[Viewer, str], Iterable[Option]]  # what is offered for it
    say: Callable[[Any], str]  # what the box holds of one that was chosen
    knows: Callable[[Viewer, Any], bool]  # may the viewer read that of this one?
    unknown: Any  # the sentence where nothing fits
    hint: Any = ""


def can_choose_here(viewer: Viewer) -> Verdict:
    """Whoever works in the admin is offered what they may see."""
    if viewer.is_active and viewer.has_perm("wagtailadmin.access_admin"):
        return ALLOWED
    return refused(_("Only those who work in the admin choose here."))


_SOURCES: dict[str, PickSource] = {}


def register_source(source: PickSource) -> None:
    _SOURCES[source.name] = source


@require_safe
def options(request: HttpRequest, name: str) -> HttpResponse:
    """What fits the words typed so far, for whoever may choose this."""
    source = _SOURCES.get(name)
    if source is None:
        raise Http404
    require(source.permits(request.user))
    return options_page(request, name=f"options-{name}", offer=lambda typed: source.offer(request.user, typed))


class PickInput(forms.TextInput):
    """A box with a list of options: filled by script while one types, and with what could be meant after a refusal."""

    class Media:
        js = ["common/picker.js"]

    def __init__(self, source: str, attrs: dict[str, Any] | None = None) -> None:
        super().__init__({"autocomplete": "off", "autocapitalize": "none", "spellcheck": "false", **(attrs or {})})
        self.source = source
        self.candidates: list[Option] = []

    def render(self, name: str, value: Any, attrs: Any = None, renderer: Any = None) -> SafeString:
        list_id = f"{(attrs or {}).get('id') or name}-options"
        attrs = {**(attrs or {}), "list": list_id, "data-options": reverse("pick_options", args=[self.source])}
        found = format_html_join("", '<option value="{}">{}</option>', ((row.value, row.detail) for row in self.candidates))
        return format_html('{}<datalist id="{}">{}</datalist>', super().render(name, value, attrs, renderer), list_id, found)


class ChosenField(PickField):
    """One thing of a source. What is stored stays, whether or not the reader may know it."""

    widget: Any

    def __init__(self, source: PickSource, **kwargs: Any) -> None:
        given = {"unknown": source.unknown, "widget": PickInput(source.name), "help_text": source.hint, **kwargs}
        super().__init__(**given)
        self.source = source
        self.stored: tuple[str, Any] = ("", None)  # what the box says of what is stored, and what that is

    def ask_as(self, viewer: Viewer | None, stored: Any = None) -> None:
        """Who chooses, and what was chosen before."""
        source = self.source
        if viewer is None:
            return
        self.asks(find=lambda typed: source.find(viewer, typed), offer=lambda typed: source.offer(viewer, typed))
        if stored is not None:
            words = source.say(stored) if source.knows(viewer, stored) else f"{stored.pk} · {_('Not open to you')}"
            self.stored = (" ".join(words.split()), stored)

    def prepare_value(self, value: Any) -> Any:
        words, stored = self.stored
        if stored is not None and value in (stored, stored.pk):
            return words
        return self.source.say(value) if isinstance(value, models.Model) else value

    def has_changed(self, initial: Any, data: Any) -> bool:
        return super().has_changed(self.prepare_value(initial), data)

    def clean(self, value: Any) -> Any:
        words, stored = self.stored
        if stored is not None and " ".join(str(value or "").split()) == words:
            return stored
        try:
            return super().clean(value)
        finally:
            self.widget.candidates = self.candidates


class ChoosingForm(WagtailAdminModelForm):
    """A form of the admin with boxes to choose in: they ask as whoever edits."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        let_choose(self, self.for_user)


class ChoosingPageForm(WagtailAdminPageForm):
    """The same for pages."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        let_choose(self, self.for_user)


def let_choose(form: Any, viewer: Any) -> None:
    """The boxes of a form ask as this viewer, and say what the form's instance has."""
    for name, field in form.fields.items():
        if isinstance(field, ChosenField):
            field.ask_as(viewer or reader.get(), getattr(getattr(form, "instance", None), name, None))


class ChoosingPanel(InlinePanel):
    """Rows with boxes to choose in: each row is a `form_class`."""

    def __init__(self, *args: Any, form_class: type[WagtailAdminModelForm], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.form_class = form_class

    def clone_kwargs(self) -> dict[str, Any]:
        return {**super().clone_kwargs(), "form_class": self.form_class}

    def get_form_options(self) -> dict[str, Any]:
        found: dict[str, Any] = super().get_form_options()
        rows = found["formsets"][self.relation_name]
        rows["form"] = get_form_for_model(self.db_field.related_model, form_class=self.form_class, fields=rows["fields"])
        rows["inherit_kwargs"] = ["for_user"]
        return found
