"""What members fill in. Refusals say what to write; what was typed stays in the box."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import Any

from django import forms
from django.db.models import Q
from django.forms.utils import ErrorDict
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from forums.board_fields import add_answer_fields
from forums.boards import BoardEntry, board_map, boards_visible_to
from forums.custom_fields import answers_given, as_it_stands
from forums.limits import COMMENT, EDIT, REPLY, TOPIC, enough_for
from forums.models import Topic, TopicKind
from forums.permissions import can_post_topic
from portal.members.models import Member
from portal.polls.forms import PollFields
from portal.products.models import ProductPage
from portal.writing.entry import line_of
from portal.writing.forms import EntryForm, TagsField, WritingField

MORNING = time(8)  # when reminders come
FURTHEST = timedelta(days=5 * 365)


class ReplyForm(EntryForm):
    entrance = REPLY
    body = WritingField(label=_("Your reply"), error_messages={"required": _("Write your reply first.")})
    is_official = forms.BooleanField(
        label=_("This is the official answer"),
        required=False,
        help_text=_("It stands right below the question, marked as what the company says."),
    )


class CommentForm(EntryForm):
    entrance = COMMENT
    body = WritingField(
        label=_("Your comment"), max_length=COMMENT.longest, error_messages={"required": _("Write your comment first.")}
    )


class BookmarkForm(forms.Form):
    """A note to oneself, and a day."""

    note = forms.CharField(label=_("Note"), max_length=300, required=False, help_text=_("Only you read it."))
    remind_on = forms.DateField(
        label=_("Remind me on"),
        required=False,
        help_text=_("It comes to your inbox on the morning of that day."),
        error_messages={"invalid": _("Write the day as 2026-03-31.")},
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
    )

    def __init__(self, *args: Any, now: datetime, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.now = now
        self.today = timezone.localdate(now)
        self.fields["remind_on"].widget.attrs |= {
            "min": str(self.today + timedelta(days=1)),
            "max": str(self.today + FURTHEST),
        }

    def clean_remind_on(self) -> date | None:
        day = self.cleaned_data["remind_on"]
        # A day that came and was left in the form is no mistake.
        if day is not None and day != self.initial.get("remind_on") and day <= self.today:
            raise forms.ValidationError(_("Choose a day after today."))
        if day is not None and day > self.today + FURTHEST:
            raise forms.ValidationError(_("Choose a day within the next five years."))
        return day

    def remind_at(self) -> datetime | None:
        """The morning of that day, in the member's own time zone."""
        day = self.cleaned_data["remind_on"]
        return timezone.make_aware(datetime.combine(day, MORNING)) if day else None


class TopicForm(EntryForm):
    """What makes a topic: its title, its text and its tags."""

    entrance = TOPIC

    title = forms.CharField(
        label=_("Your question in one sentence"),
        max_length=TOPIC.longest_title,
        help_text=_("As you would say it to a friend who owns the same thing."),
        error_messages={"required": _("Write your question in one sentence.")},
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    body = WritingField(
        label=_("What happens, and what have you tried?"),
        max_length=TOPIC.longest,
        error_messages={"required": _("Say what happens, and what you have tried.")},
    )
    tags = TagsField(help_text=_("Up to five, with commas between them."))

    def clean_title(self) -> str:
        return line_of(self.cleaned_data["title"])


class AskForm(PollFields, TopicForm):
    """Ask a question, start a discussion: where, and about what."""

    board = forms.TypedChoiceField(label=_("Board"), coerce=int, error_messages={"required": _("Choose where it belongs.")})
    kind = forms.ChoiceField(label=_("What is it?"), widget=forms.RadioSelect)
    product = forms.ModelChoiceField(
        label=_("Product"), queryset=ProductPage.objects.none(), required=False, empty_label=_("None of these")
    )
    field_order = ("title", "board", "kind", "product", "body", "tags")
    chosen: BoardEntry | None  # the board that the form is about so far

    def __init__(self, *args: Any, by: Member, now: datetime, **kwargs: Any) -> None:
        super().__init__(*args, by=by, **kwargs)
        self.asker = by
        self.now = now
        allowed = {
            board: [kind for kind in TopicKind if can_post_topic(by, board, kind, now)] for board in boards_visible_to(by)
        }
        self.boards = [board for board, kinds in allowed.items() if kinds]
        kinds = [kind for kind in TopicKind if any(kind in of_board for of_board in allowed.values())]
        board, kind = self.fields["board"], self.fields["kind"]
        assert isinstance(board, forms.ChoiceField)
        assert isinstance(kind, forms.ChoiceField)
        board.choices = [("", _("Choose a board")), *((entry.pk, entry.title) for entry in self.boards)]
        kind.choices = [(value.value, value.label) for value in kinds]
        if len(self.boards) == 1:
            self.initial.setdefault("board", self.boards[0].pk)
        if len(kinds) == 1:
            # Nothing to choose: no question about it.
            kind.widget, kind.required = forms.HiddenInput(), False
        self.chosen = self._chosen()
        of_chosen = allowed[self.chosen] if self.chosen is not None else kinds
        if self.initial.get("kind") not in of_chosen:
            self.initial["kind"] = of_chosen[0].value if of_chosen else ""
        self.chosen_kind = self._raw("kind") or self.initial["kind"]
        product = self.fields["product"]
        assert isinstance(product, forms.ModelChoiceField)
        product.queryset = ProductPage.objects.visible_to(by).order_by("title")
        if self.chosen is not None:
            self._follow(self.chosen, product)
        if not product.queryset.exists():
            del self.fields["product"]

    def _raw(self, name: str) -> str:
        return str((self.data.get(name) if self.is_bound else self.initial.get(name)) or "")

    def _chosen(self) -> BoardEntry | None:
        chosen = self._raw("board")
        return next((entry for entry in self.boards if str(entry.pk) == chosen), None)

    def _follow(self, board: BoardEntry, product: forms.ModelChoiceField) -> None:
        """Ask what the chosen board asks."""
        is_question = self.chosen_kind == TopicKind.QUESTION
        if len(board.product_ids) == 1:
            self.initial.setdefault("product", board.product_ids[0])
        if is_question and board.requires_product:
            product.required, product.empty_label = True, str(_("Choose a product"))
            product.error_messages["required"] = _("Say which product it is about. On this board an answer depends on it.")
        if is_question and board.requires_tags:
            self.fields["tags"].required = True
            self.fields["tags"].error_messages["required"] = _(
                "Give it at least one tag. That is how the others of this board find it."
            )
        if is_question:
            about = self._raw("product")
            is_number = about.isascii() and about.isdecimal() and len(about) < 19
            add_answer_fields(self, board, int(about) if is_number else None, {})

    def show_without_judging(self) -> None:
        """Shown anew with what was typed: nothing was sent off yet, so nothing is wrong."""
        self._errors = ErrorDict()

    def clean_kind(self) -> str:
        return self.cleaned_data["kind"] or self.initial["kind"]

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        board = next((entry for entry in self.boards if entry.pk == data.get("board")), None)
        if board is not None and data.get("kind"):
            verdict = can_post_topic(self.asker, board, data["kind"], self.now)
            if not verdict:
                self.add_error("board" if self.fields["kind"].widget.is_hidden else "kind", verdict.reason)
        return data

    def besides(self, data: dict[str, Any]) -> Any:
        kind = data.get("kind")
        return enough_for(kind, self.chosen.template_of(kind) if self.chosen else "") if kind else None


class EditForm(EntryForm):
    """A new text for a post, and why."""

    entrance = EDIT
    body = WritingField(
        label=_("Text"), max_length=EDIT.longest, error_messages={"required": _("Write the text, or delete the post.")}
    )
    reason = forms.CharField(
        label=_("What did you change?"), max_length=200, required=False, help_text=_("Shown in the list of changes.")
    )


class EditTopicForm(EditForm, TopicForm):
    """As EditForm, for a first post: the topic's title, tags and product too."""

    product = forms.ModelChoiceField(
        label=_("Product"), queryset=ProductPage.objects.none(), required=False, empty_label=_("None of these")
    )
    field_order = ("title", "body", "product", "tags", "reason")

    def __init__(self, *args: Any, topic: Topic, by: Member, **kwargs: Any) -> None:
        super().__init__(*args, by=by, **kwargs)
        self.fields["title"].label, self.fields["title"].help_text = _("Title"), ""
        product = self.fields["product"]
        assert isinstance(product, forms.ModelChoiceField)
        seen = ProductPage.objects.visible_to(by).values("pk")
        product.queryset = ProductPage.objects.filter(Q(pk__in=seen) | Q(pk=topic.product_id)).order_by("title")
        self.initial.setdefault("product", topic.product_id)
        if not product.queryset.exists():
            del self.fields["product"]
        board = board_map().get(topic.board_id)
        if board is not None and topic.is_question:
            board = as_it_stands(board, topic)
            self.fields["tags"].required = board.requires_tags
            product.required = board.requires_product
            add_answer_fields(self, board, topic.product_id, answers_given(board, topic.answers))
