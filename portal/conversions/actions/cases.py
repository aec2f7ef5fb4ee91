"""A question is offered to its asker as a case; they agree or not; staff open one without them. One question, one case."""

from __future__ import annotations

from contextlib import suppress
from datetime import datetime, timedelta

from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from forums.boards import board_map
from forums.models import MergedAway, Post, Topic
from portal.activity.actions import AlreadyPromised, make_promise
from portal.activity.record import record
from portal.common.permissions import require
from portal.conversions.activities import CASE_AGREED, CASE_DECLINED, CASE_OFFERED, CASE_OPENED
from portal.conversions.models import CaseMessage, TopicCase
from portal.conversions.permissions import can_answer_offer, can_be_offered, can_escalate
from portal.crm import consents
from portal.crm.actions import agree_to_sharing, built_in_connection, queue_command
from portal.crm.connectors import UnknownConnector, connector_of
from portal.crm.encryption import CannotDecrypt
from portal.crm.models import Connection, DeadLetter, Link, Outbox, ReadKind
from portal.crm.protocol import Capability, Kind, idempotency_key
from portal.members.models import Member

CASE, MESSAGE, REPLY_LINK = "case", "case_message", "case_reply"  # purposes of the outbox
PROMISE = "conversions.case"
ANSWER_HOURS = 48  # where the board promises nothing itself
# What was asked longer ago than this is offered to nobody: after so long the question has gone somewhere else.
OFFERED_WITHIN = timedelta(days=30)
OFFERS_AT_ONCE = 200
LOST_AFTER = timedelta(minutes=2)


def case_connection() -> Connection:
    """The connection that holds cases: the one that they are read from, where one is chosen and can; else our own store."""
    chosen = ReadKind.objects.filter(kind=Kind.CASE.value, connection__is_on=True).select_related("connection").first()
    if chosen is not None:
        try:
            if Capability.CASES in connector_of(chosen.connection).capabilities:
                return chosen.connection
        except (UnknownConnector, CannotDecrypt):
            pass
    return built_in_connection()


@transaction.atomic
def offer_case(*, topic: Topic, by: Member | None = None, now: datetime | None = None) -> TopicCase:
    """Ask whoever asked whether support may take the question. `by` staff: at once; nobody: the hours of the board are over."""
    now = now or timezone.now()
    topic = Topic.objects.lock(topic.pk)
    if by is not None:
        require(can_escalate(by, topic))
    made = TopicCase.objects.filter(topic=topic).first()
    if made is not None:
        return made  # asked before, whatever the answer was: nobody is asked twice
    require(can_be_offered(topic, now))
    case = TopicCase.objects.create(
        topic=topic, stands_in=topic, asker=topic.author, offered_at=now, offered_by=by, subject=topic.title
    )
    record(CASE_OFFERED, actor=by, object=case, happened_at=now)
    return case


def offer_due_cases(*, now: datetime | None = None) -> int:
    """Offer a case for each question that has waited as long as its board says. Returns how many."""
    now = now or timezone.now()
    count = 0
    for board in board_map().values():
        if not board.case_after_hours:
            continue
        waiting = Topic.objects.unanswered().public_rows().filter(board_id=board.pk, support_case=None)
        waiting = waiting.filter(
            posted_at__lte=now - timedelta(hours=board.case_after_hours), posted_at__gt=now - OFFERED_WITHIN
        )
        for topic in waiting.filter(author__is_active=True).select_related("author").order_by("posted_at")[:OFFERS_AT_ONCE]:
            if not can_be_offered(topic, now):
                continue
            try:
                offer_case(topic=topic, now=now)
            except MergedAway:
                continue
            count += 1
    return count


@transaction.atomic
def agree_to_case(*, case: TopicCase, by: Member, is_linked: bool = False, now: datetime | None = None) -> TopicCase:
    """The asker agrees: support gets the question. With `is_linked` they agree to the link with their customer record as well.

    Pressed twice, or while staff open one, it is one case.
    """
    now = now or timezone.now()
    if is_linked:
        agree_to_sharing(member=by, now=now)
    topic = Topic.objects.lock_all(case.topic_id)[case.topic_id]
    case = TopicCase.objects.lock(case.pk)
    if case.is_agreed and case.asker_id == by.pk:
        return case
    require(can_answer_offer(by, case, topic, now))
    case.state, case.answered_at = TopicCase.State.AGREED, now
    case.is_linked = _has_contact(by, case_connection())
    _open(case, topic, now)
    question = Post.objects.filter(topic=topic, position=1).first()
    if question is not None and question.body:
        CaseMessage.objects.create(topic_case=case, by=by, body=question.body, at=topic.posted_at, is_question=True)
    record(CASE_AGREED, actor=by, object=case, data={"is_linked": case.is_linked}, happened_at=now)
    return case


@transaction.atomic
def decline_case(*, case: TopicCase, by: Member, now: datetime | None = None) -> TopicCase:
    """No, thanks: it costs nothing, and is not asked again."""
    now = now or timezone.now()
    topic = Topic.objects.lock_all(case.topic_id)[case.topic_id]
    case = TopicCase.objects.lock(case.pk)
    if case.state == TopicCase.State.DECLINED and case.asker_id == by.pk:
        return case
    require(can_answer_offer(by, case, topic, now))
    case.state, case.answered_at = TopicCase.State.DECLINED, now
    case.save(update_fields=["state", "answered_at"])
    record(CASE_DECLINED, actor=by, object=case, happened_at=now)
    return case


@transaction.atomic
def open_without_asker(*, topic: Topic, by: Member, now: datetime | None = None) -> TopicCase:
    """Staff open a case that holds the way to the topic and no contact. The asker has no part in it."""
    now = now or timezone.now()
    topic = Topic.objects.lock(topic.pk)
    require(can_escalate(by, topic))
    made = TopicCase.objects.select_for_update().filter(topic=topic).first()
    if made is not None and made.opened_at is not None:
        return made
    case = made or TopicCase(topic=topic, stands_in=topic, offered_at=now, offered_by=by)
    case.state, case.asker, case.is_linked = TopicCase.State.STAFF_ONLY, None, False
    _open(case, topic, now)
    record(CASE_OPENED, actor=by, object=case, happened_at=now)
    return case


def _open(case: TopicCase, topic: Topic, now: datetime) -> None:
    """Send it on its way, and promise an answer: support owes it, whoever takes it."""
    case.connection = case_connection()
    case.subject, case.opened_at, case.case_state = topic.title, now, "open"
    board = board_map().get(topic.board_id)
    hours = (board.answer_hours if board is not None else 0) or ANSWER_HOURS
    promised = topic.answer_due_at
    case.due_at = promised if promised is not None and promised > now else now + timedelta(hours=hours)
    case.key = idempotency_key(case.connection.slug, CASE, "topic", topic.pk)
    case.save()
    queue_case(case)
    with suppress(AlreadyPromised):  # of a question that was merged into it
        make_promise(
            about=case.stands_in, kind=PROMISE, what=_("An answer from support"), due_at=case.due_at, owner_name=_("Support"),
            to=case.asker, now=now,
        )  # fmt: skip


def queue_case(case: TopicCase) -> Outbox:
    """One row of the outbox: the asker's, so that it goes to their contact in order; without a contact it is nobody's."""
    assert case.connection is not None
    return queue_command(
        connection=case.connection,
        member_id=case.asker_id if case.is_linked else None,
        purpose=CASE,
        subject={"topic_case": case.pk},
        parts=("topic", case.topic_id),
    )


def queue_lost_cases(*, now: datetime | None = None) -> int:
    """What was dropped on its way, as the contact is gone or its link was withdrawn, goes without one. Returns how many."""
    now = now or timezone.now()
    count = 0
    rows = TopicCase.objects.opened().filter(record_id="", opened_at__lt=now - LOST_AFTER).order_by("pk")
    for pk, key in list(rows.values_list("pk", "key")):
        with transaction.atomic():
            case = TopicCase.objects.lock(pk)
            on_its_way = Outbox.objects.filter(key=key).exists() or DeadLetter.objects.filter(key=key, resolution="").exists()
            given_up = DeadLetter.objects.filter(key=key, resolution=DeadLetter.Resolution.DISCARDED).exists()
            if case.record_id or on_its_way or given_up:
                continue
            case.is_linked = False
            case.save(update_fields=["is_linked"])
            queue_case(case)
            count += 1
    return count


def _has_contact(member: Member, connection: Connection) -> bool:
    """Whether the member agreed to the link, and it leads, or may lead, to one contact."""
    if consents.LINK not in consents.granted(member.pk):
        return False
    link = Link.objects.active().filter(member=member, connection=connection).first()
    return link is not None and link.state in (Link.State.WAITING, Link.State.LINKED, Link.State.NO_CONTACT)


def open_promises(*topic_ids: int) -> list[int]:
    """Numbers of the promises of an answer from support that are open about these topics."""
    from portal.activity.models import Promise

    about = Promise.objects.open().filter(object_type=ContentType.objects.get_for_model(Topic), object_id__in=topic_ids)
    return list(about.filter(kind=PROMISE).values_list("pk", flat=True))
