"""What is filled in to make an idea of a topic, and to write in a case."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext as _gettext
from django.utils.translation import gettext_lazy as _

from forums.models import Post
from ideas.actions import LONGEST_TITLE
from ideas.boards import IdeaBoardEntry
from ideas.forms import SHORTEST_TITLE
from portal.conversions.limits import CASE_MESSAGE
from portal.writing.forms import EntryForm, WritingField
from portal.writing.html import from_markdown, shortened, without_controls


class IdeaOfTopicForm(forms.Form):
    board = forms.TypedChoiceField(label=_("Idea board"), coerce=int)
    title = forms.CharField(
        label=_("The idea in one sentence"),
        max_length=LONGEST_TITLE,
        help_text=_("10 to 100 characters. Say what should be, not only what is wrong."),
        widget=forms.TextInput(attrs={"autocomplete": "off", "minlength": SHORTEST_TITLE}),
    )
    body = forms.CharField(
        label=_("What would it change?"),
        max_length=5000,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": _("Say what it would change. Two sentences are enough.")},
    )
    posts = forms.TypedMultipleChoiceField(
        label=_("Posts that it quotes"), coerce=int, required=False, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args: Any, boards: Sequence[IdeaBoardEntry], posts: Sequence[Post], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, choices in (
            ("board", [(board.pk, board.title) for board in boards]),
            ("posts", [(post.pk, _label(post)) for post in posts]),
        ):
            field = self.fields[name]
            assert isinstance(field, forms.ChoiceField)
            field.choices = choices

    def clean_title(self) -> str:
        title = " ".join(without_controls(self.cleaned_data["title"]).split())
        if len(title) < SHORTEST_TITLE or not any(letter.isalnum() for letter in title):
            raise forms.ValidationError(_gettext("Say in at least 10 characters what should be, so that others find it."))
        return title

    def clean_body(self) -> str:
        return from_markdown(without_controls(self.cleaned_data["body"]))


def _label(post: Post) -> str:
    name = post.author.display_name if post.author and post.author.erased_at is None else post.author_name
    return f"{name or _gettext('Former member')}: {shortened(post.excerpt, 140)}"


class CaseMessageForm(EntryForm):
    """What the asker writes to support, or a colleague to the asker."""

    entrance = CASE_MESSAGE
    body = WritingField(
        label=_("Your message"), max_length=CASE_MESSAGE.longest, error_messages={"required": _("Write your message first.")}
    )


class ProposalForm(forms.Form):
    """What solved it, as others would read it."""

    body = WritingField(label=_("Answer for everybody"), error_messages={"required": _("Write the answer first.")})
