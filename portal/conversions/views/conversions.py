"""From a solution to a draft, from a topic to an idea, and the list of articles that are needed."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST
from django.views.generic import TemplateView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from forums.models import Post, Topic
from ideas.actions import LONGEST_TITLE, SameTitle
from ideas.boards import boards_visible_to
from portal.conversions.actions import MOST_POSTS, article_from_solution, idea_from_topic
from portal.conversions.forms import IdeaOfTopicForm
from portal.conversions.permissions import can_make_idea, may_offer_idea, writes_articles
from portal.members.requests import MemberRequest
from portal.writing.entry import NotAdmitted
from portal.writing.forms import show_refusal
from search.models import AskedSearch

ROWS = 50
FEWEST_SEARCHES = 2  # one may be a slip


@login_required
@require_POST
def article_create(request: MemberRequest, pk: int) -> HttpResponse:
    """Make the draft, and open it in the editor where the member may edit it."""
    topic = _topic(request, pk)
    article = article_from_solution(topic=topic, by=request.user)
    if article.permissions_for_user(request.user).can_edit():
        return redirect("wagtailadmin_pages:edit", article.pk)
    messages.success(request, _("A draft was made of this solution. An editor checks and publishes it."))
    return redirect(topic.get_absolute_url())


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def idea_create(request: MemberRequest, pk: int) -> HttpResponse:
    """Make an idea of a topic, or of some of its posts."""
    topic = _topic(request, pk)
    now = timezone.now()
    if not may_offer_idea(request.user, topic):
        raise PermissionDenied(_("Only whoever asked, staff and moderators make an idea of a topic."))
    boards = [board for board in boards_visible_to(request.user) if can_make_idea(request.user, topic, board, now)]
    shown = Post.objects.visible_to(request.user).filter(topic=topic, position__isnull=False, hidden_at=None, deleted_at=None)
    posts = list(shown.select_related("author").order_by("position")[:MOST_POSTS])
    initial = {"title": topic.title[:LONGEST_TITLE], "posts": [post.pk for post in posts[:1]]}
    form = IdeaOfTopicForm(request.POST or None, initial=initial, boards=boards, posts=posts)
    same = None
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        given = {"title": data["title"], "body": data["body"], "posts": data["posts"]}
        try:
            idea = idea_from_topic(topic=topic, by=request.user, board_id=data["board"], **given)
        except NotAdmitted as refusal:
            show_refusal(form, refusal, "body")
        except SameTitle as found:
            same = found.idea
            form.add_error("title", _("This board already has an idea with this title."))
        else:
            messages.success(request, _("Everybody who has the problem is offered a vote."))
            return redirect(idea.get_absolute_url())
    context = {"topic": topic, "form": form, "boards": boards, "same": same, "people": topic.problem_votes.count()}
    return render(request, "conversions/idea_create.html", context, status=422 if form.is_bound else 200)


def _topic(request: MemberRequest, pk: int) -> Topic:
    topic = Topic.objects.visible_to(request.user).select_related("product").filter(pk=pk).first() if pk < 2**62 else None
    if topic is None:
        raise Http404(_("There is no such topic."))
    return topic


class NeededReport(WagtailAdminTemplateMixin, TemplateView):
    """Searches that found nothing, and solutions that helped many and are no article yet."""

    template_name = "conversions/admin/needed.html"
    page_title = gettext_lazy("Articles that are needed")
    header_icon = "help"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not writes_articles(request.user):
            raise PermissionDenied(_("Only editors, moderators and staff see which articles are needed."))
        return super().dispatch(request, *args, **kwargs)

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        return [*self.breadcrumbs_items, {"url": "", "label": self.get_page_title()}]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        solved = Topic.objects.visible_to(self.request.user).filter(article_source=None, solution__helpful_count__gt=0)
        return super().get_context_data(
            searches=AskedSearch.objects.filter(empty_count__gte=FEWEST_SEARCHES).order_by("-empty_count", "text")[:ROWS],
            topics=solved.select_related("solution").order_by("-solution__helpful_count", "-pk")[:ROWS],
            **kwargs,
        )
