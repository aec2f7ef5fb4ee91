"""What a new member accepts: the site's rules and its privacy text, and a fingerprint of the wording."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256

from django.utils.translation import gettext as _
from wagtail.models import Page, Site

from portal.members.models import MembershipSettings


@dataclass(frozen=True)
class Text:
    """One text to accept: its address (empty where the site has none) and the SHA-256 of its wording."""

    url: str
    wording: str


@dataclass(frozen=True)
class Terms:
    rules: Text
    privacy: Text


def membership() -> MembershipSettings:
    """How one becomes a member of the default site."""
    site = Site.objects.filter(is_default_site=True).first()
    return MembershipSettings.for_site(site) if site else MembershipSettings()


def terms() -> Terms:
    """The texts in force now."""
    chosen = membership()
    return Terms(rules=_text(chosen.rules_page, "rules"), privacy=_text(chosen.privacy_page, "privacy"))


def _text(page: Page | None, slug: str) -> Text:
    if page is None or not page.live:
        site = Site.objects.filter(is_default_site=True).select_related("root_page").first()
        page = site.root_page.get_children().live().filter(slug=slug).first() if site else None
    if page is None:
        return Text("", _fingerprint(_("I accept the site’s rules and its privacy text.")))
    return Text(page.get_url() or "", _fingerprint(f"{page.title}\n{getattr(page.specific, 'body', '')}"))


def _fingerprint(text: str) -> str:
    return sha256(text.encode()).hexdigest()
