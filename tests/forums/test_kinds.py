"""A discussion becomes a question, and back."""

from datetime import timedelta

import pytest
from django.utils import timezone

from forums.actions import accept_solution, add_same_problem, ask_for_info, change_kind, claim_topic
from forums.models import BoardTally
from portal.activity.steps import steps
from portal.common.permissions import Refused


def test_a_moderator_makes_a_discussion_of_a_question_and_undoes_it(client, topic, answer, helper, moderator):
    add_same_problem(topic=topic, by=helper)
    client.force_login(moderator)
    assert "Make it a discussion" in client.get(topic.get_absolute_url()).text
    answered = client.post(f"/t/{topic.pk}/kind/", {"kind": "discussion"}, follow=True).text
    assert "It is a discussion now." in answered and f"/t/{topic.pk}/kind/?kind=question" in answered
    assert "Became a discussion" in answered and "Make it a question" in answered
    assert BoardTally.objects.get(board=topic.board).unsolved_count == 0
    client.post(f"/t/{topic.pk}/kind/?kind=question")
    topic.refresh_from_db()
    assert (topic.kind, topic.answered_at, topic.same_count) == ("question", answer.posted_at, 1)
    assert BoardTally.objects.get(board=topic.board).unsolved_count == 1
    assert [str(step.headline) for step in steps(topic)][-2:] == ["Became a discussion", "Became a question"]


def test_its_author_does_so_within_a_day_and_nobody_else_does(topic, asker, helper, support):
    for other in (helper, support):
        with pytest.raises(Refused, match="Only its author and moderators"):
            change_kind(topic=topic, kind="discussion", by=other)
    change_kind(topic=topic, kind="discussion", by=asker)
    with pytest.raises(Refused, match="within a day"):
        change_kind(topic=topic, kind="question", by=asker, now=timezone.now() + timedelta(hours=25))


def test_a_solved_question_stays_a_question(client, topic, answer, asker, moderator):
    accept_solution(post=answer, by=asker)
    with pytest.raises(Refused, match="has an accepted answer"):
        change_kind(topic=topic, kind="discussion", by=moderator)
    client.force_login(moderator)
    assert "Make it a discussion" not in client.get(topic.get_absolute_url()).text  # nothing is offered that is refused


def test_what_only_a_question_has_goes_with_it(topic, helper, moderator):
    claim_topic(topic=topic, by=helper)
    ask_for_info(topic=topic, by=moderator, note="Which firmware?")
    changed = change_kind(topic=topic, kind="discussion", by=moderator)
    assert (changed.claimed_by, changed.needs_info_at) == (None, None)


def test_a_board_for_questions_keeps_them(board, topic, moderator):
    board.allows_discussions = False
    board.save()
    with pytest.raises(Refused, match="This board is for questions"):
        change_kind(topic=topic, kind="discussion", by=moderator)
    with pytest.raises(Refused, match="An announcement stays"):
        change_kind(topic=topic, kind="announcement", by=moderator)


@pytest.mark.parametrize("kind", ["announcement", "", "nonsense\0"])
def test_an_unknown_kind_is_not_found(client, topic, asker, kind):
    client.force_login(asker)
    assert client.post(f"/t/{topic.pk}/kind/", {"kind": kind}).status_code == 404
