from __future__ import annotations

from typing import Self

from django.conf import settings
from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from portal.activity.notices import LONGEST_NAME, NoSuchNotice, NoticeKind, notice_kind
from portal.common.kinds import StandsIn, kind_of, whole_of


def known_kind(name: str) -> None:
    """A kind that some app declares (`portal/activity/notices.py`)."""
    try:
        notice_kind(name)
    except NoSuchNotice as unknown:
        raise ValidationError(str(unknown)) from unknown


class FollowQuerySet(models.QuerySet["Follow"]):
    def of(self, thing: models.Model) -> Self:
        return self.filter(object_type=ContentType.objects.get_for_model(thing), object_id=thing.pk)


class Follow(models.Model):
    """A member follows or mutes a topic, board, tag or member. No row: neither."""

    member = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="follows")
    object_type = models.ForeignKey(ContentType, on_delete=models.CASCADE, related_name="+")
    object_id = models.PositiveBigIntegerField()
    object = GenericForeignKey("object_type", "object_id")
    is_muted = models.BooleanField(default=False)
    is_automatic = models.BooleanField(default=False, help_text=_("Came from asking or answering, not from a click."))
    created_at = models.DateTimeField(default=timezone.now)

    objects = FollowQuerySet.as_manager()

    class Meta:
        verbose_name = _("follow")
        verbose_name_plural = _("follows")
        constraints = [
            models.UniqueConstraint(fields=["member", "object_type", "object_id"], name="one_follow_per_member_and_thing"),
        ]
        indexes = [models.Index(fields=["object_type", "object_id"], name="follow_by_thing")]


class NotificationQuerySet(models.QuerySet["Notification"]):
    def named(self) -> models.QuerySet[Notification, tuple[int, int, str, str, str]]:
        """What lines are asked by whether their member may still see them (`recipients.visible_subjects`), and their groups."""
        return self.values_list("subject_type_id", "subject_id", "kind", "about", "group")

    def unread(self) -> Self:
        return self.filter(read_at=None)

    def lines(self) -> Self:
        """What stands in an inbox: one row for each group, its latest."""
        return self.filter(is_latest=True)


class Notification(models.Model):
    """One event in a member's inbox; those of a group are one line. Kept when read; gone when the account goes."""

    member = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="notifications")
    kind = models.CharField(max_length=LONGEST_NAME, validators=[known_kind])
    activity = models.ForeignKey("activity.Activity", on_delete=models.CASCADE, related_name="+")
    # Details: opened by a click, and asked whether the member may still see it.
    subject_type = models.ForeignKey(ContentType, on_delete=models.CASCADE, related_name="+")
    subject_id = models.PositiveBigIntegerField()
    subject = GenericForeignKey("subject_type", "subject_id")
    # "said" for words of others (a reply that also mentions me is one line), else the kind.
    about = models.CharField(max_length=12)
    actor = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    actor_count = models.PositiveIntegerField(default=1, help_text=_("Twenty members who found it helpful are one line."))
    # What stands in the inbox as one line: events of one kind on one thing, such as the replies in a topic.
    group = models.CharField(max_length=100)
    # The latest event of its group is where the line stands. Where it is read, all of the group is.
    is_latest = models.BooleanField(default=True)
    created_at = models.DateTimeField(default=timezone.now)
    read_at = models.DateTimeField(null=True, blank=True)

    objects = NotificationQuerySet.as_manager()

    class Meta:
        verbose_name = _("notification")
        verbose_name_plural = _("notifications")
        constraints = [
            models.UniqueConstraint(
                fields=["member", "subject_type", "subject_id", "about"], name="one_notification_per_member_and_subject"
            ),
            models.UniqueConstraint(
                fields=["member", "group"], condition=Q(is_latest=True), name="one_latest_notification_per_group"
            ),
        ]
        indexes = [
            models.Index(fields=["member", "created_at", "id"], condition=Q(is_latest=True), name="notification_by_member"),
            models.Index(fields=["member", "group", "created_at"], name="notification_by_group"),
            models.Index(fields=["member"], condition=Q(read_at=None), name="notification_unread"),
        ]

    @property
    def named(self) -> tuple[int, int, str, str]:
        return self.subject_type_id, self.subject_id, self.kind, self.about


class OutgoingEmail(models.Model):
    """An e-mail that is owed for a notification, or has left."""

    notification = models.OneToOneField(Notification, on_delete=models.CASCADE, related_name="email")
    due_at = models.DateTimeField()
    leased_until = models.DateTimeField(null=True, blank=True)
    sent_at = models.DateTimeField(null=True, blank=True)
    dropped_reason = models.CharField(max_length=40, blank=True, help_text=_("Why it did not leave: read, gone, stopped."))
    attempts = models.PositiveSmallIntegerField(default=0)
    last_error = models.CharField(max_length=300, blank=True)

    class Meta:
        verbose_name = _("e-mail")
        verbose_name_plural = _("e-mails")
        indexes = [models.Index(fields=["due_at"], condition=Q(sent_at=None, dropped_reason=""), name="pending_email")]


class Preference(models.Model):
    """By which ways a member hears of one kind. No row: the site's default."""

    member = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="notification_preferences")
    kind = models.CharField(max_length=LONGEST_NAME, validators=[known_kind])
    by_inbox = models.BooleanField(default=True)
    by_email = models.BooleanField(default=True)
    changed_at = models.DateTimeField(auto_now=True)

    class Meta:
        verbose_name = _("preference")
        verbose_name_plural = _("preferences")
        constraints = [models.UniqueConstraint(fields=["member", "kind"], name="one_preference_per_member_and_kind")]


class Digest(models.Model):
    """When a member who stays away is looked at again for a weekly digest, and when the last one was sent."""

    member = models.OneToOneField(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="digest")
    next_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True, blank=True)
    sent_count = models.PositiveIntegerField(default=0)
    attempts = models.PositiveSmallIntegerField(default=0)
    last_error = models.CharField(max_length=300, blank=True)

    class Meta:
        verbose_name = _("digest")
        verbose_name_plural = _("digests")
        indexes = [models.Index(fields=["next_at"], name="digest_due")]


def place_of(subject: models.Model) -> models.Model:
    """The page in which a thing stands, such as its board; the thing where it stands in none."""
    whole = whole_of(subject)
    kind = kind_of(whole)
    return kind.get(StandsIn).page(whole) if kind is not None and kind.has(StandsIn) else whole


def group_of(kind: NoticeKind, subject: models.Model, about: str) -> str:
    """The name of the line in which an event stands: of one kind, about one thing; what is new on a board is one line."""
    thing = (place_of(subject) if kind.is_by_place else whole_of(subject)) if kind.is_grouped else subject
    name = f"{thing._meta.label_lower}-{thing.pk}-{kind.name}"
    return name if kind.is_grouped else f"{name}-{about}"


def ways_for(member_ids: set[int], kind: NoticeKind) -> dict[int, tuple[bool, bool]]:
    """For each member: (inbox, e-mail) for a kind. One query."""
    ways = dict.fromkeys(member_ids, (True, kind.is_mailed))
    for row in Preference.objects.filter(member_id__in=member_ids, kind=kind.name):
        ways[row.member_id] = (row.by_inbox, row.by_email)
    return ways
