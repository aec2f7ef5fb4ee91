import pytest

from forums.actions import accept_solution, post_topic, reply
from portal.pages.models import HomePage, LandingPage


@pytest.fixture
def home(db):
    return HomePage.objects.get()


@pytest.fixture
def question(board, asker):
    return post_topic(board_id=board.pk, by=asker, kind="question", title="Why does it drip at night?", body="<p>It drips.</p>")


def test_an_empty_site_has_a_first_page_that_says_so(client, home):
    response = client.get("/")
    assert response.status_code == 200
    assert "What brings you here?" in response.text
    assert "No unanswered questions." in response.text


def test_an_empty_site_has_the_texts_that_law_and_manners_ask_for(client, home):
    for path in ("/rules/", "/privacy/", "/imprint/"):
        response = client.get(path)
        assert response.status_code == 200
        assert "sample" in response.text
        assert path in client.get("/").text


def test_members_are_greeted_by_their_first_name(client, home, asker):
    asker.name = "Ines Okafor"
    asker.save()
    client.force_login(asker)
    assert ", Ines. What brings you here?" in client.get("/").text
    client.logout()
    assert "Ines" not in client.get("/").text


def test_the_latest_and_the_unanswered_are_read_when_the_page_is_shown(client, home, question, helper):
    assert client.get("/").text.count("Why does it drip at night?") == 2
    reply(topic=question, by=helper, body="<p>The valve.</p>")
    assert client.get("/").text.count("Why does it drip at night?") == 1


def test_who_had_an_answer_accepted_this_week_is_thanked(client, home, question, helper, asker):
    helper.name = "Tomasz Wierzba"
    helper.save()
    post = reply(topic=question, by=helper, body="<p>The valve.</p>")
    accept_solution(post=post, by=asker)
    page = client.get("/").text
    assert "Tomasz Wierzba" in page
    assert "1 question solved" in page


def test_what_followed_is_drawn_as_a_line(client, home, question, helper, asker):
    post = reply(topic=question, by=helper, body="<p>The valve.</p>")
    accept_solution(post=post, by=asker)
    assert 'class="line across"' in client.get("/").text


def test_a_private_board_leaks_nothing(client, home, private_board, insider, stranger):
    title = "The prototype in the cupboard"
    topic = post_topic(board_id=private_board.pk, by=insider, kind="question", title=title, body="<p>Hush.</p>")
    assert title not in client.get("/").text
    client.force_login(stranger)
    assert title not in client.get("/").text
    client.force_login(insider)
    assert title in client.get("/").text
    post = reply(topic=topic, by=insider, body="<p>Quite.</p>")
    accept_solution(post=post, by=insider)
    client.force_login(stranger)
    page = client.get("/").text
    assert title not in page
    assert "question solved" not in page


def test_a_page_closed_to_the_reader_is_no_way_in(client, home, stranger, insider):
    from django.contrib.auth.models import Group
    from wagtail.models import PageViewRestriction

    landing = home.add_child(instance=LandingPage(title="For insiders", slug="insiders"))
    home.main = [("intents", {"intents": [{"page": landing, "address": "", "title": "The back way", "text": ""}]})]
    home.save()
    assert "The back way" in client.get("/").text
    restriction = PageViewRestriction.objects.create(page=landing, restriction_type=PageViewRestriction.GROUPS)
    restriction.groups.add(Group.objects.get(name="Insiders"))
    assert "The back way" not in client.get("/").text
    client.force_login(insider)
    assert "The back way" in client.get("/").text


def test_the_first_page_costs_the_same_however_many_topics(client, home, board, asker, queries_of):
    def ask(count):
        for number in range(count):
            post_topic(board_id=board.pk, by=asker, kind="question", title=f"Question number {number}", body="<p>Well?</p>")

    ask(1)
    client.get("/")
    few = queries_of(lambda: client.get("/"))
    ask(12)
    client.get("/")
    assert queries_of(lambda: client.get("/")) == few
    assert few <= 14


def test_a_landing_page_shows_its_blocks_in_two_columns(client, home, question):
    landing = home.add_child(
        instance=LandingPage(
            title="First week",
            slug="first-week",
            headline="Your first week",
            main=[
                ("search", {"label": "Look it up", "example": "", "note": "{topics} topics"}),
                ("text", {"title": "Leave alone", "text": "<p>The red screw.</p>"}),
                ("solved", {"title": "Solved", "limit": 3, "boards": [], "product": None}),
                ("articles", {"title": "Read", "limit": 3, "category": None, "chosen": []}),
                ("action", {"page": None, "address": "/ask/", "title": "Stuck?", "text": "", "button": "Ask a question"}),
            ],
            side=[("latest", {"title": "Lately", "limit": 3, "boards": [], "product": None})],
        )
    )
    page = client.get(landing.url).text
    assert "<h1>Your first week</h1>" in page
    assert "1 topics" in page
    assert "The red screw." in page
    assert "<aside" in page
    assert "Why does it drip at night?" in page


def test_a_block_may_keep_to_boards_and_products(client, home, make_board, asker):
    water, milk = make_board("Water"), make_board("Milk")
    post_topic(board_id=water.pk, by=asker, kind="question", title="About the water", body="<p>Hard.</p>")
    post_topic(board_id=milk.pk, by=asker, kind="question", title="About the milk", body="<p>Soft.</p>")
    home.main = [("latest", {"title": "Water", "limit": 5, "boards": [water], "product": None})]
    home.side = []
    home.save()
    page = client.get("/").text
    assert "About the water" in page
    assert "About the milk" not in page


def test_an_editor_sees_the_page_before_it_is_published(client, home, administrator):
    client.force_login(administrator)
    response = client.get(f"/admin/pages/{home.pk}/edit/")
    assert response.status_code == 200
    landing = LandingPage(title="Preview", slug="preview", headline="Not out yet")
    home.add_child(instance=landing)
    response = client.get(f"/admin/pages/{landing.pk}/view_draft/")
    assert response.status_code == 200
    assert "Not out yet" in response.text


def test_the_greeting_keeps_to_the_hour():
    from datetime import datetime

    from portal.pages.models import greeting_to

    assert greeting_to("Ines", datetime(2026, 3, 19, 7, 52)) == "Good morning, Ines."
    assert greeting_to("Ines", datetime(2026, 3, 19, 14, 0)) == "Good afternoon, Ines."
    assert greeting_to("Ines", datetime(2026, 3, 19, 2, 0)) == "Good evening, Ines."


def test_figures_count_what_everybody_may_read(question, private_board, insider):
    from portal.pages.figures import fill_in

    post_topic(board_id=private_board.pk, by=insider, kind="question", title="Behind closed doors", body="<p>Hush.</p>")
    assert fill_in("{topics} of {unknown}, {unanswered} open") == "1 of {unknown}, 1 open"


def test_an_address_must_be_one():
    from django.core.exceptions import ValidationError

    from portal.pages.blocks.editorial import LinkBlock

    block = LinkBlock()
    for address in ("javascript:alert(1)", "//evil.example", "ask", ""):
        with pytest.raises(ValidationError):
            block.clean(block.to_python({"page": None, "address": address}))
    assert block.clean(block.to_python({"page": None, "address": "/ask/"}))["address"] == "/ask/"
