"""Which member is which contact, what of them was shared, and the receipts of what was taken back."""

from __future__ import annotations

from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from portal.crm.models.connections import Connection
from portal.crm.protocol import Kind, Ref

# What the sync keeps as the reason of a link's state, in words for whoever decides. Anything else is shown as it is kept.
REASONS = {
    "deleted": _("The contact was deleted."),
    "withdrawn": _("The member withdrew."),
    "unlinked": _("Somebody took the link back."),
    "unlinked by a person": _("Somebody took the link back: the next one is decided by a person."),
    "the address is another contact’s": _("The member’s confirmed address stands in another contact."),
    "several contacts carry our key": _("Several contacts carry this member’s key."),
    "several contacts have the address": _("Several contacts have the member’s confirmed address."),
    "the contact carries another member’s key": _("The contact carries the key of another member."),
    "another member claims the contact": _("Another member claims the same contact."),
    "another member is linked with the contact": _("Another member is linked with the contact."),
    "MULTIPLE_MATCHES": _("The other system found several contacts."),
    "KEY_OF_ANOTHER": _("The contact carries the key of another member."),
}


class LinkQuerySet(models.QuerySet["Link"]):
    def active(self) -> Self:
        return self.filter(ended_at=None)

    def linked(self) -> Self:
        return self.active().filter(state=Link.State.LINKED)

    def needing_a_person(self) -> Self:
        return self.active().filter(state=Link.State.AMBIGUOUS)


class Link(models.Model):
    """A member who agreed, and their contact in one system. One that has ended stays as history, without contents."""

    class State(models.TextChoices):
        WAITING = "waiting", _("Not matched yet")
        LINKED = "linked", _("Linked")
        AMBIGUOUS = "ambiguous", _("Several contacts: a person decides")
        NO_CONTACT = "none", _("No contact")
        REFUSED = "refused", _("Not to be linked")
        GONE = "gone", _("Contact deleted")
        ENDING = "ending", _("Being taken back")
        ENDED = "ended", _("Ended")

    class MatchedBy(models.TextChoices):
        KEY = "key", _("our own key")
        EMAIL = "email", _("verified e-mail")
        PERSON = "person", _("a person’s decision")
        CREATED = "created", _("made for the member")

    connection = models.ForeignKey(Connection, on_delete=models.CASCADE, related_name="links")
    member = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="crm_links")
    tenant = models.CharField(max_length=120, blank=True)
    record_id = models.CharField(max_length=120, blank=True)
    url = models.CharField(max_length=500, blank=True)
    state = models.CharField(max_length=10, choices=State, default=State.WAITING)
    matched_by = models.CharField(max_length=10, choices=MatchedBy, blank=True)
    matched_at = models.DateTimeField(null=True, blank=True)
    needs_recheck = models.BooleanField(default=False)
    candidates = models.JSONField(default=list, blank=True)  # numbers of the records among which a person decides
    reason = models.CharField(max_length=300, blank=True)
    version = models.CharField(max_length=120, blank=True)
    # What we wrote last: field to value and time. It tells what differs, and the member what left.
    shadow = models.JSONField(default=dict, blank=True)
    account_id_there = models.CharField(max_length=120, blank=True)
    read_values = models.JSONField(default=dict, blank=True)  # what came back and is shown: owner, plan, contact wishes
    created_at = models.DateTimeField(default=timezone.now)
    ended_at = models.DateTimeField(null=True, blank=True)
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    note = models.CharField(max_length=300, blank=True)

    objects = LinkQuerySet.as_manager()

    class Meta:
        verbose_name = _("link to a contact")
        verbose_name_plural = _("links to contacts")
        default_permissions = ("view", "change")
        constraints = [
            models.UniqueConstraint(
                fields=["connection", "member"], condition=Q(ended_at=None), name="one_link_per_member_and_connection"
            ),
            models.UniqueConstraint(
                fields=["connection", "tenant", "record_id"],
                condition=Q(ended_at=None) & ~Q(record_id=""),
                name="one_link_per_contact_and_connection",
            ),
            models.CheckConstraint(condition=~Q(state="linked") | ~Q(record_id=""), name="a_link_that_holds_has_a_record"),
        ]
        indexes = [
            models.Index(fields=["connection", "record_id"], name="link_by_record"),
            models.Index(fields=["connection", "state", "id"], condition=Q(ended_at=None), name="active_link_by_state"),
        ]

    @property
    def reason_in_words(self) -> str:
        """Why it stands as it does, in the reader's language."""
        return str(REASONS.get(self.reason, self.reason))

    @property
    def ref(self) -> Ref | None:
        return Ref(self.tenant, Kind.CONTACT, self.record_id, self.url) if self.record_id else None


class SentEvent(models.Model):
    """An entry that stands in a contact's timeline because of us: what, when, why. Kept so that the member sees it and it can go."""

    connection = models.ForeignKey(Connection, on_delete=models.CASCADE, related_name="sent_events")
    member = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="crm_events")
    key = models.CharField(max_length=36, unique=True)
    kind = models.CharField(max_length=20, default=Kind.ACTIVITY.value)
    category = models.CharField(max_length=40)
    subject = models.CharField(max_length=250)
    url = models.CharField(max_length=500, blank=True)
    record_id = models.CharField(max_length=120)
    sent_at = models.DateTimeField(default=timezone.now)
    deleted_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        default_permissions = ()
        indexes = [models.Index(fields=["member", "-sent_at"], name="crm_event_of_member")]

    @property
    def ref(self) -> Ref:
        return Ref(self.connection.tenant, Kind(self.kind), self.record_id)


class SharingQuestion(models.Model):
    """Whether a member was asked to share, and what they said. Asked once."""

    class Answer(models.TextChoices):
        YES = "yes", _("Yes")
        NOT_NOW = "not_now", _("Not now")

    member = models.OneToOneField(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="sharing_question")
    asked_at = models.DateTimeField(default=timezone.now)
    answered_at = models.DateTimeField(null=True, blank=True)
    answer = models.CharField(max_length=8, choices=Answer, blank=True)

    class Meta:
        default_permissions = ()


class Receipt(models.Model):
    """A list of what was taken back: done, pending and remaining. It names the member by our key only, and is signed when it is read."""

    member = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="crm_receipts")
    number = models.CharField(max_length=20, unique=True)
    asked_at = models.DateTimeField(default=timezone.now)
    purpose = models.CharField(max_length=60)
    # One row per connection and step: connection, system, what, state (done, pending, remaining), count, fields, at.
    items = models.JSONField(default=list)
    done_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        default_permissions = ()
        indexes = [models.Index(fields=["member", "-asked_at"], name="crm_receipt_of_member")]


class SigningKey(models.Model):
    """A key that receipts are signed with. The public half is published, also when a newer one has taken its place."""

    key_id = models.CharField(max_length=20, unique=True)
    public = models.CharField(max_length=100)
    encrypted_private = models.TextField()
    made_at = models.DateTimeField(default=timezone.now)

    class Meta:
        default_permissions = ()


class Correction(models.Model):
    """A member says that their customer record is wrong. A named person promises an answer by a date."""

    member = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="crm_corrections")
    field = models.CharField(_("field"), max_length=60)
    wish = models.CharField(_("what should it say?"), max_length=300)
    asked_at = models.DateTimeField(default=timezone.now)
    answer = models.CharField(_("answer"), max_length=500, blank=True)
    answered_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    answered_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("correction of a customer record")
        verbose_name_plural = _("corrections of customer records")
        default_permissions = ("view", "change")
        constraints = [
            models.UniqueConstraint(
                fields=["member", "field"], condition=Q(answered_at=None), name="one_open_correction_per_member_and_field"
            ),
        ]

    def __str__(self) -> str:
        return self.wish

    def get_absolute_url(self) -> str:
        return "/my-data/#correct"
