"""What follows a change of a formula, in the worker."""

from __future__ import annotations

from ideas.internal_records.models import ScoreFormula
from portal.activity.models import Activity
from portal.activity.types import reaction


@reaction("internal_records.compute_scores")
def compute_scores(activity: Activity) -> None:
    """All scores of the formula by what it says now; safe to run twice."""
    from ideas.internal_records.actions import compute_anew

    formula = ScoreFormula.objects.filter(pk=activity.object_id).first()
    if formula is not None:
        compute_anew(formula=formula)
