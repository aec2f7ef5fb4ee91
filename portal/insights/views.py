"""The report of what members talk about, and asking for a look now."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from portal.common.permissions import Refused
from portal.insights.actions import ask_for_a_look
from portal.insights.filter_params import Asked
from portal.insights.permissions import may_see_insights
from portal.insights.reading import report
from portal.members.models import Member


class MiningReport(WagtailAdminTemplateMixin, TemplateView):
    template_name = "insights/admin/mining.html"
    page_title = gettext_lazy("What members talk about")
    header_icon = "search"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not may_see_insights(request.user):
            raise PermissionDenied(_("Only the product team and moderators see what members talk about."))
        return super().dispatch(request, *args, **kwargs)

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        return [*self.breadcrumbs_items, {"url": "", "label": self.get_page_title()}]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        asked = Asked.of(self.request.GET, self.request.user)
        return super().get_context_data(**report(self.request.user, asked, timezone.now()), **kwargs)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Count again now."""
        by = request.user
        assert isinstance(by, Member)  # dispatch let staff in only
        try:
            ask_for_a_look(by=by, now=timezone.now())
        except Refused as refusal:
            messages.error(request, str(refusal))
        else:
            messages.success(request, _("The worker counts again now. Load the page again in a minute."))
        query = request.META.get("QUERY_STRING", "")
        return HttpResponseRedirect(reverse("mining_report") + (f"?{query}" if query else ""))
