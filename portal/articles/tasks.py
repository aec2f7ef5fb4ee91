"""What the worker does for articles by itself."""

from __future__ import annotations

from portal.activity.periodic import every
from portal.articles.actions import add_reads
from portal.articles.reads import article_reads


@every(minutes=1)
def write_reads() -> None:
    """Add the readers that were counted since the last time to their articles."""
    add_reads(reads=article_reads.take())
