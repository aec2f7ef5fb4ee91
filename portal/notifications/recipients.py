"""Who is notified of an activity, and why: what its notice says, resolved by who follows, mutes and may see.

Nobody hears of their own acts, of what they muted, or of what they may not see. Who may see it is asked when the line
is written (`seers_of`), and again when the inbox is read or counted and when the e-mail leaves (`visible_subjects`).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.db.models import Q
from django.db.models.functions import Cast

from portal.activity.models import Activity
from portal.activity.notices import Notice, NoticeKind, Telling, To, notice_of
from portal.common.kinds import Followable, Moderatable, Notifiable, kind_of, kind_of_model, whole_of
from portal.common.kinds.following import followable_kind
from portal.members.models import Member
from portal.members.readers import admitted_to_hidden, readers_among
from portal.moderation.notices import CURATION, FLAG
from portal.notifications.models import Follow

# How a line of an inbox is asked about: the type and number of its subject, its kind, its about.
Named = tuple[int, int, str, str]


@dataclass(frozen=True)
class Recipients:
    """Members by reason, the strongest reason first; the thing that a click opens; what the line is about."""

    by_kind: Mapping[NoticeKind, set[int]]
    subject: models.Model
    about: str
    notice: Notice


def recipients_of(activity: Activity) -> Recipients | None:
    """Who is to hear of this activity; None when nobody is. Raises NoSuchNotice for a type that no app tells of."""
    notice = notice_of(activity.type)
    telling = notice.telling(activity)
    if telling is None:
        return None
    named = _named(telling)
    everyone = set[int]().union(*named.values())
    muted = muters(activity, telling.subject)
    taken: set[int] = {activity.actor_id} if activity.actor_id else set()
    by_kind: dict[NoticeKind, set[int]] = {}
    present = set(
        Member.objects.present().filter(pk__in=everyone, is_active=True, is_imported=False).values_list("pk", flat=True)
    )
    for kind, members in named.items():
        wanted = (members & present) - taken - muted.of(kind)
        if wanted:
            by_kind[kind] = wanted
            taken |= wanted
    return Recipients(by_kind, telling.subject, telling.about, notice) if by_kind else None


def plainly(activity: Activity) -> Recipients | None:
    """Whom its notice names, whatever they muted: it has asked that itself, or what it tells is theirs to know."""
    notice = notice_of(activity.type)
    telling = notice.telling(activity)
    return Recipients(_named(telling), telling.subject, telling.about, notice) if telling else None


def _named(telling: Telling) -> dict[NoticeKind, set[int]]:
    return {kind: _members(to) for kind, to in telling.to.items()}


def _members(to: To) -> set[int]:
    following = followers_of(*to.followers_of, by_hand=to.by_hand) if to.followers_of else set()
    return {pk for pk in {*to.members, *following} - {*to.without} if pk is not None}


def seers_of(subject: models.Model, by_kind: Mapping[NoticeKind, set[int]], about: str) -> set[int]:
    """Of the members of a line about a thing, those who may see the thing, and where it stands. A few queries for any number.

    Of what moderators hid hear also its author, that it is hidden, and who flagged it, what was decided.
    """
    everyone = set[int]().union(*by_kind.values())
    readers, kind = readers_among(subject, everyone), kind_of(subject)
    seers = kind.get(Notifiable).hearers(subject, readers) if kind is not None else readers
    told = {pk for pk in by_kind.get(CURATION, ()) if about == FLAG or pk == getattr(subject, "author_id", None)}
    return seers | (admitted_to_hidden(subject, told - seers) if told - seers else set())


def followers_of(*things: models.Model | None, muted: bool = False, by_hand: bool = False) -> set[int]:
    """Members who follow (or mute) any of the things; `by_hand` leaves out those who follow automatically."""
    wanted = Q(pk__in=[])
    for thing in things:
        if thing is not None:
            wanted |= Q(object_type=ContentType.objects.get_for_model(thing), object_id=thing.pk)
    rows = Follow.objects.filter(wanted, is_muted=muted)
    return set((rows.filter(is_automatic=False) if by_hand else rows).values_list("member_id", flat=True))


@dataclass(frozen=True)
class Mutes:
    """Who is not to hear of an activity: of its actor or author nothing at all, of its place nothing that is not personal."""

    by_person: frozenset[int]
    by_place: frozenset[int]

    def of(self, kind: NoticeKind) -> frozenset[int]:
        """Who is not to hear of it in a line of this kind. Muting a member wins over everything, mentions too."""
        return self.by_person if kind.is_personal else self.by_person | self.by_place


def muters(activity: Activity, subject: models.Model) -> Mutes:
    """Who muted the member who did it, who wrote what it is about, or the place where it happened."""
    notice = notice_of(activity.type)
    by_place = set() if notice.reaches_muters else _muters_of_place(subject)
    return Mutes(frozenset(_muters_of_persons(notice, activity, subject)), frozenset(by_place))


def _muters_of_persons(notice: Notice, activity: Activity, subject: models.Model) -> set[int]:
    actor = activity.actor
    is_duty = notice.is_duty_of_staff and actor is not None and (actor.is_company or actor.is_moderator)
    if not notice.is_of_person or is_duty:
        return set()
    return followers_of(actor, getattr(subject, "author", None), muted=True)


def _muters_of_place(subject: models.Model) -> set[int]:
    whole = whole_of(subject)
    kind = kind_of(whole)
    if kind is None or not kind.has(Followable):
        return set()  # nobody can follow or mute it
    # Following the thing itself is stronger than muting its board or a tag, not than muting who speaks.
    places = kind.get(Followable).places(whole)
    by_place = followers_of(*places, muted=True) if places else set()
    if by_place:
        by_place -= followers_of(whole)
    return by_place | followers_of(whole, muted=True)


def followable(name: str, pk: int) -> models.Model | None:
    """The thing that an address of the follow button names, or None."""
    kind = followable_kind(name)
    return kind.model._default_manager.filter(pk=pk).first() if kind and pk < 2**63 else None


def visible_things(viewer: Member, name: str, pks: Sequence[int]) -> set[int]:
    """Of the things that an address of the follow button can name, those that the viewer may see. At most one query."""
    kind = followable_kind(name)
    return set(kind.visible_to(viewer).filter(pk__in=pks).order_by().values_list("pk", flat=True)) if kind else set()


def visible_subjects(viewer: Member, rows: Iterable[Named]) -> set[Named]:
    """Of the lines of an inbox, named by the type and number of their subject, kind and about: those that the viewer may see now.

    One query, and one more where something is told of what moderators hid.
    """
    rows = set(rows)
    numbers: dict[int, set[int]] = {}
    for type_id, pk, *_rest in rows:
        numbers.setdefault(type_id, set()).add(pk)
    by_type = {type_id: kind_of_model(ContentType.objects.get_for_id(type_id).model_class()) for type_id in numbers}
    shown = [
        _numbered(type_id, kind.visible_to(viewer), numbers[type_id]) for type_id, kind in by_type.items() if kind is not None
    ]
    things = {(type_id, pk) for type_id, pk, _author in _together(shown)}
    told = {row for row in rows if row[2] == CURATION.name and row[:2] not in things}
    hidden = [
        _numbered(
            type_id,
            kind.get(Moderatable).hidden_in_reach(viewer),
            {row[1] for row in told if row[0] == type_id},
            "author_id",
        )
        for type_id in {row[0] for row in told}
        if (kind := by_type[type_id]) is not None and kind.has(Moderatable)  # nothing else is hidden by moderators
    ]
    authors = {(type_id, pk): author for type_id, pk, author in _together(hidden)}
    return {
        row
        for row in rows
        if row[:2] in things or (row in told and row[:2] in authors and (row[3] == FLAG or authors[row[:2]] == viewer.pk))
    }


def _numbered(type_id: int, found: models.QuerySet[Any], pks: set[int], author: str = "") -> models.QuerySet[Any]:
    """(type, number, author) of those of a queryset that have these numbers."""
    number = models.BigIntegerField()
    named = models.F(author) if author else models.Value(0)
    columns = {"_type": models.Value(type_id, number), "_number": models.F("pk"), "_author": Cast(named, number)}
    return found.filter(pk__in=pks).order_by().annotate(**columns).values_list(*columns)


def _together(found: list[models.QuerySet[Any]]) -> Iterable[tuple[int, int, int]]:
    """The rows of several querysets, with one query for all of them."""
    return found[0].union(*found[1:], all=True) if len(found) > 1 else found[0] if found else ()
