"""What members say and choose about themselves."""

from __future__ import annotations

import secrets
from datetime import datetime
from typing import Any

from django.db import IntegrityError, transaction
from django.utils import timezone

from portal.activity.record import record
from portal.common.permissions import require
from portal.members.actions.joining import accept_terms
from portal.members.activities import PROFILE_EDITED
from portal.members.handles import handle_from
from portal.members.models import FormerHandle, Member
from portal.members.permissions import can_change_handle
from portal.members.pictures import square_picture

PROFILE_FIELDS = ("name", "bio", "location", "website")
PREFERENCE_FIELDS = ("language", "time_zone", "theme")


class HandleTaken(Exception):
    """Somebody took the handle a moment before."""


@transaction.atomic
def introduce(*, member: Member, name: str, now: datetime | None = None) -> None:
    """A new member says their name. Their neutral handle becomes one that is made of it."""
    member = Member.objects.lock(member.pk)
    was_neutral = member.username.startswith("member-") and not member.name
    member.name = name
    fields = ["name"]
    if name and was_neutral:
        member.username = handle_from(name)
        fields.append("username")
    member.save(update_fields=fields)
    if member.rules_accepted_at is None:
        accept_terms(member=member, now=now)
    record(PROFILE_EDITED, actor=member, object=member, data={"fields": fields})


@transaction.atomic
def edit_profile(*, member: Member, **changes: str) -> None:
    """A member edits what others read about them: name, bio, location, website."""
    member = Member.objects.lock(member.pk)
    fields = [field for field in PROFILE_FIELDS if field in changes and getattr(member, field) != changes[field]]
    if not fields:
        return
    for field in fields:
        setattr(member, field, changes[field])
    member.save(update_fields=fields)
    record(PROFILE_EDITED, actor=member, object=member, data={"fields": fields})


@transaction.atomic
def change_handle(*, member: Member, handle: str, now: datetime | None = None) -> None:
    """A member takes another handle. The old one stays theirs, so that addresses and mentions of the past lead on."""
    now = now or timezone.now()
    member = Member.objects.lock(member.pk)
    if handle == member.username:
        return
    require(can_change_handle(member, now))
    if handle.lower() != member.username.lower():
        FormerHandle.objects.filter(member=member, handle__iexact=handle).delete()
        FormerHandle.objects.create(handle=member.username, member=member, given_up_at=now)
    member.username = handle
    try:
        with transaction.atomic():
            member.save(update_fields=["username"])
    except IntegrityError as error:
        raise HandleTaken from error
    record(PROFILE_EDITED, actor=member, object=member, data={"fields": ["username"]})


def change_picture(*, member: Member, file: Any) -> None:
    """A member shows a picture instead of the generated face. Raises UnusablePicture or DecoderBusy.

    The picture is made before the transaction begins: it is slow, and on SQLite it would hold up every writer.
    """
    with square_picture(file) as content, transaction.atomic():
        member = Member.objects.lock(member.pk)
        _drop_file(member)
        member.avatar.save(f"{secrets.token_hex(12)}.webp", content, save=False)
        member.save(update_fields=["avatar"])
        record(PROFILE_EDITED, actor=member, object=member, data={"fields": ["avatar"]})


@transaction.atomic
def remove_picture(*, member: Member) -> None:
    """Back to the generated face."""
    member = Member.objects.lock(member.pk)
    if not member.avatar:
        return
    _drop_file(member)
    member.avatar = ""
    member.save(update_fields=["avatar"])
    record(PROFILE_EDITED, actor=member, object=member, data={"fields": ["avatar"]})


@transaction.atomic
def change_preferences(*, member: Member, **changes: str) -> None:
    """Language, time zone and theme: nobody else's business, so nothing is recorded."""
    fields = [field for field in PREFERENCE_FIELDS if field in changes]
    for field in fields:
        setattr(member, field, changes[field])
    member.save(update_fields=fields)


def _drop_file(member: Member) -> None:
    if member.avatar:
        storage, name = member.avatar.storage, member.avatar.name
        transaction.on_commit(lambda: storage.delete(name or ""), robust=True)
