"""Lists for those who help: what waits, for whom, and since when. All of them are open questions.

Pages narrow a list by them, the queue counts them all in one query.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import Count, F, Min, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from forums.actions.answering import ANSWER
from forums.models import UNANSWERED, Post, Topic, TopicQuerySet, boards_without_solutions
from portal.activity.models import Promise
from portal.common.times import number
from portal.common.viewer import Viewer
from portal.products.models import OwnedProduct


@dataclass(frozen=True)
class Worklist:
    """One list: `where` narrows open questions for a member and a moment; `since` is the field that its age counts from."""

    name: str
    title: Any
    where: Callable[[Any, datetime], Q]
    nothing: Any  # what an empty list says
    since: str = "posted_at"
    is_personal: bool = False
    is_everywhere: bool = False  # on boards that expect no solution too

    @property
    def by(self) -> str:
        """What the queue orders it by, where there is an index."""
        return "posted_at" if self.since == "posted_at" else "active_at"

    def of(self, topics: TopicQuerySet, member: Viewer, now: datetime) -> TopicQuerySet:
        return topics.open_questions().filter(self.narrowed(member, now))

    def narrowed(self, member: Viewer, now: datetime) -> Q:
        """Among open questions. A reply is owed on every board, a solution only where the board expects one."""
        where = self.where(member, now)
        return where if self.is_everywhere else where & ~Q(board_id__in=boards_without_solutions())


def _unanswered(hours: int) -> Callable[[Any, datetime], Q]:
    return lambda _member, now: Q(posted_at__lt=now - timedelta(hours=hours)) & UNANSWERED


def _of_my_products(member: Viewer, _now: datetime) -> Q:
    """What others ask about products that the member has."""
    return Q(product__in=OwnedProduct.objects.filter(member=member).values("product")) & ~Q(author=member)


def replied_by(member: Viewer) -> Q:
    """Topics in which the member has a reply that stands."""
    replies = Post.objects.filter(author=member, position__gt=1, hidden_at=None, deleted_at=None)
    return Q(pk__in=replies.values("topic"))


def _to_finish(member: Viewer, _now: datetime) -> Q:
    """The member replied, and the asker spoke last: it goes on with whoever began to help."""
    return replied_by(member) & Q(last_poster=F("author"), reply_count__gt=0) & ~Q(author=member)


WORKLISTS = {
    worklist.name: worklist
    for worklist in (
        Worklist(
            "unanswered-24h",
            _("Unanswered for a day"),
            _unanswered(24),
            _("Every question of yesterday and before has a reply."),
            is_everywhere=True,
        ),
        Worklist(
            "unanswered-72h",
            _("Unanswered for three days"),
            _unanswered(72),
            _("No question has waited for three days."),
            is_everywhere=True,
        ),
        Worklist(
            "my-products",
            _("Not solved, of my products"),
            _of_my_products,
            _("No question about what you have is open."),
            is_personal=True,
        ),
        Worklist(
            "to-finish",
            _("Mine to finish"),
            _to_finish,
            _("Nobody whom you answered waits for another word from you."),
            since="active_at",
            is_personal=True,
        ),
    )
}

# What support staff choose from in the one list of theirs: narrower ones, by a word in the address.
SUPPORT: dict[str, tuple[Any, Callable[[Any, datetime], Q]]] = {
    "late": (_("Late"), lambda _member, now: Q(answer_due_at__lt=now)),
    "mine": (_("Assigned to me"), lambda member, _now: Q(assigned_to=member)),
    "assigned": (_("Assigned to anybody"), lambda _member, _now: Q(assigned_to__isnull=False)),
    "unanswered": (_("No answer by others"), lambda _member, _now: UNANSWERED),
}


def _for_support(member: Any, now: datetime) -> Q:
    """What has no answer, is somebody's, or is owed by a day that has passed."""
    where = Q()
    for _label, narrows in SUPPORT.values():
        where |= narrows(member, now)
    return where


# What the queue of moderators and staff shows, in its order.
QUEUE = (
    Worklist(
        "support",
        _("For support"),
        _for_support,
        _("Every question has an answer, and none is assigned or late."),
        is_everywhere=True,
    ),
    WORKLISTS["unanswered-72h"],
    WORKLISTS["unanswered-24h"],
    Worklist(
        "needs-info",
        _("Needs info"),
        lambda _member, _now: Q(needs_info_at__isnull=False),
        _("Nobody was asked for more, or all have answered."),
        since="needs_info_at",
        is_everywhere=True,
    ),
    Worklist("unsolved", _("Unsolved"), lambda _member, _now: Q(), _("Every question is solved, closed or archived.")),
    WORKLISTS["my-products"],
    WORKLISTS["to-finish"],
)


@dataclass(frozen=True)
class Waiting:
    """How many wait in a list, and since when the first of them does."""

    count: int
    oldest: datetime | None


def counts_of(topics: TopicQuerySet, member: Viewer, now: datetime) -> dict[str, Waiting]:
    """Of each list of the queue, how many wait and since when. One query for all of them."""
    asked: dict[str, Any] = {}
    for worklist in QUEUE:
        where = worklist.narrowed(member, now)
        key = worklist.name.replace("-", "_")
        asked[f"{key}_count"] = Count("pk", filter=where)
        asked[f"{key}_oldest"] = Min(worklist.since, filter=where)
    found = topics.open_questions().order_by().aggregate(**asked)
    return {
        worklist.name: Waiting(found[f"{key}_count"], found[f"{key}_oldest"])
        for worklist in QUEUE
        for key in [worklist.name.replace("-", "_")]
    }


def support_counts(topics: TopicQuerySet, member: Viewer, now: datetime) -> dict[str, int]:
    """How many each narrower list for support has, and all of them together (""). One query."""
    counted = {name: Count("pk", filter=where(member, now)) for name, (_label, where) in SUPPORT.items()}
    counted["every"] = Count("pk", filter=_for_support(member, now))
    found = topics.open_questions().order_by().aggregate(**counted)
    return found | {"": found["every"]}


def promises_of(topics: Iterable[Any]) -> dict[int, Promise]:
    """The open promise of an answer about each of these topics. One query, none where nothing is owed."""
    owed = [topic.pk for topic in topics if topic.answer_due_at is not None]
    if not owed:
        return {}
    open_ones = Promise.objects.open().filter(object_type=ContentType.objects.get_for_model(Topic), kind=ANSWER)
    return {promise.object_id: promise for promise in open_ones.filter(object_id__in=owed).select_related("owner")}


def age_in_words(since: datetime, now: datetime) -> str:
    """How long ago, as exactly as a queue needs it: minutes, hours for two days, then days."""
    minutes = max(1, int((now - since).total_seconds() // 60))
    if minutes < 60:
        return ngettext("%(count)s minute", "%(count)s minutes", minutes) % {"count": number(minutes)}
    hours = minutes // 60
    if hours < 48:
        return ngettext("%(count)s hour", "%(count)s hours", hours) % {"count": number(hours)}
    return ngettext("%(count)s day", "%(count)s days", hours // 24) % {"count": number(hours // 24)}
