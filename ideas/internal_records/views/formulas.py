"""Score formulas: the list, and the form with a look at what it would come to."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied
from django.db.models import Count, Q
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from wagtail.admin import messages

from ideas.internal_records import actions
from ideas.internal_records.actions.formulas import Factor
from ideas.internal_records.expressions import FUNCTIONS
from ideas.internal_records.figures import FIGURES, figures_of
from ideas.internal_records.forms import FactorForm, FactorFormSet, FormulaForm
from ideas.internal_records.models import IdeaScore, ScoreFactor, ScoreFormula
from ideas.internal_records.permissions import can_keep_formulas
from ideas.internal_records.scoring import compute, sentence
from ideas.internal_records.views.base import StaffPage
from ideas.models import Idea
from portal.members.models import Member


class KeepersPage(StaffPage):
    header_icon = "table"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        verdict = can_keep_formulas(request.user, timezone.now())
        if not verdict:
            raise PermissionDenied(verdict.reason)
        return super().dispatch(request, *args, **kwargs)

    @property
    def by(self) -> Member:
        assert isinstance(self.request.user, Member)  # dispatch let keepers in only
        return self.request.user


class FormulaList(KeepersPage):
    inside = "internal_records/formula_list.html"

    def get_page_title(self) -> str:
        return _("Score formulas")

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        count = Count("scores", filter=Q(scores__value__isnull=False))
        return self.show({"formulas": list(ScoreFormula.objects.annotate(count=count).order_by("-is_active", "order", "pk"))})

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Out of use, and in use again."""
        formula = get_object_or_404(ScoreFormula, key=request.POST.get("of", "").replace("\0", ""))
        if request.POST.get("on"):
            actions.revive_formula(formula=formula, by=self.by)
            messages.success(request, _("%(name)s is in use again, with its scores.") % {"name": formula.name})
        else:
            actions.retire_formula(formula=formula, by=self.by)
            messages.success(request, _("%(name)s is not in use any more. Its scores are kept.") % {"name": formula.name})
        return HttpResponseRedirect(reverse("score_formulas"))


class FormulaEdit(KeepersPage):
    """A new formula, or a change of one. “Try it” computes it for an idea and stores nothing."""

    inside = "internal_records/formula_edit.html"

    @cached_property
    def formula(self) -> ScoreFormula | None:
        return get_object_or_404(ScoreFormula, key=self.kwargs["key"]) if "key" in self.kwargs else None

    def get_page_title(self) -> str:
        return self.formula.name if self.formula else _("New score formula")

    def trail(self) -> list[tuple[str, str]]:
        return [(reverse("score_formulas"), _("Score formulas"))]

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        one, factors = self.formula, []
        if one is not None:
            factors = [FactorForm.initial_of(factor) for factor in one.factors.all()]
        form = FormulaForm(formula=one, initial={"name": one.name, "expression": one.expression} if one else None)
        return self.page(form, FactorFormSet(initial=factors, prefix="factors"))

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        form = FormulaForm(request.POST, formula=self.formula)
        formset = FactorFormSet(request.POST, prefix="factors")
        if not (form.is_valid() & formset.is_valid()):
            return self.page(form, formset, status=422)
        factors = [row.factor for row in formset.forms if row.factor is not None]
        if request.POST.get("act") == "try":
            return self.page(form, formset, tried=self.tried(form.cleaned_data["expression"], factors))
        try:
            self.keep(form.cleaned_data, factors)
        except actions.FormulaRefused as error:
            part = error.part if error.part in form.fields else None
            form.add_error(part, str(error))
            return self.page(form, formset, status=422)
        messages.success(request, _("The formula is kept. The worker computes its scores."))
        return HttpResponseRedirect(reverse("score_formulas"))

    def keep(self, data: dict[str, Any], factors: list[Factor]) -> None:
        given = {"name": data["name"], "expression": data["expression"], "factors": factors, "by": self.by}
        if self.formula is None:
            actions.make_formula(key=data["key"], **given)
        else:
            actions.change_formula(formula=self.formula, **given)

    def tried(self, expression: str, factors: list[Factor]) -> dict[str, Any] | None:
        """What the formula would come to for an idea: one that has factors already, else with the first step or 1 for each."""
        ideas = Idea.objects.within_reach(self.request.user).public_rows().standing()
        formula = ScoreFormula(key="tried", name="-", expression=expression)
        known = [ScoreFactor(key=factor.key, name=factor.name) for factor in factors]
        scored = self.formula and IdeaScore.objects.filter(formula=self.formula, idea__in=ideas).exclude(factors={}).first()
        idea = scored.idea if scored else ideas.order_by("-support", "pk").first()
        if idea is None:
            return None
        judged = {factor.key: factor.scale[0][0] if factor.scale else "1" for factor in factors} | (
            scored.factors if scored else {}
        )
        score = compute(IdeaScore(idea=idea, factors=judged), formula, known, figures_of([idea], timezone.now())[idea.pk])
        return {"idea": idea, "how": sentence(score, formula, known), "is_assumed": not scored and bool(factors)}

    def page(self, form: Any, formset: Any, *, tried: dict[str, Any] | None = None, status: int = 200) -> HttpResponse:
        names = {"figures": FIGURES.items(), "functions": sorted(FUNCTIONS)}
        facts = {"formula": self.formula, "form": form, "formset": formset, "tried": tried, **names}
        return self.show(facts, status=status)
