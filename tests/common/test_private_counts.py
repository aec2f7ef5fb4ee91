"""Confidential figures: the distribution is the one of the proof, and the attacks guess no better than it says.

Each attack knows everything but one statement, sees what is shown, and guesses what is more likely of the two worlds.
The rules of before are the control: the same attacks find them out.
"""

import math
from fractions import Fraction

import numpy
import pytest

from portal.common import private_counts
from portal.common.private_counts import (
    DELTA,
    EPSILON,
    FEWEST_PEOPLE,
    discrete_laplace,
    epsilon_of,
    release,
    shown,
    threshold,
)

TRIALS = 100_000
HIDDEN = -1


def best_guess(epsilon):
    return math.exp(epsilon) / (1 + math.exp(epsilon))


def errors(dice, epsilon, size):
    """Two-sided geometric, as the difference of two geometric ones: another way than the product's, and quicker."""
    share = 1 - math.exp(-epsilon)
    return dice.geometric(share, size) - dice.geometric(share, size)


def seen(counts, drawn, tau):
    """What is shown of these counts with these errors, by the product's rule."""
    first, low = counts.min(), drawn.min()
    table = [[shown(n, z, tau) for z in range(low, drawn.max() + 1)] for n in range(first, counts.max() + 1)]
    figures = numpy.array([[HIDDEN if figure is None else figure for figure in row] for row in table])
    return figures[counts - first, drawn - low]


def success(views, truths):
    """How often the best guess is right: for each view the world in which it is seen more often. Learned on one half."""
    half = len(views) // 2
    names, index = numpy.unique(views, return_inverse=True)
    votes = numpy.zeros((len(names), 2))
    numpy.add.at(votes, (index[:half], truths[:half]), 1)
    return (votes.argmax(axis=1)[index[half:]] == truths[half:]).mean()


@pytest.mark.parametrize(("epsilon", "tau", "delta"), [(Fraction(1), 12, 6.7e-4), (Fraction(1, 2), 18, 9.4e-4)])
def test_the_threshold_follows_from_epsilon_and_delta(epsilon, tau, delta):
    alpha = math.exp(-epsilon)
    assert threshold(epsilon) == tau
    assert alpha ** (tau - 5) / (1 + alpha) == pytest.approx(delta, rel=0.01) and delta <= DELTA
    assert alpha ** (tau - 6) / (1 + alpha) > DELTA, "one less would not do"


def test_tables_and_cells_that_a_statement_reaches_share_its_epsilon():
    assert epsilon_of(1) == EPSILON == 1 and epsilon_of(2) == Fraction(1, 2) and epsilon_of(2, tables=2) == Fraction(1, 4)
    assert threshold(epsilon_of(2, tables=2)) > threshold(epsilon_of(2)) > threshold(epsilon_of(1))


@pytest.mark.parametrize("epsilon", [Fraction(1), Fraction(2, 3)])
def test_the_error_has_the_distribution_of_the_proof(epsilon):
    drawn = [discrete_laplace(epsilon) for _turn in range(8_000)]
    alpha = math.exp(-epsilon)
    for size in range(-3, 4):
        expected = (1 - alpha) / (1 + alpha) * alpha ** abs(size)
        assert drawn.count(size) / len(drawn) == pytest.approx(expected, abs=0.025)
    assert sum(drawn) / len(drawn) == pytest.approx(0, abs=0.15)
    assert numpy.var(drawn) == pytest.approx(2 * alpha / (1 - alpha) ** 2, rel=0.25)


def test_errors_are_whole_numbers_of_the_system_s_random_source(monkeypatch):
    asked, randbelow = [], private_counts.secrets.randbelow
    monkeypatch.setattr(private_counts.secrets, "randbelow", lambda below: asked.append(below) or randbelow(below))
    assert isinstance(discrete_laplace(Fraction(1, 3)), int)
    assert asked and all(isinstance(below, int) for below in asked)


@pytest.mark.parametrize(("count", "error", "figure"), [(4, 90, None), (5, 6, None), (5, 7, 10), (12, 0, 10), (13, 0, 15)])
def test_five_people_and_the_threshold_are_both_needed(count, error, figure):
    assert shown(count, error, 12) == figure


@pytest.mark.parametrize("fewer", [4, 5, 6, 11, 12, 17, 22])
@pytest.mark.parametrize(("epsilon", "tau"), [(1, 12), (0.5, 18)])
def test_nobody_who_knows_all_others_guesses_one_statement_better_than_the_proof_says(fewer, epsilon, tau):
    dice = numpy.random.default_rng(fewer)
    truths = dice.integers(0, 2, TRIALS)
    views = seen(fewer + truths, errors(dice, epsilon, TRIALS), tau)
    assert success(views, truths) <= best_guess(epsilon) + 0.01


def test_four_accomplices_learn_nothing_of_the_fifth():
    dice = numpy.random.default_rng(4)
    truths = dice.integers(0, 2, TRIALS)
    views = seen(4 + truths, errors(dice, 1, TRIALS), 12)
    assert success(views, truths) == pytest.approx(0.5, abs=0.01)


@pytest.mark.parametrize(
    "rule",
    [
        lambda count, _error: count if count >= 5 else HIDDEN,
        lambda count, error: (2 * (count + error) + 5) // 10 * 5 if count >= 5 else HIDDEN,
    ],
    ids=["exact from five on", "exact five, then an error and fives"],
)
def test_the_rules_of_before_are_found_out_by_the_same_attack(rule):
    dice = numpy.random.default_rng(5)
    truths = dice.integers(0, 2, TRIALS)
    drawn = errors(dice, 0.5, TRIALS)
    views = numpy.vectorize(rule)(4 + truths, drawn)
    assert success(views, truths) > 0.99


@pytest.mark.parametrize("others", [(4, 4), (4, 11), (11, 11), (17, 17), (22, 22), (30, 31)])
def test_which_of_two_answers_somebody_gave_is_guessed_no_better_than_whether_they_gave_one(others):
    """Who is known to have answered moves one of two cells. At two edges, each view tells as much as one, or nothing."""
    dice = numpy.random.default_rng(sum(others))
    truths = dice.integers(0, 2, TRIALS)
    first = seen(others[0] + truths, errors(dice, 1, TRIALS), 12)
    second = seen(others[1] + 1 - truths, errors(dice, 1, TRIALS), 12)
    assert success(first * 1000 + second, truths) <= best_guess(1) + 0.01


def test_two_tables_of_the_same_statements_give_no_more_than_one():
    dice = numpy.random.default_rng(2)
    truths = dice.integers(0, 2, TRIALS)
    share = epsilon_of(1, tables=2)
    one, other = (seen(24 + truths, errors(dice, float(share), TRIALS), threshold(share)) for _table in range(2))
    assert success(one * 1000 + other, truths) <= best_guess(1) + 0.01


def test_ten_draws_of_one_interval_would_be_averaged_so_it_is_drawn_once():
    """The control for a second run: why `portal/activity/releases.py` never draws twice."""
    dice = numpy.random.default_rng(10)
    truths = dice.integers(0, 2, 20_000)
    mean = sum(seen(27 + truths, errors(dice, 1, 20_000), 12) for _draw in range(40)) / 40
    assert ((mean > mean.mean()) == truths).mean() > 0.9


def test_sums_of_what_is_shown_and_the_rest_of_a_known_total_are_no_proof():
    """Cells against a total that everybody knows: the total is a figure of open acts, the cells have errors of their own."""
    dice = numpy.random.default_rng(3)
    truths = dice.integers(0, 2, TRIALS)
    mine = seen(22 + truths, errors(dice, 1, TRIALS), 12)
    rest = seen(28 - truths, errors(dice, 1, TRIALS), 12)
    assert success((51 - rest) * 1000 + mine, truths) <= best_guess(1) + 0.01


def test_an_empty_cell_and_a_hidden_one_are_the_same():
    declared = ["a", "b", "c"]
    for counts in ({"a": 90}, {"a": 90, "b": 4}, {"a": 90, "b": 1, "c": 3}, {"a": 90, "unknown": 80}):
        assert release(counts, declared).keys() == {"a"}
    assert release({}, declared) == {} and FEWEST_PEOPLE == 5
