"""What one line of a list of ideas shows, prepared once: no query, no lookup of an address in the template."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import F
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ideas.boards import IdeaBoardEntry, board_map
from ideas.models import Ballot, Idea, IdeaQuerySet, Meaning, Vote, VoteMode
from ideas.permissions import is_team
from ideas.quarters import end_of_quarter
from portal.activity.steps import owed_in_words
from portal.common.compiled_queries import Prepared, PreparedRows
from portal.common.pages import paths_closed_to
from portal.common.times import day, number
from portal.common.viewer import Viewer
from portal.members.models import Member
from portal.writing.html import shortened

PAGE = 20
ORDERS = {"": "trending_score", "new": "posted_at", "votes": "support"}

_COLUMNS = (
    *("id", "board_id", "author_id", "author_name", "title", "slug", "excerpt", "tag_names", "posted_at", "active_at"),
    *("status_id", "meaning", "status_reason", "status_at", "closed_at", "owner_id", "status_by_id", "product_id", "is_locked"),
    *("answer_due_at", "first_answered_at", "target_quarter", "progress", "merged_into_id", "merged_count"),
    *("vote_count", "vote_weight", "anonymous_votes", "important_count", "critical_count", "support", "comment_count"),
    *("trending_score", "standing_score", "hidden_at", "deleted_at"),
)
_PERSON = ("username", "name", "erased_at")
_RELATED = {"author": _PERSON, "owner": _PERSON, "status_by": _PERSON}
_PRODUCT = ("product_title", "product_tree_path")


@dataclass(slots=True)
class Clock:
    """Where an idea stands, as the promise clock draws it (components/line.html)."""

    word: str
    left: str
    share: int
    sentence: str
    tone: str


@dataclass(slots=True)
class IdeaRow:
    """One line of a list of ideas. `mine` is the reader's own vote, or None."""

    pk: int
    url: str
    title: str
    text: str
    author: str
    author_url: str
    board: IdeaBoardEntry
    product: str
    tags: list[tuple[str, str]]  # slug and name
    support: int
    critical: str
    comment_count: int
    merged_count: int
    is_closed: bool
    is_late: bool
    is_removed: bool
    is_locked: bool
    clock: Clock
    mine: Any = None
    needs_votes: bool = False  # here because it is its turn (ideas/exploration_slot.py)


@dataclass(slots=True)
class Mine:
    """The reader's own vote for an idea."""

    weight: int
    importance: int
    is_given: bool  # by staff
    is_returned: bool


def for_rows(ideas: IdeaQuerySet) -> IdeaQuerySet:
    """The queryset with just what lines need, in one query."""
    every = [*_COLUMNS, *(f"{relation}__{name}" for relation, names in _RELATED.items() for name in names)]
    return with_product(ideas.select_related(*_RELATED).only(*every))


def with_product(ideas: IdeaQuerySet) -> IdeaQuerySet:
    return ideas.annotate(product_title=F("product__title"), product_tree_path=F("product__path"))


def _first_page(order: str) -> PreparedRows[Idea]:
    def query(board: int) -> IdeaQuerySet:
        ideas = Idea.objects.public_rows().standing().filter(board_id=board)
        if order == ORDERS[""]:
            ideas = ideas.open()  # what people want now, not what they have
        return with_product(ideas).order_by(f"-{order}", "-pk")[: PAGE + 1]

    return PreparedRows(Idea, query, _COLUMNS, _RELATED, _PRODUCT, count=1)


# A board as it opens, in each order: compiled once.
FIRST_PAGES = {name: _first_page(order) for name, order in ORDERS.items()}
_LANE = PreparedRows(
    Idea,
    lambda ideas: with_product(Idea.objects.public_rows().open().filter(pk__in=[ideas])),
    _COLUMNS,
    _RELATED,
    _PRODUCT,
    count=1,
)
_MINE = Prepared(
    lambda member, ideas: Vote.objects.filter(member_id=member, idea_id__in=[ideas], is_counted=True).values_list(
        "idea_id", "weight", "importance", "on_behalf_by_id", "returned_at"
    )
)


def for_lane(ideas: Sequence[int]) -> list[Idea]:
    """Ideas of these numbers that are still open, with what lines need. One query."""
    return _LANE.instances(list(ideas)) if ideas else []


def votes_of(member: Viewer, ideas: Sequence[int]) -> dict[int, Mine]:
    """The member's own votes among these ideas. One query."""
    if not member.is_authenticated or not ideas:
        return {}
    return {
        idea: Mine(weight, importance or 0, given is not None, returned is not None)
        for idea, weight, importance, given, returned in _MINE.rows(member.pk, list(ideas))
    }


def rows_of(ideas: Iterable[Idea], *, viewer: Viewer, now: datetime) -> list[IdeaRow]:
    """Lines for ideas that `for_rows` fetched, with the reader's votes on them."""
    ideas = list(ideas)
    boards, closed_paths, sees_late = board_map(), paths_closed_to(viewer), is_team(viewer)
    mine = votes_of(viewer, [idea.pk for idea in ideas])
    critical = _("critical to %(count)s of %(all)s")
    rows = []
    for idea in ideas:
        board, author = boards[idea.board_id], idea.author
        present = author is not None and author.erased_at is None
        place = idea.product_tree_path  # type: ignore[attr-defined]  # with_product annotates it
        shows_product = place is not None and not any(place.startswith(path) for path in closed_paths)
        clock = clock_of(idea, board, now=now, sees_late=sees_late or board.is_overdue_public)
        rows.append(
            IdeaRow(
                pk=idea.pk,
                url=f"/ideas/{idea.pk}/{idea.slug}/",
                title=idea.title,
                text=shortened(idea.excerpt, 150),
                author=name_of(author, idea.author_name),
                author_url=f"/members/{author.username}/" if present and author is not None else "",
                board=board,
                product=idea.product_title if shows_product else "",  # type: ignore[attr-defined]  # with_product annotates it
                tags=[(slug, name) for slug, name in idea.tag_names],
                support=idea.support,
                critical=critical % {"count": number(idea.critical_count), "all": number(idea.vote_count)}
                if board.vote_mode == VoteMode.IMPORTANCE and idea.critical_count
                else "",
                comment_count=idea.comment_count,
                merged_count=idea.merged_count,
                is_closed=idea.is_closed,
                is_late=clock.tone == "late",
                is_removed=not idea.is_public,
                is_locked=idea.is_locked,
                clock=clock,
                mine=mine.get(idea.pk),
            )
        )
    return rows


def name_of(member: Member | None, otherwise: str = "") -> str:
    if member is None:
        return otherwise or _("Former member")
    return _("Former member") if member.erased_at is not None else member.name or member.username


def clock_of(idea: Idea, board: IdeaBoardEntry, *, now: datetime, sees_late: bool) -> Clock:
    """Its status, who owes what, and how much of the time has gone."""
    status = board.status(idea.status_id)
    word = status.name if status else idea.get_meaning_display()
    reason = shortened(idea.status_reason, 110)
    if idea.meaning == Meaning.DELIVERED:
        return Clock(word, day(idea.closed_at or idea.status_at, now), 100, reason, "kept")
    if idea.meaning == Meaning.NOT_DOING:
        who = name_of(idea.status_by or idea.owner)
        return Clock(word, "", 100, _("%(name)s: %(reason)s") % {"name": who, "reason": reason}, "stop")
    if idea.answer_due_at is not None and idea.first_answered_at is None:
        return _answer_owed(idea, board, word, now, sees_late)
    if idea.meaning == Meaning.COMMITTED:
        return _delivery_owed(idea, word, reason, now, sees_late)
    if idea.meaning == Meaning.CONSIDERING:
        return Clock(word, day(idea.status_at, now), 45, reason, "open")
    return Clock(word, "", 8, reason, "open")


def _delivery_owed(idea: Idea, word: str, reason: str, now: datetime, sees_late: bool) -> Clock:
    """A commitment: who owes it by which day, in the words of its promise (`answering.settle_delivery`)."""
    due, who = end_of_quarter(idea.target_quarter), name_of(idea.owner) if idea.owner else _("the team")
    done = _("%(share)s %% done") % {"share": idea.progress} if idea.progress else ""
    share = max(idea.progress, 8)
    if due is None:
        owes = _("%(name)s answers for it, no day is promised yet") % {"name": who}
        return Clock(word, "", share, ". ".join(filter(None, [owes, done, reason])), "")
    is_late = due < now
    owes = "" if is_late and not sees_late else owed_in_words(who, due, now)
    sentence = ". ".join(filter(None, [owes, done, reason]))
    if is_late and not sees_late:
        return Clock(word, "", share, sentence, "")
    return Clock(word, _days(due, now), share, sentence, "late" if is_late else "")


def _days(due: datetime, now: datetime) -> str:
    """How many days are left, or how late it is."""
    if due < now:
        late = max(1, (now - due).days)
        return ngettext("%(count)s day late", "%(count)s days late", late) % {"count": number(late)}
    left = (due - now).days + 1
    return ngettext("%(count)s day left", "%(count)s days left", left) % {"count": number(left)}


def _answer_owed(idea: Idea, board: IdeaBoardEntry, word: str, now: datetime, sees_late: bool) -> Clock:
    due = idea.answer_due_at
    assert due is not None
    who = name_of(idea.owner) if idea.owner else _("the team")
    text = _days(due, now)
    if due < now:
        if not sees_late:
            return Clock(word, "", 8, "", "open")
        sentence = _("%(name)s owed a first answer by %(day)s") % {"name": who, "day": day(due, now)}
        return Clock(word, text, 70, sentence, "late")
    share = round(100 * (1 - ((due - now).days + 1) / max(board.answer_days, 1)))
    sentence = _("%(name)s owes a first answer by %(day)s") % {"name": who, "day": day(due, now)}
    return Clock(word, text, share, sentence, "")


# Only for members on boards with a budget: what they have left.
BALLOT = Prepared(lambda member: Ballot.objects.filter(member_id=member).values_list("board_id", "spent"))


def votes_left(viewer: Viewer, boards: Iterable[IdeaBoardEntry]) -> dict[int, tuple[int, int]]:
    """(left, in all) for the boards where the member spends votes. One query, none where there is no such board."""
    spending = [board for board in boards if board.vote_mode == VoteMode.BUDGET]
    if not spending or not viewer.is_authenticated:
        return {}
    spent = dict(BALLOT.rows(viewer.pk))
    return {board.pk: (max(0, (whole := board.budget_of(viewer)) - spent.get(board.pk, 0)), whole) for board in spending}


def by_board(rows: Sequence[IdeaRow]) -> list[tuple[IdeaBoardEntry, list[IdeaRow]]]:
    """The lines of one page below their boards; the board of the first line comes first."""
    groups: dict[int, tuple[IdeaBoardEntry, list[IdeaRow]]] = {}
    for row in rows:
        groups.setdefault(row.board.pk, (row.board, []))[1].append(row)
    return list(groups.values())
