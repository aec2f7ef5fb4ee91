"""The figures of the public community that editors may put into their sentences."""

from __future__ import annotations

from django.contrib.auth.models import AnonymousUser
from django.core.cache import cache
from django.db.models import Count, Q

from forums.models import UNANSWERED, Topic
from ideas.models import Idea
from portal.articles.models import ArticlePage
from portal.common.access import access_token

_KEY = "pages:figures"
_SECONDS = 300


def figures() -> dict[str, int]:
    """Topics, questions solved and without an answer, articles, ideas: what everybody may read. Counted every five minutes."""
    key = f"{_KEY}:{access_token()}"
    known = cache.get(key)
    if known is None:
        nobody = AnonymousUser()
        known = Topic.objects.visible_to(nobody).aggregate(
            topics=Count("pk"),
            solved=Count("pk", filter=Q(solution__isnull=False)),
            unanswered=Count("pk", filter=UNANSWERED),
        )
        known["ideas"] = Idea.objects.visible_to(nobody).standing().count()
        known["articles"] = ArticlePage.objects.visible_to(nobody).count()
        cache.set(key, known, _SECONDS)
    return known


def fill_in(text: str) -> str:
    """Replace {solved} and the like by the figures of today; other braces stay as they were typed."""
    if "{" not in text:
        return text
    for name, count in figures().items():
        text = text.replace("{" + name + "}", f"{count:,}")
    return text
