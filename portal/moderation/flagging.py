"""Members flag; moderators decide. The only writers of flags and of the log of decisions."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import IntegrityError, models, transaction
from django.db.models import Count, Max, Min
from django.utils import timezone
from django.utils.translation import gettext as _

from portal.activity.record import record
from portal.common.kinds import ContentKind, kind_named, kind_of, kinds
from portal.common.permissions import ALLOWED, Verdict, refused, require
from portal.members.models import Member
from portal.moderation.activities import FLAG_DECIDED, THING_FLAGGED
from portal.moderation.models import Flag, ModerationNote


class AlreadyFlagged(Exception):
    """The member has flagged this thing before."""


class NothingToDecide(Exception):
    """Every flag on this thing has been decided already, by somebody else."""


def can_flag(member: Any, thing: models.Model) -> Verdict:
    """Anyone who may write may flag what others wrote."""
    from portal.members.permissions import can_write

    if not member.is_authenticated:
        return refused(_("Sign in to flag this."))
    verdict = can_write(member, timezone.now())
    if not verdict:
        return verdict
    kind = kind_of(thing)
    if kind is None or kind.hide is None:
        return refused(_("This cannot be flagged."))
    if kind.author_id(thing) == member.pk:
        return refused(_("This is your own. You can edit or delete it."))
    return ALLOWED


def can_decide(member: Any) -> Verdict:
    if member.is_authenticated and member.is_moderator:
        return ALLOWED
    return refused(_("Only moderators decide on flags."))


@transaction.atomic
def flag(*, thing: models.Model, by: Member, reason: str, note: str = "", now: datetime | None = None) -> Flag:
    """A member flags something for moderators to look at. Raises AlreadyFlagged the second time."""
    require(can_flag(by, thing))
    try:
        with transaction.atomic():
            row = Flag.objects.create(object=thing, member=by, reason=reason, note=note, created_at=now or timezone.now())
    except IntegrityError as error:
        raise AlreadyFlagged from error
    record(THING_FLAGGED, actor=by, object=thing, data={"reason": reason})
    return row


ACTS = ("hide", "restore", "lock", "leave")
_PAST = {"hide": "hidden", "restore": "restored", "lock": "locked", "leave": "left as it is"}


@transaction.atomic
def decide(*, thing: models.Model, by: Member, act: str, reason: str, answer: str = "", now: datetime | None = None) -> int:
    """A moderator decides on all open flags of a thing: hide, restore, lock or leave it, with a reason.

    Gives the number of flags decided. Hiding and locking agree with who flagged, leaving and restoring do not.
    """
    now = now or timezone.now()
    require(can_decide(by))
    kind = kind_of(thing)
    if act not in ACTS or kind is None:
        raise ValueError(act)
    flags = list(Flag.objects.select_for_update().filter(**_of(thing), outcome="").order_by("pk"))
    if not flags and act == "leave":
        raise NothingToDecide
    match act:
        case "hide" if kind.hide is not None:
            kind.hide(thing=thing, by=by, reason=reason)
        case "restore" if kind.restore is not None:
            kind.restore(thing=thing, by=by, reason=reason)
        case "lock" if kind.lock is not None:
            kind.lock(thing=thing, by=by, reason=reason)
    outcome = Flag.Outcome.AGREED if act in ("hide", "lock") else Flag.Outcome.REJECTED
    Flag.objects.filter(pk__in=[row.pk for row in flags]).update(outcome=outcome, decided_at=now, decided_by=by, answer=answer)
    ModerationNote.objects.create(object=thing, title=kind.title(thing)[:255], act=_PAST[act], reason=reason, by=by, at=now)
    for row in flags:
        record(FLAG_DECIDED, actor=by, object=row, target=thing, data={"outcome": outcome, "answer": answer})
    return len(flags)


@dataclass(frozen=True)
class Case:
    """One thing with open flags, as the queue lists it."""

    kind: ContentKind
    thing: Any
    flag_count: int
    oldest_at: datetime
    newest_at: datetime
    reasons: list[str]

    @property
    def key(self) -> str:
        return f"{self.kind.name}:{self.thing.pk}"

    @property
    def title(self) -> str:
        return self.kind.title(self.thing)

    @property
    def url(self) -> str:
        return self.kind.url(self.thing)


def open_count() -> int:
    """How many things have open flags. One query."""
    return Flag.objects.filter(outcome="").order_by().values("object_type_id", "object_id").distinct().count()


def open_cases(limit: int = 100) -> list[Case]:
    """Things with open flags, most flagged and oldest first. Few queries: one, and one per kind of content."""
    groups = list(
        Flag.objects.filter(outcome="")
        .values("object_type_id", "object_id")
        .annotate(flags=Count("pk"), oldest=Min("created_at"), newest=Max("created_at"))
        .order_by("-flags", "oldest")[:limit]
    )
    by_type = {ContentType.objects.get_for_model(kind.model).pk: kind for kind in kinds()}
    reasons: dict[tuple[int, int], list[str]] = {}
    for row in Flag.objects.filter(outcome="", object_id__in=[group["object_id"] for group in groups]):
        reasons.setdefault((row.object_type_id, row.object_id), []).append(str(row.get_reason_display()))
    things: dict[tuple[int, int], Any] = {}
    for type_id, kind in by_type.items():
        pks = [group["object_id"] for group in groups if group["object_type_id"] == type_id]
        if pks:
            things |= {
                (type_id, pk): thing
                for pk, thing in kind.model._default_manager.select_related(*kind.extra.get("related", ())).in_bulk(pks).items()
            }
    cases = []
    for group in groups:
        key = (group["object_type_id"], group["object_id"])
        if key in things:
            cases.append(
                Case(
                    by_type[key[0]],
                    things[key],
                    group["flags"],
                    group["oldest"],
                    group["newest"],
                    sorted(set(reasons.get(key, []))),
                )
            )
    return cases


def case_named(key: str) -> tuple[ContentKind, Any] | None:
    """The kind and thing of a key such as forums.post:12, or None."""
    name, _colon, pk = key.partition(":")
    if not pk.isdecimal() or len(pk) > 18:
        return None
    try:
        kind = kind_named(name)
    except KeyError:
        return None
    thing = kind.model._default_manager.filter(pk=int(pk)).first()
    return (kind, thing) if thing is not None else None


def flags_on(thing: models.Model) -> list[Flag]:
    return list(Flag.objects.filter(**_of(thing)).select_related("member", "decided_by").order_by("created_at"))


def decisions_on(thing: models.Model) -> list[ModerationNote]:
    return list(ModerationNote.objects.filter(**_of(thing)).select_related("by").order_by("-at"))


def _of(thing: models.Model) -> dict[str, Any]:
    return {"object_type": ContentType.objects.get_for_model(thing), "object_id": thing.pk}
