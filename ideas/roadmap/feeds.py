"""The changelog as an Atom feed: what a visitor may read."""

from __future__ import annotations

from datetime import datetime, time

from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe
from wagtail.rich_text import expand_db_html

from ideas.roadmap.models import ChangelogIndexPage, ChangelogPage
from portal.common.branding import identity_of
from portal.common.feeds import FeedEntry, atom_response
from portal.common.html import CleanHtml, html_of
from portal.common.pages import site_path

MOST = 30


@require_safe
def changelog_feed(request: HttpRequest) -> HttpResponse:
    """The newest changes."""
    visitor = AnonymousUser()
    index = ChangelogIndexPage.objects.visible_to(visitor).order_by("path").first()
    pages = ChangelogPage.objects.visible_to(visitor).order_by("-released_on", "-pk")[:MOST]
    entries = [
        FeedEntry(
            title=page.title,
            url=site_path(page),
            id=f"/changes/{page.pk}/",
            updated=page.last_published_at or _midnight(page),
            published=page.first_published_at or _midnight(page),
            html=html_of(page.summary) + CleanHtml(expand_db_html(page.body)),
            text=page.summary,
        )
        for page in pages
    ]
    title = _("%(changelog)s · %(site)s") % {
        "changelog": index.title if index else _("Changes"),
        "site": identity_of(request).title,
    }
    return atom_response(
        request, title=title, url=site_path(index) if index else "/", feed_url="/feeds/changelog.atom", entries=entries
    )


def _midnight(page: ChangelogPage) -> datetime:
    return timezone.make_aware(datetime.combine(page.released_on, time()))
