"""A poll that stands in what a member wrote, such as the first post of a topic. Who may read that sees the poll."""

from __future__ import annotations

from datetime import datetime
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from portal.common.disclosure import Disclosure
from portal.common.viewer import Viewer
from portal.moderation.models import Moderated
from portal.polls.holding import holder_of, visible_polls


class ResultsShown(models.TextChoices):
    """When the counts of an open or a named poll are shown."""

    ALWAYS = "always", _("Always")
    AFTER_VOTING = "voted", _("To those who have voted, and to everybody once it is closed")
    AFTER_CLOSE = "closed", _("Once it is closed")


class InlinePollQuerySet(models.QuerySet["InlinePoll"]):
    def visible_to(self, viewer: Viewer) -> Self:
        """Those in what the viewer may read; hidden ones for moderators."""
        polls = self.filter(visible_polls(viewer))
        if viewer.is_authenticated and viewer.is_moderator:
            return polls
        return polls.filter(hidden_at=None, deleted_at=None)

    def due(self, now: datetime) -> Self:
        """Those whose end has come, and that are not closed yet."""
        return self.filter(closed_at=None, closes_at__lte=now)


class InlinePoll(Moderated):
    """A question with choices, and who may learn what of a vote. Nothing of it changes once somebody has voted."""

    question = models.CharField(_("question"), max_length=200)
    author = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="inline_polls")
    created_at = models.DateTimeField(default=timezone.now)
    disclosure = models.CharField(_("kind"), max_length=12, choices=Disclosure.choices, default=Disclosure.OPEN)
    most_choices = models.PositiveSmallIntegerField(default=1)
    shows_results = models.CharField(max_length=6, choices=ResultsShown.choices, default=ResultsShown.AFTER_VOTING)
    closes_at = models.DateTimeField(null=True, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)
    closed_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    # How many voted. Of a confidential poll nothing is counted before its end.
    ballot_count = models.PositiveIntegerField(default=0)

    objects = InlinePollQuerySet.as_manager()

    class Meta:
        verbose_name = _("poll in a post")
        verbose_name_plural = _("polls in posts")
        constraints = [
            models.CheckConstraint(condition=~Q(question=""), name="an_inline_poll_asks_something"),
            models.CheckConstraint(condition=Q(most_choices__gte=1), name="an_inline_poll_takes_a_choice"),
            models.CheckConstraint(
                condition=~Q(disclosure=Disclosure.CONFIDENTIAL) | Q(closes_at__isnull=False),
                name="a_confidential_inline_poll_has_an_end",
            ),
        ]
        indexes = [models.Index(fields=["closes_at"], name="inline_polls_to_close", condition=Q(closed_at=None))]

    def __str__(self) -> str:
        return self.question

    def get_absolute_url(self) -> str:
        """Where it stands."""
        thing = holder_of(self)
        return thing.get_absolute_url() if thing is not None else "/"

    def is_open(self, now: datetime) -> bool:
        return self.closed_at is None and (self.closes_at is None or now < self.closes_at)

    @property
    def is_confidential(self) -> bool:
        return self.disclosure == Disclosure.CONFIDENTIAL

    @property
    def source(self) -> str:
        """The name of its confidential figures."""
        return f"{self._meta.label_lower}:{self.pk}"

    def has_ballots(self) -> bool:
        return InlineBallot.objects.filter(poll=self).exists()


class InlineChoice(models.Model):
    """One of the answers that it offers, with how many chose it."""

    poll = models.ForeignKey(InlinePoll, on_delete=models.CASCADE, related_name="choices", db_index=False)
    text = models.CharField(_("text"), max_length=120)
    position = models.PositiveSmallIntegerField()
    vote_count = models.PositiveIntegerField(default=0)

    class Meta:
        verbose_name = _("choice of a poll in a post")
        verbose_name_plural = _("choices of polls in posts")
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(fields=["poll", "position"], name="one_inline_choice_per_position"),
            models.UniqueConstraint(fields=["poll", "text"], name="each_inline_choice_once"),
            models.CheckConstraint(condition=~Q(text=""), name="an_inline_choice_says_something"),
        ]

    def __str__(self) -> str:
        return self.text


class InlineBallot(models.Model):
    """That a member voted, and for what."""

    poll = models.ForeignKey(InlinePoll, on_delete=models.CASCADE, related_name="ballots", db_index=False)
    member = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="inline_ballots")
    choices = models.ManyToManyField(InlineChoice, related_name="ballots")
    answered_at = models.DateTimeField()

    class Meta:
        verbose_name = _("vote in a poll in a post")
        verbose_name_plural = _("votes in polls in posts")
        constraints = [models.UniqueConstraint(fields=["poll", "member"], name="one_ballot_per_member_and_inline_poll")]
