import math
from datetime import timedelta
from threading import Barrier, Thread

import pytest
from django.db import connection, connections
from django.utils import timezone

from ideas.actions import (
    AlreadyVoted,
    NotVoted,
    NoVotesLeft,
    OrganisationVoted,
    cast_vote,
    change_status,
    change_vote,
    give_vote_for,
    left_to_spend,
    withdraw_vote,
)
from ideas.actions.counting import VOTE_FIELDS, recount_votes
from ideas.boards import board_map
from ideas.models import Idea, Meaning, Spokesperson, Status, Vote
from portal.activity.models import Activity
from portal.common.permissions import Refused
from portal.members.models import Member, Organisation

pytestmark = pytest.mark.django_db


@pytest.fixture
def budget_board(make_idea_board):
    return make_idea_board("Parts", vote_mode="budget", budget=4, most_per_idea=3)


def status(board, meaning):
    return Status.objects.get(board=board, meaning=meaning).pk


def agrees_with_its_rows(idea):
    kept = Idea.objects.get(pk=idea.pk)
    counted = Idea.objects.get(pk=idea.pk)
    recount_votes(counted)
    for field in VOTE_FIELDS:
        assert math.isclose(getattr(kept, field), getattr(counted, field), abs_tol=1e-9), field


def test_a_vote_counts_at_once_and_can_be_taken_back(make_idea, helper):
    idea = make_idea()
    assert cast_vote(idea=idea, by=helper).vote_count == 1
    agrees_with_its_rows(idea)
    assert withdraw_vote(idea=idea, by=helper).vote_count == 0
    agrees_with_its_rows(idea)
    assert [row.type for row in Activity.objects.about(idea)] == ["ideas.vote.cast", "ideas.vote.withdrawn"]


def test_nobody_votes_twice_and_nobody_takes_back_what_is_not_there(make_idea, helper):
    idea = make_idea()
    with pytest.raises(NotVoted):
        withdraw_vote(idea=idea, by=helper)
    cast_vote(idea=idea, by=helper)
    with pytest.raises(AlreadyVoted):
        cast_vote(idea=idea, by=helper)
    assert Idea.objects.get(pk=idea.pk).vote_count == 1


def test_the_columns_of_the_orders_follow_every_vote(make_idea, make_member):
    idea, now = make_idea(anonymous_votes=3), timezone.now()
    for number in range(6):
        cast_vote(idea=idea, by=make_member(f"voter{number}"), now=now - timedelta(days=40 * number))
    recount_votes(Idea.objects.get(pk=idea.pk))  # anonymous votes joined without an act
    for number in (2, 0, 5):
        withdraw_vote(idea=idea, by=Member.objects.get(username=f"voter{number}"))
        agrees_with_its_rows(idea)
    assert Idea.objects.get(pk=idea.pk).support == 6


def test_a_member_with_four_votes_cannot_cast_a_fifth(make_idea, budget_board, helper):
    first, second, third = (make_idea(f"Needle number {n} in the box", board=budget_board) for n in range(3))
    cast_vote(idea=first, by=helper, weight=3)
    cast_vote(idea=second, by=helper)
    with pytest.raises(NoVotesLeft, match="no vote left"):
        cast_vote(idea=third, by=helper)
    change_vote(idea=first, by=helper, weight=2)
    cast_vote(idea=third, by=helper)
    assert left_to_spend(board_map()[budget_board.pk], helper) == 0
    for idea in (first, second, third):
        agrees_with_its_rows(idea)


def test_a_vote_that_is_taken_back_can_be_spent_again_once(make_idea, budget_board, helper, product_manager):
    first, second = (make_idea(f"Needle number {n} in the box", board=budget_board) for n in range(2))
    board = board_map()[budget_board.pk]
    cast_vote(idea=first, by=helper, weight=3)
    withdraw_vote(idea=first, by=helper)
    assert left_to_spend(board, helper) == 4
    cast_vote(idea=first, by=helper, weight=3)
    cast_vote(idea=second, by=helper)
    change_status(
        idea=first,
        by=product_manager,
        status_id=status(budget_board, Meaning.NOT_DOING),
        reason="It rusts in the box, and nobody has found a coat.",
    )
    assert left_to_spend(board, helper) == 3
    withdraw_vote(idea=first, by=helper)
    assert left_to_spend(board, helper) == 3, "closing gave it back already"


def test_one_idea_takes_three_of_the_votes_at_most(make_idea, budget_board, helper):
    with pytest.raises(NoVotesLeft, match="at most 3"):
        cast_vote(idea=make_idea(board=budget_board), by=helper, weight=4)


def test_the_budget_grows_with_trust(make_idea_board, make_member):
    page = make_idea_board("Trust", vote_mode="budget", is_budget_by_trust=True)
    board = board_map()[page.pk]
    assert [board.budget_of(make_member(f"level{level}", trust_level=level)) for level in range(5)] == [2, 4, 6, 8, 10]


def test_a_closed_idea_gives_its_votes_back_and_takes_them_again(make_idea, budget_board, helper, product_manager):
    idea, board = make_idea(board=budget_board), board_map()[budget_board.pk]
    cast_vote(idea=idea, by=helper, weight=3)
    change_status(
        idea=idea,
        by=product_manager,
        status_id=status(budget_board, Meaning.NOT_DOING),
        reason="It rusts in the box, and nobody has found a coat.",
    )
    assert left_to_spend(board, helper) == 4
    assert Idea.objects.get(pk=idea.pk).vote_count == 1
    with pytest.raises(Refused):
        cast_vote(idea=idea, by=product_manager)
    change_status(idea=idea, by=product_manager, status_id=status(budget_board, Meaning.CONSIDERING))
    assert left_to_spend(board, helper) == 1
    agrees_with_its_rows(idea)


def test_a_reopened_idea_takes_what_is_left_and_no_more(make_idea, budget_board, helper, stranger, product_manager):
    idea, other = make_idea(board=budget_board), make_idea("A drawer for the needles", board=budget_board)
    for member in (helper, stranger):
        cast_vote(idea=idea, by=member, weight=3)
    change_status(idea=idea, by=product_manager, status_id=status(budget_board, Meaning.DELIVERED))
    cast_vote(idea=other, by=helper, weight=2)
    third = make_idea("A lid for the drawer", board=budget_board)
    cast_vote(idea=other, by=stranger, weight=3)
    cast_vote(idea=third, by=stranger)
    change_status(idea=idea, by=product_manager, status_id=status(budget_board, Meaning.NEW))
    assert list(Vote.objects.filter(idea=idea).values_list("member", "weight")) == [(helper.pk, 2)]
    agrees_with_its_rows(idea)
    assert Activity.objects.filter(type="ideas.vote.lapsed", target_id=stranger.pk).count() == 1


def test_importance_is_counted_where_the_board_asks_for_it(make_idea, make_idea_board, helper, stranger):
    idea = make_idea(board=make_idea_board("Grist", vote_mode="importance"))
    cast_vote(idea=idea, by=helper, importance=3)
    cast_vote(idea=idea, by=stranger)
    assert (Idea.objects.get(pk=idea.pk).critical_count, Idea.objects.get(pk=idea.pk).vote_count) == (1, 2)
    change_vote(idea=idea, by=helper, importance=2)
    agrees_with_its_rows(idea)


def test_staff_vote_for_a_customer_who_can_take_it_away(make_idea, support, helper, stranger):
    idea = make_idea()
    with pytest.raises(Refused, match="Only staff"):
        give_vote_for(idea=idea, by=stranger, customer=helper, source_url="https://crm.example.com/c/1")
    give_vote_for(idea=idea, by=support, customer=helper, source_url="https://crm.example.com/c/1")
    assert Vote.objects.get(idea=idea, member=helper).on_behalf_by == support
    assert withdraw_vote(idea=idea, by=helper).vote_count == 0


def test_one_vote_is_given_for_an_organisation(make_idea, helper, stranger):
    idea, roastery = make_idea(), Organisation.objects.create(name="Roastery")
    with pytest.raises(Refused, match="Ask the staff"):
        cast_vote(idea=idea, by=helper, organisation=roastery)
    for member in (helper, stranger):
        Spokesperson.objects.create(member=member, organisation=roastery)
    cast_vote(idea=idea, by=helper, organisation=roastery)
    with pytest.raises(OrganisationVoted):
        cast_vote(idea=idea, by=stranger, organisation=roastery)


def test_a_first_answer_is_owed_once_enough_have_voted(make_idea, make_idea_board, helper, stranger, product_manager):
    now = timezone.now()
    idea = make_idea(board=make_idea_board("Quick", answer_votes=2, answer_days=7))
    cast_vote(idea=idea, by=helper, now=now)
    assert Idea.objects.unanswered().count() == 0
    cast_vote(idea=idea, by=stranger, now=now)
    assert Idea.objects.get(pk=idea.pk).answer_due_at == now + timedelta(days=7)
    assert Idea.objects.overdue(now + timedelta(days=8)).count() == 1
    change_status(idea=idea, by=product_manager, status_id=status(idea.board, Meaning.CONSIDERING))
    assert Idea.objects.unanswered().count() == 1  # a change that says nothing answers nobody
    change_status(idea=idea, by=product_manager, status_id=status(idea.board, Meaning.CONSIDERING), reason="We weigh it.")
    assert Idea.objects.unanswered().count() == 0


def test_a_private_board_takes_no_votes_from_others(make_idea, private_idea_board, stranger, insider):
    idea = make_idea(board=private_idea_board)
    with pytest.raises(Refused):
        cast_vote(idea=idea, by=stranger)
    cast_vote(idea=idea, by=insider)


def at_once(*calls):
    """Each in a thread and on a connection of its own, all let go together. What they raised."""
    gate, raised = Barrier(len(calls)), []

    def run(call):
        try:
            gate.wait(30)
            call()
        except Exception as error:
            raised.append(error)
        finally:
            connections.close_all()

    threads = [Thread(target=run, args=(call,)) for call in calls]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    return raised


@pytest.mark.postgresql
@pytest.mark.django_db(transaction=True)
def test_a_hundred_votes_at_once_are_a_hundred_votes(make_idea, make_member):
    idea = make_idea()
    members = [make_member(f"voter{number}") for number in range(100)]
    for start in range(0, 100, 20):  # no more connections than a server has
        assert not at_once(*(lambda m=m: cast_vote(idea=idea, by=m) for m in members[start : start + 20]))
    assert Idea.objects.get(pk=idea.pk).vote_count == 100
    agrees_with_its_rows(idea)
    connection.close()


@pytest.mark.postgresql
@pytest.mark.django_db(transaction=True)
def test_a_budget_is_never_overspent_however_fast_one_clicks(make_idea, budget_board, helper):
    ideas = [make_idea(f"Needle number {n} in the box", board=budget_board) for n in range(8)]
    raised = at_once(*(lambda i=i: cast_vote(idea=i, by=helper) for i in ideas))
    assert len(raised) == 4 and all(isinstance(error, NoVotesLeft) for error in raised)
    assert Vote.objects.filter(member=helper).count() == 4
    assert left_to_spend(board_map()[budget_board.pk], helper) == 0
