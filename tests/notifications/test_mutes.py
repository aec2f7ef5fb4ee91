"""Following and muting topics, boards, tags and members: from their pages, and what it leaves out."""

from datetime import timedelta

import pytest
from django.utils import timezone

from forums.actions import post_topic, reply
from forums.models import Topic
from forums.read_state import unread_by
from portal.notifications.actions import follow
from portal.notifications.models import Follow, Notification
from portal.writing.models import Tag


@pytest.fixture
def reader(client, stranger):
    stranger.joined_at = timezone.now() - timedelta(days=90)
    stranger.save()
    client.force_login(stranger)
    return stranger


@pytest.fixture
def tagged(board, asker):
    return post_topic(
        board_id=board.pk,
        by=asker,
        kind="question",
        title="The steam wand hums at night",
        body="<p>It hums, at two in the morning.</p>",
        tags=["noise"],
    )


def unread(member):
    topics = unread_by(Topic.objects.visible_to(member), member, timezone.now())
    return set(topics.values_list("title", flat=True))


def test_each_page_has_its_buttons_and_they_work_without_script(client, reader, tagged, board, asker):
    tag = Tag.objects.get(slug="noise")
    for kind, pk, page in (
        ("topic", tagged.pk, tagged.get_absolute_url()),
        ("board", board.pk, "/help/machines/"),
        ("tag", tag.pk, "/tags/noise/"),
        ("member", asker.pk, asker.get_absolute_url()),
    ):
        address = f"/follow/{kind}/{pk}/"
        assert f'action="{address}"' in client.get(page).text
        assert 'name="state" value="muted"' in client.get(page).text
        client.post(address, {"state": "muted"})
        assert Follow.objects.get(member=reader).is_muted
        assert 'aria-pressed="true">' in client.get(page).text and "Muted" in client.get(page).text
        client.post(address, {"state": "followed"})
        assert not Follow.objects.get(member=reader).is_muted
        assert f'<a href="{page}">' in client.get("/account/notifications/").text, "the list leads there"
        client.post(address, {"state": ""})
        assert not Follow.objects.exists()


def test_nobody_follows_themselves(client, reader):
    assert "/follow/member/" not in client.get(reader.get_absolute_url()).text


@pytest.mark.parametrize("what", ["topic", "board", "tag", "member"])
def test_what_is_muted_is_not_unread(reader, tagged, board, asker, what):
    assert unread(reader) == {tagged.title}
    thing = {"topic": tagged, "board": board, "tag": Tag.objects.get(slug="noise"), "member": asker}[what]
    follow(member=reader, thing=thing, is_muted=True)
    assert unread(reader) == set()


def test_a_topic_without_an_author_is_unread_as_others_are(reader, tagged, helper):
    Topic.objects.update(author=None)
    follow(member=reader, thing=helper, is_muted=True)
    assert unread(reader) == {tagged.title}


@pytest.mark.parametrize("what", ["board", "tag"])
def test_following_a_topic_is_stronger_than_muting_its_place(reader, tagged, board, helper, what, run_reactions):
    follow(member=reader, thing=board if what == "board" else Tag.objects.get(slug="noise"), is_muted=True)
    follow(member=reader, thing=tagged)
    assert unread(reader) == {tagged.title}
    reply(topic=tagged, by=helper, body="<p>It is the pump, I think.</p>")
    run_reactions()
    assert Notification.objects.filter(member=reader).exists()


def test_following_a_topic_is_not_stronger_than_muting_who_speaks(reader, tagged, helper, run_reactions):
    follow(member=reader, thing=helper, is_muted=True)
    follow(member=reader, thing=tagged)
    reply(topic=tagged, by=helper, body="<p>It is the pump, I think.</p>")
    run_reactions()
    assert not Notification.objects.filter(member=reader).exists()


def test_a_muted_tag_is_stronger_than_a_followed_board(reader, board, asker, run_reactions):
    follow(member=reader, thing=board)
    tag = Tag.objects.create(slug="noise", name="noise")
    follow(member=reader, thing=tag, is_muted=True)
    for title, tags in (("The wand hums at night", ["noise"]), ("The wand spits at night", [])):
        post_topic(board_id=board.pk, by=asker, kind="question", title=title, body="<p>At two in the morning.</p>", tags=tags)
    run_reactions()
    assert [line.subject.title for line in Notification.objects.filter(member=reader)] == ["The wand spits at night"]


def test_what_one_may_not_see_cannot_be_followed_nor_is_it_listed(client, reader, private_board, insider):
    secret = post_topic(
        board_id=private_board.pk,
        by=insider,
        kind="question",
        title="The secret pump hums",
        body="<p>All night long it hums.</p>",
        tags=["undercover"],
    )
    tag = Tag.objects.get(slug="undercover")
    for kind, thing in (("topic", secret), ("board", private_board), ("tag", tag)):
        assert client.post(f"/follow/{kind}/{thing.pk}/", {"state": "followed"}).status_code == 404
        follow(member=reader, thing=thing)
    page = client.get("/account/notifications/").text
    assert "secret pump" not in page and "undercover" not in page and "Back room" not in page


def test_the_list_of_what_one_follows_costs_the_same_for_one_and_for_ten(client, reader, tagged, board, asker, queries_of):
    follow(member=reader, thing=tagged)
    follow(member=reader, thing=asker)
    client.get("/account/notifications/")
    one = queries_of(lambda: client.get("/account/notifications/"))
    for number in range(9):
        topic = post_topic(
            board_id=board.pk,
            by=asker,
            kind="question",
            title=f"It hums, number {number} of all",
            body="<p>It hums at two.</p>",
        )
        follow(member=reader, thing=topic)
    assert queries_of(lambda: client.get("/account/notifications/")) == one


def test_muting_costs_the_unread_list_no_query(client, reader, tagged, board, queries_of):
    client.get("/topics/unread/")
    before = queries_of(lambda: client.get("/topics/unread/"))
    follow(member=reader, thing=board, is_muted=True)
    follow(member=reader, thing=tagged)
    assert queries_of(lambda: client.get("/topics/unread/")) == before
