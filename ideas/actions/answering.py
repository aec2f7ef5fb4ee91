"""The promise clock of an idea: who owes a first answer by when, and what keeps the promise."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from ideas.boards import IdeaBoardEntry, board_map
from ideas.models import Idea, StatusChange
from ideas.permissions import can_owe_answer
from portal.activity.actions import AlreadyPromised, assign_promise, keep_promise, make_promise, withdraw_promise
from portal.activity.models import Promise
from portal.common.permissions import require
from portal.members.models import Member

FIRST_ANSWER = "ideas.first_answer"
MOST_OF_SAME_WORDS = 3  # ideas for which the same words may be an answer; more of them are none


def owe_answer(idea: Idea, board: IdeaBoardEntry, now: datetime) -> None:
    """Enough have voted: from here on somebody owes a first answer. On a locked idea; once."""
    enough = board.answer_days and idea.vote_count + idea.anonymous_votes >= board.answer_votes
    if not enough or idea.answer_due_at is not None or idea.first_answered_at is not None:
        return
    idea.answer_due_at = now + timedelta(days=board.answer_days)
    idea.save(update_fields=["answer_due_at"])
    promise_answer(idea, board, now)


def promise_answer(idea: Idea, board: IdeaBoardEntry, now: datetime) -> None:
    """Write down who owes it. The words are kept as they are, so they are those of the site."""
    assert idea.answer_due_at is not None
    with override(settings.LANGUAGE_CODE):
        what, team = _("A first answer"), board.answered_by or _("The team")
    try:
        make_promise(
            about=idea, kind=FIRST_ANSWER, what=what, due_at=idea.answer_due_at, owner=idea.owner, owner_name=team, now=now
        )
    except AlreadyPromised:
        return


@transaction.atomic
def owe_answer_by(*, idea: Idea, by: Member, due_at: datetime, now: datetime | None = None) -> Idea:
    """The product team says by which day the first answer is owed. A day that was said before is not wiped out: it is
    withdrawn with a reason, and stays to be read."""
    now = now or timezone.now()
    idea = Idea.objects.lock_one(idea.pk)
    require(can_owe_answer(by, idea, now))
    if due_at == idea.answer_due_at:
        return idea
    promise = _open_promise(idea)
    if promise is not None:
        with override(settings.LANGUAGE_CODE):
            reason = _("Another day was set.")
        withdraw_promise(promise=promise, by=by, reason=reason, now=now)
    idea.answer_due_at = due_at
    idea.save(update_fields=["answer_due_at"])
    promise_answer(idea, board_map()[idea.board_id], now)
    return idea


def note_answer(idea: Idea, by: Member, now: datetime) -> None:
    """The first answer of the company, on a locked idea. An author of the company does not answer themselves."""
    if idea.first_answered_at is not None or by.pk == idea.author_id:
        return
    idea.first_answered_at = now
    idea.save(update_fields=["first_answered_at"])
    promise = _open_promise(idea)
    if promise is not None:
        keep_promise(promise=promise, by=by, now=now)


def pass_on(idea: Idea) -> None:
    """Whoever owns the idea now owes the answer."""
    promise = _open_promise(idea)
    if promise is not None:
        assign_promise(promise=promise, owner=idea.owner)


def drop_promise(idea: Idea, by: Member, now: datetime) -> None:
    """The idea was merged into another, which is answered now."""
    promise = _open_promise(idea)
    if promise is not None:
        with override(settings.LANGUAGE_CODE):
            reason = _("Merged into another idea, which is answered instead.")
        withdraw_promise(promise=promise, by=by, reason=reason, now=now)


def is_an_answer(reason: str, by: Member) -> bool:
    """Whether a reason answers an idea. None is no answer, and neither are words that were said to many."""
    if not reason:
        return False
    same = StatusChange.objects.filter(reason=reason, by=by).values("idea_id").distinct()
    return same[: MOST_OF_SAME_WORDS + 1].count() <= MOST_OF_SAME_WORDS


def _open_promise(idea: Idea) -> Promise | None:
    if idea.answer_due_at is None:
        return None  # nothing was owed: no query
    return Promise.objects.about(idea).open().filter(kind=FIRST_ANSWER).first()
