"""The only writers of the inbox, of follows and of preferences."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.db import models, transaction
from django.db.models import F, Q
from django.utils import timezone

from portal.activity.models import Activity
from portal.activity.notices import NoticeKind, notice_kind
from portal.members.models import Member
from portal.notifications.models import Follow, Notification, OutgoingEmail, Preference, group_of, ways_for
from portal.notifications.recipients import Recipients, seers_of

UNDO_WINDOW = timedelta(seconds=settings.UNDO_SECONDS)  # an author may take a post back; only then do e-mails leave


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
def mute_from_email(*, member: Member, thing: models.Model) -> str:
    """A member mutes a thing by the link in an e-mail. Gives how it stood before, for `put_back`."""
    row = Follow.objects.of(thing).filter(member=member).first()
    before = "nothing" if row is None else "muted" if row.is_muted else "automatic" if row.is_automatic else "followed"
    follow(member=member, thing=thing, is_muted=True)
    return before


@transaction.atomic
def put_back(*, member: Member, thing: models.Model, before: str) -> None:
    """Take back what `mute_from_email` did, as long as the thing is still muted."""
    rows = Follow.objects.of(thing).filter(member=member, is_muted=True)
    if before == "nothing":
        rows.delete()
    elif before in ("automatic", "followed"):
        rows.update(is_muted=False, is_automatic=before == "automatic")


@transaction.atomic
def deliver(*, activity: Activity, to: Recipients, now: datetime | None = None, with_emails: bool = True) -> list[int]:
    """Write an activity into the inbox of those who want it and may see what it is about; owe an e-mail where they want one.

    Safe to run twice: one line per member and subject. Gives the members whose inbox changed.
    Of what happened long ago no e-mail is owed (`with_emails`).
    """
    now = now or timezone.now()
    subject_type = ContentType.objects.get_for_model(to.subject)
    changed: list[int] = []
    known = set(
        Notification.objects.filter(subject_type=subject_type, subject_id=to.subject.pk, about=to.about).values_list(
            "member_id", flat=True
        )
    )
    seers = seers_of(to.subject, to.by_kind, to.about)
    for kind, member_ids in to.by_kind.items():
        wanted = member_ids & seers
        ways = ways_for(wanted, kind)
        group = group_of(kind, to.subject, to.about)
        new = {member_id for member_id in wanted - known if ways[member_id][0]}
        Notification.objects.lines().filter(member_id__in=new, group=group).update(is_latest=False)
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
                    "group": group,
                    "is_latest": by_inbox,
                    "activity": activity,
                    "actor_id": activity.actor_id,
                    "created_at": now,
                    # Mail alone: the line exists for the e-mail and is read from the start.
                    "read_at": None if by_inbox else now,
                },
            )
            if is_new:
                changed.append(member_id)
                if by_email and with_emails:
                    OutgoingEmail.objects.create(notification=row, due_at=activity.happened_at + UNDO_WINDOW)
            elif kind.is_personal and not notice_kind(row.kind).is_personal:
                # The same words came as a reply in what they follow: that they speak to the member is the stronger reason.
                _strengthen(row, kind, group, activity, by_inbox=by_inbox)
                changed.append(member_id)
                if by_email and with_emails:
                    OutgoingEmail.objects.get_or_create(
                        notification=row, defaults={"due_at": activity.happened_at + UNDO_WINDOW}
                    )
            elif to.notice.is_renewed and activity.pk > row.activity_id:
                # A later act of the same sort on the same thing: the line comes up again, counted.
                if by_inbox:
                    others = Notification.objects.lines().filter(member_id=member_id, group=row.group).exclude(pk=row.pk)
                    others.update(is_latest=False)
                Notification.objects.filter(pk=row.pk).update(
                    activity=activity,
                    actor_id=activity.actor_id,
                    actor_count=F("actor_count") + int(to.notice.is_counted),
                    created_at=now,
                    read_at=None if by_inbox else row.read_at,
                    is_latest=by_inbox or row.is_latest,
                )
                changed.append(member_id)
    return changed


def _strengthen(row: Notification, kind: NoticeKind, group: str, activity: Activity, *, by_inbox: bool) -> None:
    """Move an event into the line of a stronger kind. The line that it leaves is told by the event before it."""
    left, was_latest = row.group, row.is_latest
    if by_inbox:
        Notification.objects.lines().filter(member_id=row.member_id, group=group).update(is_latest=False)
    row.kind, row.group, row.is_latest, row.activity = kind.name, group, by_inbox, activity
    row.save(update_fields=["kind", "group", "is_latest", "activity"])
    if was_latest:
        rest = Notification.objects.filter(member_id=row.member_id, group=left).order_by("-created_at", "-pk")
        Notification.objects.filter(pk__in=list(rest.values_list("pk", flat=True)[:1])).update(is_latest=True)


@transaction.atomic
def mark_read(*, member: Member, pks: list[int] | None = None, kind: str = "", now: datetime | None = None) -> int:
    """Mark lines of the inbox as read, with all events in them: those of the numbers given, of a kind, or all. Gives how many events."""
    rows = Notification.objects.filter(member=member, read_at=None)
    if pks is not None:
        rows = rows.filter(group__in=Notification.objects.filter(member=member, pk__in=pks).values("group"))
    if kind:
        rows = rows.filter(kind=kind)
    return rows.update(read_at=now or timezone.now())


@transaction.atomic
def mark_unread(*, member: Member, pks: list[int] | None = None, read_at: datetime | None = None) -> int:
    """Mark lines as unread again: the newest event of each of the numbers given, or all that was read at a moment (the undo)."""
    rows = Notification.objects.filter(member=member, read_at__isnull=False)
    if pks is not None:
        groups = Notification.objects.filter(member=member, pk__in=pks).values("group")
        rows = rows.filter(Q(pk__in=pks) | Q(is_latest=True, group__in=groups))
    if read_at is not None:
        rows = rows.filter(read_at=read_at)
    return rows.update(read_at=None)


@transaction.atomic
def choose_ways(*, member: Member, kind: str, by_inbox: bool, by_email: bool) -> None:
    """A member chooses how to hear of one kind of thing. Raises NoSuchNotice."""
    Preference.objects.update_or_create(
        member=member, kind=notice_kind(kind).name, defaults={"by_inbox": by_inbox, "by_email": by_email}
    )


@transaction.atomic
def stop_emails(*, member: Member, kind: str) -> None:
    """No more e-mails of this kind, from the link in an e-mail. The inbox goes on."""
    row, _is_new = Preference.objects.get_or_create(
        member=member, kind=notice_kind(kind).name, defaults={"by_inbox": True, "by_email": False}
    )
    if row.by_email:
        row.by_email = False
        row.save(update_fields=["by_email", "changed_at"])
