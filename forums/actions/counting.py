"""Cached totals, kept in the transaction of the act. Lock order everywhere: topic, post, tally, member.

`counted(topic)` compares what a topic adds to its board before and after the act, so no act does sums.

The figures of a member are what profiles show to others, so they are of what these may read: `topic_count` and its like of boards
that everybody may read, `members_topic_count` and its like of those that every member may. What is said on a board for some groups
alone, or stands in something hidden, is in no figure. One rule says what counts, three times: as the change of one act (`counted`), as
what a whole topic adds (`_figures`), and as all that members have (`figures_of`); a test holds them to each other.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from django.db import transaction
from django.db.models import Count, F, Q, QuerySet, Sum
from django.db.models.expressions import Combinable
from django.db.models.functions import Greatest

from forums.boards import board_map
from forums.models import BoardTally, Post, Topic
from portal.members.models import Member

_TALLIES = ("topic_count", "post_count", "unanswered_count", "unsolved_count", "solved_count", "archived_count")
_FIGURES = ("topic_count", "reply_count", "solution_count", "helpful_count")
FIELDS = tuple(prefix + figure for prefix in ("", "members_") for figure in _FIGURES)

_CHUNK = 1000
_PUBLIC = Q(hidden_at=None, deleted_at=None)
_SHOWN = _PUBLIC & (Q(parent=None) | Q(parent__hidden_at=None, parent__deleted_at=None))  # a comment goes with its post

Changes = Counter[tuple[int | None, str]]


@contextmanager
def counted(*topics: Topic, whole: bool = False) -> Iterator[Changes]:
    """Around an act on locked topics: afterwards the tallies of their boards and the figures of members are right.

    Yields a counter to which the act adds (member number, figure) changes of one topic: counts[ada.pk, "reply_count"] += 1. An act
    that shows, hides or moves what several said says `whole` instead, and the topics are counted before and after.
    """
    before = Counter[tuple[int, str]]()
    said = Changes()
    for topic in topics:
        before.update(_contribution(topic))
        if whole:
            said.subtract(_figures(topic))
    members = Changes()
    yield members
    change = Counter[tuple[int, str]]()
    for topic in topics:
        change.update(_contribution(topic))
        said.update(_figures(topic) if whole else shown_figures(members, topic))
    change.subtract(before)
    for board_id in sorted({board_id for (board_id, _field), number in change.items() if number}):
        fields = {field: _moved(field, change[board_id, field]) for field in _TALLIES if change[board_id, field]}
        if not BoardTally.objects.filter(board_id=board_id).update(**fields):
            BoardTally.objects.get_or_create(board_id=board_id)
            BoardTally.objects.filter(board_id=board_id).update(**fields)
    write_figures(said)


def write_figures(changes: Mapping[tuple[int | None, str], int]) -> None:
    """Add changes to the figures of members."""
    by_member: dict[int, dict[str, Combinable]] = {}
    for (member_id, field), number in changes.items():
        if member_id and number:
            by_member.setdefault(member_id, {})[field] = _moved(field, number)
    for member_id in sorted(by_member):
        Member.objects.filter(pk=member_id).update(**by_member[member_id])


def shown_figures(changes: Mapping[tuple[int | None, str], int], topic: Topic) -> Changes:
    """Changes by an act in a topic, for those figures in which the topic counts; none where it is not to be seen."""
    prefixes = audience_of(topic.board_id) if topic.is_public else ()
    return Changes({(pk, prefix + figure): number for (pk, figure), number in changes.items() for prefix in prefixes})


def audience_of(board_id: int) -> tuple[str, ...]:
    """In whose figures a board counts: everybody's and members', members' only, or in none."""
    board = board_map().get(board_id)
    if board is None or not board.is_live or board.group_sets:
        return ()
    return ("members_",) if board.needs_sign_in else ("", "members_")


def open_to_members() -> list[int]:
    """Boards that every member may read, or everybody."""
    return [pk for pk in board_map() if audience_of(pk)]


def is_counted(post: Post) -> bool:
    """Whether a post is to be seen within its topic."""
    return post.is_public and (post.parent is None or post.parent.is_public)


def _figures(topic: Topic) -> Changes:
    """What a topic, with all that was said in it, adds to the figures of members."""
    found = Changes()
    if topic.pk is None or not topic.is_public or not audience_of(topic.board_id):
        return found
    found[topic.author_id, "topic_count"] += 1
    rows = Post.objects.filter(_SHOWN, topic=topic).order_by().values_list("author_id")
    by_author = rows.annotate(replies=Count("pk", filter=Q(position__gt=1)), helpful=Sum("helpful_count"))
    for author_id, replies, helpful in by_author:
        found[author_id, "reply_count"] += replies
        found[author_id, "helpful_count"] += helpful
    if topic.solution_id is not None:
        solution = Post.objects.filter(_PUBLIC, pk=topic.solution_id).exclude(author_id=topic.author_id)
        for author_id in solution.values_list("author_id", flat=True):
            found[author_id, "solution_count"] += 1
    return shown_figures(found, topic)


def figures_of(member_ids: Iterable[int]) -> dict[int, Counter[str]]:
    """The figures of members as their rows say. Four queries however many they are."""
    ids = list(member_ids)
    boards = {pk: prefixes for pk in board_map() if (prefixes := audience_of(pk))}
    topics = Topic.objects.filter(_PUBLIC, board_id__in=boards)
    posts = Post.objects.filter(
        _SHOWN, author_id__in=ids, topic__board_id__in=boards, topic__hidden_at=None, topic__deleted_at=None
    )
    solved = topics.filter(solution__author_id__in=ids, solution__hidden_at=None, solution__deleted_at=None)
    figures = {pk: Counter[str]() for pk in ids}
    rows: dict[str, QuerySet[Any, Any]] = {
        "topic_count": topics.filter(author_id__in=ids).values_list("author_id", "board_id").annotate(Count("pk")),
        "reply_count": posts.filter(position__gt=1).values_list("author_id", "topic__board_id").annotate(Count("pk")),
        "solution_count": solved.exclude(author_id=F("solution__author_id"))
        .values_list("solution__author_id", "board_id")
        .annotate(Count("pk")),
        "helpful_count": posts.filter(helpful_count__gt=0)
        .values_list("author_id", "topic__board_id")
        .annotate(Sum("helpful_count")),
    }
    for figure, counted_rows in rows.items():
        for author_id, board_id, number in counted_rows.order_by():
            for prefix in boards[board_id]:
                figures[author_id][prefix + figure] += number
    return figures


def recount_members(member_ids: Iterable[int]) -> int:
    """Count the figures of members anew from their rows, and write those that differ. Gives how many did."""
    numbers, differing = sorted(set(member_ids)), 0
    for start in range(0, len(numbers), _CHUNK):
        with transaction.atomic():
            differing += _recount(numbers[start : start + _CHUNK])
    return differing


def _recount(numbers: list[int]) -> int:
    members = list(
        Member.objects.select_for_update(no_key=True, of=("self",)).filter(pk__in=numbers).order_by("pk").only(*FIELDS)
    )
    figures = figures_of([member.pk for member in members])
    changed = []
    for member in members:
        counts = {field: figures[member.pk][field] for field in FIELDS}
        if any(getattr(member, field) != number for field, number in counts.items()):
            for field, number in counts.items():
                setattr(member, field, number)
            changed.append(member)
    Member.objects.bulk_update(changed, FIELDS, batch_size=200)
    return len(changed)


def recount_where_privacy_changed() -> int:
    """Boards that others may read than when their members' figures were counted last: count these members anew.

    Gives how many boards there were. What was said there before counts no more, or again, for whoever may read the board.
    """
    known = dict(BoardTally.objects.values_list("board_id", "counted_for"))
    changed = {pk: audience for pk in board_map() if known.get(pk) != (audience := len(audience_of(pk)))}
    for board_id, audience in changed.items():
        BoardTally.objects.update_or_create(board_id=board_id, defaults={"counted_for": audience})
        written = Post.objects.filter(topic__board_id=board_id).order_by().values_list("author_id", flat=True).distinct()
        asked = Topic.objects.filter(board_id=board_id).order_by().values_list("author_id", flat=True).distinct()
        recount_members({pk for pk in (*written, *asked) if pk is not None})
    return len(changed)


def _moved(field: str, number: int) -> Combinable:
    """A total and its change. It stops at 0: a total that went wrong once must not keep moderators from hiding a post."""
    return F(field) + number if number > 0 else Greatest(F(field) + number, 0)


def _contribution(topic: Topic) -> dict[tuple[int, str], int]:
    """What a topic adds to its board's totals. A topic that is not stored or not public adds nothing."""
    if topic.pk is None or not topic.is_public:
        return {}
    is_open_question = topic.is_question and topic.solution_id is None and topic.closed_at is None and topic.archived_at is None
    return {
        (topic.board_id, "topic_count"): 1,
        (topic.board_id, "post_count"): 1 + topic.reply_count + topic.comment_count,
        (topic.board_id, "unanswered_count"): int(is_open_question and topic.others_reply_count == 0),
        (topic.board_id, "unsolved_count"): int(is_open_question),
        (topic.board_id, "solved_count"): int(topic.solution_id is not None),
        (topic.board_id, "archived_count"): int(topic.archived_at is not None),
    }


def refresh_last(topic: Topic) -> None:
    """After something was taken away or came back: who spoke last, and when; whether the company still has, and how many others replied."""
    last = (
        Post.objects.filter(topic=topic, hidden_at=None, deleted_at=None)
        .order_by("-posted_at", "-pk")
        .values("posted_at", "author_id")
        .first()
    )
    topic.active_at = last["posted_at"] if last else topic.posted_at
    topic.last_poster_id = last["author_id"] if last else topic.author_id
    official = Post.objects.filter(topic=topic, is_official=True, position__gt=1, hidden_at=None, deleted_at=None)
    now = {
        "has_official": official.exists(),
        "others_reply_count": Post.objects.filter(topic=topic).replies_of_others().count(),
    }
    changed = [field for field, value in now.items() if getattr(topic, field) != value]
    for field in changed:
        setattr(topic, field, now[field])
    if changed:
        topic.save(update_fields=changed)
