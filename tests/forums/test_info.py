"""Needs info: who may ask for more, who hears of it, and what clears it."""

import pytest

from forums.actions import accept_solution, ask_for_info, comment, edit_post, reply, withdraw_ask_for_info
from portal.common.permissions import Refused
from portal.notifications.models import Notification

NOTE = "Which firmware version?"


@pytest.fixture
def waiting(topic, moderator):
    return ask_for_info(topic=topic, by=moderator, note=NOTE)


def test_only_those_who_sort_questions_may_ask(topic, asker, stranger, newcomer, moderator):
    for member in (stranger, newcomer):
        member.trust_level = 1
        with pytest.raises(Refused, match="trust level 2"):
            ask_for_info(topic=topic, by=member, note=NOTE)
    stranger.trust_level = 2
    assert ask_for_info(topic=topic, by=stranger, note=NOTE).needs_info_by == stranger
    assert withdraw_ask_for_info(topic=topic, by=moderator).needs_info_at is None
    asker.trust_level = 4
    with pytest.raises(Refused, match="your own question"):
        ask_for_info(topic=topic, by=asker, note=NOTE)


def test_the_asker_hears_of_it_and_sees_a_banner(client, waiting, asker, run_reactions):
    run_reactions()
    heard = Notification.objects.get(member=asker)
    assert heard.activity.data["reason"] == NOTE
    client.force_login(asker)
    page = client.get(waiting.get_absolute_url()).text
    assert "An answer needs more from you" in page and NOTE in page


@pytest.mark.parametrize("way", ["reply", "comment", "edit"])
def test_whatever_the_asker_says_clears_it(waiting, asker, helper, way):
    first = waiting.posts.get(position=1)
    reply(topic=waiting, by=helper, body="<p>I have the same machine.</p>")
    waiting.refresh_from_db()
    assert waiting.needs_info_at is not None
    if way == "reply":
        reply(topic=waiting, by=asker, body="<p>It says 2.1.</p>")
    elif way == "comment":
        comment(post=first, by=asker, body="<p>It says 2.1.</p>")
    else:
        edit_post(post=first, by=asker, body="<p>Firmware 2.1, and it sinks to six bar.</p>")
    waiting.refresh_from_db()
    assert waiting.needs_info_at is waiting.needs_info_by is None and waiting.needs_info_note == ""


def test_lists_say_what_is_waited_for(client, waiting, asker, helper):
    for address in ("/topics/needs-info/", "/help/machines/?show=needs-info", "/help/machines/"):
        page = client.get(address).text
        assert waiting.title in page and "Needs info" in page and NOTE in page
    accept_solution(post=reply(topic=waiting, by=helper, body="<p>Clean the gicleur.</p>"), by=asker)
    assert waiting.title not in client.get("/topics/needs-info/").text


def test_it_is_asked_for_on_the_page_without_script(client, topic, moderator, stranger):
    client.force_login(stranger)
    assert f"/t/{topic.pk}/info/" not in client.get(topic.get_absolute_url()).text
    assert client.post(f"/t/{topic.pk}/info/", {"note": NOTE}).status_code == 403
    client.force_login(moderator)
    assert f"/t/{topic.pk}/info/" in client.get(topic.get_absolute_url()).text
    assert client.post(f"/t/{topic.pk}/info/", {"note": " "}).status_code == 302
    topic.refresh_from_db()
    assert topic.needs_info_at is None
    client.post(f"/t/{topic.pk}/info/", {"note": NOTE + "\0"})
    assert NOTE in client.get(topic.get_absolute_url()).text
    client.post(f"/t/{topic.pk}/info/", {"withdraw": "1"})
    topic.refresh_from_db()
    assert topic.needs_info_at is None
