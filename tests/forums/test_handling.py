"""Slow mode, featured topics, topics that are given to a colleague."""

from datetime import timedelta

import pytest
from django.utils import timezone

from forums.actions import (
    TooSoon,
    accept_solution,
    assign_topic,
    comment,
    feature_topic,
    hide_topic,
    reply,
    slow_topic,
    unfeature_topic,
)
from portal.common.permissions import Refused
from portal.members.models import Member
from portal.moderation.models import Decision
from portal.notifications.inbox_lines import line_of
from portal.notifications.models import Notification

pytestmark = pytest.mark.django_db


def test_in_slow_mode_each_member_waits(topic, helper, stranger, moderator):
    slow_topic(topic=topic, seconds=600, by=moderator)
    at = timezone.now()
    first = reply(topic=topic, by=helper, body="<p>Is the tank full?</p>", now=at)
    with pytest.raises(TooSoon, match=r"waits 10 minutes.*again in 7 minutes"):
        reply(topic=topic, by=helper, body="<p>And the pump?</p>", now=at + timedelta(minutes=3, seconds=1))
    with pytest.raises(TooSoon):
        comment(post=first, by=helper, body="<p>And the pump?</p>", now=at + timedelta(minutes=3))
    reply(topic=topic, by=stranger, body="<p>Others need not wait for the helper.</p>", now=at + timedelta(minutes=3))
    reply(topic=topic, by=helper, body="<p>And the pump?</p>", now=at + timedelta(minutes=10))
    for _ in range(2):
        reply(topic=topic, by=moderator, body="<p>Moderators need not wait.</p>", now=at + timedelta(minutes=11))
    slow_topic(topic=topic, seconds=0, by=moderator)
    reply(topic=topic, by=helper, body="<p>No one waits now.</p>", now=at + timedelta(minutes=12))


def test_who_writes_too_soon_is_told_how_long_and_keeps_the_text(client, topic, helper, moderator):
    client.force_login(moderator)
    client.post(f"/t/{topic.pk}/curate/", {"act": "slow", "seconds": "900"})
    client.force_login(helper)
    assert "everybody waits 15 minutes" in client.get(topic.get_absolute_url()).text
    answer = reply(topic=topic, by=helper, body="<p>Is the tank full?</p>")
    page = client.post(f"/t/{topic.pk}/reply/", {"body": "And the pump, is it loud?", "body_format": "markdown"})
    assert page.status_code == 429 and "again in 15 minutes" in page.text and "And the pump, is it loud?" in page.text
    page = client.post(f"/p/{answer.pk}/comment/", {"body": "Is it loud?", "body_format": "markdown"})
    assert page.status_code == 429 and "again in 15 minutes" in page.text and "Is it loud?" in page.text


def test_only_moderators_slow_down_and_feature(topic, helper, support):
    for member in (helper, support):
        with pytest.raises(Refused):
            slow_topic(topic=topic, seconds=60, by=member)
        with pytest.raises(Refused):
            feature_topic(topic=topic, by=member)


def test_a_featured_topic_is_marked_in_lists_and_has_a_list_of_its_own(client, topic, board, moderator):
    assert topic.title not in client.get("/topics/featured/").text
    feature_topic(topic=topic, by=moderator)
    assert topic.title in client.get("/topics/featured/").text
    for address in ("/topics/", "/help/machines/"):
        assert ">featured</span>" in client.get(address).text.replace("</svg>", ">")
    hide_topic(thing=topic, by=moderator, reason="Advertising")
    assert topic.title not in client.get("/topics/featured/").text
    unfeature_topic(topic=topic, by=moderator)
    topic.refresh_from_db()
    assert not topic.is_featured


def test_featured_topics_stand_on_pages_that_editors_compose(topic, moderator, stranger):
    from portal.pages.blocks.topics import FeaturedTopicsBlock

    block = FeaturedTopicsBlock()
    value = {"limit": 5, "boards": [], "product": None}
    assert block.rows(value, stranger) == []
    feature_topic(topic=topic, by=moderator)
    assert [row.title for row in block.rows(value, stranger)] == [topic.title]


def test_every_switch_offers_to_undo_it(client, topic, moderator):
    client.force_login(moderator)
    for act, undo, field in (
        ("pin", f"/t/{topic.pk}/curate/?act=unpin", "is_pinned"),
        ("lock", "", "is_locked"),
        ("feature", f"/t/{topic.pk}/curate/?act=unfeature", "is_featured"),
    ):
        page = client.post(f"/t/{topic.pk}/curate/", {"act": act}, follow=True).text
        topic.refresh_from_db()
        address = undo or f"/decisions/{Decision.objects.get().pk}/undo/"
        assert getattr(topic, field) is True and f'"{address}"' in page
        client.post(address)
        topic.refresh_from_db()
        assert getattr(topic, field) is False


def test_a_colleague_hears_of_what_they_are_given_and_finds_it(client, topic, moderator, support, run_reactions):
    client.force_login(moderator)
    assert "support" in client.get(f"/t/{topic.pk}/assign/").text
    client.post(f"/t/{topic.pk}/assign/", {"to": support.pk})
    run_reactions()
    heard = Notification.objects.get(member=support)
    assert line_of(heard, support).text == "Moderator gave you this topic"
    client.force_login(support)
    assert topic.title in client.get("/topics/assigned/").text
    assert "This is yours." in client.get(topic.get_absolute_url()).text
    client.force_login(moderator)
    assert "Support has it." in client.get(topic.get_absolute_url()).text
    assert topic.title not in client.get("/topics/assigned/").text


def test_what_is_settled_leaves_the_list(client, topic, answer, asker, support):
    client.force_login(support)
    client.post(f"/t/{topic.pk}/assign/", {"to": "me"})
    assert topic.title in client.get("/topics/assigned/").text
    accept_solution(post=answer, by=asker)
    assert topic.title not in client.get("/topics/assigned/").text
    client.post(f"/t/{topic.pk}/assign/", {"to": ""})
    topic.refresh_from_db()
    assert topic.assigned_to is None


def test_members_neither_give_topics_nor_see_whose_they_are(client, topic, helper, moderator, support):
    assign_topic(topic=topic, to=support, by=moderator)
    with pytest.raises(Refused):
        assign_topic(topic=topic, to=None, by=helper)
    with pytest.raises(Refused, match="moderators and staff only"):
        assign_topic(topic=topic, to=helper, by=moderator)
    client.force_login(helper)
    assert "Support has it." not in client.get(topic.get_absolute_url()).text
    assert client.get("/topics/assigned/").status_code == 403
    assert client.get(f"/t/{topic.pk}/assign/").status_code == 403
    assert "A colleague gives me a topic" not in client.get("/account/notifications/").text
    client.force_login(support)
    assert "A colleague gives me a topic" in client.get("/account/notifications/").text


def test_nobody_is_given_what_they_may_not_see(private_board, insider, support, administrator):
    from forums.actions import post_topic

    secret = post_topic(board_id=private_board.pk, by=insider, kind="discussion", title="Prices", body="<p>They rise soon.</p>")
    with pytest.raises(Refused, match="cannot see the board"):
        assign_topic(topic=secret, to=support, by=Member.objects.get(pk=administrator.pk))
