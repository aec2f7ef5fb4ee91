"""The one shape of an act and its undoing: do it, say so, and offer the way back."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from django.contrib import messages
from django.http import HttpRequest

Foreseen = Mapping[type[Exception], str]


def perform_with_undo(
    request: HttpRequest, act: Callable[[], Any], done: str, *, undo: str = "", unless: Foreseen | None = None
) -> None:
    """Do it and say `done`, with a button that posts to `undo`; or say what stands in `unless` for an error that was foreseen."""
    unless = unless or {}
    try:
        act()
    except tuple(unless) as problem:
        messages.warning(request, unless[type(problem)])
    else:
        messages.success(request, done, extra_tags=f"undo:{undo}" if undo else "")


def count_after(wants: bool, on: Callable[[], int], off: Callable[[], int], already: tuple[type[Exception], ...]) -> int | None:
    """The count after a vote, or after it was taken back; None where a second click of a slow reader changes nothing."""
    try:
        return on() if wants else off()
    except already:
        return None
