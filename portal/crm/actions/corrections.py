"""A member says that their record is wrong; a named person owes an answer by a day."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from portal.activity.actions import keep_promise, make_promise
from portal.activity.models import Promise
from portal.activity.record import record
from portal.common.permissions import Refused, require
from portal.crm.activities import CORRECTION_ANSWERED, CORRECTION_ASKED
from portal.crm.models import Correction
from portal.crm.permissions import can_decide_links, can_share
from portal.members.models import Member
from portal.members.roles import Role

DAYS = 8
PROMISE = "crm.correction"


@transaction.atomic
def ask_for_correction(*, member: Member, field: str, wish: str, now: datetime | None = None) -> Correction:
    """One open request for each field. Whoever looks after customer records answers within eight days."""
    now = now or timezone.now()
    require(can_share(member))
    try:
        with transaction.atomic():
            asked = Correction.objects.create(member=member, field=field[:60], wish=wish.strip()[:300], asked_at=now)
    except IntegrityError:
        raise Refused(_("You have asked for a correction of this already. It is open.")) from None
    make_promise(
        about=asked,
        kind=PROMISE,
        what=_("An answer about “%(field)s” in a customer record") % {"field": field},
        due_at=now + timedelta(days=DAYS),
        owner=keeper_of_records(),
        owner_name=_("Customer records"),
        to=member,
        by=member,
        now=now,
    )
    record(CORRECTION_ASKED, actor=member, object=asked, data={"field": field}, happened_at=now)
    return asked


@transaction.atomic
def answer_correction(*, correction: Correction, answer: str, by: Member, now: datetime | None = None) -> Correction:
    """What was done about it, or why not."""
    now = now or timezone.now()
    require(can_decide_links(by))
    correction = Correction.objects.select_for_update().get(pk=correction.pk)
    if correction.answered_at is not None:
        raise Refused(_("Somebody has answered this already."))
    if not answer.strip():
        raise ValueError("A correction is answered with a sentence")
    correction.answer, correction.answered_by, correction.answered_at = answer.strip()[:500], by, now
    correction.save()
    for promise in Promise.objects.about(correction).open().filter(kind=PROMISE):
        keep_promise(promise=promise, by=by, now=now)
    record(CORRECTION_ANSWERED, actor=by, object=correction, target=correction.member, happened_at=now)
    return correction


def keeper_of_records() -> Member | None:
    """Who answers for the records: the member longest in the role."""
    holders = Member.objects.present().filter(is_active=True, groups__name=Role.CUSTOMER_RECORDS.value)
    return holders.order_by("joined_at", "pk").first()
