"""Who hears that there are results. Never what anybody answered."""

from datetime import timedelta

import pytest
from django.core import mail
from django.utils import timezone

from portal.activity.models import Activity
from portal.notifications.actions import choose_ways, follow
from portal.notifications.inbox_lines import line_of
from portal.notifications.models import Notification, OutgoingEmail
from portal.notifications.tasks import send_pending_emails
from portal.polls.actions import answer_poll, answer_statement, withdraw_answer
from portal.polls.models import ConversationPage, PollPage
from portal.polls.tasks import close_polls, draw_maps

pytestmark = pytest.mark.django_db


def told(member):
    rows = Notification.objects.filter(member=member).select_related("activity", "actor").order_by("pk")
    return [line_of(row, member).text for row in rows]


def end(page, hours=-1):
    type(page).objects.filter(pk=page.pk).update(closes_at=timezone.now() + timedelta(hours=hours))


def test_who_answered_a_poll_hears_its_result_once_and_never_their_answer(poll, crowd, stranger, run_reactions):
    people = crowd(7)
    choice = poll.choices.first()
    for member in people:
        answer_poll(poll=poll, by=member, choices=[choice.pk])
    withdraw_answer(poll=poll, by=people[0])
    follow(member=stranger, thing=poll)
    follow(member=people[1], thing=poll, is_muted=True)
    choose_ways(member=people[2], kind="poll", by_inbox=True, by_email=True)
    end(poll)
    close_polls()
    close_polls()
    run_reactions()
    assert [told(member) for member in people] == [[], []] + [["The poll is closed. This is its result"]] * 5
    assert len(told(stranger)) == 1
    activity = Activity.objects.get(type="polls.poll.closed")
    assert activity.actor is None and activity.data == {}
    assert len(set(Notification.objects.values_list("activity", flat=True))) == 1
    OutgoingEmail.objects.update(due_at=timezone.now())
    send_pending_emails.func()
    (email,) = mail.outbox
    assert (email.to, email.subject) == ([people[2].email], "Results: Which grind?")
    assert choice.text not in email.body and "See the results" in email.body


@pytest.mark.parametrize(("hours", "count"), [(-30, 7), (-1, 0)], ids=["long ago", "nobody answered"])
def test_nobody_hears_of_a_poll_that_closed_long_ago_or_without_a_result(poll, crowd, stranger, run_reactions, hours, count):
    for member in crowd(count):
        answer_poll(poll=poll, by=member, choices=[poll.choices.first().pk])
    follow(member=stranger, thing=poll)
    end(poll, hours)
    close_polls()
    run_reactions()
    assert PollPage.objects.get().tally.is_final and not Notification.objects.exists()


def test_the_first_map_is_told_to_those_who_may_see_it_and_the_end_to_all(conversation, statements, crowd, run_reactions):
    *people, late = crowd(9)
    for member in people:
        for statement in statements:
            answer_statement(statement=statement, by=member, answer=1)
    answer_statement(statement=statements[0], by=late, answer=-1)
    draw_maps()
    draw_maps()
    run_reactions()
    assert all(told(member) == ["There are results now: what most agree on, and who thinks alike"] for member in people)
    assert told(late) == []
    end(conversation)
    draw_maps()
    draw_maps()
    run_reactions()
    assert all(told(member)[1:] == ["The conversation is closed. Look at what came out"] for member in people)
    assert len(told(late)) == 1
    assert ConversationPage.objects.get().map.is_final


def test_a_private_poll_is_told_only_to_those_who_may_read_it(poll, crowd, close_to_insiders, run_reactions):
    people = crowd(6)
    for member in people:
        answer_poll(poll=poll, by=member, choices=[poll.choices.first().pk])
    restriction = close_to_insiders(poll)
    people[0].groups.add(restriction.groups.get())
    end(poll)
    close_polls()
    run_reactions()
    assert len(told(people[0])) == 1 and Notification.objects.count() == 1
