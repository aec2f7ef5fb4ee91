"""Marks, bookmarks and acts on several topics at the same moment: one row each, totals exact, nobody waits for ever."""

import pytest

from forums.actions import AlreadyUndone, do_in_bulk, keep_bookmark, mark_all_read, post_topic, reply, send_reminders, undo_bulk
from forums.models import Bookmark, BulkItem, ReadUntil, Topic
from portal.activity.models import Activity
from portal.common.permissions import Refused
from tests.forums.test_at_once import together
from tests.forums.test_totals import assert_totals_are_right, assert_totals_of_members_are_right

pytestmark = [pytest.mark.postgresql, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def topics(board, make_member):
    return [
        post_topic(
            board_id=board.pk,
            by=make_member(f"asker{number}"),
            kind="question",
            title=f"It hums at night, number {number}",
            body="<p>It hums, at two in the morning.</p>",
        )
        for number in range(6)
    ]


def test_a_member_marks_and_keeps_from_ten_windows_at_once(board, topic, answer, stranger):
    tasks = [lambda: mark_all_read(member=stranger), lambda: mark_all_read(member=stranger, board_id=board.pk)] * 5
    tasks += [lambda: keep_bookmark(post=answer, by=stranger, note="Try the needle")] * 10
    assert together(tasks, workers=20) == []
    assert ReadUntil.objects.filter(member=stranger).count() == 2 and Bookmark.objects.get().note == "Try the needle"


def test_ten_workers_remind_once(topic, answer, stranger):
    from datetime import timedelta

    from django.utils import timezone

    keep_bookmark(post=answer, by=stranger, remind_at=timezone.now() - timedelta(minutes=1))
    assert together([send_reminders] * 10, workers=10) == []
    assert Activity.objects.filter(type="forums.bookmark.due").count() == 1


def test_moderators_change_the_same_topics_at_once_while_members_reply(topics, make_board, make_member):
    from portal.members.roles import Role

    other = make_board("Grinders")
    moderators = [make_member(f"moderator{number}", role=Role.MODERATOR) for number in range(4)]
    helpers = [make_member(f"helper{number}") for number in range(6)]
    forth = [topic.pk for topic in topics]
    back = forth[::-1]
    acts = [
        {"topics": forth, "act": "move", "board_id": other.pk},
        {"topics": back, "act": "delete"},
        {"topics": back, "act": "archive"},
        {"topics": forth, "act": "close", "reason": "Asked many times"},
    ]
    bulks = []
    tasks = [lambda act=act, by=by: bulks.append(do_in_bulk(by=by, **act)[0]) for act, by in zip(acts, moderators, strict=True)]
    tasks += [
        lambda topic=topic, by=by: reply(topic=topic, by=by, body="<p>It is the pump, I think.</p>")
        for topic in topics
        for by in helpers
    ]
    problems = together(tasks)
    assert [problem for problem in problems if not isinstance(problem, Refused)] == []
    assert len(bulks) == 4 and BulkItem.objects.count() == 24
    assert_totals_are_right()
    assert_totals_of_members_are_right(*helpers)
    undone = together(
        [lambda bulk=bulk, by=by: undo_bulk(bulk=bulk, by=by) for bulk in bulks for by in moderators[:2]], workers=8
    )
    assert all(isinstance(problem, AlreadyUndone) for problem in undone) and len(undone) == 4
    for topic in Topic.objects.filter(pk__in=forth):
        assert (topic.closed_at, topic.archived_at, topic.deleted_at) == (None, None, None)
        assert topic.board_id != other.pk
    assert_totals_are_right()
    assert_totals_of_members_are_right(*helpers)
