"""What members hear when something happened elsewhere. Safe to run twice."""

from __future__ import annotations

from typing import Any, TypeGuard

from django.contrib.contenttypes.models import ContentType
from django.db import models, transaction
from django.db.models import Q
from django.utils import timezone

from portal.activity.models import Activity
from portal.activity.record import queue_reactions
from portal.activity.types import reaction, undo_window
from portal.common.kinds import Followable, Notifiable, kind_of, whole_of
from portal.members.models import Member
from portal.notifications.actions import deliver, follow
from portal.notifications.live import tell_members
from portal.notifications.models import Follow, Notification, OutgoingEmail
from portal.notifications.recipients import Recipients, plainly, recipients_of
from portal.notifications.tasks import send_pending_emails


@reaction("notifications.follow_own", former_names=("notifications.follow_own_topic", "notifications.follow_own_idea"))
def follow_own(activity: Activity) -> None:
    """Who asks, answers, proposes or votes follows the thing, unless they said otherwise; for whom staff did it follows it."""
    thing, member = whole_of(activity.object), activity.target if isinstance(activity.target, Member) else activity.actor
    if _is_followable(thing) and member is not None:
        follow(member=member, thing=thing, is_automatic=True)


@reaction("notifications.follow_made", former_names=("notifications.follow_split",))
def follow_made(activity: Activity) -> None:
    """Who wrote what became a thing of its own follows it, unless they said otherwise."""
    thing = activity.object
    kind = kind_of(thing) if thing is not None else None
    if thing is None or kind is None:
        return
    for author in Member.objects.filter(pk__in=kind.get(Followable).makers(thing), is_imported=False).order_by("pk"):
        follow(member=author, thing=thing, is_automatic=True)


@reaction("notifications.unfollow_own", reverses="notifications.follow_own", former_names=("notifications.unfollow_own_idea",))
def unfollow_own(activity: Activity) -> None:
    """Who takes the vote back follows no more, unless they chose to."""
    thing = activity.object
    if _is_followable(thing) and activity.actor is not None and getattr(thing, "author_id", None) != activity.actor_id:
        Follow.objects.of(thing).filter(member=activity.actor, is_automatic=True, is_muted=False).delete()


@reaction("notifications.follow_target")
def follow_target(activity: Activity) -> None:
    """Who followed a topic, a tag or an idea that was merged into another follows that one, unless they said otherwise there.

    Nobody mutes anything by this. The follow of the old one stays, for the day the merge is taken back.
    """
    source, target = activity.object, activity.target
    if not _is_followable(source) or not _is_followable(target):
        return
    for row in Follow.objects.of(source).filter(is_muted=False).select_related("member").order_by("member_id"):
        follow(member=row.member, thing=target, is_automatic=True)


def _is_followable(thing: Any) -> TypeGuard[models.Model]:
    """Not where it is gone meanwhile, or never was of a kind that members can follow."""
    kind = kind_of(thing) if thing is not None else None
    return kind is not None and kind.has(Followable)


@reaction("notifications.send_emails", delay=undo_window, is_outside=True)
def send_emails(activity: Activity) -> None:
    """E-mails about an activity are sent once it can no longer be taken back. What fails is tried again with this."""
    owed = OutgoingEmail.objects.filter(notification__activity=activity, sent_at=None, dropped_reason="")
    while owed.filter(Q(leased_until=None) | Q(leased_until__lt=timezone.now()), due_at__lte=timezone.now()).exists():
        send_pending_emails.func()
    if (left := owed.order_by("pk").first()) is not None:
        raise NotSent(left.last_error or "Another worker is sending it.")


class NotSent(Exception):
    """An e-mail has not been taken by the mail server yet; it is tried again."""


@reaction("notifications.notify")
def notify(activity: Activity) -> None:
    """Write it into the inboxes at once; e-mails follow when the undo window has closed."""
    tell(activity, recipients_of(activity))


@reaction("notifications.notify_flagger")
def notify_flagger(activity: Activity) -> None:
    """Who flagged something hears what a moderator decided, whatever they muted."""
    tell(activity, plainly(activity))


def tell(activity: Activity, to: Recipients | None) -> None:
    """Deliver to these, tell their open pages, and queue the e-mails."""
    changed = deliver(activity=activity, to=to) if to is not None else []
    if changed:
        transaction.on_commit(lambda: tell_members(changed))
        queue_reactions(activity, send_emails)


@reaction("notifications.recount_inboxes")
def recount_inboxes(activity: Activity) -> None:
    """Something went out of sight or came back: the number beside the inbox of whoever has an unread line about it is another."""
    about = Q(pk__in=[])
    for thing in (activity.object, activity.target):
        kind = kind_of(thing) if thing is not None else None
        if kind is not None and kind.has(Notifiable):  # no line is about a board that a topic was moved to
            for rows in kind.get(Notifiable).with_parts(thing):
                about |= Q(subject_type=ContentType.objects.get_for_model(rows.model), subject_id__in=rows.values("pk"))
    members = set(Notification.objects.unread().filter(about).values_list("member_id", flat=True))
    if members:
        transaction.on_commit(lambda: tell_members(sorted(members)))
