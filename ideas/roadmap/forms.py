"""What the product team fills in."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext as _gettext
from django.utils.translation import gettext_lazy as _

from portal.writing.forms import WritingField
from portal.writing.html import without_controls


class ChangeForm(forms.Form):
    """What changed, for everybody who asked for it."""

    title = forms.CharField(
        label=_("What changed"), max_length=150, help_text=_("Such as: Firmware 3.4 warns of an empty tank")
    )
    summary = forms.CharField(
        label=_("In one sentence"),
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Everybody who voted reads this: what they can do now, and since when."),
        error_messages={"required": _("Say in one sentence what changed. Everybody who voted reads it.")},
    )
    released_on = forms.DateField(
        label=_("Since"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={"invalid": _("Write the day as in 2027-03-31.")},
    )
    # No editor: it offers pictures and tables, which a page of the changelog does not keep.
    body = WritingField(
        label=_("More about it"),
        max_length=20_000,
        required=False,
        help_text=_("Paragraphs, lists with - and links; **bold** and *italic* as usual."),
    )
    others = forms.TypedMultipleChoiceField(
        label=_("Delivered with it"), required=False, coerce=int, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args: Any, others: Sequence[tuple[int, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["others"]
        assert isinstance(field, forms.TypedMultipleChoiceField)
        field.choices = list(others)
        if not others:
            del self.fields["others"]

    def clean_title(self) -> str:
        return " ".join(without_controls(self.cleaned_data["title"]).split())

    def clean_summary(self) -> str:
        return " ".join(without_controls(self.cleaned_data["summary"]).split())


class ProgressForm(forms.Form):
    progress = forms.IntegerField(
        label=_("Done, in per cent"),
        min_value=0,
        max_value=100,
        help_text=_("From 0 to 100. It may go down, too. “Delivered” is said by the status."),
        widget=forms.NumberInput(attrs={"inputmode": "numeric"}),
    )
    target_quarter = forms.ChoiceField(
        label=_("Planned for"), required=False, help_text=_("The quarter in which people can have it.")
    )
    note = forms.CharField(
        label=_("What is done, what is left"),
        max_length=500,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Public. It stands on the roadmap with the day."),
    )

    def __init__(self, *args: Any, quarters: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["target_quarter"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [("", _gettext("No quarter yet")), *quarters]

    def clean_note(self) -> str:
        return " ".join(without_controls(self.cleaned_data["note"]).split())
