"""What newcomers may put into one text: links, pictures, files, mentions. It is what spam is made of.

Asked of the text alone, so it costs no query. An edit is only refused what it adds.
"""

from __future__ import annotations

import re

from django.conf import settings
from django.utils.translation import ngettext

from portal.common.permissions import ALLOWED, Verdict, refused
from portal.members.models import Member
from portal.members.trust_permissions import most
from portal.writing.html import mentioned_usernames

_LINK = re.compile(r'<a [^>]*?href="([^"]+)"')


def restrained(member: Member, html: str, *, before: str = "") -> Verdict:
    """May the member post this clean text? `before` is what it said until now."""
    now, then = _held(html), _held(before) if before else {}
    for line, count in now.items():
        limit = most(member, line) if count else None
        if limit is not None and count > limit and count > then.get(line, 0):
            return refused(_sentence(line, limit) % {"count": limit})
    return ALLOWED


def _held(html: str) -> dict[str, int]:
    addresses = set(_LINK.findall(html))
    own = tuple(f"{settings.SITE_URL}{end}" for end in ("/", "?", "#"))
    others = [link for link in addresses if link.startswith("http") and link != settings.SITE_URL and not link.startswith(own)]
    return {
        "links": len(others),
        "images": html.count("<img "),
        "attachments": sum(link.startswith("/uploads/") for link in addresses),
        "mentions": len(set(mentioned_usernames(html))),
    }


def _sentence(line: str, limit: int) -> str:
    if line == "links":
        return ngettext(
            "At your trust level a text may have %(count)d link to another site. Remove some; you may use more in time.",
            "At your trust level a text may have %(count)d links to other sites. Remove some; you may use more in time.",
            limit,
        )
    if line == "images":
        return ngettext(
            "At your trust level a text may have %(count)d picture. Choose the one that tells most; you may use more in time.",
            "At your trust level a text may have %(count)d pictures. Choose those that tell most; you may use more in time.",
            limit,
        )
    if line == "attachments":
        return ngettext(
            "At your trust level a text may have %(count)d attached file. Put what matters into the text instead.",
            "At your trust level a text may have %(count)d attached files. Put what matters into the text instead.",
            limit,
        )
    return ngettext(
        "At your trust level a text may mention %(count)d member. Everybody who follows this reads it anyway.",
        "At your trust level a text may mention %(count)d members. Everybody who follows this reads it anyway.",
        limit,
    )
