"""The report of promises in the admin: open, late, due soon, kept late."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from portal.insights.permissions import may_see_promises
from portal.insights.promises import STATES, promise_counts, promise_rows, promises_visible_to

ROWS = 50


class PromiseReport(WagtailAdminTemplateMixin, TemplateView):
    """Who owes what to whom, about what, by when; only what the viewer may see."""

    template_name = "insights/admin/promises.html"
    page_title = gettext_lazy("Promises")
    header_icon = "calendar-check"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not may_see_promises(request.user):
            raise PermissionDenied(_("Only staff and moderators see the report of promises."))
        return super().dispatch(request, *args, **kwargs)

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        return [*self.breadcrumbs_items, {"url": "", "label": self.get_page_title()}]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        viewer, now = self.request.user, timezone.now()
        state = STATES.get(self.request.GET.get("state", ""), STATES["open"])
        only_mine = self.request.GET.get("owner") == "me"
        promises = promises_visible_to(viewer)
        if only_mine:
            promises = promises.filter(owner=viewer)
        counts = promise_counts(promises, now)
        listed = promises.filter(state.where(now)).select_related("owner", "to").order_by(state.order, "pk")
        page = Paginator(listed, ROWS).get_page(self.request.GET.get("p"))
        return super().get_context_data(
            states=[(each, counts[each.name]) for each in STATES.values()],
            chosen=state,
            only_mine=only_mine,
            page=page,
            rows=promise_rows(list(page), viewer, now),
            now=now,
            **kwargs,
        )
