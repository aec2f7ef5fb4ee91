"""Confidential polls and conversations: one result at the end, drawn once, and nothing before, beside or after it that tells."""

import json
import re
from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone

from portal.activity.models import Activity, PrivateRelease
from portal.common.permissions import Refused
from portal.members.actions import erase_member
from portal.notifications.models import Notification
from portal.polls.actions import answer_poll, answer_statement, seal_closed, withdraw_answer
from portal.polls.models import AskingTerms, ConversationPage, PollBallot, PollPage, PollTally, Statement
from portal.polls.permissions import can_see_results
from portal.polls.tasks import close_polls, draw_maps

pytestmark = pytest.mark.django_db
HIDDEN = "fewer than five, or too few to say"


@pytest.fixture
def soon():
    return timezone.now() + timedelta(days=24)


@pytest.fixture
def poll(make_poll, soon):
    return make_poll(disclosure="confidential", closes_at=soon)


@pytest.fixture
def no_error(monkeypatch):
    """Without the random error, so that a test can say which figure is shown."""
    monkeypatch.setattr("portal.common.private_counts.discrete_laplace", lambda _epsilon: 0)


def pks(poll, *texts):
    return [poll.choices.get(text=text).pk for text in texts]


def answer(poll, people, text="Fine"):
    for person in people:
        answer_poll(poll=poll, by=person, choices=pks(poll, text))


def end(page):
    """Its end is a minute ago: for the page and for what those who answered were told."""
    over = timezone.now() - timedelta(minutes=1)
    type(page).objects.filter(pk=page.pk).update(closes_at=over)
    AskingTerms.objects.filter(page_id=page.pk).update(closes_at=over)
    page.refresh_from_db()


def page_of(client, page):
    """What a visitor is sent, without what differs from one request to the next."""
    text = client.get(page.get_absolute_url()).text
    return re.sub(r'(csrfmiddlewaretoken" value=|CSRFToken": )"[^"]*"|nonce="[^"]*"', "", text)


def test_it_says_beforehand_what_becomes_of_an_answer_and_when_the_result_comes(client, poll, asker):
    client.force_login(asker)
    page = client.get(poll.get_absolute_url()).text
    assert page.index("Confidential.") < page.index('name="choices"')
    assert "No page, file or report shows a single answer, to the company either." in page
    assert "The result comes in 3 weeks, for everybody at once." in page and "about 12 people or more" in page
    assert "confidential" in client.get("/polls/").text


def test_nothing_moves_before_the_end_for_anybody(client, poll, crowd, administrator):
    client.force_login(administrator)
    before = page_of(client, poll)
    answer(poll, crowd(13))
    assert page_of(client, poll) == before
    assert not PollTally.objects.exists() and not PrivateRelease.objects.exists()
    close_polls()
    assert not PrivateRelease.objects.exists()


def test_who_has_answered_waits_for_the_end_as_everybody_does(make_poll, soon, asker):
    # Also where the page would show results to whoever asks: what is confidential comes first.
    for hides_results in (True, False):
        poll = make_poll(disclosure="confidential", closes_at=soon, hides_results=hides_results)
        for has_answered in (True, False):
            verdict = can_see_results(asker, poll, timezone.now(), has_answered=has_answered)
            assert not verdict and "at the end, for everybody" in verdict.reason
        end(poll)
        assert can_see_results(asker, poll, timezone.now(), has_answered=False)


def test_at_the_end_there_is_one_result_to_the_nearest_five(client, poll, crowd, no_error):
    answer(poll, crowd(13))
    answer(poll, crowd(4, "other"), "Coarse")
    end(poll)
    assert "being counted" in page_of(client, poll)
    close_polls()
    page = page_of(client, poll)
    assert "about 15" in page and page.count(HIDDEN) == 2
    assert PrivateRelease.objects.get().figures == {str(pks(poll, "Fine")[0]): 15}, "only what is shown is kept"
    for _turn in range(3):
        close_polls()
    assert PrivateRelease.objects.count() == 1 and page_of(client, poll) == page


def test_four_accomplices_and_nobody_look_the_same_in_every_page_feed_and_notice(
    client, make_poll, crowd, soon, stranger, run_reactions
):
    few, none = (make_poll("Which grind?", disclosure="confidential", closes_at=soon) for _number in range(2))
    answer(few, crowd(5))
    seen = []
    for poll in (few, none):
        end(poll)
        close_polls()
        page = page_of(client, poll)
        seen.append(re.sub(rf"/{poll.slug}/|(?<=/){poll.pk}(?=/)|(?<=:){poll.pk}\b", "", page))
        assert page.count(HIDDEN) >= 2
    if PrivateRelease.objects.filter(figures={}).count() == 2:  # as it nearly always is: five show once in 1,500 times
        assert seen[0] == seen[1]
    assert Activity.objects.filter(type="polls.poll.closed").count() == 2
    assert all(activity.data == {} and activity.actor is None for activity in Activity.objects.filter(type="polls.poll.closed"))


def test_erasing_and_changing_after_the_draw_change_nothing_that_was_shown(client, poll, crowd, no_error):
    people = crowd(14)
    answer(poll, people)
    end(poll)
    close_polls()
    before, figures = page_of(client, poll), PrivateRelease.objects.get().figures
    erase_member(member=people[0], by=people[0], keep_content=True)
    for refused in (
        lambda: withdraw_answer(poll=poll, by=people[1]),
        lambda: answer(poll, people[2:3], "Coarse"),
    ):
        with pytest.raises(Refused, match="closed"):
            refused()
    close_polls()
    assert PollBallot.objects.count() == 13
    assert page_of(client, poll) == before and PrivateRelease.objects.get().figures == figures


def test_an_end_that_is_moved_behind_everybody_s_back_reopens_nothing(client, poll, crowd):
    people = crowd(6)
    answer(poll, people)
    end(poll)
    close_polls()
    PollPage.objects.update(closes_at=timezone.now() + timedelta(days=3))
    AskingTerms.objects.update(closes_at=timezone.now() + timedelta(days=3))
    poll.refresh_from_db()
    with pytest.raises(Refused, match="closed"):
        answer(poll, people[:1], "Coarse")
    end(poll)
    close_polls()
    assert PrivateRelease.objects.count() == 1


def test_after_a_restore_what_had_ended_is_not_counted_again(client, poll, crowd):
    answer(poll, crowd(14))
    end(poll)
    assert seal_closed(timezone.now()) == 1
    close_polls()
    assert PrivateRelease.objects.get().is_sealed
    assert "put back from a backup" in page_of(client, poll)


def test_a_question_cannot_change_its_kind_after_the_first_answer(poll, make_poll, asker, soon):
    open_poll = make_poll("Which cup?")
    poll.disclosure = "open"
    poll.full_clean()  # nobody has answered yet
    poll.refresh_from_db()
    for page, other in ((poll, "open"), (open_poll, "confidential")):
        was = page.disclosure
        answer_poll(poll=page, by=asker, choices=[page.choices.first().pk])
        page.disclosure, page.closes_at = other, soon
        with pytest.raises(ValidationError, match="was told otherwise"):
            page.full_clean()
        page.save()  # as when a draft of before the first answer is published
        assert PollPage.objects.get(pk=page.pk).disclosure == was
        PollPage.objects.filter(pk=page.pk).update(disclosure=other)
        page.refresh_from_db()
        answer_poll(poll=page, by=asker, choices=[page.choices.last().pk])
        assert AskingTerms.objects.get(page_id=page.pk).disclosure == was == page.disclosure
    assert PollTally.objects.get().poll_id == open_poll.pk, "the confidential one is still not counted"


def test_the_end_and_the_number_of_choices_of_a_confidential_poll_stay(poll, asker, soon):
    answer(poll, [asker])
    for name, value in (("closes_at", soon - timedelta(days=9)), ("most_choices", 3)):
        poll.refresh_from_db()
        setattr(poll, name, value)
        with pytest.raises(ValidationError):
            poll.full_clean()
    poll.refresh_from_db()
    poll.closes_at = soon.replace(second=0, microsecond=0)  # as the admin's field gives it back
    poll.full_clean()


def test_a_confidential_question_has_an_end(home, make_poll, asker):
    with pytest.raises(ValidationError, match="say when that is"):
        make_poll(disclosure="confidential")
    with pytest.raises(ValidationError):
        home.add_child(instance=ConversationPage(title="Without an end"))
    with pytest.raises(IntegrityError), transaction.atomic():
        AskingTerms.objects.create(page=home, disclosure="confidential", first_answered_at=timezone.now())
    poll = make_poll()
    PollPage.objects.update(disclosure="confidential")
    with pytest.raises(Refused, match="no end yet"):
        answer(PollPage.objects.get(pk=poll.pk), [asker])


def test_whoever_was_told_another_kind_is_asked_again(client, poll, asker):
    client.force_login(asker)
    data = {"choices": pks(poll, "Fine"), "told": "confidential"}
    PollPage.objects.update(disclosure="open")
    refused = client.post(f"/polls/{poll.pk}/answer/", data)
    assert refused.status_code == 422 and "has changed meanwhile" in refused.text and not PollBallot.objects.exists()
    assert client.post(f"/polls/{poll.pk}/answer/", data | {"told": "open"}).status_code == 302


def test_several_choices_share_what_may_be_told_of_one_answer(make_poll, soon, crowd, monkeypatch):
    asked = []
    monkeypatch.setattr("portal.common.private_counts.discrete_laplace", lambda epsilon: asked.append(epsilon) or 0)
    poll = make_poll(disclosure="confidential", closes_at=soon, most_choices=2)
    answer(poll, crowd(13))
    end(poll)
    close_polls()
    assert [float(epsilon) for epsilon in asked] == [0.5] * 3
    assert PrivateRelease.objects.get().figures == {}, "thirteen are too few at half of it"


@pytest.fixture
def talk(home, soon):
    page = home.add_child(instance=ConversationPage(title="What may a machine decide?", closes_at=soon))
    texts = ("It may clean itself at night.", "It may order its own filters.")
    return page, [Statement.objects.create(conversation=page, text=text, posted_at=timezone.now()) for text in texts]


def test_a_confidential_conversation_has_figures_at_its_end_and_no_map(client, talk, crowd, no_error, run_reactions):
    page, (clean, order) = talk
    people = crowd(14)
    client.force_login(people[0])
    text = client.get(page.get_absolute_url()).text
    assert text.index("Confidential.") < text.index('id="answering"') and "The result comes in 3 weeks" in text
    for number, person in enumerate(people):
        answer_statement(statement=clean, by=person, answer=1)
        answer_statement(statement=order, by=person, answer=1 if number % 2 else -1)
    draw_maps()
    assert not Activity.objects.filter(type="polls.conversation.mapped").exists() and not PrivateRelease.objects.exists()
    end(page)
    close_polls()
    close_polls()
    assert PrivateRelease.objects.get().figures == {f"{clean.pk}:1": 15}
    text = client.get(page.get_absolute_url()).text
    assert "about 15" in text and text.count(HIDDEN) == 5 and "Group A" not in text
    run_reactions()
    assert Notification.objects.filter(member=people[0]).count() == 1
    with pytest.raises(Refused):
        answer_statement(statement=clean, by=people[0], answer=-1)


def test_no_log_and_no_table_but_that_of_answers_has_one(talk, poll, asker):
    _page, (clean, _order) = talk
    answer(poll, [asker])
    answer_statement(statement=clean, by=asker, answer=-1)
    assert set(map(json.dumps, Activity.objects.filter(type__startswith="polls").values_list("data", flat=True))) == {"{}"}


def test_a_named_poll_says_who_sees_answers_and_each_look_is_recorded(client, make_poll, asker, stranger, support):
    poll = make_poll(disclosure="named")
    client.force_login(asker)
    page = client.get(poll.get_absolute_url()).text
    assert page.index("The product team also sees who answered what") < page.index('name="choices"')
    answer(poll, [asker])
    address = f"/polls/{poll.pk}/ballots/"
    assert address not in client.get(poll.get_absolute_url()).text and client.get(address).status_code == 403
    client.force_login(support)
    assert address in client.get(poll.get_absolute_url()).text
    seen = client.get(address).text
    assert asker.display_name in seen and "Fine" in seen and support.display_name in seen
    looks = Activity.objects.filter(type="polls.ballots.seen")
    assert [(look.actor, look.object) for look in looks] == [(support, poll)]
    client.get(address)
    assert looks.all().count() == 2


@pytest.mark.parametrize("kind", ["open", "confidential"])
def test_of_other_polls_nobody_sees_who_answered_what(client, make_poll, soon, asker, support, kind):
    poll = make_poll(disclosure=kind, closes_at=soon)
    answer(poll, [asker])
    client.force_login(support)
    assert client.get(f"/polls/{poll.pk}/ballots/").status_code == 403
    assert not Activity.objects.filter(type="polls.ballots.seen").exists()
