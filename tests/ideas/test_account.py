"""What is held about a member in ideas: exported, and gone with the account."""

import pytest

from ideas.actions import cast_vote, comment_on_idea
from ideas.actions.erasure import erase_from_ideas, reassign
from ideas.models import Idea, IdeaComment, Vote
from ideas.personal_data import votes

pytestmark = pytest.mark.django_db


def test_votes_are_exported_and_go_with_the_account(make_idea, helper, stranger):
    idea = make_idea()
    for member in (helper, stranger):
        cast_vote(idea=idea, by=member)
    assert [row["idea"] for row in votes(helper)] == [idea.title]
    erase_from_ideas(member=helper, keep_content=True)
    assert Idea.objects.get(pk=idea.pk).vote_count == 1


def test_words_stay_or_go_as_the_member_wishes(make_idea, asker, helper):
    idea = make_idea()
    comment = comment_on_idea(idea=idea, by=asker, body="<p>180 ml</p>")
    erase_from_ideas(member=asker, keep_content=True)
    assert IdeaComment.objects.get(pk=comment.pk).body
    cast_vote(idea=idea, by=helper)
    erase_from_ideas(member=asker, keep_content=False)
    left = Idea.objects.get(pk=idea.pk)
    assert (left.body, left.vote_count, left.comment_count) == ("", 1, 0) and left.is_public
    assert IdeaComment.objects.get(pk=comment.pk).deleted_at


def test_a_claimed_profile_brings_its_votes_once(make_idea, make_member, helper):
    old = make_member("imported")
    both, only = make_idea("One of two burrs"), make_idea("Two of two burrs")
    for member in (old, helper):
        cast_vote(idea=both, by=member)
    cast_vote(idea=only, by=old)
    reassign(old=old, new=helper)
    assert Vote.objects.filter(member=helper).count() == 2
    assert [Idea.objects.get(pk=idea.pk).vote_count for idea in (both, only)] == [1, 1]
