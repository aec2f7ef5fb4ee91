"""How often one may post, and how much a topic has to say.

Acts are counted when a text is really posted, so that a refused form uses nothing up. What is asked of a text is asked
by the form and not by the action: an import or the demo brings topics as they were.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.conf import settings
from django.utils.translation import gettext as _

from portal.common.permissions import ALLOWED, Verdict, refused
from portal.common.ratelimit import limit

_DAY = 86400
CLAIM_FOR = timedelta(minutes=10)  # how long "I am on it" holds

# (times, seconds) by act; each of its limits holds.
LIMITS = {
    "ask": ((3, 600), (20, _DAY)),
    "reply": ((8, 60), (200, _DAY)),
    "comment": ((10, 60), (300, _DAY)),
    "vote": ((30, 60), (500, _DAY)),
    "solved": ((5, 600), (20, _DAY)),
    "claim": ((6, 600), (60, _DAY)),
    "edit": ((20, 600), (300, _DAY)),
}


def may_go_on(member: Any, act: str) -> Verdict:
    """Count one more act of a member. Staff and moderators are not counted."""
    if member.is_moderator or member.is_company:
        return ALLOWED
    for times, seconds in LIMITS[act]:
        verdict = limit(f"forums:{act}:{member.pk}", times=times, seconds=seconds)
        if not verdict:
            return verdict
    return ALLOWED


@dataclass(frozen=True)
class Minimum:
    """The least that a title and a text have, in visible characters. The setting FORUM_LIMITS changes any of them.

    Chinese, Japanese and Korean say as much in fewer characters.
    """

    question_title: int = 15
    question_body: int = 20
    discussion_title: int = 8
    discussion_body: int = 10
    cjk_title: int = 8
    cjk_body: int = 6

    @classmethod
    def now(cls) -> Minimum:
        return cls(**getattr(settings, "FORUM_LIMITS", {}))


_CJK = ("CJK UNIFIED", "CJK COMPAT", "HIRAGANA", "KATAKANA", "HANGUL")


def visible(text: str) -> str:
    """The characters that one sees: no spaces, controls or marks that have no width."""
    return "".join(char for char in text if not char.isspace() and unicodedata.category(char)[0] != "C")


def _is_cjk(text: str) -> bool:
    return sum(unicodedata.name(char, "").startswith(_CJK) for char in text) * 2 > len(text)


def enough_title(kind: str, title: str) -> Verdict:
    """Does the title tell others what it is about?"""
    minimum, text = Minimum.now(), visible(title)
    least = minimum.question_title if kind == "question" else minimum.discussion_title
    least = min(least, minimum.cjk_title) if _is_cjk(text) else least
    if len(text) >= least:
        return ALLOWED
    return refused(
        _(
            "This title has %(count)s characters, and %(least)s is the least. Say what happens with what, so that others find it."
        )
        % {"count": len(text), "least": least}
    )


def enough_body(kind: str, words: str, *, shows_something: bool = False) -> Verdict:
    """Does the text tell enough to answer? A picture among few words does (`shows_something`)."""
    minimum, text = Minimum.now(), visible(words)
    least = minimum.question_body if kind == "question" else minimum.discussion_body
    least = min(least, minimum.cjk_body) if _is_cjk(text) else least
    if len(text) >= least or shows_something:
        return ALLOWED
    return refused(
        _("This text has %(count)s characters, and %(least)s is the least. Say what you did, and what happened then.")
        % {"count": len(text), "least": least}
    )
