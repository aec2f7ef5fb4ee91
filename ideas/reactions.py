"""What ideas do when something happened: to contacts, and to votes of customers without an account."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.utils import timezone

from ideas.actions.proxies import join_votes_of_contacts, may_write_to
from ideas.models import VoteLink
from ideas.proxy_links import address_of
from portal.activity.models import Activity
from portal.activity.types import reaction
from portal.members.emails import write_email


@reaction("ideas.join_votes_of_contacts")
def join_votes(activity: Activity) -> None:
    """Two contacts became one: their votes for one idea are one vote."""
    if activity.object_id is not None and activity.target_id is not None:
        join_votes_of_contacts(merged=int(activity.object_id), survivor=int(activity.target_id), now=activity.happened_at)


@reaction("ideas.write_to_customer", is_outside=True, is_only_now=True)
def write_to_customer(activity: Activity) -> None:
    """Once, with the link. Whether it is wanted is asked now: they may have said no since, or have removed the vote."""
    links = VoteLink.objects.filter(vote=activity.data.get("vote"), revoked_at=None, written_at=None)
    link = links.select_related("vote__contact", "vote__idea").first()
    contact = link.vote.contact if link is not None else None
    if link is None or contact is None or not may_write_to(contact):
        return
    idea = link.vote.idea
    context: dict[str, Any] = {
        "name": contact.given_name or contact.name,
        "title": idea.title if idea.is_visible_to(AnonymousUser()) else "",
        "note": link.vote.source_note,
        "address": address_of(link),
    }
    language = contact.language if contact.language in dict(settings.LANGUAGES) else ""
    host = settings.SITE_URL.partition("//")[2].partition("/")[0].partition(":")[0]
    message_id = f"<vote-{activity.pk}@{host or 'localhost'}>"
    write_email("ideas/mails/vote_recorded", to=contact.email, language=language, message_id=message_id, **context)
    VoteLink.objects.filter(pk=link.pk).update(written_at=timezone.now())
