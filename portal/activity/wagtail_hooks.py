"""What administrators see of the spine in the Wagtail admin."""

from __future__ import annotations

from django.http import HttpRequest
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from django.views.generic import RedirectView
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from portal.activity import views
from portal.common.needs import Need, register_need


class ReportMenuItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return request.user.has_perm(views.SEE)


@hooks.register("register_admin_urls")
def urls() -> list[URLPattern]:
    return [
        path("reports/jobs/", views.JobQueueReport.as_view(), name="activity_job_queue"),
        path("reports/failed-jobs/", views.FailedJobsReport.as_view(), name="activity_failed_jobs"),
        path("reports/failed-jobs/reactions/", views.reaction_requeue_all, name="activity_reaction_requeue_all"),
        path("reports/failed-jobs/reactions/<int:pk>/", views.reaction_requeue, name="activity_reaction_requeue"),
        path("reports/failed-jobs/reactions/<int:pk>/remove/", views.reaction_remove, name="activity_reaction_remove"),
        path("reports/failed-jobs/tasks/<uuid:pk>/", views.task_requeue, name="activity_task_requeue"),
        # Former addresses of the two lists above.
        path("reports/owed/", RedirectView.as_view(pattern_name="activity_job_queue", query_string=True)),
        path("reports/stuck/", RedirectView.as_view(pattern_name="activity_failed_jobs", query_string=True)),
        path("reports/periodic/", views.PeriodicReport.as_view(), name="activity_periodic"),
        path("reports/periodic/<int:pk>/", views.job_run, name="activity_job_run"),
    ]


@hooks.register("register_reports_menu_item")
def job_queue_menu_item() -> MenuItem:
    return ReportMenuItem(_("Job queue"), reverse("activity_job_queue"), name="job_queue", icon_name="time", order=100)


@hooks.register("register_reports_menu_item")
def failed_jobs_menu_item() -> MenuItem:
    return ReportMenuItem(_("Failed jobs"), reverse("activity_failed_jobs"), name="failed_jobs", icon_name="warning", order=110)


@hooks.register("register_reports_menu_item")
def periodic_menu_item() -> MenuItem:
    return ReportMenuItem(_("Periodic jobs"), reverse("activity_periodic"), name="periodic", icon_name="calendar", order=120)


# What needs administrators (portal/common/needs.py).
register_need(
    Need(
        name="activity.failed",
        order=50,
        words=lambda count: ngettext("job has failed", "jobs have failed", count),
        url=lambda: reverse("activity_failed_jobs") + "?state=failed",
        is_for=lambda viewer: viewer.has_perm(views.SEE),
        count=lambda _viewer, _now: views.failed_count(),
    )
)
register_need(
    Need(
        name="activity.periodic",
        order=55,
        words=lambda count: ngettext("periodic job fails", "periodic jobs fail", count),
        url=lambda: reverse("activity_periodic") + "?state=failing",
        is_for=lambda viewer: viewer.has_perm(views.SEE),
        count=lambda _viewer, _now: len(views.failing_jobs()),
    )
)
