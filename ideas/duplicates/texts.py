"""What is compared, and what the community has written, from which one learns which words stand near which."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from ideas.models import Idea
from portal.common.kinds import HasTexts, kinds_with
from portal.writing.html import text_of

MOST = 100_000  # texts of one kind, the newest
MOST_OF_BOARD = 10_000  # ideas of one board that are compared, the newest


@dataclass(frozen=True)
class Wish:
    """An open idea. Its title counts twice: it is what the idea is about, and the rest says why."""

    pk: int
    text: str


def community_texts(most: int = MOST) -> Iterator[str]:
    """What members have written, of every kind of content that offers it, the newest first."""
    for _kind, wrote in kinds_with(HasTexts):
        yield from islice(wrote.texts(), most)


def wishes_by_board() -> dict[int, list[Wish]]:
    """Ideas that can still be voted for."""
    found: dict[int, list[Wish]] = defaultdict(list)
    rows = Idea.objects.public_rows().open().order_by("board_id", "-posted_at", "-pk")
    for pk, board, title, body in rows.values_list("pk", "board_id", "title", "body").iterator(chunk_size=2000):
        if len(found[board]) < MOST_OF_BOARD:
            found[board].append(Wish(pk, f"{title}. {title}. {text_of(body)}"))
    return found
