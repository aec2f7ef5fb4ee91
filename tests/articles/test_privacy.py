from django.contrib.auth.models import AnonymousUser
from wagtail.models import PageViewRestriction

from portal.activity.models import Activity
from portal.articles.kinds import article_document
from portal.articles.models import ArticlePage
from portal.common.pages import is_open_to, scopes_of


def fresh(viewer):
    """As on the next request: what was resolved once is forgotten."""
    if not viewer.is_authenticated:
        return AnonymousUser()
    return type(viewer).objects.get(pk=viewer.pk)


def test_an_article_is_open_unless_a_page_above_it_is_closed(make_article, article_index, close_to_insiders, insider, stranger):
    article = make_article()
    assert article in ArticlePage.objects.visible_to(AnonymousUser())
    close_to_insiders(article_index)
    assert article not in ArticlePage.objects.visible_to(AnonymousUser())
    assert article not in ArticlePage.objects.visible_to(fresh(stranger))
    assert article in ArticlePage.objects.visible_to(fresh(insider))


def test_members_read_what_asks_for_signing_in(make_article, stranger):
    article = make_article()
    PageViewRestriction.objects.create(page=article, restriction_type=PageViewRestriction.LOGIN)
    assert article not in ArticlePage.objects.visible_to(AnonymousUser())
    assert article in ArticlePage.objects.visible_to(fresh(stranger))


def test_the_page_and_the_query_agree(make_article, article_index, close_to_insiders, insider, stranger):
    shown, withdrawn = make_article(), make_article()
    withdrawn.unpublish()

    def who_reads(article):
        readers = {viewer for viewer in (insider, stranger, None) if is_open_to(fresh(viewer or AnonymousUser()), article)}
        for viewer in (insider, stranger, None):
            listed = ArticlePage.objects.visible_to(fresh(viewer or AnonymousUser())).filter(pk=article.pk).exists()
            assert listed is (viewer in readers)
        return readers

    assert who_reads(shown) == {insider, stranger, None}
    close_to_insiders(article_index)
    assert who_reads(shown) == {insider}
    withdrawn.refresh_from_db()
    assert who_reads(withdrawn) == set()


def test_a_withdrawn_article_is_in_no_list(make_article):
    article = make_article()
    article.unpublish()
    assert article not in ArticlePage.objects.visible_to(AnonymousUser())


def test_the_search_scope_is_that_of_the_innermost_closed_branch(
    make_article, article_index, close_to_insiders, insider, stranger
):
    article = make_article()
    assert article_document(article).scope == "public"
    outer = close_to_insiders(article_index)
    inner = PageViewRestriction.objects.create(page=article, restriction_type=PageViewRestriction.LOGIN)
    assert article_document(article).scope == f"restricted:{inner.pk}"
    assert scopes_of(AnonymousUser()) == {"public"}
    # A stranger may sign in, but the branch above stays closed to them.
    assert scopes_of(fresh(stranger)) == {"public"}
    assert scopes_of(fresh(insider)) == {"public", f"restricted:{outer.pk}", f"restricted:{inner.pk}"}


def test_closing_a_branch_is_recorded_so_that_search_follows(make_article, article_index, close_to_insiders):
    article = make_article()
    Activity.objects.all().delete()
    restriction = close_to_insiders(article_index)
    assert "articles.article.restricted" in Activity.objects.about(article).values_list("type", flat=True)
    Activity.objects.all().delete()
    restriction.delete()
    assert "articles.article.restricted" in Activity.objects.about(article).values_list("type", flat=True)


def test_publishing_withdrawing_and_deleting_are_recorded(make_article):
    article = make_article()
    article.unpublish()
    types = list(Activity.objects.about(article).order_by("pk").values_list("type", flat=True))
    assert types == ["articles.article.published", "articles.article.unpublished"]


def test_a_page_of_other_groups_answers_as_one_that_is_not_there(client, make_article, close_to_insiders, insider, stranger):
    article = make_article()
    close_to_insiders(article)
    address = article.get_absolute_url()
    for reader, status in ((None, 404), (stranger, 404), (insider, 200)):
        if reader:
            client.force_login(reader)
        assert client.get(address).status_code == status, reader


def test_a_visitor_is_asked_to_sign_in_where_that_is_enough(client, make_article, stranger):
    article = make_article()
    PageViewRestriction.objects.create(page=article, restriction_type=PageViewRestriction.LOGIN)
    answer = client.get(article.get_absolute_url())
    assert answer.status_code == 302 and "login" in answer["Location"]
    client.force_login(stranger)
    assert client.get(article.get_absolute_url()).status_code == 200
