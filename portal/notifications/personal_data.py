"""What notifications hold about a member: exported, and gone with the account."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.utils.translation import gettext_lazy as _

from portal.activity.notices import notice_kind
from portal.common.kinds import Followable, kinds_with
from portal.members.models import Member
from portal.members.personal import PersonalData, register_personal_data
from portal.notifications.inbox_lines import line_of
from portal.notifications.models import Digest, Follow, Notification, Preference
from portal.notifications.recipients import visible_subjects, visible_things


def follows(member: Member) -> Iterator[dict[str, Any]]:
    """What is followed; of what the member may no longer see only that there is something."""
    rows = list(Follow.objects.filter(member=member).prefetch_related("object").order_by("pk"))
    names = {ContentType.objects.get_for_model(kind.model).pk: how.follow_name for kind, how in kinds_with(Followable)}
    numbers: dict[str, list[int]] = {}
    for row in rows:
        numbers.setdefault(names.get(row.object_type_id, ""), []).append(row.object_id)
    visible = {kind: set(visible_things(member, kind, pks)) for kind, pks in numbers.items() if kind}
    for row in rows:
        is_open = row.object_id in visible.get(names.get(row.object_type_id, ""), ())
        yield {
            "thing": str(row.object or "") if is_open else _("(no longer open to you)"),
            "is_muted": row.is_muted,
            "is_automatic": row.is_automatic,
            "since": row.created_at,
        }


def lines(member: Member) -> Iterator[dict[str, Any]]:
    """Lines of the inbox; of what the member may no longer see only that there was one."""
    rows = list(
        Notification.objects.filter(member=member)
        .select_related("actor", "activity")
        .prefetch_related("subject")
        .order_by("pk")
    )
    visible = visible_subjects(member, [row.named for row in rows])
    for row in rows:
        if row.subject is None or row.named not in visible:
            yield {"at": row.created_at, "kind": row.kind, "read_at": row.read_at}
            continue
        line = line_of(row, member)
        yield {
            "at": row.created_at,
            "kind": row.kind,
            "text": line.text,
            "title": line.title,
            "address": line.url,
            "read_at": row.read_at,
        }


def preferences(member: Member) -> Iterator[dict[str, Any]]:
    for row in Preference.objects.filter(member=member).order_by("kind"):
        yield {"kind": notice_kind(row.kind).label, "by_inbox": row.by_inbox, "by_email": row.by_email}


def digests(member: Member) -> Iterator[dict[str, Any]]:
    for row in Digest.objects.filter(member=member):
        yield {"last_sent_at": row.sent_at, "sent_count": row.sent_count}


def erase_follows(*, member: Member, keep_content: bool) -> None:
    Follow.objects.filter(member=member).delete()


def erase_lines(*, member: Member, keep_content: bool) -> None:
    Notification.objects.filter(member=member).delete()


def erase_preferences(*, member: Member, keep_content: bool) -> None:
    Preference.objects.filter(member=member).delete()


def erase_digests(*, member: Member, keep_content: bool) -> None:
    Digest.objects.filter(member=member).delete()


def register() -> None:
    register_personal_data(PersonalData("notifications.follows", _("What you follow or mute"), follows, erase_follows))
    register_personal_data(PersonalData("notifications.inbox", _("Inbox"), lines, erase_lines))
    register_personal_data(PersonalData("notifications.preferences", _("What reaches you"), preferences, erase_preferences))
    register_personal_data(PersonalData("notifications.digest", _("Weekly digest"), digests, erase_digests))
