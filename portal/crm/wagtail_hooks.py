"""Customer records in the admin: lists, pages and forms of each kind, the case admin, merging, files."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.models import Permission
from django.urls import path, reverse, reverse_lazy
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from wagtail import hooks
from wagtail.admin.menu import Menu, MenuItem, SubmenuMenuItem

from portal.common.needs import Need, register_need
from portal.crm.link_views.connections import problems
from portal.crm.link_views.hooks import link_urls
from portal.crm.models import Case, Correction, DeadLetter, Link
from portal.crm.store.permissions import can_work_cases
from portal.crm.store_views import cases, merging, uploads
from portal.crm.store_views.details import detail_view, edit_view
from portal.crm.store_views.forms import FORMS
from portal.crm.store_views.lists import export_view, list_view
from portal.crm.store_views.screens import SCREENS


class PermittedItem(MenuItem):
    """A menu item for those who hold a permission."""

    def __init__(self, *args: Any, permission: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.permission = permission

    def is_shown(self, request: Any) -> bool:
        return bool(request.user.has_perm(self.permission))


menu = Menu(
    items=[
        PermittedItem(_("Cases"), reverse_lazy("crm_case_list"), icon_name="help", name="crm-cases", order=0, permission="crm.view_case"),
        *(
            PermittedItem(
                screen.title, reverse_lazy(f"crm_{name}_list"), icon_name=screen.icon, name=f"crm-{name}", order=10 + place,
                permission=f"crm.view_{screen.model._meta.model_name}",
            )
            for place, (name, screen) in enumerate(SCREENS.items())
        ),
        PermittedItem(_("Connections"), reverse_lazy("crm_connection_list"), icon_name="link", name="crm-connections", order=50, permission="crm.view_connection"),
        PermittedItem(_("Queue"), reverse_lazy("crm_queue"), icon_name="list-ul", name="crm-queue", order=51, permission="crm.view_link"),
        PermittedItem(_("Sync log"), reverse_lazy("crm_sync_log"), icon_name="history", name="crm-log", order=52, permission="crm.view_synclogentry"),
        PermittedItem(_("Reconciliation"), reverse_lazy("crm_reconciliation"), icon_name="tasks", name="crm-reconciliation", order=53, permission="crm.view_reconciliationreport"),
        PermittedItem(_("Imports"), reverse_lazy("crm_import_list"), icon_name="upload", name="crm-imports", order=40, permission="crm.add_importrun"),
    ],
)  # fmt: skip


@hooks.register("register_admin_menu_item")
def register_menu() -> SubmenuMenuItem:
    return SubmenuMenuItem(_("Customers"), menu, icon_name="site", name="customers", order=260)


@hooks.register("register_admin_urls")
def urls() -> list[Any]:
    found = []
    for name in SCREENS:
        view = list_view(name)
        found += [
            path(f"crm/{name}/", view.as_view(), name=f"crm_{name}_list"),
            path(f"crm/{name}/results/", view.as_view(results_only=True), name=f"crm_{name}_list_results"),
            path(f"crm/{name}/export/", export_view(name), name=f"crm_{name}_export"),
            path(f"crm/{name}/<int:pk>/", detail_view(name), name=f"crm_{name}_detail"),
        ]
    for name in FORMS:
        found.append(path(f"crm/{name}/<int:pk>/edit/", edit_view(name), name=f"crm_{name}_edit"))
        if name != "products":
            found.append(path(f"crm/{name}/new/", edit_view(name), name=f"crm_{name}_new"))
    return [
        *link_urls(),
        *found,
        path("crm/contacts/<int:pk>/merge/", merging.contact_merge, name="crm_contact_merge"),
        path("crm/merges/<int:pk>/undo/", merging.merge_undo, name="crm_merge_undo"),
        path("crm/cases/", cases.case_list, name="crm_case_list"),
        path("crm/cases/<int:pk>/", cases.case_detail, name="crm_case"),
        path("crm/cases/<int:pk>/message/", cases.message_write, name="crm_case_message"),
        path("crm/cases/<int:pk>/assign/", cases.case_assign, name="crm_case_assign"),
        path("crm/cases/<int:pk>/state/", cases.case_state, name="crm_case_state"),
        path("crm/imports/", uploads.import_list, name="crm_import_list"),
        path("crm/imports/<int:pk>/", uploads.import_detail, name="crm_import"),
        path("crm/imports/<int:pk>/errors/", uploads.import_errors, name="crm_import_errors"),
    ]


@hooks.register("register_permissions")
def permissions_to_give() -> Any:
    """In the admin's form of a group: who sees amounts, and who sees who opened a contact."""
    return Permission.objects.filter(content_type__app_label="crm", codename__in=["see_revenue", "view_contactreading"])


register_need(
    Need(
        name="crm.overdue_cases",
        order=15,
        words=lambda count: ngettext("case is overdue", "cases are overdue", count),
        url=lambda: reverse("crm_case_list") + "?queue=overdue",
        is_for=lambda viewer: bool(can_work_cases(viewer)),
        count=lambda _viewer, now: Case.objects.overdue(now).filter(state=Case.State.OPEN).count(),
        is_late=True,
    )
)
register_need(
    Need(
        name="crm.unassigned_cases",
        order=16,
        words=lambda count: ngettext("case has nobody yet", "cases have nobody yet", count),
        url=lambda: reverse("crm_case_list") + "?queue=unassigned",
        is_for=lambda viewer: bool(can_work_cases(viewer)),
        count=lambda _viewer, _now: Case.objects.unassigned().count(),
    )
)
register_need(
    Need(
        name="crm.ambiguous_links",
        order=17,
        words=lambda count: ngettext("customer link needs a decision", "customer links need a decision", count),
        url=lambda: reverse("crm_queue"),
        is_for=lambda viewer: viewer.has_perm("crm.change_link"),
        count=lambda _viewer, _now: Link.objects.needing_a_person().count(),
    )
)
register_need(
    Need(
        name="crm.corrections",
        order=18,
        words=lambda count: ngettext("correction is asked for", "corrections are asked for", count),
        url=lambda: reverse("crm_queue") + "#corrections",
        is_for=lambda viewer: viewer.has_perm("crm.change_link"),
        count=lambda _viewer, _now: Correction.objects.filter(answered_at=None).count(),
    )
)
register_need(
    Need(
        name="crm.dead_letters",
        order=19,
        words=lambda count: ngettext("update could not be sent to the CRM", "updates could not be sent to the CRM", count),
        url=lambda: reverse("crm_queue") + "#dead",
        is_for=lambda viewer: viewer.has_perm("crm.change_deadletter"),
        count=lambda _viewer, _now: DeadLetter.objects.filter(resolution="").count(),
    )
)
register_need(
    Need(
        name="crm.paused_connections",
        order=19,
        words=lambda count: ngettext("CRM connection is paused", "CRM connections are paused", count),
        url=lambda: reverse("crm_connection_list") + "?state=paused",
        is_for=lambda viewer: viewer.has_perm("crm.change_connection"),
        count=lambda _viewer, _now: problems(),
        is_late=True,
    )
)
