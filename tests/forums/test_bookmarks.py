"""Keeping posts, with a note and a day on which the inbox says so."""

import re
from datetime import datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from forums.actions import drop_bookmark, hide_post, keep_bookmark, post_topic, reply, send_reminders
from forums.models import Bookmark
from forums.tasks import remind_of_bookmarks
from portal.common.permissions import Refused
from portal.notifications.actions import follow
from portal.notifications.models import Notification, OutgoingEmail


def in_days(days):
    return str(timezone.localdate() + timedelta(days=days))


@pytest.fixture
def reader(client, stranger):
    client.force_login(stranger)
    return stranger


def test_one_click_keeps_a_post_and_the_page_says_so(client, reader, topic, answer):
    page = client.get(topic.get_absolute_url()).text
    assert f'formaction="/p/{answer.pk}/bookmark/"' in page
    client.post(f"/p/{answer.pk}/bookmark/", {"keep": "1"})
    client.post(f"/p/{answer.pk}/bookmark/", {"keep": "1"})
    assert Bookmark.objects.get().post == answer
    page = client.get(topic.get_absolute_url()).text
    assert f'href="/p/{answer.pk}/bookmark/"' in page and f'formaction="/p/{answer.pk}/bookmark/"' not in page
    assert topic.title in client.get("/bookmarks/").text


def test_with_htmx_the_button_alone_comes_back_and_a_toast(client, reader, answer):
    response = client.post(f"/p/{answer.pk}/bookmark/", {"keep": "1"}, headers={"HX-Request": "true"})
    assert response.text.strip().startswith(f'<a id="keep-{answer.pk}"') and "toast" in response.headers["HX-Trigger"]


def test_a_bookmark_has_a_note_and_a_day_and_both_can_be_changed(client, reader, answer):
    client.post(f"/p/{answer.pk}/bookmark/", {"note": "Try  the needle", "remind_on": in_days(3)})
    mark = Bookmark.objects.get()
    assert mark.note == "Try the needle"
    assert timezone.localtime(mark.remind_at).hour == 8 and str(timezone.localdate(mark.remind_at)) == in_days(3)
    page = client.get(f"/p/{answer.pk}/bookmark/").text
    assert 'value="Try the needle"' in page and f'value="{in_days(3)}"' in page
    client.post(f"/p/{answer.pk}/bookmark/", {"note": "Tried", "remind_on": ""})
    mark.refresh_from_db()
    assert (mark.note, mark.remind_at) == ("Tried", None)


@pytest.mark.parametrize(
    ("day", "sentence"),
    [("yesterday", "Write the day as"), (in_days(0), "Choose a day after today"), ("2999-01-01", "within the next five years")],
)
def test_a_day_that_cannot_be_is_refused_and_the_note_is_kept(client, reader, answer, day, sentence):
    response = client.post(f"/p/{answer.pk}/bookmark/", {"note": "Try the needle", "remind_on": day})
    assert response.status_code == 422 and sentence in response.text and "Try the needle" in response.text
    assert not Bookmark.objects.exists()


def test_what_was_dropped_by_mistake_comes_back_with_note_and_day(client, reader, answer, helper):
    mark = keep_bookmark(post=answer, by=reader, note="Try the needle", remind_at=timezone.now() + timedelta(days=2))
    page = client.post(f"/p/{answer.pk}/bookmark/drop/", follow=True).text
    assert not Bookmark.objects.exists()
    undo = re.search(r'action="(/bookmarks/back/[^"]+)"', page)[1]
    client.force_login(helper)
    assert client.post(undo).status_code == 404
    client.force_login(reader)
    client.post(undo)
    back = Bookmark.objects.get()
    assert (back.note, back.remind_at, back.created_at) == (mark.note, mark.remind_at, mark.created_at)
    assert client.post("/bookmarks/back/nonsense/").status_code == 404


def test_nobody_sees_the_bookmarks_of_others(client, reader, answer, helper):
    keep_bookmark(post=answer, by=helper, note="My own words")
    assert "My own words" not in client.get("/bookmarks/").text
    assert "My own words" not in client.get(f"/p/{answer.pk}/bookmark/").text
    client.post(f"/p/{answer.pk}/bookmark/drop/")
    assert Bookmark.objects.get().member == helper


def test_what_one_may_not_see_cannot_be_kept_nor_stays_in_the_list(client, reader, private_board, insider, answer, moderator):
    secret = post_topic(
        board_id=private_board.pk, by=insider, kind="question", title="The secret pump hums", body="<p>All night long.</p>"
    )
    first = secret.posts.get(position=1)
    assert client.post(f"/p/{first.pk}/bookmark/", {"keep": "1"}).status_code == 404
    with pytest.raises(Refused):
        keep_bookmark(post=first, by=reader)
    keep_bookmark(post=answer, by=reader)
    hide_post(thing=answer, by=moderator, reason="Dangerous advice")
    assert "Nothing kept yet" in client.get("/bookmarks/").text


def test_a_reminder_comes_to_the_inbox_in_its_time_and_once(client, reader, topic, answer, run_reactions):
    follow(member=reader, thing=topic, is_muted=True)  # it was asked for all the same
    keep_bookmark(post=answer, by=reader, note="Try the needle", remind_at=timezone.now() + timedelta(hours=1))
    remind_of_bookmarks()
    run_reactions()
    assert not Notification.objects.filter(member=reader).exists()
    for _round in range(2):
        assert send_reminders(now=timezone.now() + timedelta(hours=2)) == (1 if _round == 0 else 0)
        run_reactions()
    line = Notification.objects.get(member=reader)
    assert line.kind == "reminder" and line.subject == answer and not OutgoingEmail.objects.filter(notification=line).exists()
    page = client.get("/inbox/").text
    assert "You wanted to be reminded: Try the needle" in page and topic.title in page
    assert "Reminded" in client.get("/bookmarks/").text


def test_a_second_day_reminds_a_second_time(reader, answer, run_reactions):
    now = timezone.now()
    for day in (1, 2):
        keep_bookmark(post=answer, by=reader, remind_at=now + timedelta(days=day))
        assert send_reminders(now=now + timedelta(days=day, minutes=1)) == 1
        run_reactions()
        line = Notification.objects.get(member=reader)
        assert line.read_at is None
        line.read_at = now
        line.save()


def test_a_note_alone_does_not_remind_again(client, reader, answer):
    now = timezone.now()
    keep_bookmark(post=answer, by=reader, remind_at=now - timedelta(minutes=1))
    send_reminders(now=now)
    day = str(timezone.localdate(Bookmark.objects.get().remind_at))
    client.post(f"/p/{answer.pk}/bookmark/", {"note": "Later", "remind_on": day})
    assert Bookmark.objects.get().note == "Later" and send_reminders(now=now + timedelta(days=1)) == 0


def test_a_reminder_of_something_hidden_is_not_shown(client, reader, answer, moderator, run_reactions):
    keep_bookmark(post=answer, by=reader, note="Try the needle", remind_at=timezone.now() - timedelta(hours=1))
    hide_post(thing=answer, by=moderator, reason="Dangerous advice")
    send_reminders()
    run_reactions()
    assert "Try the needle" not in client.get("/inbox/").text


def test_the_day_is_one_of_the_members_own_time_zone(client, reader, answer):
    reader.time_zone = "Pacific/Auckland"
    reader.save()
    client.post(f"/p/{answer.pk}/bookmark/", {"note": "", "remind_on": in_days(5)})
    at = Bookmark.objects.get().remind_at
    from zoneinfo import ZoneInfo

    assert at.astimezone(ZoneInfo("Pacific/Auckland")) == datetime.fromisoformat(in_days(5)).replace(
        hour=8, tzinfo=ZoneInfo("Pacific/Auckland")
    )


def test_visitors_are_asked_to_sign_in(client, topic, answer):
    assert client.get("/bookmarks/").status_code == 302
    assert client.post(f"/p/{answer.pk}/bookmark/", {"keep": "1"}).status_code == 302
    page = client.get(topic.get_absolute_url()).text
    assert f'formaction="/sign-in-to/bookmark/{answer.pk}/"' in page and f'"/p/{answer.pk}/bookmark/"' not in page


def test_the_list_has_pages_and_a_filter(client, reader, topic, helper, monkeypatch):
    monkeypatch.setattr("forums.views.bookmarks.PAGE", 2)
    now = timezone.now()
    for number in range(3):
        post = reply(topic=topic, by=helper, body=f"<p>Answer number {number} of the three.</p>")
        keep_bookmark(
            post=post,
            by=reader,
            note=f"note {number}",
            remind_at=now + timedelta(days=1) if number == 0 else None,
            now=now + timedelta(minutes=number),
        )
    page = client.get("/bookmarks/").text
    assert "note 2" in page and "note 1" in page and "note 0" not in page
    older = re.search(r'href="(/bookmarks/\?cursor=[^"]+)"', page)[1]
    assert "note 0" in client.get(older).text
    assert client.get("/bookmarks/?cursor=nonsense").status_code == 404
    page = client.get("/bookmarks/?show=reminders").text
    assert "note 0" in page and "note 1" not in page


def test_looking_writes_nothing_and_costs_the_same_for_one_and_for_ten(client, reader, topic, helper, queries_of):
    def keep(count):
        for _ in range(count):
            keep_bookmark(post=reply(topic=topic, by=helper, body="<p>Have you purged it before?</p>"), by=reader)

    addresses = ("/bookmarks/", topic.get_absolute_url())
    keep(1)
    for address in addresses:
        client.get(address)
    one = [queries_of(lambda address=address: client.get(address)) for address in addresses]
    keep(9)
    client.get(topic.get_absolute_url())  # what the page keeps of the topic is made anew after a reply
    with CaptureQueriesContext(connection) as queries:
        client.get("/bookmarks/")
    assert not [query["sql"] for query in queries if not query["sql"].lstrip("(").startswith("SELECT")]
    assert [queries_of(lambda address=address: client.get(address)) for address in addresses] == one


def test_there_is_an_end_to_how_many(reader, topic, answer, monkeypatch):
    from forums.actions import bookmarks

    monkeypatch.setattr(bookmarks, "MOST_BOOKMARKS", 1)
    keep_bookmark(post=answer, by=reader)
    with pytest.raises(bookmarks.TooManyBookmarks):
        keep_bookmark(post=topic.posts.get(position=1), by=reader)
    keep_bookmark(post=answer, by=reader, note="But this one can be changed")
    drop_bookmark(post=answer, by=reader)
    keep_bookmark(post=topic.posts.get(position=1), by=reader)
