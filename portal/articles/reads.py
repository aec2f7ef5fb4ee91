"""Readers of articles, counted without a write on the page."""

from portal.common.buffered_counters import Batch

article_reads = Batch("articles:reads")
