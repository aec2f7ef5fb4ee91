"""Editors put ideas onto the first page and onto landing pages."""

import pytest
from django.utils import timezone

from ideas.actions import cast_vote
from ideas.models import Idea, Meaning
from portal.pages.models import HomePage

pytestmark = pytest.mark.django_db


@pytest.fixture
def home(make_idea):
    """A first page with ideas in both of its columns."""
    page = HomePage.objects.get()
    page.main = [("ideas", {"title": "Wished for", "limit": 3, "order": "standing_score", "boards": []})]
    page.side = [("ideas", {"title": "New wishes", "limit": 3, "order": "posted_at", "boards": []})]
    page.save()
    return page


def test_the_first_page_says_what_is_wished_for_and_where_it_stands(client, home, make_idea, helper):
    idea = make_idea()
    page = client.get("/").text
    assert page.count(f'href="{idea.get_absolute_url()}"') == 2
    assert "Wished for" in page and "New wishes" in page
    assert "voted" not in page
    cast_vote(idea=idea, by=helper)
    client.force_login(helper)
    assert client.get("/").text.count("voted") == 2, "one's own vote is said in a word"


def test_what_is_closed_or_merged_is_wished_for_no_more(client, home, make_idea):
    kept, done, merged = make_idea(), make_idea("A bell for the water tank"), make_idea("A light for the water tank")
    now = timezone.now()
    Idea.objects.filter(pk=done.pk).update(meaning=Meaning.DELIVERED, closed_at=now)
    Idea.objects.filter(pk=merged.pk).update(merged_into=kept, merged_at=now)
    page = client.get("/").text
    assert kept.title in page and done.title not in page and merged.title not in page


def test_a_private_board_is_in_no_block_and_in_no_figure(client, home, make_idea, private_idea_board):
    from portal.pages.figures import fill_in

    make_idea()
    secret = make_idea("The prototype in the cupboard", board=private_idea_board)
    assert secret.title not in client.get("/").text
    assert fill_in("{ideas}") == "1"


def test_a_block_may_keep_to_some_boards(client, home, make_idea, make_idea_board):
    here, there = make_idea(), make_idea("A bell for the water tank", board=make_idea_board("Tanks"))
    home.main = [("ideas", {"title": "", "limit": 3, "order": "hot", "boards": [there.board]})]
    home.side = []
    home.save()
    page = client.get("/").text
    assert there.title in page and here.title not in page


def test_the_first_page_costs_the_same_however_many_ideas(client, home, make_idea, queries_of):
    make_idea()
    client.get("/")
    one = queries_of(lambda: client.get("/"))
    for number in range(9):
        make_idea(f"Idea number {number} of many")
    assert queries_of(lambda: client.get("/")) == one
