"""What search adds to pages of the rooms below."""

from __future__ import annotations

from typing import Any

from markupsafe import Markup

from portal.common.jinja import fragment
from search import find as finding


def similar_things(viewer: Any, title: str) -> Markup:
    """What has been said about a title that somebody asks with, for a page without script."""
    rows = finding.similar(viewer, title) if title.strip() else []
    return fragment("search/partials/similar_list.html", rows=rows, solves=viewer.is_authenticated, asked_title=title[:200])
