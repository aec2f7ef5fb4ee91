"""What reviews do when something happened elsewhere. Safe to run twice."""

from __future__ import annotations

from portal.activity.models import Activity
from portal.activity.types import reaction
from portal.members.models import Member
from portal.ratings.actions import label_reviews_of


@reaction("ratings.label_reviews", is_only_now=True)
def label_reviews(activity: Activity) -> None:
    """A member's link to their customer record changed: the label "Verified customer" comes and goes with it."""
    if isinstance(activity.object, Member):
        label_reviews_of(member=activity.object)
