"""The workbench in the admin's menu."""

from __future__ import annotations

from django.http import HttpRequest
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from ideas.workbench import saved_views
from ideas.workbench.views import Workbench
from portal.members.permissions import can_see_staff_facts


class WorkbenchMenuItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return can_see_staff_facts(request.user)


@hooks.register("register_admin_urls")
def urls() -> list[URLPattern]:
    return [
        path("workbench/", Workbench.as_view(), name="ideas_workbench"),
        path("workbench/same/", saved_views.ProbablyTheSame.as_view(), name="ideas_workbench_same"),
        path("workbench/views/", saved_views.SaveView.as_view(), name="ideas_workbench_save"),
        path("workbench/views/<int:pk>/", saved_views.ChangeView.as_view(), name="ideas_workbench_view"),
        path("workbench/changes/<int:pk>/", saved_views.DecideChange.as_view(), name="ideas_workbench_change"),
    ]


@hooks.register("register_admin_menu_item")
def menu_item() -> MenuItem:
    return WorkbenchMenuItem(_("Ideas workbench"), reverse("ideas_workbench"), name="workbench", icon_name="list-ul", order=260)
