"""What a row of the outbox becomes: the command that is sent, and what is kept once it has arrived.

Summaries and withdrawals are dealt with by the outbox itself; whatever adds something is a purpose. Timeline events are
one; an app above registers others, such as a case from a question.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.translation import gettext, override

from portal.crm import sharing
from portal.crm.models import Link, Outbox, SentEvent
from portal.crm.protocol import Command, Kind, Ref

LONGEST_SUBJECT, LONGEST_TEXT = 250, 3500


class NotWanted(Exception):
    """What was queued is not to be sent any more: it has been taken back, or may not be read now."""


@dataclass(frozen=True)
class Purpose:
    """`build` makes the command for a linked member from the current state, and raises `NotWanted` where there is nothing
    to say; `arrived` keeps what came of it. `category_of` names the consent. Of a row without a member the link is None."""

    name: str
    kind: Kind
    build: Callable[[Outbox, Link | None], Command]
    arrived: Callable[[Outbox, Link | None, Ref, datetime], None]
    category_of: Callable[[Outbox], str | None]


_purposes: dict[str, Purpose] = {}


def register_purpose(purpose: Purpose) -> None:
    """Make a purpose known. Registering a name again replaces it."""
    _purposes[purpose.name] = purpose


def purpose_of(row: Outbox) -> Purpose | None:
    return _purposes.get(row.purpose)


def shortened(text: str, longest: int) -> str:
    """Cut at a length, with an ellipsis."""
    return text if len(text) <= longest else text[: longest - 1].rstrip() + "…"


def _event_category(row: Outbox) -> str | None:
    event = sharing.event_of(row.activity.type) if row.activity is not None else None
    return event.category if event is not None else None


def _build_event(row: Outbox, link: Link | None) -> Command:
    activity = row.activity
    event = sharing.event_of(activity.type) if activity is not None else None
    ref = link.ref if link is not None else None
    if activity is None or event is None or event.text is None or ref is None:
        raise NotWanted
    if event.is_wanted is not None and not event.is_wanted(activity):
        raise NotWanted
    with override(None):  # the company's language is the site's
        subject = shortened(str(event.label) or gettext("Activity in the community"), LONGEST_SUBJECT)
        text = shortened(str(event.text(activity)), LONGEST_TEXT)
    values: dict[str, Any] = {"subject": subject, "text": text, "at": activity.happened_at.isoformat()}
    return Command(key=row.key, kind=Kind.ACTIVITY, target=None, values=values, links={Kind.CONTACT: ref})


def _event_arrived(row: Outbox, link: Link | None, ref: Ref, now: datetime) -> None:
    event = sharing.event_of(row.activity.type) if row.activity is not None else None
    SentEvent.objects.get_or_create(
        key=row.key,
        defaults={
            "connection_id": row.connection_id,
            "member_id": row.member_id,
            "category": event.category if event else "",
            "subject": shortened(str(event.label) if event else "", LONGEST_SUBJECT),
            "record_id": ref.id,
            "sent_at": now,
        },
    )


register_purpose(Purpose(Outbox.EVENT, Kind.ACTIVITY, _build_event, _event_arrived, _event_category))
