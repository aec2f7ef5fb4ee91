import json

import pytest

from forums.actions import post_topic, reply
from portal.settings.trust import trust_table_from


@pytest.fixture
def topic(board, asker):
    return post_topic(
        board_id=board.pk,
        by=asker,
        kind="question",
        title="Alto 2 falls to 6 bar halfway through",
        body="<p>Four years of nine bar, and since Sunday it sinks to six.</p>",
        tags=["pressure", "descaling"],
    )


@pytest.fixture
def answer(topic, helper):
    return reply(topic=topic, by=helper, body="<p>A flake of scale sits in the gicleur. Push a needle through.</p>")


@pytest.fixture
def unhurried(settings):
    """Without what holds floods off, so that a test can say several things at once."""
    free = dict.fromkeys(["seconds_between", "same_text_minutes"], [0] * 5)
    free |= dict.fromkeys(["replies_a_minute", "votes_a_minute", "votes_an_hour", "replies_in_a_row"], [99] * 5)
    settings.TRUST_TABLE = trust_table_from(json.dumps(free))
