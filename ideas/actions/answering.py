"""The promises about an idea: who owes a first answer and the delivery by when, and what keeps them."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from ideas.activities import IDEA_OWNED
from ideas.boards import IdeaBoardEntry, board_map
from ideas.models import Idea, Meaning, StatusChange
from ideas.owners import default_owner_of, may_own
from ideas.permissions import can_owe_answer
from ideas.quarters import end_of_quarter, quarter_in_words
from ideas.reasons import lacks
from portal.activity.actions import AlreadyPromised, assign_promise, keep_promise, make_promise, withdraw_promise
from portal.activity.models import Promise
from portal.activity.record import record
from portal.common.permissions import require
from portal.members.models import Member

FIRST_ANSWER = "ideas.first_answer"
DELIVERY = "ideas.delivery"
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
    give_owner(idea, board, now)
    with override(settings.LANGUAGE_CODE):
        what, team = _("A first answer"), _("The team")
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
    for promise in Promise.objects.about(idea).open().filter(kind__in=(FIRST_ANSWER, DELIVERY)):
        assign_promise(promise=promise, owner=idea.owner)


def give_owner(idea: Idea, board: IdeaBoardEntry, now: datetime) -> None:
    """What is owed is owed by a person: an idea that nobody took, or whose owner left, falls to whom its board names."""
    if idea.owner is not None and may_own(idea.owner, board):
        return
    owner = default_owner_of(board)
    if owner is None or owner == idea.owner:
        return
    idea.owner = owner
    idea.save(update_fields=["owner"])
    pass_on(idea)
    record(IDEA_OWNED, actor=None, object=idea, target=owner, happened_at=now)


def drop_promise(idea: Idea, by: Member, now: datetime) -> None:
    """The idea was merged into another, which is answered now."""
    promise = _open_promise(idea)
    if promise is not None:
        with override(settings.LANGUAGE_CODE):
            reason = _("Merged into another idea, which is answered instead.")
        withdraw_promise(promise=promise, by=by, reason=reason, now=now)


def settle_delivery(idea: Idea, by: Member | None, now: datetime) -> None:
    """A quarter that was named with a commitment is a promise: its owner owes the delivery by the last day of it.

    Called after whatever changes status, quarter or owner, on a locked idea. A day that was moved stays to be read.
    """
    due_at = end_of_quarter(idea.target_quarter) if _owes_delivery(idea) else None
    promise = Promise.objects.about(idea).open().filter(kind=DELIVERY).first()
    if promise is not None and promise.due_at != due_at:
        if idea.meaning == Meaning.DELIVERED:
            keep_promise(promise=promise, by=by, now=now)
        else:
            with override(settings.LANGUAGE_CODE):
                reason = _why_moved(idea)
            withdraw_promise(promise=promise, by=by, reason=reason, now=now)
        promise = None
    if promise is not None or due_at is None:
        return
    with override(settings.LANGUAGE_CODE):
        what, team = _("Delivery"), _("The team")
    make_promise(about=idea, kind=DELIVERY, what=what, due_at=due_at, owner=idea.owner, owner_name=team, by=by, now=now)


def _owes_delivery(idea: Idea) -> bool:
    return idea.meaning == Meaning.COMMITTED and idea.is_public and not idea.is_merged


def _why_moved(idea: Idea) -> str:
    if idea.is_merged:
        return _("It was merged into another idea.")
    if not idea.is_public:
        return _("The idea was removed.")
    if idea.meaning != Meaning.COMMITTED:
        return _("No longer committed to.")
    if idea.target_quarter:
        return _("Moved to %(quarter)s.") % {"quarter": quarter_in_words(idea.target_quarter)}
    return _("The day was taken back.")


def is_an_answer(reason: str, by: Member, meaning: str) -> bool:
    """Whether a reason answers an idea. None is no answer, and neither are words that were said to many.

    Declining counts as an answer only with a sufficient reason; imports and older texts may have less.
    """
    if not reason or (meaning == Meaning.NOT_DOING and lacks(reason)):
        return False
    same = StatusChange.objects.filter(reason=reason, by=by).values("idea_id").distinct()
    return same[: MOST_OF_SAME_WORDS + 1].count() <= MOST_OF_SAME_WORDS


def _open_promise(idea: Idea) -> Promise | None:
    if idea.answer_due_at is None:
        return None  # nothing was owed: no query
    return Promise.objects.about(idea).open().filter(kind=FIRST_ANSWER).first()
