"""Which contact a member is: by our own key or a verified address, or by a person's decision. Nothing is guessed."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from allauth.account.models import EmailAddress
from django.db import IntegrityError, transaction

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


def resolve(link: Link, connector: Any, emails: frozenset[str], now: datetime) -> Link:
    """Find the member's contact. The link is stored as it is then; `LINKED` or not says whether something may be sent."""
    if link.state in (Link.State.REFUSED, Link.State.ENDING, Link.State.ENDED) and not link.needs_recheck:
        return link
    by_key = list(connector.find(Kind.CONTACT, key=member_key(link.member_id)))
    if link.ref is not None:
        held = _current(connector, link.ref)
        if held is None:
            return _store(link, Link.State.GONE, now, reason="deleted")
        link.record_id = held.ref.id
        others = [each for each in (connector.find(Kind.CONTACT, emails=emails) if emails else []) if each.ref != held.ref]
        others += [each for each in by_key if each.ref != held.ref]
        if others:
            return _ambiguous(link, [held, *others], "the address is another contact’s", now)
        return _link(link, held, link.matched_by or Link.MatchedBy.KEY, now)
    if len(by_key) == 1:
        others = [each for each in (connector.find(Kind.CONTACT, emails=emails) if emails else []) if each.ref != by_key[0].ref]
        if others and link.needs_recheck:
            return _ambiguous(link, [*by_key, *others], "the address is another contact’s", now)
        return _link(link, by_key[0], Link.MatchedBy.KEY, now)
    if by_key:
        return _ambiguous(link, by_key, "several contacts carry our key", now)
    found = list(connector.find(Kind.CONTACT, emails=emails)) if emails else []
    if not found:
        return _store(link, Link.State.NO_CONTACT, now)
    if len(found) > 1:
        return _ambiguous(link, found, "several contacts have the address", now)
    if found[0].key and found[0].key != member_key(link.member_id):
        return _ambiguous(link, found, "the contact carries another member’s key", now)
    return _link(link, found[0], Link.MatchedBy.EMAIL, now)


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


def _link(link: Link, record: Record, matched_by: str, now: datetime) -> Link:
    link.tenant, link.record_id, link.url = record.ref.tenant, record.ref.id, record.ref.url
    link.state, link.matched_by, link.matched_at = Link.State.LINKED, matched_by, link.matched_at or now
    link.needs_recheck, link.candidates, link.reason = False, [], ""
    try:
        with transaction.atomic():
            _save(link)
    except IntegrityError:
        # Another member is linked with it: a person decides, and nothing more is sent of either until then.
        other = Link.objects.active().filter(connection=link.connection, tenant=record.ref.tenant, record_id=record.ref.id)
        other.exclude(pk=link.pk).update(
            state=Link.State.AMBIGUOUS, candidates=[record.ref.id], reason="another member claims the contact"
        )
        link.record_id = ""
        return _ambiguous(link, [record], "another member is linked with the contact", now)
    return link


def link_made(link: Link, ref: Ref, now: datetime) -> None:
    """The contact that was made for a member."""
    link.tenant, link.record_id, link.url = ref.tenant, ref.id, ref.url
    link.state, link.matched_by, link.matched_at = Link.State.LINKED, Link.MatchedBy.CREATED, now
    _save(link)


def _ambiguous(link: Link, found: Sequence[Record], reason: str, now: datetime) -> Link:
    link.candidates = list(dict.fromkeys(each.ref.id for each in found))
    return _store(link, Link.State.AMBIGUOUS, now, reason=reason)


def _store(link: Link, state: Link.State, now: datetime, reason: str = "") -> Link:
    if link.state != state:
        AuditEntry.objects.create(
            connection_id=link.connection_id, member_id=link.member_id, what=f"link.{state.value}", note=reason, at=now
        )
    link.state, link.reason, link.needs_recheck = state, reason, False
    _save(link)
    return link


def _save(link: Link) -> None:
    link.save(
        update_fields=[
            "tenant", "record_id", "url", "state", "matched_by", "matched_at", "needs_recheck", "candidates", "reason",
        ]
    )  # fmt: skip
