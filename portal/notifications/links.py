"""What the links in e-mails carry: enough to stop a kind, or to mute a thing, for one member, signed out too."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.core.signing import BadSignature, Signer
from django.db import models

from portal.activity.notices import NoSuchNotice, NoticeKind, notice_kind
from portal.common.kinds import Followable, kind_of
from portal.notifications.recipients import followable

_stops = Signer(salt="portal.notifications.stop")
_mutes = Signer(salt="portal.notifications.mute")


def stop_token(member_id: int, kind: str) -> str:
    """For the link that stops e-mails of a kind."""
    return _stops.sign(f"{member_id}:{kind}")


def read_stop_token(token: str) -> tuple[int, NoticeKind] | None:
    """(member, kind) of a token that this site made; None for any other."""
    try:
        member_id, kind = _stops.unsign(token).split(":")
        return (int(member_id), notice_kind(kind))
    except (BadSignature, ValueError, NoSuchNotice):
        return None


@dataclass(frozen=True)
class MuteLink:
    """Whom a link mutes what for. `before` is how it stood until then, in the link of the undo: followed, automatic or nothing."""

    member_id: int
    name: str
    thing: models.Model
    before: str


def mute_token(member_id: int, thing: Any, *, before: str = "") -> str:
    """For the link that mutes a thing, or takes that back; nothing where it cannot be muted."""
    kind = kind_of(thing)
    if kind is None or not kind.has(Followable):
        return ""
    return _mutes.sign(f"{member_id}:{kind.get(Followable).follow_name}:{thing.pk}:{before}")


def read_mute_token(token: str) -> MuteLink | None:
    """What a token says that this site made; None for any other, and where the thing is gone."""
    try:
        member_id, name, pk, before = _mutes.unsign(token).split(":")
        thing = followable(name, int(pk))
    except (BadSignature, ValueError):
        return None
    return MuteLink(int(member_id), name, thing, before) if thing is not None else None
