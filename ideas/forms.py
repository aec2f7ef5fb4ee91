"""What members and staff fill in. Refusals say what to write; what was typed stays in the box."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from functools import partial
from typing import Any

from django import forms
from django.utils.translation import gettext as _gettext
from django.utils.translation import gettext_lazy as _

from ideas.boards import IdeaBoardEntry, StatusEntry
from ideas.choosing import contact_options, contact_typed, customer_options, customer_typed, idea_options, idea_typed
from ideas.limits import COMMENT, COMMENT_EDIT, IDEA, IDEA_EDIT, LONGEST_TITLE, SHORTEST_TITLE
from ideas.models import Idea, IdeaField, Importance, Meaning, VoteMode
from ideas.reasons import lacks
from portal.common.picking import PickField
from portal.common.viewer import Viewer
from portal.crm.models import Contact
from portal.crm.store.permissions import can_see_records
from portal.members.models import Member
from portal.products.models import ProductPage
from portal.writing.entry import line_of
from portal.writing.forms import EntryForm, TagsField, WritingField
from portal.writing.html import without_controls


class IdeaForm(EntryForm):
    """An idea: its title, its text, what it is about, and what its board asks besides."""

    entrance = IDEA

    title = forms.CharField(
        label=_("Your idea in one sentence"),
        max_length=LONGEST_TITLE,
        help_text=_("10 to 100 characters. Say what should be, not only what is wrong."),
        error_messages={
            "required": _("Write your idea in one sentence."),
            "max_length": _("The title has %(show_value)s characters; at most 100 fit. Put the rest into the text."),
        },
        widget=forms.TextInput(attrs={"autocomplete": "off", "minlength": SHORTEST_TITLE}),
    )
    body = WritingField(
        label=_("What would it change for you?"),
        max_length=IDEA.longest,
        error_messages={"required": _("Say what it would change for you. Two sentences are enough.")},
    )
    product = forms.ModelChoiceField(
        label=_("Product"), queryset=ProductPage.objects.none(), required=False, empty_label=_("None of these")
    )
    tags = TagsField(help_text=_("Up to five, with commas between them."))

    def __init__(self, *args: Any, by: Member, board: IdeaBoardEntry, questions: Sequence[IdeaField], **kwargs: Any) -> None:
        super().__init__(*args, by=by, **kwargs)
        self.questions = list(questions)
        product = self.fields["product"]
        assert isinstance(product, forms.ModelChoiceField)
        visible = ProductPage.objects.visible_to(by)
        of_board = visible.filter(idea_boards=board.pk)
        product.queryset = (of_board if of_board.exists() else visible).order_by("title")
        if not product.queryset.exists():
            del self.fields["product"]
        for question in self.questions:
            self.fields[f"question_{question.pk}"] = _field_of(question)

    @property
    def asked(self) -> list[Any]:
        """The board's own questions, as bound fields."""
        return [self[f"question_{question.pk}"] for question in self.questions]

    @property
    def answers(self) -> list[tuple[int, str, str]]:
        given = [(question, self.cleaned_data.get(f"question_{question.pk}")) for question in self.questions]
        return [(question.pk, question.label, str(answer)) for question, answer in given if answer not in (None, "")]

    def clean_title(self) -> str:
        return line_of(self.cleaned_data["title"])


def _field_of(question: IdeaField) -> forms.Field:
    common: dict[str, Any] = {
        "label": question.label,
        "required": question.is_required,
        "help_text": question.help_text,
        "error_messages": {"required": _("Answer this question, please.")},
    }
    match question.kind:
        case IdeaField.Kind.TEXT:
            return forms.CharField(max_length=2000, widget=forms.Textarea(attrs={"rows": 3}), **common)
        case IdeaField.Kind.CHOICE:
            choices = [("", _("Choose")), *((choice, choice) for choice in question.choice_list)]
            return forms.ChoiceField(choices=choices, **common)
        case IdeaField.Kind.NUMBER:
            return forms.FloatField(min_value=-1e12, max_value=1e12, **common)
        case _:
            return forms.CharField(max_length=200, **common)


class EditIdeaForm(IdeaForm):
    entrance = IDEA_EDIT
    reason = forms.CharField(
        label=_("What did you change?"), max_length=200, required=False, help_text=_("Shown in the list of changes.")
    )


class IdeaCommentForm(EntryForm):
    entrance = COMMENT
    body = WritingField(
        label=_("Your comment"), max_length=COMMENT.longest, error_messages={"required": _("Write your comment first.")}
    )


class EditCommentForm(IdeaCommentForm):
    entrance = COMMENT_EDIT


class ResponseForm(forms.Form):
    body = WritingField(
        label=_("Official response"), max_length=20_000, error_messages={"required": _("Write the response first.")}
    )


class StatusForm(forms.Form):
    """What becomes of an idea, why, and who answers for it."""

    status = forms.TypedChoiceField(label=_("Status"), coerce=int)
    reason = forms.CharField(
        label=_("Why"),
        max_length=1000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Public. Everyone who voted reads it. Required when you decline, in at least 40 characters."),
    )
    owner = forms.ChoiceField(
        label=_("Owner"),
        required=False,
        help_text=_("Who answers for it. They are named when you decline, and responsible for what you commit to."),
        error_messages={"invalid_choice": _("Choose one of your colleagues.")},
    )
    target_quarter = forms.ChoiceField(
        label=_("Planned for"),
        required=False,
        help_text=_("A promise: its owner owes a commitment by the last day of the quarter."),
        error_messages={"invalid_choice": _("Choose one of the quarters.")},
    )

    def __init__(
        self,
        *args: Any,
        statuses: Sequence[StatusEntry],
        people: Sequence[Member],
        quarters: Sequence[tuple[str, str]],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.people = {str(member.pk): member for member in people}
        owner, quarter = self.fields["owner"], self.fields["target_quarter"]
        assert isinstance(owner, forms.ChoiceField)
        assert isinstance(quarter, forms.ChoiceField)
        owner.choices = [("", _gettext("Nobody yet")), *((pk, member.display_name) for pk, member in self.people.items())]
        quarter.choices = [("", _gettext("No quarter yet")), *quarters]
        self.meanings = {status.pk: status.meaning for status in statuses}
        status = self.fields["status"]
        assert isinstance(status, forms.TypedChoiceField)
        status.choices = [(entry.pk, entry.name) for entry in statuses]

    def clean_reason(self) -> str:
        return " ".join(without_controls(self.cleaned_data["reason"]).split())

    def clean_owner(self) -> Member | None:
        return self.people.get(self.cleaned_data["owner"])

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        declines = self.meanings.get(data.get("status") or 0) == Meaning.NOT_DOING
        if declines and "reason" not in self.errors and (missing := lacks(data.get("reason", ""))):
            self.add_error("reason", missing)
        return data


class BehalfForm(forms.Form):
    """A vote that a customer gave in a call, a letter or a ticket."""

    customer = PickField(
        label=_("Customer"),
        help_text=_("Their name, handle or e-mail address here."),
        unknown=_("No single member has this name, handle or address."),
    )
    source_url = forms.URLField(
        label=_("Where they said so"),
        max_length=300,
        assume_scheme="https",
        help_text=_("The address of the ticket or the note of the call. The customer sees it."),
        error_messages={"required": _("A vote for somebody else needs its source.")},
    )
    source_note = forms.CharField(label=_("In their words"), max_length=200, required=False)
    weight = forms.IntegerField(label=_("Votes"), min_value=1, max_value=100, initial=1)
    importance = forms.TypedChoiceField(label=_("How much it matters"), choices=Importance.choices, coerce=int)

    def __init__(self, *args: Any, board: IdeaBoardEntry, idea: Idea, viewer: Viewer, now: datetime, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        customer = self.fields["customer"]
        assert isinstance(customer, PickField)
        customer.asks(find=partial(customer_typed, viewer), offer=partial(customer_options, viewer, idea, now=now))
        if board.vote_mode != VoteMode.BUDGET:
            del self.fields["weight"]
        if board.vote_mode != VoteMode.IMPORTANCE:
            del self.fields["importance"]


class ContactBehalfForm(forms.Form):
    """A vote of a customer who has no account: whose, and where they said so."""

    customer = PickField(
        label=_("Customer"),
        required=False,
        help_text=_("Their name or e-mail address in the customer records. Leave it empty for somebody who is not there yet."),
        unknown=_("No single contact has this name or address."),
    )
    email = forms.EmailField(label=_("Their e-mail address"), required=False, max_length=254)
    name = forms.CharField(label=_("Their name"), required=False, max_length=150)
    source_url = forms.URLField(
        label=_("Where they said so"),
        max_length=300,
        assume_scheme="https",
        help_text=_("The address of the ticket or the note of the call. The customer sees it."),
        error_messages={"required": _("A vote for somebody else needs its source.")},
    )
    source_note = forms.CharField(label=_("In their words"), max_length=200, required=False)
    importance = forms.TypedChoiceField(label=_("How much it matters"), choices=Importance.choices, coerce=int)

    def __init__(self, *args: Any, board: IdeaBoardEntry, viewer: Viewer, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        customer = self.fields["customer"]
        assert isinstance(customer, PickField)
        customer.asks(find=partial(contact_typed, viewer), offer=partial(contact_options, viewer))
        if not can_see_records(viewer, Contact):
            del self.fields["customer"]
        if board.vote_mode != VoteMode.IMPORTANCE:
            del self.fields["importance"]

    def clean_name(self) -> str:
        return without_controls(self.cleaned_data["name"])

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or {}
        if not data.get("customer") and not data.get("email") and not {"customer", "email"} & set(self.errors):
            self.add_error("email", _("Say whose vote it is: choose a customer, or write an e-mail address."))
        return data


class OtherIdeaForm(forms.Form):
    """Another idea of the same board, by words of its title, its number or its address."""

    into = PickField(
        label=_("The other idea"),
        help_text=_("Words of its title; or its number or address, such as /ideas/12/."),
        error_messages={"required": _("Choose the other idea: write words of its title.")},
        unknown=_(
            "There is no idea with this number, nor one on this board with these words. Look at its address: /ideas/12/."
        ),
    )

    def __init__(self, *args: Any, idea: Idea, viewer: Viewer, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        into = self.fields["into"]
        assert isinstance(into, PickField)
        into.asks(
            find=partial(idea_typed, viewer, idea.board_id),
            offer=partial(idea_options, viewer, idea.board_id, without=idea.pk),
        )


class MoveForm(forms.Form):
    """The board that an idea goes to."""

    board = forms.TypedChoiceField(label=_("Board"), coerce=int, error_messages={"required": _("Choose a board.")})

    def __init__(self, *args: Any, boards: Sequence[IdeaBoardEntry], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["board"]
        assert isinstance(field, forms.TypedChoiceField)
        field.choices = [("", _gettext("Choose a board")), *((board.pk, board.title) for board in boards)]


class ReasonForm(forms.Form):
    reason = forms.CharField(
        label=_("Why"), max_length=300, required=False, help_text=_("Stands in the lineage; voters read it.")
    )


class SplitForm(forms.Form):
    """The part that becomes an idea of its own, and the comments that go along."""

    title = forms.CharField(
        label=_("The part in one sentence"),
        min_length=SHORTEST_TITLE,
        max_length=LONGEST_TITLE,
        help_text=_("10 to 100 characters. Say what should be, not only what is wrong."),
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    body = WritingField(
        label=_("What this part is about"), max_length=20_000, error_messages={"required": _("Say what this part is about.")}
    )
    reason = forms.CharField(
        label=_("Why"), max_length=300, required=False, help_text=_("Stands in the lineage; voters read it.")
    )
    comments = forms.TypedMultipleChoiceField(
        label=_("Comments that go along, with their answers"),
        required=False,
        coerce=int,
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, *args: Any, comments: Sequence[tuple[int, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = self.fields["comments"]
        assert isinstance(choices, forms.TypedMultipleChoiceField)
        choices.choices = list(comments)
        if not comments:
            del self.fields["comments"]

    def clean_title(self) -> str:
        title = " ".join(without_controls(self.cleaned_data["title"]).split())
        if len(title) < SHORTEST_TITLE or not any(letter.isalnum() for letter in title):
            raise forms.ValidationError(_gettext("Write the part in one sentence of at least 10 characters."))
        return title
