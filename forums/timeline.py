"""The consequence line of a topic."""

from __future__ import annotations

from dataclasses import replace

from django.core.cache import cache
from django.utils import timezone
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from forums.models import Topic
from portal.activity.steps import Step, open_steps, steps
from portal.activity.types import StepKind
from portal.common.times import number
from portal.common.viewer import Viewer

_LINE_SECONDS = 60


def line_of(topic: Topic, viewer: Viewer) -> list[Step]:
    """The consequence line, kept for a minute: the same for every reader of a language, moderators apart, but for other things that it names."""
    state = (
        topic.kind,
        topic.answer_due_at,
        topic.assigned_to_id,
        topic.reply_count,
        topic.active_at,
        topic.solution_id,
        topic.closed_at,
        topic.archived_at,
        topic.edited_at,
        topic.deflected_count,
    )
    who = bool(viewer.is_authenticated and viewer.is_moderator)
    key = hash((state, who, get_language(), timezone.get_current_timezone_name()))
    name = f"forums:line:{topic.pk}:{key}"
    line = cache.get(name)
    if line is None:
        line = [
            replace(step, headline=str(step.headline), detail=str(step.detail), big=str(step.big))
            for step in steps(topic, viewer=viewer, is_shared=True)
        ]
        _add_solved(line, topic)
        cache.set(name, line, _LINE_SECONDS)
    return open_steps(line, viewer)


def _add_solved(line: list[Step], topic: Topic) -> None:
    """How many were helped by it before they asked: after what has happened, before what is owed."""
    if not topic.deflected_count:
        return
    headline = ngettext("more solved it", "more solved it", topic.deflected_count)
    step = Step(StepKind.SO, headline, _("before they asked"), big=number(topic.deflected_count))
    owed = (place for place, one in enumerate(line) if one.kind in (StepKind.OWED, StepKind.LATE))
    line.insert(next(owed, len(line)), step)
