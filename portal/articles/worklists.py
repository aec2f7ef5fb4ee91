"""What editors of articles should look at next. Each row is an article that the editor may change."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.db.models import Count, F
from django.urls import reverse
from django.utils import timezone
from wagtail.permissions import page_permission_policy

from portal.articles.models import VOTES_FOR_A_SHARE, ArticlePage, ArticleVote
from portal.common.viewer import Viewer

STALE = timedelta(days=365)
ROWS = 50
ACTS = {"add", "change", "publish"}


@dataclass(frozen=True)
class WorkRow:
    title: str
    edit_url: str
    share: int | None
    votes: int
    reads: int
    failed: int  # questions that were asked after reading it
    checked_at: Any
    reasons: list[tuple[str, int]]
    notes: list[str]


def may_see_worklists(member: Viewer) -> bool:
    """Those who may change an article somewhere."""
    return bool(member.is_authenticated and page_permission_policy.user_has_any_permission(member, ACTS))


def unhelpful(member: Viewer) -> list[WorkRow]:
    """Articles that fewer than half of at least five found helpful in this edition, the worst first."""
    found = _mine(member).filter(
        tally__unhelpful_count__gt=F("tally__helpful_count"),
        tally__unhelpful_count__gte=VOTES_FOR_A_SHARE - F("tally__helpful_count"),
    )
    return _rows(found.order_by(F("tally__unhelpful_count") - F("tally__helpful_count")).reverse(), with_reasons=True)


def failed(member: Viewer) -> list[WorkRow]:
    """Articles that were read before a question was asked all the same, the most often first."""
    return _rows(_mine(member).filter(tally__failed_count__gt=0).order_by("-tally__failed_count", "pk"))


def stale(member: Viewer) -> list[WorkRow]:
    """Articles that nobody checked for a year, the oldest first."""
    checked_before = timezone.localdate() - STALE
    never = _mine(member).filter(checked_at=None)
    return _rows(never.order_by("pk")) + _rows(_mine(member).filter(checked_at__lt=checked_before).order_by("checked_at"))


def most_read(member: Viewer) -> list[WorkRow]:
    return _rows(_mine(member).filter(tally__read_count__gt=0).order_by("-tally__read_count"))


def _mine(member: Viewer) -> Any:
    allowed = page_permission_policy.instances_user_has_any_permission_for(member, ACTS)
    return ArticlePage.objects.live().filter(pk__in=allowed.values("pk"))


def _rows(articles: Any, *, with_reasons: bool = False) -> list[WorkRow]:
    articles = list(articles.select_related("tally").defer("body", "tally__edition_text")[:ROWS])
    reasons: dict[int, list[tuple[str, int]]] = {}
    notes: dict[int, list[str]] = {}
    if with_reasons:
        votes = ArticleVote.objects.filter(
            article__in=[article.pk for article in articles], edition=F("article__tally__edition"), is_helpful=False
        )
        for pk, reason, count in votes.values_list("article", "reason").annotate(n=Count("pk")).order_by("-n"):
            reasons.setdefault(pk, []).append((str(ArticleVote.Reason(reason).label), count))
        for pk, note in votes.exclude(note="").order_by("-voted_at").values_list("article", "note")[:500]:
            notes.setdefault(pk, []).append(note)
    rows = []
    for article in articles:
        tally = getattr(article, "tally", None)
        rows.append(
            WorkRow(
                title=article.title,
                edit_url=reverse("wagtailadmin_pages:edit", args=[article.pk]),
                share=tally.helpful_share if tally else None,
                votes=tally.vote_count if tally else 0,
                reads=tally.read_count if tally else 0,
                failed=tally.failed_count if tally else 0,
                checked_at=article.checked_at,
                reasons=reasons.get(article.pk, []),
                notes=notes.get(article.pk, [])[:5],
            )
        )
    return rows
