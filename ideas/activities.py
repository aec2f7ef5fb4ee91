"""What can happen to ideas."""

from __future__ import annotations

from typing import Any

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from portal.activity.models import Activity
from portal.activity.types import ActivityType, StepKind, Verb


def _who(activity: Activity) -> str:
    if activity.actor is None:
        return activity.data.get("name") or _("Someone")
    return _("A former member") if activity.actor.erased_at else activity.actor.get_short_name()


def _day(activity: Activity) -> str:
    return date_format(timezone.localtime(activity.happened_at), _("j F Y"))


def _proposed(activity: Activity) -> tuple[Any, ...]:
    return _("%(name)s proposed this") % {"name": _who(activity)}, _day(activity)


def _answered(activity: Activity) -> tuple[Any, ...]:
    return _("%(name)s answered") % {"name": _who(activity)}, _day(activity), activity.data.get("url", "")


def _changed(activity: Activity) -> tuple[Any, ...] | None:
    reason = activity.data.get("reason", "")
    day = _day(activity)
    if reason and activity.type == "ideas.status.not_doing":
        words = {"name": _who(activity), "day": day, "reason": reason}
        return activity.data.get("status", ""), _("%(name)s, %(day)s: %(reason)s") % words
    return activity.data.get("status", ""), _("%(day)s: %(reason)s") % {"day": day, "reason": reason} if reason else day


def _merged(activity: Activity) -> tuple[Any, ...]:
    title = activity.data.get("title", "")
    return _("“%(title)s” was merged") % {"title": title}, _into(activity), activity.data.get("url", "")


def _into(activity: Activity) -> str:
    return _("%(day)s, into “%(title)s”") % {"day": _day(activity), "title": activity.data.get("into", "")}


def _split(activity: Activity) -> tuple[Any, ...]:
    title = activity.data.get("title", "")
    return _("“%(title)s” became an idea of its own") % {"title": title}, _day(activity), activity.data.get("url", "")


IDEA_PROPOSED = ActivityType("ideas.idea.proposed", Verb.CREATE, StepKind.ACT, _proposed)
IDEA_EDITED = ActivityType("ideas.idea.edited", Verb.UPDATE)
# The wording changed after others had voted: they hear of it.
IDEA_REWORDED = ActivityType("ideas.idea.reworded", Verb.UPDATE)
IDEA_DELETED = ActivityType("ideas.idea.deleted", Verb.DELETE)
IDEA_RESTORED = ActivityType("ideas.idea.restored", Verb.UNDO)
IDEA_HIDDEN = ActivityType("ideas.idea.hidden", Verb.REMOVE)
IDEA_UNHIDDEN = ActivityType("ideas.idea.unhidden", Verb.UNDO)
IDEA_LOCKED = ActivityType("ideas.idea.locked", Verb.BLOCK)
IDEA_UNLOCKED = ActivityType("ideas.idea.unlocked", Verb.UNDO)
IDEA_MERGED = ActivityType("ideas.idea.merged", Verb.MOVE, StepKind.ACT, _merged, in_log=gettext_lazy("Merged"))
IDEA_UNMERGED = ActivityType("ideas.idea.unmerged", Verb.UNDO, undoes="ideas.idea.merged", in_log=gettext_lazy("Merge undone"))
IDEA_SPLIT = ActivityType("ideas.idea.split", Verb.CREATE, StepKind.ACT, _split, in_log=gettext_lazy("Split"))
# The part is gone as if it had never been made: its comments are where they came from.
IDEA_UNSPLIT = ActivityType("ideas.idea.unsplit", Verb.UNDO, undoes="ideas.idea.split", in_log=gettext_lazy("Split undone"))
IDEA_MOVED = ActivityType("ideas.idea.moved", Verb.MOVE, in_log=gettext_lazy("Moved"))
IDEA_OWNED = ActivityType("ideas.idea.owned", Verb.ADD)

# A change of status, one type for each meaning, so that what follows can differ.
STATUS_NEW = ActivityType("ideas.status.new", Verb.UNDO, StepKind.SAID, _changed)
STATUS_CONSIDERING = ActivityType("ideas.status.considering", Verb.UPDATE, StepKind.SAID, _changed)
STATUS_COMMITTED = ActivityType("ideas.status.committed", Verb.ACCEPT, StepKind.KEPT, _changed)
STATUS_DELIVERED = ActivityType("ideas.status.delivered", Verb.ACCEPT, StepKind.SO, _changed)
STATUS_NOT_DOING = ActivityType("ideas.status.not_doing", Verb.REJECT, StepKind.STOP, _changed)
STATUS_TYPES = {
    "new": STATUS_NEW,
    "considering": STATUS_CONSIDERING,
    "committed": STATUS_COMMITTED,
    "delivered": STATUS_DELIVERED,
    "not_doing": STATUS_NOT_DOING,
}
RESPONSE_GIVEN = ActivityType("ideas.response.given", Verb.CREATE, StepKind.SAID, _answered)
RESPONSE_EDITED = ActivityType("ideas.response.edited", Verb.UPDATE)

VOTERS_EXPORTED = ActivityType("ideas.voters.exported", Verb.READ)  # as a file, by whoever may view members
VOTE_CAST = ActivityType("ideas.vote.cast", Verb.LIKE)
VOTE_CHANGED = ActivityType("ideas.vote.changed", Verb.UPDATE)
# To another idea, after a merge or a split: the target is the one that it left.
VOTE_MOVED = ActivityType("ideas.vote.moved", Verb.MOVE)
VOTE_WITHDRAWN = ActivityType("ideas.vote.withdrawn", Verb.UNDO)
# Staff gave it for a member, who is told and may take it away.
VOTE_GIVEN = ActivityType("ideas.vote.given", Verb.LIKE)
# For a customer without an account: their contact is not in the log, which outlives it.
CONTACT_VOTE_GIVEN = ActivityType("ideas.contact_vote.given", Verb.LIKE)
CONTACT_VOTE_REMOVED = ActivityType("ideas.contact_vote.removed", Verb.UNDO)
# A closed idea gave the votes of a budget back; it took them again when it reopened, as far as there was room.
VOTES_RETURNED = ActivityType("ideas.votes.returned", Verb.UNDO)
VOTES_RECLAIMED = ActivityType("ideas.votes.reclaimed", Verb.UPDATE)
VOTE_LAPSED = ActivityType("ideas.vote.lapsed", Verb.REMOVE)

COMMENT_POSTED = ActivityType("ideas.comment.posted", Verb.CREATE)
COMMENT_EDITED = ActivityType("ideas.comment.edited", Verb.UPDATE)
COMMENT_DELETED = ActivityType("ideas.comment.deleted", Verb.DELETE)
COMMENT_RESTORED = ActivityType("ideas.comment.restored", Verb.UNDO)
COMMENT_HIDDEN = ActivityType("ideas.comment.hidden", Verb.REMOVE)
COMMENT_UNHIDDEN = ActivityType("ideas.comment.unhidden", Verb.UNDO)
COMMENT_FOUND_HELPFUL = ActivityType("ideas.comment.found_helpful", Verb.LIKE)
COMMENT_HELPFUL_WITHDRAWN = ActivityType("ideas.comment.helpful_withdrawn", Verb.UNDO)
IDEA_MENTIONED = ActivityType("ideas.member.mentioned", Verb.ADD)
