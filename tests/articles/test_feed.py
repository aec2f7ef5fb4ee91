"""The feed of articles holds what everybody may read."""

from xml.etree import ElementTree

from wagtail.models import PageViewRestriction, Site

from portal.articles.models import ArticleIndexPage, ArticlePage

ATOM = "{http://www.w3.org/2005/Atom}"


def titles(client):
    response = client.get("/feeds/articles.atom")
    assert response.status_code == 200
    return [entry.findtext(f"{ATOM}title") for entry in ElementTree.fromstring(response.content).iter(f"{ATOM}entry")]


def test_published_articles_are_in_the_feed_and_closed_ones_are_not(client, administrator):
    home = Site.objects.get(is_default_site=True).root_page
    index = ArticleIndexPage.objects.first() or home.add_child(instance=ArticleIndexPage(title="Articles", slug="articles"))
    for title in ("Descale <safely>", "Closed", "Draft"):
        page = index.add_child(instance=ArticlePage(title=title, summary="In one sentence.", author=administrator, live=False))
        if title != "Draft":
            page.save_revision().publish()
        if title == "Closed":
            PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)
    assert titles(client) == ["Descale <safely>"]
    client.force_login(administrator)
    assert titles(client) == ["Descale <safely>"]
