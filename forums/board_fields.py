"""The fields of a board's own, in the forms that ask for them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from forums.board_rules import AskFieldEntry, BoardRules
from forums.custom_fields import LONGEST, WrongAnswer, answer_to
from forums.models import AskField


class AnswerField(forms.CharField):
    """One field of a board's own. `cleaned_data` has the answer as it is kept, "" for none."""

    def __init__(self, entry: AskFieldEntry) -> None:
        self.entry = entry
        super().__init__(
            label=entry.label,
            help_text=entry.help_text,
            required=entry.is_required,
            widget=_widget(entry),
        )

    def clean(self, value: Any) -> str:
        try:
            return answer_to(self.entry, str(value or ""))
        except WrongAnswer as error:
            raise forms.ValidationError(str(error)) from None


def _widget(entry: AskFieldEntry) -> forms.Widget:
    nothing = ("", _("Choose") if entry.is_required else _("I do not know"))
    if entry.kind == AskField.Kind.CHOICE:
        return forms.Select(choices=[nothing, *((choice, choice) for choice in entry.choices)])
    if entry.kind == AskField.Kind.YES_NO:
        return forms.Select(choices=[nothing, ("yes", _("Yes")), ("no", _("No"))])
    mode = {AskField.Kind.NUMBER: "decimal"}.get(AskField.Kind(entry.kind), "text")
    return forms.TextInput(attrs={"autocomplete": "off", "inputmode": mode, "maxlength": LONGEST})


def add_answer_fields(form: forms.Form, board: BoardRules, product_id: int | None, given: Mapping[int, str]) -> None:
    """Give a form the fields of a board for questions about a product, with what was answered before."""
    for entry in board.fields_for(product_id):
        form.fields[entry.name] = AnswerField(entry)
        if entry.pk in given:
            form.initial.setdefault(entry.name, given[entry.pk])


def answers_in(form: forms.Form) -> dict[int, str]:
    """What was answered, by the number of the field."""
    return {
        field.entry.pk: form.cleaned_data.get(name, "") for name, field in form.fields.items() if isinstance(field, AnswerField)
    }


def answer_fields(form: forms.Form) -> list[forms.BoundField]:
    """The fields of the board's own, for the template."""
    return [form[name] for name, field in form.fields.items() if isinstance(field, AnswerField)]
