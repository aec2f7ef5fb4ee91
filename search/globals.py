"""What search adds to pages of the rooms below."""

from __future__ import annotations

from markupsafe import Markup

from portal.common.jinja import fragment
from portal.common.viewer import Viewer
from search import find as finding


def similar_things(viewer: Viewer, title: str) -> Markup:
    """What has been said about a title that somebody asks with, for a page without script."""
    rows = finding.similar(viewer, title) if title.strip() else []
    return fragment("search/partials/similar_list.html", rows=rows, solves=viewer.is_authenticated, asked_title=title[:200])
