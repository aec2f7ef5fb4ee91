"""What a formula makes of the factors and figures of an idea, as a number and as a sentence. Stores nothing."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from django.utils.translation import gettext as _

from ideas.internal_records.expressions import Expression, NotAnExpression, NotComputable, as_number, read
from ideas.internal_records.figures import FIGURES
from ideas.internal_records.models import IdeaScore, ScoreFactor, ScoreFormula, WhyNot

_PLACES = Decimal("0.0001")


def expression_of(formula: ScoreFormula, factors: list[ScoreFactor]) -> Expression:
    """Raises NotAnExpression where it names what is not there."""
    return read(formula.expression, {factor.key for factor in factors} | FIGURES.keys())


def compute(score: IdeaScore, formula: ScoreFormula, factors: list[ScoreFactor], figures: Mapping[str, Decimal]) -> IdeaScore:
    """Set the value of a score, or why it has none, and the figures that it was computed with."""
    score.value, score.why_not, score.figures = None, "", {}
    try:
        expression = expression_of(formula, factors)
        used = expression.names
        score.figures = {name: str(figures[name]) for name in FIGURES if name in used}
        judged = {key: Decimal(value) for key, value in score.factors.items() if key in used}
        score.value = expression.value({**judged, **{name: figures[name] for name in score.figures}}).quantize(_PLACES)
    except NotAnExpression:
        score.why_not = WhyNot.BROKEN
    except NotComputable as error:
        score.why_not = error.why
    return score


def sentence(score: IdeaScore, formula: ScoreFormula, factors: list[ScoreFactor]) -> str:
    """How a score came about: “(Reach 300 × Impact 2) ÷ Effort 4 = 150”."""
    names = {factor.key: factor.name for factor in factors}
    values = {**score.factors, **score.figures}

    def word(name: str) -> str:
        label = names.get(name) or name.replace("_", " ")
        return f"{label} {as_number(Decimal(values[name]))}" if name in values else f"{label} ?"

    try:
        steps = expression_of(formula, factors).spelled(word)
    except NotAnExpression as error:
        return str(error)
    if score.value is None:
        return _("%(steps)s: not scored. %(why)s") % {"steps": steps, "why": score.get_why_not_display()}
    return _("%(steps)s = %(value)s") % {"steps": steps, "value": as_number(score.value)}
