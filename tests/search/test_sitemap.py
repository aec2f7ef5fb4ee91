"""What other search engines are told."""

from datetime import UTC, datetime
from xml.etree import ElementTree

from django.conf import settings

from forums.models import BoardTally, Topic

NOW = datetime(2026, 3, 19, 9, 30, tzinfo=UTC)


def locations(response):
    return [
        element.text
        for element in ElementTree.fromstring(response.content).iter("{http://www.sitemaps.org/schemas/sitemap/0.9}loc")
    ]


def test_public_topics_are_listed_with_their_last_change(client, board, asker):
    topic = Topic.objects.create(board=board, author=asker, title="Druck fällt & mehr", active_at=NOW)
    index = client.get("/sitemap.xml")
    (piece,) = [url for url in locations(index) if "topics" in url]
    assert b"2026-03-19T09:30:00Z" in index.content
    section = client.get(piece.removeprefix(settings.SITE_URL))
    assert locations(section) == [f"{settings.SITE_URL}/t/{topic.pk}/druck-f%C3%A4llt-mehr/"]
    assert b"<lastmod>2026-03-19T09:30:00Z</lastmod>" in section.content


def test_topics_come_in_pieces_by_their_numbers(client, board, asker, monkeypatch):
    monkeypatch.setattr("forums.kinds.PIECE", 10)
    first = Topic.objects.create(pk=1005, board=board, author=asker, title="One")
    Topic.objects.create(pk=1029, board=board, author=asker, title="Two")
    pieces = [url for url in locations(client.get("/sitemap.xml")) if "topics" in url]
    assert [url.rpartition("-")[2] for url in pieces] == ["100.xml", "102.xml"]
    assert locations(client.get("/sitemap-topics-100.xml")) == [settings.SITE_URL + first.get_absolute_url()]
    assert client.get("/sitemap-topics-101.xml").status_code == 404


def test_what_is_not_public_is_not_listed(client, board, private_board, asker):
    Topic.objects.create(board=private_board, author=asker, title="Secret")
    Topic.objects.create(board=board, author=asker, title="Hidden", hidden_at=NOW)
    Topic.objects.create(board=board, author=asker, title="Deleted", deleted_at=NOW)
    BoardTally.objects.update(topic_count=1)
    assert not [url for url in locations(client.get("/sitemap.xml")) if "topics" in url]
    boards = locations(client.get("/sitemap-boards.xml"))
    assert boards == [f"{settings.SITE_URL}/help/machines/"]
    assert "back-room" not in client.get("/sitemap-pages.xml").text


def test_pages_of_editors_are_listed(client, help_index):
    urls = locations(client.get("/sitemap-pages.xml"))
    assert f"{settings.SITE_URL}/" in urls
    assert f"{settings.SITE_URL}/help/" in urls


def test_made_up_sections_are_not_found(client, db):
    for name in ("nothing", "topics", "topics-x", "topics-999999999999999999", "topics--1", "topics-²"):
        assert client.get(f"/sitemap-{name}.xml").status_code == 404


def test_robots_are_told_what_to_leave_alone(client, db):
    response = client.get("/robots.txt")
    assert response["Content-Type"].startswith("text/plain")
    assert "Disallow: /search/" in response.text
    assert f"Sitemap: {settings.SITE_URL}/sitemap.xml" in response.text
