from __future__ import annotations

from datetime import datetime
from typing import Self
from uuid import uuid4

from django.conf import settings
from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from portal.activity.types import Verb


class ActivityQuerySet(models.QuerySet["Activity"]):
    def about(self, thing: models.Model) -> Self:
        """What happened to a thing, or with it as the target."""
        content_type = ContentType.objects.get_for_model(thing)
        return self.filter(Q(object_type=content_type, object_id=thing.pk) | Q(target_type=content_type, target_id=thing.pk))


class Activity(models.Model):
    """One thing that happened. Append-only: points, badges, value and reports are rebuilt from it."""

    type = models.CharField(max_length=80)
    verb = models.CharField(max_length=10, choices=Verb.choices)
    # Empty: the system did it. An erased member's placeholder stays here without the person.
    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="activities"
    )
    object_type = models.ForeignKey(ContentType, on_delete=models.PROTECT, related_name="+")
    object_id = models.PositiveBigIntegerField()
    object = GenericForeignKey("object_type", "object_id")
    target_type = models.ForeignKey(ContentType, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    target_id = models.PositiveBigIntegerField(null=True, blank=True)
    target = GenericForeignKey("target_type", "target_id")
    # Facts of the moment that the object will not keep: old and new value, reason.
    data = models.JSONField(default=dict, blank=True)
    happened_at = models.DateTimeField(default=timezone.now)
    is_imported = models.BooleanField(default=False, help_text=_("It happened elsewhere, in the past; nothing followed here."))

    objects = ActivityQuerySet.as_manager()

    class Meta:
        verbose_name = _("activity")
        verbose_name_plural = _("activities")
        indexes = [
            # By type: the line of an idea is read without its ten thousand votes.
            models.Index(fields=["object_type", "object_id", "type", "happened_at"], name="activity_by_object_and_type"),
            models.Index(fields=["target_type", "target_id", "happened_at"], name="activity_by_target"),
            models.Index(fields=["actor", "happened_at"], name="activity_by_actor"),
            models.Index(fields=["type", "happened_at"], name="activity_by_type"),
        ]

    def __str__(self) -> str:
        return f"{self.type} {self.happened_at:%Y-%m-%d %H:%M}"


class Leased(models.Model):
    """Work that one worker at a time has in hand, without holding a lock. A dead worker's lease runs out."""

    leased_until = models.DateTimeField(null=True, blank=True)
    leased_by = models.CharField(max_length=64, blank=True, help_text=_("The worker that has it in hand."))

    class Meta:
        abstract = True


class PendingReactionQuerySet(models.QuerySet["PendingReaction"]):
    def due(self, now: datetime) -> Self:
        """Due now, and leased by no worker."""
        return self.filter(Q(leased_until=None) | Q(leased_until__lt=now), not_before__lte=now)

    def failed(self) -> Self:
        return self.filter(attempts__gte=PendingReaction.FAILED_AFTER)


class PendingReaction(Leased):
    """A reaction that has yet to run for an activity. The row is deleted once it has succeeded."""

    FAILED_AFTER = 5  # attempts: a quarter of an hour

    activity = models.ForeignKey(Activity, on_delete=models.CASCADE, related_name="pending_reactions")
    reaction = models.CharField(max_length=200, help_text=_("Its stable name, as its app declares it."))
    is_outside = models.BooleanField(
        default=False, help_text=_("An external side effect (mail, webhook): runs under a lease, outside a transaction.")
    )
    attempts = models.PositiveSmallIntegerField(default=0)
    not_before = models.DateTimeField(default=timezone.now)
    last_error = models.TextField(blank=True)
    created_at = models.DateTimeField(default=timezone.now)

    objects = PendingReactionQuerySet.as_manager()

    class Meta:
        verbose_name = _("pending job")
        verbose_name_plural = _("pending jobs")
        constraints = [
            models.UniqueConstraint(fields=["activity", "reaction"], name="one_pending_reaction_each"),
        ]
        indexes = [
            models.Index(fields=["not_before"], name="pending_by_time"),
            models.Index(fields=["leased_by"], condition=~Q(leased_by=""), name="pending_in_hand"),
        ]

    def __str__(self) -> str:
        return f"{self.reaction.rsplit('.', 1)[-1]} for {self.activity_id}"

    @property
    def has_failed(self) -> bool:
        return self.attempts >= self.FAILED_AFTER

    @property
    def name(self) -> str:
        return self.reaction.rsplit(".", 1)[-1]


class PeriodicJob(Leased):
    """When a job that an app declared (`portal/activity/periodic.py`) ran, and when it runs next."""

    name = models.CharField(max_length=200, unique=True, help_text=_("Dotted path of the function."))
    next_at = models.DateTimeField()
    started_at = models.DateTimeField(null=True, blank=True)
    finished_at = models.DateTimeField(null=True, blank=True)
    failures = models.PositiveIntegerField(default=0, help_text=_("How often it failed since it last worked."))
    last_error = models.TextField(blank=True)

    class Meta:
        verbose_name = _("periodic job")
        verbose_name_plural = _("periodic jobs")
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name.replace(".tasks.", ": ").replace("_", " ")


class WorkerBeat(models.Model):
    """A worker that says every few seconds that it lives. What a dead one had in hand goes back."""

    id = models.CharField(max_length=64, primary_key=True)
    host = models.CharField(max_length=100)
    process = models.PositiveIntegerField()
    threads = models.PositiveSmallIntegerField()
    started_at = models.DateTimeField()
    seen_at = models.DateTimeField()

    class Meta:
        verbose_name = _("worker")
        verbose_name_plural = _("workers")

    def __str__(self) -> str:
        return f"{self.host}, process {self.process}"


class PromiseQuerySet(models.QuerySet["Promise"]):
    def open(self) -> Self:
        return self.filter(kept_at=None, withdrawn_at=None)

    def about(self, thing: models.Model) -> Self:
        return self.filter(object_type=ContentType.objects.get_for_model(thing), object_id=thing.pk)


class Promise(models.Model):
    """Who owes what to whom, by when. Open until kept or withdrawn with a reason; late when the day has passed."""

    object_type = models.ForeignKey(ContentType, on_delete=models.PROTECT, related_name="+")
    object_id = models.PositiveBigIntegerField()
    object = GenericForeignKey("object_type", "object_id")
    kind = models.CharField(max_length=80, help_text=_("Which rule made it, such as forums.first_reply."))
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="promises"
    )
    owner_name = models.CharField(max_length=100, blank=True, help_text=_("A team, where no single person owes it."))
    to = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="promises_received"
    )
    what = models.CharField(max_length=200)
    due_at = models.DateTimeField()
    made_at = models.DateTimeField(default=timezone.now)
    kept_at = models.DateTimeField(null=True, blank=True)
    late_at = models.DateTimeField(null=True, blank=True, help_text=_("When it was found late."))
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    withdrawn_reason = models.CharField(max_length=300, blank=True)

    objects = PromiseQuerySet.as_manager()

    class Meta:
        verbose_name = _("promise")
        verbose_name_plural = _("promises")
        constraints = [
            models.UniqueConstraint(
                fields=["object_type", "object_id", "kind"],
                condition=Q(kept_at=None, withdrawn_at=None),
                name="one_open_promise_of_a_kind_per_thing",
            ),
            models.CheckConstraint(
                condition=Q(withdrawn_at=None) | ~Q(withdrawn_reason=""), name="a_withdrawn_promise_has_a_reason"
            ),
            models.CheckConstraint(condition=Q(owner__isnull=False) | ~Q(owner_name=""), name="a_promise_names_who_owes_it"),
        ]
        indexes = [models.Index(fields=["due_at"], condition=Q(kept_at=None, withdrawn_at=None), name="open_promise_by_day")]

    def __str__(self) -> str:
        return f"{self.what} by {self.due_at:%Y-%m-%d}"


class ReleaseLedger(models.Model):
    """One row: the lock of all releases, and by its number this database is known again after it was put back."""

    id = models.UUIDField(primary_key=True, default=uuid4)
    is_the_only_one = models.BooleanField(default=True, unique=True)

    class Meta:
        verbose_name = _("ledger of confidential figures")
        verbose_name_plural = _("ledger of confidential figures")
        constraints = [models.CheckConstraint(condition=Q(is_the_only_one=True), name="one_ledger_of_releases")]


class PrivateRelease(models.Model):
    """What was shown of confidential statements of one interval: drawn once, and only what is shown (`releases.py`)."""

    source = models.CharField(max_length=80, help_text=_("Which table, such as ideas.segments."))
    interval = models.CharField(max_length=40, help_text=_("A quarter, a month, a week, or the close."))
    ends_at = models.DateTimeField()
    released_at = models.DateTimeField()
    figures = models.JSONField(default=dict, help_text=_("Cell and the nearest five. What is not here is not shown."))
    is_sealed = models.BooleanField(
        default=False, help_text=_("Never counted: it may have been, before the database was put back.")
    )

    class Meta:
        verbose_name = _("confidential figures")
        verbose_name_plural = _("confidential figures")
        constraints = [
            models.UniqueConstraint(fields=["source", "interval"], name="one_release_of_an_interval"),
            models.CheckConstraint(condition=Q(is_sealed=False) | Q(figures={}), name="a_sealed_release_shows_nothing"),
        ]
        indexes = [models.Index(fields=["source", "ends_at"], name="releases_by_source")]

    def __str__(self) -> str:
        return f"{self.source} {self.interval}"
