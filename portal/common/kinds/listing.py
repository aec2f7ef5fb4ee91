"""What other search engines are told of a type."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Iterable, Iterator
from datetime import date, datetime
from typing import ClassVar

from portal.common.kinds.registry import Capability

SitemapLine = tuple[str, datetime | date | None]  # site-relative address, when it last changed
PIECE = 10_000  # addresses in one piece at most


class InSitemap(Capability):
    """Things whose public addresses other search engines are told. Pages with it leave the list of all other pages."""

    section: ClassVar[str] = ""  # "topics": /sitemap-topics-7.xml
    in_pieces: ClassVar[bool] = False  # ranges of PIECE numbers, so that each costs one range of the primary key

    def pieces(self) -> Iterator[tuple[int, datetime | None]]:
        """Numbers of the pieces that have things, with when each last changed."""
        yield 0, None

    @abstractmethod
    def lines(self, piece: int) -> Iterable[SitemapLine]:
        """What everybody may read, in their order."""
