"""Every page of the site as its readers see it: open to everybody (axe), no wider than the screen, and without a word
in the browser's log, narrow and wide, light and dark.

A page is loaded once; the screen is then made narrow and the colours are changed, as a reader would do it.
"""

from __future__ import annotations

import re
from datetime import UTC, datetime
from typing import Any

import pytest

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.django_db(transaction=True)]
NOW = datetime(2026, 3, 19, 9, 41, tzinfo=UTC)
LONG = "Alto 2 falls to 6 bar halfway through the shot since I descaled it"


@pytest.fixture
def community(make_board: Any) -> Any:
    """The company of the demo with some of its topics, an empty board, and a topic of three pages."""
    from forums.actions import reply
    from forums.models import Topic
    from portal.members.models import Member
    from portal.operations.demo import loader, reader

    texts = reader.texts()
    texts.topics = [topic for topic in texts.topics if topic.title in {LONG, "Pressure drops after descale"}]
    texts.articles = texts.articles[:2]
    texts.ideas["ideas"] = [idea for idea in texts.ideas["ideas"] if "comments" in idea and "topic" not in idea]
    loader.load(now=NOW, texts=texts)
    make_board("An empty board")
    topic = Topic.objects.get(title=LONG)
    by = Member.objects.get(username="lena")
    for number in range(41):
        reply(topic=topic, by=by, body=f"<p>Reading {number}: nine bar.</p><pre><code>{'0123456789' * 20}</code></pre>")
    return topic


class Walk:
    """Loads pages one after another and keeps what was wrong with each."""

    def __init__(self, page: Any, site: str) -> None:
        self.page, self.site = page, site
        self.found: list[str] = []
        self.address = ""
        page.on("console", lambda message: self.note(message.text) if message.type == "error" else None)
        page.on("pageerror", lambda error: self.note(str(error)))
        page.emulate_media(reduced_motion="reduce")

    def note(self, words: str) -> None:
        if not re.match(NOT_MEANT, words):
            self.found.append(f"{self.address}: {words}")

    def visit(self, address: str, status: int = 200) -> None:
        self.address = address
        answer = self.page.goto(self.site + address)
        if answer.status != status:
            self.note(f"answered with {answer.status}")
            return
        for width, scheme in ((1280, "light"), (1280, "dark"), (360, "dark"), (360, "light")):
            self.page.set_viewport_size({"width": width, "height": 800})
            self.page.emulate_media(color_scheme=scheme)
            self._look(f"{width} {scheme}", everything=(width, scheme) in {(1280, "light"), (360, "dark")})

    def _look(self, how: str, *, everything: bool) -> None:
        if self.page.evaluate("document.documentElement.scrollWidth > innerWidth"):
            self.note(f"({how}) {self.page.evaluate(WIDEST)} is wider than the screen")
        for row in self.page.evaluate(SQUEEZED):
            self.note(f"({how}) the words of a row have too little room: {row}")
        if self.page.evaluate("typeof axe === 'undefined'"):
            self.page.evaluate(_axe_script())
        rules = None if everything else ["color-contrast"]
        for line in self.page.evaluate(FIND, rules):
            self.note(f"({how}) {line}")


# Colours alone change between light and dark: the second time only they are looked at.
FIND = """async (rules) => {
    const results = await axe.run(document, rules ? {runOnly: rules} : {});
    return results.violations.flatMap((violation) =>
        violation.nodes.slice(0, 3).map((node) => `${violation.id}: ${node.html.slice(0, 200)} ${node.failureSummary}`));
}"""
# Pages that are refused say so in the browser's log; and the tests' server speaks no websockets.
NOT_MEANT = r"Failed to load resource: the server responded with a status of 4(03|04|22)|WebSocket connection"
# The words of a row get most of its width, whatever stands beside them: a cell that is missing must not move them.
SQUEEZED = """() => [...document.querySelectorAll('.row > div:has(> h2, > h3)')]
    .filter((cell) => cell.clientWidth && cell.clientWidth < cell.parentElement.clientWidth * 0.4)
    .map((cell) => cell.textContent.trim().slice(0, 60))"""
WIDEST = """() => [...document.body.querySelectorAll('*')]
    .filter((element) => !element.closest('pre, table, .tabs'))
    .reduce((widest, element) => element.getBoundingClientRect().right > widest.getBoundingClientRect().right ? element : widest)
    .outerHTML.slice(0, 160)"""


def _axe_script() -> str:
    from importlib.resources import files

    return files("axe_playwright_python").joinpath("axe.min.js").read_text(encoding="utf-8")


@pytest.fixture
def walk(page: Any, site: str, expected_problems: list[str]) -> Walk:
    expected_problems.append("")  # kept by the walk, with the page's address
    return Walk(page, site)


def pages_of_wagtail() -> list[str]:
    """Home, boards, articles, products, and pages of text as they were published for everybody."""
    from wagtail.models import Page

    return sorted(
        {page.url for page in Page.objects.live().public().filter(depth__gt=1) if page.url and page.url.startswith("/")}
    )


def test_pages_that_everybody_reads(walk, community):
    from forums.models import Post
    from ideas.models import Idea
    from portal.writing.models import Tag

    edited = Post.objects.filter(topic=community, position=1).get()
    tag = Tag.objects.first().slug
    topic = community.get_absolute_url()
    idea = Idea.objects.get(title__startswith="Warn me")
    ideas = ["/ideas/", "/ideas/?sort=new", idea.get_absolute_url(), f"/ideas/{idea.pk}/history/", f"/ideas/{idea.pk}/voters/"]
    lists = ["/topics/", "/topics/unanswered/", "/topics/unsolved/", "/topics/solved/", "/tags/", f"/tags/{tag}/"]
    people = ["/members/", "/trust-levels/", "/shortcuts/", "/members/?q=nobody-at-all", "/members/priya/"]
    search = ["/search/", "/search/?q=pressure", "/search/?q=zzzzzz", f"/search/?q={'wide' * 40}"]
    for address in [
        *pages_of_wagtail(),
        *lists,
        *ideas,
        *people,
        *search,
        topic,
        f"{topic}?page=3",
        f"/p/{edited.pk}/history/",
        "/accounts/login/",
        "/accounts/signup/",
    ]:
        walk.visit(address)
    walk.visit("/nowhere/at/all/", 404)
    walk.visit("/tags/not-a-tag/", 404)
    assert not walk.found, "\n".join(walk.found)


def test_pages_of_a_member(walk, community, signed_in, run_reactions):
    from forums.actions import edit_post, reply
    from forums.models import BoardPage, Post
    from ideas.models import Idea, IdeaBoardPage
    from portal.members.models import Member
    from portal.writing.actions import save_draft

    asker = community.author
    first = Post.objects.get(topic=community, position=1)
    changed = "<p>Nine bar in the morning, six at noon.</p>"
    edit_post(post=first, by=asker, body=changed, title=LONG + ", twice", reason="Measured", now=NOW)
    own = reply(topic=community, by=asker, body="<p>Tried it. Nothing changed.</p>")
    reply(topic=community, by=Member.objects.get(username="lena"), body=f"<p>See <a href='/p/{own.pk}/'>yours</a>.</p>")
    run_reactions()
    save_draft(member=asker, place="forums:ask", title="Half a question", body="Half a text", body_format="markdown", data={})
    other = Post.objects.exclude(author=asker).filter(topic=community).first()
    board = BoardPage.objects.get(title="An empty board")
    idea, boards = Idea.objects.get(title__startswith="Warn me"), IdeaBoardPage.objects.public().live()
    signed_in(asker)
    account = ["", "preferences/", "security/", "privacy/", "erase/", "welcome/", "notifications/"]
    for address in [
        "/",
        board.url,
        community.get_absolute_url(),
        f"/t/{community.pk}/reply/?quote={other.pk}",
        f"/ask/?board={board.pk}",
        f"/p/{own.pk}/edit/",
        f"/p/{first.pk}/history/",
        f"/p/{other.pk}/comment/",
        f"/flag/forums.post:{other.pk}/",
        "/inbox/",
        "/writing/drafts/",
        "/bookmarks/",
        f"/p/{other.pk}/bookmark/",
        "/mine/",
        "/mine/asked/",
        "/mine/answered/",
        "/topics/unread/",
        "/topics/my-products/",
        "/topics/to-finish/",
        "/ideas/",
        *(f"{start}{end}" for entry in boards for start, end in ((entry.url, ""), ("/propose/?board=", entry.pk))),
        "/propose/",
        idea.get_absolute_url(),
        f"/ideas/{idea.pk}/comment/?to={idea.comments.first().pk}",
        f"/ideas/{idea.pk}/voters/",
        "/search/?q=pressure",
        f"/members/{asker.username}/",
        *(f"/account/{path}" for path in account),
        "/accounts/email/",
        "/accounts/2fa/",
        "/accounts/logout/",
    ]:
        walk.visit(address)
    walk.visit(f"/p/{other.pk}/edit/", 403)
    walk.visit(f"/p/{other.pk}/hide/", 403)
    walk.visit("/queue/", 403)
    assert not walk.found, "\n".join(walk.found)


def test_pages_of_a_moderator(walk, community, signed_in, make_board):
    from forums.actions import hide_post, post_topic
    from forums.models import Post
    from portal.members.models import Member

    moderator = Member.objects.get(username="lena")
    last = Post.objects.filter(topic=community, position__isnull=False).order_by("position").last()
    hide_post(thing=last, by=moderator, reason="Said twice")
    signed_in(moderator)
    for address in [community.get_absolute_url(), f"/p/{last.pk}/hide/", "/members/priya/", "/queue/", "/queue/together/"]:
        walk.visit(address)
    text = "<p>Both are about the same flake of scale.</p>"
    other = post_topic(board_id=community.board_id, by=moderator, kind="discussion", title="Pressure, once more", body=text)
    for way in ("merge/", f"merge/?into={other.pk}", "merge/?into=nothing", "split/", "assign/"):
        walk.visit(f"/t/{community.pk}/{way}", 422 if "nothing" in way else 200)
    walk.visit("/topics/assigned/")
    walk.visit("/topics/featured/")
    walk.visit("/topics/?choose=1")
    for act in ("close", "move", "tag", "archive", "delete"):
        walk.visit(f"/topics/bulk/?act={act}&topic={community.pk}")
    last_page = f"{community.get_absolute_url()}?page={-(-last.position // 20)}"
    walk.visit(last_page)
    assert not walk.found, "\n".join(walk.found)


def test_a_form_that_is_refused_says_so_to_everybody(walk, community, signed_in):
    signed_in(community.author)
    page = walk.page
    page.goto(f"{walk.site}/ask/")
    page.locator("form[action='/ask/']").evaluate("form => form.submit()")
    page.get_by_text("Nothing that you typed was lost.").wait_for()
    walk.address = "/ask/ refused"
    for width, scheme in ((1280, "light"), (360, "dark")):
        page.set_viewport_size({"width": width, "height": 800})
        page.emulate_media(color_scheme=scheme)
        walk._look(f"{width} {scheme}", everything=True)
    assert not walk.found, "\n".join(walk.found)
