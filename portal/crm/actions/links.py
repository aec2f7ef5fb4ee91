"""What a person decides about a link, and what a change of address does to it."""

from __future__ import annotations

from datetime import datetime

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from portal.activity.record import record
from portal.common.permissions import Refused, require
from portal.crm.actions.outbox import queue_summaries, queue_withdrawal
from portal.crm.activities import LINK_DECIDED
from portal.crm.models import AuditEntry, Connection, Link
from portal.crm.organisations import end_memberships
from portal.crm.permissions import can_decide_links, can_run_connections
from portal.members.models import Member


class NoCandidate(ValueError):
    """The chosen contact is none of those that were found."""


@transaction.atomic
def decide_link(*, link: Link, record_id: str, by: Member, note: str = "", now: datetime | None = None) -> Link:
    """This is the contact, of those that were found; an empty number: none of them, and nothing is sent."""
    now = now or timezone.now()
    require(can_decide_links(by))
    link = Link.objects.select_for_update(of=("self",)).select_related("connection", "member").get(pk=link.pk)
    if link.ended_at is not None or link.state != Link.State.AMBIGUOUS:
        raise Refused(_("Somebody has decided this already, or the member has withdrawn."))
    if record_id and record_id not in link.candidates:
        raise NoCandidate(record_id)
    link.record_id, link.note, link.decided_by, link.candidates = record_id, note.strip()[:300], by, []
    link.tenant = link.connection.tenant or link.tenant
    link.state = Link.State.LINKED if record_id else Link.State.REFUSED
    link.matched_by, link.matched_at = (Link.MatchedBy.PERSON if record_id else ""), now
    link.shadow, link.version, link.needs_recheck = {}, "", False
    try:
        with transaction.atomic():
            link.save()
    except IntegrityError:
        raise Refused(_("That contact is linked with another member. Unlink that one first.")) from None
    _kept(link, "link.decided", by, note, now)
    queue_summaries([link.member_id], connection=link.connection)
    return link


@transaction.atomic
def unlink(*, link: Link, by: Member, note: str = "", now: datetime | None = None) -> Link:
    """The link was wrong: what we wrote there is blanked. A new one begins, to be decided by a person; the old one is history."""
    now = now or timezone.now()
    require(can_decide_links(by))
    link = Link.objects.select_for_update(of=("self",)).select_related("connection", "member").get(pk=link.pk)
    if link.ended_at is not None:
        return link
    link.state, link.ended_at, link.reason, link.note = Link.State.ENDING, now, "unlinked", note.strip()[:300]
    link.save(update_fields=["state", "ended_at", "reason", "note"])
    end_memberships(link)
    queue_withdrawal(link, categories=None, receipt=None, now=now)
    _kept(link, "link.unlinked", by, note, now)
    return Link.objects.create(
        connection=link.connection,
        member_id=link.member_id,
        state=Link.State.AMBIGUOUS,
        candidates=[link.record_id] if link.record_id else [],
        reason="unlinked by a person",
        created_at=now,
    )


def recheck_address(member_id: int) -> None:
    """The confirmed addresses of a member have changed: the link is looked at again before anything else is sent."""
    links = Link.objects.active().filter(member=member_id).exclude(state=Link.State.ENDING)
    if links.update(needs_recheck=True):
        queue_summaries([member_id])


@transaction.atomic
def pause(*, connection: Connection, by: Member, reason: str, now: datetime | None = None) -> None:
    """Nothing goes out until somebody resumes it. What waits is kept in order."""
    require(can_run_connections(by))
    now = now or timezone.now()
    Connection.objects.filter(pk=connection.pk).update(paused_at=now, paused_until=None, paused_reason=reason.strip()[:300])
    AuditEntry.objects.create(connection=connection, by=by, what="connection.paused", note=reason.strip()[:300], at=now)


@transaction.atomic
def resume(*, connection: Connection, by: Member, now: datetime | None = None) -> None:
    """It sends again, beginning with the oldest."""
    require(can_run_connections(by))
    rows = Connection.objects.filter(pk=connection.pk)
    rows.update(paused_at=None, paused_until=None, paused_reason="", failures=0)
    AuditEntry.objects.create(connection=connection, by=by, what="connection.resumed", at=now or timezone.now())


def _kept(link: Link, what: str, by: Member, note: str, now: datetime) -> None:
    AuditEntry.objects.create(
        connection_id=link.connection_id, member_id=link.member_id, by=by, what=what, note=note.strip()[:300], at=now
    )
    data = {"what": what, "connection": link.connection.slug}
    record(LINK_DECIDED, actor=by, object=link.member, data=data, happened_at=now)
