"""How often one may post, and how much a topic has to say.

What is asked of a text is asked by the form and not by the action: an import or the demo brings topics as they were.
How often is asked around the act (`one_more`): a refused form uses nothing up. It costs calls of the cache and, on
the common path, no query. The numbers of each trust level are in portal/settings/trust.py.
"""

from __future__ import annotations

import hashlib
import math
import time
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import timedelta

from django.conf import settings
from django.core.cache import cache
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from forums.models import Post, Topic
from portal.common.permissions import ALLOWED, Verdict, refused
from portal.common.ratelimit import limit
from portal.members.models import Member
from portal.members.rights import is_free, most

_MINUTE, _HOUR, _DAY = 60, 3600, 86400
CLAIM_FOR = timedelta(minutes=10)  # how long "I am on it" holds

# By act: lines of the table of trust levels with their seconds, and limits that are the same for all.
_BY_LEVEL = {
    "ask": (("topics_a_day", _DAY),),
    "reply": (("replies_a_minute", _MINUTE), ("replies_a_day", _DAY)),
    "comment": (("replies_a_minute", _MINUTE), ("replies_a_day", _DAY)),
    "vote": (("votes_a_minute", _MINUTE), ("votes_an_hour", _HOUR), ("votes_a_day", _DAY)),
}
LIMITS = {
    "solved": ((5, 600), (20, _DAY)),
    "claim": ((6, 600), (60, _DAY)),
    "edit": ((20, 600), (300, _DAY)),
}


def may_go_on(member: Member, act: str, *, towards: int | None = None) -> Verdict:
    """Count one more act of a member. Staff and moderators are not counted. `towards`: the member whom a vote is for."""
    if is_free(member):
        return ALLOWED
    rules: list[tuple[str, int | None, int]] = [(act, times, seconds) for times, seconds in LIMITS.get(act, ())]
    rules += [(act, most(member, line), seconds) for line, seconds in _BY_LEVEL.get(act, ())]
    if towards is not None:
        rules.append((f"{act}:{towards}", most(member, "votes_for_one_member_a_day"), _DAY))
    for name, times, seconds in rules:
        if times is not None and not (verdict := limit(f"forums:{name}:{member.pk}", times=times, seconds=seconds)):
            return verdict
    return ALLOWED


@contextmanager
def one_more(member: Member, act: str, text: str, *, topic: Topic | None = None) -> Iterator[Verdict]:
    """Around posting a text: may the member post it now? `topic` is what they reply to.

    The same text is not posted twice in a short time, so a second click posts nothing. What was noted for an act that
    is refused or fails is forgotten, so that it can be tried again.
    """
    noted: list[str] = []
    verdict = ALLOWED if is_free(member) else _may_post(member, act, text, topic, noted)
    try:
        yield verdict
    except BaseException:
        _forget(noted)
        raise
    if not verdict:
        _forget(noted)


def _may_post(member: Member, act: str, text: str, topic: Topic | None, noted: list[str]) -> Verdict:
    """`noted` receives the keys of what is noted on the way."""
    first_day = "first_day_topics" if act == "ask" else "first_day_replies"
    return (
        (_row_of(member, topic) if act == "reply" and topic is not None else ALLOWED)
        and _same_text(member, text, noted)
        and _first_day(member, first_day, noted)
        and may_go_on(member, act)
        and _pause(member, noted)
    )


def _row_of(member: Member, topic: Topic) -> Verdict:
    """Replies in a row. Only whoever spoke last can have one, so others cost no query."""
    longest = most(member, "replies_in_a_row")
    if longest is None or topic.last_poster_id != member.pk:
        return ALLOWED
    replies = Post.objects.filter(topic_id=topic.pk, position__gt=1, hidden_at=None, deleted_at=None)
    last = list(replies.order_by("-position").values_list("author_id", flat=True)[:longest])
    if len(last) < longest or set(last) != {member.pk}:
        return ALLOWED
    return refused(
        ngettext(
            "The last reply here is yours. Add to it by editing it, or wait until somebody else says something.",
            "The last %(count)d replies here are yours. Add to one by editing it, or wait until somebody else says something.",
            longest,
        )
        % {"count": longest}
    )


def _said_as(post: Post) -> str:
    """The text of a post as `one_more` was given it."""
    if post.is_first:
        return post.topic.title + post.body
    return f"{post.parent_id}:{post.body}" if post.is_comment else post.body


def forget_text(member: Member, post: Post) -> None:
    """What was taken back may be posted again at once."""
    cache.delete_many([_key_of(member, _said_as(post)), f"forums:pause:{member.pk}"])


def _key_of(member: Member, text: str) -> str:
    return f"forums:said:{member.pk}:{hashlib.sha256(text.encode()).hexdigest()[:32]}"


def _same_text(member: Member, text: str, noted: list[str]) -> Verdict:
    minutes = most(member, "same_text_minutes")
    key = _key_of(member, text)
    if not minutes or cache.add(key, 1, minutes * _MINUTE):
        noted.append(key)
        return ALLOWED
    return refused(_("You have just posted exactly this. It is there already; change it if you mean to say more."))


def _first_day(member: Member, line: str, noted: list[str]) -> Verdict:
    """Counted in the cache, which begins with what the database knows: one query for a newcomer, none for others."""
    allowed, now = most(member, line), timezone.now()
    if allowed is None or now - member.joined_at >= timedelta(days=1):
        return ALLOWED
    key = f"forums:{line}:{member.pk}"
    if cache.get(key) is None:
        posts = Post.objects.filter(author_id=member.pk)
        said = posts.filter(position=1) if line == "first_day_topics" else posts.exclude(position=1)
        cache.add(key, said.count(), _DAY)
    if cache.incr(key) <= allowed:
        noted.append(key)
        return ALLOWED
    _forget([key])
    return refused(
        ngettext(
            "On your first day you can start %(count)d topic. From tomorrow on you can start more.",
            "On your first day you can start %(count)d topics. From tomorrow on you can start more.",
            allowed,
        )
        % {"count": allowed}
        if line == "first_day_topics"
        else ngettext(
            "On your first day you can write %(count)d reply or comment. From tomorrow on you can write more.",
            "On your first day you can write %(count)d replies and comments. From tomorrow on you can write more.",
            allowed,
        )
        % {"count": allowed}
    )


def _pause(member: Member, noted: list[str]) -> Verdict:
    seconds, now = most(member, "seconds_between"), time.time()
    key = f"forums:pause:{member.pk}"
    if not seconds or cache.add(key, now + seconds, seconds):
        noted.append(key)
        return ALLOWED
    left = max(1, math.ceil((cache.get(key) or now) - now))
    return refused(
        ngettext(
            "Wait %(count)d more second before you post again. Your text stays here.",
            "Wait %(count)d more seconds before you post again. Your text stays here.",
            left,
        )
        % {"count": left}
    )


def _forget(noted: list[str]) -> None:
    for key in noted:
        if key.startswith("forums:first_day"):
            with suppress(ValueError):  # evicted
                cache.decr(key)
        else:
            cache.delete(key)


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
            "This title has %(count)s characters; it needs at least %(least)s. Say what happens with what, so that others find it."
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
        _("This text has %(count)s characters; it needs at least %(least)s. Say what you did, and what happened then.")
        % {"count": len(text), "least": least}
    )
