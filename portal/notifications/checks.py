"""System checks: whatever is to be told has a notice, and every notice has its kinds."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.core.checks import CheckMessage, Error

from portal.activity.notices import LONGEST_NAME, notice_kinds, notices, tells_of
from portal.activity.table import reaction_table
from portal.notifications.reactions import notify, notify_flagger


def every_notice_is_whole(app_configs: Any, **_kwargs: Any) -> list[CheckMessage]:
    """One error for each notice without its words, and for each activity that is to be told and has none."""
    return [Error(sentence, id="notifications.E001") for sentence in (*_kinds(), *_notices(), *_untold())]


def _kinds() -> Iterator[str]:
    for kind in notice_kinds():
        if not kind.name or len(kind.name) > LONGEST_NAME or ":" in kind.name:
            yield f"The kind of notification {kind.name!r} needs a name of 1 to {LONGEST_NAME} characters without a colon."
        if not str(kind.label) or not str(kind.why) or not (str(kind.word) or not kind.has_inbox):
            yield f"The kind of notification {kind.name} says no label, no word, or not why a line came."


def _notices() -> Iterator[str]:
    known = set(notice_kinds())
    for name, notice in notices().items():
        sort = type(notice)
        for method in ("telling", "line", "what", "button"):
            if getattr(getattr(sort, method), "__isabstractmethod__", False):
                yield f"{name}: {sort.__name__} lacks {method}()."
        if not notice.kinds:
            yield f"{name}: {sort.__name__} says no kinds."
        for kind in notice.kinds:
            if kind not in known:
                yield f"{name}: {sort.__name__} tells by {kind.name}, which no app registers."


def _untold() -> Iterator[str]:
    for activity_type, row in reaction_table().items():
        is_told = {notify, notify_flagger} & set(row.afterwards)
        if is_told and not tells_of(activity_type.name):
            yield f"portal/reactions.py tells of {activity_type.name}, about which no app registers a notice."
