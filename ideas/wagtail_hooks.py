"""What the admin shows of ideas beside the boards, which are pages: who may vote for an organisation."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.viewsets.model import ModelViewSet

from ideas.models import Spokesperson
from portal.common.admin_picking import ChoosingForm, ChosenField
from portal.members.choosing import MEMBERS


class SpokespersonForm(ChoosingForm):
    """Remembers who gave the word."""

    member = ChosenField(MEMBERS, label=_("Member"))

    class Meta:
        model = Spokesperson
        fields = ["member", "organisation"]

    def save(self, commit: bool = True) -> Any:
        if self.instance.pk is None:
            self.instance.given_by = self.for_user
        return super().save(commit=commit)


class SpokespersonViewSet(ModelViewSet):
    model = Spokesperson
    icon = "group"
    menu_label = _("Organisation votes")
    menu_order = 270
    add_to_admin_menu = True
    copy_view_enabled = False
    inspect_view_enabled = False
    list_display = ["member", "organisation", "given_by", "given_at"]
    search_fields = ["member__username", "member__name", "organisation__name"]
    ordering = ["organisation__name", "pk"]

    def get_form_class(self, for_update: bool = False) -> Any:
        return SpokespersonForm


spokespeople = SpokespersonViewSet("spokespeople", url_prefix="voices")


@hooks.register("register_admin_viewset")
def register_spokespeople() -> SpokespersonViewSet:
    return spokespeople
