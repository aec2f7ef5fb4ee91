from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from portal.polls.limits import LONGEST, SHORTEST
from portal.polls.models import PollPage
from portal.writing.html import without_controls


class PollForm(forms.Form):
    """The choices of a poll: one, or as many as it allows."""

    choices = forms.TypedMultipleChoiceField(
        label=_("Your answer"), coerce=int, error_messages={"required": _("Choose an answer first.")}
    )

    def __init__(self, poll: PollPage, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.poll = poll
        field: Any = self.fields["choices"]
        field.choices = [(choice.pk, choice.text) for choice in poll.choices.all()]
        if poll.most_choices == 1:
            field.widget = _OneOfMany(choices=field.choices)
        else:
            field.widget = forms.CheckboxSelectMultiple(choices=field.choices)
            field.help_text = ngettext("Choose at most %(count)d.", "Choose at most %(count)d.", poll.most_choices) % {
                "count": poll.most_choices
            }

    def clean_choices(self) -> list[int]:
        chosen: list[int] = self.cleaned_data["choices"]
        if len(chosen) > self.poll.most_choices:
            raise forms.ValidationError(
                ngettext(
                    "You chose more than %(count)d. Take some away.",
                    "You chose more than %(count)d. Take some away.",
                    self.poll.most_choices,
                )
                % {"count": self.poll.most_choices}
            )
        return chosen


class _OneOfMany(forms.RadioSelect):
    """Radio buttons for a field that holds a list: one of them is a list of one."""

    def value_from_datadict(self, data: Any, files: Any, name: str) -> list[str]:
        return list(data.getlist(name)) if hasattr(data, "getlist") else data.get(name, [])

    def format_value(self, value: Any) -> list[str]:
        return [str(one) for one in value or []]


class StatementForm(forms.Form):
    """A sentence of one's own."""

    text = forms.CharField(
        label=_("Your statement"),
        max_length=LONGEST,
        min_length=SHORTEST,
        help_text=_("One thought in one sentence, so that one can agree with it or not. At most 140 characters."),
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={
            "required": _("Write the statement first."),
            "min_length": _("Say it in at least ten characters, so that others know what you mean."),
        },
    )

    def clean_text(self) -> str:
        return " ".join(without_controls(self.cleaned_data["text"]).split())
