"""Worklists in the admin's reports, and no publishing past the review."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.models import Page

from portal.articles.admin_views import ArticleWorklist
from portal.articles.models import ArticleIndexPage, ArticlePage
from portal.articles.review import may_skip_review
from portal.articles.worklists import may_see_worklists


class WorklistMenuItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return may_see_worklists(request.user)


@hooks.register("register_admin_urls")
def urls() -> list[URLPattern]:
    return [path("reports/articles/", ArticleWorklist.as_view(), name="article_worklist")]


@hooks.register("register_reports_menu_item")
def worklist_menu_item() -> MenuItem:
    return WorklistMenuItem(
        _("Articles to look at"), reverse("article_worklist"), name="article-worklist", icon_name="doc-full", order=200
    )


@hooks.register("construct_page_action_menu")
def offer_no_publishing_past_the_review(menu_items: list[Any], request: HttpRequest, context: dict[str, Any]) -> None:
    """What `keep_the_review` would refuse is not offered: of an article there is the draft, and handing it in."""
    page, parent = context.get("page"), context.get("parent_page")
    is_article = isinstance(page, ArticlePage) or (context["view"] == "create" and isinstance(parent, ArticleIndexPage))
    place = page if page is not None and page.pk else parent
    if is_article and place is not None and place.has_workflow and not may_skip_review(request.user):
        menu_items[:] = [item for item in menu_items if item.name != "action-publish"]


@hooks.register("before_publish_page")
def keep_the_review(request: HttpRequest, page: Page) -> HttpResponse | None:
    """Nobody publishes an article past its workflow, but administrators when it has to be."""
    if not isinstance(page, ArticlePage) or page.get_workflow() is None or may_skip_review(request.user):
        return None
    messages.error(
        request, _("Articles are read by a second person first. What you wrote is saved as a draft; hand it in for review.")
    )
    return redirect("wagtailadmin_pages:edit", page.pk)


@hooks.register("before_bulk_action")
def keep_the_review_of_many(request: HttpRequest, action_type: str, objects: list[Any], action: Any) -> HttpResponse | None:
    """The same where pages are ticked in a list."""
    if action_type != "publish":
        return None
    return next((answer for page in objects if (answer := keep_the_review(request, page.specific))), None)
