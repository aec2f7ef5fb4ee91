"""Which contact a member is: by our own key or a verified address, or by a person's decision. Nothing is guessed."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any

from allauth.account.models import EmailAddress
from django.db import IntegrityError, transaction

from portal.common.bulk import update_rows
from portal.crm.mapping import member_key
from portal.crm.models import AuditEntry, Link
from portal.crm.protocol import Kind, Record, Ref, normalised_address

MOST_HOPS = 10  # a merge of merges ends somewhere


def verified_addresses(member_ids: Sequence[int]) -> dict[int, frozenset[str]]:
    """The confirmed addresses of members, as they are compared."""
    found: dict[int, set[str]] = {}
    for member, email in EmailAddress.objects.filter(user__in=member_ids, verified=True).values_list("user_id", "email"):
        found.setdefault(member, set()).add(normalised_address(email))
    return {member: frozenset(emails) for member, emails in found.items()}


def resolve(links: Sequence[Link], connector: Any, emails: Mapping[int, frozenset[str]], now: datetime) -> dict[int, Record]:
    """Find the members' contacts, many at once. The links are stored as they are then; `LINKED` or not says whether something
    may be sent. Returns the records that were found for links, by the link's number."""
    settled = (Link.State.REFUSED, Link.State.ENDING, Link.State.ENDED)
    todo = [link for link in links if link.needs_recheck or link.state not in settled]
    found = _Found(connector, todo, emails)
    audit: list[AuditEntry] = []
    records: dict[int, Record] = {}
    for link in todo:
        if (record := _decide(link, found, emails.get(link.member_id, frozenset()), audit, now)) is not None:
            records[link.pk] = record
    _store(todo, audit, now)
    return {link.pk: records[link.pk] for link in todo if link.pk in records and link.state == Link.State.LINKED}


class _Found:
    """What the system has under our keys and under confirmed addresses, and where the links lead now: asked in batches."""

    def __init__(self, connector: Any, links: Sequence[Link], emails: Mapping[int, frozenset[str]]) -> None:
        self._by_key: dict[str, list[Record]] = {}
        self._current = current_records(connector, [link.ref for link in links if link.ref is not None])
        for keys in _batches(sorted({member_key(link.member_id) for link in links}), connector):
            for record in connector.find(Kind.CONTACT, keys=frozenset(keys)):
                self._by_key.setdefault(record.key.lower(), []).append(record)
        addresses = {each for link in links for each in emails.get(link.member_id, ())}
        self._by_address = contacts_by_address(connector, addresses)

    def of_key(self, link: Link) -> list[Record]:
        return self._by_key.get(member_key(link.member_id), [])

    def of_addresses(self, emails: frozenset[str]) -> list[Record]:
        """Each once."""
        return list({each.ref: each for email in sorted(emails) for each in self._by_address.get(email, [])}.values())

    def current(self, ref: Ref) -> Record | None:
        return self._current.get(ref)


def contacts_by_address(connector: Any, addresses: Collection[str]) -> dict[str, list[Record]]:
    """The contacts that have any of these addresses, by each of their addresses."""
    found: dict[str, list[Record]] = {}
    for some in _batches(sorted(addresses), connector):
        for record in connector.find(Kind.CONTACT, emails=frozenset(some)):
            for address in record.emails:
                found.setdefault(address, []).append(record)
    return found


def _batches(values: Sequence[Any], connector: Any) -> Iterator[Sequence[Any]]:
    size = connector.batch_size.get(Kind.CONTACT, 1)
    for start in range(0, len(values), size):
        yield values[start : start + size]


def _decide(link: Link, found: _Found, emails: frozenset[str], audit: list[AuditEntry], now: datetime) -> Record | None:
    """Which contact it is, if that is beyond doubt."""
    by_key, by_address = found.of_key(link), found.of_addresses(emails)
    if link.ref is not None:
        held = found.current(link.ref)
        if held is None:
            return _unlinked(link, Link.State.GONE, audit, now, reason="deleted")
        link.record_id = held.ref.id
        if others := [each for each in [*by_address, *by_key] if each.ref != held.ref]:
            return _ambiguous(link, [held, *others], "the address is another contact’s", audit, now)
        return _linked(link, held, link.matched_by or Link.MatchedBy.KEY, now)
    if len(by_key) == 1:
        others = [each for each in by_address if each.ref != by_key[0].ref]
        if others and link.needs_recheck:
            return _ambiguous(link, [*by_key, *others], "the address is another contact’s", audit, now)
        return _linked(link, by_key[0], Link.MatchedBy.KEY, now)
    if by_key:
        return _ambiguous(link, by_key, "several contacts carry our key", audit, now)
    if not by_address:
        return _unlinked(link, Link.State.NO_CONTACT, audit, now)
    if len(by_address) > 1:
        return _ambiguous(link, by_address, "several contacts have the address", audit, now)
    if by_address[0].key and by_address[0].key != member_key(link.member_id):
        return _ambiguous(link, by_address, "the contact carries another member’s key", audit, now)
    return _linked(link, by_address[0], Link.MatchedBy.EMAIL, now)


def current_records(connector: Any, refs: Sequence[Ref]) -> dict[Ref, Record]:
    """The records, or those that they were merged into; what is gone is left out."""
    found: dict[Ref, Record] = {}
    for some in _batches(refs, connector):
        for ref, record in zip(some, connector.read(some), strict=True):
            now = _current(connector, record.moved_to) if record.moved_to is not None else record
            if now is not None and not now.deleted:
                found[ref] = now
    return found


def _current(connector: Any, ref: Ref) -> Record | None:
    """The record, or the one that it was merged into; None where it is gone."""
    for _hop in range(MOST_HOPS):
        [record] = connector.read([ref])
        if record.moved_to is None:
            return None if record.deleted else record
        ref = record.moved_to
    return None


def follow(connector: Any, ref: Ref) -> Record | None:
    """Where a reference leads now."""
    return _current(connector, ref)


def link_made(link: Link, ref: Ref, now: datetime) -> None:
    """The contact that was made for a member."""
    link.tenant, link.record_id, link.url = ref.tenant, ref.id, ref.url
    link.state, link.matched_by, link.matched_at = Link.State.LINKED, Link.MatchedBy.CREATED, now
    link.save(update_fields=_COLUMNS)


_COLUMNS = ["tenant", "record_id", "url", "state", "matched_by", "matched_at", "needs_recheck", "candidates", "reason"]


def _linked(link: Link, record: Record, matched_by: str, now: datetime) -> Record:
    link.tenant, link.record_id, link.url = record.ref.tenant, record.ref.id, record.ref.url
    link.state, link.matched_by, link.matched_at = Link.State.LINKED, matched_by, link.matched_at or now
    link.needs_recheck, link.candidates, link.reason = False, [], ""
    return record


def _ambiguous(link: Link, found: Sequence[Record], reason: str, audit: list[AuditEntry], now: datetime) -> Record | None:
    link.candidates = list(dict.fromkeys(each.ref.id for each in found))
    return _unlinked(link, Link.State.AMBIGUOUS, audit, now, reason=reason)


def _unlinked(link: Link, state: Link.State, audit: list[AuditEntry], now: datetime, reason: str = "") -> Record | None:
    if link.state != state:
        audit.append(_entry(link, state, reason, now))
    link.state, link.reason, link.needs_recheck = state, reason, False
    return None


def _entry(link: Link, state: Link.State, reason: str, now: datetime) -> AuditEntry:
    return AuditEntry(
        connection_id=link.connection_id, member_id=link.member_id, what=f"link.{state.value}", note=reason, at=now
    )


def _store(links: Sequence[Link], audit: list[AuditEntry], now: datetime) -> None:
    """All of them in one statement. Where two members come to one contact, one after the other: then a person decides."""
    AuditEntry.objects.bulk_create(audit)
    try:
        _write(links)
    except IntegrityError:
        for link in links:
            _write_alone(link, now)
        # Who was linked a moment ago may be in doubt since another one of these came to the same contact.
        states = dict(Link.objects.filter(pk__in=[link.pk for link in links]).values_list("pk", "state"))
        for link in links:
            link.state = states.get(link.pk, link.state)


def _write_alone(link: Link, now: datetime) -> None:
    try:
        _write([link])
    except IntegrityError:
        others = Link.objects.active().filter(connection=link.connection, tenant=link.tenant, record_id=link.record_id)
        others.exclude(pk=link.pk).update(
            state=Link.State.AMBIGUOUS, candidates=[link.record_id], reason="another member claims the contact"
        )
        link.candidates, link.record_id, link.state = [link.record_id], "", Link.State.AMBIGUOUS
        link.reason, link.needs_recheck = "another member is linked with the contact", False
        AuditEntry.objects.bulk_create([_entry(link, Link.State.AMBIGUOUS, link.reason, now)])
        _write([link])


@transaction.atomic
def _write(links: Sequence[Link]) -> None:
    """Those that have not ended meanwhile: whoever withdrew while their contact was looked for stays withdrawn."""
    wanted = sorted(link.pk for link in links)
    held = Link.objects.active().filter(pk__in=wanted).order_by("pk").select_for_update(of=("self",))
    there = set(held.values_list("pk", flat=True))
    update_rows(Link, _COLUMNS, [(*(getattr(link, name) for name in _COLUMNS), link.pk) for link in links if link.pk in there])
