"""The worklists under Reports in the Wagtail admin."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from portal.articles import worklists


class ArticleWorklist(WagtailAdminTemplateMixin, TemplateView):
    template_name = "articles/admin/worklists.html"
    page_title = gettext_lazy("Articles to look at")
    header_icon = "doc-full"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not worklists.may_see_worklists(request.user):
            raise PermissionDenied(_("Only people who edit articles see this list."))
        return super().dispatch(request, *args, **kwargs)

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        return [*self.breadcrumbs_items, {"url": "", "label": self.get_page_title()}]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        member = self.request.user
        return super().get_context_data(
            lists=[
                (_("Fewer than half found it helpful"), _("No article is."), worklists.unhelpful(member)),
                (_("Read, but the reader still asked"), _("No article was."), worklists.failed(member)),
                (_("Not checked for a year"), _("Every article was checked within a year."), worklists.stale(member)),
                (_("Most read"), _("No reader has been counted yet."), worklists.most_read(member)),
            ],
            **kwargs,
        )
