"""What the product team keeps about ideas, through the real actions."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db import transaction

from ideas.internal_records.actions import Factor, add_link, make_formula, score_idea, write_note
from ideas.internal_records.models import ScoreFormula
from ideas.models import Idea
from ideas.workbench.actions import save_view
from ideas.workbench.models import SavedView
from portal.members.models import Member
from portal.operations.demo.kept import Kept
from portal.operations.demo.reader import moment

_SCORES = "dov"


@transaction.atomic
def load_internal_records(texts: dict[str, Any], members: dict[str, Member], kept: Kept, *, now: datetime) -> None:
    """Internal records of ideas that are there and have none yet."""
    _make_formula(texts["formula"], members, kept, now)
    _save_view(texts["view"], members, kept)
    formulas = {formula.key: formula for formula in ScoreFormula.objects.active()}
    for text in texts["internal_records"]:
        key = f"internal_records:{text['idea']}"[:100]
        idea = Idea.objects.standing().filter(title=text["idea"], author__in=members.values()).first()
        if key in kept or idea is None:
            continue
        for note in text.get("notes", []):
            write_note(idea=idea, by=members[note["by"]], text=note["text"], now=moment(note["ago"], now))
        for name in formulas.keys() & text.keys():
            at = moment(text["scored"], now)
            score_idea(idea=idea, formula=formulas[name], by=members[_SCORES], factors=text[name], now=at)
        for link in text.get("links", []):
            at = moment(link["ago"], now)
            add_link(idea=idea, url=link["url"], state=link["state"], by=members[link["by"]], now=at)
        kept.keep(key, idea)


def _make_formula(facts: dict[str, Any], members: dict[str, Member], kept: Kept, now: datetime) -> None:
    if "formula" in kept or ScoreFormula.objects.filter(key=facts["key"]).exists():
        return
    factors = [Factor(**factor) for factor in facts["factors"]]
    told = {name: facts[name] for name in ("key", "name", "expression")}
    kept.keep("formula", make_formula(**told, factors=factors, by=members[facts["by"]], now=now))


def _save_view(facts: dict[str, Any], members: dict[str, Member], kept: Kept) -> None:
    """A tab of the workbench that the whole team has."""
    owner = members[facts["by"]]
    if "view" in kept or SavedView.objects.filter(owner=owner, name=facts["name"]).exists():
        return
    kept.keep("view", save_view(by=owner, name=facts["name"], query=facts["query"], is_shared=True))
