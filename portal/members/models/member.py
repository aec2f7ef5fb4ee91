from __future__ import annotations

from datetime import UTC, datetime
from functools import cached_property
from typing import Any, ClassVar, Self

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.auth.models import Group, PermissionsMixin
from django.core.files.storage import Storage, storages
from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.contrib.settings.models import BaseSiteSetting, register_setting

from portal.common.compiled_queries import Prepared
from portal.common.viewer import Viewer
from portal.members.handles import neutral_handle
from portal.members.identicons import face_of
from portal.members.roles import Role

# A suspension without an end. Far enough, and near enough that no time zone overflows.
FOR_GOOD = datetime(2999, 12, 31, tzinfo=UTC)


class MemberQuerySet(models.QuerySet["Member"]):
    def present(self) -> Self:
        """Members whose account has not been erased."""
        return self.filter(erased_at=None)

    def able_to_sign_in(self) -> Self:
        return self.present().filter(is_active=True).exclude(email=None)

    def visible_to(self, viewer: Viewer) -> Self:
        """Profiles that a viewer may open: those of present members who are approved; moderators open all of them."""
        if viewer.is_authenticated and viewer.is_moderator:
            return self.present()
        return self.present().exclude(approved_at=None)

    def waiting(self) -> Self:
        """Those who confirmed their address and whom a moderator has yet to let in."""
        return (
            self.present().filter(approved_at=None, is_active=True, is_imported=False, emailaddress__verified=True).distinct()
        )

    def lock(self, pk: int) -> Member:
        """The row, locked until the transaction ends, without blocking foreign keys to it."""
        return self.select_for_update(no_key=True, of=("self",)).get(pk=pk)


class MemberManager(BaseUserManager["Member"]):
    def get_queryset(self) -> MemberQuerySet:
        return MemberQuerySet(self.model, using=self._db)

    def present(self) -> MemberQuerySet:
        return self.get_queryset().present()

    def visible_to(self, viewer: Viewer) -> MemberQuerySet:
        return self.get_queryset().visible_to(viewer)

    def waiting(self) -> MemberQuerySet:
        return self.get_queryset().waiting()

    def lock(self, pk: int) -> Member:
        return self.get_queryset().lock(pk)

    def create_user(self, username: str = "", email: str | None = None, password: str | None = None, **fields: Any) -> Member:
        """Make a member. Without a password the account signs in by code, passkey or OpenID only."""
        email = self.normalize_email(email).lower() if email else None
        member = self.model(username=username or neutral_handle(), email=email, **fields)
        if password:
            member.set_password(password)
        else:
            member.set_unusable_password()
        member.save(using=self._db)
        return member

    def create_superuser(self, username: str, email: str | None = None, password: str | None = None, **fields: Any) -> Member:
        return self.create_user(username, email, password, is_staff=True, is_superuser=True, **fields)


class Member(AbstractBaseUser, PermissionsMixin):
    """A person of the community. What others earn for them is written here by the floors above."""

    class Theme(models.TextChoices):
        SYSTEM = "", _("As my device")
        LIGHT = "light", _("Light")
        DARK = "dark", _("Dark")

    username = models.CharField(
        _("handle"),
        max_length=30,
        unique=True,
        validators=[
            RegexValidator(r"^[a-zA-Z0-9](?:[a-zA-Z0-9_.-]*[a-zA-Z0-9])?$", _("Use letters, digits, and . _ - between them."))
        ],
        help_text=_("Others mention you by it: @handle."),
    )
    email = models.EmailField(_("e-mail address"), null=True, blank=True)
    name = models.CharField(_("name"), max_length=60, blank=True, help_text=_("Shown beside what you write."))
    bio = models.CharField(_("about me"), max_length=500, blank=True)
    location = models.CharField(_("place"), max_length=80, blank=True)
    website = models.URLField(_("website"), blank=True)
    avatar = models.ImageField(_("picture"), upload_to="avatars/", blank=True)
    avatar_path = models.CharField(max_length=200, blank=True, editable=False)  # the generated face, drawn once
    avatar_hue = models.PositiveSmallIntegerField(default=0, editable=False)
    language = models.CharField(_("language"), max_length=10, blank=True)
    time_zone = models.CharField(_("time zone"), max_length=50, blank=True)
    theme = models.CharField(_("theme"), max_length=5, choices=Theme.choices, blank=True)
    # The organisation of the primary current membership, kept here for lists and weights. Written by
    # `portal/members/actions/organisations.py` alone.
    organisation = models.ForeignKey(
        "members.Organisation", null=True, blank=True, on_delete=models.SET_NULL, related_name="members"
    )

    is_staff = models.BooleanField(_("may enter the admin"), default=False)
    is_active = models.BooleanField(_("may sign in"), default=True)
    joined_at = models.DateTimeField(_("joined"), default=timezone.now)
    last_seen_at = models.DateTimeField(null=True, blank=True)
    approved_at = models.DateTimeField(null=True, blank=True, help_text=_("Empty while a moderator has to let them in."))
    rules_accepted_at = models.DateTimeField(null=True, blank=True)
    suspended_until = models.DateTimeField(null=True, blank=True)
    suspended_reason = models.CharField(max_length=300, blank=True)
    erased_at = models.DateTimeField(null=True, blank=True)
    is_imported = models.BooleanField(default=False, help_text=_("Came with an import; nobody can sign in until claimed."))

    # Written downwards by rewards and by the trust job, read beside every post.
    trust_level = models.PositiveSmallIntegerField(default=0)
    trust_changed_at = models.DateTimeField(null=True, blank=True, editable=False)
    reputation = models.IntegerField(default=0)
    # Written downwards by customer records: when they answered whether they want to share. Read on each page.
    sharing_answered_at = models.DateTimeField(null=True, blank=True, editable=False)
    # Of what everybody may read; below, of what every member may. Which of them a page shows, `figures_for` says.
    topic_count = models.PositiveIntegerField(default=0)
    reply_count = models.PositiveIntegerField(default=0)
    solution_count = models.PositiveIntegerField(default=0)
    helpful_count = models.PositiveIntegerField(default=0)
    members_topic_count = models.PositiveIntegerField(default=0)
    members_reply_count = models.PositiveIntegerField(default=0)
    members_solution_count = models.PositiveIntegerField(default=0)
    members_helpful_count = models.PositiveIntegerField(default=0)

    objects = MemberManager()

    USERNAME_FIELD = "username"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["email"]

    class Meta:
        verbose_name = _("member")
        verbose_name_plural = _("members")
        constraints = [
            models.UniqueConstraint(Lower("email"), name="one_member_per_address"),
            models.UniqueConstraint(Lower("username"), name="one_member_per_handle"),
            models.CheckConstraint(condition=Q(erased_at=None) | Q(email=None), name="an_erased_member_has_no_address"),
        ]
        indexes = [
            models.Index(Lower("name"), name="member_by_name"),
            models.Index(fields=["solution_count", "id"], name="member_by_solutions"),
            models.Index(fields=["members_solution_count", "id"], name="member_by_inner_solutions"),
            models.Index(fields=["organisation"], name="member_by_organisation"),
        ]

    def __str__(self) -> str:
        return self.get_full_name()

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self.avatar_path and self.username:
            self.avatar_path, self.avatar_hue = face_of(self.username)
        super().save(*args, **kwargs)

    def get_full_name(self) -> str:
        return self.display_name

    def get_short_name(self) -> str:
        return self.get_full_name().split(" ")[0]

    @property
    def display_name(self) -> str:
        if self.erased_at is not None:
            return gettext("Former member")
        return self.name or self.username

    @property
    def first_name(self) -> str:
        """For Wagtail, which shows first and last names."""
        return self.name

    @property
    def last_name(self) -> str:
        return ""

    def get_absolute_url(self) -> str:
        return f"/members/{self.username}/"

    @cached_property
    def groups_held(self) -> dict[int, str]:
        """Groups of this member, read once per request: number to name."""
        return dict(_GROUPS.rows(self.pk))

    def has_role(self, role: Role) -> bool:
        """Administrators hold every role."""
        return self.is_active and (
            self.is_superuser or bool({role.value, Role.ADMINISTRATOR.value} & set(self.groups_held.values()))
        )

    @property
    def is_moderator(self) -> bool:
        return self.has_role(Role.MODERATOR)

    @property
    def is_support(self) -> bool:
        return self.has_role(Role.SUPPORT)

    @property
    def is_company(self) -> bool:
        """Speaks for the company: support staff, product team or administrator."""
        return self.has_role(Role.SUPPORT) or self.has_role(Role.PRODUCT)

    def figures_for(self, viewer: Viewer) -> dict[str, int]:
        """What came of what the member wrote, of what the viewer may read whoever they are: nothing tells of private acts."""
        prefix = "members_" if viewer.is_authenticated else ""
        figures = ("topic_count", "reply_count", "solution_count", "helpful_count")
        return {name: getattr(self, prefix + name) for name in figures}

    def is_suspended(self, now: datetime) -> bool:
        return self.suspended_until is not None and self.suspended_until > now


class FormerHandle(models.Model):
    """A handle that a member had: its addresses lead to them still, and nobody else may take it."""

    handle = models.CharField(max_length=30)
    member = models.ForeignKey(Member, on_delete=models.CASCADE, related_name="former_handles")
    given_up_at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [models.UniqueConstraint(Lower("handle"), name="a_former_handle_is_of_one_member")]


_GROUPS = Prepared(lambda member: Group.objects.filter(user=member).values_list("pk", "name"))


class CodeTries(models.Model):
    """When wrong codes were entered within the last day, for one target or from one origin (`actions/tries.py`).

    The key is a keyed hash: the table tells neither addresses nor where anybody was.
    """

    key = models.CharField(max_length=64, unique=True)
    tried_at = models.JSONField(default=list)  # seconds since 1970, oldest first; never more than the limit
    last_at = models.DateTimeField(db_index=True)


class EntryPurpose(models.TextChoices):
    """What a code or link by e-mail is for."""

    SIGN_IN = "sign_in", _("Sign in")
    SIGN_UP = "sign_up", _("Sign up")
    ADDRESS = "address", _("Confirm an address")


class EntryLinkQuerySet(models.QuerySet["EntryLink"]):
    def usable(self, now: datetime) -> Self:
        return self.filter(used_at=None, expires_at__gt=now)


class EntryLink(models.Model):
    """A link in an e-mail that does what its code does, once and on any device. Only a hash of its token is kept."""

    token_hash = models.CharField(max_length=64, unique=True)
    purpose = models.CharField(max_length=8, choices=EntryPurpose.choices)
    address = models.EmailField()
    member = models.ForeignKey(Member, null=True, blank=True, on_delete=models.CASCADE, related_name="entry_links")
    details = models.JSONField(default=dict)  # where to go on, the invitation, whether a passkey is to follow
    expires_at = models.DateTimeField(db_index=True)
    used_at = models.DateTimeField(null=True, blank=True)

    objects = EntryLinkQuerySet.as_manager()


class Consent(models.Model):
    """What a member agreed to, when, and to which wording. Withdrawn rows stay as the record."""

    member = models.ForeignKey(Member, on_delete=models.CASCADE, related_name="consents")
    purpose = models.CharField(max_length=40)  # "rules", "privacy", later "crm", "referral"
    wording = models.CharField(max_length=64, blank=True, help_text=_("Fingerprint or version of the text."))
    given_at = models.DateTimeField(default=timezone.now)
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("consent")
        verbose_name_plural = _("consents")
        indexes = [models.Index(fields=["member", "purpose"], name="consent_by_purpose")]


class Invitation(models.Model):
    """A place in a community that is entered by invitation only."""

    email = models.EmailField(_("e-mail address"))
    token = models.CharField(max_length=64, unique=True)
    invited_by = models.ForeignKey(Member, on_delete=models.PROTECT, related_name="invitations")
    created_at = models.DateTimeField(default=timezone.now)
    expires_at = models.DateTimeField()
    accepted_by = models.OneToOneField(Member, null=True, blank=True, on_delete=models.SET_NULL, related_name="invitation")
    accepted_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("invitation")
        verbose_name_plural = _("invitations")


@register_setting(icon="group", order=300)
class MembershipSettings(BaseSiteSetting):
    """How one becomes a member here. Edited in the admin under Settings."""

    class Mode(models.TextChoices):
        OPEN = "open", _("Open: whoever confirms their e-mail address")
        APPROVAL = "approval", _("By approval: a moderator lets each one in")
        INVITATION = "invitation", _("By invitation only")

    mode = models.CharField(_("who may join"), max_length=12, choices=Mode.choices, default=Mode.OPEN)
    allowed_domains = models.TextField(
        _("e-mail domains"),
        blank=True,
        help_text=_("One to a line, such as example.com. Only addresses of these may join. Empty: any address."),
    )
    joins_organisation = models.BooleanField(
        _("join the organisation of the e-mail domain"),
        default=False,
        help_text=_("New members belong to the organisation whose e-mail domain theirs is."),
    )
    rules_page = models.ForeignKey(
        "wagtailcore.Page",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        verbose_name=_("site rules"),
        help_text=_("New members accept them. Empty: the page “rules” below the home page."),
    )
    privacy_page = models.ForeignKey(
        "wagtailcore.Page",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        verbose_name=_("privacy text"),
        help_text=_("Empty: the page “privacy” below the home page."),
    )

    panels = [
        FieldPanel("mode"),
        MultiFieldPanel([FieldPanel("allowed_domains"), FieldPanel("joins_organisation")], heading=_("E-mail domains")),
        MultiFieldPanel([FieldPanel("rules_page"), FieldPanel("privacy_page")], heading=_("What new members accept")),
    ]

    class Meta:
        verbose_name = _("membership")

    @property
    def domains(self) -> list[str]:
        return [line.strip().lower().lstrip("@") for line in self.allowed_domains.splitlines() if line.strip()]


def export_path(export: PersonalExport, filename: str) -> str:
    return f"exports/{export.key}.zip"


def private_storage() -> Storage:
    return storages["private"]


class PersonalExport(models.Model):
    """All that is held about a member, put together by the worker and kept for 48 hours."""

    member = models.ForeignKey(Member, on_delete=models.CASCADE, related_name="exports")
    key = models.CharField(max_length=43, unique=True, editable=False)
    asked_at = models.DateTimeField(default=timezone.now)
    ready_at = models.DateTimeField(null=True, blank=True)
    expires_at = models.DateTimeField(null=True, blank=True)
    file = models.FileField(upload_to=export_path, storage=private_storage, blank=True)

    class Meta:
        indexes = [models.Index(fields=["expires_at"], name="export_by_expiry")]


class ImportedMember(models.Model):
    """What the source said of an imported member: facts of the past, apart from what is earned here."""

    member = models.OneToOneField(Member, on_delete=models.CASCADE, related_name="imported")
    source = models.CharField(max_length=200, help_text=_("The identity of the import, such as beer.stackexchange.com."))
    source_id = models.CharField(max_length=40)
    profile_url = models.URLField(blank=True)
    reputation = models.IntegerField(null=True, blank=True)
    badges = models.JSONField(default=dict, blank=True, help_text=_("Name to number of awards."))
    fingerprint = models.CharField(max_length=64, blank=True)

    class Meta:
        verbose_name = _("imported member")
        verbose_name_plural = _("imported members")
        constraints = [models.UniqueConstraint(fields=["source", "source_id"], name="one_member_per_source_and_number")]


class MemberClaim(models.Model):
    """A member says that an imported member is them; a moderator confirms or refuses."""

    imported = models.ForeignKey(ImportedMember, on_delete=models.CASCADE, related_name="claims")
    claimant = models.ForeignKey(Member, on_delete=models.CASCADE, related_name="claims")
    evidence = models.TextField(_("how we can tell"), max_length=1000)
    created_at = models.DateTimeField(default=timezone.now)
    decided_at = models.DateTimeField(null=True, blank=True)
    decided_by = models.ForeignKey(Member, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    is_confirmed = models.BooleanField(null=True, blank=True)

    class Meta:
        verbose_name = _("claim")
        verbose_name_plural = _("claims")
        constraints = [
            models.UniqueConstraint(fields=["imported", "claimant"], condition=Q(decided_at=None), name="one_open_claim_each"),
        ]
