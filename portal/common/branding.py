"""Who we are: name, logo and colour of the site, read once and remembered for ten seconds."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256

from django.conf import settings
from django.db import DatabaseError
from django.http import HttpRequest
from wagtail.models import Site

from portal.common.colour import DEFAULT_ACCENT
from portal.common.models import SiteIdentity
from portal.common.ttl_cache import remembered


@dataclass(frozen=True, eq=False)  # the same object as long as it is remembered, so a cheap key for what is made of it
class Identity:
    """What every page prints. `name` is the company, `community` the place (may be empty)."""

    name: str
    community: str
    footer: str
    brand: str  # #rrggbb
    logo: str = ""  # address of the picture, or empty: our own mark is drawn
    logo_width: int = 0
    logo_height: int = 0
    icon: str = ""  # address of a square picture for browser tabs, or empty: /brand.svg serves
    url: str = ""
    version: str = ""  # changes whenever anything above does

    @property
    def title(self) -> str:
        """What stands after each page's own title."""
        return self.community or self.name


def identity_of(request: HttpRequest | None) -> Identity:
    """The identity of the site that the request reached; of the default site without one."""
    host = request.META.get("HTTP_HOST", "") if request is not None else ""
    return _identity(host)


@remembered(seconds=10)
def _identity(host: str) -> Identity:
    try:
        name, _, port = host.rpartition(":") if host.rpartition(":")[2].isdigit() else (host, "", "")
        found = Site.objects.filter(hostname=name, port=int(port or 80)).first() if name else None
        site = found or Site.objects.filter(is_default_site=True).first() or Site.objects.first()
        stored = SiteIdentity.for_site(site) if site else SiteIdentity()
        logo, width, height = stored.logo_rendition()
        icon = stored.icon_rendition()
    except DatabaseError:  # before the first migration, and on error pages while the database is away
        stored, logo, width, height, icon = SiteIdentity(), "", 0, 0, ""
    version = sha256(
        repr((stored.company, stored.community, stored.footer, stored.accent, logo, icon)).encode(), usedforsecurity=False
    ).hexdigest()[:10]
    return Identity(
        name=stored.company,
        community=stored.community,
        footer=stored.footer,
        brand=stored.accent or DEFAULT_ACCENT,
        logo=logo,
        logo_width=width,
        logo_height=height,
        icon=icon,
        url=settings.SITE_URL,
        version=version,
    )
