"""Members flag; moderators look: the queue, the log, and what stands in private places. Decisions: `decisions.py`."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.db import IntegrityError, models, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from portal.activity.record import record
from portal.common.kinds import ContentKind, Moderatable, kind_named, kind_of
from portal.common.permissions import ALLOWED, Verdict, refused, require
from portal.common.viewer import Viewer
from portal.members.models import Member
from portal.moderation.activities import PRIVATE_CONTENT_OPENED, THING_FLAGGED
from portal.moderation.models import Decision, Flag, PrivateReading
from portal.moderation.reach import about_things_within_reach, is_within_reach, may_open_private
from portal.moderation.spam_check import spam_check
from portal.moderation.weights import record_of, weight_of, weight_of_score

OPEN_FOR = timedelta(hours=1)  # so long whoever opened private content may decide on it


class AlreadyFlagged(Exception):
    """The member has flagged this thing before."""


def can_flag(member: Viewer, thing: models.Model) -> Verdict:
    """Anyone who may write may flag what others wrote."""
    from portal.members.permissions import can_write

    if not member.is_authenticated:
        return refused(_("Sign in to flag this."))
    verdict = can_write(member, timezone.now())
    if not verdict:
        return verdict
    kind = kind_of(thing)
    if kind is None or not kind.has(Moderatable):
        return refused(_("This cannot be flagged."))
    if kind.author_id(thing) == member.pk:
        return refused(_("This is your own. You can edit or delete it."))
    return ALLOWED


def can_decide(member: Viewer) -> Verdict:
    if member.is_authenticated and member.is_moderator:
        return ALLOWED
    return refused(_("Only moderators decide on flags."))


def can_open(member: Viewer) -> Verdict:
    """Open what stands where the member may not read."""
    verdict = can_decide(member)
    if not verdict:
        return verdict
    return ALLOWED if may_open_private(member) else refused(_("You may not read what stands there."))


def can_decide_on(member: Viewer, kind: ContentKind, thing: models.Model, now: datetime) -> Verdict:
    """What a moderator sees; and what they opened by the permission, which is recorded, within the last hour."""
    verdict = can_decide(member)
    if not verdict or is_within_reach(member, kind, thing):
        return verdict
    if not may_open_private(member):
        return refused(_("You may not read what stands there."))
    if PrivateReading.objects.filter(**_of(thing), member=member, at__gt=now - OPEN_FOR).exists():
        return ALLOWED
    return refused(_("This is private content. Open it first: who decides on it has read it, and the reading is recorded."))


@transaction.atomic
def open_private_content(
    *, thing: models.Model, by: Member, page: str, reason: str, now: datetime | None = None
) -> PrivateReading:
    """Somebody with the permission opens what they do not see otherwise. It stays on record: who, what, where, when, why."""
    require(can_open(by))
    now = now or timezone.now()
    reading = PrivateReading.objects.create(object=thing, member=by, page=page[:200], reason=reason, at=now)
    record(PRIVATE_CONTENT_OPENED, actor=by, object=thing, happened_at=now)
    return reading


@transaction.atomic
def flag(*, thing: models.Model, by: Member, reason: str, note: str = "", now: datetime | None = None) -> Flag:
    """A member flags something for moderators to look at. Raises AlreadyFlagged the second time."""
    require(can_flag(by, thing))
    try:
        with transaction.atomic():
            weight = weight_of(by, record_of(by))
            row = Flag.objects.create(
                object=thing, member=by, reason=reason, note=note, weight=weight, created_at=now or timezone.now()
            )
    except IntegrityError as error:
        raise AlreadyFlagged from error
    record(THING_FLAGGED, actor=by, object=thing, data={"reason": reason})
    return row


@transaction.atomic
def flag_by_check(*, thing: models.Model, now: datetime | None = None) -> Flag | None:
    """The spam check looks at a newcomer's text, and puts it into the review queue where enough speaks for advertising.

    Once for each thing: what a moderator has decided on is not asked about again. None where it is not flagged.
    """
    kind = kind_of(thing)
    if kind is None or not kind.has(Moderatable):
        return None
    on_it = models.Q(pk__in=[])
    for row in kind.get(Moderatable).rows(thing):  # of a topic, also its first post
        on_it |= models.Q(**_of(row))
    if Flag.objects.filter(on_it, member=None).exists():
        return None
    check = spam_check(kind, thing)
    if check is None or check.score < settings.SPAM_QUEUE_SCORE:
        return None
    try:
        with transaction.atomic():
            row = Flag.objects.create(
                object=thing,
                member=None,
                reason=Flag.Reason.SPAM,
                weight=weight_of_score(check.score),
                created_at=now or timezone.now(),
            )
    except IntegrityError:
        return None  # another worker has just done it
    record(THING_FLAGGED, actor=None, object=thing, data={"reason": row.reason})
    return row


def open_flags(viewer: Viewer) -> models.QuerySet[Flag]:
    """Flags that wait for a decision, on things that the viewer may see; on all for whoever may open private content."""
    flags = Flag.objects.filter(outcome="")
    return flags if may_open_private(viewer) else flags.filter(about_things_within_reach(viewer))


def open_count(viewer: Viewer) -> int:
    """How many things have open flags that the viewer may handle. One query."""
    return open_flags(viewer).order_by().values("object_type_id", "object_id").distinct().count()


def case_named(key: str) -> tuple[ContentKind, Any] | None:
    """The kind and thing of a key such as forums.post:12, or None. Kinds that cannot be hidden are nobody's case."""
    name, _colon, pk = key.partition(":")
    if not pk.isdecimal() or len(pk) > 18:
        return None
    try:
        kind = kind_named(name)
    except KeyError:
        return None
    if not kind.has(Moderatable):
        return None
    thing = kind.model._default_manager.filter(pk=int(pk)).first()
    return (kind, thing) if thing is not None else None


def flags_on(thing: models.Model) -> list[Flag]:
    return list(Flag.objects.filter(**_of(thing)).select_related("member", "decided_by").order_by("created_at"))


def decisions_on(things: Iterable[models.Model]) -> list[Decision]:
    """What was decided about any of these rows, the newest first."""
    about = models.Q(pk__in=[])
    for thing in things:
        about |= models.Q(**_of(thing))
    return list(Decision.objects.filter(about).select_related("by", "undone_by").order_by("-decided_at", "-pk"))


def _of(thing: models.Model) -> dict[str, Any]:
    return {"object_type": ContentType.objects.get_for_model(thing), "object_id": thing.pk}
