"""Idea contests and their entries as Atom feeds: what a visitor may read."""

from __future__ import annotations

from django.contrib.auth.models import AnonymousUser
from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe
from wagtail.rich_text import expand_db_html

from ideas.contests.models import ContestPage, Entry
from ideas.contests.permissions import sees_ideas
from ideas.models import Idea
from ideas.rows import name_of
from portal.common.branding import identity_of
from portal.common.feeds import FeedEntry, atom_response
from portal.common.html import CleanHtml, html_of

MOST = 30
_LARGEST = 2**62  # what a database takes as a number


@require_safe
def contests_feed(request: HttpRequest) -> HttpResponse:
    """Idea contests that have begun, the newest first; one that is decided comes up again with its report."""
    now, visitor = timezone.now(), AnonymousUser()
    pages = ContestPage.objects.visible_to(visitor).filter(starts_at__lte=now).select_related("result")
    entries = []
    for page in pages.order_by("-starts_at", "-pk")[:MOST]:
        result = getattr(page, "result", None)
        # The report tells of entries, which stand on the board.
        body = CleanHtml(expand_db_html(page.report if result and sees_ideas(visitor, page) else page.brief))
        entries.append(
            FeedEntry(
                title=_("%(phase)s: %(title)s") % {"phase": page.phase(now).label, "title": page.title},
                url=page.get_absolute_url(),
                id=f"/contests/{page.pk}/",
                updated=max(moment for moment in (page.starts_at, result and result.announced_at) if moment),
                published=page.starts_at,
                html=html_of(page.intro) + body,
                text=page.intro,
            )
        )
    entries.sort(key=lambda entry: entry.updated, reverse=True)
    title = _("Idea contests · %(site)s") % {"site": identity_of(request).title}
    return atom_response(request, title=title, url="/contests/", feed_url="/feeds/contests.atom", entries=entries)


@require_safe
def entries_feed(request: HttpRequest, pk: int) -> HttpResponse:
    """The newest entries of a contest, as they came in: no votes, no places."""
    visitor = AnonymousUser()
    page = ContestPage.objects.visible_to(visitor).filter(pk=min(pk, _LARGEST)).first()
    if page is None:
        raise Http404(_("There is no such feed."))
    rows = Entry.objects.filter(contest=page, idea__in=Idea.objects.visible_to(visitor)).select_related("idea__author")
    entries = [
        FeedEntry(
            title=entry.idea.title,
            url=entry.idea.get_absolute_url(),
            id=f"/entries/{entry.pk}/",
            updated=entry.entered_at,
            published=entry.entered_at,
            author_name=name_of(entry.idea.author, entry.idea.author_name),
            text=entry.pitch or entry.idea.excerpt,
        )
        for entry in rows.order_by("-entered_at", "-pk")[:MOST]
    ]
    address = f"/feeds/contest/{pk}.atom"
    title = _("Entries · %(contest)s") % {"contest": page.title}
    return atom_response(
        request, title=title, url=page.get_absolute_url(), feed_url=address, entries=entries, subtitle=page.intro
    )
