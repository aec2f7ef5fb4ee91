"""From answers to what a conversation shows: the map of an open one, the cells of a confidential one."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.db import models

from portal.common.opinion import AGREE, DISAGREE, PASS, Z_OF_90_PERCENT, Count, Opinions, opinions, polis_prop
from portal.common.private_counts import FEWEST_PEOPLE
from portal.polls.models import AskingPage, ConversationPage, InlinePoll, OpinionMap, StatementAnswer

MOST_SHARED = 5


def map_of(conversation: ConversationPage, now: datetime) -> OpinionMap:
    """The map of the answers as they are, not saved yet. Of an open conversation: its figures are exact."""
    votes: dict[int, dict[int, int]] = {}
    answers = StatementAnswer.objects.filter(
        statement__conversation=conversation, statement__hidden_at=None, statement__deleted_at=None
    )
    for member, statement, answer in answers.values_list("member_id", "statement_id", "answer").iterator(5000):
        votes.setdefault(member, {})[statement] = answer
    found = opinions(votes)
    totals = _totals(votes.values())
    return OpinionMap(
        conversation=conversation,
        taken_at=now,
        people=len(votes),
        is_final=not conversation.is_open(now),
        groups=_groups(found, totals),
        consensus=_shared(found, totals),
        totals={str(pk): _triple(count) for pk, count in sorted(totals.items())},
        reach={str(pk): value for pk, value in found.reach.items()},
    )


def cells_of(page: AskingPage | InlinePoll) -> int:
    """In how many cells one answer can stand: they share what may be told of it."""
    return getattr(page, "most_choices", 1)


def cell_of(statement: int, answer: int) -> str:
    """The name of a cell of a confidential conversation."""
    return f"{statement}:{answer}"


def statement_counts(conversation: ConversationPage) -> tuple[dict[str, int], list[str]]:
    """How many gave which answer to each statement, and all cells that there are: hidden statements have theirs, too."""
    answers = StatementAnswer.objects.filter(statement__conversation=conversation).order_by()
    rows = answers.values_list("statement", "answer").annotate(count=models.Count("pk"))
    statements = conversation.statements.order_by("pk").values_list("pk", flat=True)
    declared = [cell_of(pk, answer) for pk in statements for answer in (AGREE, DISAGREE, PASS)]
    return {cell_of(pk, answer): count for pk, answer, count in rows}, declared


def _totals(rows: Iterable[dict[int, int]]) -> dict[int, Count]:
    sums: dict[int, dict[int, int]] = {}
    for row in rows:
        for statement, answer in row.items():
            sums.setdefault(statement, {AGREE: 0, DISAGREE: 0, PASS: 0})[answer] += 1
    return {statement: Count(line[AGREE], line[DISAGREE], line[PASS]) for statement, line in sums.items()}


def _groups(found: Opinions, totals: dict[int, Count]) -> list[dict[str, Any]]:
    groups = []
    for group in found.groups:
        stands_for = []
        for item in group.representative:
            total = totals[item.statement]
            others = total.saw - item.count.saw
            answered = (total.agreed - item.count.agreed) if item.answer == AGREE else (total.disagreed - item.count.disagreed)
            stands_for.append(
                {
                    "statement": item.statement,
                    "answer": item.answer,
                    "counts": _triple(item.count),
                    "elsewhere": round(100 * answered / others) if others else None,
                }
            )
        groups.append({"size": len(group.members), "stands_for": stands_for})
    return groups


def _shared(found: Opinions, totals: dict[int, Count]) -> list[dict[str, Any]]:
    """What most people of every group say alike; where there are no groups, what clearly more than half say."""
    rows = []
    for pk, total in totals.items():
        for answer, said in ((AGREE, total.agreed), (DISAGREE, total.disagreed)):
            weight = _agreement(found, pk, answer) if found.groups else polis_prop(said, total.saw)
            least = 0.0 if found.groups else Z_OF_90_PERCENT
            if total.saw >= FEWEST_PEOPLE and weight > least:
                rows.append((weight, {"statement": pk, "answer": answer, "counts": _triple(total)}))
    rows.sort(key=lambda row: (-row[0], row[1]["statement"]))
    return [row for _weight, row in rows[:MOST_SHARED]]


def _agreement(found: Opinions, statement: int, answer: int) -> float:
    """The group-aware consensus where each group has a majority for it; nothing otherwise."""
    for group in found.groups:
        count = group.counts[statement]
        if 2 * (count.agreed if answer == AGREE else count.disagreed) <= count.saw:
            return 0.0
    return (found.consensus if answer == AGREE else found.dissensus)[statement]


def _triple(count: Count) -> list[int]:
    return [count.agreed, count.disagreed, count.passed]
