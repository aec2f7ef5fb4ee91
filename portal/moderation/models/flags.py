"""What members flag, under which reasons, and who is on a case."""

from __future__ import annotations

from django.conf import settings
from django.contrib.contenttypes.fields import GenericForeignKey
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class FlagReason(models.TextChoices):
    """Why something is flagged."""

    SPAM = "spam", _("It is advertising or spam")
    RUDE = "rude", _("It is rude or hurtful")
    WRONG = "wrong", _("It is dangerous advice")
    PRIVATE = "private", _("It shows somebody's private data")
    OFF_TOPIC = "off-topic", _("It is in the wrong place")
    OTHER = "other", _("Something else")


class Flag(models.Model):
    """A member, or the spam check, says that something should be looked at. Once per member and thing."""

    Reason = FlagReason

    class Outcome(models.TextChoices):
        OPEN = "", _("Open")
        AGREED = "agreed", _("Agreed")
        REJECTED = "rejected", _("Not agreed")

    object_type = models.ForeignKey("contenttypes.ContentType", on_delete=models.CASCADE, related_name="+")
    object_id = models.PositiveBigIntegerField()
    object = GenericForeignKey("object_type", "object_id")
    member = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        on_delete=models.CASCADE,
        related_name="flags",
        help_text=_("Empty: the spam check."),
    )
    reason = models.CharField(_("reason"), max_length=12, choices=FlagReason.choices)
    note = models.CharField(_("what should we know?"), max_length=500, blank=True)
    weight = models.FloatField(
        default=1, help_text=_("How much it counts towards hiding: trust level, and how often moderators agreed before.")
    )
    created_at = models.DateTimeField(default=timezone.now)
    outcome = models.CharField(max_length=10, choices=Outcome.choices, blank=True)
    decided_at = models.DateTimeField(null=True, blank=True)
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    answer = models.CharField(_("answer to who flagged it"), max_length=500, blank=True)
    decision = models.ForeignKey("Decision", null=True, blank=True, on_delete=models.PROTECT, related_name="flags")

    class Meta:
        verbose_name = _("flag")
        verbose_name_plural = _("flags")
        constraints = [
            models.UniqueConstraint(fields=["object_type", "object_id", "member"], name="one_flag_per_member_and_thing"),
            models.UniqueConstraint(
                fields=["object_type", "object_id"], condition=models.Q(member=None), name="one_spam_check_per_thing"
            ),
            models.CheckConstraint(
                condition=models.Q(outcome="", decided_at=None) | (~models.Q(outcome="") & models.Q(decided_at__isnull=False)),
                name="a_decided_flag_says_when",
            ),
            models.CheckConstraint(condition=models.Q(weight__gte=0), name="no_flag_counts_against_the_others"),
        ]
        indexes = [
            models.Index(fields=["created_at"], condition=models.Q(outcome=""), name="flag_open"),
            models.Index(fields=["member", "-decided_at"], name="flag_by_member"),
        ]


class CaseClaim(models.Model):
    """A moderator is on a case for some minutes, so that two do not decide the same one."""

    object_type = models.ForeignKey("contenttypes.ContentType", on_delete=models.CASCADE, related_name="+")
    object_id = models.PositiveBigIntegerField()
    object = GenericForeignKey("object_type", "object_id")
    member = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    until = models.DateTimeField()

    class Meta:
        verbose_name = _("claim of a case")
        verbose_name_plural = _("claims of cases")
        default_permissions = ()
        constraints = [models.UniqueConstraint(fields=["object_type", "object_id"], name="one_claim_per_case")]
