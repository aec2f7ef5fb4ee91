"""What an idea has by itself: figures that formulas may use, and those that the page of its internal record shows beside."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from decimal import Decimal
from typing import Any

from django.db.models import Count, Sum
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from ideas.models import Idea, Vote
from portal.members.models import Organisation
from portal.members.revenue import in_site_currency

# Revenue is none of them. It is known in bands only, so a product of it would look exact and be a guess; and what is
# multiplied into a score goes wherever scores go.
FIGURES = {
    "votes": _("people who voted"),
    "support": _("support as lists show it"),
    "comments": _("comments"),
    "accounts": _("organisations of the voters, each once"),
    "age_days": _("days since it was proposed"),
}


def figures_of(ideas: Iterable[Idea], now: datetime) -> dict[int, dict[str, Decimal]]:
    """The figures of each idea. One query."""
    ideas = list(ideas)
    votes = _with_account(Vote.objects.filter(idea__in=[idea.pk for idea in ideas], is_counted=True))
    counts = votes.order_by().values_list("idea_id").annotate(count=Count("account", distinct=True))
    accounts = dict(counts)
    return {
        idea.pk: {
            "votes": Decimal(idea.vote_count),
            "support": Decimal(idea.support),
            "comments": Decimal(idea.comment_count),
            "accounts": Decimal(accounts.get(idea.pk, 0)),
            "age_days": Decimal(max(0, (now - idea.posted_at).days)),
        }
        for idea in ideas
    }


def revenue_at_least(idea: Idea) -> int:
    """What the organisations whose people voted bring in a year, each once, in the currency's smallest unit, by the
    lower ends of their bands. One query."""
    votes = _with_account(Vote.objects.filter(idea=idea, is_counted=True))
    known = in_site_currency(Organisation.objects.filter(pk__in=votes.values("account")))
    return known.aggregate(least=Sum("revenue_band__at_least"))["least"] or 0


def _with_account(votes: Any) -> Any:
    return votes.annotate(account=Coalesce("organisation_id", "member__organisation_id"))
