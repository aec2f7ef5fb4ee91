"""Strange strings through every form and address of the forums: refused with a sentence or shown as typed, never an error."""

import html
import json
import re
from html.parser import HTMLParser
from urllib.parse import urlencode

import pytest

from forums.actions import reply
from portal.writing.html import without_controls

pytestmark = [pytest.mark.data, pytest.mark.django_db]
FEWER = 12  # every twelfth string goes through HTTP


@pytest.fixture
def strings(shared_data):
    return json.loads((shared_data / "hostile-inputs" / "blns.json").read_text("utf-8"))


def heading(page):
    return html.unescape(re.search(r"<h1>(.*?)</h1>", page, re.DOTALL)[1])


class Inert(HTMLParser):
    """Only our own scripts, no handlers, no addresses that run something."""

    def handle_starttag(self, tag, attrs):
        given = dict(attrs)
        assert not [name for name in given if name.startswith("on")], attrs
        assert tag not in ("iframe", "object", "embed", "base", "style"), tag
        if tag == "script":
            is_data = given.get("type") in ("application/ld+json", "application/json")
            assert is_data or (given.get("src") or "").startswith("/static/"), attrs
        for name in ("href", "src", "action", "formaction"):
            address = re.sub(r"[\x00-\x20]", "", given.get(name) or "").lower()
            assert not address.startswith(("javascript:", "vbscript:", "data:")), attrs


def assert_inert(page):
    Inert().feed(page)


def test_titles_come_back_as_they_were_typed(client, board, moderator, strings):
    client.force_login(moderator)
    for title in strings[::FEWER]:
        response = client.post("/ask/", {"title": title, "board": board.pk, "kind": "question", "body": "Why?", "tags": ""})
        assert response.status_code in (302, 422), title
        if response.status_code == 302:
            page = client.get(response.url)
            assert page.status_code == 200, title
            assert heading(page.text) == " ".join(without_controls(title).split())[:200], title
            assert_inert(page.text)
        else:
            assert_inert(response.text)
    for address in ("/help/machines/", "/topics/", f"/feeds/board/{board.pk}.atom"):
        response = client.get(address)
        assert response.status_code == 200
        if not address.startswith("/feeds/"):
            assert_inert(response.text)


def test_texts_and_tags_are_inert(client, topic, moderator, strings):
    client.force_login(moderator)
    for text in strings[1::FEWER]:
        response = client.post(f"/t/{topic.pk}/reply/", {"body": text})
        assert response.status_code in (302, 422), text
    for text in strings[2 :: FEWER * 2]:
        data = {"title": "A title", "body": text or "x", "tags": text, "reason": text}
        response = client.post(f"/p/{topic.posts.get(position=1).pk}/edit/", data)
        assert response.status_code in (302, 422), text
    topic.refresh_from_db()
    for number in range(1, topic.last_position // 20 + 2):
        page = client.get(f"{topic.get_absolute_url()}?page={number}")
        assert page.status_code == 200
        assert_inert(page.text)
    page = client.get(f"/p/{topic.posts.get(position=1).pk}/history/")
    assert page.status_code == 200
    assert_inert(page.text)


def test_fragments_that_attack_sanitisers_are_inert_on_the_page(client, topic, helper, shared_data):
    lines = (shared_data / "hostile-inputs" / "html5lib-inputs.jsonl").read_text("utf-8").splitlines()[::12]
    fragments = [row if isinstance(row, str) else next(iter(row.values())) for row in map(json.loads, lines)]
    for fragment in fragments[:60]:
        reply(topic=topic, by=helper, body=str(fragment) + "<p>x</p>")
    topic.refresh_from_db()
    for number in range(1, topic.last_position // 20 + 2):
        page = client.get(f"{topic.get_absolute_url()}?page={number}")
        assert page.status_code == 200
        assert_inert(page.text)
        assert page.text.count("<article") == page.text.count("</article>")


def test_odd_addresses_are_answered_with_a_sentence(client, board, topic, answer, moderator, strings, advertising):
    client.force_login(moderator)
    odd = [*strings[3 :: FEWER * 6], "\x00", "-1", "0", "9" * 30, "²", "١", "1e9", "1.5", "../..", "%"]
    for text in odd:
        query = urlencode(dict.fromkeys(("cursor", "tag", "sort", "show", "mine", "page", "comments", "quote"), text))
        for address in ("/help/machines/", "/topics/", "/tags/", topic.get_absolute_url(), f"/t/{topic.pk}/reply/"):
            response = client.get(f"{address}?{query}")
            assert response.status_code in (200, 404), (address, text)
        response = client.post(f"/t/{topic.pk}/curate/", {"act": text, "board": text, "reason": text, "duplicate_of": text})
        assert response.status_code == 404, text
        for act in ("close", "move"):
            response = client.post(f"/t/{topic.pk}/curate/", {"act": act, "board": text, "reason": text, "duplicate_of": text})
            assert response.status_code in (302, 404, 422), text
        response = client.post(f"/p/{answer.pk}/hide/", {"reason": text, "rule": advertising.pk})
        assert response.status_code in (302, 422), text
        client.post(f"/t/{topic.pk}/curate/", {"act": "reopen"})
        client.post(f"/p/{answer.pk}/unhide/")
    assert client.get("/t/1/%F0%9F%98%80/%00/").status_code == 404
