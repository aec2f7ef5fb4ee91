"""The report of who opened private content: administrators see it under Reports."""

from __future__ import annotations

from django.db.models import QuerySet
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column, DateColumn
from wagtail.permission_policies import ModelPermissionPolicy

from portal.common.kinds import kind_of_model
from portal.moderation.member_admin.lists import AdminList
from portal.moderation.models import PrivateReading


def thing_of(reading: PrivateReading) -> str:
    """What was opened, without its title: the report must not open it again."""
    kind = kind_of_model(reading.object_type.model_class())
    label = kind.label if kind else reading.object_type.name
    return f"{capfirst(str(label))} {reading.object_id}"


class ReadingList(AdminList):
    model = PrivateReading
    permission_policy = ModelPermissionPolicy(PrivateReading)
    any_permission_required = ["view"]
    page_title = _("Private content opened")
    header_icon = "view"
    index_url_name = "moderation_reading_list"
    index_results_url_name = "moderation_reading_list_results"
    search_fields = ["member__name", "member__username", "reason"]
    default_ordering = "-at"
    columns = [
        DateColumn("at", label=_("When"), sort_key="at"),
        Column("member", label=_("Who")),
        Column("thing", label=_("What"), accessor=thing_of),
        Column("page", label=_("On which page")),
        Column("reason", label=_("Reason")),
    ]

    def get_base_queryset(self) -> QuerySet[PrivateReading]:
        return PrivateReading.objects.select_related("member", "object_type")
