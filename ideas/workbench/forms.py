"""What is typed on the workbench: a change of several ideas, and the name of a view."""

from __future__ import annotations

from datetime import datetime, time
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ideas.models import Meaning
from ideas.reasons import lacks
from ideas.workbench.filter_params import NOBODY
from ideas.workbench.models import PlannedChange
from portal.members.models import Member

NO_NUL = str.maketrans("", "", "\0")


class ChangeForm(forms.Form):
    """One of the acts on the ideas that were chosen. Only what the act needs is asked; what was typed comes back."""

    act = forms.ChoiceField(choices=[(act, act) for act in (*PlannedChange.Act.values, "merge", "note")])
    meaning = forms.ChoiceField(
        choices=Meaning.choices, required=False, error_messages={"invalid_choice": _("Choose one of the statuses.")}
    )
    reason = forms.CharField(required=False, max_length=1000)
    owner = forms.CharField(required=False, max_length=12)
    owed_by = forms.DateField(required=False, error_messages={"invalid": _("Write the day as in 2027-03-31.")})
    note = forms.CharField(required=False, max_length=5000)

    def __init__(self, data: Any, *, people: list[Member]) -> None:
        super().__init__(data)
        self.people = {str(member.pk): member for member in people}

    def clean_reason(self) -> str:
        return " ".join(str(self.cleaned_data["reason"]).split())

    def clean_owner(self) -> Member | None:
        raw = self.cleaned_data["owner"]
        if self.data.get("act") != PlannedChange.Act.OWNER or raw == NOBODY:
            return None
        if raw not in self.people:
            raise forms.ValidationError(_("Choose who answers for these ideas, or nobody."))
        return self.people[raw]

    def clean_owed_by(self) -> datetime | None:
        """The end of the day: whoever answers on it is in time."""
        day = self.cleaned_data["owed_by"]
        if self.data.get("act") != PlannedChange.Act.OWED_BY:
            return None
        if day is None:
            raise forms.ValidationError(_("Choose the day by which an answer is owed."))
        if day < timezone.localdate():
            raise forms.ValidationError(_("This day has passed. Choose today or a later one."))
        return timezone.make_aware(datetime.combine(day, time(23, 59)))

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or {}
        act = data.get("act")
        if act == PlannedChange.Act.STATUS and "meaning" not in self.errors:
            if not data.get("meaning"):
                self.add_error("meaning", _("Choose the status that these ideas are to have."))
            elif data["meaning"] == Meaning.NOT_DOING and (missing := lacks(data.get("reason", ""))):
                self.add_error("reason", missing)
        if act == "note" and not data.get("note", "").strip():
            self.add_error("note", _("Write the note. Only staff read it."))
        return data


class ViewForm(forms.Form):
    name = forms.CharField(
        max_length=40,
        error_messages={
            "required": _("Give the view a name, such as “Offices ask for”."),
            "max_length": _("Take a name of at most 40 letters: it stands on a tab."),
        },
    )
    is_shared = forms.BooleanField(required=False)
