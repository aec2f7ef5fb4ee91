import pytest

from forums.actions import accept_solution, add_helpful_vote, post_topic, reply
from portal.articles.models import ArticlePage
from portal.conversions.actions import article_from_solution
from portal.conversions.models import ArticleSource
from portal.members.roles import Role
from search.models import AskedSearch

pytestmark = pytest.mark.django_db


@pytest.fixture
def solve(asker, helper):
    def solve(board, by=None, answerer=None):
        by, answerer = by or asker, answerer or helper
        topic = post_topic(
            board_id=board.pk,
            by=by,
            kind="question",
            title="The pressure falls",
            body="<p>After descaling it falls to six.</p>",
        )
        post = reply(topic=topic, by=answerer, body="<p>Clear the gicleur.</p><pre><code>0.6 mm</code></pre>")
        accept_solution(post=post, by=by)
        topic.refresh_from_db()
        return topic

    return solve


@pytest.fixture
def editor(make_member):
    return make_member("editor", role=Role.EDITOR)


def test_a_solution_becomes_a_draft_that_opens_in_the_editor(client, board, solve, editor):
    topic = solve(board)
    client.force_login(editor)
    assert "Make an article of it" in client.get(topic.get_absolute_url()).text
    answer = client.post(f"/t/{topic.pk}/article/")
    article = ArticlePage.objects.get()
    assert answer["Location"] == f"/admin/pages/{article.pk}/edit/"
    assert client.get(answer["Location"]).status_code == 200
    assert not article.live
    assert article.title == "The pressure falls"
    assert article.summary == "After descaling it falls to six."
    assert "Clear the gicleur." in article.body.raw_data[0]["value"]
    assert "<pre" not in article.body.raw_data[0]["value"]
    client.logout()
    assert client.get(article.url).status_code == 404
    assert "Now an article" not in client.get(topic.get_absolute_url()).text


def test_once_published_topic_and_article_lead_to_each_other(client, board, solve, editor, helper):
    topic = solve(board)
    article = article_from_solution(topic=topic, by=editor)
    article.get_latest_revision().publish()
    page = client.get(topic.get_absolute_url()).text
    assert "Now an article" in page
    assert article.url in page
    page = client.get(article.url).text
    assert topic.get_absolute_url() in page
    assert helper.display_name in page
    assert "answer that this rests on" in page


def test_a_second_click_finds_the_same_draft(client, board, solve, editor):
    topic = solve(board)
    client.force_login(editor)
    for _twice in range(2):
        client.post(f"/t/{topic.pk}/article/")
    assert ArticleSource.objects.count() == ArticlePage.objects.count() == 1


def test_members_do_not_make_articles_and_questions_without_an_answer_do_not_become_any(client, board, solve, editor, helper):
    topic = solve(board)
    client.force_login(helper)
    assert "Make an article" not in client.get(topic.get_absolute_url()).text
    assert client.post(f"/t/{topic.pk}/article/").status_code == 403
    assert client.post(f"/t/{10**30}/article/").status_code == 404
    client.force_login(editor)
    bare = post_topic(
        board_id=board.pk, by=helper, kind="question", title="Which water is best", body="<p>Soft or hard, and why?</p>"
    )
    answer = client.post(f"/t/{bare.pk}/article/")
    assert answer.status_code == 403
    assert "no accepted answer" in answer.text
    assert not ArticlePage.objects.exists()


def test_what_is_said_on_a_closed_board_stays_there(client, private_board, solve, insider, make_member, editor):
    from django.contrib.auth.models import Group
    from wagtail.models import PageViewRestriction

    from portal.articles.models import ArticleIndexPage

    insiders = Group.objects.get(name="Insiders")
    second = make_member("second", trust_level=1)
    for member in (second, editor):
        member.groups.add(insiders)
    topic = solve(private_board, insider, second)
    client.force_login(editor)
    answer = client.post(f"/t/{topic.pk}/article/")
    assert answer.status_code == 403
    assert "What is said here stays here." in answer.text
    assert not ArticlePage.objects.exists()
    restriction = PageViewRestriction.objects.create(
        page=ArticleIndexPage.objects.get(), restriction_type=PageViewRestriction.GROUPS
    )
    restriction.groups.add(insiders)
    assert client.post(f"/t/{topic.pk}/article/").status_code == 302


def test_editors_see_what_is_searched_in_vain_and_what_helped(client, board, solve, editor, stranger):
    from django.utils import timezone

    topic = solve(board)
    add_helpful_vote(post=topic.solution, by=stranger)
    AskedSearch.objects.create(text="frothing milk", count=3, empty_count=3, last_on=timezone.localdate())
    client.force_login(editor)
    page = client.get("/admin/reports/needed/").text
    assert "frothing milk" in page
    assert "The pressure falls" in page
    article_from_solution(topic=topic, by=editor)
    assert "The pressure falls" not in client.get("/admin/reports/needed/").text
