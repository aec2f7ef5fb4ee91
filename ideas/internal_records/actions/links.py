"""Links from an idea to where the work on it is followed. No request leaves the house for them."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from ideas.internal_records.activities import LINK_ADDED, LINK_CHANGED, LINK_REMOVED
from ideas.internal_records.models import TrackerLink
from ideas.internal_records.permissions import can_link
from ideas.internal_records.trackers import NotALink, label_of, plain_address
from ideas.models import Idea
from portal.activity.record import record
from portal.common.permissions import Refused, require
from portal.members.models import Member


class LinkRefused(Refused):
    """It is no address that one could follow, or stands here already. The message says which."""


@transaction.atomic
def add_link(*, idea: Idea, url: str, by: Member, state: str = "open", now: datetime | None = None) -> TrackerLink:
    """The product team says where the work is followed. Raises LinkRefused."""
    now = now or timezone.now()
    idea = Idea.objects.lock_one(idea.pk)
    require(can_link(by, idea, now))
    try:
        url = plain_address(url)
    except NotALink as error:
        raise LinkRefused(str(error)) from None
    if idea.tracker_links.filter(url=url).exists():
        raise LinkRefused(_("This link stands here already."))
    state = TrackerLink.State(state).value
    link = TrackerLink.objects.create(idea=idea, url=url, label=label_of(url), state=state, added_by=by, added_at=now)
    record(LINK_ADDED, actor=by, object=link, target=idea, data={"url": url, "state": state}, happened_at=now)
    return link


@transaction.atomic
def change_link(*, link: TrackerLink, state: str, by: Member, now: datetime | None = None) -> None:
    """Say by hand how far the work is."""
    now = now or timezone.now()
    link = _locked(link)
    require(can_link(by, link.idea, now))
    before, link.state = link.state, TrackerLink.State(state).value
    if link.state == before:
        return
    link.save(update_fields=["state"])
    facts = {"url": link.url, "state": link.state, "before": before}
    record(LINK_CHANGED, actor=by, object=link, target=link.idea, data=facts, happened_at=now)


@transaction.atomic
def remove_link(*, link: TrackerLink, by: Member, now: datetime | None = None) -> None:
    """Take a link away. The log keeps its address."""
    now = now or timezone.now()
    link = _locked(link)
    require(can_link(by, link.idea, now))
    record(LINK_REMOVED, actor=by, object=link, target=link.idea, data={"url": link.url}, happened_at=now)
    link.delete()


def _locked(link: TrackerLink) -> TrackerLink:
    return TrackerLink.objects.select_for_update(of=("self",)).select_related("idea").get(pk=link.pk)
