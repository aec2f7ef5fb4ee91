"""Worklists in the admin's reports."""

from __future__ import annotations

from django.http import HttpRequest
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from portal.articles.admin_views import ArticleWorklist
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
