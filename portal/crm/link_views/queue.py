"""The queue in the admin: ambiguous links with their evidence, corrections, dead letters, the sync log, reconciliation."""

from __future__ import annotations

import csv
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from portal.common.permissions import Refused
from portal.common.spreadsheets import safe_cell
from portal.crm import actions
from portal.crm.connectors import UNREACHABLE, connector_of
from portal.crm.link_views.connections import CrmPage
from portal.crm.mapping import member_key
from portal.crm.models import Connection, Correction, DeadLetter, Link, SyncLogEntry
from portal.crm.permissions import can_decide_links
from portal.crm.protocol import Kind, Ref
from portal.crm.sync.resolve import verified_addresses
from portal.crm.tasks import DRY_RUN

ROWS, MOST_REPORTS = 50, 400


class Queue(CrmPage):
    """What waits for a person."""

    template_name = "crm/admin/link_queue.html"
    page_title = gettext_lazy("CRM queue")
    header_icon = "list-ul"
    permission = "crm.view_link"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        links = Link.objects.needing_a_person().select_related("member", "connection").order_by("created_at", "pk")
        letters = (
            DeadLetter.objects.filter(resolution="").select_related("member", "connection", "activity").order_by("-died_at")
        )
        asked = Correction.objects.filter(answered_at=None).select_related("member").order_by("asked_at")
        return super().get_context_data(
            links=links[:ROWS],
            link_count=links.count(),
            page=Paginator(letters, ROWS).get_page(self.request.GET.get("p")),
            corrections=asked[:ROWS],
            may_decide=bool(can_decide_links(self.request.user)),
            **kwargs,
        )


class LinkDecision(CrmPage):
    """One ambiguous link: the member beside the contacts that were found."""

    template_name = "crm/admin/link_decide.html"
    page_title = gettext_lazy("Which contact is it?")
    header_icon = "link"
    permission = "crm.view_link"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        found = Link.objects.active().select_related("member", "connection")
        link = get_object_or_404(found, pk=self.kwargs["pk"], state=Link.State.AMBIGUOUS)
        records: list[Any] = []
        trouble = ""
        try:
            connector = connector_of(link.connection)
            records = list(connector.read([Ref(connector.tenant, Kind.CONTACT, number) for number in link.candidates]))
        except UNREACHABLE as error:
            trouble = str(error)
        taken = Link.objects.active().filter(connection=link.connection, record_id__in=link.candidates).exclude(pk=link.pk)
        holders = {each.record_id: each.member for each in taken.select_related("member")}
        emails = verified_addresses([link.member_id]).get(link.member_id, frozenset())
        candidates = [
            {
                "record": record,
                "shared": sorted(record.emails & emails),
                "other": sorted(record.emails - emails),
                "holder": holders.get(record.ref.id),
                "is_ours": record.key == member_key(link.member_id),
            }
            for record in records
        ]
        return super().get_context_data(
            link=link,
            emails=sorted(emails),
            key=member_key(link.member_id),
            candidates=candidates,
            waiting=link.connection.outbox.filter(member=link.member).count(),
            trouble=trouble,
            may_decide=bool(can_decide_links(self.request.user)),
            **kwargs,
        )


class SyncLog(CrmPage):
    """What went and came, newest first, without contents."""

    template_name = "crm/admin/sync_log.html"
    page_title = gettext_lazy("Sync log")
    header_icon = "history"
    permission = "crm.view_synclogentry"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        rows = SyncLogEntry.objects.select_related("member", "connection").order_by("-at", "-pk")
        asked = self.request.GET
        if asked.get("connection", "").isdecimal():
            rows = rows.filter(connection=int(asked["connection"][:9]))
        if asked.get("direction") in ("in", "out"):
            rows = rows.filter(is_inbound=asked["direction"] == "in")
        if outcome := asked.get("outcome", "").replace("\0", "")[:20]:
            rows = rows.filter(outcome=outcome)
        return super().get_context_data(
            page=Paginator(rows, ROWS).get_page(asked.get("p")),
            connections=Connection.objects.order_by("pk"),
            outcomes=("done", "unchanged", "retry", "unclear", "conflict", "rejected", "gone", "withdrawn"),
            asked=asked,
            **kwargs,
        )


class Reconciliation(CrmPage):
    """The last comparisons of each connection."""

    template_name = "crm/admin/reconciliation.html"
    page_title = gettext_lazy("Reconciliation")
    header_icon = "tasks"
    permission = "crm.view_reconciliationreport"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        found = []
        for connection in Connection.objects.order_by("pk"):
            reports = list(connection.reports.exclude(figures__has_key=DRY_RUN).order_by("-at")[:2])
            if reports:
                before = reports[1].figures if len(reports) > 1 else {}
                rows = [
                    (name, before.get(name), value) for name, value in reports[0].figures.items() if not isinstance(value, dict)
                ]
                found.append((connection, reports[0], rows))
        return super().get_context_data(found=found, **kwargs)


def reconciliation_csv(request: HttpRequest, pk: int) -> HttpResponse:
    """Every comparison of a connection that is kept, a row for each figure."""
    if not request.user.has_perm(Reconciliation.permission):
        raise PermissionDenied(_("Only those who look after customer records see this."))
    connection = get_object_or_404(Connection, pk=pk)
    response = HttpResponse(content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="reconciliation-{connection.slug}.csv"'
    writer = csv.writer(response)
    writer.writerow(["at", "seconds", "figure", "name", "value"])
    for report in connection.reports.exclude(figures__has_key=DRY_RUN).order_by("-at")[:MOST_REPORTS]:
        for figure, value in report.figures.items():
            each = value.items() if isinstance(value, dict) else [("", value)]
            for name, count in each:
                writer.writerow([report.at.isoformat(), report.seconds, *map(safe_cell, [figure, str(name), str(count)])])
    return response


@require_POST
def link_decide(request: HttpRequest, pk: int) -> HttpResponse:
    """This contact, or none of them."""
    link = get_object_or_404(Link, pk=pk)
    if "record" not in request.POST:
        messages.error(request, _("Choose a contact, or “None of these”."))
        return redirect("crm_link_decide", pk)
    try:
        actions.decide_link(
            link=link,
            record_id=request.POST["record"],
            by=request.user,  # type: ignore[arg-type]
            note=request.POST.get("note", ""),
        )
    except actions.NoCandidate:
        messages.error(request, _("That contact is none of those that were found."))
        return redirect("crm_link_decide", pk)
    except Refused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("Decided. The history of the link is kept."))
    return redirect("crm_queue")


@require_POST
def letters_act(request: HttpRequest) -> HttpResponse:
    """Requeue the chosen dead letters, or discard them with a reason."""
    if not request.user.has_perm("crm.change_deadletter"):
        raise PermissionDenied(_("Only those who look after customer records do this."))
    chosen = [int(pk) for pk in request.POST.getlist("letter")[:ROWS] if pk.isascii() and pk.isdecimal() and len(pk) < 12]
    letters = DeadLetter.objects.filter(pk__in=chosen, resolution="")
    reason = request.POST.get("reason", "").strip()
    if not chosen:
        messages.error(request, _("Choose what you mean."))
    elif request.POST.get("act") == "discard":
        if not reason:
            messages.error(request, _("Say why they are discarded."))
        else:
            for letter in letters:
                actions.discard(letter=letter, by=request.user, reason=reason)
            messages.success(request, _("Discarded."))
    else:
        for letter in letters:
            actions.requeue(letter=letter, by=request.user)
        messages.success(request, _("Requeued. They keep their keys, so nothing arrives twice."))
    return redirect("crm_queue")


@require_POST
def correction_answer(request: HttpRequest, pk: int) -> HttpResponse:
    """What was done about it."""
    correction = get_object_or_404(Correction, pk=pk)
    answer = request.POST.get("answer", "").replace("\0", "").strip()
    if not answer:
        messages.error(request, _("Write the answer that the member reads."))
        return redirect("crm_queue")
    try:
        actions.answer_correction(correction=correction, answer=answer, by=request.user)  # type: ignore[arg-type]
    except Refused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("Answered."))
    return redirect("crm_queue")
