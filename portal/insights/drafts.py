"""Pages that wait for somebody to publish them: the report in the admin, and how many there are for its first page."""

from __future__ import annotations

from django.utils.translation import gettext_lazy
from wagtail.admin.views.reports.base import PageReportView
from wagtail.permissions import page_permission_policy
from wagtail.query import PageQuerySet

from portal.common.viewer import Viewer


def may_see_drafts(viewer: Viewer) -> bool:
    """Those who may publish a page somewhere."""
    return bool(viewer.is_authenticated and page_permission_policy.user_has_permission(viewer, "publish"))


def drafts_for(viewer: Viewer) -> PageQuerySet:
    """Pages with changes that are not published, of those that the viewer may publish."""
    allowed: PageQuerySet = page_permission_policy.instances_user_has_permission_for(viewer, "publish")
    return allowed.filter(has_unpublished_changes=True)


class DraftReport(PageReportView):
    page_title = gettext_lazy("Drafts")
    header_icon = "edit"
    index_url_name = "draft_report"
    index_results_url_name = "draft_report_results"
    permission_policy = page_permission_policy
    permission_required = "publish"

    def get_queryset(self) -> PageQuerySet:
        self.queryset = drafts_for(self.request.user).specific(defer=True).order_by("-latest_revision_created_at", "pk")
        found: PageQuerySet = super().get_queryset()
        return found
