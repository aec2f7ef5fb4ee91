"""What moderators fill in when they put topics in order."""

from __future__ import annotations

from functools import partial
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from forums.boards import BoardEntry
from forums.choosing import topic_options, topic_typed
from forums.models import Topic, TopicKind
from portal.common.picking import PickField
from portal.common.viewer import Viewer
from portal.writing.html import without_controls


class TopicField(PickField):
    """A topic, by words of its title, its number or its address."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("unknown", _("No single topic has this title, number or address. The number stands after /t/."))
        super().__init__(**kwargs)

    def asks_for(self, viewer: Viewer, *, without: Topic) -> None:
        self.asks(find=partial(topic_typed, viewer), offer=partial(topic_options, viewer, without=without.pk))


class MergeForm(forms.Form):
    """Into which topic another one goes."""

    into = TopicField(
        label=_("Which topic does it go into?"),
        help_text=_("Words of its title; or its number or address, as it stands in the browser."),
        error_messages={"required": _("Say which topic it goes into.")},
    )

    def __init__(self, *args: Any, topic: Topic, viewer: Viewer, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        into = self.fields["into"]
        assert isinstance(into, TopicField)
        into.asks_for(viewer, without=topic)


class CloseForm(forms.Form):
    """Why a topic is closed, or of which one it is a duplicate."""

    reason = forms.CharField(label=_("Reason"), max_length=300, required=False)
    duplicate_of = TopicField(
        label=_("Duplicate of"), required=False, help_text=_("Words of the other topic's title; or its number or address.")
    )

    def __init__(self, *args: Any, topic: Topic, viewer: Viewer, **kwargs: Any) -> None:
        kwargs.setdefault("auto_id", "close-%s")
        super().__init__(*args, **kwargs)
        duplicate_of = self.fields["duplicate_of"]
        assert isinstance(duplicate_of, TopicField)
        duplicate_of.asks_for(viewer, without=topic)

    def clean_reason(self) -> str:
        return without_controls(self.cleaned_data["reason"]).strip()

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        if not self.errors and not data.get("reason") and data.get("duplicate_of") is None:
            self.add_error("reason", _("Say why you close the topic. Its author reads it."))
        return data


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
