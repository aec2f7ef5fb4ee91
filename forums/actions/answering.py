"""The promise of a board: each question has an answer by a day, and somebody owes it.

An official answer keeps it, and so does an accepted one. A question that is closed, hidden or no question any more owes
nothing; what is owed again afterwards is owed by the day that was promised first, so that no detour buys time.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from django.utils.translation import gettext as _

from forums.answer_owner import answer_owner_of, may_answer
from forums.boards import board_map
from forums.models import Topic
from portal.activity.actions import assign_promise, keep_promise, make_promise, withdraw_promise
from portal.activity.models import Promise
from portal.members.models import Member

ANSWER = "forums.answer"


def settle_answer(topic: Topic, *, by: Member | None, now: datetime) -> None:
    """Part of every act on a locked topic that changes whether an answer is owed: the promise follows."""
    is_owed = _is_owed(topic)
    if topic.answer_due_at is None and is_owed:
        _promise(topic, now)
    elif topic.answer_due_at is not None and not is_owed:
        promise = _open_promise(topic)
        if promise is not None and (topic.has_official or topic.solution_id is not None):
            keep_promise(promise=promise, by=by, now=now)
        elif promise is not None:
            withdraw_promise(promise=promise, by=by, reason=_why_not(topic), now=now)
        _note_due(topic, None)


def hand_over(topic: Topic) -> None:
    """Part of assigning a locked topic: whoever has it owes the answer; if nobody has, whom the board names."""
    promise = _open_promise(topic) if topic.answer_due_at is not None else None
    owner = _owner_of(topic) if promise is not None else None
    if promise is not None and owner is not None:
        assign_promise(promise=promise, owner=owner)


def _is_owed(topic: Topic) -> bool:
    board = board_map().get(topic.board_id)
    if board is None or not board.answer_hours or not topic.is_question or not topic.is_public or topic.has_official:
        return False
    is_open = topic.solution_id is None and topic.closed_at is None and topic.archived_at is None
    return is_open and topic.author is not None and not topic.author.is_company


def _owner_of(topic: Topic) -> Member | None:
    board = board_map()[topic.board_id]
    assigned = topic.assigned_to
    return assigned if assigned is not None and may_answer(assigned, board) else answer_owner_of(board)


def _promise(topic: Topic, now: datetime) -> None:
    owner = _owner_of(topic)
    if owner is None:
        return  # nobody speaks for the company yet
    first = Promise.objects.about(topic).filter(kind=ANSWER).order_by("due_at").values_list("due_at", flat=True).first()
    due_at = first or now + timedelta(hours=board_map()[topic.board_id].answer_hours)
    make_promise(about=topic, kind=ANSWER, what=_("An answer"), due_at=due_at, owner=owner, to=topic.author, now=now)
    _note_due(topic, due_at)


def _open_promise(topic: Topic) -> Promise | None:
    return Promise.objects.about(topic).open().filter(kind=ANSWER).first()


def _note_due(topic: Topic, due_at: datetime | None) -> None:
    topic.answer_due_at = due_at
    topic.save(update_fields=["answer_due_at"])


def _why_not(topic: Topic) -> str:
    if topic.merged_into_id is not None:
        return _("It was merged into another topic.")
    if not topic.is_public:
        return _("The question is no longer there.")
    if topic.closed_at is not None:
        return _("The question was closed.")
    if topic.archived_at is not None:
        return _("The question was archived.")
    if not topic.is_question:
        return _("It is a discussion now.")
    return _("Nothing is promised on the board where it stands now.")
