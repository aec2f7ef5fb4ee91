from __future__ import annotations

from typing import Any

import pytest


@pytest.fixture
def moderator(moderator: Any) -> Any:
    from portal.members.models import Member

    return Member.objects.get(pk=moderator.pk)


@pytest.fixture
def spammer(make_member: Any) -> Any:
    return make_member("spammer", name="Spam Mer", trust_level=1)


@pytest.fixture
def replies(board: Any, asker: Any, spammer: Any) -> Any:
    """Three replies of the spammer in somebody else's topic."""
    from forums.actions import post_topic, reply

    topic = post_topic(board_id=board.pk, by=asker, kind="question", title="Lost pressure", body="<p>It hisses.</p>")
    return [reply(topic=topic, by=spammer, body=f"<p>Cheap watches, number {number}</p>") for number in range(3)]


@pytest.fixture
def hidden(replies: Any) -> Any:
    """Which of the replies are hidden: their places in the list."""
    from forums.models import Post

    numbers = [post.pk for post in replies]
    return lambda: {
        numbers.index(pk) for pk in Post.objects.filter(pk__in=numbers).exclude(hidden_at=None).values_list("pk", flat=True)
    }
