"""An idea goes to another board, with all that was merged into it."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from ideas.actions.answering import owe_answer
from ideas.actions.counting import counted
from ideas.actions.merging import numbers_below
from ideas.actions.proposing import SameTitle, same_title
from ideas.activities import IDEA_MOVED
from ideas.boards import board_map
from ideas.models import Idea
from ideas.permissions import can_move_idea
from portal.activity.record import record
from portal.common.permissions import Refused, require
from portal.members.models import Member


@transaction.atomic
def move_idea(
    *, idea: Idea, board_id: int, by: Member, reason: str = "", is_decided: bool = False, now: datetime | None = None
) -> Idea:
    """Staff move an idea to another board. Address, votes, comments and promises stay; its status is the one there that
    means the same. What only made sense among the ideas of its board goes: comparisons and likely pairs. `is_decided`: a
    decision says so in the log. Raises SameTitle.
    """
    now = now or timezone.now()
    family = Idea.objects.lock(*numbers_below(idea.pk))
    idea = family[idea.pk]
    board = board_map().get(board_id)
    require(can_move_idea(by, idea, board, now))
    assert board is not None  # can_move_idea asked
    same = same_title(board.pk, idea.title, but=idea.pk)
    if same is not None:
        raise SameTitle(same)
    statuses = {one.pk: board.status_meaning(one.meaning) for one in family.values()}
    if None in statuses.values():
        raise Refused(
            _("Something that was merged into it has a status that means nothing on that board. Undo that merge first.")
        )
    old = idea.board_id
    with counted(idea):
        for one in family.values():
            status = statuses[one.pk]
            assert status is not None
            one.board_id, one.status_id, one.pairwise_score = board.pk, status.pk, None
            one.save(update_fields=["board", "status", "pairwise_score"])
    for one in family.values():
        for rows in (one.compared_first, one.compared_second, one.likely_pairs_first, one.likely_pairs_second):
            rows.all().delete()
    owe_answer(idea, board, now)
    data = {"from": old, "to": board.pk} | ({"reason": reason} if reason else {}) | ({"is_decided": True} if is_decided else {})
    record(IDEA_MOVED, actor=by, object=idea, data=data, happened_at=now)
    return idea
