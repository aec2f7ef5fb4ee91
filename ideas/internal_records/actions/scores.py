"""Scores: somebody judges the factors, and the worker keeps what is computed from them true."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from decimal import Decimal, InvalidOperation

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from ideas.internal_records.activities import IDEA_SCORED, SCORE_WITHDRAWN
from ideas.internal_records.expressions import LARGEST, NotAnExpression, as_number
from ideas.internal_records.figures import FIGURES, figures_of
from ideas.internal_records.models import IdeaScore, ScoreFactor, ScoreFormula
from ideas.internal_records.permissions import can_score
from ideas.internal_records.scoring import compute, expression_of
from ideas.models import Idea
from portal.activity.record import record
from portal.common.permissions import Refused, refused, require
from portal.members.models import Member

_BATCH = 500


class FactorRefused(Refused):
    """A factor is no number, or none that it may be. `key` says which."""

    def __init__(self, key: str, reason: str) -> None:
        super().__init__(reason)
        self.key = key


@transaction.atomic
def score_idea(
    *, idea: Idea, formula: ScoreFormula, by: Member, factors: Mapping[str, str | Decimal], now: datetime | None = None
) -> IdeaScore:
    """The product team judges the factors of an idea. What is left out stays open. Raises FactorRefused."""
    now = now or timezone.now()
    idea = Idea.objects.lock_one(idea.pk)
    require(can_score(by, idea, now))
    formula = ScoreFormula.objects.lock(formula.pk)  # a change of the formula waits, and computes this score as well
    if not formula.is_active:
        require(refused(_("This formula is not in use any more.")))
    known = list(formula.factors.all())
    judged = {factor.key: str(checked(factor, factors[factor.key])) for factor in known if factors.get(factor.key, "") != ""}
    score = IdeaScore.objects.select_for_update(no_key=True, of=("self",)).filter(idea=idea, formula=formula).first()
    if score is not None and score.factors == judged:
        return score
    before = score.value if score is not None else None
    score = score or IdeaScore(idea=idea, formula=formula)
    score.factors, score.scored_by, score.scored_at, score.computed_at = judged, by, now, now
    compute(score, formula, known, figures_of([idea], now)[idea.pk])
    score.save()
    facts = {"formula": formula.key, "factors": judged, "value": _text(score.value), "before": _text(before)}
    record(IDEA_SCORED, actor=by, object=score, target=idea, data=facts, happened_at=now)
    return score


@transaction.atomic
def withdraw_score(*, score: IdeaScore, by: Member, now: datetime | None = None) -> None:
    """The product team takes a score away, as if nobody had judged the idea. The log keeps what it was."""
    now = now or timezone.now()
    idea = Idea.objects.lock_one(score.idea_id)
    require(can_score(by, idea, now))
    formula = ScoreFormula.objects.lock(score.formula_id)
    row = IdeaScore.objects.select_for_update(of=("self",)).filter(pk=score.pk).first()
    if row is None:
        return
    facts = {"formula": formula.key, "factors": row.factors, "before": _text(row.value)}
    record(SCORE_WITHDRAWN, actor=by, object=formula, target=idea, data=facts, happened_at=now)
    row.delete()


def checked(factor: ScoreFactor, raw: str | Decimal) -> Decimal:
    """The number that somebody gave for a factor. Raises FactorRefused."""
    try:
        value = Decimal(str(raw).strip().replace(",", "."))
    except InvalidOperation:
        value = Decimal("NaN")
    if not value.is_finite() or abs(value) >= LARGEST or value != round(value, 4):
        raise FactorRefused(factor.key, _("%(name)s is a number, such as 2 or 0.5.") % {"name": factor.name})
    if factor.scale:
        found = next((Decimal(step) for step, _words in factor.scale if Decimal(step) == value), None)
        if found is None:
            raise FactorRefused(factor.key, _("%(name)s is one of its scale.") % {"name": factor.name})
        return found
    if value < 0 or (factor.is_positive and value == 0):
        words = _("%(name)s is above zero.") if factor.is_positive else _("%(name)s is not below zero.")
        raise FactorRefused(factor.key, words % {"name": factor.name})
    return value.normalize() + 0


def compute_anew(*, formula: ScoreFormula, now: datetime | None = None) -> int:
    """Compute all scores of a formula again; how many have changed.

    A formula of the idea's own figures alone scores every idea that stands, without anybody's judgement.
    """
    now, changed, after = now or timezone.now(), 0, 0
    if not formula.factors.exists():
        _score_all_that_stand(formula, now)
    while True:
        with transaction.atomic():
            # As it is now, and stays until these are written: two runs never mix an old formula into a new one.
            formula = ScoreFormula.objects.lock(formula.pk)
            factors = list(formula.factors.all())
            rows = IdeaScore.objects.select_for_update(of=("self",)).filter(formula=formula, pk__gt=after)
            batch = list(rows.select_related("idea").order_by("pk")[:_BATCH])
            if not batch:
                return changed
            figures = figures_of([score.idea for score in batch], now)
            moved = []
            for score in batch:
                before = score.value, score.why_not, score.figures
                compute(score, formula, factors, figures[score.idea_id])
                if (score.value, score.why_not, score.figures) != before:
                    score.computed_at = now
                    moved.append(score)
            IdeaScore.objects.bulk_update(moved, ["value", "why_not", "figures", "computed_at"])
            changed, after = changed + len(moved), batch[-1].pk


def _score_all_that_stand(formula: ScoreFormula, now: datetime) -> None:
    """A row for each idea that has none; the values come with the rest."""
    without = Idea.objects.public_rows().standing().exclude(scores__formula=formula).order_by("pk")
    while numbers := list(without.values_list("pk", flat=True)[:_BATCH]):
        empty = {"formula": formula, "why_not": "missing", "scored_at": now, "computed_at": now}
        IdeaScore.objects.bulk_create([IdeaScore(idea_id=pk, **empty) for pk in numbers], ignore_conflicts=True)


def keep_scores_true(*, now: datetime | None = None) -> int:
    """Compute again what depends on votes, comments, accounts or age. Once a night; nobody judged anything, so none is recorded."""
    changed = 0
    for formula in ScoreFormula.objects.active().prefetch_related("factors"):
        try:
            names = expression_of(formula, list(formula.factors.all())).names
        except NotAnExpression:
            continue
        if names & FIGURES.keys():
            changed += compute_anew(formula=formula, now=now)
    return changed


def _text(value: Decimal | None) -> str:
    return as_number(value)
