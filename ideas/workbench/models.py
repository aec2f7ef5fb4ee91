"""What the product team keeps on its workbench: views, changes that wait to be taken back, agreement across groups."""

from __future__ import annotations

from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ideas.models import Idea, Status
from portal.common.viewer import Viewer
from portal.polls.models import ConversationPage


class SavedViewQuerySet(models.QuerySet["SavedView"]):
    def of(self, member: Viewer) -> Self:
        """Their own, and those that are the team's."""
        return self.filter(Q(owner=member) | Q(is_shared=True))


class SavedView(models.Model):
    """A look at the table that is worth coming back to: a tab. Its owner may be gone; what was shared is the team's."""

    name = models.CharField(_("name"), max_length=40)
    query = models.JSONField(default=dict, blank=True, help_text=_("Filters by name, as `Asked.kept` gives them."))
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="workbench_views"
    )
    is_shared = models.BooleanField(_("the team sees it"), default=False)
    created_at = models.DateTimeField(default=timezone.now)

    objects = SavedViewQuerySet.as_manager()

    class Meta:
        verbose_name = _("saved view of the workbench")
        verbose_name_plural = _("saved views of the workbench")
        constraints = [
            models.UniqueConstraint("owner", Lower("name"), name="one_view_of_a_name_per_member"),
            models.CheckConstraint(condition=~Q(name=""), name="a_saved_view_has_a_name"),
            models.CheckConstraint(condition=Q(owner__isnull=False) | Q(is_shared=True), name="a_view_of_nobody_is_the_teams"),
        ]

    def __str__(self) -> str:
        return self.name


class PlannedChangeQuerySet(models.QuerySet["PlannedChange"]):
    def waiting(self) -> Self:
        """Neither carried out nor taken back."""
        return self.filter(done_at=None, stopped_at=None)


class PlannedChange(models.Model):
    """One change of several ideas. It is carried out when the time to take it back has passed: until then nothing
    has happened, nobody was told, and undo leaves no trace on an idea."""

    class Act(models.TextChoices):
        STATUS = "status", _("Status")
        OWNER = "owner", _("Owner")
        OWED_BY = "owed", _("Answer owed by")

    act = models.CharField(max_length=10, choices=Act.choices)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="workbench_changes")
    planned_at = models.DateTimeField(default=timezone.now)
    due_at = models.DateTimeField(help_text=_("When it can be taken back no more."))
    meaning = models.CharField(max_length=12, blank=True)
    reason = models.CharField(max_length=1000, blank=True)
    owner = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    target_quarter = models.CharField(max_length=7, null=True, blank=True)  # None: it stays as it is on each idea
    owed_by = models.DateTimeField(null=True, blank=True)
    voters = models.PositiveIntegerField(default=0, help_text=_("People who will hear of it."))
    done_at = models.DateTimeField(null=True, blank=True)
    stopped_at = models.DateTimeField(null=True, blank=True)

    objects = PlannedChangeQuerySet.as_manager()

    class Meta:
        verbose_name = _("change of several ideas")
        verbose_name_plural = _("changes of several ideas")
        constraints = [
            models.CheckConstraint(
                condition=Q(done_at=None) | Q(stopped_at=None), name="what_was_taken_back_was_not_carried_out"
            ),
            models.CheckConstraint(condition=~Q(act="status") | ~Q(meaning=""), name="a_planned_status_has_a_meaning"),
            models.CheckConstraint(condition=~Q(act="owed") | Q(owed_by__isnull=False), name="a_planned_promise_has_a_day"),
        ]
        indexes = [
            models.Index(fields=["due_at"], name="planned_change_waiting", condition=Q(done_at=None, stopped_at=None)),
            models.Index(fields=["by", "planned_at"], name="planned_change_by_member"),
        ]

    def __str__(self) -> str:
        return f"{self.get_act_display()} ({self.pk})"


class PlannedItem(models.Model):
    """One idea of such a change; `refusal` says why it was left as it is."""

    change = models.ForeignKey(PlannedChange, on_delete=models.CASCADE, related_name="items")
    idea = models.ForeignKey(Idea, on_delete=models.CASCADE, related_name="+")
    status = models.ForeignKey(Status, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    refusal = models.CharField(max_length=300, blank=True)

    class Meta:
        verbose_name = _("idea of a change")
        verbose_name_plural = _("ideas of a change")
        constraints = [models.UniqueConstraint(fields=["change", "idea"], name="each_idea_once_in_a_change")]


class IdeaAgreement(models.Model):
    """How far the groups of an open conversation agree on an idea: numbers of people, and nobody's place."""

    idea = models.ForeignKey(Idea, on_delete=models.CASCADE, related_name="agreements")
    conversation = models.ForeignKey(ConversationPage, on_delete=models.CASCADE, related_name="idea_agreements")
    groups = models.JSONField(default=list, help_text=_("For each group [how many voted, people in it]."))
    agreement = models.FloatField(null=True, blank=True, help_text=_("None: there are no groups."))

    class Meta:
        verbose_name = _("agreement on an idea")
        verbose_name_plural = _("agreement on ideas")
        constraints = [
            models.UniqueConstraint(fields=["idea", "conversation"], name="one_agreement_per_idea_and_conversation"),
        ]
