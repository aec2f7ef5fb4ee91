import pytest

from forums.actions import post_topic, reply


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
