"""The Atom helper: bounded, well-formed whatever it is given, and 304 to who has it."""

from datetime import UTC, datetime
from xml.etree import ElementTree

import pytest
from django.test import RequestFactory

from portal.common.feeds import MOST_ENTRIES, FeedEntry, absolute, atom_response
from portal.common.html import CleanHtml

ATOM = "{http://www.w3.org/2005/Atom}"
DAY = datetime(2026, 3, 19, 9, 30, tzinfo=UTC)


def feed(request=None, entries=(), **fields):
    fields = {"title": "Machines", "url": "/help/machines/", "feed_url": "/feeds/board/1.atom"} | fields
    return atom_response(request or RequestFactory().get("/feeds/board/1.atom"), entries=entries, **fields)


def test_a_feed_says_who_wrote_what_and_when():
    entry = FeedEntry(
        title="Pressure <drops> & more",
        url="/t/1/druck-fällt/",
        id="/t/1/",
        updated=DAY,
        author_name="Ines",
        html=CleanHtml("<p>Six bar</p>"),
    )
    root = ElementTree.fromstring(feed(entries=[entry]).content)
    (found,) = root.findall(f"{ATOM}entry")
    assert found.findtext(f"{ATOM}title") == "Pressure <drops> & more"
    assert found.findtext(f"{ATOM}author/{ATOM}name") == "Ines"
    assert found.findtext(f"{ATOM}content") == "<p>Six bar</p>"
    assert found.find(f"{ATOM}link").get("href") == absolute("/t/1/druck-f%C3%A4llt/")
    assert root.findtext(f"{ATOM}updated") == "2026-03-19T09:30:00+00:00"


def test_what_xml_cannot_say_is_left_out():
    entry = FeedEntry(title="a\x00b\x0b\ud800]]>", url="/t/1/", updated=DAY, author_name="\ufffe", tags=('"<',))
    root = ElementTree.fromstring(feed(entries=[entry], title="\x01x").content)
    assert root.findtext(f"{ATOM}entry/{ATOM}title") == "ab]]>"


def test_a_feed_is_bounded_and_reads_no_further():
    taken = []

    def endless():
        while True:
            taken.append(1)
            yield FeedEntry(title="x", url="/t/1/", updated=DAY)

    assert feed(entries=endless()).content.count(b"<entry>") == MOST_ENTRIES == len(taken)


def test_a_reader_who_has_it_is_told_so():
    first = feed(entries=[FeedEntry(title="x", url="/t/1/", updated=DAY)])
    again = RequestFactory().get("/", headers={"If-None-Match": first["ETag"]})
    assert feed(again, [FeedEntry(title="x", url="/t/1/", updated=DAY)]).status_code == 304
    assert feed(again, [FeedEntry(title="y", url="/t/1/", updated=DAY)]).status_code == 200


def test_the_feed_of_a_hidden_entry_is_not_called_unchanged():
    since = RequestFactory().get("/", headers={"If-Modified-Since": "Thu, 19 Mar 2026 09:30:00 GMT"})
    assert feed(since, []).status_code == 200


@pytest.mark.parametrize(("is_public", "word"), [(True, "public"), (False, "private")])
def test_only_public_feeds_may_be_kept_by_others(is_public, word):
    assert word in feed(is_public=is_public)["Cache-Control"]
