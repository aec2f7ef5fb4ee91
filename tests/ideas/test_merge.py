import math
from datetime import timedelta

import pytest
from django.db import connection
from django.utils import timezone

from ideas.actions import (
    AlreadyVoted,
    NotVoted,
    cast_vote,
    change_status,
    comment_on_idea,
    left_to_spend,
    let_vote_stay,
    merge_ideas,
    move_vote,
    propose_idea,
    split_idea,
    unmerge_idea,
    withdraw_vote,
)
from ideas.actions.counting import VOTE_FIELDS, recount_votes
from ideas.boards import board_map
from ideas.lineage import lineage_of, preview
from ideas.models import Ballot, Idea, IdeaBoardTally, IdeaComment, IdeaMerge, IdeaSplit, Meaning, Spokesperson, Status, Vote
from portal.activity.models import Activity, Promise
from portal.common.permissions import Refused
from portal.members.models import Organisation
from tests.ideas.test_voting import at_once

pytestmark = pytest.mark.django_db


@pytest.fixture
def two(make_idea, idea_board):
    IdeaBoardTally.objects.create(board=idea_board, idea_count=2, new_count=2)
    return make_idea("Start the timer when water flows"), make_idea("A shot timer that starts with the pump")


@pytest.fixture
def budget_two(make_idea, make_idea_board):
    board = make_idea_board("Parts", vote_mode="budget", budget=6, most_per_idea=3)
    return make_idea("Needle in the parcel", board=board), make_idea("Send a needle with the descaler", board=board)


def voters(idea):
    return set(Vote.objects.filter(idea=idea, is_counted=True).values_list("member__username", flat=True))


def fresh(idea):
    return Idea.objects.get(pk=idea.pk)


def agrees_with_its_rows(idea):
    kept, counted = fresh(idea), fresh(idea)
    recount_votes(counted)
    for field in VOTE_FIELDS:
        assert math.isclose(getattr(kept, field), getattr(counted, field), abs_tol=1e-9), field
    assert kept.comment_count == IdeaComment.objects.public_rows().filter(idea=idea).count()


def test_a_member_counts_once_after_a_merge_and_no_vote_is_dropped(two, helper, stranger, asker, product_manager):
    small, big = two
    for member in (helper, stranger):
        cast_vote(idea=small, by=member)
    for member in (stranger, asker):
        cast_vote(idea=big, by=member)
    expected = preview(fresh(small), fresh(big))
    merge = merge_ideas(idea=small, survivor=big, by=product_manager, reason="The same wish.")
    assert (expected.after, expected.both) == (3, 1)
    assert (merge.voters, merge.voters_in_both) == (2, 1)
    assert voters(big) == {helper.username, stranger.username, asker.username} and fresh(big).vote_count == 3
    assert Vote.objects.count() == 4
    assert fresh(small).vote_count == 0 and fresh(small).merged_into == big and fresh(big).merged_count == 1
    agrees_with_its_rows(small)
    agrees_with_its_rows(big)
    assert IdeaBoardTally.objects.get().idea_count == 1


def test_unmerge_gives_back_what_was_there_and_leaves_later_votes(two, make_member, product_manager):
    small, big = two
    both, gone, early, late = (make_member(name) for name in ("both", "gone", "early", "late"))
    for member in (both, gone, early):
        cast_vote(idea=small, by=member)
    cast_vote(idea=big, by=both)
    merge_ideas(idea=small, survivor=big, by=product_manager)
    withdraw_vote(idea=big, by=gone)
    cast_vote(idea=big, by=late)
    unmerge_idea(idea=small, by=product_manager, reason="They are two.")
    assert voters(small) == {"both", "early"}
    assert voters(big) == {"both", "late"}
    for idea in two:
        agrees_with_its_rows(idea)
    assert fresh(small).is_merged is False and fresh(big).merged_count == 0
    assert IdeaBoardTally.objects.get().idea_count == 2
    assert IdeaMerge.objects.get().undone_by == product_manager
    with pytest.raises(Refused, match="already stands by itself"):
        unmerge_idea(idea=small, by=product_manager)


def test_a_withdrawal_reaches_the_vote_wherever_it_counts_now(two, helper, product_manager):
    small, big = two
    cast_vote(idea=small, by=helper)
    merge_ideas(idea=small, survivor=big, by=product_manager)
    withdraw_vote(idea=small, by=helper)
    assert not Vote.objects.exists() and fresh(big).vote_count == 0


def test_merges_of_merges_part_in_any_order(make_idea, make_member, product_manager):
    leaf, middle, root = (make_idea(f"A timer for the shot, wish {n}", anonymous_votes=n) for n in (1, 2, 3))
    for idea in (leaf, middle, root):
        recount_votes(idea)
    names = {leaf: ("a", "b"), middle: ("b", "c"), root: ("c", "d")}
    members = {name: make_member(name) for name in "abcd"}
    for idea, voted in names.items():
        for name in voted:
            cast_vote(idea=idea, by=members[name])
    merge_ideas(idea=leaf, survivor=middle, by=product_manager)
    merge_ideas(idea=middle, survivor=root, by=product_manager)
    assert (fresh(root).vote_count, fresh(root).support, fresh(root).merged_count) == (4, 10, 2)
    unmerge_idea(idea=leaf, by=product_manager)
    assert voters(leaf) == {"a", "b"} and fresh(leaf).anonymous_votes == 1
    assert voters(root) == {"b", "c", "d"} and fresh(root).anonymous_votes == 5
    unmerge_idea(idea=middle, by=product_manager)
    for idea, voted in names.items():
        assert voters(idea) == set(voted) and fresh(idea).merged_count == 0
        agrees_with_its_rows(idea)
    assert [fresh(idea).anonymous_votes for idea in names] == [1, 2, 3]


def test_who_voted_for_both_gets_back_what_they_spent_on_the_merged_one(budget_two, helper, stranger, product_manager):
    small, big = budget_two
    board = board_map()[small.board_id]
    cast_vote(idea=small, by=helper, weight=2)
    cast_vote(idea=big, by=helper, weight=3)
    cast_vote(idea=small, by=stranger, weight=3)
    assert preview(fresh(small), fresh(big)).returned == 2
    merge_ideas(idea=small, survivor=big, by=product_manager)
    assert left_to_spend(board, helper) == 3 and left_to_spend(board, stranger) == 3
    assert fresh(big).vote_weight == 6
    unmerge_idea(idea=small, by=product_manager)
    assert left_to_spend(board, helper) == 1
    for idea in budget_two:
        agrees_with_its_rows(idea)


def test_an_unmerge_restores_a_vote_that_is_owed_until_others_are_taken_back(budget_two, make_idea, helper, product_manager):
    small, big = budget_two
    other = make_idea("A lid for the drawer", board=small.board)
    cast_vote(idea=small, by=helper, weight=3)
    cast_vote(idea=big, by=helper, weight=3)
    merge_ideas(idea=small, survivor=big, by=product_manager)
    cast_vote(idea=other, by=helper, weight=3)
    unmerge_idea(idea=small, by=product_manager)
    assert Ballot.objects.get(member=helper).spent == 9
    assert left_to_spend(board_map()[small.board_id], helper) == 0
    assert fresh(small).vote_weight == 3
    withdraw_vote(idea=other, by=helper)
    assert Ballot.objects.get(member=helper).spent == 6


@pytest.fixture
def budget_four(make_idea, make_idea_board):
    board = make_idea_board("Parts", vote_mode="budget", budget=10, most_per_idea=3)
    return [make_idea(f"Send the needle, wish number {number}", board=board) for number in range(4)]


def counting(idea):
    """Where the votes that count in an idea were given, and what it holds of them."""
    origins = list(Vote.objects.filter(idea=idea, is_counted=True).values_list("origin", flat=True))
    assert fresh(idea).vote_weight == sum(Vote.objects.get(origin=origin).weight for origin in origins)
    return origins


def spend_on(member, *weights):
    for idea, weight in weights:
        cast_vote(idea=idea, by=member, weight=weight)


def test_of_two_votes_that_came_with_merges_the_one_that_counted_goes_on_counting(budget_four, helper, product_manager):
    early, late, middle, root = budget_four
    spend_on(helper, (early, 1), (late, 3))
    for idea, survivor in ((late, middle), (early, middle), (middle, root)):
        merge_ideas(idea=idea, survivor=survivor, by=product_manager)
    assert counting(root) == [late.pk]
    unmerge_idea(idea=middle, by=product_manager)
    assert counting(middle) == [late.pk] and counting(root) == []
    assert left_to_spend(board_map()[root.board_id], helper) == 7


def test_where_none_counted_the_first_vote_counts_and_one_given_in_the_idea_before_it(budget_four, helper, product_manager):
    leaf, middle, other, root = budget_four
    spend_on(helper, (leaf, 1), (middle, 2), (other, 3))
    for idea, survivor in ((other, root), (leaf, middle), (middle, root)):
        merge_ideas(idea=idea, survivor=survivor, by=product_manager)
    assert counting(root) == [other.pk]
    unmerge_idea(idea=other, by=product_manager)
    assert counting(root) == [leaf.pk], "neither counted, so the first does"
    unmerge_idea(idea=middle, by=product_manager)
    assert counting(middle) == [middle.pk], "the vote of the merged one counted; this one was given here"
    assert left_to_spend(board_map()[root.board_id], helper) == 5


def test_votes_come_home_when_an_idea_joins_one_that_is_closed(budget_two, helper, product_manager):
    small, big = budget_two
    board = board_map()[small.board_id]
    cast_vote(idea=small, by=helper, weight=3)
    delivered = Status.objects.get(board=small.board, meaning=Meaning.DELIVERED)
    change_status(idea=big, by=product_manager, status_id=delivered.pk)
    with pytest.raises(Refused, match="Reopen this one first"):
        merge_ideas(idea=big, survivor=small, by=product_manager)
    merge_ideas(idea=small, survivor=big, by=product_manager)
    assert left_to_spend(board, helper) == 6 and fresh(big).vote_count == 1
    unmerge_idea(idea=small, by=product_manager)
    assert left_to_spend(board, helper) == 3 and Vote.objects.get().returned_at is None


def test_an_organisation_counts_once(two, helper, stranger, product_manager):
    small, big = two
    roastery = Organisation.objects.create(name="Roastery")
    for member in (helper, stranger):
        Spokesperson.objects.create(member=member, organisation=roastery)
    cast_vote(idea=small, by=helper, organisation=roastery)
    cast_vote(idea=big, by=stranger, organisation=roastery)
    expected = preview(fresh(small), fresh(big))
    assert (expected.organisations, expected.survivor_organisations, expected.organisations_after) == (1, 1, 1)
    merge_ideas(idea=small, survivor=big, by=product_manager)
    assert fresh(big).vote_count == 2


def test_conversations_move_with_a_merge_and_come_back_with_their_later_answers(two, asker, helper, product_manager):
    small, big = two
    there = comment_on_idea(idea=big, by=helper, body="<p>I have two.</p>")
    said = comment_on_idea(idea=small, by=helper, body="<p>I count in my head.</p>")
    merge_ideas(idea=small, survivor=big, by=product_manager)
    said.refresh_from_db()
    assert said.idea == big and fresh(big).comment_count == 2 and fresh(small).comment_count == 0
    answer = comment_on_idea(idea=fresh(big), by=asker, body="<p>So do I.</p>", parent=said)
    unmerge_idea(idea=small, by=product_manager)
    for comment in (said, answer, there):
        comment.refresh_from_db()
    assert (said.idea, answer.idea, there.idea) == (small, small, big)
    for idea in two:
        agrees_with_its_rows(idea)


def test_only_staff_merge_and_only_within_a_board(two, make_idea, make_idea_board, helper, moderator, product_manager):
    small, big = two
    with pytest.raises(Refused, match="Only staff"):
        merge_ideas(idea=small, survivor=big, by=helper)
    with pytest.raises(Refused, match="into itself"):
        merge_ideas(idea=small, survivor=small, by=moderator)
    elsewhere = make_idea("A timer of another board", board=make_idea_board("Else"))
    with pytest.raises(Refused, match="of one board"):
        merge_ideas(idea=small, survivor=elsewhere, by=moderator)
    merge_ideas(idea=small, survivor=big, by=moderator)
    third = make_idea("A third timer that is the same")
    with pytest.raises(Refused, match="Choose that one"):
        merge_ideas(idea=third, survivor=small, by=moderator)
    with pytest.raises(Refused, match="merged into another"):
        cast_vote(idea=small, by=helper)


def test_parting_is_not_refused_because_the_title_was_taken_since(two, asker, product_manager):
    small, big = two
    merge_ideas(idea=small, survivor=big, by=product_manager)
    propose_idea(board_id=small.board_id, by=asker, title=small.title, body="<p>Again.</p>")
    assert unmerge_idea(idea=small, by=product_manager).title_key == ""


def test_a_voter_lets_the_vote_stay_or_moves_it_and_a_moved_one_does_not_come_back(
    two, make_idea, make_member, product_manager
):
    small, big = two
    third = make_idea("Something else entirely, a drawer")
    stays, moves = make_member("stays"), make_member("moves")
    for member in (stays, moves):
        cast_vote(idea=small, by=member)
    merge_ideas(idea=small, survivor=big, by=product_manager)
    let_vote_stay(idea=big, by=stays)
    move_vote(idea=big, to=third, by=moves)
    with pytest.raises(NotVoted):
        move_vote(idea=big, to=third, by=moves)
    unmerge_idea(idea=small, by=product_manager)
    assert voters(small) == {"stays"} and voters(third) == {"moves"} and not voters(big)
    for idea in (*two, third):
        agrees_with_its_rows(idea)
    cast_vote(idea=third, by=stays)
    with pytest.raises(AlreadyVoted):
        move_vote(idea=small, to=third, by=stays)


def test_a_part_becomes_an_idea_and_votes_follow_only_their_voters(two, helper, stranger, product_manager):
    _small, big = two
    for member in (helper, stranger):
        cast_vote(idea=big, by=member)
    first = comment_on_idea(idea=big, by=helper, body="<p>And a bell.</p>")
    answer = comment_on_idea(idea=big, by=stranger, body="<p>A quiet one.</p>", parent=first)
    kept = comment_on_idea(idea=big, by=helper, body="<p>Yes.</p>")
    part = split_idea(
        idea=big, by=product_manager, title="A bell when the shot is done", body="<p>Ring.</p>", comments=[first.pk, 999]
    )
    for comment in (first, answer, kept):
        comment.refresh_from_db()
    assert (first.idea, answer.idea, kept.idea) == (part, part, big)
    assert voters(part) == set() and fresh(big).vote_count == 2
    move_vote(idea=big, to=part, by=helper)
    assert voters(part) == {helper.username} and IdeaSplit.objects.get().voters == 1
    for idea in (big, part):
        agrees_with_its_rows(idea)
    lineage = lineage_of(fresh(big))
    assert [(row.role, row.pk) for row in lineage.rows] == [("standing", big.pk), ("part", part.pk)]


def test_voters_are_told_and_the_log_says_who_merged(
    two, helper, stranger, product_manager, django_capture_on_commit_callbacks
):
    from portal.notifications.recipients import recipients_of

    small, big = two
    cast_vote(idea=small, by=helper)
    cast_vote(idea=big, by=stranger)
    merge_ideas(idea=small, survivor=big, by=product_manager)
    merged = Activity.objects.get(type="ideas.idea.merged")
    told = set().union(*recipients_of(merged).by_kind.values())
    assert told == {helper.pk, small.author_id} and recipients_of(merged).subject == big
    unmerge_idea(idea=small, by=product_manager)
    parted = recipients_of(Activity.objects.get(type="ideas.idea.unmerged"))
    assert helper.pk in set().union(*parted.by_kind.values()) and parted.subject == small


@pytest.mark.postgresql
@pytest.mark.django_db(transaction=True)
def test_merges_in_parallel_with_votes_end_exact(make_idea, make_member, product_manager):
    ideas = [make_idea(f"A timer for the shot, wish {n}") for n in range(4)]
    members = [make_member(f"voter{number}") for number in range(16)]
    errors = []
    for round_of in range(4):
        calls = []
        for number, member in enumerate(members):
            idea = ideas[(number + round_of) % 4]
            calls.append(lambda idea=idea, member=member: cast_vote(idea=idea, by=member))
        calls.append(lambda: merge_ideas(idea=ideas[0], survivor=ideas[1], by=product_manager))
        calls.append(lambda: merge_ideas(idea=ideas[3], survivor=ideas[1], by=product_manager))
        calls.append(lambda: merge_ideas(idea=ideas[1], survivor=ideas[2], by=product_manager))
        calls.append(lambda idea=ideas[round_of]: unmerge_idea(idea=idea, by=product_manager))
        calls.extend(lambda member=member: withdraw_vote(idea=ideas[0], by=member) for member in members[:3])
        errors += at_once(*calls)
    assert all(isinstance(error, Refused | AlreadyVoted | NotVoted) for error in errors), errors
    for idea in ideas:
        agrees_with_its_rows(idea)
        members_here = list(Vote.objects.filter(idea=idea).values_list("member", flat=True).distinct())
        assert Vote.objects.filter(idea=idea, is_counted=True).count() == len(members_here)
        assert not (fresh(idea).is_merged and members_here)
    connection.close()


def test_what_was_owed_is_owed_by_the_same_day_and_comes_back_with_an_unmerge(
    make_idea, make_idea_board, helper, product_manager
):
    board = make_idea_board("Quick", answer_votes=1, answer_days=7)
    small, big = make_idea("Needle in the parcel", board=board), make_idea("Send a needle along", board=board)
    now = timezone.now()
    cast_vote(idea=small, by=helper, now=now - timedelta(days=5))
    merge_ideas(idea=small, survivor=big, by=product_manager, now=now)
    assert fresh(big).answer_due_at == fresh(small).answer_due_at == now + timedelta(days=2)
    assert Promise.objects.about(big).open().count() == 1 and not Promise.objects.about(small).open().exists()
    unmerge_idea(idea=small, by=product_manager, now=now)
    assert Promise.objects.about(small).open().get().due_at == now + timedelta(days=2)
