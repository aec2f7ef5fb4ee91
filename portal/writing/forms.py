"""Form fields for text boxes: what arrives is Markdown or HTML, what comes out is clean HTML."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from portal.common.html import NO_HTML, CleanHtml
from portal.members.models import Member
from portal.writing.entry import Entrance, NotAdmitted, problems, too_long
from portal.writing.html import clean, from_markdown, has_too_much_markup, text_of, to_markdown, without_controls
from portal.writing.tags import checked_names, split_names

MAX_TEXT = 60_000  # characters as typed


class Typed(str):
    """What stands in a text box. `format` is "markdown" or "html"; `html` is the same text for the editor, cleaned."""

    format: str  # type: ignore[assignment]  # nobody formats what stands in a box
    html: str

    def __new__(cls, text: str = "", format: str = "markdown", html: str = "") -> Typed:
        typed = super().__new__(cls, text)
        typed.format, typed.html = format, html
        return typed


class WritingBox(forms.Textarea):
    """Reads the pair `<name>` and `<name>_format`. Drawn by the macro in components/editor.html."""

    def value_from_datadict(self, data: Mapping[str, Any], files: Any, name: str) -> Typed | None:
        text = data.get(name)
        if text is None:
            return None
        return Typed(text, "html" if data.get(f"{name}_format") == "html" else "markdown")


class WritingField(forms.CharField):
    """A member's text. `cleaned_data` has clean HTML; on an error the box shows again what was typed.

    `min_words_length` counts the characters that a reader sees, markup apart.
    """

    widget = WritingBox

    def __init__(self, *, min_text_length: int = 0, max_length: int = MAX_TEXT, **kwargs: Any) -> None:
        self.min_text_length = min_text_length
        super().__init__(strip=False, **kwargs)
        self.text_limit = max_length

    def prepare_value(self, value: Any) -> Typed:
        """For the box: Markdown, whatever came. Initial values are stored HTML."""
        if isinstance(value, Typed) and value.format == "markdown":
            return value
        if not value:
            return Typed()
        html = clean(str(value))
        return Typed(to_markdown(html), "markdown", html)

    def clean(self, value: Any) -> CleanHtml:
        typed = value if isinstance(value, Typed) else Typed(value or "")
        if len(typed) > self.text_limit * 2:
            raise ValidationError(self._too_long(), code="max_length")
        if has_too_much_markup(typed, typed.format):
            raise ValidationError(too_much_markup(), code="max_markup")
        html = clean(typed) if typed.format == "html" else from_markdown(without_controls(typed))
        words = text_of(html)
        if self.required and not words and "<img" not in html and "<hr" not in html:
            raise ValidationError(self.error_messages["required"], code="required")
        if len(words) > self.text_limit or len(typed) > self.text_limit * 2:
            raise ValidationError(self._too_long(), code="max_length")
        if words and len(words) < self.min_text_length and "<img" not in html:
            raise ValidationError(
                ngettext("Write at least %(count)d character.", "Write at least %(count)d characters.", self.min_text_length)
                % {"count": self.min_text_length},
                code="min_length",
            )
        self.run_validators(html)
        return html

    def has_changed(self, initial: Any, data: Any) -> bool:
        if self.disabled:
            return False
        try:
            return clean(str(initial or "")) != self.clean(data)
        except ValidationError:
            return True

    def _too_long(self) -> str:
        return too_long(self.text_limit)


def too_much_markup() -> str:
    """What a writer is told whose text has_too_much_markup."""
    return _(
        "The text has too many formatting signs to be read, such as stars, brackets and lines. "
        "Shorten it, put code between lines of ```, or attach it as a file."
    )


class EntryForm(forms.Form):
    """Shows what the entry policy would say before the action says it. `before` is what the text said until now."""

    entrance: Entrance

    def __init__(self, *args: Any, by: Member | None = None, before: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.by, self.before = by, before

    def besides(self, data: dict[str, Any]) -> Any:
        """What is asked besides of this text."""
        return None

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        if self.by is not None:
            title, body = data.get("title") or "", data.get("body") or NO_HTML
            found = problems(self.entrance, by=self.by, title=title, body=body, before=self.before, besides=self.besides(data))
            for field, sentence in found:
                if field in self.fields and field not in self.errors:
                    self.add_error(field, sentence)
        return data


def show_refusal(form: forms.Form, refusal: NotAdmitted, field: str | None = None) -> int:
    """Put the sentence beside the field that it is about (`field`, where the form has none such). Gives the status."""
    form.add_error(refusal.field if refusal.field in form.fields else field, refusal.reason)
    return refusal.status


def fill(form: forms.Form, typed: QueryDict | None) -> None:
    """Put into a form what its writer typed before they signed in (portal/members/kept_acts.py)."""
    for name, field in form.fields.items() if typed is not None else ():
        value = field.widget.value_from_datadict(typed, {}, form.add_prefix(name))
        if value not in (None, ""):
            form.initial[name] = value


class TagsField(forms.CharField):
    """Up to five tags in one line, between commas. `cleaned_data` has a list of names.

    On a page with an editor the line becomes a row of tags with suggestions (static/writing/tags.js).
    """

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("label", gettext_lazy("Tags"))
        kwargs.setdefault("required", False)
        kwargs.setdefault("max_length", 300)
        super().__init__(**kwargs)

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        return super().widget_attrs(widget) | {"data-tags": ""}

    def prepare_value(self, value: Any) -> Any:
        return ", ".join(str(name) for name in value) if isinstance(value, list | tuple) else value

    def clean(self, value: Any) -> list[str]:
        return checked_names(split_names(without_controls(super().clean(value or ""))))
