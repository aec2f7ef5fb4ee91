"""The same ideas through the lenses of people, accounts, revenue, segments and opinion groups: three to six queries for a
page, however many ideas."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal

from django.db.models import Count, Prefetch

from ideas.boards import IdeaBoardEntry, board_map
from ideas.internal_records.reading import InternalRecordFacts, facts, score_cells
from ideas.models import Idea, Meaning
from ideas.workbench.filter_params import Asked
from ideas.workbench.models import IdeaAgreement, PlannedChange, PlannedItem
from ideas.workbench.segments import all_segments, sees_exact_segments, shown_segments, votes_with_segment
from ideas.workbench.table import votes_with_account
from portal.common.disclosure import Disclosure
from portal.common.pages import is_open_to
from portal.common.viewer import Viewer
from portal.members.revenue import revenue_at_least, revenue_in_words
from portal.polls.models import ConversationPage

LINES = {
    Meaning.NEW: "open",
    Meaning.CONSIDERING: "owed",
    Meaning.COMMITTED: "committed",
    Meaning.DELIVERED: "so",
    Meaning.NOT_DOING: "closed",
}
TONES = {"owed": "owed", "committed": "owed", "so": "kept", "late": "late"}


@dataclass
class Row:
    """One idea through all lenses."""

    idea: Idea
    board: IdeaBoardEntry
    status: str
    product: str = ""  # its title, where the viewer may read its page
    line: str = "open"
    is_owed: bool = False
    is_late: bool = False
    days: int = 0  # until the answer is owed, or since
    accounts: int = 0
    revenue: int = 0  # in the smallest unit of the site's currency
    segments: dict[str, int | None] = field(default_factory=dict)  # people; None: fewer than five, or too few to say
    has_exact_segments: bool = True  # of this moment; else confidential figures, to the nearest five
    agreement: float | None = None
    groups: list[int] = field(default_factory=list)  # the share of each group that voted, in per cent
    planned: str = ""
    scores: dict[str, Decimal | None] = field(default_factory=dict)  # by formula; None: not scored
    record: InternalRecordFacts = field(default_factory=InternalRecordFacts)

    @property
    def tone(self) -> str:
        return TONES.get(self.line, "")

    @property
    def revenue_in_words(self) -> str:
        return revenue_in_words(self.revenue)

    def share(self, segment: str) -> int | None:
        """Per cent of the voters; None where they are too few to say."""
        people = self.segments.get(segment)
        return None if people is None else min(100, round(100 * people / max(1, self.idea.vote_count)))


def rows_of(ideas: Iterable[Idea], asked: Asked, viewer: Viewer, now: datetime, *, every_lens: bool = False) -> list[Row]:
    """The ideas with what the lens that was asked for shows; for a file, with what all of them show."""
    rows = {idea.pk: _row(idea, viewer, now) for idea in ideas}
    _add_internal_records(rows)
    if every_lens or asked.lens in ("accounts", "revenue", "groups"):
        _add_accounts(rows)
    if every_lens or asked.lens == "segments" or asked.segment:
        _add_segments(rows, viewer)
    if every_lens or asked.lens == "groups":
        _add_agreement(rows, asked.conversation)
    return list(rows.values())


def _row(idea: Idea, viewer: Viewer, now: datetime) -> Row:
    board = board_map()[idea.board_id]
    status = board.status(idea.status_id)
    name = status.name if status else idea.get_meaning_display()
    product = idea.product.title if idea.product is not None and is_open_to(viewer, idea.product) else ""
    row = Row(idea, board, name, product, LINES[Meaning(idea.meaning)])
    if idea.answer_due_at is not None and idea.first_answered_at is None and not idea.is_closed:
        row.is_owed, row.is_late = True, idea.answer_due_at < now
        row.days = max(1, (now - idea.answer_due_at).days) if row.is_late else (idea.answer_due_at - now).days + 1
        row.line = "late" if row.is_late else row.line
    return row


def _add_internal_records(rows: dict[int, Row]) -> None:
    ideas = [row.idea for row in rows.values()]
    scores, known = score_cells(ideas), facts(ideas)
    for pk, row in rows.items():
        row.scores, row.record = scores[pk], known[pk]


def _add_accounts(rows: dict[int, Row]) -> None:
    pairs = list(votes_with_account().filter(idea__in=list(rows)).order_by().values_list("idea_id", "account").distinct())
    worth = revenue_at_least({account for _idea, account in pairs})
    for idea, account in pairs:
        rows[idea].accounts += 1
        rows[idea].revenue += worth.get(account, 0)


def _add_segments(rows: dict[int, Row], viewer: Viewer) -> None:
    if not sees_exact_segments(viewer):
        shown = shown_segments(rows, viewer)
        for pk, row in rows.items():
            row.has_exact_segments = False
            row.segments = {segment: shown[pk].get(segment) for segment in all_segments()}
        return
    votes = votes_with_segment().filter(idea__in=list(rows)).order_by()
    people: dict[int, dict[str, int]] = {}
    for idea, segment, count in votes.values_list("idea_id", "segment").annotate(count=Count("pk")):
        people.setdefault(idea, {})[segment] = count
    for pk, row in rows.items():
        row.segments = {segment: people.get(pk, {}).get(segment, 0) for segment in all_segments()}


def _add_agreement(rows: dict[int, Row], conversation: int) -> None:
    for kept in IdeaAgreement.objects.filter(idea__in=list(rows), conversation=conversation).exclude(agreement=None):
        row = rows[kept.idea_id]
        row.agreement = kept.agreement
        row.groups = [round(100 * voted / size) for voted, size in kept.groups]


def conversations_for(viewer: Viewer) -> list[tuple[int, str, list[int]]]:
    """Open conversations whose map has groups, the newest first: number, title, and how many people are in each group."""
    open_ones = ConversationPage.objects.live().visible_to(viewer).filter(disclosure=Disclosure.OPEN)
    pages = open_ones.filter(map__isnull=False).select_related("map")
    return [
        (page.pk, page.title, [group["size"] for group in page.map.groups])
        for page in pages.order_by("-map__taken_at", "-pk")
        if page.map.groups
    ]


def changes_of(viewer: Viewer, now: datetime, since: datetime) -> list[PlannedChange]:
    """What the viewer changed lately, with those of its ideas that they may still see: what waits, and what was refused when it was carried out."""
    changes = PlannedChange.objects.filter(by=viewer, planned_at__gte=since, stopped_at=None).select_related("owner")
    seen = PlannedItem.objects.filter(idea__in=Idea.objects.visible_to(viewer)).select_related("idea")
    return list(changes.prefetch_related(Prefetch("items", queryset=seen)).order_by("-planned_at")[:5])


def mark_planned(rows: Sequence[Row], names: dict[str, str]) -> None:
    """Say on each row what is about to become of it, whoever planned it."""
    items = PlannedItem.objects.filter(
        idea__in=[row.idea.pk for row in rows], change__done_at=None, change__stopped_at=None
    ).select_related("change__owner")
    waiting = {item.idea_id: names.get(item.change.meaning) or item.change.get_act_display() for item in items}
    for row in rows:
        row.planned = waiting.get(row.idea.pk, "")
