"""What every page of the site needs, prepared so that a page pays almost nothing for it."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest

from portal.common.layout import layout_of


def page(request: HttpRequest) -> dict[str, Any]:
    """The context of every Jinja2 template. No query but, once in ten seconds, for the site's identity."""
    layout = layout_of(request)
    return {
        "viewer": getattr(request, "user", None) or AnonymousUser(),
        "site": layout.site,
        "layout": layout,
        "nav": layout.nav,
        "csrf_input": layout.csrf_input,
    }
