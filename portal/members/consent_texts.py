"""What a new member accepts: the site's rules and its privacy text, and a fingerprint of the wording."""

from __future__ import annotations

from collections.abc import Callable
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


def rules_page() -> Page | None:
    """The editors' page of the site's rules, if there is one."""
    return _page(membership().rules_page, "rules")


def register_rules(wording: Callable[[], str]) -> None:
    """Make known rules that stand beside the editors' page: who accepts it accepts them too (portal/moderation)."""
    _rules[:] = [wording]


_rules: list[Callable[[], str]] = []


def _page(page: Page | None, slug: str) -> Page | None:
    if page is None or not page.live:
        site = Site.objects.filter(is_default_site=True).select_related("root_page").first()
        page = site.root_page.get_children().live().filter(slug=slug).first() if site else None
    return page


def _text(page: Page | None, slug: str) -> Text:
    page = _page(page, slug)
    beside = "\n".join(wording() for wording in _rules) if slug == "rules" else ""
    if page is None:
        return Text("", _fingerprint(beside or _("I accept the site’s rules and its privacy text.")))
    body = f"{page.title}\n{getattr(page.specific, 'body', '')}"
    return Text(page.get_url() or "", _fingerprint(f"{body}\n{beside}" if beside else body))


def _fingerprint(text: str) -> str:
    return sha256(text.encode()).hexdigest()
