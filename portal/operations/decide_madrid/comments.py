"""Comments of one proposal: a tree, as deep as it was."""

from __future__ import annotations

from collections import Counter
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import F

from ideas.activities import COMMENT_POSTED
from ideas.models import Idea, IdeaComment, ImportedIdea
from portal.activity.models import Activity
from portal.common.bulk import Table, take_ids
from portal.operations.decide_madrid.run import LICENCE, SOURCE, Run, fingerprint, html_of, participant
from portal.operations.decide_madrid.staging import Place
from portal.writing.html import excerpt

OFFICIAL = "Empleados públicos"  # whoever works for the city speaks for it


def write_comments(run: Run, idea: Idea, places: list[Place]) -> bool:
    """Write what is new, bring up to date what changed at the source. Whether anything did. On a locked idea."""
    rows = run.imported("comment").filter(idea=idea).values_list("source_id", "comment_id", "fingerprint")
    held = {int(number): (pk, mark) for number, pk, mark in rows}
    fresh = [place for place in places if place.remark.number not in held]
    changed = [
        place for place in places if place.remark.number in held and held[place.remark.number][1] != fingerprint(place.remark)
    ]
    for place in changed:
        _update(held[place.remark.number][0], place)
    if fresh:
        _insert(run, idea, fresh, {number: pk for number, (pk, _mark) in held.items()})
    run.added["comments"] += len(fresh)
    run.updated["comments"] += len(changed)
    return bool(fresh or changed)


def _insert(run: Run, idea: Idea, fresh: list[Place], numbers: dict[int, int]) -> None:
    """New comments, with positions in the order in which they were said."""
    numbers.update(zip((place.remark.number for place in fresh), take_ids(IdeaComment, len(fresh)), strict=True))
    said = sorted(fresh, key=lambda place: (place.remark.at, place.remark.number))
    positions = {place.remark.number: at for at, place in enumerate(said, idea.last_position + 1)}
    rows, sources = [], []
    below = Counter[int]()
    for place in fresh:
        remark, body, name = place.remark, html_of(place.remark.text), participant(place.remark.user)
        parent = branch = None
        if place.parent is not None:
            parent, branch = numbers[place.parent], numbers[place.branch or place.parent]
            below[branch] += 1
        rows.append(
            (
                *(numbers[remark.number], idea.pk, idea.pk, parent, branch, place.depth, positions[remark.number]),
                *(name, remark.user_type == OFFICIAL, remark.at, body, excerpt(body), remark.up, remark.down),
            )
        )
        sources.append(
            (
                *(run.board.pk, idea.pk, numbers[remark.number], SOURCE, "comment", str(remark.number)),
                *(name, LICENCE, _facts(place), fingerprint(remark)),
            )
        )
    Table(
        IdeaComment,
        *("id", "idea_id", "origin_id", "parent_id", "branch_id", "depth", "position"),
        *("author_name", "is_official", "posted_at", "body", "excerpt", "helpful_count", "unhelpful_count"),
    ).insert(rows)
    Table(
        ImportedIdea,
        *("board_id", "idea_id", "comment_id", "source", "source_kind", "source_id"),
        *("author_name", "licence", "facts", "fingerprint"),
    ).insert(sources)
    types = ContentType.objects.get_for_model(IdeaComment).pk, ContentType.objects.get_for_model(Idea).pk
    Table(
        Activity,
        *("type", "verb", "object_type_id", "object_id", "target_type_id", "target_id", "data", "happened_at", "is_imported"),
    ).insert(
        (
            *(COMMENT_POSTED.name, COMMENT_POSTED.verb.value, types[0], numbers[place.remark.number], types[1], idea.pk),
            *({"name": participant(place.remark.user)}, place.remark.at, True),
        )
        for place in said
    )
    for branch, count in sorted(below.items()):
        IdeaComment.objects.filter(pk=branch).update(reply_count=F("reply_count") + count)
    idea.last_position += len(fresh)
    idea.comment_count += len(fresh)
    idea.active_at = max(idea.active_at, said[-1].remark.at)
    idea.save(update_fields=["last_position", "comment_count", "active_at"])


def _update(pk: int, place: Place) -> None:
    held, comment, remark = ImportedIdea.objects.get(comment_id=pk), IdeaComment.objects.get(pk=pk), place.remark
    if not comment.edit_count:  # whoever edited it here knows better
        comment.body = html_of(remark.text)
        comment.excerpt = excerpt(comment.body)
    comment.helpful_count = max(0, comment.helpful_count + remark.up - held.facts.get("up", 0))
    comment.unhelpful_count = remark.down
    comment.save(update_fields=["body", "excerpt", "helpful_count", "unhelpful_count"])
    held.facts, held.fingerprint = _facts(place), fingerprint(remark)
    held.save(update_fields=["facts", "fingerprint"])


def _facts(place: Place) -> dict[str, Any]:
    remark = place.remark
    facts = {
        "proposal": remark.proposal,
        "user": remark.user,
        "user_type": remark.user_type,
        "level": place.level,
        "up": remark.up,
        "is_empty": not remark.text,
    }
    return facts | {"missing_parent": remark.parent} if place.is_orphan else facts
