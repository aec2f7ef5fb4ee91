"""The lists of records: search, filters, sorting, and the same as a file."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import django_filters
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column, TitleColumn
from wagtail.admin.widgets.button import HeaderButton
from wagtail.permission_policies import ModelPermissionPolicy

from portal.common.permissions import require
from portal.common.spreadsheets import csv_response
from portal.crm.models import Account, Contact, Opportunity, Order, ProductSold, Refund, Subscription, Touch
from portal.crm.store.permissions import can_see_records, can_see_revenue, can_write_record
from portal.crm.store_views.screens import SCREENS, Screen
from portal.moderation.member_admin.lists import AdminList


class _Texts(WagtailFilterSet):
    """Filters by what stands in a column, as it is written."""

    source = django_filters.CharFilter(label=_("Source"), lookup_expr="iexact")


class ContactFilter(_Texts):
    city = django_filters.CharFilter(label=_("City"), lookup_expr="icontains")
    country = django_filters.CharFilter(label=_("Country"), lookup_expr="iexact")

    class Meta:
        model = Contact
        fields = ["source", "city", "country", "has_opted_out_of_email"]


class AccountFilter(_Texts):
    segment = django_filters.CharFilter(label=_("Segment"), lookup_expr="icontains")
    owner = django_filters.CharFilter(label=_("Owner"), lookup_expr="icontains")

    class Meta:
        model = Account
        fields = ["source", "segment", "owner"]


class _WithAmount(_Texts):
    """Without the permission there is no filter by amount either: by asking often enough it would tell each amount."""

    least = django_filters.NumberFilter(
        label=_("Amount at least, in the smallest unit"), field_name="amount_minor", lookup_expr="gte"
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        request = kwargs.get("request")
        if request is None or not can_see_revenue(request.user):
            self.filters.pop("least", None)


class OrderFilter(_WithAmount):
    ordered_from = django_filters.DateFilter(label=_("Ordered from"), field_name="ordered_at", lookup_expr="date__gte")

    class Meta:
        model = Order
        fields = ["status", "source", "ordered_from", "least"]


class RefundFilter(_WithAmount):
    class Meta:
        model = Refund
        fields = ["source", "least"]


class SubscriptionFilter(_Texts):
    runs = django_filters.BooleanFilter(label=_("Still runs"), field_name="ended_at", lookup_expr="isnull")

    class Meta:
        model = Subscription
        fields = ["source", "runs"]


class OpportunityFilter(_WithAmount):
    stage = django_filters.CharFilter(label=_("Stage"), lookup_expr="iexact")
    is_open = django_filters.BooleanFilter(label=_("Open"), field_name="closed_at", lookup_expr="isnull")

    class Meta:
        model = Opportunity
        fields = ["source", "stage", "is_open", "least"]


class ProductFilter(_Texts):
    is_unmapped = django_filters.BooleanFilter(label=_("Without a product page"), field_name="product", lookup_expr="isnull")

    class Meta:
        model = ProductSold
        fields = ["source", "is_unmapped"]


class TouchFilter(_Texts):
    channel = django_filters.CharFilter(label=_("Channel"), lookup_expr="icontains")

    class Meta:
        model = Touch
        fields = ["source", "channel"]


FILTERS: dict[str, type[WagtailFilterSet]] = {
    "contacts": ContactFilter,
    "accounts": AccountFilter,
    "orders": OrderFilter,
    "refunds": RefundFilter,
    "subscriptions": SubscriptionFilter,
    "opportunities": OpportunityFilter,
    "products": ProductFilter,
    "touches": TouchFilter,
}


class RecordList(AdminList):
    """The list of one kind of record."""

    screen: Screen
    any_permission_required = ["view"]
    results_template_name = "crm/admin/record_results.html"

    def get_base_queryset(self) -> QuerySet[Any]:
        rows: QuerySet[Any] = self.screen.rows()
        return rows.distinct() if self.request.GET.get("q") and self.screen.name == "contacts" else rows

    @cached_property
    def columns(self) -> list[Column]:
        facts = self.screen.facts_for(can_see_revenue(self.request.user), is_list=True)
        name = self.screen.name
        first, *rest = facts
        return [
            TitleColumn(
                first.key,
                label=first.label,
                accessor=first.value,
                sort_key=first.sort or None,
                get_url=lambda record: reverse(f"crm_{name}_detail", args=[record.pk]),
            ),
            *(Column(fact.key, label=fact.label, accessor=fact.value, sort_key=fact.sort or None) for fact in rest),
        ]

    @cached_property
    def header_buttons(self) -> list[HeaderButton]:
        name, found = self.screen.name, []
        if name not in ("products", "touches") and can_write_record(self.request.user, self.screen.model()):
            found.append(HeaderButton(_("Add"), url=reverse(f"crm_{name}_new"), icon_name="plus"))
        return found

    def get_context_data(self, *args: Any, **kwargs: Any) -> dict[str, Any]:
        query = self.request.GET.urlencode()
        address = reverse(f"crm_{self.screen.name}_export")
        return super().get_context_data(*args, **kwargs) | {"export_url": f"{address}?{query}" if query else address}


def list_view(name: str) -> type[RecordList]:
    screen = SCREENS[name]
    return type(
        f"{screen.model.__name__}List",
        (RecordList,),
        {
            "screen": screen,
            "model": screen.model,
            "permission_policy": ModelPermissionPolicy(screen.model),
            "page_title": screen.title,
            "header_icon": screen.icon,
            "index_url_name": f"crm_{name}_list",
            "index_results_url_name": f"crm_{name}_list_results",
            "search_fields": list(screen.search),
            "filterset_class": FILTERS[name],
            "default_ordering": screen.ordering,
        },
    )


def record_export(request: HttpRequest, kind: str) -> HttpResponseBase:
    """The list as a CSV file: filtered and sorted as on the page, all rows, and amounts only for those who see them there."""
    screen = SCREENS[kind]
    require(can_see_records(request.user, screen.model))
    view = list_view(kind)()
    view.setup(request)
    rows = view.get_queryset()
    facts = screen.facts_for(can_see_revenue(request.user))
    return csv_response(f"{kind}.csv", [str(fact.label) for fact in facts], _cells(facts, rows))


def _cells(facts: list[Any], rows: QuerySet[Any]) -> Iterator[list[str]]:
    for row in rows.iterator(chunk_size=2_000):
        yield ["" if (value := fact.value(row)) is None else str(value) for fact in facts]


def export_view(kind: str) -> Any:
    def view(request: HttpRequest) -> HttpResponseBase | HttpResponse:
        return record_export(request, kind)

    return view
