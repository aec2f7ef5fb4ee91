from __future__ import annotations

from datetime import date, datetime, time
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from portal.common.disclosure import Disclosure
from portal.polls.actions import NewPoll
from portal.polls.actions.inline import FURTHEST, problems_of
from portal.polls.limits import INLINE_POLL, LONGEST, LONGEST_CHOICE, MOST_CHOICES, SHORTEST
from portal.polls.models import InlinePoll, PollPage
from portal.polls.models.inline import ResultsShown
from portal.writing.entry import NotAdmitted, line_of
from portal.writing.html import without_controls


class PollForm(forms.Form):
    """The choices of a poll: one, or as many as it allows."""

    choices = forms.TypedMultipleChoiceField(
        label=_("Your answer"), coerce=int, error_messages={"required": _("Choose an answer first.")}
    )

    def __init__(self, poll: PollPage | InlinePoll, *args: Any, **kwargs: Any) -> None:
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


END_OF_DAY = time(23, 59)


class PollFields(forms.Form):
    """What makes a poll in a post: alone, or among the fields of what it stands in. Nothing filled in: no poll."""

    is_poll_required = False

    poll_question = forms.CharField(
        label=_("Question of the poll"),
        max_length=INLINE_POLL.longest_title,
        required=False,
        error_messages={"required": _("Write the question of the poll.")},
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    poll_choices = forms.CharField(
        label=_("Choices"),
        max_length=2 * MOST_CHOICES * (LONGEST_CHOICE + 2),
        required=False,
        help_text=_("One on each line, from 2 to 20."),
        error_messages={"required": _("Give at least two choices, each on a line of its own.")},
        widget=forms.Textarea(attrs={"rows": 4, "data-kept-in-draft": ""}),
    )
    poll_most_choices = forms.IntegerField(
        label=_("How many one may choose"), min_value=1, max_value=MOST_CHOICES, initial=1, required=False
    )
    poll_closes_at = forms.DateField(
        label=_("Closes on"),
        required=False,
        help_text=_("In the evening of that day. Without a day it stays open until you close it."),
        error_messages={"invalid": _("Write the day as 2026-03-31.")},
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
    )
    poll_shows_results = forms.ChoiceField(
        label=_("Results are shown"),
        choices=ResultsShown.choices,
        initial=ResultsShown.AFTER_VOTING,
        required=False,
        help_text=_("A confidential poll has one result, at its end."),
    )
    poll_disclosure = forms.ChoiceField(
        label=_("Who learns what of a vote"),
        choices=Disclosure.choices,
        initial=Disclosure.OPEN,
        required=False,
        widget=forms.RadioSelect,
        help_text=_("Members read it before they vote. It cannot be changed once somebody has voted."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        today = timezone.localdate()
        for name in ("poll_question", "poll_choices"):
            self.fields[name].required = self.is_poll_required
        attrs = {"min": str(today), "max": str(today + FURTHEST)}
        self.fields["poll_closes_at"].widget.attrs |= attrs

    @property
    def has_poll(self) -> bool:
        """Whether anything says that there is to be a poll: what else is chosen comes filled in."""
        names = ("poll_question", "poll_choices")
        if self.is_bound:
            return any(str(self.data.get(self.add_prefix(name), "")).strip() for name in names)
        return any(self.initial.get(name) for name in names)

    def clean_poll_choices(self) -> str:
        return "\n".join(line for line in map(line_of, self.cleaned_data["poll_choices"].splitlines()) if line)

    def clean_poll_question(self) -> str:
        return line_of(self.cleaned_data["poll_question"])

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or self.cleaned_data
        if not (self.has_poll or self.is_poll_required):
            return data
        asked = self.asked_poll()
        # What a field has already been told of is not said twice.
        for field, sentence in problems_of(asked.question, asked.choices, asked, timezone.now()):
            if (name := f"poll_{field}") not in self.errors:
                self.add_error(name, sentence)
        return data

    def asked_poll(self) -> NewPoll:
        """What was filled in, for the act."""
        data = self.cleaned_data
        day: date | None = data.get("poll_closes_at")
        return NewPoll(
            question=data.get("poll_question", ""),
            choices=tuple(data.get("poll_choices", "").splitlines()),
            most_choices=data.get("poll_most_choices") or 1,
            closes_at=timezone.make_aware(datetime.combine(day, END_OF_DAY)) if day else None,
            shows_results=data.get("poll_shows_results") or ResultsShown.AFTER_VOTING,
            disclosure=data.get("poll_disclosure") or Disclosure.OPEN,
        )

    def show_poll_refusal(self, refusal: NotAdmitted) -> int:
        """Put what the act says beside its field. Gives the status."""
        name = f"poll_{refusal.field}"
        self.add_error(name if name in self.fields else None, refusal.reason)
        return refusal.status


class InlinePollForm(PollFields):
    """A poll by itself: for a post that stands already."""

    is_poll_required = True

    @classmethod
    def initial_of(cls, poll: InlinePoll) -> dict[str, Any]:
        """What the form begins with, to change a poll."""
        return {
            "poll_question": poll.question,
            "poll_choices": "\n".join(choice.text for choice in poll.choices.all()),
            "poll_most_choices": poll.most_choices,
            "poll_closes_at": timezone.localdate(poll.closes_at) if poll.closes_at else None,
            "poll_shows_results": poll.shows_results,
            "poll_disclosure": poll.disclosure,
        }
