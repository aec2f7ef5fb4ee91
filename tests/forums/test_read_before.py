"""What was read before asking: kept for a visit without a write, shown to those who answer, counted for articles."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from forums.actions import post_topic, reply
from forums.actions.erasure import erase_posts_of
from forums.models import Topic
from portal.articles.models import ArticleIndexPage, ArticlePage, ArticleTally
from portal.common.view_history import MOST, forget_visit, read_lately
from portal.members.roles import Role
from portal.products.models import ProductIndexPage, ProductPage

TEXT = "Four years of nine bar, and since Sunday it sinks to six."


@pytest.fixture
def article(db):
    index = ArticleIndexPage.objects.get()
    return index.add_child(
        instance=ArticlePage(title="Descaling the Alto 2", body=[("text", "<p>Vinegar is no descaler.</p>")])
    )


@pytest.fixture
def products(help_index):
    index = help_index.get_parent().add_child(instance=ProductIndexPage(title="Products"))
    return [index.add_child(instance=ProductPage(title=title)) for title in ("Alto 2", "Pico")]


def asks(client, board, **more):
    data = {
        "title": "Pressure drops in the middle of the shot",
        "board": board.pk,
        "kind": "question",
        "body": TEXT,
        "with_read": "1",
    }
    response = client.post("/ask/", data | more)
    assert response.status_code == 302, response.text
    return Topic.objects.latest("pk")


def test_reading_writes_nothing(client, topic, article, stranger):
    client.force_login(stranger)
    for address in (topic.get_absolute_url(), article.url):
        client.get(address)
    with CaptureQueriesContext(
        connection,
    ) as captured:
        for address in (topic.get_absolute_url(), article.url):
            client.get(address)
    assert not [query["sql"] for query in captured if query["sql"].startswith(("INSERT", "UPDATE", "DELETE"))]
    assert read_lately(stranger) == [("articles.article", article.pk), ("forums.topic", topic.pk)]


def test_what_was_read_is_shown_to_those_who_answer(client, board, topic, article, stranger, helper):
    client.force_login(stranger)
    client.get(topic.get_absolute_url())
    client.get(article.url)
    page = client.get("/ask/").text
    assert article.title in page and topic.title in page and 'name="with_read"' in page
    mine = asks(client, board)
    assert mine.read_before == [["articles.article", article.pk], ["forums.topic", topic.pk]]
    assert "Read before asking" in client.get(mine.get_absolute_url()).text
    client.force_login(helper)
    page = client.get(mine.get_absolute_url()).text
    assert "Read before asking" in page and article.title in page
    client.logout()
    assert "Read before asking" not in client.get(mine.get_absolute_url()).text


def test_the_asker_may_keep_it_to_themselves(client, board, article, stranger):
    client.force_login(stranger)
    client.get(article.url)
    assert asks(client, board, with_read="").read_before == []
    assert not ArticleTally.objects.filter(failed_count__gt=0).exists()


@pytest.mark.usefixtures("unhurried")
def test_only_what_is_about_the_same_product_is_kept(client, board, topic, article, products, stranger, asker):
    alto, pico = products
    other = post_topic(board_id=board.pk, by=asker, kind="question", title="The Pico hums", body=f"<p>{TEXT}</p>", product=pico)
    own = post_topic(board_id=board.pk, by=stranger, kind="question", title="Mine hums too", body=f"<p>{TEXT}</p>")
    article.products.set([alto])
    article.save()
    client.force_login(stranger)
    for address in (other.get_absolute_url(), own.get_absolute_url(), topic.get_absolute_url(), article.url):
        client.get(address)
    mine = asks(client, board, product=alto.pk)
    assert mine.read_before == [["articles.article", article.pk], ["forums.topic", topic.pk]]
    assert ArticleTally.objects.get(pk=article.pk).failed_count == 1
    asks(client, board, product=pico.pk)
    assert ArticleTally.objects.get(pk=article.pk).failed_count == 1


def test_a_reader_sees_only_what_they_may_see(client, board, private_board, insider, helper):
    hidden = Topic.objects.create(board_id=private_board.pk, title="The secret pump", author=None)
    mine = post_topic(
        board_id=board.pk,
        by=insider,
        kind="question",
        title="It hums",
        body=f"<p>{TEXT}</p>",
        read=[("forums.topic", hidden.pk)],
    )
    assert mine.read_before == [["forums.topic", hidden.pk]]
    client.force_login(insider)
    assert "The secret pump" in client.get(mine.get_absolute_url()).text
    client.force_login(helper)
    page = client.get(mine.get_absolute_url()).text
    assert "The secret pump" not in page and "Read before asking" not in page


def test_what_was_read_before_signing_in_comes_with_the_form(client, board, topic, article, private_board, stranger):
    hidden = Topic.objects.create(board_id=private_board.pk, title="The secret pump", author=None)
    assert f'data-read="forums.topic:{topic.pk}"' in client.get(topic.get_absolute_url()).text
    assert f'data-read="articles.article:{article.pk}"' in client.get(article.url).text
    here = f"forums.topic:{topic.pk},articles.article:{article.pk},forums.topic:{hidden.pk},forums.post:1,x,forums.topic:{'9' * 30}"
    client.force_login(stranger)
    assert "data-read=" not in client.get(article.url).text + client.get(topic.get_absolute_url()).text
    part = client.get("/ask/read/", {"read_here": here}).text
    assert topic.title in part and article.title in part and "The secret pump" not in part and "<html" not in part
    forget_visit(stranger)
    assert asks(client, board, read_here=here).read_before == [["forums.topic", topic.pk], ["articles.article", article.pk]]


def test_ten_things_at_most_and_the_latest_first(client, board, asker, stranger):
    topics = [
        post_topic(board_id=board.pk, by=asker, kind="question", title=f"Question {number:02}", body=f"<p>{TEXT}</p>")
        for number in range(MOST + 2)
    ]
    client.force_login(stranger)
    for topic in [*topics, topics[5]]:
        client.get(topic.get_absolute_url())
    read = [pk for _kind, pk in read_lately(stranger)]
    assert len(read) == MOST and read[0] == topics[5].pk and read[1] == topics[-1].pk


def test_editors_see_which_articles_did_not_help(client, board, article, stranger, make_member):
    client.force_login(stranger)
    client.get(article.url)
    asks(client, board)
    client.force_login(make_member("editor", role=Role.EDITOR))
    page = client.get("/admin/reports/articles/").text
    failed = page.split("Read, but the reader still asked")[2].split("<h2")[0]
    assert article.title in failed


def test_a_page_costs_the_same_however_much_was_read(client, queries_of, board, topic, article, stranger, helper, asker):
    one = post_topic(
        board_id=board.pk,
        by=stranger,
        kind="question",
        title="It hums",
        body=f"<p>{TEXT}</p>",
        read=[("forums.topic", topic.pk)],
    )
    more = [
        post_topic(board_id=board.pk, by=asker, kind="question", title=f"Question {n}", body=f"<p>{TEXT}</p>") for n in range(9)
    ]
    many = post_topic(
        board_id=board.pk,
        by=stranger,
        kind="question",
        title="It hums again",
        body=f"<p>{TEXT}</p>",
        read=[("forums.topic", other.pk) for other in more],
    )
    assert len(many.read_before) == 9
    client.force_login(helper)
    for page in (one, many):
        client.get(page.get_absolute_url())
    assert queries_of(lambda: client.get(one.get_absolute_url())) == queries_of(lambda: client.get(many.get_absolute_url()))


def test_it_goes_with_the_account(board, topic, stranger, helper):
    mine = post_topic(
        board_id=board.pk,
        by=stranger,
        kind="question",
        title="It hums",
        body=f"<p>{TEXT}</p>",
        read=[("forums.topic", topic.pk)],
    )
    reply(topic=mine, by=helper, body="<p>At night?</p>")
    erase_posts_of(member=stranger, keep_content=True)
    mine.refresh_from_db()
    assert mine.read_before == []
