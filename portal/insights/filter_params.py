"""The filters of a look at the report, from an address that can be kept, and what its reader may read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Q

from portal.boards.types import board_types
from portal.common.viewer import Viewer
from portal.members.segments import segment_choices, segment_keys
from portal.products.models import ProductPage


@dataclass(frozen=True)
class Choice:
    value: str
    name: str
    is_chosen: bool


@dataclass(frozen=True)
class Asked:
    """What is asked for. `scopes` are those of search that the reader may read, or the one board that was chosen."""

    segment: str = ""
    board: str = ""  # "ideas:12" or "board:3"
    product: int = 0
    scopes: frozenset[str] = field(default_factory=frozenset)  # all that the reader may read
    names: Mapping[str, str] = field(default_factory=dict)  # of boards, by scope

    @classmethod
    def of(cls, data: Mapping[str, Any], viewer: Viewer) -> Asked:
        """What is not known is left out: an old address shows more, never an error."""
        names = {boards.scope_of(board.pk): board.title for boards in board_types() for board in boards.visible_to(viewer)}
        segment, board, product = (data.get(name, "") for name in ("segment", "board", "product"))
        is_number = product.isascii() and product.isdecimal() and len(product) < 12
        return cls(
            segment=segment if segment in segment_keys() else "",
            board=board if board in names else "",
            product=int(product) if is_number else 0,
            scopes=frozenset(names),
            names=names,
        )

    @property
    def is_narrowed(self) -> bool:
        return bool(self.board or self.product)

    @property
    def filters_on(self) -> int:
        return bool(self.segment) + bool(self.board) + bool(self.product)

    @property
    def segment_name(self) -> str:
        return str(dict(segment_choices()).get(self.segment, ""))

    def chosen(self, *, scope: str = "scope", product: str = "product") -> Q:
        """The condition of board and product on rows that have a scope."""
        condition = Q(**{f"{scope}__in": [self.board] if self.board else sorted(self.scopes)})
        return condition & Q(**{product: self.product}) if self.product else condition

    def fits(self, scope: str, product: int | None) -> bool:
        """The same for one thing that is here already."""
        return (not self.board or scope == self.board) and (not self.product or product == self.product)

    def of_ideas(self) -> Q:
        """The same for ideas. A board of topics has none."""
        kind, _colon, number = self.board.partition(":")
        condition = Q(product=self.product) if self.product else Q()
        if self.board:
            condition &= Q(board=int(number)) if kind == "ideas" else Q(pk__in=[])
        return condition

    def choices(self, viewer: Viewer) -> dict[str, list[Choice]]:
        products = ProductPage.objects.visible_to(viewer).order_by("title").values_list("pk", "title")
        return {
            "segments": [Choice(value, name, value == self.segment) for value, name in segment_choices()],
            "boards": [Choice(scope, name, scope == self.board) for scope, name in self.names.items()],
            "products": [Choice(str(pk), title, pk == self.product) for pk, title in products],
        }
