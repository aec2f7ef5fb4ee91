"""Cached totals of topics, boards, members and reviewed products, counted anew from the rows: after bulk writing, and by `recount`."""

from __future__ import annotations

from itertools import islice

from django.db import transaction
from django.db.models import Count, F, Q, QuerySet, Sum

from forums.actions.counting import FIELDS, figures_of
from forums.models import UNANSWERED, BoardTally, Post, Topic
from portal.common.bulk import among, update_rows
from portal.members.models import Member
from portal.ratings.actions.counting import lock_rating, write_figures, write_votes
from portal.ratings.models import ProductRating, Review

_CHUNK = 2000
_UNSOLVED = Q(kind="question", solution=None, closed_at=None, archived_at=None)
_SAID = ("reply_count", "others_reply_count", "comment_count")


def recount(*, is_check: bool = False) -> dict[str, int]:
    """How many topics, boards, members, products and reviews had totals that differ from their rows; all of them are right afterwards.

    With `is_check` nothing is written. Topics come first, for the totals of boards are sums over them.
    """
    return {
        "topics": count_topics(Topic.objects.all(), is_check=is_check),
        "boards": sum(
            count_board(pk, is_check=is_check) for pk in BoardTally.objects.order_by("pk").values_list("pk", flat=True)
        ),
        "members": count_members(Member.objects.all(), is_check=is_check),
        "ratings": count_ratings(is_check=is_check),
        "reviews": count_review_votes(is_check=is_check),
    }


def count_ratings(*, is_check: bool = False) -> int:
    """The figures of every product that has or had reviews. Gives how many differed."""
    rated = set(ProductRating.objects.values_list("pk", flat=True))
    products = sorted(rated | set(Review.objects.order_by().values_list("product_id", flat=True).distinct()))
    differing = 0
    for product in products:
        with transaction.atomic():
            differing += write_figures(lock_rating(product), is_check=is_check)
    return differing


def count_review_votes(*, is_check: bool = False) -> int:
    """What readers said of reviews, for those that have votes or say that they do. Gives how many differed."""
    said = Q(helpful_count__gt=0) | Q(unhelpful_count__gt=0) | Q(earlier_helpful_count__gt=0) | Q(votes__isnull=False)
    differing = 0
    for pk in list(Review.objects.filter(said).order_by("pk").values_list("pk", flat=True).distinct()):
        with transaction.atomic():
            differing += write_votes(Review.objects.lock_one(pk), is_check=is_check)
    return differing


def count_topics(topics: QuerySet[Topic], *, is_check: bool = False) -> int:
    """What was said in topics. Gives how many had totals that differ."""
    numbers, differing = topics.order_by("pk").values_list("pk", flat=True).iterator(_CHUNK), 0
    while chunk := list(islice(numbers, _CHUNK)):
        differing += _count_topics(chunk, is_check=is_check)
    return differing


@transaction.atomic
def _count_topics(ids: list[int], *, is_check: bool) -> int:
    locked = Topic.objects.select_for_update(no_key=True, of=("self",)).filter(among("pk", ids)).order_by("pk")
    before = {pk: tuple(counts) for pk, *counts in locked.values_list("pk", *_SAID)}
    posts = Post.objects.filter(among("topic_id", ids), hidden_at=None, deleted_at=None).order_by()
    replies = posts.filter(position__gt=1).values_list("topic_id").annotate(Count("pk"))
    others = (
        Post.objects.filter(among("topic_id", ids)).replies_of_others().order_by().values_list("topic_id").annotate(Count("pk"))
    )
    comments = posts.filter(parent__isnull=False).values_list("topic_id").annotate(Count("pk"))
    counted = [dict(replies), dict(others), dict(comments)]
    after = {pk: tuple(counts.get(pk, 0) for counts in counted) for pk in before}
    changed = [(*counts, pk) for pk, counts in after.items() if counts != before[pk]]
    if not is_check:
        update_rows(Topic, _SAID, changed)
    return len(changed)


@transaction.atomic
def count_board(board_id: int, *, is_check: bool = False) -> bool:
    """The tally of a board. Its row is locked first, so that nobody's reply is lost in between. Gives whether it differed."""
    BoardTally.objects.get_or_create(board_id=board_id)
    tally = BoardTally.objects.select_for_update().get(board_id=board_id)
    topics = Topic.objects.filter(board_id=board_id).public_rows()
    counted = topics.aggregate(
        topic_count=Count("pk"),
        solved_count=Count("pk", filter=Q(solution__isnull=False)),
        unanswered_count=Count("pk", filter=UNANSWERED),
        unsolved_count=Count("pk", filter=_UNSOLVED),
        archived_count=Count("pk", filter=Q(archived_at__isnull=False)),
        said=Sum(F("reply_count") + F("comment_count")),
    )
    counted["post_count"] = counted["topic_count"] + (counted.pop("said") or 0)
    changed = [name for name, value in counted.items() if getattr(tally, name) != value]
    for name in changed:
        setattr(tally, name, counted[name])
    if changed and not is_check:
        tally.save(update_fields=changed)
    return bool(changed)


def count_members(members: QuerySet[Member], *, is_check: bool = False) -> int:
    """The figures of members, written only where they differ. Gives how many did."""
    numbers, differing = members.order_by("pk").values_list("pk", flat=True).iterator(_CHUNK), 0
    while chunk := list(islice(numbers, _CHUNK)):
        differing += _count(chunk, is_check=is_check)
    return differing


@transaction.atomic
def _count(ids: list[int], *, is_check: bool) -> int:
    before = {
        pk: tuple(counts)
        for pk, *counts in Member.objects.select_for_update(no_key=True)
        .filter(pk__in=ids)
        .order_by("pk")
        .values_list("pk", *FIELDS)
    }
    figures = figures_of(ids)
    changed = []
    for pk, counts in before.items():
        after = tuple(figures[pk][field] for field in FIELDS)
        if after != counts:
            changed.append((*after, pk))
    if not is_check:
        update_rows(Member, FIELDS, changed)
    return len(changed)
