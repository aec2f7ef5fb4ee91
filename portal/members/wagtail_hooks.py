"""What the admin shows of members beside the member admin (portal/moderation): organisations and faces."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.db import transaction
from django.db.models import ProtectedError
from django.forms import modelform_factory
from django.shortcuts import redirect
from django.urls import re_path
from django.utils.translation import gettext_lazy as _
from django.views.generic import RedirectView
from wagtail import hooks
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.views.generic import DeleteView, IndexView
from wagtail.admin.viewsets.model import ModelViewSet

from portal.common.admin_picking import ChoosingForm, ChosenField
from portal.members.actions.organisations import (
    STAFF,
    Facts,
    remove_membership,
    remove_organisation,
    save_membership,
    write_organisation,
)
from portal.members.choosing import MEMBERS
from portal.members.models import Member, Organisation, OrganisationMembership, RevenueBand, Segment
from portal.members.models.organisations import today

_SEGMENT = ["key", "name", "position"]


class OrganisationForm(WagtailAdminModelForm):
    """Written by the action that links to other systems use as well, so that it is recorded."""

    instance: Organisation

    class Meta:
        model = Organisation
        fields = ["name", "domain", "segment", "revenue_band"]

    def save(self, commit: bool = True) -> Any:
        self.instance = write_organisation(
            facts=Facts(**self.cleaned_data), source=STAFF, organisation=self.instance, by=self.for_user
        )
        return self.instance


class MembershipForm(ChoosingForm):
    """Marking a membership as primary here takes the mark from another."""

    instance: OrganisationMembership
    member = ChosenField(MEMBERS, label=_("Member"))

    class Meta:
        model = OrganisationMembership
        fields = ["member", "organisation", "is_primary", "from_date", "until_date"]

    def clean(self) -> dict[str, Any]:
        found = super().clean()
        begin, end = found.get("from_date"), found.get("until_date")
        if begin and end and end < begin:
            self.add_error("until_date", _("The membership would end before it begins. Choose a later day."))
        elif begin and found.get("is_primary") and (begin > today() or (end and end <= today())):
            self.add_error(
                "is_primary", _("Only a membership that has begun and has not ended can be the primary one. Clear this box.")
            )
        return found

    def save(self, commit: bool = True) -> Any:
        self.instance = save_membership(membership=self.instance, by=self.for_user)
        return self.instance

    def _get_validation_exclusions(self) -> set[str]:
        """`save_membership` takes the mark from another one, so that there can be no second primary membership."""
        return {*super()._get_validation_exclusions(), "is_primary"}


class KeptWhileUsed(DeleteView):
    """Deletes what no organisation refers to, and says so where one does."""

    def form_valid(self, form: Any) -> Any:
        try:
            with transaction.atomic():
                return super().form_valid(form)
        except ProtectedError:
            messages.error(
                self.request, _("“%(name)s” is in use by organisations. Give them another one first.") % {"name": self.object}
            )
            return redirect(self.index_url_name)


class OrganisationIndex(IndexView):
    def get_base_queryset(self) -> Any:
        return super().get_base_queryset().select_related("segment", "revenue_band")


class OrganisationDelete(DeleteView):
    def delete_action(self) -> None:
        remove_organisation(organisation=self.object, by=self.request.user)


class MembershipIndex(IndexView):
    def get_base_queryset(self) -> Any:
        return super().get_base_queryset().select_related("member", "organisation")


class MembershipDelete(DeleteView):
    def delete_action(self) -> None:
        remove_membership(membership=self.object, by=self.request.user)


class _Set(ModelViewSet):
    add_to_admin_menu = False
    copy_view_enabled = False
    inspect_view_enabled = False


class OrganisationViewSet(_Set):
    model = Organisation
    icon = "site"
    menu_label = _("Organisations")
    list_display = ["name", "domain", "segment", "revenue_band"]
    list_filter = ["segment", "revenue_band"]
    search_fields = ["name", "domain"]
    ordering = ["name"]
    index_view_class = OrganisationIndex
    delete_view_class = OrganisationDelete

    def get_form_class(self, for_update: bool = False) -> Any:
        return OrganisationForm


class MembershipViewSet(_Set):
    model = OrganisationMembership
    icon = "group"
    menu_label = _("Memberships")
    list_display = ["member", "organisation", "is_primary", "from_date", "until_date"]
    list_filter = ["is_primary", "organisation"]
    search_fields = ["member__username", "member__name", "organisation__name"]
    ordering = ["organisation__name", "member__username", "pk"]
    index_view_class = MembershipIndex
    delete_view_class = MembershipDelete

    def get_form_class(self, for_update: bool = False) -> Any:
        return MembershipForm


class SegmentViewSet(_Set):
    model = Segment
    icon = "tag"
    menu_label = _("Segments")
    list_display = ["name", "key", "position"]
    delete_view_class = KeptWhileUsed

    def get_form_class(self, for_update: bool = False) -> Any:
        return modelform_factory(Segment, form=WagtailAdminModelForm, fields=["name", "position"] if for_update else _SEGMENT)


class RevenueBandViewSet(_Set):
    model = RevenueBand
    icon = "tag"
    menu_label = _("Revenue bands")
    list_display = ["name", "key", "amount"]
    delete_view_class = KeptWhileUsed

    def get_form_class(self, for_update: bool = False) -> Any:
        fields = ["name", "at_least", "currency"]
        return modelform_factory(RevenueBand, form=WagtailAdminModelForm, fields=fields if for_update else ["key", *fields])


memberships = MembershipViewSet("memberships", url_prefix="organisation-memberships")
segments = SegmentViewSet("segments", url_prefix="segments")
revenue_bands = RevenueBandViewSet("revenue_bands", url_prefix="revenue-bands")
organisations = OrganisationViewSet("organisations", url_prefix="organisations")


@hooks.register("register_admin_viewset")
def register_organisations() -> OrganisationViewSet:
    return organisations


@hooks.register("register_admin_viewset")
def register_what_belongs_to_them() -> list[ModelViewSet]:
    return [memberships, segments, revenue_bands]


@hooks.register("register_admin_urls", order=-1)
def register_members() -> list[Any]:
    """Members are managed in the member admin; Wagtail's list of users, which would bypass the rules, leads there."""
    return [
        re_path(r"^users/.*$", RedirectView.as_view(pattern_name="moderation_member_list")),
    ]


@hooks.register("get_avatar_url")
def picture_of(user: Member, size: int) -> str | None:
    return user.avatar.url if user is not None and getattr(user, "avatar", None) else None


@hooks.register("construct_settings_menu")
def hide_users(request: Any, items: list[Any]) -> None:
    items[:] = [item for item in items if item.name != "users"]
