"""Contacts: people at customers. A contact is no member; the link between them is made elsewhere, with the member's consent."""

from __future__ import annotations

from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from portal.crm.models.accounts import Account
from portal.crm.models.base import Record, record_rules


class ContactQuerySet(models.QuerySet["Contact"]):
    def current(self) -> Self:
        """Without those that were merged into another."""
        return self.filter(merged_into=None)

    def with_email(self, email: str) -> Self:
        """Those that have this address, as the first or as a further one, exactly and without regard to case."""
        email = email.strip().lower()
        if not email:
            return self.none()
        further = ContactEmail.objects.filter(email=email).values("contact")
        return self.filter(Q(email=email) | Q(pk__in=further))


class Contact(Record):
    """A person at a customer."""

    given_name = models.CharField(_("given name"), max_length=150, blank=True)
    family_name = models.CharField(_("family name"), max_length=150, blank=True)
    email = models.CharField(_("e-mail"), max_length=254, blank=True)  # lower case; other systems hold what is no address
    phone = models.CharField(_("phone"), max_length=60, blank=True)
    company = models.CharField(_("company"), max_length=200, blank=True)
    account = models.ForeignKey(
        Account, null=True, blank=True, on_delete=models.SET_NULL, related_name="contacts", verbose_name=_("account")
    )
    street = models.CharField(_("street"), max_length=250, blank=True)
    postcode = models.CharField(_("postcode"), max_length=30, blank=True)
    city = models.CharField(_("city"), max_length=150, blank=True)
    region = models.CharField(_("region"), max_length=150, blank=True)
    country = models.CharField(_("country"), max_length=100, blank=True)
    language = models.CharField(_("language"), max_length=20, blank=True)
    has_opted_out_of_email = models.BooleanField(_("wants no e-mail"), default=False)
    has_opted_out_of_calls = models.BooleanField(_("wants no calls"), default=False)
    created_at = models.DateTimeField(_("created"), default=timezone.now)
    custom_fields = models.JSONField(_("custom fields"), default=dict, blank=True)
    merged_into = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="merged", editable=False
    )
    # Written by the link alone, and only with the member's consent.
    portal_member_id = models.CharField(max_length=120, null=True, blank=True, unique=True, editable=False)
    portal_fields = models.JSONField(default=dict, blank=True, editable=False)

    objects = ContactQuerySet.as_manager()

    class Meta:
        verbose_name = _("contact")
        verbose_name_plural = _("contacts")
        constraints = [
            *record_rules("contact")[0],
            models.CheckConstraint(
                condition=Q(merged_into=None) | ~Q(merged_into=F("id")), name="a_contact_is_not_merged_into_itself"
            ),
        ]
        indexes = [
            *record_rules("contact")[1],
            models.Index(fields=["email"], name="contact_by_email"),
            models.Index(fields=["family_name", "given_name"], name="contact_by_name"),
        ]

    def __str__(self) -> str:
        return self.name or self.email or self.number

    @property
    def name(self) -> str:
        """Given and family name, as far as they are known."""
        return f"{self.given_name} {self.family_name}".strip()


class ContactEmail(models.Model):
    """A further address of a contact; the first one stands on the contact itself."""

    contact = models.ForeignKey(Contact, on_delete=models.CASCADE, related_name="further_emails")
    email = models.CharField(_("e-mail"), max_length=254)

    class Meta:
        verbose_name = _("further e-mail address")
        verbose_name_plural = _("further e-mail addresses")
        constraints = [models.UniqueConstraint(fields=["contact", "email"], name="one_row_per_contact_and_email")]
        indexes = [models.Index(fields=["email"], name="further_email_of_contact")]

    def __str__(self) -> str:
        return self.email


class ContactMerge(models.Model):
    """Two contacts became one: what was moved and what was filled in, so that it can be undone."""

    survivor = models.ForeignKey(Contact, on_delete=models.CASCADE, related_name="merges", verbose_name=_("kept contact"))
    merged = models.ForeignKey(Contact, on_delete=models.CASCADE, related_name="+", verbose_name=_("merged contact"))
    # Per relation the numbers of the rows that were moved; per field of the survivor its value before and after.
    moved = models.JSONField(default=dict)
    filled = models.JSONField(default=dict)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    undone_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    undone_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("merge of contacts")
        verbose_name_plural = _("merges of contacts")
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(
                fields=["merged"], condition=Q(undone_at=None), name="a_contact_is_merged_into_one_at_a_time"
            ),
            models.CheckConstraint(condition=~Q(survivor=F("merged")), name="two_contacts_are_merged"),
        ]


class ContactReading(models.Model):
    """Somebody opened a contact's page: who and when. Written once, kept as long as the contact is."""

    contact = models.ForeignKey(Contact, on_delete=models.CASCADE, related_name="readings")
    member = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("reading of a contact")
        verbose_name_plural = _("readings of contacts")
        default_permissions = ("view",)
        indexes = [models.Index(fields=["contact", "-at"], name="contact_reading_by_time")]


class TimelineEntry(Record):
    """Something that happened with a contact, as other systems note it down: a call, a meeting, an act in the community."""

    contact = models.ForeignKey(Contact, on_delete=models.CASCADE, related_name="timeline")
    subject = models.CharField(_("subject"), max_length=250)
    text = models.TextField(_("text"), blank=True)
    url = models.CharField(_("address"), max_length=500, blank=True)
    at = models.DateTimeField(_("when"), default=timezone.now)
    portal_key = models.CharField(max_length=120, null=True, blank=True, unique=True, editable=False)

    class Meta:
        verbose_name = _("timeline entry")
        verbose_name_plural = _("timeline entries")
        constraints = record_rules("timeline_entry")[0]
        indexes = [*record_rules("timeline_entry")[1], models.Index(fields=["contact", "-at"], name="timeline_of_contact")]

    def __str__(self) -> str:
        return self.subject


class Touch(Record):
    """A lead met us somewhere: a campaign, a fair, a web form. By address where there is no contact yet."""

    contact = models.ForeignKey(Contact, null=True, blank=True, on_delete=models.SET_NULL, related_name="touches")
    email = models.CharField(_("e-mail"), max_length=254, blank=True)
    channel = models.CharField(_("channel"), max_length=100)
    at = models.DateTimeField(_("when"))
    portal_key = models.CharField(max_length=120, null=True, blank=True, unique=True, editable=False)

    class Meta:
        verbose_name = _("lead touch")
        verbose_name_plural = _("lead touches")
        constraints = record_rules("touch")[0]
        indexes = [*record_rules("touch")[1], models.Index(fields=["email"], name="touch_by_email")]

    def __str__(self) -> str:
        return self.channel
