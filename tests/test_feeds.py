"""Every feed of the site, over short and over very long texts: well-formed, text stays text, addresses are absolute."""

from __future__ import annotations

from datetime import timedelta
from html.parser import HTMLParser
from typing import Any
from xml.etree import ElementTree

import pytest
from django.conf import settings
from django.urls import get_resolver
from django.urls.resolvers import URLPattern, URLResolver
from django.utils import timezone

from forums.actions import comment, post_topic, reply
from ideas.actions import change_status, comment_on_idea, respond
from ideas.actions.proposing import propose_idea
from ideas.boards import board_map
from ideas.contests.actions import enter_idea
from ideas.contests.models import ContestPage
from ideas.contests.views import former_address
from ideas.roadmap.models import ChangelogIndexPage, ChangelogPage
from portal.articles.models import ArticleIndexPage, ArticlePage
from portal.common.disclosure import Disclosure
from portal.common.html import CleanHtml
from portal.members.roles import Role
from portal.polls.models import ConversationPage, PollPage
from portal.products.models import ProductIndexPage, ProductPage
from portal.ratings.actions import Said, post_review
from portal.writing.html import from_markdown
from tests.contests.conftest import home, idea_board  # noqa: F401

pytestmark = pytest.mark.django_db

ATOM = "{http://www.w3.org/2005/Atom}"
TYPED = "<img src=x onerror=alert(1)> <b>bold?</b> a < b"  # as a person types it: text
STORED = "<p>&lt;img src=x onerror=alert(1)&gt; &lt;b&gt;bold?&lt;/b&gt; a &lt; b</p>"
KEY = "0" * 32  # of no upload: a feed does not look
LINKS = f'<p><a href="#p2">up</a> <a href="/members/ines/">Ines</a> <img src="/uploads/{KEY}/a.png" alt=""></p>'
LONG = STORED + "<p><strong>w1</strong></p>" * 1500


class Content(HTMLParser):
    """What a feed reader makes of a content element."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.addresses: list[str] = []
        self.text = ""
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.addresses += [value or "" for name, value in attrs if name in ("href", "src")]
        assert not [name for name, _value in attrs if name.startswith("on")]

    def handle_data(self, data: str) -> None:
        self.text += data


def feed_patterns(patterns: list[Any], prefix: str = "") -> set[str]:
    found: set[str] = set()
    for pattern in patterns:
        route = prefix + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            found |= feed_patterns(pattern.url_patterns, route)
        elif isinstance(pattern, URLPattern) and "atom" in route and pattern.callback is not former_address:
            found.add(route)
    return found


@pytest.fixture(params=["short", "long"])
def feeds(request: Any, board: Any, home: Any, idea_board: Any, asker: Any, make_member: Any) -> dict[str, str]:  # noqa: F811
    """An address for every feed in the URLconf, each with something typed as tags."""
    body = LONG if request.param == "long" else STORED + LINKS
    now, day = timezone.now(), timedelta(days=1)
    dov = make_member("dov", role=Role.PRODUCT)
    topic = post_topic(board_id=board.pk, by=asker, kind="question", title=TYPED, body=body, tags=["pressure"])
    reply(topic=topic, by=dov, body=body)
    comment(post=topic.posts.get(position=1), by=dov, body=STORED)
    idea = propose_idea(board_id=idea_board.pk, by=asker, title=TYPED, body=body)
    comment_on_idea(idea=idea, by=dov, body=body)
    respond(idea=idea, by=dov, body=body)
    status = next(status.pk for status in board_map()[idea_board.pk].statuses if status.meaning == "considering")
    change_status(idea=idea, by=dov, status_id=status, reason=TYPED)
    phases = {"starts_at": now - day, "collect_until": now + day, "refine_until": now + 2 * day, "vote_until": now + 3 * day}
    contest = home.add_child(
        instance=ContestPage(title=TYPED, slug="contest", intro=TYPED, brief=body, board=idea_board, **phases)
    )
    enter_idea(contest=contest, idea=idea, by=asker, pitch="" if request.param == "long" else TYPED)
    home.add_child(instance=PollPage(title=TYPED, slug="poll", intro=TYPED, disclosure=Disclosure.OPEN))
    home.add_child(instance=ConversationPage(title=TYPED, slug="conversation", intro=TYPED, disclosure=Disclosure.OPEN))
    changes = home.add_child(instance=ChangelogIndexPage(title="Changes"))
    changes.add_child(instance=ChangelogPage(title=TYPED, slug="change", summary=TYPED, body=body))
    article = ArticlePage(title=TYPED, slug="article", summary=TYPED, body=[("text", body)])
    ArticleIndexPage.objects.get().add_child(instance=article)
    article.save_revision().publish()
    index = home.add_child(instance=ProductIndexPage(title="Products", slug="feed-products"))
    product = index.add_child(instance=ProductPage(title=TYPED, slug="pump", family="Pumps"))
    post_review(product=product, by=asker, said=Said(stars=2, title=TYPED, body=body))
    return {
        "feeds/topics.atom": "/feeds/topics.atom",
        "feeds/board/<int:pk>.atom": f"/feeds/board/{board.pk}.atom",
        "feeds/tag/<str:slug>.atom": "/feeds/tag/pressure.atom",
        "feeds/topic/<int:pk>.atom": f"/feeds/topic/{topic.pk}.atom",
        "feeds/ideas.atom": "/feeds/ideas.atom",
        "feeds/idea-board/<int:pk>.atom": f"/feeds/idea-board/{idea_board.pk}.atom",
        "feeds/idea/<int:pk>.atom": f"/feeds/idea/{idea.pk}.atom",
        "feeds/changelog.atom": "/feeds/changelog.atom",
        "feeds/polls.atom": "/feeds/polls.atom",
        "feeds/contests.atom": "/feeds/contests.atom",
        "feeds/contest/<int:pk>.atom": f"/feeds/contest/{contest.pk}.atom",
        "feeds/articles.atom": "/feeds/articles.atom",
        "feeds/product-reviews/<int:pk>.atom": f"/feeds/product-reviews/{product.pk}.atom",
    }


def test_what_was_typed_as_tags_stays_text_in_every_feed_and_every_address_is_absolute(client, feeds):
    assert set(feeds) == feed_patterns(get_resolver().url_patterns), "A new feed: add it here."
    for address in feeds.values():
        root = ElementTree.fromstring(client.get(address).content)
        entries = root.findall(f"{ATOM}entry")
        assert entries, address
        contents = [(entry, entry.find(f"{ATOM}content")) for entry in entries]
        assert any(content is not None for _entry, content in contents), address
        for entry, content in contents:
            assert entry.findtext(f"{ATOM}id") and entry.findtext(f"{ATOM}updated") and entry.findtext(f"{ATOM}title")
            if content is None:
                continue
            assert content.get("type") == "html", address
            shown = Content(content.text or "")
            assert "a < b" in shown.text and "<b>bold?</b>" in shown.text, (address, content.text)
            assert shown.tags <= {"p", "a", "img", "strong"}, (address, shown.tags)
            assert len(content.text or "") <= 20_000
            assert all(found.startswith(settings.SITE_URL + "/") for found in shown.addresses), (address, shown.addresses)


def test_links_within_a_page_lead_to_that_page(client, feeds, request):
    if "long" in request.node.callspec.id:
        pytest.skip("an excerpt has no links")
    root = ElementTree.fromstring(client.get(feeds["feeds/topic/<int:pk>.atom"]).content)
    first = root.findall(f"{ATOM}entry")[-1]
    shown = Content(first.findtext(f"{ATOM}content") or "")
    page = first.find(f"{ATOM}link").get("href")
    site = settings.SITE_URL
    assert shown.addresses == [f"{page}#p2", f"{site}/members/ines/", f"{site}/uploads/{KEY}/a.png"]


def test_markdown_that_types_a_tag_is_stored_as_text():
    assert CleanHtml(from_markdown("a < b `<img src=x onerror=alert(1)>`")).count("<img") == 0
