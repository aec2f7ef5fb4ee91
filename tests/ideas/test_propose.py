from datetime import timedelta

import pytest
from django.utils import timezone

from ideas.actions import (
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
    with pytest.raises(Refused, match="for an hour"):
        edit_idea(idea=idea, by=asker, title="Another idea altogether", body=idea.body, now=later)


def test_the_wording_stays_once_somebody_else_has_voted(idea, asker, helper, support):
    cast_vote(idea=idea, by=asker)
    edit_idea(idea=idea, by=asker, title="Mark the zero point clearly", body=idea.body)
    cast_vote(idea=idea, by=helper)
    with pytest.raises(Refused, match="Others have voted"):
        edit_idea(idea=idea, by=asker, title="A cup holder", body=idea.body)
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
