"""What follows when one room has led to another. Safe to run twice."""

from __future__ import annotations

from forums.activities import TOPIC_UNMERGED
from forums.models import Topic
from portal.activity.models import Activity
from portal.activity.types import reaction
from portal.conversions.actions import follow_merge, follow_unmerge, take_contacts_off
from portal.conversions.receiving import read_ours
from portal.crm.models import Case, Message
from portal.members.models import Member
from portal.notifications.reactions import tell
from portal.notifications.recipients import plainly


@reaction("conversions.offer_votes")
def offer_votes(activity: Activity) -> None:
    """Whoever asked or has the same problem is offered a vote for the idea that was made of it (`notices.py`)."""
    tell(activity, plainly(activity))


@reaction("conversions.read_case")
def read_case(activity: Activity) -> None:
    """Something changed in a case of our own store: what its asker may read of it is kept with the act."""
    thing = activity.object
    number = thing.pk if isinstance(thing, Case) else thing.case_id if isinstance(thing, Message) else None
    if number is not None:
        read_ours(str(number))


@reaction("conversions.tell_case")
def tell_case(activity: Activity) -> None:
    """Asker and support hear of each other, whatever they muted (`case_notices.py`)."""
    tell(activity, plainly(activity))


@reaction("conversions.follow_merged_topic")
def follow_merged_topic(activity: Activity) -> None:
    """A case stands where the posts of its question stand: after a merge, and after that was taken back."""
    source, target = activity.object, activity.target
    if isinstance(source, Topic) and isinstance(target, Topic):
        follow = follow_unmerge if activity.type == TOPIC_UNMERGED.name else follow_merge
        follow(source=source, target=target)


@reaction("conversions.forget_contact", is_only_now=True)
def forget_contact(activity: Activity) -> None:
    """The member withdrew the link: their cases go on without their customer record."""
    if isinstance(activity.object, Member):
        take_contacts_off(member=activity.object)
