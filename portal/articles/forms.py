from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from portal.articles.models import ArticleVote


class RatingForm(forms.Form):
    """Helpful or not; when not, why."""

    helpful = forms.ChoiceField(choices=[("yes", _("Yes")), ("no", _("No"))], widget=forms.HiddenInput)
    reason = forms.ChoiceField(
        label=_("What was wrong?"),
        choices=ArticleVote.Reason.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose one, so that somebody can fix it.")},
    )
    note = forms.CharField(
        label=_("What should the author know?"),
        max_length=500,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["reason"].required = self.data.get("helpful") != "yes"

    @property
    def is_yes(self) -> bool:
        return self.cleaned_data["helpful"] == "yes"
