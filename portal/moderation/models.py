from __future__ import annotations

from django.conf import settings
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
