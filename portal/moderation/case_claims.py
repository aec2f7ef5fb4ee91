"""Who is on a case of the review queue: for ten minutes, so that two moderators do not decide the same one."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from portal.common.permissions import require
from portal.members.models import Member
from portal.moderation.decidable import TakenByAnother, kind_for, rows_of
from portal.moderation.flagging import can_decide_on
from portal.moderation.models import CaseClaim

CLAIMED_FOR = timedelta(minutes=10)


@transaction.atomic
def claim_case(*, thing: models.Model, by: Member, now: datetime | None = None) -> CaseClaim:
    """A moderator takes a case for ten minutes, or longer by taking it again. Raises TakenByAnother."""
    now = now or timezone.now()
    kind = kind_for(thing)
    require(can_decide_on(by, kind, thing, now))
    require_unclaimed(rows_of(kind, thing), by, now)  # of a topic, also its first post
    key = {"object_type": ContentType.objects.get_for_model(thing), "object_id": thing.pk}
    claim, _is_new = CaseClaim.objects.select_for_update(of=("self",)).get_or_create(
        **key, defaults={"member": by, "until": now + CLAIMED_FOR}
    )
    _require_own(claim, by, now)
    claim.member, claim.until = by, now + CLAIMED_FOR
    claim.save(update_fields=["member", "until"])
    return claim


def release_case(*, thing: models.Model, by: Member) -> None:
    """Give a case back before its time is over."""
    claims_on(rows_of(kind_for(thing), thing)).filter(member=by).delete()


def require_unclaimed(rows: Iterable[models.Model], by: Member, now: datetime) -> None:
    """Raises TakenByAnother while another moderator is on the case of these rows."""
    for claim in claims_on(rows).select_for_update(of=("self",)):
        _require_own(claim, by, now)


def release_all(rows: Iterable[models.Model]) -> None:
    """The case is decided."""
    claims_on(rows).delete()


def claim_on(rows: Iterable[models.Model], now: datetime) -> CaseClaim | None:
    """Who is on the case of these rows now."""
    return claims_on(rows).filter(until__gt=now).select_related("member").first()


def claims_on(rows: Iterable[models.Model]) -> models.QuerySet[CaseClaim]:
    about: Any = models.Q(pk__in=[])
    for row in rows:
        about |= models.Q(object_type=ContentType.objects.get_for_model(row), object_id=row.pk)
    return CaseClaim.objects.filter(about)


def _require_own(claim: CaseClaim, by: Member, now: datetime) -> None:
    if claim.member_id != by.pk and claim.until > now:
        minutes = max(1, round((claim.until - now).total_seconds() / 60))
        raise TakenByAnother(
            _("%(name)s is deciding on this, for %(minutes)s more minutes at most.")
            % {"name": claim.member.display_name, "minutes": minutes}
        )
