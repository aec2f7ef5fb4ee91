"""The moderators' pages in the admin's menu, and what needs them on its first page."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.admin.utils import quote
from django.contrib.auth.models import Permission
from django.db import transaction
from django.db.models import ProtectedError
from django.shortcuts import redirect
from django.urls import path, reverse, reverse_lazy
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from wagtail import hooks
from wagtail.admin.menu import Menu, MenuItem, SubmenuMenuItem
from wagtail.admin.views.generic import DeleteView
from wagtail.admin.viewsets.model import ModelViewSet

from portal.common.needs import Need, register_need
from portal.members.models import Member, MemberClaim
from portal.moderation import case_views
from portal.moderation.account_checks import suspected_accounts
from portal.moderation.flagging import can_decide, open_count
from portal.moderation.member_admin import acts, lists
from portal.moderation.member_admin.lists import new_members, open_claims
from portal.moderation.models import ReasonTemplate, Rule
from portal.moderation.readings import ReadingList


class Guarded(MenuItem):
    """A menu item for those who hold one of the permissions."""

    def __init__(self, *args: Any, permissions: tuple[str, ...], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.permissions = permissions

    def is_shown(self, request: Any) -> bool:
        return any(request.user.has_perm(permission) for permission in self.permissions)


class ForModerators(MenuItem):
    """A menu item for those who decide on flags."""

    def is_shown(self, request: Any) -> bool:
        return bool(can_decide(request.user))


menu = Menu(
    items=[
        ForModerators(_("Review queue"), reverse_lazy("moderation_queue"), icon_name="warning", name="flags", order=0),
        ForModerators(_("Moderation log"), reverse_lazy("moderation_log"), icon_name="history", name="moderation-log", order=9),
        Guarded(_("Members"), reverse_lazy("moderation_member_list"), icon_name="group", name="members", order=1, permissions=("members.view_member",)),
        Guarded(_("Claims"), reverse_lazy("moderation_claim_list"), icon_name="user", name="claims", order=2, permissions=("members.view_memberclaim",)),
        Guarded(_("Invitations"), reverse_lazy("moderation_invitation_list"), icon_name="mail", name="invitations", order=3, permissions=("members.view_invitation", "members.add_invitation")),
        Guarded(_("Sanctions"), reverse_lazy("moderation_sanction_list"), icon_name="warning", name="sanctions", order=4, permissions=("moderation.view_sanction",)),
        Guarded(_("Rules"), reverse_lazy("rules:index"), icon_name="list-ol", name="rules", order=10, permissions=("moderation.change_rule",)),
        Guarded(_("Prepared reasons"), reverse_lazy("reasons:index"), icon_name="clipboard-list", name="reasons", order=11, permissions=("moderation.change_reasontemplate",)),
        Guarded(_("Organisations"), reverse_lazy("organisations:index"), icon_name="site", name="organisations", order=5, permissions=("members.view_organisation", "members.change_organisation")),
        Guarded(_("Memberships"), reverse_lazy("memberships:index"), icon_name="group", name="memberships", order=6, permissions=("members.change_organisationmembership",)),
        Guarded(_("Segments"), reverse_lazy("segments:index"), icon_name="tag", name="segments", order=7, permissions=("members.change_segment",)),
        Guarded(_("Revenue bands"), reverse_lazy("revenue_bands:index"), icon_name="tag", name="revenue-bands", order=8, permissions=("members.change_revenueband",)),
    ]
)  # fmt: skip


@hooks.register("register_admin_menu_item")
def register_menu() -> SubmenuMenuItem:
    return SubmenuMenuItem(_("Community"), menu, icon_name="group", name="community", order=250)


@hooks.register("register_admin_urls")
def register_desk() -> list[Any]:
    found = []
    for name, view in (
        ("member", lists.MemberList),
        ("claim", lists.ClaimList),
        ("invitation", lists.InvitationList),
        ("sanction", lists.SanctionList),
    ):
        found += [
            path(f"{name}s/", view.as_view(), name=f"moderation_{name}_list"),
            path(f"{name}s/results/", view.as_view(results_only=True), name=f"moderation_{name}_list_results"),
        ]
    return [
        *found,
        path("reports/private/", ReadingList.as_view(), name="moderation_reading_list"),
        path("reports/private/results/", ReadingList.as_view(results_only=True), name="moderation_reading_list_results"),
        path("flags/", case_views.queue, name="moderation_queue"),
        path("flags/log/", case_views.log, name="moderation_log"),
        path("flags/<str:key>/", case_views.case_detail, name="moderation_case"),
        path("flags/<str:key>/claim/", case_views.case_claim, name="moderation_case_claim"),
        path("members/<int:pk>/give-trust/", acts.GiveTrust.as_view(), name="moderation_give_trust"),
        path("members/<int:pk>/take-trust/", acts.TakeTrust.as_view(), name="moderation_take_trust"),
        path("members/<int:pk>/", acts.MemberInAdmin.as_view(), name="moderation_member"),
        path("members/<int:pk>/suspend/", acts.Suspend.as_view(), name="moderation_suspend"),
        path("members/<int:pk>/somebody-else/", acts.ClearAccount.as_view(), name="moderation_account_clear"),
        path("members/<int:pk>/lift/", acts.Lift.as_view(), name="moderation_lift"),
        path("members/<int:pk>/remove/", acts.RemoveAll.as_view(), name="moderation_remove_all"),
        path("members/<int:pk>/approve/", acts.Approve.as_view(), name="moderation_approve"),
        path("members/<int:pk>/refuse/", acts.RefuseEntry.as_view(), name="moderation_refuse"),
        path("members/<int:pk>/place/", acts.Place.as_view(), name="moderation_place"),
        path("sanctions/<int:sanction>/undo/", acts.Undo.as_view(), name="moderation_undo"),
        path("claims/<int:claim>/", acts.DecideClaim.as_view(), name="moderation_claim"),
        path("invitations/new/", acts.Invite.as_view(), name="moderation_invite"),
    ]


class RuleDelete(DeleteView):
    """Deletes what no decision names, and says so where one does."""

    def get_success_url(self) -> str:
        return str(super().get_success_url())

    def form_valid(self, form: Any) -> Any:
        try:
            with transaction.atomic():
                return super().form_valid(form)
        except ProtectedError:
            messages.error(self.request, _("Decisions name this rule, so it stays. Take it out of force instead."))
            return redirect("rules:edit", quote(self.object.pk))


class RuleViewSet(ModelViewSet):
    """The numbered rules of the site."""

    model = Rule
    name = "rules"
    icon = "list-ol"
    menu_label = _("Rules")
    add_to_admin_menu = False
    copy_view_enabled = False
    inspect_view_enabled = False
    form_fields = ["number", "title", "text", "flag_reason", "is_in_force"]
    list_display = ["number", "title", "flag_reason", "is_in_force"]
    ordering = ["number"]
    search_fields = ["title", "text"]
    search_backend_name = None
    delete_view_class = RuleDelete


@hooks.register("register_admin_viewset")
def register_rules() -> RuleViewSet:
    return RuleViewSet("rules", url_prefix="rules")


class ReasonTemplateViewSet(ModelViewSet):
    """Reasons that moderators begin theirs with."""

    model = ReasonTemplate
    name = "reasons"
    icon = "clipboard-list"
    menu_label = _("Prepared reasons")
    add_to_admin_menu = False
    copy_view_enabled = False
    inspect_view_enabled = False
    form_fields = ["title", "text", "rule", "language"]
    list_display = ["title", "rule", "language"]
    ordering = ["title"]
    search_fields = ["title", "text"]
    search_backend_name = None


@hooks.register("register_admin_viewset")
def register_reasons() -> ReasonTemplateViewSet:
    return ReasonTemplateViewSet("reasons", url_prefix="reasons")


@hooks.register("register_reports_menu_item")
def readings_menu_item() -> MenuItem:
    return Guarded(
        _("Private content opened"),
        reverse_lazy("moderation_reading_list"),
        icon_name="view",
        name="private-readings",
        order=130,
        permissions=("moderation.view_privatereading",),
    )


@hooks.register("register_permissions")
def permissions_to_give() -> Any:
    """In the admin's form of a group: who may open private content, and who sees the report of it."""
    return Permission.objects.filter(
        content_type__app_label="moderation", codename__in=["open_private_content", "view_privatereading"]
    )


# What needs moderators and those who look after members (portal/common/needs.py).
register_need(
    Need(
        name="moderation.flags",
        order=10,
        words=lambda count: ngettext("flagged thing waits for a decision", "flagged things wait for a decision", count),
        url=lambda: reverse("moderation_queue"),
        is_for=lambda viewer: bool(can_decide(viewer)),
        count=lambda viewer, _now: open_count(viewer),
    )
)
register_need(
    Need(
        name="moderation.accounts",
        order=12,
        words=lambda count: ngettext(
            "account looks like that of a suspended member", "accounts look like those of suspended members", count
        ),
        url=lambda: reverse("moderation_queue") + "?show=accounts",
        is_for=lambda viewer: bool(can_decide(viewer)) and viewer.has_perm("members.view_member"),
        count=lambda _viewer, now: suspected_accounts(now).count(),
    )
)
register_need(
    Need(
        name="moderation.waiting",
        order=60,
        words=lambda count: ngettext("member waits to be let in", "members wait to be let in", count),
        url=lambda: reverse("moderation_member_list") + "?state=waiting",
        is_for=lambda viewer: viewer.has_perm("members.change_member"),
        count=lambda _viewer, _now: Member.objects.waiting().count(),
    )
)
register_need(
    Need(
        name="moderation.claims",
        order=65,
        words=lambda count: ngettext("member claims an imported profile", "members claim an imported profile", count),
        url=lambda: reverse("moderation_claim_list") + "?state=open",
        is_for=lambda viewer: viewer.has_perm("members.change_memberclaim"),
        count=lambda _viewer, _now: open_claims(MemberClaim.objects.all()).count(),
    )
)
register_need(
    Need(
        name="moderation.new_members",
        order=70,
        words=lambda count: ngettext("new member in the last seven days", "new members in the last seven days", count),
        url=lambda: reverse("moderation_member_list") + "?state=new",
        is_for=lambda viewer: viewer.has_perm("members.view_member"),
        count=lambda _viewer, now: new_members(Member.objects.all(), now).count(),
    )
)
