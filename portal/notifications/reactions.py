"""What members hear when something happened elsewhere. Safe to run twice."""

from __future__ import annotations

from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import models, transaction
from django.db.models import Q
from django.utils import timezone

from forums.models import Post, Topic
from ideas.models import Idea, IdeaComment
from portal.activity.models import Activity
from portal.activity.record import owe
from portal.activity.types import reaction, undo_window
from portal.members.models import Member
from portal.moderation.models import Flag
from portal.notifications.actions import deliver, follow
from portal.notifications.live import tell_members
from portal.notifications.models import Follow, Letter, Notification, NotificationKind
from portal.notifications.recipients import Recipients, recipients_of
from portal.notifications.tasks import send_letters
from portal.writing.models import Tag


@reaction("notifications.follow_own_topic")
def follow_own_topic(activity: Activity) -> None:
    """Who asks or answers follows the topic, unless they said otherwise."""
    thing = activity.object
    topic = thing.topic if isinstance(thing, Post) else thing
    if isinstance(topic, Topic) and activity.actor is not None:
        follow(member=activity.actor, thing=topic, is_automatic=True)


@reaction("notifications.follow_split")
def follow_split(activity: Activity) -> None:
    """Who wrote what became a topic of its own follows it, unless they said otherwise."""
    topic = activity.object
    if isinstance(topic, Topic):
        for author in Member.objects.filter(posts__topic=topic, is_imported=False).distinct().order_by("pk"):
            follow(member=author, thing=topic, is_automatic=True)


@reaction("notifications.follow_own_idea")
def follow_own_idea(activity: Activity) -> None:
    """Who proposes or votes follows the idea, unless they said otherwise; so does the customer whom staff voted for."""
    member = activity.target if isinstance(activity.target, Member) else activity.actor
    if isinstance(activity.object, Idea) and member is not None:
        follow(member=member, thing=activity.object, is_automatic=True)


@reaction("notifications.unfollow_own_idea", reverses="notifications.follow_own_idea")
def unfollow_own_idea(activity: Activity) -> None:
    """Who takes the vote back follows no more, unless they chose to."""
    if isinstance(activity.object, Idea) and activity.actor is not None and activity.object.author_id != activity.actor_id:
        Follow.objects.of(activity.object).filter(member=activity.actor, is_automatic=True, is_muted=False).delete()


@reaction("notifications.follow_target")
def follow_target(activity: Activity) -> None:
    """Who followed a topic, a tag or an idea that was merged into another follows that one, unless they said otherwise there.

    Nobody mutes anything by this. The follow of the old one stays, for the day the merge is taken back.
    """
    source, target = activity.object, activity.target
    if not isinstance(source, Topic | Tag | Idea) or not isinstance(target, Topic | Tag | Idea):
        return
    for row in Follow.objects.of(source).filter(is_muted=False).select_related("member").order_by("member_id"):
        follow(member=row.member, thing=target, is_automatic=True)


@reaction("notifications.send_emails", delay=undo_window, is_outside=True)
def send_emails(activity: Activity) -> None:
    """E-mails about an activity are sent once it can no longer be taken back. What fails is tried again with this."""
    owed = Letter.objects.filter(notification__activity=activity, sent_at=None, dropped_reason="")
    while owed.filter(Q(leased_until=None) | Q(leased_until__lt=timezone.now()), due_at__lte=timezone.now()).exists():
        send_letters.func()
    if (left := owed.order_by("pk").first()) is not None:
        raise NotSent(left.last_error or "Another worker is sending it.")


class NotSent(Exception):
    """An e-mail has not been taken by the mail server yet; it is tried again."""


@reaction("notifications.notify")
def notify(activity: Activity) -> None:
    """Write it into the inboxes at once; letters follow when the undo window has closed."""
    recipients = recipients_of(activity)
    if recipients is None:
        return
    changed = deliver(activity=activity, to=recipients)
    if changed:
        transaction.on_commit(lambda: tell_members(changed))
        owe(activity, send_emails)


@reaction("notifications.notify_flagger")
def notify_flagger(activity: Activity) -> None:
    """Who flagged something hears what a moderator decided. Nobody else does: flags are confidential."""
    flag, thing = activity.object, activity.target
    if not isinstance(flag, Flag) or thing is None or flag.outcome == Flag.Outcome.OPEN:
        return  # undone a moment later: the flag waits again
    to = Recipients({NotificationKind.CURATION: {flag.member_id}}, thing, "flag")
    changed = deliver(activity=activity, to=to)
    if changed:
        transaction.on_commit(lambda: tell_members(changed))
        owe(activity, send_emails)


@reaction("notifications.recount_inboxes")
def recount_inboxes(activity: Activity) -> None:
    """Something went out of sight or came back: the number beside the inbox of whoever has an unread line about it is another."""
    about = Q(pk__in=[])
    for thing in (activity.object, activity.target):
        if isinstance(thing, Topic | Post | Idea | IdeaComment):
            about |= _about(thing)
    members = set(Notification.objects.unread().filter(about).values_list("member_id", flat=True))
    if members:
        transaction.on_commit(lambda: tell_members(sorted(members)))


def _about(thing: Topic | Post | Idea | IdeaComment) -> Q:
    """Lines about a thing and what stands in it."""

    def of(model: type[models.Model], **wanted: Any) -> Q:
        rows = model._default_manager.filter(**wanted).values("pk")
        return Q(subject_type=ContentType.objects.get_for_model(model), subject_id__in=rows)

    if isinstance(thing, Post) and not thing.is_first:
        return of(Post, pk=thing.pk) | of(Post, parent=thing)
    if isinstance(thing, Topic | Post):
        topic = thing if isinstance(thing, Topic) else thing.topic
        return of(Topic, pk=topic.pk) | of(Post, topic=topic)
    if isinstance(thing, Idea):
        return of(Idea, pk=thing.pk) | of(IdeaComment, idea=thing)
    return of(IdeaComment, pk=thing.pk)
