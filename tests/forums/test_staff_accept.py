"""Staff accept an answer where the board lets them."""

import pytest

from forums.actions import accept_solution, withdraw_solution
from portal.activity.steps import steps
from portal.common.permissions import Refused


@pytest.fixture
def where_staff_accept(board):
    board.staff_accept = True
    board.save()
    return board


def test_staff_accept_only_where_the_board_lets_them(client, board, topic, answer, support):
    with pytest.raises(Refused, match="On this board only"):
        accept_solution(post=answer, by=support)
    client.force_login(support)
    assert "Accept this answer" not in client.get(topic.get_absolute_url()).text
    board.staff_accept = True
    board.save()
    assert "Accept this answer" in client.get(topic.get_absolute_url()).text
    client.post(f"/p/{answer.pk}/accept/")
    page = client.get(topic.get_absolute_url()).text
    assert "accepted by staff" in page and "undo" in page
    topic.refresh_from_db()
    assert topic.solution == answer
    assert any("Support, staff" in str(step.detail) for step in steps(topic))


def test_what_the_asker_accepts_says_nothing_of_staff(client, where_staff_accept, topic, answer, asker):
    accept_solution(post=answer, by=asker)
    assert "accepted by staff" not in client.get(topic.get_absolute_url()).text


def test_staff_take_back_what_staff_accepted_and_leave_what_the_asker_did(where_staff_accept, topic, answer, asker, support):
    accept_solution(post=answer, by=support)
    withdraw_solution(topic=topic, by=support)
    accept_solution(post=answer, by=support)
    withdraw_solution(topic=topic, by=asker)  # it is their question
    accept_solution(post=answer, by=asker)
    with pytest.raises(Refused, match="who asked accepted"):
        withdraw_solution(topic=topic, by=support)


def test_other_members_accept_nothing_there(where_staff_accept, topic, answer, stranger):
    with pytest.raises(Refused, match="Only the member who asked"):
        accept_solution(post=answer, by=stranger)
