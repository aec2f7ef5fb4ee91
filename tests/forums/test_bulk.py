"""Several topics at once, and all of it back with one undo."""

import re

import pytest

from forums.actions import AlreadyUndone, close_topic, do_in_bulk, post_topic, reopen_topic, reply, undo_bulk
from forums.models import BoardTally, BulkAct, BulkItem, Topic
from portal.activity.models import Activity
from portal.common.permissions import Refused
from portal.members.roles import Role


@pytest.fixture
def topics(board, asker):
    return [
        post_topic(
            board_id=board.pk,
            by=asker,
            kind="question",
            title=f"It hums at night, number {number}",
            body="<p>It hums, at two in the morning.</p>",
            tags=["noise"] if number else ["noise", "pump"],
        )
        for number in range(3)
    ]


@pytest.fixture
def pks(topics):
    return [topic.pk for topic in topics]


def seen(pks, field):
    return [getattr(topic, field) for topic in Topic.objects.filter(pk__in=pks).order_by("pk")]


def totals(board):
    return BoardTally.objects.filter(board=board).values().get()


def test_topics_are_closed_together_and_reopened_together(pks, moderator, board):
    before = totals(board)
    bulk, skipped = do_in_bulk(topics=pks, act="close", by=moderator, reason="Asked many times")
    assert skipped == 0 and None not in seen(pks, "closed_at") and set(seen(pks, "closed_reason")) == {"Asked many times"}
    assert totals(board)["unanswered_count"] == 0
    assert undo_bulk(bulk=bulk, by=moderator) == (3, 0)
    assert seen(pks, "closed_at") == [None] * 3 and totals(board) == before


def test_topics_are_moved_together_and_back(pks, moderator, board, make_board):
    other = make_board("Grinders")
    bulk, skipped = do_in_bulk(topics=pks, act="move", by=moderator, board_id=other.pk)
    assert skipped == 0 and set(seen(pks, "board_id")) == {other.pk} and totals(other)["topic_count"] == 3
    undo_bulk(bulk=bulk, by=moderator)
    assert set(seen(pks, "board_id")) == {board.pk} and totals(other)["topic_count"] == 0


def test_tags_are_added_to_those_that_lack_them_and_taken_off_again(pks, moderator):
    bulk, skipped = do_in_bulk(topics=pks, act="tag", by=moderator, tags=["pump", "night"])
    assert skipped == 0 and all(
        {"pump", "night", "noise"} == {slug for slug, _name in names} for names in seen(pks, "tag_names")
    )
    undo_bulk(bulk=bulk, by=moderator)
    assert [{slug for slug, _name in names} for names in seen(pks, "tag_names")] == [{"noise", "pump"}, {"noise"}, {"noise"}]
    assert Topic.objects.get(pk=pks[0]).tags.count() == 2


def test_a_topic_that_would_have_too_many_tags_stays_as_it_is(pks, moderator):
    bulk, skipped = do_in_bulk(topics=pks, act="tag", by=moderator, tags=["a1", "b2", "c3", "d4"])
    assert skipped == 1 and len(seen(pks, "tag_names")[0]) == 2 and bulk.items.count() == 2


def test_topics_are_archived_and_deleted_together_and_come_back(pks, moderator, asker, board):
    before = totals(board)
    for act, field in (("archive", "archived_at"), ("delete", "deleted_at")):
        bulk, skipped = do_in_bulk(topics=pks, act=act, by=moderator)
        assert skipped == 0 and None not in seen(pks, field)
        assert undo_bulk(bulk=bulk, by=moderator) == (3, 0)
        assert seen(pks, field) == [None] * 3 and totals(board) == before
    asker.refresh_from_db()
    assert asker.topic_count == 3


def test_what_was_so_before_is_left_and_is_not_undone(topics, pks, moderator):
    close_topic(topic=topics[0], by=moderator, reason="Alone, before")
    bulk, skipped = do_in_bulk(topics=pks, act="close", by=moderator, reason="Asked many times")
    assert skipped == 1
    undo_bulk(bulk=bulk, by=moderator)
    assert seen(pks, "closed_reason") == ["Alone, before", "", ""]


def test_what_somebody_changed_since_is_not_undone(topics, pks, moderator):
    bulk, _skipped = do_in_bulk(topics=pks, act="close", by=moderator, reason="Asked many times")
    reopen_topic(topic=topics[1], by=moderator)
    close_topic(topic=topics[1], by=moderator, reason="For another reason")
    assert undo_bulk(bulk=bulk, by=moderator) == (2, 1)
    assert seen(pks, "closed_reason") == ["", "For another reason", ""]


def test_an_undo_happens_once(pks, moderator):
    bulk, _skipped = do_in_bulk(topics=pks, act="archive", by=moderator)
    stale = BulkAct.objects.get(pk=bulk.pk)
    undo_bulk(bulk=bulk, by=moderator)
    for row in (bulk, stale):
        with pytest.raises(AlreadyUndone):
            undo_bulk(bulk=row, by=moderator)


def test_it_is_written_down_as_one_act_and_for_each_topic(pks, moderator):
    bulk, _skipped = do_in_bulk(topics=pks, act="close", by=moderator, reason="Asked many times")
    undo_bulk(bulk=bulk, by=moderator)
    assert Activity.objects.get(type="forums.bulk.done").data == {"act": "close", "topics": pks}
    assert Activity.objects.get(type="forums.bulk.undone").data == {"act": "close", "count": 3}
    assert Activity.objects.filter(type="forums.topic.closed").count() == 3
    assert Activity.objects.filter(type="forums.topic.reopened").count() == 3


def test_only_moderators_do_it(client, pks, helper, support):
    for member in (helper, support):
        with pytest.raises(Refused):
            do_in_bulk(topics=pks, act="delete", by=member)
        client.force_login(member)
        assert client.get("/topics/bulk/", {"act": "delete", "topic": pks}).status_code == 403
        assert client.post("/topics/bulk/", {"act": "delete", "topic": pks}).status_code == 403
        assert client.get("/queue/together/").status_code == 403
        assert "Choose several" not in client.get("/topics/?choose=1").text
    assert not BulkAct.objects.exists() and seen(pks, "deleted_at") == [None] * 3


def test_a_moderator_chooses_in_a_list_sees_what_will_happen_and_takes_it_back(client, topics, pks, moderator):
    client.force_login(moderator)
    page = client.get("/topics/?choose=1").text
    assert f'name="topic" value="{pks[0]}" form="bulk"' in page
    assert 'form="bulk"' not in client.get("/topics/").text
    page = client.get("/topics/bulk/", {"act": "close", "topic": pks[:2], "next": "/topics/?choose=1"}).text
    assert "Close 2 topics" in page and topics[0].title in page and topics[2].title not in page
    assert seen(pks, "closed_at") == [None] * 3
    data = {"act": "close", "topic": pks[:2], "next": "/topics/?choose=1"}
    response = client.post("/topics/bulk/", data | {"reason": ""})
    assert response.status_code == 422 and "Say why you close them" in response.text and topics[0].title in response.text
    response = client.post("/topics/bulk/", data | {"reason": "Asked many times"})
    assert response.headers["Location"] == "/topics/?choose=1"
    page = client.get("/topics/").text
    assert "2 topics are closed." in page
    undo = re.search(r'action="(/topics/bulk/\d+/undo/)"', page)[1]
    page = client.post(undo, follow=True).text
    assert "2 topics are as they were." in page and "taken back" in page and seen(pks, "closed_at") == [None] * 3
    assert "Somebody took this back before you" in client.post(undo, follow=True).text


@pytest.mark.parametrize(
    ("act", "data"), [("move", {"board": "999999"}), ("move", {"board": "x"}), ("tag", {"tags": ""}), ("tag", {"tags": "!!"})]
)
def test_what_cannot_be_is_refused_with_the_choice_kept(client, pks, moderator, act, data):
    client.force_login(moderator)
    response = client.post("/topics/bulk/", {"act": act, "topic": pks} | data)
    assert response.status_code == 422 and response.text.count(" checked>") == 3 and not BulkAct.objects.exists()


def test_nothing_chosen_and_nonsense(client, pks, moderator):
    client.force_login(moderator)
    assert "Choose one topic or more first" in client.get("/topics/bulk/?act=close&topic=x", follow=True).text
    assert client.get("/topics/bulk/", {"act": "explode", "topic": pks}).status_code == 404
    response = client.post("/topics/bulk/", {"act": "archive", "topic": pks, "next": "https://elsewhere.example/"})
    assert response.headers["Location"] == "/topics/"
    assert "could not be changed" in client.post("/topics/bulk/", {"act": "archive", "topic": pks}, follow=True).text


def test_the_queue_has_boxes_for_moderators_alone(client, topics, moderator, support):
    client.force_login(moderator)
    assert 'form="bulk"' in client.get("/queue/unsolved/").text
    client.force_login(support)
    assert 'form="bulk"' not in client.get("/queue/unsolved/").text


def test_the_list_of_acts_costs_the_same_for_one_and_for_ten(client, topics, pks, moderator, queries_of):
    client.force_login(moderator)

    def act(count):
        for number in range(count):
            do_in_bulk(topics=pks, act="tag", by=moderator, tags=[f"t{number}"])

    act(1)
    client.get("/queue/together/")
    one = queries_of(lambda: client.get("/queue/together/"))
    act(9)
    assert queries_of(lambda: client.get("/queue/together/")) == one


def test_an_interrupted_batch_can_be_undone(topics, pks, moderator, monkeypatch):
    from forums.actions import bulk as acts

    real, calls = acts.close_topic, []

    def close_two(**values):
        calls.append(values)
        if len(calls) > 2:
            raise RuntimeError("The machine went away")
        return real(**values)

    monkeypatch.setattr(acts, "close_topic", close_two)
    with pytest.raises(RuntimeError):
        do_in_bulk(topics=pks, act="close", by=moderator, reason="Asked many times")
    assert BulkItem.objects.count() == 2 and seen(pks, "closed_at")[2] is None
    assert undo_bulk(bulk=BulkAct.objects.get(), by=moderator) == (2, 0)
    assert seen(pks, "closed_at") == [None] * 3
    reply(topic=topics[0], by=moderator, body="<p>It is open again, so you can reply.</p>")


def test_an_act_on_topics_of_a_closed_board_is_listed_and_undone_by_those_who_may_enter_only(
    client, private_board, insider, moderator, make_member
):
    warden = make_member("warden", role=Role.MODERATOR)
    warden.groups.add(*insider.groups.all())
    topic = post_topic(board_id=private_board.pk, by=insider, kind="question", title="A secret hum", body="<p>It hums.</p>")
    bulk, _skipped = do_in_bulk(topics=[topic.pk], act="close", by=warden, reason="Between us")
    client.force_login(moderator)
    assert "Between us" not in client.get("/queue/together/").text
    assert client.post(f"/topics/bulk/{bulk.pk}/undo/").status_code == 404
    topic.refresh_from_db()
    assert topic.closed_at
    client.force_login(warden)
    assert "Between us" in client.get("/queue/together/").text
    client.post(f"/topics/bulk/{bulk.pk}/undo/")
    topic.refresh_from_db()
    assert not topic.closed_at


def test_what_was_moved_since_to_where_the_moderator_may_not_go_stays(topics, pks, moderator, private_board):
    bulk, _skipped = do_in_bulk(topics=pks, act="close", by=moderator, reason="Asked many times")
    Topic.objects.filter(pk=pks[0]).update(board=private_board)
    assert undo_bulk(bulk=bulk, by=moderator) == (2, 1)
    assert Topic.objects.get(pk=pks[0]).closed_at
