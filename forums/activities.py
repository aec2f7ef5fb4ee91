"""What can happen in forums."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from portal.activity.models import Activity
from portal.activity.types import ActivityType, StepKind, Verb
from portal.common.times import later


def _who(activity: Activity) -> str:
    if activity.actor is None:
        return activity.data.get("name") or _("Someone")
    return _("A former member") if activity.actor.erased_at else activity.actor.get_short_name()


def _asked(activity: Activity) -> tuple[Any, ...]:
    sentence = _("%(name)s asked") if activity.data.get("kind", "question") == "question" else _("%(name)s started this")
    return sentence % {"name": _who(activity)}, date_format(timezone.localtime(activity.happened_at), _("l j F, H:i"))


def _answered(activity: Activity) -> tuple[Any, ...]:
    return (
        _("%(name)s answered") % {"name": _who(activity)},
        later(timedelta(seconds=activity.data.get("after", 0))),
        activity.data.get("url", ""),
    )


def _accepted(activity: Activity) -> tuple[Any, ...]:
    day = date_format(timezone.localtime(activity.happened_at), _("j F"))
    words = _("by %(name)s, staff, on %(day)s") if activity.data.get("by_staff") else _("by %(name)s on %(day)s")
    return _("Accepted"), words % {"name": _who(activity), "day": day}, activity.data.get("url", "")


def _changed_kind(activity: Activity) -> tuple[Any, ...]:
    headline = _("Became a question") if activity.data.get("kind") == "question" else _("Became a discussion")
    day = date_format(timezone.localtime(activity.happened_at), _("j F"))
    return headline, _("by %(name)s on %(day)s") % {"name": _who(activity), "day": day}


def _closed(activity: Activity) -> tuple[Any, ...]:
    headline = _("Closed as a duplicate") if activity.data.get("duplicate_of") else _("Closed")
    return headline, activity.data.get("reason", "")


def _archived(activity: Activity) -> tuple[Any, ...]:
    days = activity.data.get("days")
    said = ngettext("nothing was said for %(count)s day", "nothing was said for %(count)s days", days) if days else ""
    return _("Archived"), said % {"count": days} if said else ""


def _split(activity: Activity) -> tuple[Any, ...]:
    # Said on both lines, of the topic that it came from and of the new one.
    origin = _("from “%(title)s”") % {"title": activity.data.get("title", "")}
    return _("%(name)s split replies off") % {"name": _who(activity)}, origin, f"/t/{activity.target_id}/"


TOPIC_POSTED = ActivityType("forums.topic.posted", Verb.CREATE, StepKind.ACT, _asked)
# The first reply of somebody else: what the line draws. Later replies are many and draw nothing.
TOPIC_ANSWERED = ActivityType("forums.topic.answered", Verb.UPDATE, StepKind.SAID, _answered)
POST_REPLIED = ActivityType("forums.post.replied", Verb.CREATE)
POST_COMMENTED = ActivityType("forums.post.commented", Verb.CREATE)
POST_EDITED = ActivityType("forums.post.edited", Verb.UPDATE)
# Opened for others to edit, and closed again.
POST_OPENED_AS_WIKI = ActivityType("forums.post.opened_as_wiki", Verb.UPDATE)
POST_CLOSED_AS_WIKI = ActivityType("forums.post.closed_as_wiki", Verb.UNDO)
POST_DELETED = ActivityType("forums.post.deleted", Verb.DELETE)
POST_RESTORED = ActivityType("forums.post.restored", Verb.UNDO)
POST_HIDDEN = ActivityType("forums.post.hidden", Verb.REMOVE)
POST_UNHIDDEN = ActivityType("forums.post.unhidden", Verb.UNDO)
TOPIC_EDITED = ActivityType("forums.topic.edited", Verb.UPDATE)
# A discussion became a question, or the other way round; `kind` says what it is now.
TOPIC_KIND_CHANGED = ActivityType("forums.topic.kind_changed", Verb.UPDATE, StepKind.ACT, _changed_kind)
TOPIC_CLOSED = ActivityType("forums.topic.closed", Verb.REJECT, StepKind.STOP, _closed, in_log=gettext_lazy("Closed"))
TOPIC_REOPENED = ActivityType("forums.topic.reopened", Verb.UNDO, undoes="forums.topic.closed", in_log=gettext_lazy("Reopened"))
TOPIC_ARCHIVED = ActivityType("forums.topic.archived", Verb.UPDATE, StepKind.STOP, _archived)
TOPIC_UNARCHIVED = ActivityType("forums.topic.unarchived", Verb.UNDO, undoes="forums.topic.archived")
TOPIC_LOCKED = ActivityType("forums.topic.locked", Verb.BLOCK)
TOPIC_UNLOCKED = ActivityType("forums.topic.unlocked", Verb.UNDO)
TOPIC_MOVED = ActivityType("forums.topic.moved", Verb.MOVE, in_log=gettext_lazy("Moved"))
# The object was made of replies to the target.
TOPIC_SPLIT = ActivityType("forums.topic.split", Verb.MOVE, StepKind.ACT, _split, in_log=gettext_lazy("Split off"))
TOPIC_UNSPLIT = ActivityType(
    "forums.topic.unsplit", Verb.UNDO, undoes="forums.topic.split", in_log=gettext_lazy("Put back after a split")
)
# What stood in the object stands in the target now.
TOPIC_MERGED = ActivityType("forums.topic.merged", Verb.MOVE, in_log=gettext_lazy("Merged"))
TOPIC_UNMERGED = ActivityType("forums.topic.unmerged", Verb.UNDO, in_log=gettext_lazy("Merge undone"))
TOPIC_PINNED = ActivityType("forums.topic.pinned", Verb.ADD)
TOPIC_UNPINNED = ActivityType("forums.topic.unpinned", Verb.UNDO)
TOPIC_FEATURED = ActivityType("forums.topic.featured", Verb.ADD)
TOPIC_UNFEATURED = ActivityType("forums.topic.unfeatured", Verb.UNDO)
TOPIC_SLOWED = ActivityType("forums.topic.slowed", Verb.BLOCK)
TOPIC_UNSLOWED = ActivityType("forums.topic.unslowed", Verb.UNDO)
# The target is the colleague.
TOPIC_ASSIGNED = ActivityType("forums.topic.assigned", Verb.ADD)
TOPIC_UNASSIGNED = ActivityType("forums.topic.unassigned", Verb.UNDO)
SOLUTION_ACCEPTED = ActivityType("forums.solution.accepted", Verb.ACCEPT, StepKind.KEPT, _accepted)
SOLUTION_WITHDRAWN = ActivityType("forums.solution.withdrawn", Verb.UNDO, undoes="forums.solution.accepted")
# Staff say of their reply that it is the answer of the company, after it was written; and that it is not.
OFFICIAL_MARKED = ActivityType("forums.post.marked_official", Verb.UPDATE)
OFFICIAL_UNMARKED = ActivityType("forums.post.unmarked_official", Verb.UNDO)
POST_FOUND_HELPFUL = ActivityType("forums.post.found_helpful", Verb.LIKE)
HELPFUL_WITHDRAWN = ActivityType("forums.post.helpful_withdrawn", Verb.UNDO)
INFO_ASKED = ActivityType("forums.topic.info_asked", Verb.UPDATE)
# The asker said more, or whoever asked for it took that back.
INFO_SETTLED = ActivityType("forums.topic.info_settled", Verb.UNDO)
TOPIC_CLAIMED = ActivityType("forums.topic.claimed", Verb.JOIN)
CLAIM_RELEASED = ActivityType("forums.topic.claim_released", Verb.UNDO)
# Something that stood here had solved a question before it was posted.
DEFLECTION_CONFIRMED = ActivityType("forums.deflection.confirmed", Verb.ACCEPT)
DEFLECTION_WITHDRAWN = ActivityType("forums.deflection.withdrawn", Verb.UNDO)
# "I have this problem too", apart from helpful.
PROBLEM_SHARED = ActivityType("forums.topic.problem_shared", Verb.LIKE)
PROBLEM_WITHDRAWN = ActivityType("forums.topic.problem_withdrawn", Verb.UNDO)
# The day has come that a member set on a bookmark of theirs. Only they hear of it.
BOOKMARK_DUE = ActivityType("forums.bookmark.due", Verb.ADD)
# One act on several topics; each topic has its own activity besides.
BULK_DONE = ActivityType("forums.bulk.done", Verb.UPDATE)
BULK_UNDONE = ActivityType("forums.bulk.undone", Verb.UNDO)
MEMBER_MENTIONED = ActivityType("forums.member.mentioned", Verb.ADD)
# What staff tell each other inside a topic. Nobody else hears of it.
NOTE_WRITTEN = ActivityType("forums.note.written", Verb.ADD)
NOTE_REMOVED = ActivityType("forums.note.removed", Verb.REMOVE)
NOTE_RESTORED = ActivityType("forums.note.restored", Verb.UNDO)
