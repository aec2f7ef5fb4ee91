"""What is meant to break pages, sent through every form and the importer: nothing breaks, nothing runs, text stays text."""

from __future__ import annotations

import json
import re
from datetime import timedelta
from itertools import zip_longest
from typing import Any
from urllib.parse import quote
from xml.sax.saxutils import quoteattr

import pytest
from django.core.cache import cache
from django.core.management import call_command
from django.utils import timezone
from wagtail.models import Site

from forums.actions import post_topic, reply
from forums.models import Post, Topic
from ideas.actions import propose_idea
from ideas.contests.models import ContestPage, Entry
from ideas.models import Idea, IdeaBoardIndexPage, IdeaBoardPage, IdeaComment, IdeaField, OfficialResponse
from portal.common.access import access_changed
from portal.members.models import ImportedMember, Member, MemberClaim
from portal.polls.models import ConversationPage, PollPage, Statement
from portal.writing.html import without_controls
from portal.writing.models import Draft, Revision
from tests import hostile
from tests.hostile import batches
from tests.writing.test_clean_html import assert_harmless

pytestmark = [pytest.mark.django_db, pytest.mark.data]


@pytest.fixture
def naughty(shared_data: Any) -> list[str]:
    return hostile.blns(shared_data / "hostile-inputs")


@pytest.fixture
def scripts(shared_data: Any) -> list[str]:
    return hostile.scripts(shared_data / "hostile-inputs")


@pytest.fixture
def markdown(shared_data: Any) -> list[str]:
    return hostile.markdown(shared_data / "hostile-inputs")


@pytest.fixture
def visitor(client: Any) -> Visitor:
    return Visitor(client)


class Visitor:
    """Sends forms and reads pages. Whatever answers must be an answer, and a page must hold nothing that runs."""

    def __init__(self, client: Any) -> None:
        self.client = client

    def get(self, address: str, query: dict[str, str] | None = None) -> Any:
        return self._checked(self.client.get(address, query or {}), is_read=True)

    def post(self, address: str, data: dict[str, str], *, is_read: bool = False) -> Any:
        cache.clear()  # limits of how often
        return self._checked(self.client.post(address, {name: _sendable(text) for name, text in data.items()}), is_read=is_read)

    def _checked(self, answer: Any, *, is_read: bool) -> Any:
        assert answer.status_code < 500 and answer.status_code != 429, answer.content[:500]
        if is_read and answer.headers.get("Content-Type", "").startswith("text/html"):
            answer.page = hostile.Page(answer.text)
            assert answer.page.wrong == []
        return answer


def _sendable(text: str) -> str:
    return text.encode("utf-8", "surrogatepass").decode("utf-8", "replace")


def one_line(text: str) -> str:
    """A title as it is kept: one line, without what no keyboard means."""
    return " ".join(without_controls(_sendable(text)).split())


@pytest.mark.slow
def test_topics(visitor, naughty, scripts, markdown, board, moderator):
    """Titles and texts of new topics, and again of edits: titles come back as typed, texts run nothing."""
    visitor.client.force_login(moderator)
    titles = list(batches(["A", *naughty, *scripts[:60]], between=" · ", length=190))
    bodies = list(batches([*markdown, *naughty, *scripts], between="\n\n", length=6_000))
    tags = list(batches(naughty, between=",", length=200, most=5))
    sent = []
    for title, body in zip_longest(titles, bodies[: len(titles)], fillvalue="Nine bar, then six"):
        answer = visitor.post("/ask/", {"board": str(board.pk), "kind": "question", "title": "A " + title, "body": body + " x"})
        assert answer.status_code == (422 if "\x00" in title else 302)
        sent += [one_line("A " + title)] if "\x00" not in title else []
    kept = {topic.title: topic for topic in Topic.objects.all()}
    assert set(sent) - kept.keys() == set()
    for number, title in enumerate(sent):
        if number % 12 == 0:
            page = visitor.get(kept[title].get_absolute_url()).page
            assert page.words["h1"] == title
            assert page.words["title"].startswith(title)
    firsts = list(Post.objects.filter(position=1).order_by("pk"))
    edits = []
    for first, body, names in zip(firsts[:60], bodies[len(titles) :] + bodies, tags, strict=False):
        data = {"title": names[:200], "body": body, "tags": "bar" if first.pk % 3 else names, "reason": names[:200]}
        edits.append(visitor.post(f"/p/{first.pk}/edit/", data).status_code)
    assert set(edits) == {302, 422} and edits.count(302) > 10
    for first in firsts[:8]:
        visitor.get(f"/p/{first.pk}/history/")
        assert visitor.get(f"/p/{first.pk}/edit/").page.values["title"] == Topic.objects.get(pk=first.topic_id).title
    for body in Post.objects.values_list("body", flat=True):
        assert_harmless(body)
    for address in (
        board.url,
        "/topics/",
        "/tags/",
        "/",
        "/feeds/topics.atom",
        f"/feeds/board/{board.pk}.atom",
        "/sitemap.xml",
    ):
        assert visitor.get(address).status_code == 200
    for topic in Topic.objects.order_by("-pk")[:5]:
        assert visitor.get(f"/feeds/topic/{topic.pk}.atom").status_code == 200


def test_replies_and_comments(visitor, naughty, scripts, markdown, board, moderator):
    visitor.client.force_login(moderator)
    topic = post_topic(board_id=board.pk, by=moderator, kind="question", title="It drops to six bar", body="<p>Why?</p>")
    first = topic.posts.get(position=1)
    texts = [(text, "html") for text in batches(scripts, between="</textarea></script>\n<p>", length=20_000, most=40)]
    texts += [(text, "markdown") for text in batches([*scripts, *markdown, *naughty], between="\n\n", length=12_000)]
    for body, kind in texts:
        visitor.post(f"/t/{topic.pk}/reply/", {"body": body, "body_format": kind})
    for number, body in enumerate(batches([*naughty, *scripts, *markdown], between=" \n", length=2_900)):
        visitor.post(f"/p/{first.pk}/comment/", {"body": body, "body_format": ("html", "markdown")[number % 2]})
    assert topic.posts.count() > 60
    for post in topic.posts.all():
        assert_harmless(post.body)
    topic.refresh_from_db()
    for page in (1, 2, 3):
        visitor.get(topic.get_absolute_url(), {"page": str(page)})


def test_a_refused_text_stands_in_the_box_as_typed(visitor, naughty, board, asker):
    visitor.client.force_login(asker)
    for text in batches(naughty, between="\n", length=2_000):
        text = _sendable(text)
        page = visitor.post("/ask/", {"title": text[:150], "body": text, "tags": text[:250]}, is_read=True).page
        # A browser sends line ends as two characters and shows them as one; the parser of this test keeps the NUL out.
        assert _plain(page.values["body"]) == _plain(text)
        assert _plain(page.values["title"]) == _plain(text[:150])
        assert _plain(page.values["tags"]) == _plain(text[:250])


def _plain(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n").replace("\x00", "").replace("\ufffd", "").strip()


def test_drafts_and_previews(visitor, naughty, scripts, markdown, board, asker):
    visitor.client.force_login(asker)
    texts = list(batches([*naughty, *markdown, *scripts], between="\n\n", length=9_000))
    for number, text in enumerate(texts):
        kind = ("markdown", "html")[number % 2]
        data = {"place": "forums:ask", "body": text, "body_format": kind, "title": text[:200]}
        saved = visitor.post(
            "/writing/drafts/save/", data | {"force": "1", "data": json.dumps({"url": text[:90], text[:20]: text[:400]})}
        )
        assert saved.status_code == 200
        draft = Draft.objects.get(member=asker, place="forums:ask")
        assert draft.body == without_controls(_sendable(text))
        page = visitor.get("/ask/").page
        if kind == "markdown":
            assert _plain(page.values["body"]) == _plain(draft.body)
        visitor.get("/writing/drafts/")
        assert_harmless(
            visitor.client.post(
                "/writing/preview/", {"body": _sendable(text), "body_format": kind}, headers={"Accept": "application/json"}
            ).json()["html"]
        )
    for text in naughty[::5]:
        assert visitor.post("/writing/drafts/save/", {"place": text, "body": "x"}).status_code in (200, 400)
    for text in ["[]", "null", "1", "[" * 5000, '{"a": 1}', "{", '{"url": ["/"]}', "\x00"]:
        assert visitor.post(
            "/writing/drafts/save/", {"place": "forums:ask", "body": "x", "data": text, "known": text}
        ).status_code in (200, 409)


@pytest.fixture
def idea_board(db):
    home = Site.objects.get(is_default_site=True).root_page
    index = home.add_child(instance=IdeaBoardIndexPage(title="Ideas", slug="ideas"))
    board = index.add_child(instance=IdeaBoardPage(title="Grinders"))
    IdeaField.objects.create(board=board, label="How often?", kind="line")
    return board


@pytest.mark.slow
def test_ideas_and_what_is_said_about_them(visitor, naughty, scripts, markdown, idea_board, moderator, support):
    visitor.client.force_login(support)
    field = f"question_{IdeaField.objects.get().pk}"
    titles = list(batches(naughty, between=" · ", length=80, most=12))
    # Every one of them goes through the same sanitising with topics and replies: here a third of them will do.
    bodies = list(batches([*scripts[::3], *markdown[::3], *naughty[::3]], between="\n\n", length=6_000))
    for number, title in enumerate(titles):
        title = f"Idea {number} {title}"[:100]
        data = {"board": str(idea_board.pk), "title": title, "seen": one_line(title), "tags": "burr", field: title}
        answer = visitor.post("/propose/", data | {"body": (bodies[number] if number < len(bodies) else "Please") + " x"})
        assert answer.status_code == (422 if "\x00" in title else 302), title
    ideas = list(Idea.objects.order_by("pk"))
    assert len(ideas) > 3
    for idea, body in zip(ideas[:4] * 9, bodies, strict=False):
        visitor.post(f"/ideas/{idea.pk}/comment/", {"body": body, "body_format": ("html", "markdown")[idea.pk % 2]})
        visitor.post(f"/ideas/{idea.pk}/edit/", {"title": idea.title, "body": body, "reason": body[:200]})
        visitor.post(f"/ideas/{idea.pk}/response/", {"body": body})
        choice = str(idea.board.statuses.last().pk)
        visitor.post(f"/ideas/{idea.pk}/status/", {"status": choice, "reason": body[:900], "owner": body[:30]})
        visitor.post(f"/ideas/{idea.pk}/behalf/", {"customer": body[:60], "source_url": body[:90], "source_note": body[:99]})
        visitor.post(f"/ideas/{idea.pk}/split/", {"title": body[:90], "body": body, "reason": body[:290], "comments": body[:5]})
        visitor.get(f"/ideas/{idea.pk}/merge/", {"into": body[:90]})
        visitor.post(f"/ideas/{idea.pk}/merge/", {"into": body[:90], "reason": body[:290]})
        visitor.post(f"/ideas/{idea.pk}/move/", {"into": body[:90]})
        for value in (body[:3], "٣", "-1", "999", "\x00"):
            visitor.post(f"/ideas/{idea.pk}/vote/", {"on": value, "organisation": value, "named": value, "big": value})
    for model in (Idea, IdeaComment, OfficialResponse):
        for body in model.objects.values_list("body", flat=True):
            assert_harmless(body)
    committed = str(idea_board.statuses.get(meaning="committed").pk)
    for idea in ideas[:2]:
        visitor.post(f"/ideas/{idea.pk}/status/", {"status": committed, "reason": "We will do it."})
        visitor.post(f"/ideas/{idea.pk}/status/waiting/", {"now": "1"})
        for number, body in enumerate(bodies):
            said = {"progress": str(number % 100), "note": body[:480], "target_quarter": ""}
            visitor.post(f"/ideas/{idea.pk}/progress/", said)
            visitor.post(f"/ideas/{idea.pk}/progress/", dict.fromkeys(said, body[:20]))
    for address in ("/roadmap/", "/roadmap/?by=quarter", "/roadmap/committed/", "/roadmap/promises/", "/roadmap/?board=٣"):
        visitor.get(address)
    for idea in ideas[:4]:
        for end in (
            "",
            "history/",
            "voters/",
            "status/",
            "response/",
            "behalf/",
            "edit/",
            "comment/",
            "merge/",
            "split/",
            "lineage/",
            "move/",
        ):
            visitor.get(f"/ideas/{idea.pk}/{end}" if end else idea.get_absolute_url())
        assert visitor.get(f"/feeds/idea/{idea.pk}.atom").status_code == 200
    for address in ("/ideas/", "/ideas/grinders/", "/feeds/ideas.atom", f"/feeds/idea-board/{idea_board.pk}.atom"):
        assert visitor.get(address).status_code == 200


@pytest.mark.slow
def test_topics_become_ideas(visitor, naughty, scripts, markdown, board, idea_board, support):
    visitor.client.force_login(support)
    texts = list(batches([*scripts, *markdown, *naughty], between="\n\n", length=4_000))
    for number, text in enumerate(texts):
        topic = post_topic(
            board_id=board.pk, by=support, kind="question", title=f"Question {number} of many", body="<p>Why?</p>"
        )
        first = str(topic.posts.get().pk)
        made = {"board": str(idea_board.pk), "title": f"Wish {number} {text}"[:100], "body": text, "posts": first}
        visitor.post(f"/t/{topic.pk}/idea/", made, is_read=True)
        visitor.post(f"/t/{topic.pk}/idea/", dict.fromkeys(made, text[:30]), is_read=True)
        visitor.get(topic.get_absolute_url())
    for idea in Idea.objects.all():
        assert_harmless(idea.body)
        visitor.get(idea.get_absolute_url())


def test_bookmarks(visitor, naughty, board, asker):
    visitor.client.force_login(asker)
    topic = post_topic(board_id=board.pk, by=asker, kind="question", title="It drops to six bar", body="<p>Why?</p>")
    address = f"/p/{topic.posts.get().pk}/bookmark/"
    for text in batches(naughty, between=" ", length=290):
        answer = visitor.post(address, {"note": text, "remind_on": ""})
        assert answer.status_code == (422 if "\x00" in text else 302)
        visitor.get("/bookmarks/")
    for text in naughty[::12]:
        assert visitor.post(address, {"note": "x", "remind_on": text}, is_read=True).status_code in (302, 422)
        visitor.post("/bookmarks/back/" + (quote(_sendable(text), safe="") or "x") + "/", {})


def test_several_topics_at_once(visitor, naughty, board, moderator):
    visitor.client.force_login(moderator)
    topic = post_topic(board_id=board.pk, by=moderator, kind="question", title="It drops to six bar", body="<p>Why?</p>")
    for number, text in enumerate(batches(naughty, between=" ", length=280)):
        data = {"topic": str(topic.pk), "act": ("close", "tag")[number % 2], "reason": text, "tags": text, "next": text}
        assert visitor.post("/topics/bulk/", data).status_code in (302, 422)
        visitor.get("/topics/bulk/", {name: _sendable(value) for name, value in data.items()})
    visitor.get("/queue/together/")
    for text in naughty[::12]:
        for name in ("topic", "act", "board"):
            data = {"topic": str(topic.pk), "act": "move", "board": "x"} | {name: text}
            assert visitor.post("/topics/bulk/", data).status_code in (302, 404, 422)


def test_profiles(visitor, naughty, asker):
    visitor.client.force_login(asker)
    names = list(batches(naughty[::6], between=" ", length=58))
    places = list(batches(naughty[1::6], between=" ", length=58))
    bios = list(batches(naughty, between="\n", length=480))
    for number, name in enumerate(names):
        bio = bios[number % len(bios)]
        answer = visitor.post("/account/", {"name": name, "bio": bio, "location": places[number % len(places)], "website": ""})
        if number % 16 == 0:
            asker.refresh_from_db()
            visitor.get("/account/")
            page = visitor.get(f"/members/{asker.username}/").page
            assert page.words["h1"].strip() == asker.display_name
            assert answer.status_code in (200, 302, 422)
    for number, text in enumerate(naughty[::12]):
        address, data = [
            ("/account/", {"name": "Ines", "website": text}),
            ("/account/handle/", {"handle": text}),
            ("/account/preferences/", {"language": text, "time_zone": text, "theme": text}),
            ("/account/welcome/", {"name": text}),
        ][number % 4]
        visitor.post(address, data)
    asker.refresh_from_db()
    assert re.match(r"https?://|$", asker.website)
    visitor.client.logout()
    for text in naughty[::24]:
        visitor.post("/accounts/signup/", {"email": text})
        visitor.post("/accounts/login/", {"login": text, "password": text, "next": text})


ADDRESSES = ("/search/", "/search/suggest/", "/search/similar/", "/writing/mentions/", "/writing/tags/", "/members/", "/ask/")


@pytest.mark.parametrize("address", ADDRESSES)
def test_what_is_looked_for(visitor, naughty, address, board, asker):
    post_topic(board_id=board.pk, by=asker, kind="question", title="It drops to six bar", body="<p>Why?</p>")
    visitor.client.force_login(asker)
    for text in batches(naughty, between=" ", length=190, most=12):
        cache.clear()
        answer = visitor.get(address, {"q": _sendable(text), "title": _sendable(text), "tags": text[:9], "board": text[:9]})
        assert answer.status_code in (200, 204, 400), (address, text)
        if address == "/search/":
            shown = _plain(answer.page.values["q"])
            assert shown == _plain(_sendable(text).replace("\x00", " "))[: len(shown)] and len(shown) > 5


PARAMETERS = [
    "after",
    "page",
    "cursor",
    "show",
    "tab",
    "state",
    "sort",
    "kind",
    "board",
    "tag",
    "not",
    "quote",
    "next",
    "product",
    "in",
    "by",
    "since",
    "status",
    "late",
    "mine",
    "comment",
    "to",
    "title",
    "voted",
]
MARKS = [
    "",
    "0",
    "-1",
    "1e9",
    "9" * 30,
    "\x00",
    "’",
    "²",
    "٣",
    "<script>",
    "' OR 1=1",
    "AAAA",
    "eyJhIjoxfQ==",
    "%00",
    "a" * 3000,
]


@pytest.mark.slow
def test_addresses_and_their_parameters(visitor, naughty, board, idea_board, asker):
    idea = propose_idea(board_id=idea_board.pk, by=asker, title="Mark the zero point", body="<p>Please</p>", tags=["bar"])
    topic = post_topic(
        board_id=board.pk, by=asker, kind="question", title="It drops to six bar", body="<p>Why?</p>", tags=["bar"]
    )
    visitor.client.force_login(asker)
    pages = [
        board.url,
        "/topics/",
        "/tags/",
        "/tags/bar/",
        "/members/",
        "/search/",
        topic.get_absolute_url(),
        "/inbox/",
        "/bookmarks/",
        "/mine/",
        "/queue/together/",
        "/mine/asked/",
        "/mine/answered/",
        "/topics/to-finish/",
        "/ask/",
        "/ideas/",
        "/ideas/grinders/",
        "/propose/",
        "/roadmap/",
        "/roadmap/committed/",
        f"/t/{topic.pk}/idea/",
        idea.get_absolute_url(),
        f"/ideas/{idea.pk}/history/",
        f"/ideas/{idea.pk}/voters/",
        f"/ideas/{idea.pk}/comment/",
    ]
    pages += [
        f"/p/{topic.posts.get().pk}/history/",
        f"/t/{topic.pk}/reply/",
        "/feeds/topics.atom",
        "/articles/",
        "/sitemap.xml",
    ]
    for address in pages:
        for mark in MARKS:
            cache.clear()
            query = dict.fromkeys(PARAMETERS, mark)
            assert (visitor.get if "<" in mark else visitor.client.get)(address, query).status_code < 500
    for number, text in enumerate(naughty[::3]):
        cache.clear()
        part = quote(_sendable(text), safe="") or "x"
        patterns = [
            f"/tags/{part}/",
            f"/members/{part}/",
            f"/t/{topic.pk}/{part}/",
            f"/{part}/",
            f"/flag/{part}/",
            f"/feeds/tag/{part}.atom",
        ]
        patterns += [
            f"/uploads/{'0' * 32}/{part}",
            f"/account/join/{part}/",
            f"/stop/{part}/",
            f"/t/{part}/",
            f"/p/{part}/",
            f"/emails/{part}/",
        ]
        visitor.get(patterns[number % len(patterns)])


@pytest.mark.slow
def test_flags_claims_organisations_and_invitations(
    visitor, naughty, board, asker, helper, moderator, administrator, make_member
):
    topic = post_topic(board_id=board.pk, by=asker, kind="question", title="It drops to six bar", body="<p>Why?</p>")
    notes = list(batches(naughty, between=" ", length=490))[:14]
    for note in notes[::2]:
        visitor.client.force_login(helper)
        post = reply(topic=topic, by=asker, body="<p>And again.</p>")
        visitor.post(f"/flag/forums.post:{post.pk}/", {"reason": "spam", "note": note})
        brewer = make_member(f"brewer{post.pk}", email=None, is_imported=True)
        ImportedMember.objects.create(member=brewer, source="beer.example", source_id=str(post.pk))
        visitor.post(f"/members/{brewer.username}/claim/", {"evidence": note + note})
    visitor.post(f"/flag/forums.post:{post.pk}/", {"reason": naughty[300], "note": "x"})
    assert MemberClaim.objects.count() > 0
    visitor.client.force_login(Member.objects.get(pk=administrator.pk))
    texts = [_sendable(note) for note in notes]
    for text in texts:
        for address, data in [
            ("/admin/organisations/new/", {"name": text[:100], "domain": text[:90], "segment": "mid", "revenue_band": ""}),
            ("/admin/tags/new/", {"name": text[:45], "description": text[:310], "leads_to": text[:45]}),
            ("/admin/prepared-answers/new/", {"title": text[:110], "text": text}),
            (f"/t/{topic.pk}/reply/", {"body": text, "insert": "1", "canned": text[:9]}),
            ("/admin/invitations/new/", {"addresses": text}),
            (f"/p/{post.pk}/hide/", {"reason": text, "rule": text[:9]}),
            (f"/p/{post.pk}/unhide/", {}),
            (f"/t/{topic.pk}/curate/", {"act": "close", "reason": text, "duplicate_of": text[:9]}),
            (f"/t/{topic.pk}/note/", {"note": text}),
            (f"/t/{topic.pk}/curate/", {"act": "reopen"}),
            ("/ask/solved/", {"thing": f"forums.topic:{topic.pk}", "title": text, "asking": text[:16]}),
            ("/ask/solved/", {"thing": text}),
            (f"/t/{topic.pk}/claim/", {"on": text}),
            (f"/t/{topic.pk}/curate/", {"act": "move", "board": text[:12]}),
            (f"/t/{topic.pk}/curate/", {"act": "slow", "seconds": text[:12]}),
            (f"/t/{topic.pk}/assign/", {"to": text[:30]}),
            (f"/t/{topic.pk}/merge/", {"into": text[:320]}),
            (
                f"/t/{topic.pk}/split/",
                {"title": text[:210], "board": str(topic.board_id), "kind": "discussion", "post": text[:20]},
            ),
            (f"/t/{topic.pk}/split/", {"title": text[:190], "board": text[:10], "kind": text[:10], "show": "1"}),
        ]:
            visitor.post(address, data)
    for address in (
        "/admin/flags/",
        f"/admin/flags/forums.post:{post.pk}/",
        "/admin/claims/",
        "/admin/organisations/",
        "/admin/flags/log/",
    ):
        answer = visitor.client.get(address)
        assert answer.status_code == 200, address
        found = hostile.Page(answer.text).wrong
        assert not [line for line in found if re.search(r"alert|prompt|confirm\(|xss", line, re.IGNORECASE)]
        assert "<script>alert(" not in answer.text
    visitor.get(topic.get_absolute_url())


@pytest.mark.slow
def test_polls_and_statements(visitor, naughty, scripts, asker):
    home = Site.objects.get().root_page
    conversation = home.add_child(instance=ConversationPage(title="What may a machine decide?", disclosure="open"))
    poll = home.add_child(instance=PollPage(title="Which grind?", disclosure="open"))
    visitor.client.force_login(asker)
    for text in batches([*naughty, *scripts[::4]], between=" ", length=138):
        visitor.post(f"/polls/{conversation.pk}/statements/", {"text": text}, is_read=True)
    assert Statement.objects.count() > 20
    for statement in Statement.objects.all()[:40]:
        visitor.post(f"/statements/{statement.pk}/answer/", {"answer": naughty[statement.pk % len(naughty)]})
        visitor.post(f"/statements/{statement.pk}/answer/", {"answer": "disagree"})
    for text in naughty[::20]:
        visitor.post(f"/polls/{poll.pk}/answer/", {"choices": text}, is_read=True)
    visitor.get(conversation.get_absolute_url())


@pytest.mark.slow
def test_contests(visitor, naughty, scripts, asker, administrator):
    home, now, day = Site.objects.get().root_page, timezone.now(), timedelta(days=1)
    index = home.add_child(instance=IdeaBoardIndexPage(title="Wishes", slug="wishes"))
    board = index.add_child(instance=IdeaBoardPage(title="Machines wanted"))
    access_changed()
    phases = {"starts_at": now - day, "collect_until": now + day, "refine_until": now + 2 * day, "vote_until": now + 3 * day}
    page = home.add_child(instance=ContestPage(title="A quiet morning", board=board, **phases))
    idea = propose_idea(board_id=board.pk, by=asker, title="A quieter pump please", body="<p>It wakes the house.</p>")
    visitor.client.force_login(asker)
    visitor.post(f"/contests/{page.pk}/enter/", {"idea": naughty[9], "pitch": naughty[12]}, is_read=True)
    visitor.post(f"/contests/{page.pk}/enter/", {"idea": str(idea.pk), "pitch": naughty[12]})
    entry = Entry.objects.get()
    for text in batches([*naughty, *scripts[::3]], between=" ", length=990):
        visitor.post(f"/entries/{entry.pk}/edit/", {"pitch": text}, is_read=True)
        visitor.get(page.get_absolute_url())
    ContestPage.objects.filter(pk=page.pk).update(**{name: at - 9 * day for name, at in phases.items()})
    visitor.client.force_login(Member.objects.get(pk=administrator.pk))
    for text in naughty[::16]:
        visitor.post(f"/contests/{page.pk}/jurors/", {"handle": text}, is_read=True)
        visitor.post(f"/contests/{page.pk}/winners/", {f"place-{entry.pk}": text}, is_read=True)
        visitor.post(f"/contests/{page.pk}/winners/", {f"place-{entry.pk}": "1", f"reason-{entry.pk}": text})
        visitor.get(page.get_absolute_url())


# What XML can say at all.
_UNSAYABLE = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@pytest.mark.slow
def test_a_dump(visitor, naughty, scripts, markdown, tmp_path, client, moderator):
    """A dump whose titles, texts, names, tags, comments and histories are all hostile."""
    texts = [_UNSAYABLE.sub("", text) for text in [*naughty, *scripts, *markdown]]
    posts, users, remarks, history, tags = [], [], [], [], []
    for number, text in enumerate(texts, start=1):
        value = quoteattr(text)
        body = quoteattr(f"<p>{text}</p>")
        tag = quoteattr(f"<{text[:20]}>")
        at = 'CreationDate="2015-01-01T00:00:00"'
        posts.append(
            f'<row Id="{number}" PostTypeId="1" Title={value} Body={body} Tags={tag} OwnerUserId="{number}" OwnerDisplayName={value} {at} />'
        )
        users.append(f'<row Id="{number}" DisplayName={value} Location={value} AboutMe={body} WebsiteUrl={value} {at} />')
        tags.append(f'<row Id="{number}" TagName={value} Count="1" />')
        if number % 3 == 0:
            by = f'PostId="{number}" Text={value} UserId="{number}" UserDisplayName={value}'
            remarks.append(f'<row Id="{number}" {by} {at} />')
            history.append(f'<row Id="{number}" PostHistoryTypeId="5" Comment={value} {by} {at} />')
    for name, rows in [("Posts", posts), ("Users", users), ("Comments", remarks), ("PostHistory", history), ("Tags", tags)]:
        (tmp_path / f"{name}.xml").write_text(f"<{name.lower()}>{''.join(rows)}</{name.lower()}>", encoding="utf-8")
    call_command("import_stackexchange", str(tmp_path), board="Hostile", site="hostile.example", verbosity=0)
    assert Topic.objects.count() == len(texts)
    titles = dict(Post.objects.filter(position=1).values_list("imported__source_id", "topic__title"))
    for number, text in enumerate(texts, start=1):
        if one_line(text):
            assert titles[number] == one_line(text)[:200].rstrip(), text
    for body in Post.objects.values_list("body", flat=True):
        assert_harmless(body)
    for body in Revision.objects.values_list("body", flat=True):
        assert_harmless(body)
    names = dict(ImportedMember.objects.values_list("source_id", "member__name"))
    assert len(names) == len(texts)
    client.force_login(moderator)
    for topic in Topic.objects.order_by("pk")[:: len(texts) // 12]:
        page = visitor.get(topic.get_absolute_url()).page
        assert page.words["h1"] == topic.title
        visitor.get(f"/p/{topic.posts.get(position=1).pk}/history/")
        visitor.get(topic.author.get_absolute_url())
    for address in ("/topics/", "/tags/", "/members/", "/search/?q=script", "/feeds/topics.atom"):
        visitor.get(address)
