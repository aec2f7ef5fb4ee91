"""What moderators fill in when they put topics in order."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from forums.boards import BoardEntry
from forums.models import TopicKind
from portal.writing.html import without_controls


class MergeForm(forms.Form):
    """Into which topic another one goes."""

    into = forms.CharField(
        label=_("Which topic does it go into?"),
        max_length=300,
        help_text=_("Words of its title; or its number or address, as it stands in the browser."),
        error_messages={"required": _("Say which topic it goes into.")},
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )


class SplitForm(forms.Form):
    """The topic that chosen replies make."""

    title = forms.CharField(
        label=_("Title of the new topic"), max_length=200, error_messages={"required": _("Say what the new topic is about.")}
    )
    board = forms.TypedChoiceField(label=_("Board"), coerce=int)
    kind = forms.ChoiceField(
        label=_("What is it?"),
        choices=[
            (TopicKind.QUESTION.value, TopicKind.QUESTION.label),
            (TopicKind.DISCUSSION.value, TopicKind.DISCUSSION.label),
        ],
        initial=TopicKind.DISCUSSION.value,
        widget=forms.RadioSelect,
    )

    def __init__(self, *args: Any, boards: list[BoardEntry], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        board = self.fields["board"]
        assert isinstance(board, forms.ChoiceField)
        board.choices = [(entry.pk, entry.title) for entry in boards]

    def clean_title(self) -> str:
        title = " ".join(without_controls(self.cleaned_data["title"]).split())
        if not any(letter.isalnum() for letter in title):
            raise forms.ValidationError(_("Say in words what the new topic is about."))
        return title
