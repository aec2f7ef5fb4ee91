"""Votes of customers who have no account: staff record them on their contact, and each gets a link by which its customer removes it.

Such a vote counts as any other. It becomes the member's who confirms the contact's address, once however often it was given. Lock
order: contacts before ideas.
"""

from __future__ import annotations

from datetime import datetime

from allauth.account.models import EmailAddress
from django.conf import settings
from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from ideas.actions.counting import recount_votes
from ideas.actions.merging import paid_for, settle
from ideas.actions.voting import (
    AlreadyVoted,
    NotVoted,
    as_the_board_asks,
    count_vote,
    drop_rows,
    facts_of,
    lock_where_it_counts,
)
from ideas.activities import CONTACT_VOTE_GIVEN, CONTACT_VOTE_REMOVED, VOTE_GIVEN
from ideas.boards import board_map
from ideas.models import Idea, Vote, VoteLink, VoteMode
from ideas.permissions import can_keep_contact_vote, can_vote_for_contact
from portal.activity.record import record
from portal.common.permissions import Refused, require
from portal.crm.models import Contact
from portal.members.models import Member


class HasAccount(Exception):
    """The customer has an account, linked with the contact or under an address of it: the vote is given for the member."""


@transaction.atomic
def give_vote_for_contact(
    *,
    idea: Idea,
    by: Member,
    contact: Contact,
    source_url: str,
    source_note: str = "",
    importance: int | None = None,
    now: datetime | None = None,
) -> Vote:
    """Staff record the wish of a customer who has no account. Raises AlreadyVoted, HasAccount."""
    now = now or timezone.now()
    held = Contact.objects.current().select_for_update(of=("self",), no_key=True).filter(pk=contact.pk).first()
    if held is None:
        raise Refused(_("This contact was merged into another. Choose that one."))
    contact = held
    idea = Idea.objects.lock_one(idea.pk)
    require(can_vote_for_contact(by, idea, now))
    emails = addresses_of(contact)
    if contact.portal_member_id or EmailAddress.objects.filter(email__in=emails, verified=True).exists():
        raise HasAccount
    # Who stands in the records twice is one person all the same.
    known = {contact.pk, *(pk for email in emails for pk in Contact.objects.with_email(email).values_list("pk", flat=True))}
    if Vote.objects.filter(idea=idea, contact__in=known).exists():
        raise AlreadyVoted
    importance = as_the_board_asks(board_map()[idea.board_id], 1, importance)[1]
    vote = Vote.objects.create(
        idea=idea,
        origin=idea,
        contact=contact,
        importance=importance,
        on_behalf_by=by,
        source_url=source_url,
        source_note=source_note[:200],
        created_at=now,
    )
    VoteLink.objects.create(vote=vote, made_at=now)
    count_vote(idea, vote, now)
    data = {**facts_of(vote), "vote": vote.pk, "source": source_url}
    record(CONTACT_VOTE_GIVEN, actor=by, object=idea, data=data, happened_at=now)
    return vote


@transaction.atomic
def remove_contact_vote(*, vote: Vote, by: Member | None, now: datetime | None = None) -> Idea:
    """The customer by their link (`by` is None), or staff, take it away. Raises NotVoted when it is gone already."""
    now = now or timezone.now()
    if by is not None:
        require(can_keep_contact_vote(by))
    idea = lock_where_it_counts(vote.idea_id)
    if vote.contact_id is None or not drop_rows(idea, Vote.objects.filter(idea=idea, contact=vote.contact_id)):
        raise NotVoted
    record(CONTACT_VOTE_REMOVED, actor=by, object=idea, happened_at=now)
    return idea


@transaction.atomic
def renew_link(*, vote: Vote, by: Member, now: datetime | None = None) -> VoteLink:
    """A new link; the old one is worthless from now on."""
    require(can_keep_contact_vote(by))
    VoteLink.objects.filter(vote=vote).delete()
    return VoteLink.objects.create(vote=vote, made_at=now or timezone.now())


@transaction.atomic
def revoke_link(*, vote: Vote, by: Member, now: datetime | None = None) -> None:
    """Nobody sees the vote by its link any more. It counts as before."""
    require(can_keep_contact_vote(by))
    VoteLink.objects.filter(vote=vote, revoked_at=None).update(revoked_at=now or timezone.now())


@transaction.atomic
def stop_writing(*, vote: Vote, now: datetime | None = None) -> None:
    """The customer wants no e-mail from the company. It stands on their contact, for everybody who writes."""
    contact = Contact.objects.select_for_update(of=("self",)).get(pk=vote.contact_id)
    if not contact.has_opted_out_of_email:
        contact.has_opted_out_of_email, contact.updated_at = True, now or timezone.now()
        contact.version += 1
        contact.save(update_fields=["has_opted_out_of_email", "updated_at", "version"])


def may_write_to(contact: Contact) -> bool:
    """Only where the site's operator has switched it on, there is an address, and the contact has not said no."""
    return bool(settings.WRITE_TO_CONTACTS and contact.email and not contact.has_opted_out_of_email)


def addresses_of(contact: Contact) -> set[str]:
    """All addresses of a contact, in lower case."""
    found = {contact.email, *contact.further_emails.values_list("email", flat=True)}
    return {email.strip().lower() for email in found if email}


@transaction.atomic
def claim_contact_votes(*, member: Member, email: str, now: datetime | None = None) -> int:
    """What was recorded for the customer is the member's who has confirmed their address. Gives how many votes were taken over."""
    now = now or timezone.now()
    contacts = Contact.objects.with_email(email).select_for_update(of=("self",), no_key=True).order_by("pk")
    taken = _take_over(list(contacts.values_list("pk", flat=True)), now, member=member)
    for idea, giver in taken:
        record(VOTE_GIVEN, actor=giver, object=idea, target=member, happened_at=now)
    return len(taken)


@transaction.atomic
def join_votes_of_contacts(*, merged: int, survivor: int, now: datetime | None = None) -> None:
    """Two contacts turned out to be one person: who counts once."""
    _take_over([merged], now or timezone.now(), contact=survivor)


def _take_over(
    contacts: list[int], now: datetime, *, member: Member | None = None, contact: int | None = None
) -> list[tuple[Idea, Member | None]]:
    """Votes of these contacts become those of a member, or of another contact: one vote an idea, as important as either was."""
    rows = list(Vote.objects.filter(contact__in=contacts).order_by("pk")) if contacts else []
    if not rows:
        return []
    ideas = Idea.objects.lock(*{vote.idea_id for vote in rows})
    # They may have been merged elsewhere while this waited.
    rows = list(Vote.objects.filter(pk__in=[vote.pk for vote in rows]).select_related("on_behalf_by").order_by("pk"))
    found: list[tuple[Idea, Member | None]] = []
    for vote in rows:
        idea = ideas.get(vote.idea_id) or Idea.objects.lock_one(vote.idea_id)
        ideas[idea.pk] = idea
        theirs = Vote.objects.filter(member=member) if member is not None else Vote.objects.filter(contact=contact)
        theirs = theirs.exclude(pk=vote.pk)
        before = _paid(theirs, idea)
        giver = vote.on_behalf_by
        if _join(vote, theirs, member, contact):
            found.append((idea, giver))
        if member is not None and board_map()[idea.board_id].vote_mode == VoteMode.BUDGET:
            own = Vote.objects.filter(member=member)
            settle(idea.board_id, {member.pk: _paid(own, idea) - before})
    for idea in ideas.values():
        recount_votes(idea)
    return found


def _join(vote: Vote, theirs: QuerySet[Vote], member: Member | None, contact: int | None) -> bool:
    """False: there is a vote for the same idea already, which stays; it is as important as the other was."""
    twin = theirs.filter(origin=vote.origin_id).first()
    counted = theirs.filter(idea=vote.idea_id, is_counted=True).first()
    if twin is not None:
        importance = vote.importance
        vote.delete()
        _as_important(counted or twin, importance)
        return False
    if counted is not None and vote.is_counted:
        if vote.idea_id != vote.origin_id:
            vote.is_counted = False
            _as_important(counted, vote.importance)
        else:
            counted.is_counted = False
            counted.save(update_fields=["is_counted"])
            vote.importance = max(vote.importance or 0, counted.importance or 0) or None
    vote.member, vote.contact_id = member, contact
    if member is not None:
        VoteLink.objects.filter(vote=vote).delete()
        if vote.on_behalf_by_id == member.pk:  # recorded under an address of their own
            vote.on_behalf_by, vote.source_url, vote.source_note = None, "", ""
    vote.save(update_fields=["is_counted", "importance", "member", "contact", "on_behalf_by", "source_url", "source_note"])
    return True


def _as_important(vote: Vote, importance: int | None) -> None:
    if importance and importance > (vote.importance or 0):
        vote.importance = importance
        vote.save(update_fields=["importance"])


def _paid(votes: QuerySet[Vote], idea: Idea) -> int:
    return sum(paid_for(vote) for vote in votes.filter(idea=idea))
