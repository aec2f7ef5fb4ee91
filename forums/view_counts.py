"""Readers of topics, counted without a write on the page; the worker writes them (forums/tasks.py)."""

from portal.common.buffered_counters import Batch

topic_readers = Batch("forums:readers")
