"""What a board asks of a question beside its title and text, and whether it was given.

The form and the act ask the same functions, so that no other way in is an easier one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal, InvalidOperation

from django.utils.translation import gettext as _

from forums.board_rules import AskFieldEntry, BoardRules
from forums.boards import BoardEntry
from forums.models import AskField, Topic, TopicKind
from portal.writing.html import from_markdown, text_of, without_controls

LONGEST = 200
_VERSION = re.compile(r"[vV]?\d{1,9}(\.\d{1,9}){0,5}([-+. ]?[0-9A-Za-z]{1,20}){0,4}")


@dataclass(frozen=True)
class Problem:
    """What is missing or wrong: the field of the form, and the sentence beside it."""

    name: str
    sentence: str


class WrongAnswer(ValueError):
    """An answer does not fit its field. The message is the sentence that the member reads."""


def answer_to(field: AskFieldEntry, raw: str) -> str:
    """What was typed, as it is kept; "" where nothing was. Raises WrongAnswer."""
    text = " ".join(without_controls(raw).split())
    if not text:
        if field.is_required:
            raise WrongAnswer(_("Say this too; an answer depends on it."))
        return ""
    if len(text) > LONGEST:
        raise WrongAnswer(_("Say it in up to %(count)s characters.") % {"count": LONGEST})
    match field.kind:
        case AskField.Kind.VERSION if not _VERSION.fullmatch(text):
            raise WrongAnswer(_("Write the number, such as 3.1.4."))
        case AskField.Kind.NUMBER if not _is_number(text):
            raise WrongAnswer(_("Write a number, such as 12 or 0.5."))
        case AskField.Kind.CHOICE if text not in field.choices:
            raise WrongAnswer(_("Choose one of those that are offered."))
        case AskField.Kind.YES_NO if text not in ("yes", "no"):
            raise WrongAnswer(_("Choose yes or no."))
    return text


def problems_of(
    board: BoardRules, *, kind: str, product_id: int | None, has_tags: bool, answers: Mapping[int, str]
) -> Iterator[Problem]:
    """All that a board asks of a question and did not get. Of other kinds it asks nothing."""
    if kind != TopicKind.QUESTION:
        return
    if board.requires_product and product_id is None:
        yield Problem("product", _("Say which product it is about. On this board an answer depends on it."))
    for field in board.fields_for(product_id):
        try:
            answer_to(field, answers.get(field.pk, ""))
        except WrongAnswer as error:
            yield Problem(field.name, str(error))
    if board.requires_tags and not has_tags:
        yield Problem("tags", _("Give it at least one tag. That is how the others of this board find it."))


def kept_answers(board: BoardRules, *, kind: str, product_id: int | None, answers: Mapping[int, str]) -> list[list[str]]:
    """Answers as the topic keeps them: label and words, those that were given."""
    if kind != TopicKind.QUESTION:
        return []
    given = ((field, answer_to(field, answers.get(field.pk, ""))) for field in board.fields_for(product_id))
    return [[field.label, value] for field, value in given if value]


def answers_given(board: BoardRules, kept: list[list[str]]) -> dict[int, str]:
    """What a topic keeps, by the fields that the board has now: for the form that changes it."""
    by_label = {pair[0]: pair[1] for pair in kept}
    return {field.pk: by_label[field.label] for field in board.ask_fields if field.label in by_label}


def as_it_stands(board: BoardEntry, topic: Topic) -> BoardEntry:
    """What a board asks of a change: what was not asked when the topic was posted is not asked of a corrected letter."""
    given = {label for label, _value in topic.answers}
    kept = tuple(replace(field, is_required=field.is_required and field.label in given) for field in board.ask_fields)
    return replace(
        board,
        ask_fields=kept,
        requires_tags=board.requires_tags and bool(topic.tag_names),
        requires_product=board.requires_product and topic.product_id is not None,
    )


def beyond_outline(words: str, outline: str) -> str:
    """The words of a text without those that its outline began with: what its writer said."""
    for line in text_of(from_markdown(outline)).split("\n") if outline else ():
        words = words.replace(line, "", 1)
    return words


def _is_number(text: str) -> bool:
    try:
        return Decimal(text.replace(",", ".")).is_finite()
    except InvalidOperation:
        return False


def facts_of(topic: Topic) -> list[tuple[str, str]]:
    """What stands beside the question: (label, answer)."""
    words = {"yes": _("Yes"), "no": _("No")}
    return [(label, words.get(value, value)) for label, value in topic.answers]
