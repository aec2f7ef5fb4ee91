"""What the product team fills in."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext as _gettext
from django.utils.translation import gettext_lazy as _

from portal.writing.html import without_controls


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
