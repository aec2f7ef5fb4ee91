"""Work on cases: answers and notes, who has it, closing and reopening."""

from __future__ import annotations

from datetime import datetime

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from portal.activity.record import record
from portal.common.permissions import Refused, require
from portal.crm.models import Case, Message
from portal.crm.models.base import HERE
from portal.crm.store.actions.records import new_number
from portal.crm.store.activities import CASE_ASSIGNED, CASE_CLOSED, CASE_REOPENED, MESSAGE_WRITTEN
from portal.crm.store.permissions import can_be_assigned, can_work_cases
from portal.members.models import Member
from portal.writing.actions import attach_uploads
from portal.writing.html import from_markdown
from portal.writing.models import Upload

LONGEST_MESSAGE = 50_000


class CaseChanged(Exception):
    """Somebody else did that a moment ago."""


@transaction.atomic
def write_message(
    *,
    case: Case,
    by: Member,
    text: str,
    is_public: bool,
    waits: bool = False,
    upload: Upload | None = None,
    now: datetime | None = None,
) -> Message:
    """Answer the customer in public, or leave an internal note. With `waits` the customer has the next word.

    A file stands in the text as its address, and is seen by those who see the message.
    """
    now = now or timezone.now()
    require(can_work_cases(by))
    case = Case.objects.select_for_update().get(pk=case.pk)
    text = text.strip()
    if not text or len(text) > LONGEST_MESSAGE:
        raise Refused(_("Write between 1 and %(count)s characters.") % {"count": LONGEST_MESSAGE})
    if is_public and case.is_closed:
        raise Refused(_("The case is closed. Reopen it before you answer the customer."))
    if upload is not None:
        text = f"{text}\n\n[{upload.name}]({settings.SITE_URL.rstrip('/')}{upload.url})"
    message = Message.objects.create(
        source=HERE,
        number=new_number(),
        case=case,
        author=by.display_name,
        by=by,
        is_public=is_public,
        text=text,
        at=now,
        updated_at=now,
    )
    if is_public:
        case.state = Case.State.WAITING if waits else Case.State.OPEN
        if case.assignee_id is None:
            case.assignee = by
    _touch(case, now)
    attach_uploads(thing=message, html=from_markdown(text.replace(f"]({settings.SITE_URL.rstrip('/')}/", "](/")), by=by)
    # What was written stays out of the log: an internal note must not be read anywhere else.
    record(MESSAGE_WRITTEN, actor=by, object=message, target=case, data={"is_public": is_public}, happened_at=now)
    return message


@transaction.atomic
def hear_customer(*, case: Case, at: datetime, now: datetime | None = None) -> Case:
    """The customer has written: the case waits for support again, also where it was closed."""
    now = now or timezone.now()
    case = Case.objects.select_for_update().get(pk=case.pk)
    latest = case.messages.filter(is_public=True).exclude(by=None).order_by("-at").values_list("at", flat=True).first()
    if case.state == Case.State.OPEN or at < max(each for each in (latest, case.closed_at, at) if each is not None):
        return case  # it waits already, or support has answered since
    was_closed = case.is_closed
    case.state, case.closed_at = Case.State.OPEN, None
    _touch(case, now)
    if was_closed:
        record(CASE_REOPENED, actor=None, object=case, happened_at=now)
    return case


@transaction.atomic
def take_contact_off(*, case: Case, now: datetime | None = None) -> Case:
    """The member has withdrawn what linked the case with their record: it goes on without a customer."""
    now = now or timezone.now()
    case = Case.objects.select_for_update().get(pk=case.pk)
    if case.contact_id is not None or case.account_id is not None:
        case.contact = case.account = None
        _touch(case, now)
    return case


@transaction.atomic
def assign_case(*, case: Case, by: Member, to: Member | None, was: int | None = None, now: datetime | None = None) -> Case:
    """Take a case, hand it over, or put it back for whoever has time. `was` is who had it on the page: raises CaseChanged
    where somebody else has it by now."""
    now = now or timezone.now()
    require(can_work_cases(by))
    if to is not None:
        require(can_be_assigned(to))
    case = Case.objects.select_for_update().get(pk=case.pk)
    if case.assignee_id == (to.pk if to else None):
        return case
    if case.assignee_id != was:
        raise CaseChanged
    if case.is_closed:
        raise Refused(_("The case is closed. Reopen it before you assign it."))
    case.assignee = to
    _touch(case, now)
    record(CASE_ASSIGNED, actor=by, object=case, data={"to": to.pk if to else None}, happened_at=now)
    return case


@transaction.atomic
def close_case(*, case: Case, by: Member, now: datetime | None = None) -> Case:
    now = now or timezone.now()
    require(can_work_cases(by))
    case = Case.objects.select_for_update().get(pk=case.pk)
    if case.is_closed:
        raise CaseChanged
    case.state, case.closed_at = Case.State.CLOSED, max(now, case.opened_at)
    _touch(case, now)
    record(CASE_CLOSED, actor=by, object=case, happened_at=now)
    return case


@transaction.atomic
def reopen_case(*, case: Case, by: Member, now: datetime | None = None) -> Case:
    now = now or timezone.now()
    require(can_work_cases(by))
    case = Case.objects.select_for_update().get(pk=case.pk)
    if not case.is_closed:
        raise CaseChanged
    case.state, case.closed_at = Case.State.OPEN, None
    _touch(case, now)
    record(CASE_REOPENED, actor=by, object=case, happened_at=now)
    return case


def _touch(case: Case, now: datetime) -> None:
    case.updated_at = now
    case.version += 1
    case.save()
