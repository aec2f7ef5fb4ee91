"""What is taken away leaves the index with the act itself, before the worker runs; what is brought back, with the worker."""

import pytest

from ideas import actions
from search.actions import reindex
from search.models import SearchEntry

pytestmark = pytest.mark.django_db


@pytest.fixture
def idea(make_idea, helper):
    idea = make_idea("Mark the zero point on the collar")
    actions.comment_on_idea(idea=idea, by=helper, body="<p>A notch would do, said the quokka.</p>")
    reindex()
    assert is_found(idea) and is_comment_found(idea)
    return idea


def is_found(idea):
    return SearchEntry.objects.filter(kind="ideas.idea", object_id=idea.pk).exists()


def is_comment_found(idea):
    return SearchEntry.objects.filter(kind="ideas.idea", object_id=idea.pk, body__contains="quokka").exists()


def test_a_hidden_idea_is_out_at_once_and_back_when_it_is_shown(idea, moderator, run_reactions):
    actions.hide_idea(thing=idea, by=moderator, reason="Advertising")
    assert not is_found(idea)
    actions.unhide_idea(thing=idea, by=moderator)
    run_reactions()
    assert is_found(idea)


def test_a_deleted_idea_is_out_at_once_and_back_when_it_is_restored(idea, moderator, run_reactions):
    actions.delete_idea(idea=idea, by=moderator)
    assert not is_found(idea)
    actions.restore_idea(idea=idea, by=moderator)
    run_reactions()
    assert is_found(idea)


def test_a_merged_idea_is_found_by_the_one_that_stays_from_the_act_on(idea, make_idea, product_manager, run_reactions):
    survivor = make_idea("A collar that says where zero is")
    actions.merge_ideas(idea=idea, survivor=survivor, by=product_manager)
    assert not is_found(idea) and is_comment_found(survivor)
    actions.unmerge_idea(idea=idea, by=product_manager)
    run_reactions()
    assert is_comment_found(idea) and not is_comment_found(survivor)


def test_a_comment_that_is_hidden_or_deleted_is_out_at_once_and_back_when_it_returns(idea, moderator, run_reactions):
    comment = idea.comments.get()
    for take_away, bring_back in (
        (
            lambda: actions.hide_comment(thing=comment, by=moderator, reason="Advertising"),
            lambda: actions.unhide_comment(thing=comment, by=moderator),
        ),
        (
            lambda: actions.delete_comment(comment=comment, by=moderator),
            lambda: actions.restore_comment(comment=comment, by=moderator),
        ),
    ):
        take_away()
        assert is_found(idea) and not is_comment_found(idea)
        bring_back()
        run_reactions()
        assert is_comment_found(idea)
