"""The summaries of members into their contacts; a contact for whoever has none, where the connection's policy says so."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from django.utils import timezone

from portal.common.bulk import update_rows
from portal.crm.mapping import Mapped, member_key
from portal.crm.models import Direction, Link, Outbox
from portal.crm.protocol import Command, Kind, Outcome, Result
from portal.crm.sync.resolve import link_made
from portal.crm.sync.sending import Pair, Sender
from portal.crm.sync.values import current_values, remember, to_write

GOOD = (Outcome.DONE, Outcome.UNCHANGED)


def write_contacts(
    sender: Sender, rows: Sequence[Outbox], mapping: Sequence[Mapped], agreed: Mapping[int | None, set[str]], *, is_new: bool
) -> list[Outbox]:
    """Bring the contacts of these rows' members to what is shared now. Returns the rows whose turn has not come: they wait
    for a contact that is there now."""
    links = sender.links
    values = current_values([row.member for row in rows], mapping) if rows else {}
    pairs: list[Pair] = []
    written: dict[int, dict[Mapped, Any]] = {}
    equal: list[tuple[Outbox, Result]] = []
    for row in rows:
        link = links[row.member_id]
        differing = to_write(link, values[link.member_id], mapping, agreed[row.member_id])
        if not differing and link.version:
            equal.append((row, Result(row.key, Outcome.UNCHANGED)))
            continue
        written[row.pk] = differing
        pairs.append((row, _command(link, differing)))
    sender.finish_summaries(equal, is_logged=False)
    left: list[Outbox] = []
    for results, started in sender.write(Kind.CONTACT, pairs, agreed):
        now = timezone.now()
        good = [(row, result) for row, result in results if result.outcome in GOOD]
        for row, result in good:
            _remember(links[row.member_id], result, written[row.pk], now, is_new=is_new)
        update_rows(
            Link,
            ["shadow", "version"],
            [(link.shadow, link.version, link.pk) for link in (links[row.member_id] for row, _result in good)],
        )
        waiting = [row for row, _result in good if is_new and row.purpose != Outbox.SUMMARY]
        left += waiting
        sender.finish_summaries([pair for pair in good if pair[0] not in waiting], started=started)
        for row, result in results:
            if result.outcome not in GOOD:
                sender.finish(row, result, link=links[row.member_id], started=started)
    return left


def _remember(link: Link, result: Result, written: dict[Mapped, Any], now: datetime, *, is_new: bool) -> None:
    if is_new and result.ref is not None:
        link_made(link, result.ref, now)
    # Found by our key, though nothing is known to have been written: an answer was lost.
    is_ours = is_new or (link.matched_by == Link.MatchedBy.KEY and not link.version)
    remember(link, written, now, changed=None if is_ours else result.fields)
    link.version = result.version or "1"


def _command(link: Link, differing: dict[Mapped, Any]) -> Command:
    fills = frozenset(each.theirs for each in differing if each.direction == Direction.FILL)
    values = {each.theirs: value for each, value in differing.items()}
    return Command(key=member_key(link.member_id), kind=Kind.CONTACT, target=link.ref, values=values, only_if_blank=fills)
