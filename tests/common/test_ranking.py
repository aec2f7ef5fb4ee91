"""The orders of ideas: figures by hand, and what must hold for any votes."""

import math
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.common.ranking import (
    NoFiniteStrengths,
    bayes_avg,
    bt_fit,
    bt_score,
    chosen_for_lane,
    daily_place,
    decay_score,
    decay_standing,
    hot,
    rev_weight,
    score_of_standing,
    standing_with,
    strengths,
    wilson,
    wilson_rank,
    with_lane,
)

counts = st.integers(min_value=0, max_value=1_000_000)
ballots = st.lists(st.tuples(st.integers(0, 2_000), st.integers(1, 5)), max_size=40)


def test_the_wilson_interval_is_that_of_the_published_examples():
    # Newcombe 1998, table I, method 3.
    for s, n, low, high in (
        (81, 263, 0.2553, 0.3662),
        (15, 148, 0.0624, 0.1605),
        (0, 20, 0.0, 0.1611),
        (1, 29, 0.0061, 0.1718),
    ):
        assert wilson(s, n, 1.959963985) == pytest.approx((low, high), abs=5e-5)


def test_what_nobody_voted_on_ranks_last():
    assert wilson_rank(0, 0) == 0.0 and wilson(0, 0) == (0.0, 1.0)


@given(up=counts, down=counts)
def test_one_more_vote_for_it_never_lowers_the_wilson_rank(up, down):
    assert wilson_rank(up + 1, down) >= wilson_rank(up, down) >= 0.0
    assert wilson_rank(up, down + 1) <= wilson_rank(up, down) + 1e-15


@given(s=counts, more=counts)
def test_the_interval_holds_the_share_and_stays_within_zero_and_one(s, more):
    low, high = wilson(s, s + more)
    assert 0 <= low <= high <= 1
    if s + more:
        assert low - 1e-12 <= s / (s + more) <= high + 1e-12


def test_tenfold_votes_outweigh_twelve_and_a_half_hours():
    assert hot(100, 0, 1_700_000_000) == 12579.1554889
    assert hot(10, 0, 45_000) == pytest.approx(hot(100, 0, 0), abs=1e-6)
    assert hot(0, 10, 0) < hot(0, 0, 0) < hot(10, 0, 0)


def test_a_vote_weighs_half_after_the_half_life():
    assert decay_score([(0, 1), (30, 1), (60, 2)], now=60, half_life_days=30) == pytest.approx(2.75)
    assert decay_score([(0, 1), (90, 1)], now=0) == 1.0, "a vote of tomorrow does not count today"


@given(votes=ballots)
def test_the_kept_standing_gives_the_same_score_at_any_later_time(votes):
    standing = decay_standing(votes)
    for now in (2_000, 2_700):
        assert score_of_standing(standing, now=now) == pytest.approx(decay_score(votes, now), rel=1e-9)


@given(votes=ballots)
def test_a_standing_grown_vote_by_vote_is_the_one_counted_at_once(votes):
    grown = None
    for day, weight in votes:
        grown = standing_with(grown, day=day, weight=weight)
    assert grown == (None if not votes else pytest.approx(decay_standing(votes), abs=1e-9))


@given(one=ballots, other=ballots, later=st.integers(2_000, 4_000))
def test_standings_order_as_the_scores_of_that_day_do(one, other, later):
    scores = decay_score(one, later), decay_score(other, later)
    kept = [-math.inf if value is None else value for value in (decay_standing(one), decay_standing(other))]
    if not math.isclose(*scores, rel_tol=1e-9):
        assert (kept[0] > kept[1]) == (scores[0] > scores[1])


def test_revenue_weighs_with_its_logarithm_up_to_the_cap():
    assert [rev_weight(arr, 100_000) for arr in (0, 100_000, 300_000, 10**9)] == [1.0, 2.0, 3.0, 5]
    assert rev_weight(100, 0) == 1.0, "without a median account all weigh the same"


def test_a_single_high_mark_does_not_carry_the_mean():
    assert bayes_avg(47, 10, 3.5, 5) == pytest.approx(4.3)
    assert bayes_avg(5, 1, 3, 4) < bayes_avg(45, 10, 3, 4)
    assert bayes_avg(0, 0, 3.5, 0) == 3.5


CITATIONS = [[714, 730, 498, 221], [33, 425, 68, 17], [320, 813, 1072, 142], [284, 276, 325, 188]]  # Stigler 1994


def test_bradley_terry_gives_the_published_strengths_of_the_journals():
    found = bt_fit(CITATIONS)
    assert [value - found[0] for value in found] == pytest.approx([0, -2.9491, -0.4796, 0.2690], abs=5e-5)
    assert sum(found) == pytest.approx(0, abs=1e-9)


def test_two_that_met_have_the_odds_of_their_meetings():
    one, other = bt_fit([[0, 3], [1, 0]])
    assert one - other == pytest.approx(math.log(3), abs=1e-9)
    assert bt_score([one, other]) == pytest.approx([75, 25])


def test_what_never_lost_has_a_strength_only_with_the_prior():
    with pytest.raises(NoFiniteStrengths):
        bt_fit([[0, 4], [0, 0]])
    # One win and one loss against the phantom: γ = 5 / (4 / (γ + μ) + 2 / (γ + 1)), likewise for the loser, so γ = 1 / μ.
    strong, weak = bt_fit([[0, 4], [0, 0]], prior=1)
    assert strong == pytest.approx(-weak, abs=1e-9) and strong > 0
    gamma, mu = math.exp(strong), math.exp(weak)
    assert gamma == pytest.approx(5 / (4 / (gamma + mu) + 2 / (gamma + 1)), rel=1e-9)


def test_what_nobody_compared_stands_in_the_middle():
    assert strengths(3, {(0, 1): 2})[2] == pytest.approx(0, abs=1e-12)
    assert bt_score([]) == [] and bt_score([0.3]) == [50.0]


tables = st.lists(st.lists(st.integers(0, 5), min_size=4, max_size=4), min_size=4, max_size=4)


@given(wins=tables, order=st.permutations(range(4)))
def test_the_order_in_which_ideas_are_given_changes_no_strength(wins, order):
    found = bt_fit(wins, prior=1)
    mixed = bt_fit([[wins[one][other] for other in order] for one in order], prior=1)
    assert mixed == pytest.approx([found[place] for place in order], abs=1e-6)


@given(wins=tables)
def test_one_more_win_never_weakens(wins):
    before = bt_fit(wins, prior=1)[0]
    wins[0][1] += 1
    assert bt_fit(wins, prior=1)[0] >= before - 1e-9


@given(wins=tables)
def test_scores_of_all_lie_around_fifty(wins):
    scores = bt_score(bt_fit(wins, prior=1))
    assert sum(scores) / 4 == pytest.approx(50) and all(0 < score < 100 for score in scores)


TODAY = date(2026, 3, 9)


def test_the_lane_is_the_same_all_day_and_another_tomorrow():
    ideas = range(1, 200)
    lane = chosen_for_lane(ideas, TODAY, 5)
    assert lane == chosen_for_lane(reversed(ideas), TODAY, 5) and len(set(lane)) == 5
    assert lane != chosen_for_lane(ideas, TODAY + timedelta(days=1), 5)
    assert lane != chosen_for_lane(ideas, TODAY, 5, salt="another board")
    assert 0 <= daily_place(7, TODAY) < 2**64


def test_over_a_year_each_idea_has_its_turn():
    seen = {pk for day in range(365) for pk in chosen_for_lane(range(100), TODAY + timedelta(days=day), 5)}
    assert len(seen) == 100


def test_every_fifth_row_goes_to_the_lane():
    rows = with_lane(list(range(1, 21)), [101, 102, 103, 104])
    assert rows[4::5][:4] == [101, 102, 103, 104]
    assert [row for row in rows if row < 100] == list(range(1, 21))


@given(rows=st.lists(st.integers(0, 50), unique=True), lane=st.lists(st.integers(0, 50), unique=True))
def test_mixing_in_the_lane_loses_nothing_of_the_list_and_shows_nothing_twice(rows, lane):
    mixed = with_lane(rows, lane)
    assert len(mixed) == len(set(mixed)) and set(rows) <= set(mixed) <= {*rows, *lane}
    assert [row for row in mixed if row in rows] == rows
