"""What one line of a topic list shows, prepared once: no query, no lookup of an address in the template."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.utils.translation import gettext as _

from forums.boards import board_map
from forums.models import BoardTally, Topic, TopicQuerySet
from portal.common.compiled_queries import PreparedRows
from portal.common.times import ago, number

PAGE = 30
MOST_PINNED = 5  # shown on top; a board where all is pinned has nothing pinned

# The columns that a line needs; a list of thirty reads nothing else.
_COLUMNS = (
    "id",
    "board_id",
    "author_id",
    "kind",
    "title",
    "slug",
    "author_name",
    "tag_names",
    "posted_at",
    "active_at",
    "last_position",
    "reply_count",
    "others_reply_count",
    "same_count",
    "needs_info_at",
    "needs_info_note",
    "claimed_by_id",
    "claimed_until",
    "has_official",
    "answer_due_at",
    "assigned_to_id",
    "solution_id",
    "solution__helpful_count",
    "closed_at",
    "duplicate_of_id",
    "archived_at",
    "is_pinned",
    "is_featured",
    "is_locked",
    "hidden_at",
    "deleted_at",
    "author__username",
    "author__name",
    "claimed_by__username",
    "claimed_by__name",
)


@dataclass(slots=True)
class TopicRow:
    """One line of a list of topics."""

    pk: int
    url: str
    title: str
    symbol: str
    state: str
    tone: str
    author: str
    author_url: str
    posted: str
    posted_iso: str
    tags: list[tuple[str, str]]
    board: str
    board_url: str
    reply_count: int
    same_count: int
    waiting: str  # what is waited for, where the asker was asked for more
    claimed: str  # who is on it
    has_official: bool
    last: str
    last_iso: str
    is_pinned: bool
    is_featured: bool
    is_locked: bool
    is_archived: bool  # where the state does not say so: solved ones
    is_removed: bool
    active_at: datetime
    last_position: int
    # What is new to the reader (forums/read_state.py): in words, and where it begins.
    new: str = ""
    new_url: str = ""
    promise: str = ""  # who owes an answer by when, or whose it is, where a list says so
    is_late: bool = False
    age: str = ""  # how long it has waited, where a list says so


def for_rows(topics: TopicQuerySet) -> TopicQuerySet:
    """The queryset with just what lines need, in one query."""
    return topics.select_related("author", "solution", "claimed_by").only(*_COLUMNS)


def _first_page(by: str) -> PreparedRows[Topic]:
    def page(board: int) -> TopicQuerySet:
        return Topic.objects.public_rows().filter(board_id=board, is_pinned=False).order_by(f"-{by}", "-pk")[: PAGE + 1]

    return PreparedRows(Topic, page, _OWN, _RELATED)


def _pinned(board: int) -> TopicQuerySet:
    return Topic.objects.public_rows().filter(board_id=board, is_pinned=True).order_by("-active_at", "-pk")[:MOST_PINNED]


_OWN = [name for name in _COLUMNS if "__" not in name]
_RELATED = {"author": ("username", "name"), "solution": ("helpful_count",), "claimed_by": ("username", "name")}
# What is read most by far, a board as it opens, in each order that a board may have: compiled once.
FIRST_PAGES = {by: _first_page(by) for by in ("active_at", "posted_at", "same_count")}
PINNED = PreparedRows(Topic, _pinned, _OWN, _RELATED)
TALLY = PreparedRows(BoardTally, lambda board: BoardTally.objects.filter(board_id=board))


def rows_of(topics: Iterable[Topic], *, now: datetime, with_board: bool = False) -> list[TopicRow]:
    """Lines for topics that `for_rows` fetched."""
    words = _state_words()
    helped, waiting, on_it = _("%(count)s helped"), _("waiting for: %(what)s"), _("%(name)s is on it")
    archived = words["archived"][1]
    boards = board_map() if with_board else {}
    rows = []
    for topic in topics:
        symbol, state, tone = words[state_of(topic)]
        if topic.solution is not None and topic.solution.helpful_count and tone == "kept":
            # Accepted, and others say so too.
            symbol, state = "ln-so", helped % {"count": number(topic.solution.helpful_count)}
        board = boards.get(topic.board_id)
        author = topic.author
        claimer = topic.claimer(now)
        rows.append(
            TopicRow(
                pk=topic.pk,
                url=f"/t/{topic.pk}/{topic.slug}/",
                title=topic.title,
                symbol=symbol,
                state=state,
                tone=tone,
                author=(author.name or author.username) if author else topic.author_name or _("Former member"),
                author_url=f"/members/{author.username}/" if author else "",
                posted=relative_time(topic.posted_at, now),
                posted_iso=topic.posted_at.isoformat(timespec="minutes"),
                tags=[(name, f"/tags/{slug}/") for slug, name in topic.tag_names],
                board=board.title if board else "",
                board_url=board.path if board else "",
                reply_count=topic.reply_count,
                same_count=topic.same_count,
                waiting=waiting % {"what": topic.needs_info_note} if symbol == "ln-info" else "",
                claimed=on_it % {"name": claimer.name or claimer.username} if claimer else "",
                has_official=topic.has_official and topic.is_question,
                last=ago(topic.active_at, now),
                last_iso=topic.active_at.isoformat(timespec="minutes"),
                is_pinned=topic.is_pinned,
                is_featured=topic.is_featured,
                is_locked=topic.is_locked,
                is_archived=topic.archived_at is not None and state != archived,
                is_removed=topic.hidden_at is not None or topic.deleted_at is not None,
                active_at=topic.active_at,
                last_position=topic.last_position,
            )
        )
    return rows


def state_of(topic: Topic) -> str:
    """Where a topic stands: unanswered, answered, needing info, solved, closed, archived, duplicate; discussion for what asks nothing."""
    if topic.duplicate_of_id:
        return "duplicate"
    if topic.solution_id:
        return "solved"
    if topic.closed_at:
        return "closed"
    if topic.archived_at:
        return "archived"
    if not topic.is_question:
        return topic.kind
    if topic.needs_info_at:
        return "info"
    return "answered" if topic.others_reply_count else "unanswered"


def _state_words() -> dict[str, tuple[str, str, str]]:
    """Symbol, word and tone of each state, in the reader's language: looked up once for a list, not for a row."""
    return {
        "unanswered": ("ln-open", _("Unanswered"), ""),
        "answered": ("ln-answered", _("Answered"), ""),
        "info": ("ln-info", _("Needs info"), "owed"),
        "solved": ("ln-solved", _("Solved"), "kept"),
        "closed": ("ln-closed", _("Closed"), ""),
        "duplicate": ("ln-closed", _("Duplicate"), ""),
        "archived": ("ln-closed", _("Archived"), ""),
        "discussion": ("ln-answered", _("Discussion"), ""),
        "announcement": ("ln-so", _("Announcement"), ""),
    }


def state_words_of(topic: Topic) -> tuple[str, str, str]:
    return _state_words()[state_of(topic)]


def relative_time(moment: datetime, now: datetime) -> str:
    """As `ago`, for the middle of a sentence: "2 h ago", "yesterday", "3 March"."""
    text = ago(moment, now)
    return _("%(time)s ago") % {"time": text} if timedelta(minutes=1) <= now - moment < timedelta(days=1) else text
