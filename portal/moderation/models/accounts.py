"""New accounts that a person should look at."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class AccountCheck(models.Model):
    """The address of a new member is almost that of one who is suspended. Open until a moderator has looked."""

    member = models.OneToOneField(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="account_check")
    resembles = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    cleared_at = models.DateTimeField(null=True, blank=True)
    cleared_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("check of an account")
        verbose_name_plural = _("checks of accounts")
        default_permissions = ()
        indexes = [models.Index(fields=["at", "id"], condition=models.Q(cleared_at=None), name="account_check_open")]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(cleared_at=None, cleared_by=None)
                | models.Q(cleared_at__isnull=False, cleared_by__isnull=False),
                name="an_account_is_cleared_by_somebody",
            ),
        ]
