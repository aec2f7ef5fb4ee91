"""What the pages of this app have in common: the admin's frame around a page of the site's own look."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.middleware.csrf import get_token
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.views.generic import TemplateView
from markupsafe import Markup
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from portal.common.jinja import fragment
from portal.members.permissions import can_see_staff_facts


class StaffPage(WagtailAdminTemplateMixin, TemplateView):
    """A page for staff. `inside` is the Jinja2 template of what stands in the frame."""

    template_name = "internal_records/admin/page.html"
    inside = ""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not can_see_staff_facts(request.user):
            raise PermissionDenied(_("The internal records of ideas are for staff."))
        return super().dispatch(request, *args, **kwargs)

    def trail(self) -> list[tuple[str, str]]:
        """Address and name of the pages above this one."""
        return []

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        above = [{"url": url, "label": label} for url, label in self.trail()]
        return [*self.breadcrumbs_items, *above, {"url": "", "label": self.get_page_title()}]

    def show(self, facts: dict[str, Any], *, status: int = 200) -> HttpResponse:
        field = format_html('<input type="hidden" name="csrfmiddlewaretoken" value="{}">', get_token(self.request))
        inside = fragment(self.inside, csrf_input=Markup(field), viewer=self.request.user, **facts)
        return self.render_to_response(self.get_context_data(inside=inside), status=status)
