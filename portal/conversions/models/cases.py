"""A question that support takes: whether its asker agreed, where the case is, and what is said in public in it.

What is kept here is what the asker may read. Internal notes of a case are in the system that holds it and come no further.
"""

from __future__ import annotations

from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from forums.models import Topic
from portal.common.viewer import Viewer
from portal.crm.models import Case, Connection
from portal.crm.protocol import Kind, Ref
from portal.crm.store.permissions import can_work_cases
from portal.writing.models import CleanHtmlField


class TopicCaseQuerySet(models.QuerySet["TopicCase"]):
    def visible_to(self, viewer: Viewer) -> Self:
        """The asker sees their own, whatever became of the topic. Who works on cases sees those whose asker agreed, and of the
        others what stands where they may read."""
        if not viewer.is_authenticated:
            return self.none()
        if can_work_cases(viewer):
            return self.filter(Q(state=TopicCase.State.AGREED) | Q(topic__in=Topic.objects.visible_to(viewer)))
        return self.filter(asker=viewer.pk, state__in=[TopicCase.State.OFFERED, TopicCase.State.AGREED])

    def of_topic(self, topic: Topic | int) -> Self:
        """The case of the question, and those of questions that were merged into it."""
        return self.filter(stands_in=topic).order_by("pk")

    def opened(self) -> Self:
        return self.exclude(opened_at=None)

    def unclosed(self) -> Self:
        return self.opened().exclude(case_state=Case.State.CLOSED)

    def lock(self, pk: int) -> TopicCase:
        return self.select_for_update(of=("self",)).get(pk=pk)


class TopicCase(models.Model):
    """One question and its case: there is never a second one."""

    class State(models.TextChoices):
        OFFERED = "offered", _("Offered to the asker")
        DECLINED = "declined", _("The asker said no")
        AGREED = "agreed", _("The asker agreed")
        STAFF_ONLY = "staff_only", _("Opened by staff, without the asker")

    topic = models.OneToOneField(Topic, on_delete=models.CASCADE, related_name="support_case")
    # Where its posts stand now: the topic itself, or the one that it was merged into.
    stands_in = models.ForeignKey(Topic, on_delete=models.CASCADE, related_name="+")
    asker = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="support_cases"
    )
    state = models.CharField(_("state"), max_length=10, choices=State, default=State.OFFERED)
    offered_at = models.DateTimeField(default=timezone.now)
    offered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )  # None: the site did, after the hours of the board
    answered_at = models.DateTimeField(null=True, blank=True, help_text=_("When the asker said yes or no."))
    # What it was called when it was opened: the asker reads it whatever becomes of the topic.
    subject = models.CharField(_("subject"), max_length=200, blank=True)
    opened_at = models.DateTimeField(null=True, blank=True)
    connection = models.ForeignKey(Connection, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    is_linked = models.BooleanField(default=False, help_text=_("It belongs to the asker’s contact."))
    key = models.CharField(max_length=36, blank=True, help_text=_("Our key of the case there."))
    record_id = models.CharField(max_length=120, blank=True)
    version = models.CharField(max_length=120, blank=True)
    last_linked = models.PositiveBigIntegerField(default=0, help_text=_("The newest post that support was pointed to."))
    # As the system that holds it says.
    case_state = models.CharField(max_length=10, choices=Case.State, default=Case.State.OPEN)
    assignee_name = models.CharField(max_length=200, blank=True)
    due_at = models.DateTimeField(null=True, blank=True)
    first_answer_at = models.DateTimeField(null=True, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)
    # What solved it, as staff would publish it: a reply once the asker agrees.
    proposal = CleanHtmlField(_("proposed answer"), blank=True)
    proposed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    proposed_at = models.DateTimeField(null=True, blank=True)
    kept_private_at = models.DateTimeField(null=True, blank=True, help_text=_("When the asker said no to publishing."))
    published = models.OneToOneField("forums.Post", null=True, blank=True, on_delete=models.SET_NULL, related_name="+")

    objects = TopicCaseQuerySet.as_manager()

    class Meta:
        verbose_name = _("case of a question")
        verbose_name_plural = _("cases of questions")
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(
                fields=["connection", "record_id"], condition=~Q(record_id=""), name="one_question_per_case"
            ),
            models.CheckConstraint(
                condition=Q(opened_at=None, state__in=["offered", "declined"])
                | Q(opened_at__isnull=False, connection__isnull=False, state__in=["agreed", "staff_only"]),
                name="a_case_is_opened_by_a_yes_or_by_staff",
            ),
            models.CheckConstraint(condition=Q(proposed_at=None) | Q(state="agreed"), name="only_the_askers_own_is_published"),
        ]
        indexes = [
            models.Index(fields=["asker", "-opened_at"], name="topic_case_of_asker"),
            models.Index(
                fields=["opened_at"], condition=Q(opened_at__isnull=False, record_id=""), name="topic_case_on_its_way"
            ),
        ]

    def __str__(self) -> str:
        return self.subject or str(self.topic_id)

    def get_absolute_url(self) -> str:
        return f"/my-cases/{self.pk}/"

    @property
    def is_agreed(self) -> bool:
        return self.state == self.State.AGREED

    @property
    def is_offered(self) -> bool:
        return self.state == self.State.OFFERED

    @property
    def is_closed(self) -> bool:
        return self.case_state == Case.State.CLOSED

    @property
    def is_proposed(self) -> bool:
        """A text waits for the asker's word."""
        return self.proposed_at is not None and self.published_id is None and self.kept_private_at is None

    @property
    def ref(self) -> Ref | None:
        if self.connection is None or not self.record_id:
            return None
        return Ref(self.connection.tenant, Kind.CASE, self.record_id)


class CaseMessageQuerySet(models.QuerySet["CaseMessage"]):
    def visible_to(self, viewer: Viewer) -> Self:
        return self.filter(topic_case__in=TopicCase.objects.visible_to(viewer), topic_case__state=TopicCase.State.AGREED)

    def unsent(self) -> Self:
        return self.filter(record_id="", is_from_system=False)


class CaseMessage(models.Model):
    """What asker and support say to each other. The asker's leave from here; support's came from the system that holds the case."""

    topic_case = models.ForeignKey(TopicCase, on_delete=models.CASCADE, related_name="messages")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    author_name = models.CharField(max_length=200, blank=True, help_text=_("As the other system names them."))
    is_from_support = models.BooleanField(default=False)
    is_from_system = models.BooleanField(default=False, help_text=_("It was written in the system that holds the case."))
    is_question = models.BooleanField(default=False)
    body = CleanHtmlField(_("text"))
    at = models.DateTimeField(default=timezone.now)
    record_id = models.CharField(max_length=120, blank=True, help_text=_("Its number in the system that holds the case."))

    objects = CaseMessageQuerySet.as_manager()

    class Meta:
        verbose_name = _("message of a case")
        verbose_name_plural = _("messages of cases")
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(
                fields=["topic_case", "record_id"], condition=~Q(record_id=""), name="a_message_comes_once"
            ),
            models.UniqueConstraint(fields=["topic_case"], condition=Q(is_question=True), name="one_question_starts_a_case"),
        ]
        indexes = [models.Index(fields=["topic_case", "at", "id"], name="case_message_in_order")]

    def __str__(self) -> str:
        return f"{self.topic_case_id} {self.at:%Y-%m-%d %H:%M}"

    def get_absolute_url(self) -> str:
        return f"/my-cases/{self.topic_case_id}/#m{self.pk}"
