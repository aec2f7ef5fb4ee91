"""How far the groups of a conversation agree on each idea: taken by the worker, kept as blurred numbers of people.

Where somebody stands is computed here and forgotten; nothing of it is stored, logged or returned.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from itertools import groupby
from operator import itemgetter

from django.db import transaction

from ideas.models import Idea, Vote
from ideas.opinion import opinions
from ideas.polls.models import ConversationPage, OpinionMap, StatementAnswer
from ideas.workbench.groups import STEP, agreement_of, blurred, counted_in, errors_for
from ideas.workbench.models import IdeaAgreement

Cast = tuple[int, datetime]  # by whom, when


@transaction.atomic
def take_agreements(*, conversation: ConversationPage, now: datetime) -> int:
    """Take the figures of ideas anew where that tells nobody's place. Gives how many were taken."""
    drawn_map = OpinionMap.objects.select_for_update(no_key=True).filter(conversation=conversation).first()
    if drawn_map is None or not drawn_map.groups:
        IdeaAgreement.objects.filter(conversation=conversation).update(groups=[], agreement=None)
        return 0
    group_of = _groups_of(drawn_map)
    if group_of is None:
        return 0
    known = {row.idea_id: row for row in IdeaAgreement.objects.filter(conversation=conversation)}
    return sum(_take(known.get(idea), idea, casts, drawn_map, group_of, now) for idea, casts in _votes())


def _take(
    row: IdeaAgreement | None, idea: int, casts: list[Cast], drawn_map: OpinionMap, group_of: dict[int, int], now: datetime
) -> bool:
    """The figures of one idea, or leave them as they are.

    Two figures of an idea never differ by the votes of one to four people of the groups: they count the same votes, or
    at least five people have voted, or taken their votes back, between them.
    """
    here = sum(member in group_of for member, _at in casts)
    if row is None:
        if here < STEP:
            return False
        row = IdeaAgreement(idea_id=idea, conversation_id=drawn_map.conversation_id)
        _count(row, casts, drawn_map, group_of, until=now)
        return True
    until = row.votes_until
    since = sum(member in group_of and at > until for member, at in casts)
    if max(since, abs(here - row.people)) >= STEP:
        _count(row, casts, drawn_map, group_of, until=now)
    elif row.map_of == drawn_map.taken_at:
        return False
    elif sum(at <= until for _member, at in casts) == row.voters:
        _count(row, casts, drawn_map, group_of, until=until)
    else:
        # The groups are others and a vote of then is gone: shown now, its voter could be found by subtraction. What it
        # was counts on, so that nothing is shown before five others have voted.
        row.groups, row.agreement, row.map_of = [], None, drawn_map.taken_at
        row.save(update_fields=["groups", "agreement", "map_of"])
    return True


def _count(row: IdeaAgreement, casts: list[Cast], drawn_map: OpinionMap, group_of: dict[int, int], *, until: datetime) -> None:
    sizes = [group["size"] for group in drawn_map.groups]
    voters = [member for member, at in casts if at <= until]
    voted = counted_in(voters, group_of, len(sizes))
    key = f"{row.idea_id}:{row.conversation_id}:{until.isoformat()}:{drawn_map.taken_at.isoformat()}"
    figures = blurred(voted, sizes, errors_for(key, len(sizes)))
    row.groups = [list(pair) for pair in zip(figures, sizes, strict=True)] if figures is not None else []
    row.agreement = agreement_of(figures, sizes) if figures is not None else None
    row.votes_until, row.map_of, row.people, row.voters = until, drawn_map.taken_at, sum(voted), len(voters)
    row.save()


def _votes() -> Iterator[tuple[int, list[Cast]]]:
    """Idea by idea, who voted for it and when: one query, read as it comes."""
    standing = Idea.objects.public_rows().standing().filter(vote_count__gte=STEP)
    rows = Vote.objects.filter(is_counted=True, idea__in=standing.values("pk")).order_by("idea_id")
    stream = rows.values_list("idea_id", "member_id", "created_at").iterator(5000)
    for idea, votes in groupby(stream, key=itemgetter(0)):
        yield idea, [(member, at) for _idea, member, at in votes]


def _groups_of(drawn_map: OpinionMap) -> dict[int, int] | None:
    """Who stands in which group of the map that is shown, from the answers it was drawn of.

    Answers of later are left out: with them, a group would differ from the map by one person. Where they cannot be told
    apart any more, because somebody changed their mind, there is nothing to say until the map is drawn anew.
    """
    votes: dict[int, dict[int, int]] = {}
    answers = StatementAnswer.objects.filter(
        statement__conversation=drawn_map.conversation_id,
        statement__hidden_at=None,
        statement__deleted_at=None,
        answered_at__lte=drawn_map.taken_at,
    )
    for member, statement, answer in answers.values_list("member_id", "statement_id", "answer").iterator(5000):
        votes.setdefault(member, {})[statement] = answer
    groups = opinions(votes).groups
    if [len(group.members) for group in groups] != [group["size"] for group in drawn_map.groups]:
        return None
    return {member: at for at, group in enumerate(groups) for member in group.members}
