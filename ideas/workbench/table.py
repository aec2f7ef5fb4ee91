"""What the workbench shows: ideas by filters, and the same ideas through the lenses of people, accounts, revenue and segments."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db.models import F, Q
from django.db.models.expressions import Combinable
from django.db.models.functions import Coalesce

from ideas.boards import IdeaBoardEntry, board_map, boards_visible_to
from ideas.models import Idea, IdeaQuerySet, Meaning, Vote, title_key
from portal.members.models import Organisation

FEWEST = 5  # people of a segment that are shown to whoever may not view members
MOST_PAIRS = 5
AGES = {"7": 7, "30": 30, "90": 90, "365": 365}
SORTS: dict[str, tuple[Combinable | str, ...]] = {
    "": ("-support", "-pk"),
    "owed": (F("answer_due_at").asc(nulls_last=True), "pk"),
    "new": ("-posted_at", "-pk"),
}
# The lower end of each band: what the voters' accounts bring is at least this.
AT_LEAST = {"1k-10k": 1_000, "10k-100k": 10_000, "100k+": 100_000}


@dataclass(frozen=True)
class Asked:
    """The filters of one look, from an address that can be kept."""

    board: int = 0
    meaning: str = ""
    product: int = 0
    age: str = ""
    segment: str = ""
    tag: str = ""
    words: str = ""
    view: str = ""
    sort: str = ""

    @classmethod
    def of(cls, data: Mapping[str, Any]) -> Asked:
        """What is not known is left out: an old address shows more, never an error."""

        def number(name: str) -> int:
            raw = data.get(name, "")
            return int(raw) if raw.isascii() and raw.isdecimal() and len(raw) < 12 else 0

        def one_of(name: str, known: Iterable[str]) -> str:
            return raw if (raw := data.get(name, "")) in known else ""

        return cls(
            board=number("board"),
            meaning=one_of("meaning", Meaning.values),
            product=number("product"),
            age=one_of("age", AGES),
            segment=one_of("segment", Organisation.Segment.values),
            tag=data.get("tag", "").replace("\0", "")[:50],
            words=data.get("words", "").replace("\0", "")[:100],
            view=one_of("view", ("owed", "late", "wanted")),
            sort=one_of("sort", SORTS),
        )


def ideas_for(asked: Asked, viewer: Any, now: datetime) -> IdeaQuerySet:
    """The ideas that stand, of boards that the viewer may see."""
    ideas = Idea.objects.public_rows().standing().filter(board_id__in=[board.pk for board in boards_visible_to(viewer)])
    if asked.board:
        ideas = ideas.filter(board_id=asked.board)
    if asked.meaning:
        ideas = ideas.filter(meaning=asked.meaning)
    if asked.product:
        ideas = ideas.filter(product_id=asked.product)
    if asked.age:
        ideas = ideas.filter(posted_at__gte=now - timedelta(days=AGES[asked.age]))
    if asked.tag:
        ideas = ideas.filter(Q(tags__slug=asked.tag) | Q(tags__name__iexact=asked.tag)).distinct()
    for word in title_key(asked.words).split()[:6]:
        ideas = ideas.filter(Q(title_key__contains=word) | Q(body__icontains=word))
    if asked.segment:
        ideas = ideas.filter(pk__in=_of_segment(asked.segment).values("idea"))
    match asked.view:
        case "owed":
            ideas = ideas.filter(pk__in=Idea.objects.unanswered().values("pk"), answer_due_at__lt=now + timedelta(days=31))
        case "late":
            ideas = ideas.filter(pk__in=Idea.objects.overdue(now).values("pk"))
        case "wanted":
            ideas = ideas.filter(meaning=Meaning.NEW, vote_count__gte=10)
    return ideas.select_related("owner", "product").order_by(*SORTS[asked.sort])


def _of_segment(segment: str) -> Any:
    votes = Vote.objects.filter(is_counted=True).annotate(
        kind=Coalesce("organisation__segment", "member__organisation__segment")
    )
    return votes.filter(kind=segment)


@dataclass
class Row:
    """One idea through all lenses."""

    idea: Idea
    board: IdeaBoardEntry
    status: str
    accounts: int = 0
    revenue: int = 0
    of_segment: int | None = None  # None: too few to be shown, or no segment asked for
    is_late: bool = False


def rows_of(ideas: Iterable[Idea], asked: Asked, viewer: Any, now: datetime) -> list[Row]:
    """Three queries however many ideas. An organisation counts once in an idea, however many of it voted, before or after a merge."""
    ideas, boards = list(ideas), board_map()
    rows = {}
    for idea in ideas:
        status = boards[idea.board_id].status(idea.status_id)
        word = status.name if status else idea.get_meaning_display()
        late = bool(idea.answer_due_at and idea.first_answered_at is None and idea.answer_due_at < now)
        rows[idea.pk] = Row(idea, boards[idea.board_id], word, is_late=late)
    votes = Vote.objects.filter(idea__in=list(rows), is_counted=True)
    accounts = votes.annotate(account=Coalesce("organisation_id", "member__organisation_id")).exclude(account=None)
    pairs = list(accounts.order_by().values_list("idea_id", "account").distinct())
    bands = dict(Organisation.objects.filter(pk__in={account for _idea, account in pairs}).values_list("pk", "revenue_band"))
    for idea_id, account in pairs:
        rows[idea_id].accounts += 1
        rows[idea_id].revenue += AT_LEAST.get(bands.get(account, ""), 0)
    if asked.segment:
        people: dict[int, int] = {}
        for idea_id in _of_segment(asked.segment).filter(idea__in=list(rows)).values_list("idea_id", flat=True):
            people[idea_id] = people.get(idea_id, 0) + 1
        sees_few = viewer.has_perm("members.view_member")
        for pk, row in rows.items():
            count = people.get(pk, 0)
            row.of_segment = count if sees_few or count >= FEWEST else None
    return [rows[idea.pk] for idea in ideas]


@dataclass(frozen=True)
class Pair:
    """Two ideas that may be the same, and why one may think so."""

    one: Idea
    other: Idea
    words: str
    alike: int  # per cent of the words of the shorter title
    both: int


def pairs_of(rows: Iterable[Row]) -> list[Pair]:
    """Of the ideas that are shown, open ones of one board whose titles share half of their words; with who voted for both."""
    ideas = [row.idea for row in rows if not row.idea.is_closed]
    words = {idea.pk: {word for word in title_key(idea.title).split() if len(word) > 3} for idea in ideas}
    found = []
    for place, one in enumerate(ideas):
        for other in ideas[place + 1 :]:
            shared = words[one.pk] & words[other.pk]
            least = min(len(words[one.pk]), len(words[other.pk]))
            if one.board_id == other.board_id and len(shared) >= 2 and 2 * len(shared) >= least:
                found.append((len(shared) / least, one, other, shared))
    found.sort(key=lambda row: (-row[0], row[1].pk))
    pairs = []
    for alike, one, other, shared in found[:MOST_PAIRS]:
        more, fewer = (one, other) if one.support >= other.support else (other, one)
        theirs = Vote.objects.filter(idea=more, is_counted=True).values("member")
        both = Vote.objects.filter(idea=fewer, is_counted=True, member__in=theirs).count()
        pairs.append(Pair(fewer, more, ", ".join(sorted(shared)), round(100 * alike), both))
    return pairs
