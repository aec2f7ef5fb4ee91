"""Who may do what with reviews. Each answer carries its sentence."""

from __future__ import annotations

import re
from datetime import datetime, timedelta

from django.utils.translation import gettext as _

from portal.common.pages import is_open_to
from portal.common.permissions import ALLOWED, Verdict, refused
from portal.common.viewer import Viewer
from portal.members.models import Member
from portal.members.permissions import for_writers
from portal.moderation.hidden_texts import may_mend_thing
from portal.moderation.permissions import can_moderate
from portal.products.models import ProductPage
from portal.ratings.models import Review

RESTORE_TIME = timedelta(days=30)

# Words that speak of the rating itself: they are no reason to hide or return a review, whichever rule is named beside them.
_OF_THE_RATING = re.compile(
    r"\b(?:(?:low|bad|poor|negative|critical|unfair|misleading|one|two|1|2)[\s-]+(?:stars?\b|ratings?\b|reviews?\b|scores?\b|marks?\b)"
    r"|(?:ratings?|stars?|scores?)\s+(?:is|are|was|were|too)\s+(?:too\s+)?(?:low|bad|poor|negative|unfair|few)"
    r"|too\s+(?:few\s+stars|low\s+a\s+rating))",
    re.IGNORECASE,
)


def is_staff_of_company(member: Viewer) -> bool:
    """Writes as staff: their reviews are labelled and not counted."""
    return bool(member.is_authenticated and (member.is_company or member.is_moderator or member.is_superuser))


@for_writers
def can_review(member: Member, product: ProductPage, now: datetime) -> Verdict:
    if not is_open_to(member, product):
        return refused(_("There is no such product."))
    return ALLOWED


@for_writers
def can_edit_review(member: Member, review: Review, now: datetime) -> Verdict:
    """Its author, at any time; also what was returned to them, or what flags hid until a moderator has decided."""
    if member.pk != review.author_id:
        return refused(_("Only the member who wrote this review can change it."))
    if review.deleted_at is not None:
        return refused(_("This review is deleted. Bring it back first."))
    if review.hidden_at is not None and not (is_returned(review) or may_mend_thing(review, member, now)):
        return refused(_("A moderator hid this review, so it cannot be changed now."))
    return ALLOWED


def is_returned(review: Review) -> bool:
    """Whether it is with its author for a change."""
    return review.hidden_at is not None and review.returns.filter(closed_at=None).exists()


@for_writers
def can_delete_review(member: Member, review: Review, now: datetime) -> Verdict:
    if member.pk != review.author_id:
        return refused(_("Only the member who wrote this review can delete it."))
    return ALLOWED


@for_writers
def can_restore_review(member: Member, review: Review, now: datetime) -> Verdict:
    """Its author brings back what they deleted themselves, for a month."""
    if member.pk != review.author_id or review.deleted_by_id != member.pk:
        return refused(_("Only the member who deleted this review can bring it back."))
    if review.deleted_at is not None and now > review.deleted_at + RESTORE_TIME:
        return refused(_("A deleted review can be brought back for 30 days. You can write a new one."))
    return ALLOWED


@for_writers
def can_vote_on_review(member: Member, review: Review, now: datetime) -> Verdict:
    if not review.is_public or not is_open_to(member, review.product):
        return refused(_("This review is no longer there."))
    if member.pk == review.author_id:
        return refused(_("You cannot vote on your own review."))
    return ALLOWED


@for_writers
def can_answer(member: Member, review: Review, now: datetime) -> Verdict:
    """Speak for the company below a review. There is one answer; whoever may, changes it."""
    if not member.is_company:
        return refused(_("Only staff answer for the company."))
    if not review.is_public or not is_open_to(member, review.product):
        return refused(_("This review is no longer there."))
    return ALLOWED


def can_return(member: Viewer, review: Review) -> Verdict:
    """Send a review back to its author for a change."""
    if not (verdict := can_moderate(member)):
        return verdict
    if review.author_id is None:
        return refused(_("Nobody here wrote this review, so nobody could change it."))
    if review.author_id == member.pk:
        return refused(_("Somebody else decides on your own review."))
    if review.hidden_at is not None or review.deleted_at is not None:
        return refused(_("This review is no longer there."))
    return ALLOWED


def can_release(member: Viewer, review: Review) -> Verdict:
    """Publish a review that was held."""
    if not (verdict := can_moderate(member)):
        return verdict
    if review.author_id == member.pk:
        return refused(_("Somebody else decides on your own review."))
    return ALLOWED


def is_about_the_words(reason: str) -> Verdict:
    """A reason to hide or return a review is about its words. A low rating can never be one."""
    if _OF_THE_RATING.search(reason):
        return refused(
            _("A low rating is never a reason to take a review away. Name the words that break a rule, or leave the review.")
        )
    return ALLOWED
