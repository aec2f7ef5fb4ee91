"""What editors set for boards, as pages and acts ask for it (a part of the map of boards)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from forums.models import AskField, BoardPage


@dataclass(frozen=True)
class AskFieldEntry:
    """One field of a board's own in its ask form."""

    pk: int
    label: str
    kind: str
    help_text: str
    choices: tuple[str, ...]
    is_required: bool
    product_id: int | None  # asked of questions about this product; None: of every question

    @property
    def name(self) -> str:
        """Its name in the form."""
        return f"field_{self.pk}"

    @classmethod
    def of(cls, field: AskField) -> AskFieldEntry:
        choices = tuple(field.choice_list)
        return cls(field.pk or 0, field.label, field.kind, field.help_text, choices, field.is_required, field.product_id)


@dataclass(frozen=True)
class BoardRules:
    """The settings of a board's page."""

    allows_questions: bool
    allows_discussions: bool
    allows_announcements: bool
    who_posts: str
    posting_groups: frozenset[int]
    who_replies: str
    replying_groups: frozenset[int]
    requires_product: bool
    requires_tags: bool
    product_ids: tuple[int, ...]
    ask_fields: tuple[AskFieldEntry, ...]
    question_template: str
    discussion_template: str
    default_sort: str
    expects_solution: bool
    archive_after_days: int | None
    staff_accept: bool
    answer_hours: int
    answer_owner_id: int | None
    case_after_hours: int

    def fields_for(self, product_id: int | None) -> tuple[AskFieldEntry, ...]:
        """What is asked of a question about this product, or about none."""
        return tuple(field for field in self.ask_fields if field.product_id in (None, product_id))

    def template_of(self, kind: str) -> str:
        """The outline (Markdown) that a text of this kind begins with."""
        return {"question": self.question_template, "discussion": self.discussion_template}.get(kind, "")


_LISTS = ("posting_groups", "replying_groups", "product_ids", "ask_fields")
_OF_PAGE = [name for name in BoardRules.__dataclass_fields__ if name not in _LISTS]


def rules_of_pages(pages: Sequence[BoardPage]) -> dict[int, dict[str, Any]]:
    """The values of `BoardRules` by board: four queries, however many boards."""
    posting, replying, products = (
        _numbers(BoardPage.posting_groups.through, "group_id"),
        _numbers(BoardPage.replying_groups.through, "group_id"),
        _numbers(BoardPage.products.through, "productpage_id"),
    )
    asked: dict[int, list[AskFieldEntry]] = defaultdict(list)
    for field in AskField.objects.order_by("board_id", "sort_order", "pk"):
        asked[field.board_id].append(AskFieldEntry.of(field))
    return {
        page.pk: {name: getattr(page, name) for name in _OF_PAGE}
        | {
            "posting_groups": frozenset(posting[page.pk]),
            "replying_groups": frozenset(replying[page.pk]),
            "product_ids": tuple(products[page.pk]),
            "ask_fields": tuple(asked[page.pk]),
        }
        for page in pages
    }


def rules_of_draft(page: BoardPage) -> dict[str, Any]:
    """The same of a page that an editor has not published yet."""
    return {name: getattr(page, name) for name in _OF_PAGE} | {
        "posting_groups": frozenset(group.pk for group in page.posting_groups.all()),
        "replying_groups": frozenset(group.pk for group in page.replying_groups.all()),
        "product_ids": tuple(product.pk for product in page.products.all()),
        "ask_fields": tuple(AskFieldEntry.of(field) for field in page.ask_fields.all()),
    }


def _numbers(through: Any, column: str) -> dict[int, list[int]]:
    found: dict[int, list[int]] = defaultdict(list)
    for board, number in through.objects.order_by("pk").values_list("boardpage_id", column):
        found[board].append(number)
    return found
