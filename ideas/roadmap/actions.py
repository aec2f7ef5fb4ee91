"""The writers of the roadmap. Lock order as everywhere in ideas: the idea first."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from ideas.actions import change_status
from ideas.actions.answering import DELIVERY, FIRST_ANSWER, give_owner, pass_on, promise_answer, settle_delivery
from ideas.boards import board_map
from ideas.models import DeliveryUpdate, Idea, Meaning
from ideas.permissions import can_deliver
from ideas.roadmap.activities import CHANGE_PUBLISHED, IDEA_SHIPPED, PROGRESS_TOLD
from ideas.roadmap.models import ChangelogIdea, ChangelogIndexPage, ChangelogPage, Shipment
from ideas.roadmap.permissions import can_tell_progress, can_write_change
from portal.activity.actions import NotOpen, withdraw_promise
from portal.activity.models import Promise, PromiseQuerySet
from portal.activity.record import record
from portal.activity.steps import leading_to
from portal.common.permissions import require
from portal.members.models import Member
from portal.writing.html import clean


@transaction.atomic
def tell_progress(
    *, idea: Idea, by: Member, progress: int, note: str = "", target_quarter: str = "", now: datetime | None = None
) -> Idea:
    """The product team says how far a committed idea is, from 0 to 100 per cent, and for which quarter it is planned.

    It may also go down: what was said before stays in the history. 100 is not "delivered"; that is said by the status.
    """
    now = now or timezone.now()
    idea = Idea.objects.lock_one(idea.pk)
    require(can_tell_progress(by, idea, now))
    note = " ".join(note.split())[:500]
    if not note and (progress, target_quarter) == (idea.progress, idea.target_quarter):
        return idea
    DeliveryUpdate.objects.create(idea=idea, progress=progress, target_quarter=target_quarter, note=note, by=by, at=now)
    idea.progress, idea.target_quarter, idea.active_at = progress, target_quarter, now
    idea.save(update_fields=["progress", "target_quarter", "active_at"])
    settle_delivery(idea, by, now)
    facts = {"progress": progress, "note": note, "quarter": target_quarter}
    record(PROGRESS_TOLD, actor=by, object=idea, data=facts, happened_at=now)
    return idea


@transaction.atomic
def publish_change(
    *,
    idea: Idea,
    by: Member,
    title: str,
    summary: str,
    body: str = "",
    others: Sequence[int] = (),
    released_on: date | None = None,
    now: datetime | None = None,
) -> ChangelogPage:
    """Whoever decides on an idea writes what changed, and publishes it in one act.

    Its product comes along. Ideas that it delivers get their status, and its voters are notified once (`note_published`).
    """
    now = now or timezone.now()
    numbers = [idea.pk, *(pk for pk in others if pk != idea.pk)]
    locked = Idea.objects.lock(*numbers)
    index = ChangelogIndexPage.of_site()
    for one in locked.values():
        require(can_write_change(by, one, index, now))
    assert index is not None  # can_write_change asked
    page = ChangelogPage(
        title=title,
        summary=" ".join(summary.split()),
        body=clean(body),
        product=idea.product,
        released_on=released_on or timezone.localdate(now),
        owner=by,
        live=False,
    )
    page.ideas = [ChangelogIdea(idea=locked[pk], sort_order=place) for place, pk in enumerate(numbers) if pk in locked]
    index.add_child(instance=page)
    # Publishing calls `note_published` by Wagtail's signal, as it does for whoever writes in the admin.
    page.save_revision(user=by, log_action=True).publish(user=by)
    return page


@transaction.atomic
def note_published(*, page: ChangelogPage, by: Member | None, now: datetime | None = None) -> list[Idea]:
    """An editor published a change: what it delivers is delivered, and its voters are notified with the status.

    Safe to run twice. An idea is delivered by a change once: if it is reopened, publishing the page again does not close
    it again. One that was delivered before keeps its status, and its voters, who were told then, are not told twice.
    """
    now = now or timezone.now()
    record(CHANGE_PUBLISHED, actor=by, object=page, happened_at=now)
    if not page.delivers:
        return []
    numbers = list(page.ideas.values_list("idea_id", flat=True))
    shipped = []
    for idea in Idea.objects.lock(*numbers).values():
        if by is None or not can_deliver(by, idea, now):
            continue  # the form refuses this with a sentence; by the clock or a script it must not stop the page
        _row, is_new = Shipment.objects.get_or_create(page=page, idea=idea, defaults={"shipped_at": now})
        if not is_new:
            continue
        if idea.meaning != Meaning.DELIVERED:
            statuses = board_map()[idea.board_id].statuses
            delivered = next(status.pk for status in statuses if status.meaning == Meaning.DELIVERED)
            entry = {"url": page.get_absolute_url(), "path": page.path}
            change_status(idea=idea, by=by, status_id=delivered, reason=page.summary, change=entry, now=now)
        record(IDEA_SHIPPED, actor=by, object=idea, data=leading_to(page), happened_at=now)
        shipped.append(idea)
    return shipped


def settle_promises(now: datetime | None = None) -> tuple[int, int]:
    """Withdraw promises about ideas that were merged or removed; make those that are missing. Gives how many of each.

    A promise whose owner left, or that never had one, gets a person: whom its board names.
    """
    now = now or timezone.now()
    promises = Promise.objects.open().filter(
        object_type=ContentType.objects.get_for_model(Idea), kind__in=(FIRST_ANSWER, DELIVERY)
    )
    gone = Idea.objects.exclude(pk__in=Idea.objects.public_rows().standing())
    withdrawn = 0
    for promise in list(promises.filter(object_id__in=gone.values("pk"))):
        idea = Idea.objects.get(pk=promise.object_id)
        reason = _("It was merged into another idea, which is answered.") if idea.is_merged else _("The idea was removed.")
        try:
            withdraw_promise(promise=promise, reason=reason, now=now)
        except NotOpen:
            continue  # kept meanwhile
        withdrawn += 1
    standing = Idea.objects.public_rows().standing()
    answered = promises.filter(kind=FIRST_ANSWER).values("object_id")
    delivered = promises.filter(kind=DELIVERY).values("object_id")
    owed = standing.unanswered().exclude(pk__in=answered)
    planned = standing.filter(meaning=Meaning.COMMITTED).exclude(target_quarter="").exclude(pk__in=delivered)
    made = 0
    for pk in sorted({*owed.values_list("pk", flat=True), *planned.values_list("pk", flat=True)}):
        with transaction.atomic():
            idea = Idea.objects.lock_one(pk)
            before = promises.filter(object_id=pk).count()
            if idea.first_answered_at is None and idea.answer_due_at is not None:
                promise_answer(idea, board_map()[idea.board_id], now)
            settle_delivery(idea, None, now)
            made += promises.filter(object_id=pk).count() - before
    _give_owners(promises, now)
    return withdrawn, made


def _give_owners(promises: PromiseQuerySet, now: datetime) -> None:
    """Nobody owes what a colleague owed who left: it falls to whom the board names. Each colleague is looked at once."""
    is_here: dict[int | None, bool] = {None: False}
    for pk, owner_id in list(promises.order_by("object_id").values_list("object_id", "owner_id")):
        if owner_id not in is_here:
            owner = Member.objects.get(pk=owner_id)
            is_here[owner_id] = owner.erased_at is None and owner.is_active and owner.is_company
        if not is_here[owner_id]:
            with transaction.atomic():
                idea = Idea.objects.lock_one(pk)
                give_owner(idea, board_map()[idea.board_id], now)
                pass_on(idea)
