"""What is asked, as an Atom feed: what a visitor may read, and never a result, for a feed has not answered."""

from __future__ import annotations

from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from portal.common.branding import identity_of
from portal.common.feeds import FeedEntry, atom_response
from portal.polls.models import AskingPage, ConversationPage, PollPage

MOST = 30


@require_safe
def polls_feed(request: HttpRequest) -> HttpResponse:
    """Polls and conversations, the newest first."""
    visitor, now = AnonymousUser(), timezone.now()
    pages: list[AskingPage] = []
    for model in (PollPage, ConversationPage):
        pages += model.objects.visible_to(visitor).order_by("-first_published_at", "-pk")[:MOST]
    pages.sort(key=lambda page: page.first_published_at or now, reverse=True)
    entries = [
        FeedEntry(
            title=page.title,
            url=page.get_absolute_url(),
            id=f"/asked/{page.pk}/",
            updated=page.last_published_at or page.first_published_at or now,
            published=page.first_published_at or now,
            text=page.intro,
        )
        for page in pages[:MOST]
    ]
    title = _("Polls and conversations · %(site)s") % {"site": identity_of(request).title}
    return atom_response(request, title=title, url="/polls/", feed_url="/feeds/polls.atom", entries=entries)
