"""Connections in the admin: check, mapping, policy, backfill, pause."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import Count, Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST
from django.views.generic import TemplateView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from portal.crm import actions
from portal.crm.connectors import UNREACHABLE, connector_of
from portal.crm.consents import LINK, TEXT_VERSION
from portal.crm.mapping import mapping_of
from portal.crm.models import BUILT_IN, Connection, DeadLetter, Direction, Link, Outbox, SharingQuestion
from portal.crm.permissions import can_run_connections, can_set_up_connections
from portal.crm.protocol import Kind
from portal.crm.sync.checking import check_connection
from portal.crm.tasks import DRY_RUN, backfill_connection
from portal.members.models import Consent

SEE = "crm.view_connection"


class CrmPage(WagtailAdminTemplateMixin, TemplateView):
    """A page for those who look after customer records."""

    permission = SEE

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        if not request.user.has_perm(self.permission):
            raise PermissionDenied(_("Only those who look after customer records see this."))
        return super().dispatch(request, *args, **kwargs)

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        return [*self.breadcrumbs_items, {"url": "", "label": self.get_page_title()}]


class ConnectionList(CrmPage):
    """All connections, and what members decided."""

    template_name = "crm/admin/connection_list.html"
    page_title = gettext_lazy("CRM connections")
    header_icon = "link"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        actions.built_in_connection()
        now = timezone.now()
        rows = list(Connection.objects.order_by("pk"))
        linked = dict(Link.objects.linked().values_list("connection").annotate(Count("pk")))
        waiting = dict(Outbox.objects.values_list("connection").annotate(Count("pk")))
        dead = dict(DeadLetter.objects.filter(resolution="").values_list("connection").annotate(Count("pk")))
        only_paused = self.request.GET.get("state") == "paused"
        if only_paused:
            rows = [row for row in rows if row.is_on and row.is_paused(now)]
        for row in rows:  # what the template shows of each stands on the row
            row.linked, row.paused_now = linked.get(row.pk, 0), row.is_paused(now)  # type: ignore[attr-defined]
            row.waiting, row.dead = waiting.get(row.pk, 0), dead.get(row.pk, 0)  # type: ignore[attr-defined]
        agreed = Consent.objects.filter(purpose=LINK, withdrawn_at=None).values("member").distinct().count()
        declined = SharingQuestion.objects.filter(answer=SharingQuestion.Answer.NOT_NOW).count()
        return super().get_context_data(
            connections=rows,
            only_paused=only_paused,
            agreed=agreed,
            declined=declined,
            version=TEXT_VERSION,
            may_set_up=bool(can_set_up_connections(self.request.user)),
            **kwargs,
        )


class ConnectionDetail(CrmPage):
    """One connection: its last check, its mapping, its policy."""

    template_name = "crm/admin/connection_detail.html"
    header_icon = "link"

    def get_page_title(self) -> str:
        return self.connection.name

    @property
    def connection(self) -> Connection:
        return get_object_or_404(Connection, pk=self.kwargs["pk"])

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        connection = self.connection
        mapping: list[Any] = []
        theirs: list[str] = []
        trouble = ""
        try:
            connector = connector_of(connection)
            mapping = mapping_of(connection, connector)
            theirs = sorted({str(each["name"]) for each in connector.describe(Kind.CONTACT)})
        except UNREACHABLE as error:
            trouble = str(error)
        return super().get_context_data(
            connection=connection,
            is_paused=connection.is_paused(timezone.now()),
            mapping=mapping,
            theirs=theirs,
            trouble=trouble,
            directions=Direction.choices,
            may_change=bool(can_run_connections(self.request.user)),
            may_set_up=bool(can_set_up_connections(self.request.user)),
            is_built_in=connection.slug == BUILT_IN,
            waiting=connection.outbox.count(),
            dead=connection.dead_letters.filter(resolution="").count(),
            report=connection.reports.exclude(figures__has_key=DRY_RUN).order_by("-at").first(),
            dry_run=connection.reports.filter(figures__has_key=DRY_RUN).order_by("-at").first(),
            **kwargs,
        )


def _connection(request: HttpRequest, pk: int) -> Connection:
    if not can_run_connections(request.user):
        raise PermissionDenied(can_run_connections(request.user).reason)
    return get_object_or_404(Connection, pk=pk)


@require_POST
def connection_check(request: HttpRequest, pk: int) -> HttpResponse:
    """Look at it again. Nothing is written there."""
    connection = _connection(request, pk)
    try:
        lines = check_connection(connection)
    except UNREACHABLE as error:
        messages.error(request, _("It could not be checked: %(reason)s") % {"reason": error})
    else:
        wrong = sum(1 for each in lines if not each["ok"])
        if wrong:
            messages.warning(request, _("Checked. Look at what is not right below."))
        else:
            messages.success(request, _("Checked. All is right."))
    return redirect("crm_connection", pk)


@require_POST
def connection_pause(request: HttpRequest, pk: int) -> HttpResponse:
    """Pause with a reason, or resume."""
    connection = _connection(request, pk)
    if request.POST.get("resume"):
        actions.resume(connection=connection, by=request.user)  # type: ignore[arg-type]
        messages.success(request, _("It sends again."))
    else:
        reason = request.POST.get("reason", "").strip()[:300] or _("paused by hand")
        actions.pause(connection=connection, by=request.user, reason=reason)  # type: ignore[arg-type]
        messages.success(request, _("Paused. What waits is kept in order."))
    return redirect("crm_connection", pk)


@require_POST
def connection_backfill(request: HttpRequest, pk: int) -> HttpResponse:
    """Say what a backfill would do, or start it."""
    connection = _connection(request, pk)
    is_dry = not request.POST.get("start")
    backfill_connection.enqueue(connection.pk, is_dry)
    messages.success(
        request,
        _("Being counted. The result stands here when the worker is done.")
        if is_dry
        else _("Started. It runs behind what is live."),
    )
    return redirect("crm_connection", pk)


@require_POST
def mapping_save(request: HttpRequest, pk: int) -> HttpResponse:
    """Which field of ours goes where, and in which direction. A change applies to each member's next write."""
    connection = _connection(request, pk)
    try:
        actions.save_mapping(connection=connection, chosen=_chosen(request, connection), by=request.user)  # type: ignore[arg-type]
    except (actions.MappingRefused, *UNREACHABLE) as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("Saved. It applies to the next write of each member."))
    return redirect("crm_connection", pk)


def _chosen(request: HttpRequest, connection: Connection) -> dict[str, tuple[str, str]]:
    mapping = mapping_of(connection, connector_of(connection))
    return {
        each.field.name: (
            request.POST.get(f"theirs-{each.field.name}", each.theirs).strip()[:120],
            request.POST.get(f"direction-{each.field.name}", each.direction.value),
        )
        for each in mapping
    }


def problems() -> int:
    """How many connections are paused: what the first page of the admin counts."""
    now = timezone.now()
    paused = Connection.objects.on().filter(Q(paused_at__isnull=False) & (Q(paused_until=None) | Q(paused_until__gt=now)))
    return paused.count()
