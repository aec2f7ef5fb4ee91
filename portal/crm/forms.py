"""What members and staff enter about the link."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from portal.crm import consents, sharing


class SharingForm(forms.Form):
    """One checkbox for each category and purpose."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        for each in sharing.categories():
            self.fields[each.name] = forms.BooleanField(required=False)
        for purpose in (consents.MARKETING, consents.RANK):
            self.fields[purpose] = forms.BooleanField(required=False)


class CorrectionForm(forms.Form):
    """Which field, and what it should say."""

    field = forms.ChoiceField(label=_("Field"))
    wish = forms.CharField(label=_("What should it say?"), max_length=300)

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        names = [str(each.label) for each in sharing.fields()]
        names += [str(_("Organisation")), str(_("Orders")), str(_("Contact wishes"))]
        self.fields["field"].choices = [(name, name) for name in dict.fromkeys(names)]  # type: ignore[attr-defined]
