"""The search page, the suggestions and "Already answered?", as readers meet them."""

from datetime import UTC, datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from forums.models import Post, Topic
from search.actions import reindex

from .test_engine import HOSTILE

NOW = datetime(2026, 3, 19, tzinfo=UTC)
SEARCH, SUGGEST, SIMILAR = "/search/", "/search/suggest/", "/search/similar/"


@pytest.fixture
def topic(asker, board):
    return make(board, asker, "Pressure drops after descaling", "<p>It fell to six bar.</p>")


@pytest.fixture
def secret(asker, private_board):
    """A topic on a board that strangers cannot see."""
    return make(private_board, asker, "Pressure of the zanzibar prototype", "<p>Secret quokka.</p>", [["quokka", "Quokka"]])


def make(board, author, title, body, tags=()):
    topic = Topic.objects.create(board=board, author=author, title=title, posted_at=NOW, tag_names=list(tags))
    Post.objects.create(topic=topic, author=author, body=body, excerpt="Excerpt", position=1, posted_at=NOW)
    reindex(only={"forums.topic": [topic.pk]})
    return topic


def test_what_is_found_is_marked_and_leads_there(client, topic):
    page = client.get(SEARCH, {"q": "descaling"}).text
    assert "Pressure drops after <mark>descaling</mark>" in page
    assert f'href="/t/{topic.pk}/pressure-drops-after-descaling/"' in page
    assert "1 result" in page


def test_results_are_kept_out_of_other_search_engines(client, topic):
    response = client.get(SEARCH, {"q": "descaling"})
    assert '<meta name="robots" content="noindex">' in response.text
    assert response["X-Robots-Tag"] == "noindex"


def test_an_empty_result_keeps_the_words_and_offers_to_ask(client, topic):
    page = client.get(SEARCH, {"q": "grinst <zero>"}).text
    assert "Nothing for “grinst &lt;zero&gt;”" in page
    assert 'href="/ask/?title=grinst+%3Czero%3E"' in page or 'href="/ask/?title=grinst%20%3Czero%3E"' in page
    assert 'value="grinst &lt;zero&gt;"' in page


def test_filters_narrow_and_are_kept_from_page_to_page(client, asker, board, make_board, monkeypatch):
    monkeypatch.setattr("search.views.PAGE", 2)
    other = make_board("Grinders")
    for number in range(3):
        make(board, asker, f"Pressure {number}", "<p>x</p>", [["water", "Water"]])
    make(other, asker, "Pressure elsewhere", "<p>x</p>", [["water", "Water"]])
    page = client.get(SEARCH, {"q": "pressure", "board": board.pk, "tag": "water", "state": "open", "sort": "newest"}).text
    assert "3 results" in page
    assert "elsewhere" not in page
    assert "Grinders" in page  # the other board, with its count
    assert "Filters, 3 on" in page
    address = f"?q=pressure&amp;board={board.pk}&amp;tag=water&amp;state=open&amp;sort=newest&amp;page=2"
    assert address in page
    assert "3 of 3" in client.get(SEARCH + address.replace("&amp;", "&")).text


def test_a_private_board_leaks_nothing(client, topic, secret, stranger, private_board):
    for viewer in (None, stranger):
        if viewer:
            client.force_login(viewer)
        page = client.get(SEARCH, {"q": "pressure"}).text
        assert "1 result" in page
        assert "zanzibar" not in page
        for asked in (
            {"q": "zanzibar"},
            {"q": "#quokka"},
            {"q": "quokka -x"},
            {"tag": "quokka"},
            {"q": "pressure", "tag": "quokka"},
        ):
            page = client.get(SEARCH, asked).text
            assert "prototype" not in page
            assert 'class="row hit"' not in page
        page = client.get(SEARCH, {"q": "pressure", "board": private_board.pk}).text
        assert "Back room" not in page
        assert 'class="row hit"' not in page
        assert client.get(SUGGEST, {"q": "zanz"}).json() == {"items": []}
        assert "zanzibar" not in client.get(SIMILAR, {"title": "Pressure of the zanzibar prototype"}).text
        assert "zanzibar" not in client.get("/sitemap.xml").text
        assert str(secret.slug) not in client.get("/sitemap-topics-0.xml").text


def test_an_insider_finds_what_the_private_board_holds(client, topic, secret, insider):
    client.force_login(insider)
    assert "2 results" in client.get(SEARCH, {"q": "pressure"}).text
    assert "<mark>zanzibar</mark>" in client.get(SEARCH, {"q": "zanzibar"}).text
    assert client.get(SUGGEST, {"q": "zanz"}).json()["items"][0]["url"] == secret.get_absolute_url()
    assert "prototype" in client.get(SIMILAR, {"title": "The zanzibar prototype loses pressure"}).text


def test_a_board_that_becomes_private_is_closed_at_once(client, topic, board):
    from wagtail.models import PageViewRestriction

    assert "1 result" in client.get(SEARCH, {"q": "pressure"}).text
    PageViewRestriction.objects.create(page=board, restriction_type=PageViewRestriction.LOGIN)
    assert 'class="row hit"' not in client.get(SEARCH, {"q": "pressure"}).text
    assert client.get(SUGGEST, {"q": "press"}).json() == {"items": []}


def test_what_was_hidden_behind_the_index_is_not_shown_or_counted(client, topic, board, asker):
    make(board, asker, "Pressure is fine", "<p>x</p>")
    Topic.objects.filter(pk=topic.pk).update(hidden_at=NOW)
    page = client.get(SEARCH, {"q": "pressure"}).text
    assert "descaling" not in page
    assert "1 result" in page


def test_the_accepted_answer_is_shown_for_a_solved_question(client, topic, helper):
    answer = Post.objects.create(
        topic=topic,
        author=helper,
        body="<p>Push a needle</p>",
        excerpt="Push a needle.",
        position=2,
        posted_at=NOW,
        helpful_count=14,
    )
    topic.set_solution(answer, by=helper, now=NOW)
    reindex()
    page = client.get(SEARCH, {"q": "needle"}).text
    assert "<b>Accepted:</b> Push a <mark>needle</mark>." in page
    assert "Solved; helped 14, Helper" in page


def test_a_member_is_an_operator(client, topic, asker, helper):
    assert "1 result" in client.get(SEARCH, {"q": "@asker"}).text
    assert 'class="row hit"' not in client.get(SEARCH, {"q": "pressure @helper"}).text
    assert 'class="row hit"' not in client.get(SEARCH, {"q": "@nobody"}).text


def test_already_answered_lists_what_is_close(client, topic, board, asker):
    make(board, asker, "Which cup do you use", "<p>Tall ones.</p>")
    answer = client.get(SIMILAR, {"title": "Descaling made the pressure drop"})
    assert "Already answered?" in answer.text
    assert "<mark>Pressure</mark>" in answer.text
    assert "cup" not in answer.text
    assert "<html" not in answer.text
    assert "row" not in client.get(SIMILAR, {"title": "Pre"}).text
    assert "row" not in client.get(SIMILAR, {"title": topic.title, "without": f"forums.topic:{topic.pk}"}).text


def test_suggestions_are_titles_with_addresses(client, topic):
    (item,) = client.get(SUGGEST, {"q": "press"}).json()["items"]
    assert item == {"title": topic.title, "kind": "Question", "url": topic.get_absolute_url()}
    answer = client.get(SUGGEST, {"q": "press", "format": "opensearch"})
    assert answer["Content-Type"] == "application/x-suggestions+json"
    assert answer.json()[1] == [topic.title]
    assert client.get(SUGGEST, {"q": "p"}).json() == {"items": []}


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_no_question_is_a_server_error(client, topic, settings, text):
    for address, name in ((SEARCH, "q"), (SUGGEST, "q"), (SIMILAR, "title")):
        try:
            response = client.get(address, {name: text[:4000], "tag": text[:200], "body": text[:4000]})
        except UnicodeEncodeError:
            pytest.skip("no client can send this")
        assert response.status_code == 200


@pytest.mark.parametrize(
    "address",
    [
        "?q=x&page=0", "?q=x&page=-1", "?q=x&page=%00", "?q=x&page=1e9", "?q=x&page=%C2%B2", "?q=x&page=99999999999999999999",
    ],
)  # fmt: skip
def test_a_made_up_page_is_refused_with_a_sentence(client, topic, address):
    response = client.get(SEARCH + address)
    assert response.status_code == 400
    assert "no such page" in response.text


@pytest.mark.parametrize(
    "address",
    [
        "?q=%00", "?q=%ff%fe", "?q=x&board=x&board=-1&board=99999999999999999999", "?q=x&kind=%00&kind=no.such&kind=forums.topic:%00",
        "?q=x&tag=%00&tag=%25&tag=a%20b", "?q=x&state=x&when=x&sort=x", "?q=x&page=100", "?" + "kind=forums.topic&" * 300, "?kind=forums.topic",
        "?q=x&kind=forums.topic:" + "y" * 60, "?q=x&without=y",
    ],
)  # fmt: skip
def test_made_up_filters_are_left_out(client, topic, address):
    assert client.get(SEARCH + address).status_code == 200
    assert client.get(SIMILAR + address).status_code == 200


def test_a_flood_of_questions_is_slowed(client, topic, monkeypatch):
    monkeypatch.setattr("portal.common.ratelimit.time.time", lambda: 1_800_000_000.0)  # all within one minute
    codes = [client.get(SEARCH, {"q": "x"}).status_code for _ in range(61)]
    assert set(codes[:60]) == {200}
    assert codes[60] == 429


def test_the_page_costs_the_same_however_many_results(client, asker, board, queries_of):
    make(board, asker, "Pressure 0", "<p>x</p>")
    client.get(SEARCH, {"q": "pressure"})
    one = queries_of(lambda: client.get(SEARCH, {"q": "pressure"}))
    for number in range(5):
        make(board, asker, f"Pressure {number}", "<p>x</p>")
    assert queries_of(lambda: client.get(SEARCH, {"q": "pressure"})) == one
    assert one <= 6


def test_searching_writes_nothing(client, topic):
    client.get(SEARCH)  # the site's identity is made on the first page ever
    with CaptureQueriesContext(connection) as queries:
        client.get(SEARCH, {"q": "pressure"})
        client.get(SUGGEST, {"q": "press"})
        client.get(SIMILAR, {"title": "Pressure drops again"})
    assert not [query for query in queries if not query["sql"].lstrip("( ").upper().startswith(("SELECT", "WITH"))]


def test_browsers_can_add_the_search(client, db):
    response = client.get(reverse("search:opensearch"))
    assert response["Content-Type"].startswith("application/opensearchdescription+xml")
    assert "/search/?q={searchTerms}" in response.text
    assert 'rel="search"' in client.get(SEARCH).text
