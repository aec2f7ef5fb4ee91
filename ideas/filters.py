"""By what a list of ideas can be narrowed, each with its count: product, tag, owner, late answers; and words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Q
from django.utils import timezone

from ideas.boards import board_map
from ideas.models import Idea, IdeaQuerySet, title_key
from ideas.permissions import is_team
from portal.common.pages import paths_closed_to
from portal.common.ttl_cache import remembered

MOST = 40  # choices of one kind, those with most ideas
MOST_WORDS = 6


@dataclass(frozen=True)
class Choice:
    """One way to narrow a list: its value in the address, its words, and how many ideas it leaves."""

    value: str
    name: str
    count: int


@dataclass(frozen=True)
class Choices:
    """What the reader can choose among the ideas of the boards that they see."""

    products: list[Choice]
    tags: list[Choice]
    owners: list[Choice]
    late: int


def choices_for(viewer: Any, boards: Sequence[int]) -> Choices:
    """Counted over public ideas, kept for a minute; products that the reader may not see are left out."""
    products, tags, owners = _counts(tuple(boards))
    closed = paths_closed_to(viewer)
    return Choices(
        products=[
            Choice(str(pk), title, count)
            for pk, title, path, count in products
            if not any(path.startswith(below) for below in closed)
        ],
        tags=[Choice(slug, name, count) for slug, name, count in tags],
        owners=[Choice(handle, name, count) for handle, name, count in owners],
        late=_late(tuple(pk for pk in boards if shows_late(viewer, pk))),
    )


def shows_late(viewer: Any, board: int) -> bool:
    """A board may keep its late answers to itself: then only staff are shown them."""
    return is_team(viewer) or board_map()[board].is_overdue_public


@remembered(seconds=60)
def _counts(boards: tuple[int, ...]) -> tuple[list[Any], list[Any], list[Any]]:
    ideas = Idea.objects.public_rows().standing().filter(board_id__in=boards)
    some = Count("pk")
    products = ideas.exclude(product=None).values_list("product_id", "product__title", "product__path")
    tags = ideas.exclude(tags=None).values_list("tags__slug", "tags__name")
    owners = ideas.exclude(owner=None).filter(owner__erased_at=None).values_list("owner__username", "owner__name")
    return (
        list(products.annotate(some=some).order_by("-some", "product__title")[:MOST]),
        list(tags.annotate(some=some).order_by("-some", "tags__name")[:MOST]),
        [(handle, name or handle, count) for handle, name, count in owners.annotate(some=some).order_by("-some")[:MOST]],
    )


@remembered(seconds=60)
def _late(boards: tuple[int, ...]) -> int:
    return Idea.objects.public_rows().filter(board_id__in=boards).overdue(timezone.now()).count() if boards else 0


def saying(ideas: IdeaQuerySet, words: str) -> IdeaQuerySet:
    """Ideas whose title or first sentences have all of these words. Whatever case and accents the title has."""
    for word in title_key(words).split()[:MOST_WORDS]:
        ideas = ideas.filter(Q(title_key__contains=word) | Q(title__icontains=word) | Q(excerpt__icontains=word))
    return ideas
