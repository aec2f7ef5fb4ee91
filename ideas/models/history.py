"""What became of an idea: changes of its status, of its progress, and which ideas joined or parted."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ideas.models.boards import Meaning, Status
from ideas.models.ideas import Idea


class StatusChange(models.Model):
    """Who changed the status of an idea, when and why. Append-only."""

    idea = models.ForeignKey(Idea, on_delete=models.CASCADE, related_name="status_changes")
    # As they were called then: a status may be renamed or go.
    before = models.ForeignKey(Status, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    before_name = models.CharField(max_length=40, blank=True)
    before_meaning = models.CharField(max_length=12, choices=Meaning.choices, blank=True)
    after = models.ForeignKey(Status, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    after_name = models.CharField(max_length=40)
    meaning = models.CharField(max_length=12, choices=Meaning.choices)  # of the status after
    reason = models.CharField(_("why"), max_length=1000, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    owner = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("change of status")
        verbose_name_plural = _("changes of status")
        constraints = [
            models.CheckConstraint(
                condition=~Q(meaning="not_doing") | (~Q(reason="") & Q(owner__isnull=False)),
                name="a_no_has_a_reason_and_an_owner",
            ),
        ]
        indexes = [models.Index(fields=["idea", "at", "id"], name="status_change_by_idea")]

    def __str__(self) -> str:
        return f"{self.before_name} → {self.after_name}"


class DeliveryUpdate(models.Model):
    """How far a committed idea is, said by somebody on a day."""

    idea = models.ForeignKey(Idea, on_delete=models.CASCADE, related_name="delivery_updates")
    progress = models.PositiveSmallIntegerField(_("done, in per cent"))
    target_quarter = models.CharField(max_length=7, blank=True)
    note = models.CharField(_("what is done, what is left"), max_length=500, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("delivery update")
        verbose_name_plural = _("delivery updates")
        constraints = [models.CheckConstraint(condition=Q(progress__lte=100), name="progress_is_a_percentage")]
        indexes = [models.Index(fields=["idea", "at", "id"], name="delivery_update_by_idea")]


class IdeaMerge(models.Model):
    """One idea joined another; undone by an unmerge. What each vote and comment needs to go back stands on its own row."""

    idea = models.ForeignKey(Idea, on_delete=models.CASCADE, related_name="merges")
    survivor = models.ForeignKey(Idea, on_delete=models.CASCADE, related_name="merges_received")
    reason = models.CharField(_("why"), max_length=300, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    # As shown in the lineage: how many came along, and how many of them had voted for both.
    voters = models.PositiveIntegerField(default=0)
    voters_in_both = models.PositiveIntegerField(default=0)
    data = models.JSONField(default=dict, blank=True)
    undone_at = models.DateTimeField(null=True, blank=True)
    undone_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    undone_reason = models.CharField(max_length=300, blank=True)

    class Meta:
        verbose_name = _("merge of ideas")
        verbose_name_plural = _("merges of ideas")
        constraints = [
            models.UniqueConstraint(fields=["idea"], condition=Q(undone_at=None), name="an_idea_is_merged_into_one_other"),
            models.CheckConstraint(condition=~Q(idea=F("survivor")), name="a_merge_is_of_two_ideas"),
        ]
        indexes = [models.Index(fields=["survivor", "at"], name="merge_by_survivor")]


class IdeaSplit(models.Model):
    """A part of an idea became one of its own."""

    source = models.ForeignKey(Idea, on_delete=models.CASCADE, related_name="splits")
    part = models.OneToOneField(Idea, on_delete=models.CASCADE, related_name="split_from")
    reason = models.CharField(_("why"), max_length=300, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    voters = models.PositiveIntegerField(default=0, help_text=_("Who moved their vote along, or gave it to both."))
    # Where comments that went along came from: [[number, origin, position], …]. For taking the split back.
    comments = models.JSONField(default=list, blank=True)

    class Meta:
        verbose_name = _("split of an idea")
        verbose_name_plural = _("splits of ideas")
        constraints = [models.CheckConstraint(condition=~Q(source=F("part")), name="a_split_makes_two_ideas")]
        indexes = [models.Index(fields=["source", "at"], name="split_by_source")]


class ImportedIdea(models.Model):
    """Where an imported idea or comment comes from: identity for later runs, and the attribution that its licence asks for."""

    board = models.ForeignKey("ideas.IdeaBoardPage", on_delete=models.CASCADE, related_name="+")
    idea = models.ForeignKey(Idea, on_delete=models.CASCADE, related_name="imported")
    comment = models.OneToOneField(
        "ideas.IdeaComment", null=True, blank=True, on_delete=models.CASCADE, related_name="imported"
    )
    source = models.CharField(max_length=200)
    source_kind = models.CharField(max_length=10)  # "idea" or "comment"
    source_id = models.CharField(max_length=40)
    url = models.URLField(max_length=300, blank=True)
    author_name = models.CharField(max_length=100, blank=True)
    licence = models.CharField(max_length=200, blank=True)
    facts = models.JSONField(default=dict, blank=True)
    fingerprint = models.CharField(max_length=64, blank=True)

    class Meta:
        verbose_name = _("imported idea")
        verbose_name_plural = _("imported ideas")
        constraints = [
            models.UniqueConstraint(fields=["board", "source", "source_kind", "source_id"], name="one_idea_per_source_row"),
            models.UniqueConstraint(fields=["idea"], condition=Q(comment=None), name="one_source_per_idea"),
        ]
