from datetime import timedelta

import pytest
from django.utils import timezone

from ideas.actions import (
    MoreThanACorrection,
    SameTitle,
    cast_vote,
    delete_idea,
    edit_idea,
    hide_idea,
    propose_idea,
    restore_idea,
    unhide_idea,
)
from ideas.models import Idea, IdeaBoardTally
from ideas.typos import distance
from portal.activity.models import Activity
from portal.common.permissions import Refused
from portal.writing.models import Revision

pytestmark = pytest.mark.django_db


@pytest.fixture
def idea(idea_board, asker):
    return propose_idea(board_id=idea_board.pk, by=asker, title="Mark the zero point", body="<p>So that I find it.</p>")


def test_a_proposed_idea_is_new_and_counted(idea, idea_board):
    assert idea.meaning == "new" and idea.get_absolute_url() == f"/ideas/{idea.pk}/mark-the-zero-point/"
    tally = IdeaBoardTally.objects.get(board=idea_board)
    assert (tally.idea_count, tally.new_count) == (1, 1)
    assert Activity.objects.about(idea).get().type == "ideas.idea.proposed"


def test_the_same_title_is_refused_with_the_idea_that_has_it(idea, idea_board, helper):
    with pytest.raises(SameTitle) as refused:
        propose_idea(board_id=idea_board.pk, by=helper, title="mark the ZERO point!", body="<p>Me too</p>")
    assert refused.value.idea == idea


def test_a_script_does_not_survive(idea_board, asker):
    made = propose_idea(board_id=idea_board.pk, by=asker, title="A quiet lid", body="<p>Hi<script>x</script></p>")
    assert "script" not in made.body


def test_the_author_edits_for_an_hour(idea, asker):
    edit_idea(idea=idea, by=asker, title="Mark the zero point clearly", body=idea.body)
    assert Revision.objects.get().title == "Mark the zero point"
    later = timezone.now() + timedelta(minutes=61)
    with pytest.raises(MoreThanACorrection, match="up to 20 characters"):
        edit_idea(idea=idea, by=asker, title="Another idea altogether", body=idea.body, now=later)
    edit_idea(idea=idea, by=asker, title="Mark the zero point clearly!", body=idea.body, now=later)
    with pytest.raises(Refused, match="for a day"):
        edit_idea(idea=idea, by=asker, title="Mark the zero point", body=idea.body, now=later + timedelta(days=1))


def test_a_slip_is_corrected_after_the_first_vote_and_the_history_shows_it(client, idea, asker, helper):
    cast_vote(idea=idea, by=helper)
    client.force_login(asker)
    assert "correct up to 20 characters" in client.get(f"/ideas/{idea.pk}/edit/").text
    data = {"title": idea.title, "body": "Plaese."}
    refused = client.post(f"/ideas/{idea.pk}/edit/", data | {"body": "Please, and also a whole drawer for the needles."})
    assert refused.status_code == 422 and "Say what is new in a comment" in refused.text
    assert client.post(f"/ideas/{idea.pk}/edit/", data | {"title": "Mark the zero-point"}).status_code == 302
    idea.refresh_from_db()
    assert idea.title == "Mark the zero-point" and idea.reworded_at is None and idea.edit_count == 1
    assert "zero-point" in client.get(f"/ideas/{idea.pk}/history/").text
    assert not Activity.objects.filter(type="ideas.idea.reworded").exists()


def test_many_small_corrections_do_not_make_another_wish_of_it(idea, asker, helper):
    cast_vote(idea=idea, by=helper)
    edit_idea(idea=idea, by=asker, title="Mark the zero point in bright red", body=idea.body)
    with pytest.raises(MoreThanACorrection):
        edit_idea(idea=idea, by=asker, title="Mark the zero point in bright red, and glow", body=idea.body)


@pytest.mark.parametrize(
    ("before", "after", "far"),
    [
        *[("", "", 0), ("abc", "abc", 0), ("kitten", "sitting", 3), ("a" * 9000, "a" * 4000 + "b" + "a" * 4999, 1)],
        *[("x" * 50, "y" * 50, 21), ("", "z" * 21, 21), ("ab" * 30, "ba" * 30, 2), ("12345", "45", 3)],
    ],
)
def test_characters_that_differ_are_counted_up_to_the_limit(before, after, far):
    assert distance(before, after, 20) == distance(after, before, 20) == far


def test_the_wording_stays_once_somebody_else_has_voted(idea, asker, helper, support):
    cast_vote(idea=idea, by=asker)
    edit_idea(idea=idea, by=asker, title="Mark the zero point clearly", body=idea.body)
    cast_vote(idea=idea, by=helper)
    with pytest.raises(Refused, match="Others have read this wording"):
        edit_idea(idea=idea, by=asker, title="A cup holder", body="<p>It would hold a cup, and another one.</p>")
    edit_idea(idea=idea, by=support, title="Mark the zero point in red", body=idea.body)
    assert Idea.objects.get(pk=idea.pk).reworded_at is not None
    assert Activity.objects.filter(type="ideas.idea.reworded").count() == 1


def test_an_idea_with_votes_of_others_stays(idea, asker, helper):
    cast_vote(idea=idea, by=helper)
    with pytest.raises(Refused, match="the idea stays"):
        delete_idea(idea=idea, by=asker)


def test_a_deleted_idea_comes_back_unless_it_was_proposed_again(idea, idea_board, asker, helper):
    delete_idea(idea=idea, by=asker)
    assert IdeaBoardTally.objects.get(board=idea_board).idea_count == 0
    restore_idea(idea=idea, by=asker)
    delete_idea(idea=idea, by=asker)
    propose_idea(board_id=idea_board.pk, by=helper, title="Mark the zero point", body="<p>Really</p>")
    with pytest.raises(SameTitle):
        restore_idea(idea=idea, by=asker)


def test_a_moderator_can_always_show_again_what_they_hid(idea, idea_board, helper, moderator):
    hide_idea(thing=idea, by=moderator, reason="Advertising")
    propose_idea(board_id=idea_board.pk, by=helper, title="Mark the zero point", body="<p>Really</p>")
    unhide_idea(thing=idea, by=moderator)
    assert Idea.objects.public_rows().count() == 2
    assert IdeaBoardTally.objects.get(board=idea_board).idea_count == 2


def test_an_archive_takes_no_ideas(make_idea_board, asker):
    board = make_idea_board("Old times", who_proposes="nobody")
    with pytest.raises(Refused, match="archive"):
        propose_idea(board_id=board.pk, by=asker, title="Too late for that", body="<p>x</p>")
