"""Every fifth row of a full board goes to an idea that few have seen."""

from datetime import timedelta

import pytest
from django.utils import timezone

from ideas.boards import board_map
from ideas.exploration_slot import TURNS, lane_of
from ideas.models import Idea
from ideas.rows import PAGE
from portal.common.ttl_cache import forget

pytestmark = pytest.mark.django_db
FEW = "few have seen this"


@pytest.fixture
def full_board(make_idea, idea_board):
    """Forty ideas that many want, and twelve of long ago with a vote or two."""
    now = timezone.now()
    for number in range(40):
        make_idea(f"A wish of many, number {number}", support=50 + number, vote_count=50 + number, trending_score=1000 + number)
    for number in range(12):
        make_idea(f"A wish of few, number {number}", support=1, trending_score=number, posted_at=now - timedelta(days=number))
    forget()
    return idea_board


def titles(page):
    return [
        part.split("<")[0]
        for part in page.text.split("A wish of ")[1:]
        if part.startswith(("many", "few")) and "</a></h3>" in part
    ]


def test_every_fifth_row_of_the_first_page_is_one_that_few_have_seen(client, full_board):
    page = client.get("/ideas/grinders/")
    rows = titles(page)
    assert len(rows) == PAGE and page.text.count(FEW) == TURNS == 4
    assert [number for number, title in enumerate(rows, 1) if title.startswith("few")] == [5, 10, 15, 20]
    assert rows[0] == "many, number 39" and rows[5] == "many, number 35"
    assert titles(client.get("/ideas/grinders/")) == rows, "the same all day"


def test_nothing_is_left_out_behind_it(client, full_board):
    page = client.get("/ideas/grinders/")
    seen = titles(page)
    while 'rel="next" href="' in page.text:
        page = client.get(page.text.split('rel="next" href="')[1].split('"')[0].replace("&amp;", "&"))
        assert FEW not in page.text
        seen += titles(page)
    assert seen[PAGE] == "many, number 23"
    assert {title for title in seen if title.startswith("many")} == {f"many, number {number}" for number in range(40)}


def test_an_order_that_one_chose_stays_as_it_is_and_a_small_board_needs_no_lane(client, full_board, make_idea_board, make_idea):
    for query in ("?sort=new", "?sort=votes", "?status=0&sort="):
        assert FEW not in client.get(f"/ideas/grinders/{query}").text
    small = make_idea_board("Small")
    for number in range(9):
        make_idea(f"A wish of few on a small board {number}", board=small)
    forget()
    assert FEW not in client.get("/ideas/small/").text


def test_another_day_others_have_their_turn(full_board):
    board, today = board_map()[full_board.pk], timezone.localdate()
    turns = {tuple(lane_of(board.pk, 10, today + timedelta(days=number))[:6]) for number in range(5)}
    assert len(turns) == 5


def test_what_is_hidden_or_closed_meanwhile_leaves_the_lane_at_once(client, full_board):
    client.get("/ideas/grinders/")
    Idea.objects.filter(support=1).update(hidden_at=timezone.now())
    page = client.get("/ideas/grinders/")
    assert FEW not in page.text and len(titles(page)) == PAGE - TURNS


def test_the_lane_costs_one_query_however_many_need_votes(client, full_board, make_idea, queries_of):
    def cost():
        client.get("/ideas/grinders/")  # what is remembered for seconds
        client.get("/ideas/grinders/")
        return queries_of(lambda: client.get("/ideas/grinders/"))

    before = cost()
    for number in range(20):
        make_idea(f"A wish of few, later {number}", support=0, trending_score=0)
    forget()
    assert cost() == before <= 4
