"""An open poll: one ballot each, and counts that move with each."""

import json
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from django.db import IntegrityError, connections, transaction
from django.utils import timezone

from portal.activity.models import Activity
from portal.common.permissions import Refused
from portal.members.actions import erase_member
from portal.members.personal import personal_data
from portal.polls.actions import WrongChoice, answer_poll, withdraw_answer
from portal.polls.models import PollBallot, PollPage, PollTally
from portal.polls.tasks import close_polls

pytestmark = pytest.mark.django_db


def pks(poll, *texts):
    return [poll.choices.get(text=text).pk for text in texts]


def shown(client, poll):
    return client.get(poll.get_absolute_url()).context_data["shares"]


def test_a_member_answers_and_changes_their_mind(client, poll, asker):
    client.force_login(asker)
    page = client.get(poll.get_absolute_url()).text
    assert "You see the results once you have answered." in page
    for text in ("Fine", "Coarse", "Coarse"):
        assert client.post(f"/polls/{poll.pk}/answer/", {"choices": pks(poll, text)}).status_code == 302
    ballot = PollBallot.objects.get()
    assert [choice.text for choice in ballot.choices.all()] == ["Coarse"]
    assert poll.tally.ballot_count == 1
    assert Activity.objects.filter(type="polls.poll.answered").count() == 2, "sent twice is said once"
    assert "Change your answer" in client.get(poll.get_absolute_url()).text


def test_a_visitor_reads_the_question_and_is_led_to_sign_in(client, poll):
    page = client.get(poll.get_absolute_url()).text
    assert "Which grind?" in page and f'action="/sign-in-to/answer/{poll.pk}/"' in page
    assert client.get(f"/polls/{poll.pk}/answer/").status_code == 302
    assert "Which grind?" in client.get("/polls/").text


def test_an_open_poll_says_so_and_its_counts_move_with_each_answer(client, poll, crowd):
    people = crowd(3)
    client.force_login(people[0])
    page = client.get(poll.get_absolute_url()).text
    assert page.index("Counts are visible at once.") < page.index('name="choices"')
    for number, person in enumerate(people, 1):
        answer_poll(poll=poll, by=person, choices=pks(poll, "Fine" if number % 2 else "Coarse"))
        assert [share.of for share in shown(client, poll)] == [number] * 3
    assert [share.count for share in shown(client, poll)] == [2, 0, 1]
    page = client.get(poll.get_absolute_url()).text
    assert "67 %" in page and "3 answers" in page and people[1].display_name not in page
    answer_poll(poll=poll, by=people[0], choices=pks(poll, "Middle"))
    assert [share.count for share in shown(client, poll)] == [1, 1, 1]


def test_before_answering_results_are_hidden_unless_the_poll_says_otherwise(client, poll, asker, crowd):
    for person in crowd(5):
        answer_poll(poll=poll, by=person, choices=pks(poll, "Fine"))
    client.force_login(asker)
    assert shown(client, poll) == [] and "100 %" not in client.get(poll.get_absolute_url()).text
    PollPage.objects.filter(pk=poll.pk).update(hides_results=False)
    assert [share.percent for share in shown(client, poll)] == [100, 0, 0]


def test_a_closed_poll_takes_no_answers_and_shows_the_whole_result(client, poll, asker, crowd):
    *most, last = crowd(7)
    for person in most:
        answer_poll(poll=poll, by=person, choices=pks(poll, "Fine"))
    PollPage.objects.filter(pk=poll.pk).update(closes_at=timezone.now() - timedelta(minutes=1))
    poll.refresh_from_db()
    close_polls()
    with pytest.raises(Refused, match="closed"):
        answer_poll(poll=poll, by=last, choices=pks(poll, "Fine"))
    assert [(share.count, share.of) for share in shown(client, poll)] == [(6, 6), (0, 6), (0, 6)]
    assert "This poll is closed." in client.get("/polls/").text or "closed on" in client.get("/polls/").text


def test_an_end_that_is_put_off_ends_again(poll, crowd):
    PollPage.objects.filter(pk=poll.pk).update(closes_at=timezone.now() - timedelta(minutes=1))
    close_polls()
    PollPage.objects.filter(pk=poll.pk).update(closes_at=timezone.now() + timedelta(minutes=1))
    poll.refresh_from_db()
    for person in crowd(6):
        answer_poll(poll=poll, by=person, choices=pks(poll, "Fine"))
    PollPage.objects.filter(pk=poll.pk).update(closes_at=timezone.now() - timedelta(minutes=1))
    close_polls()
    assert PollTally.objects.get().ballot_count == 6


def test_more_than_allowed_or_something_else_is_refused_with_what_was_ticked(client, make_poll, poll, asker):
    two = make_poll("Which two?", most_choices=2)
    other = poll.choices.first().pk
    client.force_login(asker)
    answer = client.post(f"/polls/{two.pk}/answer/", {"choices": pks(two, "Fine", "Middle", "Coarse")})
    assert answer.status_code == 422 and "You chose more than 2." in answer.text and answer.text.count("checked") == 3
    for wrong in ({}, {"choices": [other]}, {"choices": ["x\0"]}, {"choices": [str(2**70)]}):
        assert client.post(f"/polls/{two.pk}/answer/", wrong).status_code == 422
    assert client.post(f"/polls/{two.pk}/answer/", {"choices": pks(two, "Fine", "Coarse")}).status_code == 302
    with pytest.raises(WrongChoice):
        answer_poll(poll=two, by=asker, choices=[other])
    assert client.post(f"/polls/{2**70}/answer/", {}).status_code == 404


def test_an_answer_can_be_taken_back(client, poll, asker):
    client.force_login(asker)
    client.post(f"/polls/{poll.pk}/answer/", {"choices": pks(poll, "Fine")})
    assert client.post(f"/polls/{poll.pk}/withdraw/").status_code == 302
    withdraw_answer(poll=poll, by=asker)
    assert not PollBallot.objects.exists() and PollTally.objects.get().ballot_count == 0


def test_a_closed_branch_has_no_poll_for_others(client, poll, asker, close_to_insiders):
    close_to_insiders(poll)
    client.force_login(asker)
    assert client.get(f"/polls/{poll.pk}/answer/").status_code == 404
    assert "Which grind?" not in client.get("/polls/").text
    with pytest.raises(Refused):
        answer_poll(poll=poll, by=asker, choices=pks(poll, "Fine"))


def test_the_log_and_the_staff_do_not_know_what_was_answered(client, poll, asker, administrator):
    answer_poll(poll=poll, by=asker, choices=pks(poll, "Fine"))
    assert "Fine" not in json.dumps(list(Activity.objects.values("data", "type")))
    client.force_login(administrator)
    assert shown(client, poll) == []


def test_the_member_s_export_has_it_and_erasure_takes_it(poll, asker):
    answer_poll(poll=poll, by=asker, choices=pks(poll, "Fine"))
    rows = next(data for data in personal_data() if data.name == "polls.answers").rows(asker)
    assert [(row["poll"], row["answer"]) for row in rows] == [("Which grind?", ["Fine"])]
    erase_member(member=asker, by=asker, keep_content=True)
    assert not PollBallot.objects.exists() and PollTally.objects.get().ballot_count == 0


def test_the_database_refuses_a_second_ballot(poll, asker):
    PollBallot.objects.create(poll=poll, member=asker, answered_at=timezone.now())
    with pytest.raises(IntegrityError), transaction.atomic():
        PollBallot.objects.create(poll=poll, member=asker, answered_at=timezone.now())


def test_the_page_costs_the_same_however_many_have_answered(client, poll, asker, crowd, django_assert_max_num_queries):
    answer_poll(poll=poll, by=asker, choices=pks(poll, "Fine"))
    client.force_login(asker)
    client.get(poll.get_absolute_url())
    with django_assert_max_num_queries(40) as few:
        client.get(poll.get_absolute_url())
    for person in crowd(12):
        answer_poll(poll=poll, by=person, choices=pks(poll, "Fine"))
    with django_assert_max_num_queries(len(few.captured_queries)):
        client.get(poll.get_absolute_url())


@pytest.mark.postgresql
@pytest.mark.django_db(transaction=True)
def test_forty_answers_at_once_are_counted_once_each(poll, crowd):
    people = crowd(20)
    choice = pks(poll, "Fine")

    def answer(person):
        try:
            answer_poll(poll=poll, by=person, choices=choice)
        finally:
            connections.close_all()

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(answer, people * 2))
    tally = PollTally.objects.get()
    assert PollBallot.objects.count() == tally.ballot_count == 20
    assert tally.counts == {str(choice[0]): 20}
