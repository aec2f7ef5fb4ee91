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
    def named(self) -> models.QuerySet[Notification, tuple[int, int, str, str]]:
        """What lines are asked by whether their member may still see them (`recipients.visible_subjects`)."""
        return self.values_list("subject_type_id", "subject_id", "kind", "about")

    def unread(self) -> Self:
        return self.filter(read_at=None)


class Notification(models.Model):
    """One line of a member's inbox. Kept when read; gone when the account goes."""

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
        ]
        indexes = [
            models.Index(fields=["member", "created_at", "id"], name="notification_by_member"),
            models.Index(fields=["member"], condition=Q(read_at=None), name="notification_unread"),
        ]

    @property
    def named(self) -> tuple[int, int, str, str]:
        return self.subject_type_id, self.subject_id, self.kind, self.about


class Letter(models.Model):
    """An e-mail that is owed for a notification, or has left."""

    notification = models.OneToOneField(Notification, on_delete=models.CASCADE, related_name="letter")
    due_at = models.DateTimeField()
    leased_until = models.DateTimeField(null=True, blank=True)
    sent_at = models.DateTimeField(null=True, blank=True)
    dropped_reason = models.CharField(max_length=40, blank=True, help_text=_("Why it did not leave: read, gone, stopped."))
    attempts = models.PositiveSmallIntegerField(default=0)
    last_error = models.CharField(max_length=300, blank=True)

    class Meta:
        verbose_name = _("letter")
        verbose_name_plural = _("letters")
        indexes = [models.Index(fields=["due_at"], condition=Q(sent_at=None, dropped_reason=""), name="letter_owed")]


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


def ways_for(member_ids: set[int], kind: NoticeKind) -> dict[int, tuple[bool, bool]]:
    """For each member: (inbox, e-mail) for a kind. One query."""
    ways = dict.fromkeys(member_ids, (True, kind.is_mailed))
    for row in Preference.objects.filter(member_id__in=member_ids, kind=kind.name):
        ways[row.member_id] = (row.by_inbox, row.by_email)
    return ways
