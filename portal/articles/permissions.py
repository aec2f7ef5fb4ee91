"""Who may say what about an article."""

from __future__ import annotations

from datetime import datetime

from django.utils.translation import gettext as _

from portal.articles.models import ArticlePage
from portal.common.permissions import ALLOWED, Verdict, refused
from portal.members.models import Member
from portal.members.permissions import for_writers


@for_writers
def can_rate(member: Member, article: ArticlePage, now: datetime) -> Verdict:
    """May the member say whether the article helped? Whoever wrote or checked it may not."""
    if member.pk in (article.author_id, article.checked_by_id):
        return refused(_("You are responsible for this article, so others say whether it helps."))
    if not ArticlePage.objects.live().visible_to(member).filter(pk=article.pk).exists():
        return refused(_("This article is no longer there."))
    return ALLOWED
