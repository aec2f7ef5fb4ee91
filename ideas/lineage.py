"""Which ideas joined and parted, drawn and in words; what a merge would do; what a voter is asked after one."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.core.cache import cache
from django.db.models import Q
from django.db.models.functions import Coalesce

from ideas.boards import board_map
from ideas.models import Idea, IdeaComment, IdeaMerge, IdeaSplit, Vote, VoteMode, who_voted
from portal.common.viewer import Viewer
from portal.writing.html import shortened

MOST = 40  # ideas of one family that are drawn
_SECONDS = 60
_ROW, _STEP = 26, 22  # of the drawing: height of a line, width of a level


@dataclass
class Relative:
    """An idea of the family as the lineage shows it. `role`: merged, standing or part."""

    pk: int
    title: str
    url: str
    role: str
    depth: int = 0
    into: str = ""  # the title of what it was merged into, or came out of
    voters: int = 0
    in_both: int = 0
    at: datetime | None = None
    by: str = ""
    reason: str = ""
    x: int = 0
    y: int = 0
    path: str = ""
    label: str = ""


@dataclass
class Lineage:
    """The ideas of a family in the order of the drawing: what was merged, then what stands, then what was split off."""

    rows: list[Relative] = field(default_factory=list)
    more: int = 0

    @property
    def height(self) -> int:
        return _ROW * len(self.rows) + 4


def has_lineage(idea: Idea) -> bool:
    return bool(idea.merged_count or idea.merged_into_id or idea.split_count or getattr(idea, "part_of", None))


def lineage_of(idea: Any) -> Lineage | None:
    """The family of an idea, kept for a minute; None and no query for an idea that stands alone."""
    if not has_lineage(idea):
        return None
    state = (idea.merged_count, idea.merged_into_id, idea.split_count, idea.merged_at, idea.title)
    name = f"ideas:lineage:{idea.pk}:{hash(state)}"
    lineage = cache.get(name)
    if lineage is None:
        lineage = _read(idea)
        cache.set(name, lineage, _SECONDS)
    return lineage


def standing_of(idea: Idea) -> Idea:
    """Where its votes count: itself, or what it was merged into at last."""
    while idea.merged_into_id is not None:
        idea = Idea.objects.only("pk", "title", "slug", "merged_into", "board").get(pk=idea.merged_into_id)
    return idea


def _read(idea: Idea) -> Lineage:
    root = standing_of(idea)
    merges: dict[int, list[IdeaMerge]] = {}
    level, found = [root.pk], 0
    while level and found < MOST * 2:
        rows = IdeaMerge.objects.filter(survivor__in=level, undone_at=None, idea__hidden_at=None, idea__deleted_at=None)
        level = []
        for merge in rows.select_related("idea", "survivor", "by").order_by("at", "pk"):
            merges.setdefault(merge.survivor_id, []).append(merge)
            level.append(merge.idea_id)
            found += 1
    splits = (
        IdeaSplit.objects.filter(Q(source=root.pk) | Q(part=root.pk))
        .filter(part__hidden_at=None, part__deleted_at=None, source__hidden_at=None, source__deleted_at=None)
        .select_related("source", "part", "by")
        .order_by("at", "pk")
    )
    before = [_of_split(split, split.source, "source") for split in splits if split.part_id == root.pk]
    after = [_of_split(split, split.part, "part") for split in splits if split.source_id == root.pk]
    joined: list[Relative] = []
    _walk(root.pk, merges, 1, joined)
    standing = Relative(root.pk, root.title, root.get_absolute_url(), "standing")
    drawn = [*before, *joined][-MOST:], after[:MOST]
    lineage = Lineage([*drawn[0], standing, *drawn[1]])
    lineage.more = len(before) + len(joined) + len(after) + 1 - len(lineage.rows)
    _draw(lineage)
    return lineage


def _walk(pk: int, merges: dict[int, list[IdeaMerge]], depth: int, found: list[Relative]) -> None:
    """What was merged into what was merged stands before it, one step further in."""
    for merge in merges.get(pk, ()):
        _walk(merge.idea_id, merges, depth + 1, found)
        one = merge.idea
        found.append(
            Relative(
                *(one.pk, one.title, one.get_absolute_url(), "merged", depth, merge.survivor.title),
                *(merge.voters, merge.voters_in_both, merge.at),
                by=merge.by.display_name if merge.by is not None else "",
                reason=merge.reason,
            )
        )


def _of_split(split: IdeaSplit, other: Idea, role: str) -> Relative:
    return Relative(
        *(other.pk, other.title, other.get_absolute_url(), role, 1),
        into=split.source.title,
        voters=split.voters,
        at=split.at,
        by=split.by.display_name if split.by is not None else "",
        reason=split.reason,
    )


def _draw(lineage: Lineage) -> None:
    """Places in the drawing: time runs down, what joins comes in from the right, what parts goes out to it."""
    standing = next(index for index, row in enumerate(lineage.rows) if row.role == "standing")
    for index, row in enumerate(lineage.rows):
        depth = min(row.depth, 4)
        row.x, row.y = 8 + _STEP * depth, _ROW * index + _ROW // 2
        row.label = shortened(row.title, 36 - 4 * depth)
        if row.role in ("merged", "source"):
            # To the next line that is nearer to the trunk.
            target = next(
                (at for at in range(index + 1, standing + 1) if min(lineage.rows[at].depth, 4) < depth or at == standing),
                standing,
            )
            x, y = 8 + _STEP * min(lineage.rows[target].depth, 4), _ROW * target + _ROW // 2
            row.path = f"M{row.x} {row.y + 5}C{row.x} {row.y + 18} {x} {row.y + 10} {x} {row.y + _ROW}V{y - 5}"
        elif row.role == "part":
            y = _ROW * standing + _ROW // 2
            row.path = f"M8 {y + 5}V{row.y - 14}C8 {row.y - 4} 14 {row.y} {row.x - 5} {row.y}"


@dataclass(frozen=True)
class Preview:
    """What a merge would do, in numbers. Nothing of it is stored."""

    voters: int
    survivor_voters: int
    both: int
    after: int
    anonymous: int
    organisations: int
    survivor_organisations: int
    organisations_after: int
    comments: int
    comments_after: int
    returned: int  # votes of a budget that go back to who had voted for both
    merged: int  # ideas that come along


def preview(idea: Idea, survivor: Idea) -> Preview:
    """The numbers of a merge before it is done. Five queries however many voted."""
    votes, theirs = Vote.objects.filter(idea=idea, is_counted=True), Vote.objects.filter(idea=survivor, is_counted=True)
    both = votes.alias(who=who_voted()).filter(who__in=theirs.values_list(who_voted()))
    weights = list(both.filter(returned_at=None).values_list("weight", flat=True))
    count = both.count()
    accounts, others = _organisations(votes), _organisations(theirs)
    anonymous = idea.anonymous_votes + survivor.anonymous_votes
    comments = IdeaComment.objects.public_rows().filter(idea=idea).count()
    return Preview(
        voters=idea.vote_count,
        survivor_voters=survivor.vote_count,
        both=count,
        after=idea.vote_count + survivor.vote_count - count,
        anonymous=anonymous,
        organisations=len(accounts),
        survivor_organisations=len(others),
        organisations_after=len(accounts | others),
        comments=comments,
        comments_after=comments + survivor.comment_count,
        returned=sum(weights) if board_map()[idea.board_id].vote_mode == VoteMode.BUDGET else 0,
        merged=idea.merged_count,
    )


def _organisations(votes: Any) -> set[int]:
    """For whom the voters voted, and where they work: each organisation once."""
    rows = votes.annotate(account=Coalesce("organisation_id", "member__organisation_id"))
    return set(rows.exclude(account=None).values_list("account", flat=True).distinct())


@dataclass(frozen=True)
class Asked:
    """A question to a voter. `kind`: merged (the vote came here), gone (it counts in `other` now), part (split from `other`)."""

    kind: str
    other: Any


def asked_of(viewer: Viewer, idea: Any) -> Asked | None:
    """What a voter is asked about their vote after a merge or a split. No query for an idea that stands alone."""
    if not viewer.is_authenticated or not has_lineage(idea):
        return None
    mine = Vote.objects.filter(member=viewer)
    if idea.merged_into_id is not None:
        vote = mine.filter(origin=idea, stayed_at=None).select_related("idea").first()
        return Asked("gone", vote.idea) if vote is not None else None
    vote = mine.filter(idea=idea, stayed_at=None).exclude(origin=idea).select_related("origin").order_by("pk").first()
    if vote is not None:
        return Asked("merged", vote.origin)
    source = getattr(idea, "part_of", None)
    if source is None or idea.is_closed or mine.filter(idea=idea).exists():
        return None
    vote = mine.filter(idea=source, is_counted=True).select_related("idea").first()
    return Asked("part", vote.idea) if vote is not None else None
