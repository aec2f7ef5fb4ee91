import pytest

from forums.actions import post_topic


@pytest.fixture
def topic(board, asker):
    return post_topic(
        board_id=board.pk,
        by=asker,
        kind="question",
        title="Steam wand spits water",
        body="<p>For the first second it spits water.</p>",
    )
