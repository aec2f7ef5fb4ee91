"""Who may say what about an article."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from portal.articles.models import ArticlePage
from portal.common.permissions import Verdict, refused
from portal.members.permissions import can_write


def can_rate(member: Any, article: ArticlePage, now: datetime) -> Verdict:
    """May the member say whether the article helped? Whoever wrote or checked it may not."""
    verdict = can_write(member, now)
    if not verdict:
        return verdict
    if member.pk in (article.author_id, article.checked_by_id):
        return refused(_("You are responsible for this article, so others say whether it helps."))
    if not ArticlePage.objects.live().visible_to(member).filter(pk=article.pk).exists():
        return refused(_("This article is no longer there."))
    return verdict
