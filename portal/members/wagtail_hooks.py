"""What the admin shows of members beside the moderators' desk (portal/moderation): organisations and faces."""

from __future__ import annotations

from typing import Any

from django.urls import re_path
from django.utils.translation import gettext_lazy as _
from django.views.generic import RedirectView
from wagtail import hooks
from wagtail.admin.viewsets.model import ModelViewSet

from portal.members.models import Member, Organisation


class OrganisationViewSet(ModelViewSet):
    model = Organisation
    icon = "site"
    menu_label = _("Organisations")
    add_to_admin_menu = False
    copy_view_enabled = False
    inspect_view_enabled = False
    form_fields = ["name", "domain", "segment", "revenue_band"]
    list_display = ["name", "domain", "get_segment_display", "get_revenue_band_display"]
    list_filter = ["segment", "revenue_band"]
    search_fields = ["name", "domain"]
    ordering = ["name"]


organisations = OrganisationViewSet("organisations", url_prefix="organisations")


@hooks.register("register_admin_viewset")
def register_organisations() -> OrganisationViewSet:
    return organisations


@hooks.register("register_admin_urls", order=-1)
def register_members() -> list[Any]:
    """Members are looked after at the desk; Wagtail's list of users, which would bypass the rules, leads there."""
    return [
        re_path(r"^users/.*$", RedirectView.as_view(pattern_name="moderation_member_list")),
    ]


@hooks.register("get_avatar_url")
def picture_of(user: Member, size: int) -> str | None:
    return user.avatar.url if user is not None and getattr(user, "avatar", None) else None


@hooks.register("construct_settings_menu")
def hide_users(request: Any, items: list[Any]) -> None:
    items[:] = [item for item in items if item.name != "users"]
