"""Trust level 4, which is given and taken by hand."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class TrustGrant(models.Model):
    """Trust level 4 was given to a member, by whom and why; and taken away again."""

    member = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="trust_grants")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    reason = models.CharField(_("reason"), max_length=300)
    taken_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    taken_at = models.DateTimeField(null=True, blank=True)
    taken_reason = models.CharField(_("reason for taking it away"), max_length=300, blank=True)

    class Meta:
        verbose_name = _("trust level given")
        verbose_name_plural = _("trust levels given")
        default_permissions = ("view",)
        constraints = [
            models.UniqueConstraint(fields=["member"], condition=models.Q(taken_at=None), name="trust_is_given_once_at_a_time"),
            models.CheckConstraint(condition=~models.Q(reason=""), name="giving_trust_has_a_reason"),
            models.CheckConstraint(
                condition=models.Q(taken_at=None, taken_by=None, taken_reason="")
                | (models.Q(taken_at__isnull=False, taken_by__isnull=False) & ~models.Q(taken_reason="")),
                name="taking_trust_says_when_by_whom_and_why",
            ),
        ]
