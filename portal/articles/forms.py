from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from portal.articles.models import ArticleVote


class RatingForm(forms.Form):
    """Helpful or not; when not, why."""

    helpful = forms.ChoiceField(choices=[("yes", _("Yes")), ("no", _("No"))], widget=forms.HiddenInput)
    reason = forms.ChoiceField(
        label=_("What was wrong?"), choices=ArticleVote.Reason.choices, required=False, widget=forms.RadioSelect
    )
    note = forms.CharField(
        label=_("What should the author know?"),
        max_length=500,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if data.get("helpful") == "no" and not data.get("reason") and "reason" not in self.errors:
            self.add_error("reason", _("Choose one, so that somebody can mend it."))
        return data

    @property
    def is_yes(self) -> bool:
        return self.cleaned_data["helpful"] == "yes"
