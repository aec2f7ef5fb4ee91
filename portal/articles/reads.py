"""Readers of articles, counted without a write on the page."""

from portal.common.batches import Batch

article_reads = Batch("articles:reads")
