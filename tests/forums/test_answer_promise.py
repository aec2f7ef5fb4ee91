"""A board promises answers: who owes one by when, what keeps it, and the list of support with the promise of each."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from forums.actions import (
    accept_solution,
    assign_topic,
    close_topic,
    delete_post,
    merge_topic,
    post_topic,
    reopen_topic,
    reply,
    unmerge_topic,
    withdraw_solution,
)
from portal.activity.models import Promise
from portal.members.roles import Role


@pytest.fixture
def promising(board, support):
    board.answer_hours, board.answer_owner = 24, support
    board.save()
    return board


@pytest.fixture
def product_manager(make_member):
    return make_member("dov", role=Role.PRODUCT)


@pytest.fixture
def ask(promising, asker):
    def ask(title, *, hours=0, by=None, kind="question"):
        now = timezone.now() - timedelta(hours=hours)
        body = "<p>It hums, at two in the morning.</p>"
        return post_topic(board_id=promising.pk, by=by or asker, kind=kind, title=title, body=body, now=now)

    return ask


def owed(topic):
    topic.refresh_from_db()
    promise = Promise.objects.about(topic).open().first()
    assert (promise.due_at if promise else None) == topic.answer_due_at
    return promise


def test_a_question_is_owed_an_answer_by_a_person_and_a_day(client, ask, support):
    topic = ask("It hums at night, every night")
    promise = owed(topic)
    assert (promise.owner, promise.due_at) == (support, topic.posted_at + timedelta(hours=24))
    assert "Support owes it by" in client.get(topic.get_absolute_url()).text
    assert owed(ask("What do you drink at night?", kind="discussion")) is None
    assert owed(ask("How do we answer this one?", by=support)) is None  # the company owes itself nothing


def test_only_an_official_answer_or_an_accepted_one_keeps_it(ask, asker, helper, support):
    topic = ask("It hums at night, every night")
    theirs = reply(topic=topic, by=helper, body="<p>It is the pump, I think.</p>")
    reply(topic=topic, by=support, body="<p>We look into it.</p>")
    due = owed(topic).due_at
    accept_solution(post=theirs, by=asker)
    assert owed(topic) is None and Promise.objects.about(topic).get().kept_at
    withdraw_solution(topic=topic, by=asker)
    assert owed(topic).due_at == due  # no detour buys time
    official = reply(topic=topic, by=support, body="<p>The washer is part 0417.</p>", is_official=True)
    assert owed(topic) is None
    delete_post(post=official, by=support)
    assert owed(topic).due_at == due


def test_what_is_closed_or_merged_owes_nothing_until_it_is_back(ask, asker, moderator):
    topic, other = ask("It hums at night, every night"), ask("Steam comes out sideways, always")
    due = owed(topic).due_at
    close_topic(topic=topic, by=moderator, reason="Off topic.")
    assert owed(topic) is None and Promise.objects.about(topic).get().withdrawn_reason == "The question was closed."
    reopen_topic(topic=topic, by=moderator)
    assert owed(topic).due_at == due
    merge_topic(topic=topic, into=other, by=moderator)
    assert owed(topic) is None and owed(other)
    unmerge_topic(topic=topic, by=moderator)
    assert owed(topic).due_at == due


def test_whoever_it_is_assigned_to_owes_it(ask, support, product_manager):
    topic = ask("It hums at night, every night")
    assign_topic(topic=topic, to=product_manager, by=support)
    assert owed(topic).owner == product_manager
    assign_topic(topic=topic, to=None, by=support)
    assert owed(topic).owner == support


def test_support_sees_in_one_list_what_is_unanswered_assigned_and_late(client, ask, helper, support, product_manager):
    late = ask("Late since yesterday, it hums", hours=50)
    reply(topic=late, by=helper, body="<p>It is the pump, I think.</p>")
    assigned = ask("Assigned, and it hums")
    reply(topic=assigned, by=helper, body="<p>It is the pump, I think.</p>")
    assign_topic(topic=assigned, to=product_manager, by=support)
    ask("Nobody has answered this")
    done = ask("Answered by a member, in time")
    reply(topic=done, by=helper, body="<p>It is the pump, I think.</p>")
    client.force_login(support)
    page = client.get("/queue/support/").text
    assert all(title in page for title in ("Late since", "Assigned, and", "Nobody has answered"))
    assert "Answered by a member" not in page
    assert "Support owed it by" in page and "owes it by" in page
    shown = {show: client.get(f"/queue/support/?show={show}").text for show in ("late", "assigned", "mine", "unanswered")}
    assert {
        show: [title for title in ("Late since", "Assigned, and", "Nobody has") if title in shown[show]] for show in shown
    } == {
        "late": ["Late since"],
        "assigned": ["Assigned, and"],
        "mine": [],
        "unanswered": ["Nobody has"],
    }
    assert client.get("/queue/support/?show=nonsense").status_code == 404
    assert client.get("/queue/support/?board=999999").status_code == 404
    assert client.get(f"/queue/support/?board={late.board_id}").status_code == 200


def test_the_list_costs_the_same_however_long_it_is(client, ask, support):
    client.force_login(support)
    ask("The first of many that hum")

    def cost():
        client.get("/queue/support/")
        with CaptureQueriesContext(connection) as queries:
            client.get("/queue/support/")
        return len(queries)

    few = cost()
    for number in range(5):
        assign_topic(topic=ask(f"Number {number} of those that hum"), to=support, by=support)
    assert cost() == few


def test_members_do_not_see_the_list(client, ask, helper):
    client.force_login(helper)
    assert client.get("/queue/support/").status_code == 403
