"""The lists of the member admin."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

import django_filters
from django.contrib.auth.models import Group
from django.db.models import QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column, DateColumn, TitleColumn
from wagtail.admin.views.generic import IndexView
from wagtail.admin.widgets.button import HeaderButton
from wagtail.permission_policies import ModelPermissionPolicy

from portal.members.models import FOR_GOOD, Invitation, Member, MemberClaim, Organisation
from portal.moderation.models import Sanction

NEW_FOR = timedelta(days=7)


class AdminList(IndexView):
    """A list that is only read here; what can be done is behind each row."""

    paginate_by = 50
    any_permission_required = ["view", "change"]
    search_backend_name = None
    is_export = False

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        return [*self.breadcrumbs_items, {"url": "", "label": self.page_title}]


def member_address(member: Member) -> str:
    return reverse("moderation_member", args=[member.pk])


def state_of(member: Any) -> Any:
    """One word for where a member stands; `member` has `has_verified` annotated."""
    if member.erased_at:
        return _("Erased")
    if member.is_suspended(timezone.now()):
        return _("Suspended")
    if member.is_imported:
        return _("Imported")
    if member.approved_at is None:
        return _("Waiting") if member.has_verified else _("Address not confirmed")
    return _("Member")


def new_members(members: QuerySet[Member], now: datetime) -> QuerySet[Member]:
    """Who joined in the last seven days and is a member now: let in, and not erased since."""
    return members.filter(joined_at__gt=now - NEW_FOR, is_imported=False, erased_at=None).exclude(approved_at=None)


def open_claims(claims: QuerySet[MemberClaim]) -> QuerySet[MemberClaim]:
    """Claims that nobody has decided yet."""
    return claims.filter(decided_at=None)


class MemberFilter(WagtailFilterSet):
    state = django_filters.ChoiceFilter(
        label=_("State"),
        method="in_state",
        choices=[
            ("waiting", _("Waiting to be let in")),
            ("new", _("Joined in the last seven days")),
            ("suspended", _("Suspended")),
            ("imported", _("Imported, not claimed")),
            ("erased", _("Erased")),
        ],
    )
    organisation = django_filters.ModelChoiceFilter(queryset=Organisation.objects.all(), label=_("Organisation"))
    groups = django_filters.ModelChoiceFilter(queryset=Group.objects.order_by("name"), label=_("Role or group"))

    class Meta:
        model = Member
        fields = ["state", "organisation", "groups"]

    def in_state(self, members: QuerySet[Member], name: str, state: str) -> QuerySet[Member]:
        if state == "waiting":
            return members.filter(pk__in=Member.objects.waiting().values("pk"))
        if state == "new":
            return new_members(members, timezone.now())
        if state == "suspended":
            return members.filter(suspended_until__gt=timezone.now())
        if state == "imported":
            return members.filter(is_imported=True)
        return members.exclude(erased_at=None)


class MemberList(AdminList):
    model = Member
    permission_policy = ModelPermissionPolicy(Member)
    page_title = _("Members")
    header_icon = "group"
    index_url_name = "moderation_member_list"
    index_results_url_name = "moderation_member_list_results"
    search_fields = ["name", "username", "email"]
    filterset_class = MemberFilter
    default_ordering = "-joined_at"
    columns = [
        TitleColumn("display_name", label=_("Member"), get_url=member_address, sort_key="name"),
        Column("username", label=_("Handle"), sort_key="username"),
        Column("email", label=_("E-mail"), sort_key="email"),
        Column("organisation", label=_("Organisation")),
        Column("state", label=_("State"), accessor=state_of),
        DateColumn("joined_at", label=_("Joined"), sort_key="joined_at"),
    ]

    def get_base_queryset(self) -> QuerySet[Member]:
        from allauth.account.models import EmailAddress
        from django.db.models import Exists, OuterRef

        verified = EmailAddress.objects.filter(user=OuterRef("pk"), verified=True)
        return Member.objects.select_related("organisation").annotate(has_verified=Exists(verified))


class ClaimFilter(WagtailFilterSet):
    state = django_filters.ChoiceFilter(
        label=_("Decision"),
        method="in_state",
        choices=[("open", _("Open")), ("confirmed", _("Confirmed")), ("refused", _("Refused"))],
    )

    class Meta:
        model = MemberClaim
        fields = ["state"]

    def in_state(self, claims: QuerySet[MemberClaim], name: str, state: str) -> QuerySet[MemberClaim]:
        return open_claims(claims) if state == "open" else claims.filter(is_confirmed=state == "confirmed")


class ClaimList(AdminList):
    model = MemberClaim
    permission_policy = ModelPermissionPolicy(MemberClaim)
    page_title = _("Claims of imported profiles")
    header_icon = "user"
    index_url_name = "moderation_claim_list"
    index_results_url_name = "moderation_claim_list_results"
    search_fields = ["claimant__name", "claimant__username", "evidence"]
    filterset_class = ClaimFilter
    default_ordering = "-created_at"
    columns = [
        TitleColumn("claimant", label=_("Claimant"), get_url=lambda claim: reverse("moderation_claim", args=[claim.pk])),
        Column("imported.member.display_name", label=_("Imported profile")),
        Column("imported.source", label=_("Source")),
        Column(
            "decided",
            label=_("Decision"),
            accessor=lambda claim: {None: _("Open"), True: _("Confirmed"), False: _("Refused")}[claim.is_confirmed],
        ),
        DateColumn("created_at", label=_("Made")),
    ]

    def get_base_queryset(self) -> QuerySet[MemberClaim]:
        return MemberClaim.objects.select_related("claimant", "imported__member")


class InvitationList(AdminList):
    model = Invitation
    permission_policy = ModelPermissionPolicy(Invitation)
    any_permission_required = ["view", "add"]
    page_title = _("Invitations")
    header_icon = "mail"
    index_url_name = "moderation_invitation_list"
    index_results_url_name = "moderation_invitation_list_results"
    search_fields = ["email"]
    default_ordering = "-created_at"
    columns = [
        Column("email", label=_("E-mail"), sort_key="email"),
        Column("invited_by", label=_("Invited by")),
        DateColumn("created_at", label=_("Sent"), sort_key="created_at"),
        DateColumn("expires_at", label=_("Ends")),
        Column("accepted_by", label=_("Taken by")),
    ]

    @property
    def header_buttons(self) -> list[HeaderButton]:
        return [HeaderButton(_("Invite people"), url=reverse("moderation_invite"), icon_name="plus")]

    def get_base_queryset(self) -> QuerySet[Invitation]:
        return Invitation.objects.select_related("invited_by", "accepted_by")


class SanctionList(AdminList):
    model = Sanction
    permission_policy = ModelPermissionPolicy(Sanction)
    page_title = _("Sanctions")
    header_icon = "warning"
    index_url_name = "moderation_sanction_list"
    index_results_url_name = "moderation_sanction_list_results"
    search_fields = ["member__name", "member__username", "reason"]
    list_filter = ["kind"]
    default_ordering = "-at"
    columns = [
        TitleColumn("member", label=_("Member"), get_url=lambda sanction: member_address(sanction.member)),
        Column("get_kind_display", label=_("What")),
        Column("reason", label=_("Reason")),
        Column("by", label=_("By")),
        DateColumn("at", label=_("When"), sort_key="at"),
        Column("stands", label=_("Stands"), accessor=lambda sanction: standing(sanction)),
    ]

    def get_base_queryset(self) -> QuerySet[Sanction]:
        return Sanction.objects.select_related("member", "by")


def standing(sanction: Sanction) -> Any:
    """Whether a sanction is in force, and until when."""
    if sanction.undone_at is not None:
        return _("Undone")
    if sanction.kind == Sanction.Kind.REMOVAL:
        return _("Hidden")
    if sanction.until is None or sanction.until >= FOR_GOOD:
        return _("For good")
    return _("Until %(day)s") % {"day": f"{sanction.until:%Y-%m-%d}"} if sanction.until > timezone.now() else _("Over")
