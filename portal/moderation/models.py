from __future__ import annotations

from typing import Any

from django.conf import settings
from django.contrib.contenttypes.fields import GenericForeignKey
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class Moderated(models.Model):
    """Content that its author may delete and moderators may hide. Either way the row stays and can come back."""

    hidden_at = models.DateTimeField(null=True, blank=True)
    hidden_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    hidden_reason = models.CharField(max_length=300, blank=True)
    deleted_at = models.DateTimeField(null=True, blank=True)
    deleted_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        abstract = True

    @property
    def is_public(self) -> bool:
        return self.hidden_at is None and self.deleted_at is None


class Sanction(models.Model):
    """A suspension of a member, or the removal of all that a spammer wrote. Both can be undone."""

    class Kind(models.TextChoices):
        SUSPENSION = "suspension", _("Suspension")
        REMOVAL = "removal", _("Removal of all content")

    member = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="sanctions")
    kind = models.CharField(max_length=12, choices=Kind.choices)
    reason = models.CharField(_("reason"), max_length=300)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="sanctions_given")
    at = models.DateTimeField(default=timezone.now)
    until = models.DateTimeField(null=True, blank=True)
    undone_at = models.DateTimeField(null=True, blank=True)
    undone_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("sanction")
        verbose_name_plural = _("sanctions")
        constraints = [models.CheckConstraint(condition=~models.Q(reason=""), name="a_sanction_has_a_reason")]


class RemovedContent(models.Model):
    """One thing that a removal hid: what undo brings back, and nothing else."""

    sanction = models.ForeignKey(Sanction, on_delete=models.CASCADE, related_name="removed")
    kind = models.CharField(max_length=80, help_text=_("Content kind, such as forums.post."))
    object_id = models.PositiveBigIntegerField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["sanction", "kind", "object_id"], name="removed_once_per_sanction")]


class Flag(models.Model):
    """A member says that something should be looked at. Once per member and thing."""

    class Reason(models.TextChoices):
        SPAM = "spam", _("It is advertising or spam")
        RUDE = "rude", _("It is rude or hurtful")
        WRONG = "wrong", _("It is dangerous advice")
        PRIVATE = "private", _("It shows somebody's private data")
        OFF_TOPIC = "off-topic", _("It is in the wrong place")
        OTHER = "other", _("Something else")

    class Outcome(models.TextChoices):
        OPEN = "", _("Open")
        AGREED = "agreed", _("Agreed")
        REJECTED = "rejected", _("Not agreed")

    object_type = models.ForeignKey("contenttypes.ContentType", on_delete=models.CASCADE, related_name="+")
    object_id = models.PositiveBigIntegerField()
    object = GenericForeignKey("object_type", "object_id")
    member = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="flags")
    reason = models.CharField(_("reason"), max_length=12, choices=Reason.choices)
    note = models.CharField(_("what should we know?"), max_length=500, blank=True)
    created_at = models.DateTimeField(default=timezone.now)
    outcome = models.CharField(max_length=10, choices=Outcome.choices, blank=True)
    decided_at = models.DateTimeField(null=True, blank=True)
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    answer = models.CharField(_("answer to who flagged it"), max_length=500, blank=True)

    class Meta:
        verbose_name = _("flag")
        verbose_name_plural = _("flags")
        constraints = [
            models.UniqueConstraint(fields=["object_type", "object_id", "member"], name="one_flag_per_member_and_thing"),
            models.CheckConstraint(
                condition=models.Q(outcome="", decided_at=None) | (~models.Q(outcome="") & models.Q(decided_at__isnull=False)),
                name="a_decided_flag_says_when",
            ),
        ]
        indexes = [
            models.Index(fields=["created_at"], condition=models.Q(outcome=""), name="flag_open"),
        ]


class ModerationNote(models.Model):
    """The log of what moderators decided about content: what was done, by whom, under which reason."""

    object_type = models.ForeignKey("contenttypes.ContentType", on_delete=models.CASCADE, related_name="+")
    object_id = models.PositiveBigIntegerField()
    object = GenericForeignKey("object_type", "object_id")
    title = models.CharField(max_length=255, help_text=_("How the thing was called then."))
    act = models.CharField(max_length=20, help_text=_("hidden, restored, locked, unlocked, left as it is"))
    reason = models.CharField(max_length=500)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("decision")
        verbose_name_plural = _("decisions")
        constraints = [models.CheckConstraint(condition=~models.Q(reason=""), name="a_decision_has_a_reason")]
        indexes = [
            models.Index(fields=["-at"], name="decision_by_time"),
            models.Index(fields=["object_type", "object_id"], name="decision_by_thing"),
        ]


class AppendOnly(models.QuerySet["PrivateReading"]):
    """Rows that are written once: what was read stays on record."""

    def update(self, **kwargs: Any) -> int:
        raise TypeError("What is on record is not changed.")

    def delete(self) -> Any:
        raise TypeError("What is on record is not deleted.")


class PrivateReading(models.Model):
    """Somebody opened content that they see by the permission alone: who, what, on which page, when, and why."""

    object_type = models.ForeignKey("contenttypes.ContentType", on_delete=models.PROTECT, related_name="+")
    object_id = models.PositiveBigIntegerField()
    object = GenericForeignKey("object_type", "object_id")
    member = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="private_readings")
    page = models.CharField(_("page"), max_length=200, help_text=_("The address at which it was opened."))
    reason = models.CharField(_("reason"), max_length=300)
    at = models.DateTimeField(default=timezone.now)

    objects = AppendOnly.as_manager()

    class Meta:
        verbose_name = _("reading of private content")
        verbose_name_plural = _("readings of private content")
        default_permissions = ("view",)
        permissions = [("open_private_content", "May open private content; each reading is recorded")]
        constraints = [models.CheckConstraint(condition=~models.Q(reason=""), name="a_private_reading_has_a_reason")]
        indexes = [
            models.Index(fields=["-at"], name="private_reading_by_time"),
            models.Index(fields=["object_type", "object_id"], name="private_reading_by_thing"),
        ]

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self._state.adding:
            raise TypeError("What is on record is not changed.")
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> Any:
        raise TypeError("What is on record is not deleted.")
