"""Questions that were never posted, because something that stood here already had solved them."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class Deflection(models.Model):
    """A member said "this solved it" of something that they were shown while asking. Nothing was posted."""

    member = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="deflections")
    kind = models.CharField(max_length=80, help_text=_("Content kind, such as forums.topic."))
    object_id = models.PositiveBigIntegerField()
    title = models.CharField(max_length=200, blank=True, help_text=_("What they were about to ask."))
    draft = models.CharField(max_length=32, help_text=_("The form that they were filling in: it counts once."))
    confirmed_at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("confirmed deflection")
        verbose_name_plural = _("confirmed deflections")
        constraints = [
            models.UniqueConstraint(fields=["member", "draft"], name="one_deflection_per_member_and_draft"),
            models.CheckConstraint(condition=~models.Q(draft=""), name="a_deflection_has_a_draft"),
        ]
        indexes = [models.Index(fields=["kind", "object_id", "confirmed_at"], name="deflection_by_thing")]

    def __str__(self) -> str:
        return f"{self.kind}:{self.object_id}"
