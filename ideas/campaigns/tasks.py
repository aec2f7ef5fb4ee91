"""What the worker does for challenges by itself."""

from __future__ import annotations

from django.utils import timezone

from ideas.campaigns.actions import notice_occasions
from ideas.campaigns.models import CampaignPage
from portal.activity.periodic import every


@every(minutes=10)
def notice_phases() -> None:
    """Notice where a phase of a challenge began, or the days of its jury end soon."""
    now = timezone.now()
    for campaign in CampaignPage.objects.live().filter(result=None, starts_at__lte=now).order_by("pk"):
        notice_occasions(campaign=campaign, now=now)
