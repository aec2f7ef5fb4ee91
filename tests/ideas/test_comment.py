import pytest

from ideas.actions import (
    AlreadyHelpful,
    comment_on_idea,
    delete_comment,
    edit_comment,
    find_comment_helpful,
    hide_comment,
    restore_comment,
    unhide_comment,
    withdraw_comment_helpful,
)
from ideas.models import DEEPEST, Idea, IdeaComment
from portal.common.permissions import Refused
from portal.writing.models import Revision

pytestmark = pytest.mark.django_db


@pytest.fixture
def idea(make_idea):
    return make_idea()


def count(idea):
    return Idea.objects.get(pk=idea.pk).comment_count


def test_comments_form_a_tree_that_knows_its_branch(idea, helper, asker):
    top = comment_on_idea(idea=idea, by=helper, body="<p>180 ml</p>")
    answer = comment_on_idea(idea=idea, by=asker, body="<p>Right</p>", parent=top)
    deeper = comment_on_idea(idea=idea, by=helper, body="<p>Thanks</p>", parent=answer)
    assert (deeper.branch, deeper.depth, deeper.position) == (top, 2, 3)
    assert IdeaComment.objects.get(pk=top.pk).reply_count == 2
    assert count(idea) == 3


def test_a_branch_has_an_end(idea, helper):
    comment = None
    for _level in range(DEEPEST + 1):
        comment = comment_on_idea(idea=idea, by=helper, body="<p>Deeper</p>", parent=comment)
    with pytest.raises(Refused, match="deep enough"):
        comment_on_idea(idea=idea, by=helper, body="<p>Deeper</p>", parent=comment)


def test_a_comment_that_goes_and_comes_back_is_counted(idea, helper, moderator, asker):
    top = comment_on_idea(idea=idea, by=helper, body="<p>180 ml</p>")
    below = comment_on_idea(idea=idea, by=asker, body="<p>Right</p>", parent=top)
    delete_comment(comment=below, by=asker)
    assert count(idea) == 1 and IdeaComment.objects.get(pk=top.pk).reply_count == 0
    restore_comment(comment=below, by=asker)
    hide_comment(thing=top, by=moderator, reason="Rude")
    assert count(idea) == 1
    unhide_comment(thing=top, by=moderator)
    assert count(idea) == 2 and IdeaComment.objects.get(pk=top.pk).reply_count == 1


def test_only_the_author_edits_and_the_text_before_is_kept(idea, helper, stranger):
    comment = comment_on_idea(idea=idea, by=helper, body="<p>180 ml</p>")
    with pytest.raises(Refused):
        edit_comment(comment=comment, by=stranger, body="<p>200 ml</p>")
    edit_comment(comment=comment, by=helper, body="<p>200 ml</p>")
    assert Revision.objects.get().body == "<p>180 ml</p>"


def test_helpful_is_one_vote_and_not_for_oneself(idea, helper, asker):
    comment = comment_on_idea(idea=idea, by=helper, body="<p>180 ml</p>")
    with pytest.raises(Refused, match="your own"):
        find_comment_helpful(comment=comment, by=helper)
    assert find_comment_helpful(comment=comment, by=asker) == 1
    with pytest.raises(AlreadyHelpful):
        find_comment_helpful(comment=comment, by=asker)
    assert withdraw_comment_helpful(comment=comment, by=asker) == 0


def test_what_is_said_for_the_company_says_so(idea, support):
    assert comment_on_idea(idea=idea, by=support, body="<p>It will be a setting.</p>").is_official
