"""Locking a post with the topic that it stands in, also while moderators merge and split topics.

Lock order everywhere: topics by number, posts, tallies of boards by number, members by number.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import ParamSpec, TypeVar

from django.db import transaction

from forums.models import MergedAway, Post, Topic

P = ParamSpec("P")
R = TypeVar("R")

_TRIES = 5


class PostMovedMeanwhile(Exception):
    """The post stands in another topic than the one that was locked for it."""


def lock_post(post: Post) -> tuple[Topic, Post]:
    """The topic that a post stands in and the post, both locked. In an act under `retry_on_move`."""
    topic = Topic.objects.lock(post.topic_id)
    locked = Post.objects.select_for_update(no_key=True, of=("self",)).get(pk=post.pk)
    if locked.topic_id != topic.pk:
        raise PostMovedMeanwhile
    locked.topic = topic
    return topic, locked


def retry_on_move(act: Callable[P, R]) -> Callable[P, R]:
    """An atomic act on a post. When the post was moved to another topic meanwhile, it begins anew there.

    All is rolled back first, so that no lock of the wrong topic is held while the right one is asked for.
    """

    @wraps(act)
    def wherever(*args: P.args, **kwargs: P.kwargs) -> R:
        for _try in range(_TRIES):
            try:
                with transaction.atomic():
                    return act(*args, **kwargs)
            except (PostMovedMeanwhile, MergedAway) as problem:
                posts = [value for value in kwargs.values() if isinstance(value, Post)]
                has_moved = sum(_look_again(post) for post in posts) > 0
                # It may be back where it was by now; what was merged away is not.
                if not has_moved and isinstance(problem, MergedAway):
                    raise
        raise PostMovedMeanwhile

    return wherever


def _look_again(post: Post) -> bool:
    """Where does it stand now? Says whether that is elsewhere than was thought."""
    before = post.topic_id
    post.refresh_from_db(fields=["topic"])
    return post.topic_id != before
