"""Any sequence of votes, withdrawals, merges, unmerges and moves conserves who voted, and leaves every counter right."""

import math

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ideas.actions import (
    AlreadyVoted,
    NotVoted,
    cast_vote,
    comment_on_idea,
    merge_ideas,
    move_vote,
    numbers_below,
    unmerge_idea,
    withdraw_vote,
)
from ideas.actions.counting import VOTE_FIELDS, recount_votes
from ideas.models import Ballot, Idea, IdeaComment, Vote
from portal.common.permissions import Refused

pytestmark = pytest.mark.django_db

IDEAS, MEMBERS = 4, 3
_idea, _member = st.integers(0, IDEAS - 1), st.integers(0, MEMBERS - 1)
ACTS = st.one_of(
    st.tuples(st.just("vote"), _idea, _member, st.integers(1, 3)),
    st.tuples(st.just("withdraw"), _idea, _member),
    st.tuples(st.just("merge"), _idea, _idea),
    st.tuples(st.just("merge"), _idea, _idea),
    st.tuples(st.just("unmerge"), _idea),
    st.tuples(st.just("move"), _idea, _idea, _member),
    st.tuples(st.just("comment"), _idea, _member),
)


class World:
    """The ideas, and beside them by the simplest rules who has given a vote where."""

    def __init__(self, ideas, members, manager):
        self.ideas, self.members, self.manager = ideas, members, manager
        self.given = set()  # (idea where it was given, member)
        self.parent = {}  # what each merged idea was merged into

    def root(self, idea):
        while idea in self.parent:
            idea = self.parent[idea]
        return idea

    def act(self, name, *args):
        try:
            with transaction.atomic():
                getattr(self, name)(*args)
        except (Refused, AlreadyVoted, NotVoted):
            pass

    def vote(self, idea, member, weight):
        cast_vote(idea=self.ideas[idea], by=self.members[member], weight=weight)
        self.given.add((idea, member))

    def withdraw(self, idea, member):
        withdraw_vote(idea=self.ideas[idea], by=self.members[member])
        self._drop(idea, member)

    def merge(self, idea, survivor):
        merge_ideas(idea=self.ideas[idea], survivor=self.ideas[survivor], by=self.manager)
        self.parent[idea] = survivor

    def unmerge(self, idea):
        unmerge_idea(idea=self.ideas[idea], by=self.manager)
        del self.parent[idea]

    def move(self, idea, to, member):
        move_vote(idea=self.ideas[idea], to=self.ideas[to], by=self.members[member])
        self._drop(idea, member)
        self.given.add((to, member))

    def comment(self, idea, member):
        comment_on_idea(idea=self.ideas[idea], by=self.members[member], body="<p>Yes.</p>")

    def _drop(self, idea, member):
        root = self.root(idea)
        self.given = {(at, who) for at, who in self.given if who != member or self.root(at) != root}

    def check(self):
        rows = {(row.origin_id, row.member_id): row for row in Vote.objects.all()}
        assert set(rows) == {(self.ideas[at].pk, self.members[who].pk) for at, who in self.given}
        for (origin, _who), row in rows.items():
            number = next(n for n, idea in enumerate(self.ideas) if idea.pk == origin)
            assert row.idea_id == self.ideas[self.root(number)].pk
        spent = dict.fromkeys((member.pk for member in self.members), 0)
        for number, idea in enumerate(self.ideas):
            kept, counted = Idea.objects.get(pk=idea.pk), Idea.objects.get(pk=idea.pk)
            recount_votes(counted)
            for field in VOTE_FIELDS:
                assert math.isclose(getattr(kept, field), getattr(counted, field), abs_tol=1e-6), field
            family = {at for at in range(IDEAS) if self.root(at) == number} if number not in self.parent else set()
            assert kept.vote_count == len({who for at, who in self.given if at in family})
            assert kept.merged_count == len(numbers_below(idea.pk)) - 1
            assert kept.comment_count == IdeaComment.objects.filter(idea=idea).count()
            assert not IdeaComment.objects.filter(idea=idea).exclude(origin__in=[self.ideas[at].pk for at in family]).exists()
            for row in Vote.objects.filter(idea=idea, is_counted=True):
                spent[row.member_id] += row.weight
        for member in self.members:
            ballot = Ballot.objects.filter(member=member).first()
            assert (ballot.spent if ballot else 0) == spent[member.pk]


@pytest.fixture
def cast(make_member):
    return [make_member(f"voter{number}") for number in range(MEMBERS)]


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(acts=st.lists(ACTS, max_size=25))
def test_any_sequence_conserves_distinct_voters(acts, make_idea, budget_ideas, cast, product_manager):
    with transaction.atomic():
        world = World(budget_ideas, cast, product_manager)
        for act in acts:
            world.act(*act)
        world.check()
        # Whatever was merged parts again, and each idea has exactly the votes that were given in it.
        for idea in sorted(world.parent, reverse=True):
            world.unmerge(idea)
        world.check()
        transaction.set_rollback(True)


@pytest.fixture
def budget_ideas(make_idea, make_idea_board):
    board = make_idea_board("Parts", vote_mode="budget", budget=6, most_per_idea=3)
    ideas = [make_idea(f"A timer for the shot, wish {number}", board=board) for number in range(IDEAS)]
    for idea in ideas:
        recount_votes(idea)
    return ideas
