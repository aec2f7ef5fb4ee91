"""Score formulas: made, changed, taken out of use. A change computes all scores again, in the worker."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from ideas.internal_records.activities import FORMULA_CHANGED, FORMULA_MADE, FORMULA_RETIRED, FORMULA_REVIVED
from ideas.internal_records.expressions import FUNCTIONS, NotAnExpression, read
from ideas.internal_records.figures import FIGURES
from ideas.internal_records.models import ScoreFactor, ScoreFormula
from ideas.internal_records.permissions import can_keep_formulas
from portal.activity.record import record
from portal.common.permissions import Refused, require
from portal.members.models import Member


class FormulaRefused(Refused):
    """The expression cannot be read, or a name is taken. `part` says where: expression, name or factors."""

    def __init__(self, part: str, reason: str) -> None:
        super().__init__(reason)
        self.part = part


@dataclass(frozen=True)
class Factor:
    """A factor as somebody defines it."""

    key: str
    name: str
    unit: str = ""
    help: str = ""
    scale: list[list[str]] = field(default_factory=list)
    is_positive: bool = False


@transaction.atomic
def make_formula(
    *, key: str, name: str, expression: str, factors: Sequence[Factor], by: Member, now: datetime | None = None
) -> ScoreFormula:
    """A product manager adds a way to score ideas. Raises FormulaRefused."""
    now = now or timezone.now()
    require(can_keep_formulas(by, now))
    if ScoreFormula.objects.filter(key=key).exists():
        raise FormulaRefused("key", _("Another formula has this key. Choose one of its own."))
    _check(name, expression, factors, but=None)
    last = ScoreFormula.objects.order_by("-order").values_list("order", flat=True).first()
    place = 0 if last is None else last + 1
    formula = ScoreFormula.objects.create(key=key, name=name, expression=expression.strip(), order=place)
    _put(formula, factors)
    record(FORMULA_MADE, actor=by, object=formula, data=_facts(formula), happened_at=now)
    return formula


@transaction.atomic
def change_formula(
    *,
    formula: ScoreFormula,
    name: str,
    expression: str,
    factors: Sequence[Factor],
    by: Member,
    now: datetime | None = None,
) -> ScoreFormula:
    """A product manager changes what a formula computes. The worker computes its scores again. Raises FormulaRefused."""
    now = now or timezone.now()
    formula = ScoreFormula.objects.lock(formula.pk)
    require(can_keep_formulas(by, now))
    _check(name, expression, factors, but=formula.pk)
    before = _facts(formula)
    formula.name, formula.expression = name, expression.strip()
    formula.save(update_fields=["name", "expression"])
    _put(formula, factors)
    record(FORMULA_CHANGED, actor=by, object=formula, data={**_facts(formula), "before": before}, happened_at=now)
    return formula


@transaction.atomic
def retire_formula(*, formula: ScoreFormula, by: Member, now: datetime | None = None) -> None:
    """A formula is not used any more. Its scores stay, and come back with it."""
    _use(formula, by, now or timezone.now(), is_active=False)


@transaction.atomic
def revive_formula(*, formula: ScoreFormula, by: Member, now: datetime | None = None) -> None:
    """A formula is used again."""
    _use(formula, by, now or timezone.now(), is_active=True)


def _use(formula: ScoreFormula, by: Member, now: datetime, *, is_active: bool) -> None:
    formula = ScoreFormula.objects.lock(formula.pk)
    require(can_keep_formulas(by, now))
    if formula.is_active == is_active:
        return
    formula.is_active = is_active
    formula.save(update_fields=["is_active"])
    record(FORMULA_REVIVED if is_active else FORMULA_RETIRED, actor=by, object=formula, happened_at=now)


def _check(name: str, expression: str, factors: Sequence[Factor], *, but: int | None) -> None:
    if ScoreFormula.objects.filter(name=name).exclude(pk=but).exists():
        raise FormulaRefused("name", _("Another formula has this name."))
    keys = [factor.key for factor in factors]
    if len(keys) != len(set(keys)):
        raise FormulaRefused("factors", _("Two factors have the same key. Give each its own."))
    if taken := sorted(set(keys) & (FIGURES.keys() | FUNCTIONS.keys())):
        words = {"names": ", ".join(taken)}
        raise FormulaRefused("factors", _("These keys mean something already: %(names)s. Choose others.") % words)
    try:
        names = read(expression, {*keys, *FIGURES}).names
    except NotAnExpression as error:
        raise FormulaRefused("expression", str(error)) from None
    if unused := [factor.name for factor in factors if factor.key not in names]:
        words = {"names": ", ".join(unused)}
        raise FormulaRefused("expression", _("The expression does not use: %(names)s. Use it, or remove the factor.") % words)
    if not names:
        raise FormulaRefused(
            "expression", _("The expression comes to the same for every idea. Use a factor or a figure in it.")
        )


def _put(formula: ScoreFormula, factors: Sequence[Factor]) -> None:
    """The factors as given, in their order; those left out go. What was judged for them stays in the scores."""
    formula.factors.exclude(key__in=[factor.key for factor in factors]).delete()
    for place, factor in enumerate(factors):
        facts = asdict(factor)
        ScoreFactor.objects.update_or_create(formula=formula, key=facts.pop("key"), defaults={**facts, "order": place})


def _facts(formula: ScoreFormula) -> dict[str, object]:
    keys = list(formula.factors.values_list("key", flat=True))
    return {"name": formula.name, "expression": formula.expression, "factors": keys}
