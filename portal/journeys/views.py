"""From a solution to a draft, and the list of articles that are needed."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST
from django.views.generic import TemplateView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from forums.models import Topic
from portal.journeys.actions import article_from_solution
from portal.journeys.permissions import writes_articles
from portal.members.requests import MemberRequest
from search.models import AskedSearch

ROWS = 50
FEWEST_SEARCHES = 2  # one may be a slip


@login_required
@require_POST
def article_create(request: MemberRequest, pk: int) -> HttpResponse:
    """Make the draft, and open it in the editor where the member may edit it."""
    if pk > 2**62:
        raise Http404(_("There is no such topic."))
    topic = Topic.objects.visible_to(request.user).filter(pk=pk).first()
    if topic is None:
        raise Http404(_("There is no such topic."))
    article = article_from_solution(topic=topic, by=request.user)
    if article.permissions_for_user(request.user).can_edit():
        return redirect("wagtailadmin_pages:edit", article.pk)
    messages.success(request, _("A draft was made of this solution. An editor checks and publishes it."))
    return redirect(topic.get_absolute_url())


class NeededReport(WagtailAdminTemplateMixin, TemplateView):
    """Searches that found nothing, and solutions that helped many and are no article yet."""

    template_name = "journeys/admin/needed.html"
    page_title = gettext_lazy("Articles that are needed")
    header_icon = "help"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not writes_articles(request.user):
            raise PermissionDenied(_("Only editors, moderators and staff see which articles are needed."))
        return super().dispatch(request, *args, **kwargs)  # type: ignore[return-value]

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        return [*self.breadcrumbs_items, {"url": "", "label": self.get_page_title()}]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        solved = Topic.objects.visible_to(self.request.user).filter(article_source=None, solution__helpful_count__gt=0)
        return super().get_context_data(
            searches=AskedSearch.objects.filter(empty_count__gte=FEWEST_SEARCHES).order_by("-empty_count", "text")[:ROWS],
            topics=solved.select_related("solution").order_by("-solution__helpful_count", "-pk")[:ROWS],
            **kwargs,
        )
