"""The inbox: lines, unread marks, what one may no longer see."""

import pytest

from forums.actions import hide_post, reply
from portal.notifications.actions import choose_ways, follow
from portal.notifications.models import Follow, Notification


@pytest.fixture
def line(topic, helper, run_reactions):
    post = reply(topic=topic, by=helper, body="<p>Purge it first, then it stops.</p>")
    run_reactions()
    return post


def test_a_reply_stands_in_the_inbox_of_who_asked(client, line, asker):
    client.force_login(asker)
    page = client.get("/inbox/").text
    assert "Helper replied to your topic" in page and "Steam wand spits water" in page and "Purge it first" in page


def test_the_number_of_unread_lines_stands_in_the_bar(client, line, asker):
    client.force_login(asker)
    assert "Inbox, 1 new" in client.get("/inbox/").text
    client.post("/inbox/read/")
    assert "Inbox, 1 new" not in client.get("/inbox/").text


def test_opening_the_inbox_reads_nothing_by_itself(client, line, asker):
    client.force_login(asker)
    client.get("/inbox/")
    assert Notification.objects.get(member=asker).read_at is None


def test_a_line_about_something_hidden_is_not_shown(client, line, asker, moderator):
    hide_post(thing=line, by=moderator, reason="Dangerous advice")
    client.force_login(asker)
    assert "Purge it first" not in client.get("/inbox/").text


def test_the_inbox_costs_the_same_for_one_line_and_for_ten(client, topic, helper, asker, run_reactions, queries_of):
    client.force_login(asker)

    def fill(count):
        for _ in range(count):
            reply(topic=topic, by=helper, body="<p>Have you purged the wand before?</p>")
        run_reactions()

    fill(1)
    client.get("/inbox/")
    one = queries_of(lambda: client.get("/inbox/"))
    fill(9)
    assert queries_of(lambda: client.get("/inbox/")) == one


def test_who_answers_follows_the_topic(line, helper, topic):
    assert Follow.objects.filter(member=helper, is_automatic=True).exists()


def test_a_muted_topic_is_silent(topic, helper, asker, run_reactions):
    follow(member=asker, thing=topic, is_muted=True)
    reply(topic=topic, by=helper, body="<p>Purge it first, then it stops.</p>")
    run_reactions()
    assert not Notification.objects.filter(member=asker).exists()


def test_following_by_hand_and_stopping_works_without_script(client, topic, stranger):
    client.force_login(stranger)
    assert "Follow" in client.get(topic.get_absolute_url()).text
    client.post(f"/follow/topic/{topic.pk}/", {"state": "followed"})
    assert Follow.objects.get(member=stranger).is_muted is False
    client.post(f"/follow/topic/{topic.pk}/", {"state": ""})
    assert not Follow.objects.filter(member=stranger).exists()


def test_a_private_topic_cannot_be_followed_from_outside(client, private_board, insider, stranger):
    from forums.actions import post_topic

    topic = post_topic(
        board_id=private_board.pk, by=insider, kind="question", title="A secret question", body="<p>Only for those inside.</p>"
    )
    client.force_login(stranger)
    assert client.post(f"/follow/topic/{topic.pk}/", {"state": "followed"}).status_code == 404
    assert client.post(f"/follow/board/{private_board.pk}/", {"state": "followed"}).status_code == 404


def test_the_follower_of_a_tag_hears_of_the_next_question(board, asker, stranger, run_reactions):
    from forums.actions import post_topic
    from portal.writing.models import Tag

    tag = Tag.objects.create(slug="steam", name="steam")
    follow(member=stranger, thing=tag)
    post_topic(
        board_id=board.pk,
        by=asker,
        kind="question",
        title="Steam wand spits water",
        body="<p>It spits for a second.</p>",
        tags=["steam"],
    )
    run_reactions()
    assert Notification.objects.get(member=stranger).kind == "new_topic"


def test_what_is_switched_off_everywhere_does_not_come(topic, helper, asker, run_reactions):
    choose_ways(member=asker, kind="reply", by_inbox=False, by_email=False)
    reply(topic=topic, by=helper, body="<p>Purge it first, then it stops.</p>")
    run_reactions()
    assert not Notification.objects.filter(member=asker).exists()


def test_preferences_are_saved_without_script(client, asker):
    client.force_login(asker)
    assert client.get("/account/notifications/").status_code == 200
    client.post("/account/notifications/", {"mention-inbox": "on"})
    kinds = {row.kind: (row.by_inbox, row.by_email) for row in asker.notification_preferences.all()}
    assert kinds["mention"] == (True, False) and kinds["reply"] == (False, False)


@pytest.mark.parametrize("cursor", ["x", "W10", "9" * 300])
def test_a_cursor_that_nobody_gave_out_is_not_found(client, asker, cursor):
    client.force_login(asker)
    assert client.get(f"/inbox/?cursor={cursor}").status_code == 404
