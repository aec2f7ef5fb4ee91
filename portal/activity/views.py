"""What stands in the Wagtail admin under Reports: the job queue, failed jobs, periodic jobs."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db.models import Count, Max, Min
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_POST
from django.views.generic import TemplateView
from django_tasks_db.models import DBTaskResult
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from portal.activity import lease_recovery, periodic, retry
from portal.activity.models import PendingReaction, PeriodicJob, WorkerBeat

SEE, MEND = "activity.view_pendingreaction", "activity.change_pendingreaction"
ROWS = 50


class Report(WagtailAdminTemplateMixin, TemplateView):
    """A page of the admin for those who may see the job queue."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not request.user.has_perm(SEE):
            raise PermissionDenied(_("Only administrators see the job queue."))
        return super().dispatch(request, *args, **kwargs)

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        return [*self.breadcrumbs_items, {"url": "", "label": self.get_page_title()}]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(
            may_mend=self.request.user.has_perm(MEND),
            now=timezone.now(),
            **kwargs,
        )

    def page_of(self, rows: Any) -> Any:
        return Paginator(rows, ROWS).get_page(self.request.GET.get("p"))


class JobQueueReport(Report):
    """Every pending reaction, by function, and the workers that live."""

    template_name = "activity/job_queue.html"
    page_title = gettext_lazy("Job queue")
    header_icon = "time"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        pending = PendingReaction.objects.all()
        sums = pending.values("reaction", "is_outside").annotate(
            count=Count("pk"), since=Min("created_at"), attempts=Max("attempts")
        )
        return super().get_context_data(
            sums=sums.order_by("since"),
            page=self.page_of(pending.select_related("activity").order_by("created_at", "pk")),
            workers=WorkerBeat.objects.filter(seen_at__gt=timezone.now() - lease_recovery.DEAD_AFTER).order_by("started_at"),
            tasks_ready=DBTaskResult.objects.ready().count(),
            **kwargs,
        )


class FailedJobsReport(Report):
    """Reactions and tasks that failed: why, how often, and once more."""

    template_name = "activity/failed_jobs.html"
    page_title = gettext_lazy("Failed jobs")
    header_icon = "warning"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        only_failed = self.request.GET.get("state") == "failed"
        failed = PendingReaction.objects.failed() if only_failed else PendingReaction.objects.filter(attempts__gt=0)
        page = self.page_of(failed.select_related("activity").order_by("-attempts", "created_at"))
        return super().get_context_data(
            page=page,
            unknown=set(retry.unknown_reactions().filter(pk__in=[row.pk for row in page]).values_list("pk", flat=True)),
            failed_after=PendingReaction.FAILED_AFTER,
            only_failed=only_failed,
            tasks=DBTaskResult.objects.failed().order_by("-finished_at")[:ROWS],
            task_count=DBTaskResult.objects.failed().count(),
            **kwargs,
        )


class PeriodicReport(Report):
    """When each periodic job ran, how it went, and when it runs next."""

    template_name = "activity/periodic.html"
    page_title = gettext_lazy("Periodic jobs")
    header_icon = "calendar"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        declared = periodic.jobs()
        only_failing = self.request.GET.get("state") == "failing"
        jobs = failing_jobs() if only_failing else [job for job in PeriodicJob.objects.all() if job.name in declared]
        rows = [(job, declared[job.name].rhythm) for job in jobs]
        return super().get_context_data(
            rows=rows, only_failing=only_failing, is_anybody_working=_is_anybody_working(), **kwargs
        )


@require_POST
def reaction_requeue(request: HttpRequest, pk: int) -> HttpResponse:
    _require_mend(request)
    retry.reactions(PendingReaction.objects.filter(pk=get_object_or_404(PendingReaction, pk=pk).pk))
    messages.success(request, _("It runs again now."))
    return redirect("activity_failed_jobs")


@require_POST
def reaction_requeue_all(request: HttpRequest) -> HttpResponse:
    _require_mend(request)
    count = retry.reactions(PendingReaction.objects.filter(attempts__gt=0))
    messages.success(
        request, ngettext("%(count)d reaction runs again now.", "%(count)d reactions run again now.", count) % {"count": count}
    )
    return redirect("activity_failed_jobs")


@require_POST
def reaction_remove(request: HttpRequest, pk: int) -> HttpResponse:
    _require_mend(request)
    get_object_or_404(PendingReaction, pk=pk)
    if retry.remove(PendingReaction.objects.filter(pk=pk)):
        messages.success(request, _("The job is removed."))
    else:
        messages.error(request, _("This reaction exists, so its job is not removed. Run it again instead."))
    return redirect("activity_failed_jobs")


@require_POST
def task_requeue(request: HttpRequest, pk: Any) -> HttpResponse:
    _require_mend(request)
    retry.tasks(DBTaskResult.objects.failed().filter(pk=get_object_or_404(DBTaskResult, pk=pk).pk))
    messages.success(request, _("It runs again now."))
    return redirect("activity_failed_jobs")


@require_POST
def job_run(request: HttpRequest, pk: int) -> HttpResponse:
    _require_mend(request)
    job = get_object_or_404(PeriodicJob, pk=pk)
    retry.job(job)
    messages.success(request, _("“%(job)s” runs within a few seconds.") % {"job": job})
    return redirect("activity_periodic")


def failed_count() -> int:
    """Jobs that somebody should look at: reactions that failed often enough, and failed tasks."""
    return PendingReaction.objects.failed().count() + DBTaskResult.objects.failed().count()


def failing_jobs() -> list[PeriodicJob]:
    """Declared periodic jobs that failed since they last worked."""
    declared = periodic.jobs()
    return [job for job in PeriodicJob.objects.filter(failures__gt=0) if job.name in declared]


def _is_anybody_working() -> bool:
    return WorkerBeat.objects.filter(seen_at__gt=timezone.now() - lease_recovery.DEAD_AFTER).exists()


def _require_mend(request: HttpRequest) -> None:
    if not request.user.has_perm(MEND):
        raise PermissionDenied(_("Only administrators retry failed jobs."))
