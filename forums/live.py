"""What an open topic is told: that a reply came, a post changed, an answer was accepted, a vote was given."""

from __future__ import annotations

from functools import partial
from typing import Any

from django.db import transaction

from forums import activities
from forums.models import Post, Topic
from portal.activity.models import Activity
from portal.activity.types import reaction
from portal.common.live import access_changed, tell

_EVENTS = {
    activities.POST_REPLIED.name: "replied",
    activities.POST_COMMENTED.name: "commented",
    activities.POST_EDITED.name: "edited",
    activities.POST_DELETED.name: "removed",
    activities.POST_HIDDEN.name: "removed",
    activities.POST_RESTORED.name: "edited",
    activities.POST_UNHIDDEN.name: "edited",
    activities.SOLUTION_ACCEPTED.name: "solved",
    activities.SOLUTION_WITHDRAWN.name: "unsolved",
    activities.TOPIC_CLAIMED.name: "claimed",
    activities.CLAIM_RELEASED.name: "released",
    activities.POST_FOUND_HELPFUL.name: "voted",
    activities.HELPFUL_WITHDRAWN.name: "voted",
}

# What changes two topics, and as what their readers are told of it.
_OF_TWO = {
    activities.TOPIC_MERGED.name: "merged",
    activities.TOPIC_UNMERGED.name: "merged",
    activities.TOPIC_SPLIT.name: "split",
    activities.TOPIC_UNSPLIT.name: "split",
}


@reaction("forums.push_live")
def push_live(activity: Activity) -> None:
    """A reaction: say to whoever has the topic open what changed. Numbers only, no text: the page
    fetches what it may show with the reader's own rights."""
    if activity.type in _OF_TWO:
        _tell_both(activity)
        return
    event = _EVENTS.get(activity.type)
    thing = activity.object
    topic = thing.topic if isinstance(thing, Post) else thing
    if event is None or not isinstance(topic, Topic):
        return
    if isinstance(thing, Post) and event != "removed" and not _is_shown(thing):
        return  # not even its number is told
    message: dict[str, Any] = {
        "type": "topic.changed",
        "event": event,
        "post": thing.pk if isinstance(thing, Post) else None,
        "position": thing.position if isinstance(thing, Post) else None,
        "helpful_count": thing.helpful_count if isinstance(thing, Post) else None,
        "reply_count": topic.reply_count,
        "actor": activity.actor_id,
    }
    row = {"type": "board.changed", "topic": topic.pk, "reply_count": topic.reply_count, "event": event}

    def send() -> None:
        tell(f"topic.{topic.pk}", message)
        if topic.is_public:
            tell(f"board.{topic.board_id}", row)

    transaction.on_commit(send)


def _tell_both(activity: Activity) -> None:
    """Both topics read otherwise now. Who has the one that is gone open is led on by a reload."""
    for topic in (activity.object, activity.target):
        if isinstance(topic, Topic):
            message = {
                "type": "topic.changed",
                "event": _OF_TWO[activity.type],
                "post": None,
                "position": None,
                "helpful_count": None,
                "reply_count": topic.reply_count,
                "actor": activity.actor_id,
            }
            transaction.on_commit(partial(tell, f"topic.{topic.pk}", message))


def _is_shown(post: Post) -> bool:
    return post.is_public and (post.parent is None or post.parent.is_public)


@reaction("forums.recheck_readers")
def recheck_readers(activity: Activity) -> None:
    """A reaction within the act: once a topic was hidden, deleted, moved or merged away, every open socket asks again whether
    its reader may see it, and closes where not."""
    thing = activity.object
    if isinstance(thing, Post) and not thing.is_first:
        return
    topic = thing.topic if isinstance(thing, Post) else thing
    if isinstance(topic, Topic):
        access_changed(f"topic:{topic.pk}")
