"""A night looks through the boards for ideas that may be the same."""

import pytest
from django.utils import timezone

from ideas.actions import merge_ideas, propose_idea
from ideas.duplicates.actions import find_pairs
from ideas.duplicates.models import LikelyPair
from ideas.duplicates.tasks import find_likely_pairs
from ideas.duplicates.texts import community_texts
from portal.activity.periodic import jobs

pytestmark = pytest.mark.django_db


def propose(board, by, *titles):
    return [propose_idea(board_id=board.pk, by=by, title=title, body=f"<p>{title[-9:]}.</p>") for title in titles]


def test_a_night_finds_what_says_the_same(wishes, two, helper):
    propose(wishes, helper, "A cup warmer that can be switched off", "Take the old filters back")
    assert find_pairs(now=timezone.now()) == 1
    pair = LikelyPair.objects.get()
    assert (pair.one, pair.other, pair.board_id) == (*two, wishes.pk) and 0.3 <= pair.alike <= 1
    assert {"timer", "starts"} <= set(pair.shared_words), "as the older idea has them"


def test_ideas_of_two_boards_are_no_pair(wishes, make_wish_board, helper):
    other = make_wish_board("Grinders wanted")
    for board in (wishes, other):
        propose(board, helper, "A shot timer that starts with the pump")
    assert find_pairs(now=timezone.now()) == 0


def test_what_was_merged_is_not_looked_at(wishes, two, support):
    merge_ideas(idea=two[0], survivor=two[1], by=support)
    assert find_pairs(now=timezone.now()) == 0 and not LikelyPair.objects.exists()


def test_without_ideas_nothing_is_read(wishes):
    find_likely_pairs()
    assert not LikelyPair.objects.exists()


def test_the_worker_does_it_each_night():
    assert jobs()["ideas.duplicates.tasks.find_likely_pairs"].rhythm == "daily at 03:30"


def test_one_learns_from_ideas_comments_and_posts_that_are_public(wishes, two, board, asker, helper, moderator):
    from forums.actions import hide_topic, post_topic
    from ideas.actions import comment_on_idea

    comment_on_idea(idea=two[0], by=asker, body="<p>With the flow meter.</p>")
    for title in ("Which basket do you use for a double", "Buy cheap watches"):
        topic = post_topic(board_id=board.pk, by=helper, kind="question", title=title, body="<p>Asking.</p>")
    hide_topic(thing=topic, by=moderator, reason="Spam")
    texts = list(community_texts())
    assert any("flow meter" in text for text in texts) and any("basket" in text for text in texts)
    assert sum("timer" in text for text in texts) == 2 and not any("watches" in text for text in texts)
