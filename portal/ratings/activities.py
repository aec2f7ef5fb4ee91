"""What can happen to reviews."""

from __future__ import annotations

from typing import Any

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from portal.activity.models import Activity
from portal.activity.types import ActivityType, StepKind, Verb


def _who(activity: Activity) -> str:
    if activity.actor is None:
        return activity.data.get("name") or _("Someone")
    return _("A former member") if activity.actor.erased_at else activity.actor.get_short_name()


def _day(activity: Activity) -> str:
    return date_format(timezone.localtime(activity.happened_at), _("j F Y"))


def _stars(activity: Activity) -> str:
    stars = int(activity.data.get("stars", 0))
    return ngettext("%(count)s star", "%(count)s stars", stars) % {"count": stars}


def _posted(activity: Activity) -> tuple[Any, ...]:
    return _("%(name)s gave %(stars)s") % {"name": _who(activity), "stars": _stars(activity)}, _day(activity)


def _rerated(activity: Activity) -> tuple[Any, ...]:
    return _("%(name)s changed it to %(stars)s") % {"name": _who(activity), "stars": _stars(activity)}, _day(activity)


def _answered(activity: Activity) -> tuple[Any, ...]:
    return _("%(name)s answered") % {"name": _who(activity)}, _day(activity)


REVIEW_POSTED = ActivityType("ratings.review.posted", Verb.RATE, StepKind.ACT, _posted)
REVIEW_EDITED = ActivityType("ratings.review.edited", Verb.UPDATE)
REVIEW_RERATED = ActivityType("ratings.review.rerated", Verb.RATE, StepKind.SO, _rerated)  # edited, with other stars
REVIEW_DELETED = ActivityType("ratings.review.deleted", Verb.DELETE)
REVIEW_RESTORED = ActivityType("ratings.review.restored", Verb.UNDO)
REVIEW_HIDDEN = ActivityType("ratings.review.hidden", Verb.REMOVE)
REVIEW_UNHIDDEN = ActivityType("ratings.review.unhidden", Verb.UNDO)
REVIEW_RETURNED = ActivityType("ratings.review.returned", Verb.REJECT, in_log=gettext_lazy("Returned for a change"))
REVIEW_SENT_AGAIN = ActivityType("ratings.review.sent_again", Verb.UPDATE)
# Many reviews by new members within a day: nobody else sees them until a person has looked.
REVIEW_HELD = ActivityType("ratings.review.held", Verb.BLOCK)
REVIEW_RELEASED = ActivityType("ratings.review.released", Verb.ACCEPT, in_log=gettext_lazy("Held review published"))
REVIEW_LABELLED = ActivityType("ratings.review.labelled", Verb.UPDATE)
REVIEW_VOTED = ActivityType("ratings.review.voted", Verb.LIKE)
VOTE_WITHDRAWN = ActivityType("ratings.vote.withdrawn", Verb.UNDO)
ANSWER_GIVEN = ActivityType("ratings.answer.given", Verb.CREATE, StepKind.SAID, _answered)
ANSWER_EDITED = ActivityType("ratings.answer.edited", Verb.UPDATE)
