"""What the worker does for idea contests by itself."""

from __future__ import annotations

from django.utils import timezone

from ideas.contests.actions import notice_occasions
from ideas.contests.models import ContestPage
from portal.activity.periodic import every


@every(minutes=10)
def notice_phases() -> None:
    """Notice where a phase of a contest began, or the days of its jury end soon."""
    now = timezone.now()
    for contest in ContestPage.objects.live().filter(result=None, starts_at__lte=now).order_by("pk"):
        notice_occasions(contest=contest, now=now)
