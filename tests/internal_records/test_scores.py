"""Scores: judged by people, computed from a formula, kept true by the worker."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.utils import timezone

from ideas.actions import merge_ideas
from ideas.internal_records.actions import (
    Factor,
    FactorRefused,
    FormulaRefused,
    change_formula,
    keep_scores_true,
    make_formula,
    retire_formula,
    revive_formula,
    score_idea,
    withdraw_score,
)
from ideas.internal_records.models import IdeaScore, ScoreFormula
from ideas.internal_records.reading import order_by_score, score_cells, score_columns
from ideas.internal_records.scoring import sentence
from ideas.models import Idea, Vote
from portal.activity.models import Activity
from portal.common.permissions import Refused
from portal.members.models import Organisation

pytestmark = pytest.mark.django_db

JUDGED = {"reach": "300", "impact": "2", "confidence": "0.8", "effort": "4"}
WORTH = [Factor("value", "Value"), Factor("risk", "Risk", scale=[["1", "none"], ["3", "much"]])]


@pytest.fixture
def idea(make_idea):
    return make_idea()


@pytest.fixture
def rice(db):
    return ScoreFormula.objects.get(key="rice")


@pytest.fixture
def make_worth(product_manager):
    def make(expression="value - 2 * risk", factors=WORTH, key="worth", name="Worth"):
        return make_formula(key=key, name=name, expression=expression, factors=factors, by=product_manager)

    return make


def test_rice_is_there_from_the_beginning(idea, rice, product_manager):
    score = score_idea(idea=idea, formula=rice, by=product_manager, factors=JUDGED)
    assert score.value == 120 and score.scored_by == product_manager
    assert sentence(score, rice, list(rice.factors.all())) == ("Reach 300 × Impact 2 × Confidence 0.8 ÷ Effort 4 = 120")
    assert score_columns() == [("rice", "RICE")] and score_cells([idea]) == {idea.pk: {"rice": Decimal(120)}}


@pytest.mark.parametrize(
    ("key", "raw"),
    [
        ("reach", "many"),
        ("reach", "-1"),
        ("reach", "NaN"),
        ("reach", "Infinity"),
        ("reach", "1e99"),
        ("reach", "0.00001"),
        ("impact", "1.5"),
        ("confidence", "80"),
        ("effort", "0"),
        ("effort", "-2"),
    ],
)
def test_a_factor_that_cannot_be_is_refused_by_its_name(idea, rice, product_manager, key, raw):
    with pytest.raises(FactorRefused) as caught:
        score_idea(idea=idea, formula=rice, by=product_manager, factors={**JUDGED, key: raw})
    assert caught.value.key == key and not IdeaScore.objects.exists()


def test_half_judged_is_kept_and_not_scored(idea, rice, product_manager):
    score = score_idea(idea=idea, formula=rice, by=product_manager, factors={"reach": "300"})
    assert score.value is None and score.why_not == "missing"
    assert sentence(score, rice, list(rice.factors.all())) == (
        "Reach 300 × Impact ? × Confidence ? ÷ Effort ?: not scored. A factor is not judged yet."
    )


def test_only_the_product_team_scores(idea, rice, moderator, stranger, administrator):
    for member in (moderator, stranger):
        with pytest.raises(Refused, match="Only the product team"):
            score_idea(idea=idea, formula=rice, by=member, factors=JUDGED)
    score_idea(idea=idea, formula=rice, by=administrator, factors=JUDGED)


def test_the_log_keeps_who_judged_what(idea, rice, product_manager, administrator):
    score_idea(idea=idea, formula=rice, by=product_manager, factors=JUDGED)
    score_idea(idea=idea, formula=rice, by=product_manager, factors=JUDGED)  # nothing new
    score = score_idea(idea=idea, formula=rice, by=administrator, factors={**JUDGED, "effort": "2"})
    withdraw_score(score=score, by=administrator)
    log = Activity.objects.filter(target_id=idea.pk, type__startswith="internal_records.").order_by("pk")
    assert [(row.actor, row.data.get("value"), row.data["before"]) for row in log] == [
        (product_manager, "120", ""),
        (administrator, "240", "120"),
        (administrator, None, "240"),
    ]
    assert log[0].data["factors"] == JUDGED and not IdeaScore.objects.exists()


def test_a_division_by_zero_is_no_score_and_says_so(idea, make_worth, product_manager):
    score = score_idea(idea=idea, formula=make_worth("value / (risk - 1)"), by=product_manager, factors={"value": 8, "risk": 1})
    assert score.value is None and score.get_why_not_display() == "It would divide by zero."


def test_a_change_of_the_formula_computes_its_scores_again(make_idea, make_worth, product_manager, run_reactions, settings):
    formula = make_worth()
    for number in range(3):
        score_idea(
            idea=make_idea(f"Wish {number}"), formula=formula, by=product_manager, factors={"value": number, "risk": "1"}
        )
    run_reactions()
    change_formula(formula=formula, name="Worth", expression="value * 10 + risk", factors=WORTH, by=product_manager)
    run_reactions()
    assert list(IdeaScore.objects.order_by("pk").values_list("value", flat=True)) == [1, 11, 21]
    further = [*WORTH, Factor("cost", "Cost")]
    change_formula(formula=formula, name="Worth", expression="value * risk * cost", factors=further, by=product_manager)
    run_reactions()
    assert set(IdeaScore.objects.values_list("value", "why_not")) == {(None, "missing")}
    change_formula(formula=formula, name="Worth", expression="value * 10 + risk", factors=WORTH, by=product_manager)
    run_reactions()
    assert list(IdeaScore.objects.order_by("pk").values_list("value", flat=True)) == [1, 11, 21], "what was judged is not lost"


def test_the_figures_of_the_idea_are_brought_up_to_date_each_night(idea, make_worth, product_manager, make_member):
    formula = make_worth("value * votes + accounts + age_days", [Factor("value", "Value")])
    score = score_idea(idea=idea, formula=formula, by=product_manager, factors={"value": 10})
    assert score.value == 0
    bakery = Organisation.objects.create(name="Bakery")
    for name in ("one", "two"):
        Vote.objects.create(idea=idea, origin=idea, member=make_member(name, organisation=bakery))
    Idea.objects.filter(pk=idea.pk).update(vote_count=2)
    assert keep_scores_true(now=timezone.now() + timedelta(days=3)) == 1
    score.refresh_from_db()
    assert score.value == 24 and score.figures == {"votes": "2", "accounts": "1", "age_days": "3"}
    assert score.scored_by == product_manager


def test_a_formula_of_figures_alone_scores_every_idea_that_stands(make_idea, make_worth, run_reactions):
    make_idea("One", vote_count=3), make_idea("Two", vote_count=9)
    make_worth("votes * 2", [])
    run_reactions()
    assert sorted(IdeaScore.objects.values_list("value", "scored_by")) == [(6, None), (18, None)]
    later = make_idea("Three", vote_count=1)
    keep_scores_true()
    assert score_cells([later]) == {later.pk: {"rice": None, "worth": Decimal(2)}}


def test_no_formula_knows_revenue(make_worth):
    with pytest.raises(FormulaRefused, match="Nothing is called “revenue”"):
        make_worth("value * revenue", [Factor("value", "Value")])


@pytest.mark.parametrize(
    ("expression", "factors", "words"),
    [
        ("value +", WORTH, "cannot be read"),
        ("value.real", WORTH, "Only numbers"),
        ("value", WORTH, "does not use: Risk"),
        ("2 * 3", [], "same for every idea"),
        ("votes + min", [Factor("min", "Least")], "mean something already: min"),
        ("value * votes", [Factor("value", "Value"), Factor("votes", "Votes")], "mean something already: votes"),
        ("value", [Factor("value", "Value"), Factor("value", "Worth")], "same key"),
    ],
)
def test_a_formula_that_cannot_work_is_refused(make_worth, expression, factors, words):
    with pytest.raises(FormulaRefused, match=words):
        make_worth(expression, factors)


def test_keys_and_names_are_its_own(make_worth):
    make_worth()
    with pytest.raises(FormulaRefused, match="has this key"):
        make_worth(name="Other")
    with pytest.raises(FormulaRefused, match="has this name"):
        make_worth(key="other")


def test_support_and_moderators_keep_no_formulas(rice, support, moderator):
    for member in (support, moderator):
        with pytest.raises(Refused, match="Only product managers"):
            retire_formula(formula=rice, by=member)


def test_what_is_not_in_use_is_no_column_and_comes_back_with_its_scores(idea, rice, product_manager):
    score_idea(idea=idea, formula=rice, by=product_manager, factors=JUDGED)
    retire_formula(formula=rice, by=product_manager)
    assert score_columns() == [] and score_cells([idea]) == {idea.pk: {}}
    rice.refresh_from_db()
    with pytest.raises(Refused, match="not in use"):
        score_idea(idea=idea, formula=rice, by=product_manager, factors={})
    revive_formula(formula=rice, by=product_manager)
    assert score_cells([idea]) == {idea.pk: {"rice": Decimal(120)}}


def test_lists_are_ordered_by_a_score_with_the_unscored_last(make_idea, rice, product_manager):
    low, high, none = (make_idea(title) for title in ("Low", "High", "None"))
    score_idea(idea=low, formula=rice, by=product_manager, factors=JUDGED)
    score_idea(idea=high, formula=rice, by=product_manager, factors={**JUDGED, "effort": 1})
    assert list(order_by_score(Idea.objects.all(), "rice")) == [high, low, none]
    assert list(order_by_score(Idea.objects.all(), "rice", descending=False)) == [low, high, none]


def test_cells_cost_the_same_however_many_ideas(make_idea, rice, product_manager, queries_of):
    ideas = [make_idea(f"Wish number {number}") for number in range(10)]
    for idea in ideas:
        score_idea(idea=idea, formula=rice, by=product_manager, factors=JUDGED)
    assert queries_of(lambda: score_cells(ideas)) == queries_of(lambda: score_cells(ideas[:1])) == 2


def test_a_merged_idea_keeps_its_scores_and_gets_no_new_ones(make_idea, rice, product_manager):
    idea, survivor = make_idea("Cup warmer"), make_idea("Warm cups")
    score_idea(idea=idea, formula=rice, by=product_manager, factors=JUDGED)
    merge_ideas(idea=idea, survivor=survivor, by=product_manager)
    idea.refresh_from_db()
    with pytest.raises(Refused, match="Score that one"):
        score_idea(idea=idea, formula=rice, by=product_manager, factors={})
    assert IdeaScore.objects.get().idea == idea


def test_a_board_that_is_closed_to_somebody_is_closed_to_their_scores(make_idea, private_idea_board, rice, product_manager):
    with pytest.raises(Refused, match="no such board"):
        score_idea(idea=make_idea(board=private_idea_board), formula=rice, by=product_manager, factors=JUDGED)
