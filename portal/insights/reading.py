"""The report: what was found, as far as the reader may see the things behind it."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from portal.common.viewer import Viewer
from portal.insights.clusters import clusters_for
from portal.insights.content_refs import may_see_members
from portal.insights.filter_params import Asked
from portal.insights.models import MiningRun
from portal.insights.segment_demand import neglected, trending, wanted_by
from portal.insights.state import state_of
from portal.insights.themes import themes_for


def report(viewer: Viewer, asked: Asked, now: datetime) -> dict[str, Any]:
    """All of the page, in a number of queries that does not grow with what was found."""
    run = MiningRun.objects.order_by("-taken_at").first()
    return {
        "asked": asked,
        "choices": asked.choices(viewer),
        "run": run,
        "state": state_of(now),
        "sees_members": may_see_members(viewer),
        "themes": themes_for(run, asked, viewer),
        "clusters": clusters_for(run, asked, viewer, now),
        "wanted": wanted_by(asked, viewer),
        "trending": trending(asked, viewer, now),
        "neglected": neglected(asked, viewer, now),
        "now": now,
    }
