"""A title and a text have to say something: refused with the reason, text kept."""

import pytest

from forums.models import Topic

TEXT = "Four years of nine bar, and since Sunday it sinks to six."
TITLE = "Pressure drops in the middle of the shot"


@pytest.mark.parametrize(
    ("kind", "title", "body", "is_enough"),
    [
        ("question", "Help, it broke", TEXT, False),
        ("question", TITLE, "It does not work.", False),
        ("question", "a b c d e f g h i j k", TEXT, False),  # spaces are not seen
        ("question", "Why does it hum now", "It hums at night, since May.", True),
        ("question", "咖啡机压力不足怎么办", "昨天开始没有压力", True),
        ("question", "コーヒー機が", "昨日から圧力がない", False),
        ("discussion", "My bench", TEXT, False),
        ("discussion", "Your benches", "Show them all.", True),
    ],
)
def test_what_says_too_little_is_refused_and_kept(client, board, stranger, kind, title, body, is_enough):
    client.force_login(stranger)
    response = client.post("/ask/", {"title": title, "board": board.pk, "kind": kind, "body": body})
    assert response.status_code == (302 if is_enough else 422)
    assert Topic.objects.count() == is_enough
    if not is_enough:
        assert "it needs at least" in response.text and title in response.text and body in response.text


def test_moderators_may_be_short(client, board, moderator):
    client.force_login(moderator)
    data = {"title": "Closed", "board": board.pk, "kind": "discussion", "body": "Till May."}
    assert client.post("/ask/", data).status_code == 302


def test_a_site_sets_its_own_minimum(client, board, stranger, settings):
    settings.FORUM_LIMITS = {"question_title": 5}
    client.force_login(stranger)
    response = client.post("/ask/", {"title": "It hums", "board": board.pk, "kind": "question", "body": TEXT})
    assert response.status_code == 302
