"""The workbench in the admin: one table, changes of several ideas at once, files."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.generic import TemplateView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from ideas import actions
from ideas.boards import board_map, boards_visible_to
from ideas.models import Idea, Meaning
from ideas.workbench.exports import as_csv, as_json
from ideas.workbench.table import AGES, Asked, ideas_for, pairs_of, rows_of
from portal.common.permissions import Refused
from portal.members.models import Member, Organisation
from portal.members.permissions import can_see_staff_facts
from portal.products.models import ProductPage

PAGE = 50
MOST_AT_ONCE = 50
MOST_IN_FILE = 20_000


class Workbench(WagtailAdminTemplateMixin, TemplateView):
    template_name = "workbench/admin/table.html"
    page_title = gettext_lazy("Workbench of ideas")
    header_icon = "list-ul"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not can_see_staff_facts(request.user):
            raise PermissionDenied(_("The workbench is the product team's."))
        return super().dispatch(request, *args, **kwargs)

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        return [*self.breadcrumbs_items, {"url": "", "label": self.get_page_title()}]

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        wanted = request.GET.get("export", "")
        if wanted not in ("csv", "json"):
            return super().get(request, *args, **kwargs)
        asked, now = Asked.of(request.GET), timezone.now()
        rows = rows_of(ideas_for(asked, request.user, now)[:MOST_IN_FILE], asked, request.user, now)
        text, kind = (as_csv(rows), "text/csv") if wanted == "csv" else (as_json(rows), "application/json")
        answer = HttpResponse(text, content_type=f"{kind}; charset=utf-8")
        answer["Content-Disposition"] = f'attachment; filename="ideas-{now:%Y-%m-%d}.{wanted}"'
        return answer

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        viewer, now, asked = self.request.user, timezone.now(), Asked.of(self.request.GET)
        page = Paginator(ideas_for(asked, viewer, now), PAGE).get_page(self.request.GET.get("p", "1"))
        rows = rows_of(page.object_list, asked, viewer, now)
        query = self.request.GET.copy()
        for name in ("p", "export"):
            query.pop(name, None)
        return super().get_context_data(
            asked=asked,
            page=page,
            rows=rows,
            pairs=pairs_of(rows),
            query=query.urlencode(),
            views=[
                ("", _("All")),
                ("owed", _("Owed this month")),
                ("late", _("Late")),
                ("wanted", _("New, 10 votes or more")),
            ],
            boards=[(board.pk, board.title) for board in boards_visible_to(viewer)],
            meanings=Meaning.choices,
            products=list(ProductPage.objects.visible_to(viewer).order_by("title").values_list("pk", "title")),
            ages=[
                (name, ngettext("the last %(days)s day", "the last %(days)s days", d) % {"days": d}) for name, d in AGES.items()
            ],
            segments=Organisation.Segment.choices,
            **kwargs,
        )

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """The same status, with the same public reason, for the ideas that were chosen; or the merge of two of them."""
        by = request.user
        assert isinstance(by, Member)  # dispatch let staff in only
        back = HttpResponseRedirect(f"{reverse('ideas_workbench')}?{request.META.get('QUERY_STRING', '')}")
        chosen = [int(raw) for raw in request.POST.getlist("idea") if raw.isascii() and raw.isdecimal() and len(raw) < 12]
        ideas = list(Idea.objects.visible_to(request.user).filter(pk__in=chosen[:MOST_AT_ONCE]).order_by("-support", "pk"))
        if request.POST.get("act") == "merge":
            if len(ideas) == 2:
                return HttpResponseRedirect(f"/ideas/{ideas[1].pk}/merge/?into={ideas[0].pk}")
            messages.error(request, _("Choose two ideas to merge."))
            return back
        meaning = request.POST.get("to", "")
        if not ideas or meaning not in Meaning.values:
            messages.error(request, _("Choose ideas and a status first."))
            return back
        changed = 0
        for idea in ideas:
            status = board_map()[idea.board_id].status_meaning(meaning)
            try:
                if status is None:
                    raise Refused(_("This board has no status with this meaning."))
                reason = request.POST.get("reason", "").replace("\0", "")
                actions.change_status(idea=idea, by=by, status_id=status.pk, reason=reason)
                changed += 1
            except Refused as refusal:
                messages.error(request, f"{idea.title}: {refusal}")
        if changed:
            told = ngettext("%(count)s idea changed.", "%(count)s ideas changed.", changed) % {"count": changed}
            messages.success(request, f"{told} {_('Everybody who voted hears of it.')}")
        return back
