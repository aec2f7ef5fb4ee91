"""The only writers of the inbox, of follows and of preferences."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.db import models, transaction
from django.db.models import F
from django.utils import timezone

from portal.activity.models import Activity
from portal.activity.notices import notice_kind
from portal.members.models import Member
from portal.notifications.models import Follow, Letter, Notification, Preference, ways_for
from portal.notifications.recipients import Recipients, seers_of

UNDO_WINDOW = timedelta(seconds=settings.UNDO_SECONDS)  # an author may take a post back; only then do letters leave


@transaction.atomic
def follow(*, member: Member, thing: models.Model, is_muted: bool = False, is_automatic: bool = False) -> None:
    """A member follows a thing, or mutes it. What they chose by hand is not changed by an automatic follow."""
    content_type = ContentType.objects.get_for_model(thing)
    row, is_new = Follow.objects.get_or_create(
        member=member,
        object_type=content_type,
        object_id=thing.pk,
        defaults={"is_muted": is_muted, "is_automatic": is_automatic},
    )
    if not is_new and not is_automatic and (row.is_muted != is_muted or row.is_automatic):
        row.is_muted, row.is_automatic = is_muted, False
        row.save(update_fields=["is_muted", "is_automatic"])


@transaction.atomic
def unfollow(*, member: Member, thing: models.Model) -> None:
    """A member neither follows nor mutes the thing any more."""
    Follow.objects.of(thing).filter(member=member).delete()


@transaction.atomic
def deliver(*, activity: Activity, to: Recipients, now: datetime | None = None, by_letter: bool = True) -> list[int]:
    """Write an activity into the inbox of those who want it and may see what it is about; owe a letter where they want one.

    Safe to run twice: one line per member and subject. Gives the members whose inbox changed.
    Of what happened long ago no letter is owed (`by_letter`).
    """
    now = now or timezone.now()
    subject_type = ContentType.objects.get_for_model(to.subject)
    changed: list[int] = []
    seers = seers_of(to.subject, to.by_kind, to.about)
    for kind, member_ids in to.by_kind.items():
        wanted = member_ids & seers
        ways = ways_for(wanted, kind)
        for member_id in sorted(wanted):
            by_inbox, by_email = ways[member_id]
            if not by_inbox and not by_email:
                continue
            row, is_new = Notification.objects.get_or_create(
                member_id=member_id,
                subject_type=subject_type,
                subject_id=to.subject.pk,
                about=to.about,
                defaults={
                    "kind": kind.name,
                    "activity": activity,
                    "actor_id": activity.actor_id,
                    "created_at": now,
                    # Mail alone: the line exists for the letter and is read from the start.
                    "read_at": None if by_inbox else now,
                },
            )
            if is_new:
                changed.append(member_id)
                if by_email and by_letter:
                    Letter.objects.create(notification=row, due_at=activity.happened_at + UNDO_WINDOW)
            elif to.notice.is_renewed and activity.pk > row.activity_id:
                # A later act of the same sort on the same thing: the line comes up again, counted.
                Notification.objects.filter(pk=row.pk).update(
                    activity=activity,
                    actor_id=activity.actor_id,
                    actor_count=F("actor_count") + int(to.notice.is_counted),
                    created_at=now,
                    read_at=None if by_inbox else row.read_at,
                )
                changed.append(member_id)
    return changed


@transaction.atomic
def mark_read(
    *, member: Member, pks: list[int] | None = None, subject: models.Model | None = None, now: datetime | None = None
) -> int:
    """Mark lines of the inbox as read: the numbers given, those about a thing, or all. Gives how many."""
    rows = Notification.objects.filter(member=member, read_at=None)
    if pks is not None:
        rows = rows.filter(pk__in=pks)
    if subject is not None:
        rows = rows.filter(subject_type=ContentType.objects.get_for_model(subject), subject_id=subject.pk)
    return rows.update(read_at=now or timezone.now())


@transaction.atomic
def choose_ways(*, member: Member, kind: str, by_inbox: bool, by_email: bool) -> None:
    """A member chooses how to hear of one kind of thing. Raises NoSuchNotice."""
    Preference.objects.update_or_create(
        member=member, kind=notice_kind(kind).name, defaults={"by_inbox": by_inbox, "by_email": by_email}
    )


@transaction.atomic
def stop_letters(*, member: Member, kind: str) -> None:
    """No more e-mails of this kind, from the link in a letter. The inbox goes on."""
    row, _is_new = Preference.objects.get_or_create(
        member=member, kind=notice_kind(kind).name, defaults={"by_inbox": True, "by_email": False}
    )
    if row.by_email:
        row.by_email = False
        row.save(update_fields=["by_email", "changed_at"])
