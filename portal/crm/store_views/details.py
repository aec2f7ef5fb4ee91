"""One record: what is known of it, what belongs to it; and the forms that create and change one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.generic import FormView, TemplateView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from portal.common.permissions import Refused, require
from portal.crm.models import Account, Case, Contact, Order
from portal.crm.store.actions import note_reading, save_record
from portal.crm.store.permissions import can_see_records, can_see_revenue, can_work_cases, can_write_record
from portal.crm.store_views.forms import FORMS
from portal.crm.store_views.screens import SCREENS, Screen, day
from portal.members.requests import MemberRequest

SHOWN = 20  # rows of each kind on the page of a contact or account


@dataclass(frozen=True)
class Section:
    """Records that belong to the one on the page."""

    title: Any
    headings: Sequence[Any]
    rows: list[tuple[str, list[Any]]]  # address, cells
    has_more: bool


def _section(kind: str, rows: QuerySet[Any], viewer: Any, hidden: str) -> Section | None:
    screen = SCREENS[kind]
    if not can_see_records(viewer, screen.model):
        return None
    facts = [fact for fact in screen.facts_for(can_see_revenue(viewer), is_list=True) if fact.key not in (hidden, "source")]
    found = list(rows.select_related(*screen.related).order_by(screen.ordering, "-pk")[: SHOWN + 1])
    cells = [(reverse(f"crm_{kind}_detail", args=[row.pk]), [fact.value(row) for fact in facts]) for row in found[:SHOWN]]
    return Section(screen.title, [fact.label for fact in facts], cells, len(found) > SHOWN) if found else None


def _cases(rows: QuerySet[Case], viewer: Any) -> Section | None:
    if not can_see_records(viewer, Case):
        return None
    found = list(rows.order_by("-opened_at")[: SHOWN + 1])
    cells = [
        (
            reverse("crm_case", args=[case.pk]),
            [case.subject, case.get_state_display(), day(case.opened_at), day(case.closed_at)],
        )
        for case in found[:SHOWN]
    ]
    return (
        Section(_("Cases"), [_("Subject"), _("State"), _("Opened"), _("Closed")], cells, len(found) > SHOWN) if found else None
    )


class RecordDetail(WagtailAdminTemplateMixin, TemplateView):
    """What the store knows of one record."""

    request: MemberRequest
    screen: Screen
    template_name = "crm/admin/record_detail.html"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        require(can_see_records(request.user, self.screen.model))
        rows = self.screen.model._default_manager.select_related(*self.screen.related)
        self.record: Any = get_object_or_404(rows, pk=kwargs["pk"])
        self.page_title, self.header_icon = str(self.record), self.screen.icon
        if isinstance(self.record, Contact):
            note_reading(contact=self.record, by=self.request.user)
        return super().dispatch(request, *args, **kwargs)

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        return [
            *self.breadcrumbs_items,
            {"url": reverse(f"crm_{self.screen.name}_list"), "label": self.screen.title},
            {"url": "", "label": self.page_title},
        ]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        record, viewer = self.record, self.request.user
        if self.screen.name == "products":
            record.line_count = record.lines.count()
        facts = [(fact.label, fact.value(record)) for fact in self.screen.facts_for(can_see_revenue(viewer))]
        return super().get_context_data(**kwargs) | {
            "record": record,
            "facts": [(label, value) for label, value in facts if value not in ("", None)],
            "custom": sorted(getattr(record, "custom_fields", {}).items()),
            "sections": [section for section in self._sections(viewer) if section],
            "edit_url": reverse(f"crm_{self.screen.name}_edit", args=[record.pk])
            if self.screen.name in FORMS and can_write_record(viewer, record)
            else "",
            "is_contact": isinstance(record, Contact),
            "is_account": isinstance(record, Account),
            "may_change": isinstance(record, Contact) and viewer.has_perm("crm.change_contact"),
            "merges": list(record.merges.select_related("merged", "by", "undone_by").order_by("-at")) if isinstance(record, Contact) else [],
            "emails": list(record.further_emails.order_by("email")) if isinstance(record, Contact) else [],
            "readings": list(record.readings.select_related("member").order_by("-at")[:SHOWN])
            if isinstance(record, Contact) and viewer.has_perm("crm.view_contactreading")
            else [],
            "timeline": list(record.timeline.order_by("-at")[:SHOWN]) if isinstance(record, Contact) else [],
        }  # fmt: skip

    def _sections(self, viewer: Any) -> list[Section | None]:
        record = self.record
        if isinstance(record, (Contact, Account)):
            own = "contact" if isinstance(record, Contact) else "account"
            found = [
                _section("orders", record.orders.all(), viewer, own),
                _section("subscriptions", record.subscriptions.all(), viewer, own),
                _section("opportunities", record.opportunities.all(), viewer, own),
                _cases(record.cases.all(), viewer),
            ]
            if isinstance(record, Account):
                return [_section("contacts", record.contacts.filter(merged_into=None), viewer, own), *found]
            return [*found, _section("touches", record.touches.all(), viewer, own)]
        if isinstance(record, Order):
            return [self._lines(record, viewer), _section("refunds", record.refunds.all(), viewer, "order")]
        return []

    def _lines(self, order: Order, viewer: Any) -> Section:
        from portal.common.money import money

        sees = can_see_revenue(viewer)
        rows = []
        for line in order.lines.select_related("product").order_by("position"):
            cells = [str(line.product or _("without a product")), f"{line.quantity.normalize():f}"]
            address = reverse("crm_products_detail", args=[line.product_id]) if line.product_id else ""
            rows.append((address, [*cells, money(line.amount_minor, order.currency)] if sees else cells))
        headings = [_("Product"), _("Quantity"), *([_("Amount")] if sees else [])]
        return Section(_("Lines"), headings, rows, False)


class RecordEdit(WagtailAdminTemplateMixin, FormView):
    """Create or change a record."""

    request: MemberRequest
    screen: Screen
    name: str
    template_name = "crm/admin/record_edit.html"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        model = FORMS[self.name]._meta.model
        self.record: Any = get_object_or_404(model, pk=kwargs["pk"]) if "pk" in kwargs else model()
        verdict = can_write_record(request.user, self.record)
        if not verdict:
            raise Refused(verdict.reason)
        self.page_title = _("Change %(name)s") % {"name": self.record} if self.record.pk else _("New record")
        self.header_icon = "edit"
        return super().dispatch(request, *args, **kwargs)

    def get_form(self, form_class: Any = None) -> Any:
        data = self.request.POST if self.request.method == "POST" else None
        return FORMS[self.name](data, instance=self.record, viewer=self.request.user)

    def form_valid(self, form: Any) -> HttpResponse:
        saved = save_record(
            record=form.instance, by=self.request.user, fields=form.written(), lines=getattr(form, "lines", None)
        )
        messages.success(self.request, _("%(name)s is saved.") % {"name": saved})
        return redirect("crm_case" if self.name == "cases" else f"crm_{self.name}_detail", pk=saved.pk)

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        is_case = self.name == "cases"
        listing = reverse("crm_case_list" if is_case else f"crm_{self.name}_list")
        return [
            *self.breadcrumbs_items,
            {"url": listing, "label": _("Cases") if is_case else SCREENS[self.name].title},
            {"url": "", "label": self.page_title},
        ]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        is_case = self.name == "cases"
        if self.record.pk:
            back = reverse("crm_case" if is_case else f"crm_{self.name}_detail", args=[self.record.pk])
        else:
            back = reverse("crm_case_list" if is_case else f"crm_{self.name}_list")
        return super().get_context_data(**kwargs) | {"back": back, "may_work": can_work_cases(self.request.user)}


def detail_view(kind: str) -> Any:
    view: type[RecordDetail] = type("Detail", (RecordDetail,), {"screen": SCREENS[kind]})
    return view.as_view()


def edit_view(kind: str) -> Any:
    view: type[RecordEdit] = type("Edit", (RecordEdit,), {"name": kind})
    return view.as_view()
