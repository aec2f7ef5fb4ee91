"""Groups of opinion: planted ones are found, and nothing is said of fewer than five."""

import random
from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from portal.common.opinion import AGREE, DISAGREE, PASS, opinions, polis_gac, polis_p, polis_prop, polis_two


def camps(*sizes, statements=12, noise=0.1, gaps=0.2, seed=1):
    """People of camps that each have an answer to every statement, from which they stray now and then."""
    dice = random.Random(seed)
    lines = [[dice.choice((AGREE, DISAGREE)) for _ in range(statements - 1)] for _ in sizes]
    votes, camp_of = {}, {}
    for camp, size in enumerate(sizes):
        for _ in range(size):
            person = len(votes) + 1
            camp_of[person] = camp
            row = {
                number: -line if dice.random() < noise else line
                for number, line in enumerate(lines[camp])
                if dice.random() > gaps
            }
            row[statements - 1] = AGREE  # what all share
            votes[person] = row
    return votes, camp_of


@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize("sizes", [(30, 20), (40, 25, 15)])
def test_planted_camps_are_found_again(sizes, seed):
    votes, camp_of = camps(*sizes, statements=20, seed=seed)
    result = opinions(votes)
    kinds = [Counter(camp_of[person] for person in group.members).most_common(1)[0] for group in result.groups]
    assert [camp for camp, _members in kinds] == list(range(len(sizes))), "the largest group comes first"
    assert sum(members for _camp, members in kinds) >= 0.95 * sum(sizes) and result.silhouette > 0.5


def test_the_order_of_votes_changes_nothing():
    votes, _ = camps(15, 12)
    mixed = {person: dict(reversed(votes[person].items())) for person in reversed(list(votes))}
    assert opinions(mixed) == opinions(votes)


def test_a_group_stands_for_what_sets_it_apart():
    votes, _ = camps(25, 25, noise=0.05)
    result = opinions(votes)
    for at, group in enumerate(result.groups):
        assert 1 <= len(group.representative) <= 5
        for item in group.representative:
            other = result.groups[1 - at].counts[item.statement]
            mine = item.count.agreed if item.answer == AGREE else item.count.disagreed
            theirs = other.agreed if item.answer == AGREE else other.disagreed
            assert item.is_significant and mine / item.count.saw > theirs / other.saw
        answers = [item.answer for item in group.representative]
        assert answers == sorted(answers, reverse=True), "what it agrees with comes first"


def test_what_all_share_has_the_highest_agreement_across_groups():
    votes, _ = camps(25, 25)
    result = opinions(votes)
    assert max(result.consensus, key=result.consensus.get) == 11
    counts = [(group.counts[11].agreed, group.counts[11].saw) for group in result.groups]
    assert result.consensus[11] == polis_gac(counts) == pytest.approx(polis_p(*counts[0]) * polis_p(*counts[1]))


def test_no_group_is_smaller_than_five():
    votes, _ = camps(20, 20, 3, noise=0.02)
    assert all(len(group.members) >= 5 for group in opinions(votes).groups)
    few, _ = camps(6, 3, noise=0)
    assert opinions(few).groups == ()


def test_who_voted_on_few_statements_is_placed_nowhere():
    votes, _ = camps(12, 12)
    votes["late"] = {0: AGREE, 1: AGREE}
    result = opinions(votes)
    assert "late" not in result.places and len(result.places) >= 20


def test_without_difference_there_are_no_groups():
    assert opinions({person: dict.fromkeys(range(8), AGREE) for person in range(20)}).groups == ()
    assert opinions({}).groups == () and opinions({1: {}}).groups == ()


def test_passing_counts_as_seen_and_not_as_agreed():
    votes = {person: {**dict.fromkeys(range(8), AGREE if person < 10 else DISAGREE), 8: PASS} for person in range(20)}
    result = opinions(votes)
    assert {(group.counts[8].passed, group.counts[8].saw, group.counts[8].agreed) for group in result.groups} == {(10, 10, 0)}


@given(na=st.integers(0, 500), more=st.integers(0, 500))
def test_the_figures_of_agreement_move_with_the_votes(na, more):
    ns = na + more
    assert 0 < polis_p(na, ns) < 1 and polis_p(na + 1, ns + 1) > polis_p(na, ns)
    assert polis_prop(na + 1, ns + 1) > polis_prop(na, ns) - 1e-9 or na == ns
    assert polis_two(na, na, ns, ns) == pytest.approx(0)


rows = st.dictionaries(st.integers(0, 8), st.sampled_from((AGREE, PASS, DISAGREE)), max_size=9)


@settings(max_examples=30, deadline=None)
@given(votes=st.dictionaries(st.integers(0, 40), rows, max_size=40))
def test_any_votes_give_groups_of_five_that_share_nobody(votes):
    result = opinions(votes)
    members = [person for group in result.groups for person in group.members]
    assert len(members) == len(set(members)) and set(members) <= votes.keys()
    assert all(len(group.members) >= 5 for group in result.groups) and len(result.groups) in {0, 2, 3, 4, 5}
    assert all(0 < share < 1 for share in result.consensus.values())
