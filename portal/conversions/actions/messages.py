"""What asker and support say to each other: the asker's words go to the case, support's public ones come from it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.conf import settings
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _

from forums.models import Post
from portal.activity.actions import keep_promise, withdraw_promise
from portal.activity.models import Promise
from portal.activity.record import record
from portal.common.html import CleanHtml
from portal.common.permissions import Refused, require
from portal.conversions.actions.cases import MESSAGE, REPLY_LINK, open_promises
from portal.conversions.activities import CASE_ANSWERED, CASE_CLOSED, CASE_WRITTEN
from portal.conversions.limits import CASE_MESSAGE
from portal.conversions.models import CaseMessage, TopicCase
from portal.conversions.permissions import can_answer_case, can_write_to_case
from portal.crm.actions import queue_command
from portal.crm.models import BUILT_IN, Case, Message
from portal.crm.protocol import Record, Ref, idempotency_key
from portal.crm.store.actions import hear_customer, write_message
from portal.members.models import Member
from portal.writing.actions import attach_uploads, hand_on_uploads
from portal.writing.entry import admit, passes, sanitised
from portal.writing.html import clean, from_markdown, to_markdown

_LOCAL = re.compile(r"\]\(/")
_ESCAPED = re.compile(r"\\!(?!\[)")


@passes(CASE_MESSAGE)
@transaction.atomic
def write_to_support(*, case: TopicCase, by: Member, body: CleanHtml, now: datetime | None = None) -> CaseMessage:
    """The asker writes in their case. A closed one is open again."""
    now = now or timezone.now()
    case = TopicCase.objects.lock(case.pk)
    require(can_write_to_case(by, case, now))
    text = admit(CASE_MESSAGE, by=by, body=body, within=f"case:{case.pk}:")
    message = CaseMessage.objects.create(topic_case=case, by=by, body=text.body, at=now)
    attach_uploads(thing=message, html=text.body, by=by)
    queue_message(message)
    if case.case_state != Case.State.OPEN:
        case.case_state, case.closed_at = Case.State.OPEN, None
        case.save(update_fields=["case_state", "closed_at"])
    record(CASE_WRITTEN, actor=by, object=message, target=case, happened_at=now)
    return message


@transaction.atomic
def answer_asker(*, case: TopicCase, by: Member, body: CleanHtml, now: datetime | None = None) -> None:
    """Staff answer on the topic or under "My cases": the same as a public reply in the case."""
    now = now or timezone.now()
    require(can_answer_case(by, case))
    body = sanitised(body)
    if case.connection is not None and case.connection.slug == BUILT_IN:
        # It comes back as every reply does that is written there (`keep_case`), with the files that it links to.
        held = Case.objects.filter(pk=case.record_id).first()
        if held is None:
            raise Refused(_("The case is no longer in the customer records."))
        write_message(case=held, by=by, text=as_text(body), is_public=True, now=now)
        return
    case = TopicCase.objects.lock(case.pk)
    message = CaseMessage.objects.create(topic_case=case, by=by, body=body, at=now, is_from_support=True)
    attach_uploads(thing=message, html=body, by=by)
    queue_message(message)
    _answered(case, message, by, now)


def queue_message(message: CaseMessage) -> None:
    """It leaves once the case is there: until then its arrival waits for that (`case_arrived`)."""
    case = message.topic_case
    if case.connection is None or not case.record_id:
        return
    queue_command(
        connection=case.connection,
        member_id=None,
        purpose=MESSAGE,
        subject={"message": message.pk},
        parts=("message", message.pk),
    )


def queue_link(*, case: TopicCase, post: Post | None = None) -> None:
    """The way to a reply in the community, or to the topic itself, as a note for support."""
    if case.connection is not None and case.record_id:
        queue_command(
            connection=case.connection,
            member_id=None,
            purpose=REPLY_LINK,
            subject={"topic_case": case.pk, "post": post.pk if post is not None else None},
            parts=("link", case.pk, post.pk if post is not None else "topic"),
        )


@transaction.atomic
def queue_new_links(*, case_pk: int) -> int:
    """Point support to the replies since the last time. Returns how many."""
    case = TopicCase.objects.select_related("connection").select_for_update(of=("self",)).get(pk=case_pk)
    posts = Post.objects.filter(
        topic=case.stands_in_id, position__gt=1, pk__gt=case.last_linked, hidden_at=None, deleted_at=None
    )
    new = list(posts.order_by("pk"))
    for post in new:
        queue_link(case=case, post=post)
    if new:
        case.last_linked = new[-1].pk
        case.save(update_fields=["last_linked"])
    return len(new)


def _newest_post(case: TopicCase) -> int:
    return Post.objects.filter(topic=case.stands_in_id).order_by("-pk").values_list("pk", flat=True).first() or 0


@transaction.atomic
def case_arrived(*, case_pk: int, ref: Ref) -> None:
    """The case is there: what was written meanwhile follows."""
    case = TopicCase.objects.lock(case_pk)
    if case.record_id != ref.id:
        case.record_id, case.last_linked = ref.id, _newest_post(case)
        case.save(update_fields=["record_id", "last_linked"])
    for message in case.messages.unsent().order_by("at", "pk"):
        queue_message(message)
    if not case.messages.filter(is_question=True).exists():
        queue_link(case=case)  # the way to the topic, which the question would have brought


def message_arrived(*, message_pk: int, ref: Ref) -> None:
    """It is there. In our own store the case waits for support again."""
    message = CaseMessage.objects.select_related("topic_case__connection").filter(pk=message_pk).first()
    if message is None:
        return
    CaseMessage.objects.filter(pk=message.pk, record_id="").update(record_id=ref.id)
    case = message.topic_case
    if case.connection is not None and case.connection.slug == BUILT_IN and not message.is_from_support:
        held = Case.objects.filter(pk=case.record_id).first()
        if held is not None:
            hear_customer(case=held, at=message.at)


@transaction.atomic
def keep_case(*, case_pk: int, found: Record, messages: Sequence[Record], now: datetime | None = None) -> TopicCase:
    """What the system that holds the case says of it, and its public messages. Safe to run again; internal notes stay there."""
    now = now or timezone.now()
    case = TopicCase.objects.select_related("connection").select_for_update(of=("self",)).get(pk=case_pk)
    if found.deleted:
        _closed(case, now)
        return case
    _keep_state(case, found, now)
    if case.is_agreed:
        for each in messages:
            if each.values.get("public") is True and not each.deleted:
                _keep_message(case, each, now)
    return case


def _keep_state(case: TopicCase, found: Record, now: datetime) -> None:
    values = found.values
    state = values.get("state") or case.case_state
    case.version = found.version
    if values.get("due_at"):
        case.due_at = _moment(values["due_at"])
    case.assignee_name = _assignee(case, values)[:200]
    if state == Case.State.CLOSED:
        _closed(case, now)
    elif state in Case.State.values:
        case.case_state, case.closed_at = state, None
    case.save(update_fields=["version", "due_at", "assignee_name", "case_state", "closed_at"])


def _assignee(case: TopicCase, values: Any) -> str:
    if case.connection is not None and case.connection.slug == BUILT_IN:
        there = Case.objects.select_related("assignee").filter(pk=case.record_id).first()
        return there.assignee.display_name if there is not None and there.assignee is not None else ""
    return str(values.get("assignee") or "")


def _closed(case: TopicCase, now: datetime) -> None:
    """Closed: what is still promised is owed no more."""
    if case.case_state == Case.State.CLOSED:
        return
    case.case_state, case.closed_at = Case.State.CLOSED, now
    case.save(update_fields=["case_state", "closed_at"])
    _settle_promise(case, None, now)
    record(CASE_CLOSED, actor=None, object=case, happened_at=now)


def _keep_message(case: TopicCase, found: Record, now: datetime) -> None:
    known = case.messages.filter(record_id=found.ref.id)
    if known.exists() or _is_ours(case, found):
        return
    row = None
    if case.connection is not None and case.connection.slug == BUILT_IN:
        row = Message.objects.select_related("by").filter(pk=found.ref.id).first()
    by = row.by if row is not None else None
    body = as_html(str(found.values.get("text") or ""))
    if not body:
        return
    message = CaseMessage(
        topic_case=case, by=by, author_name=str(found.values.get("author") or "")[:200], is_from_support=True,
        is_from_system=True, body=body, at=_moment(found.values.get("at")) or now, record_id=found.ref.id,
    )  # fmt: skip
    try:
        with transaction.atomic():
            message.save()
    except IntegrityError:
        return  # another reader was a moment sooner
    if row is not None:
        hand_on_uploads(of=row, to=message)
    _answered(case, message, by, now)


def _is_ours(case: TopicCase, found: Record) -> bool:
    """One that left from here and whose arrival is not written down yet: by our key, or by what it says."""
    assert case.connection is not None
    for message in case.messages.unsent():
        key = idempotency_key(case.connection.slug, MESSAGE, "message", message.pk)
        if found.key == key or (not found.key and found.values.get("text") == as_text(message.body)):
            message.record_id = found.ref.id
            message.save(update_fields=["record_id"])
            return True
    return False


def _answered(case: TopicCase, message: CaseMessage, by: Member | None, now: datetime) -> None:
    if case.first_answer_at is None:
        case.first_answer_at = message.at
        case.save(update_fields=["first_answer_at"])
    _settle_promise(case, by, now)
    record(CASE_ANSWERED, actor=by, object=message, target=case, happened_at=now)


def _settle_promise(case: TopicCase, by: Member | None, now: datetime) -> None:
    """The first answer keeps the promise; a case that ends without one withdraws it."""
    for promise in Promise.objects.filter(pk__in=open_promises(case.topic_id, case.stands_in_id)):
        if case.first_answer_at is not None:
            keep_promise(promise=promise, by=by, now=now)
        else:
            withdraw_promise(promise=promise, by=by, reason=_("Support closed the case."), now=now)


def as_text(body: str) -> str:
    """The words as another system takes them: plain, with whole addresses of links and files."""
    text = _ESCAPED.sub("!", to_markdown(body))  # nobody there means an image by it
    return _LOCAL.sub(f"]({settings.SITE_URL.rstrip('/')}/", text).strip()


def as_html(text: str) -> CleanHtml:
    """What was written there, read as Markdown like what members write here; links that lead back here stay on this site."""
    site = settings.SITE_URL.rstrip("/")
    return clean(from_markdown(text.replace(f"]({site}/", "](/")).replace(f'href="{site}/', 'href="/'))


def _moment(value: Any) -> datetime | None:
    if isinstance(value, str):
        value = parse_datetime(value)
    if isinstance(value, datetime) and timezone.is_naive(value):
        value = timezone.make_aware(value)
    return value if isinstance(value, datetime) else None
