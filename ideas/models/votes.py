"""Votes, the budgets that they are paid from, and who may vote for an organisation."""

from __future__ import annotations

import secrets

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Coalesce
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ideas.models.boards import IdeaBoardPage
from ideas.models.ideas import Idea


class Importance(models.IntegerChoices):
    NICE = 1, _("Nice")
    IMPORTANT = 2, _("Important")
    CRITICAL = 3, _("Critical")


class Vote(models.Model):
    """A member wants this, or a customer without an account, for whom staff recorded it (`contact`). The row stays with a merge: `idea` is where it counts, `origin` where it was given.

    Somebody who had voted for both has two rows in the survivor, of which one is counted; the other comes back to
    life with an unmerge. What is withdrawn goes: the activity log remembers that it was there.
    """

    idea = models.ForeignKey(Idea, on_delete=models.CASCADE, related_name="votes")
    origin = models.ForeignKey(Idea, on_delete=models.CASCADE, related_name="votes_given")
    member = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.CASCADE, related_name="idea_votes"
    )
    # Of a customer who has no account: it becomes the member's who joins with the contact's address.
    contact = models.ForeignKey(
        "crm.Contact", null=True, blank=True, on_delete=models.PROTECT, related_name="idea_votes", db_index=False
    )
    is_counted = models.BooleanField(default=True)
    weight = models.PositiveSmallIntegerField(default=1, help_text=_("Votes spent, on boards with a budget; 1 elsewhere."))
    importance = models.PositiveSmallIntegerField(null=True, blank=True, choices=Importance.choices)
    # For a company: who pressed the button is still `member`.
    organisation = models.ForeignKey(
        "members.Organisation", null=True, blank=True, on_delete=models.SET_NULL, related_name="idea_votes"
    )
    # Given by staff for the member, with where the wish was said. The member is told and may take it away.
    on_behalf_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="idea_votes_for_others"
    )
    source_url = models.URLField(_("where they said so"), max_length=300, blank=True)
    source_note = models.CharField(max_length=200, blank=True)
    is_named = models.BooleanField(_("show my name among the voters"), default=False)
    created_at = models.DateTimeField(default=timezone.now)
    # A closed idea gives the votes of a budget back; they are taken again when it reopens and there is room.
    returned_at = models.DateTimeField(null=True, blank=True)
    # After a merge the voter was asked, and let the vote stay where it counts now.
    stayed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("vote")
        verbose_name_plural = _("votes")
        constraints = [
            models.UniqueConstraint(fields=["origin", "member"], name="one_vote_per_member_and_idea"),
            models.UniqueConstraint(
                fields=["origin", "contact"], condition=Q(contact__isnull=False), name="one_vote_per_contact_and_idea"
            ),
            models.UniqueConstraint(
                fields=["idea", "contact"],
                condition=Q(is_counted=True, contact__isnull=False),
                name="a_contact_counts_once_in_an_idea",
            ),
            models.CheckConstraint(
                condition=Q(member__isnull=False, contact=None) | Q(member=None, contact__isnull=False),
                name="a_vote_is_a_members_or_a_contacts",
            ),
            models.CheckConstraint(
                condition=Q(contact=None) | Q(on_behalf_by__isnull=False), name="a_vote_of_a_contact_is_given_by_staff"
            ),
            models.UniqueConstraint(
                fields=["idea", "member"], condition=Q(is_counted=True), name="a_member_counts_once_in_an_idea"
            ),
            models.UniqueConstraint(
                fields=["origin", "organisation"],
                condition=Q(organisation__isnull=False),
                name="one_vote_per_organisation_and_idea",
            ),
            models.CheckConstraint(condition=Q(weight__gte=1), name="a_vote_has_weight"),
            models.CheckConstraint(condition=Q(importance=None) | Q(importance__in=[1, 2, 3]), name="importance_is_known"),
            models.CheckConstraint(
                condition=Q(on_behalf_by=None) | ~Q(source_url=""), name="a_vote_for_somebody_else_has_a_source"
            ),
            models.CheckConstraint(condition=~Q(on_behalf_by=F("member")), name="nobody_votes_on_their_own_behalf"),
            models.CheckConstraint(
                condition=Q(is_counted=True) | ~Q(idea=F("origin")), name="a_vote_counts_where_it_was_given"
            ),
        ]
        indexes = [
            models.Index(fields=["member", "created_at", "id"], name="vote_by_member"),
            models.Index(fields=["idea", "created_at", "id"], name="vote_by_idea"),
            models.Index(fields=["organisation", "idea"], name="vote_by_organisation", condition=Q(organisation__isnull=False)),
            models.Index(fields=["contact"], name="vote_by_contact", condition=Q(contact__isnull=False)),
        ]

    def __str__(self) -> str:
        return f"vote {self.pk}"

    @property
    def voter(self) -> int:
        """Whose it is, as one number: a member's own, or that of a contact, below nothing."""
        return self.member_id if self.member_id is not None else -(self.contact_id or 0)


def who_voted() -> Coalesce:
    """`Vote.voter`, for queries."""
    return Coalesce("member_id", F("contact_id") * -1, output_field=models.BigIntegerField())


def _key() -> str:
    return secrets.token_hex(16)


class VoteLink(models.Model):
    """The link by which a customer without an account sees a vote that was recorded for them, and removes it.

    It stands for the customer: whoever has it needs no other proof. A new key makes the old link worthless.
    """

    vote = models.OneToOneField(Vote, on_delete=models.CASCADE, related_name="link")
    key = models.CharField(max_length=32, unique=True, default=_key)
    made_at = models.DateTimeField(default=timezone.now)
    revoked_at = models.DateTimeField(null=True, blank=True)
    written_at = models.DateTimeField(null=True, blank=True)  # the site wrote to the customer

    class Meta:
        verbose_name = _("link to a vote")
        verbose_name_plural = _("links to votes")
        default_permissions = ()


class Ballot(models.Model):
    """What a member has spent on a board with a budget. Kept in the act that spends; locked after the idea, never before."""

    board = models.ForeignKey(IdeaBoardPage, on_delete=models.CASCADE, related_name="ballots")
    member = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="ballots")
    spent = models.PositiveSmallIntegerField(default=0)

    class Meta:
        verbose_name = _("ballot")
        verbose_name_plural = _("ballots")
        constraints = [models.UniqueConstraint(fields=["member", "board"], name="one_ballot_per_member_and_board")]


class Spokesperson(models.Model):
    """A member who may vote for an organisation. Given by staff."""

    member = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="speaks_for")
    organisation = models.ForeignKey("members.Organisation", on_delete=models.CASCADE, related_name="spokespeople")
    given_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    given_at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("who may speak for an organisation")
        verbose_name_plural = _("who may speak for organisations")
        constraints = [
            models.UniqueConstraint(fields=["member", "organisation"], name="one_spokesperson_per_member_and_organisation")
        ]

    def __str__(self) -> str:
        return f"{self.member} · {self.organisation}"
