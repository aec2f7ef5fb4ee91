"""The Wagtail admin in the colours of the site."""

from __future__ import annotations

from django.urls import reverse
from django.utils.html import format_html
from wagtail import hooks

from portal.common.identity import identity_of


@hooks.register("insert_global_admin_css")
def brand_the_admin() -> str:
    return format_html('<link rel="stylesheet" href="{}?v={}">', reverse("brand_admin_css"), identity_of(None).version)
