"""How far the groups of an open conversation agree on each idea: taken by the worker, kept as numbers of people.

The conversation says beforehand that its figures are exact and that others may work out answers from them. A confidential
one has no groups (`portal/polls`). Where somebody stands is computed here and forgotten.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from operator import itemgetter

from django.db import transaction

from ideas.models import Idea, Vote
from ideas.workbench.models import IdeaAgreement
from portal.common.disclosure import Disclosure
from portal.common.opinion import opinions, polis_gac
from portal.polls.models import ConversationPage, OpinionMap, StatementAnswer


@transaction.atomic
def take_agreements(*, conversation: ConversationPage) -> int:
    """Take the figures of ideas anew. Gives how many changed."""
    known = IdeaAgreement.objects.filter(conversation=conversation)
    drawn_map = OpinionMap.objects.select_for_update(no_key=True, of=("self",)).filter(conversation=conversation).first()
    if drawn_map is None or not drawn_map.groups or conversation.disclosure != Disclosure.OPEN:
        known.delete()
        return 0
    group_of = _groups_of(drawn_map)
    if group_of is None:
        return 0
    rows, taken, changed = {row.idea_id: row for row in known}, set(), 0
    for idea, voters in _voters():
        taken.add(idea)
        row = rows.get(idea) or IdeaAgreement(idea_id=idea, conversation=conversation)
        groups = [[0, group["size"]] for group in drawn_map.groups]
        for voter in voters:
            if voter in group_of:
                groups[group_of[voter]][0] += 1
        if row.pk is None or row.groups != groups:
            row.groups, row.agreement = groups, polis_gac(groups)
            row.save()
            changed += 1
    known.exclude(idea__in=taken).delete()
    return changed


def _voters() -> Iterator[tuple[int, list[int]]]:
    """Idea by idea, who voted for it: one query, read as it comes."""
    standing = Idea.objects.public_rows().standing().filter(vote_count__gt=0)
    rows = Vote.objects.filter(is_counted=True, idea__in=standing.values("pk")).exclude(member=None).order_by("idea_id")
    for idea, votes in groupby(rows.values_list("idea_id", "member_id").iterator(5000), key=itemgetter(0)):
        yield idea, [member for _idea, member in votes]


def _groups_of(drawn_map: OpinionMap) -> dict[int, int] | None:
    """Who stands in which group of the map that is shown. None: answers have changed, and it is about to be drawn anew."""
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
