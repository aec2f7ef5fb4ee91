from __future__ import annotations

from typing import Any, Self

from django.conf import settings
from django.contrib.contenttypes.fields import GenericForeignKey
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from portal.moderation.models.rules import Rule


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


class DecisionRows(models.QuerySet["Decision"]):
    """Decisions are written once. What changes is that one is undone, and the words about a member who leaves."""

    def standing(self) -> Self:
        return self.filter(undone_at=None)

    def erase_reasons(self, erased: str) -> None:
        """Take the words away, with the account of the member whom they are about."""
        super().update(reason=erased)

    def update(self, **kwargs: Any) -> int:
        raise TypeError("A decision is undone by another, not changed.")

    def delete(self) -> Any:
        raise TypeError("A decision is undone by another, not deleted.")


class Decision(models.Model):
    """What was decided about a thing, by whom, under which rule and why. Written by `portal.moderation.decisions` alone."""

    class Act(models.TextChoices):
        HIDE = "hide", _("Hidden")
        RESTORE = "restore", _("Restored")
        LOCK = "lock", _("Locked")
        UNLOCK = "unlock", _("Unlocked")
        LEAVE = "leave", _("Left as it is")
        MOVE = "move", _("Moved")

    class Source(models.TextChoices):
        FLAG = "flag", _("Flags")
        DIRECT = "direct", _("A moderator, unasked")
        REMOVAL = "removal", _("Removal of all that a member wrote")
        IMPORT = "import", _("Import")
        AUTOMATION = "automation", _("Automation")

    UNDOABLE = (Act.HIDE, Act.LOCK, Act.LEAVE, Act.MOVE)

    object_type = models.ForeignKey("contenttypes.ContentType", on_delete=models.PROTECT, related_name="+")
    object_id = models.PositiveBigIntegerField()
    object = GenericForeignKey("object_type", "object_id")
    title = models.CharField(max_length=255, help_text=_("How the thing was called then."))
    act = models.CharField(_("act"), max_length=10, choices=Act.choices)
    rule = models.ForeignKey(
        Rule, null=True, blank=True, on_delete=models.PROTECT, related_name="decisions", verbose_name=_("rule")
    )
    reason = models.CharField(_("reason"), max_length=500, blank=True)
    source = models.CharField(_("source"), max_length=12, choices=Source.choices)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    sanction = models.ForeignKey(Sanction, null=True, blank=True, on_delete=models.PROTECT, related_name="decisions")
    decided_at = models.DateTimeField(default=timezone.now)
    undone_at = models.DateTimeField(null=True, blank=True)
    undone_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    place_before = models.PositiveBigIntegerField(null=True, blank=True, help_text=_("The board that it was moved from."))
    place_after = models.PositiveBigIntegerField(null=True, blank=True, help_text=_("The board that it was moved to."))
    undoes = models.OneToOneField("self", null=True, blank=True, on_delete=models.PROTECT, related_name="undone_with")

    objects = DecisionRows.as_manager()

    class Meta:
        verbose_name = _("decision")
        verbose_name_plural = _("decisions")
        default_permissions = ("view",)
        constraints = [
            models.UniqueConstraint(
                fields=["object_type", "object_id", "act"],
                condition=models.Q(act__in=["hide", "lock"], undone_at=None),
                name="one_hide_and_one_lock_stand",
            ),
            models.CheckConstraint(
                condition=models.Q(act__in=["restore", "lock", "unlock"])
                | ~models.Q(reason="")
                | models.Q(undoes__isnull=False),
                name="a_decision_has_a_reason",
            ),
            models.CheckConstraint(
                condition=models.Q(by__isnull=False) | models.Q(source__in=["import", "automation"]),
                name="a_decision_says_by_whom",
            ),
            models.CheckConstraint(
                condition=models.Q(undoes=None) | models.Q(act__in=["restore", "unlock", "move"]),
                name="restoring_unlocking_and_moving_undo",
            ),
            models.CheckConstraint(
                condition=models.Q(act="move", place_before__isnull=False, place_after__isnull=False)
                | (~models.Q(act="move") & models.Q(place_before=None, place_after=None)),
                name="a_move_says_from_where_and_where_to",
            ),
            models.CheckConstraint(
                condition=models.Q(undone_by=None) | models.Q(undone_at__isnull=False), name="an_undone_decision_says_when"
            ),
            models.CheckConstraint(
                condition=models.Q(source="removal", act="hide", sanction__isnull=False)
                | (~models.Q(source="removal", act="hide") & models.Q(sanction=None)),
                name="what_a_removal_hid_names_it",
            ),
        ]
        indexes = [
            models.Index(fields=["-decided_at"], name="decision_by_time"),
            models.Index(fields=["object_type", "object_id"], name="decision_by_thing"),
        ]

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self._state.adding and set(kwargs.get("update_fields") or ["*"]) - {"undone_at", "undone_by"}:
            raise TypeError("A decision is undone by another, not changed.")
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> Any:
        raise TypeError("A decision is undone by another, not deleted.")

    @property
    def may_be_undone(self) -> bool:
        return self.undone_at is None and self.act in self.UNDOABLE and not (self.act == self.Act.MOVE and self.undoes_id)


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
