"""One entry policy: what members' texts and votes pass before they are stored, whichever way they come in.

Limits by trust level, shortest and longest texts, content limits and repeated texts are asked by the action: a form, a
form without JavaScript, the API and mail all call it. An action that lets a text in looks like this:

    REPLY = Entrance("forums.reply", paces=(Pace("replies_a_minute", 60),), longest=60_000, has_pause=True)

    @passes(REPLY)
    @transaction.atomic
    def reply(*, topic: Topic, by: Member, body: CleanHtml, …) -> Post:
        require(can_reply(by, topic, now))
        text = admit(REPLY, by=by, body=body)

It raises `NotAdmitted`, with the sentence and the field that it is about. Forms ask `problems` for the same sentences,
only to show them beside the field before anything is tried. What is noted for an act that fails is forgotten, so that it
can be tried again. On the common path all of this costs calls of the cache and no query.

Staff and moderators are held by lengths alone. Imports and the demo community bring texts as they were (`as_written`, and
`suppress_reactions` of the activity log): those are sanitised, and nothing else is asked.
"""

from __future__ import annotations

import hashlib
import math
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import timedelta
from functools import wraps
from typing import ParamSpec, TypeVar

from django.core.cache import cache
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from portal.activity.record import is_in_the_past
from portal.common.html import NO_HTML, CleanHtml, text_of
from portal.common.permissions import ALLOWED, Refused, Verdict, refused
from portal.common.ratelimit import TooOften, limit
from portal.members.models import Member
from portal.members.trust_permissions import is_free, most
from portal.writing.content_limits import restrained
from portal.writing.html import clean
from portal.writing.sanitiser import without_controls

P = ParamSpec("P")
R = TypeVar("R")
Problem = tuple[str, str]  # the field ("title", "body"; empty: the act as a whole), and the sentence

DAY = 86400


class NotAdmitted(Refused):
    """A text that the policy keeps out. `field` is "title", "body" or empty; `status` is 429 where waiting helps, else 422."""

    def __init__(self, reason: str, *, field: str = "", status: int = 422) -> None:
        super().__init__(reason)
        self.reason, self.field, self.status = str(reason), field, status


@dataclass(frozen=True)
class Pace:
    """How often within so many seconds: a line of the table of trust levels, or one number for everybody."""

    times: str | int
    seconds: int


@dataclass(frozen=True)
class Entrance:
    """What is asked of one kind of text or act. Entrances that name the same line of the table share its count."""

    name: str  # "forums.reply"
    paces: tuple[Pace, ...] = ()
    towards: str = ""  # line of the table: how often a day for the same member
    longest: int = 0  # characters that a reader sees; 0: it has no body
    longest_title: int = 0
    enough: Callable[[str, str], Iterator[Problem]] | None = None  # of title and visible words, for everybody
    first_day: str = ""  # line of the table for the day of joining
    said_before: Callable[[Member, str], int] | None = None  # what the database knows of that day, by line
    has_pause: bool = False  # between two posts
    may_repeat: bool = False  # the same words may come again at once
    may_be_empty: bool = False  # its body may be left out


@dataclass(frozen=True)
class Admitted:
    """A text that may be stored."""

    title: str
    body: CleanHtml


ENTRANCES: dict[str, tuple[Entrance, ...]] = {}  # by the path of the action; tests hold that no writer of texts is missing
_noted: ContextVar[list[str] | None] = ContextVar("noted", default=None)
_as_written: ContextVar[bool] = ContextVar("as_written", default=False)


@contextmanager
def as_written(value: bool = True) -> Iterator[None]:
    """What is written within is taken as it was written: for imports and the demo community."""
    token = _as_written.set(value)
    try:
        yield
    finally:
        _as_written.reset(token)


def is_held(by: Member) -> bool:
    """Whether limits hold for this member here and now."""
    return not (_as_written.get() or is_in_the_past() or is_free(by))


def passes(*entrances: Entrance) -> Callable[[Callable[P, R]], Callable[P, R]]:
    """Mark an action as one that asks these entrances, and forget what they noted when it fails."""

    def mark(action: Callable[P, R]) -> Callable[P, R]:
        ENTRANCES[f"{action.__module__}.{action.__qualname__}"] = entrances

        @wraps(action)
        def act(*args: P.args, **kwargs: P.kwargs) -> R:
            outer, noted = _noted.get(), list[str]()
            token = _noted.set(noted)
            try:
                done = action(*args, **kwargs)
            except BaseException:
                _forget(noted)
                raise
            finally:
                _noted.reset(token)
            if outer is not None:  # an action within another that may still fail
                outer.extend(noted)
            return done

        return act

    return mark


def admit(
    entrance: Entrance,
    *,
    by: Member,
    title: str = "",
    body: CleanHtml = NO_HTML,
    before: str = "",
    within: str = "",
    besides: Callable[[str, str, CleanHtml], Iterator[Problem]] | None = None,
    turn: Callable[[], Verdict] | None = None,
) -> Admitted:
    """The title and text as they may be stored. Raises NotAdmitted.

    `before` is what the text said until now: an edit is only refused what it adds. `within` sets apart the same words said
    about something else. `besides` is asked of those whom limits hold, after everything else about the text; `turn`, whether
    it is their turn, before anything is counted.
    """
    text = Admitted(line_of(title), sanitised(body))
    if _as_written.get() or is_in_the_past():
        return text
    for field, sentence in problems(entrance, by=by, title=text.title, body=text.body, before=before, besides=besides):
        raise NotAdmitted(sentence, field=field)
    if is_held(by):
        noted = _noted.get()
        if noted is None:
            raise RuntimeError(f"admit({entrance.name}) was called outside an action that @passes it.")
        verdict = (
            (turn() if turn is not None else ALLOWED)
            and _same_text(entrance, by, within + text.title + text.body, noted)
            and _first_day(entrance, by, noted)
            and _pace(entrance, by)
            and _pause(entrance, by, noted)
        )
        if not verdict:
            raise NotAdmitted(verdict.reason, status=429)
    return text


def admit_act(entrance: Entrance, *, by: Member, towards: int | None = None) -> None:
    """Count an act that has no text, such as a vote; `towards` is the member whom it is for. Raises TooOften."""
    if not is_held(by):
        return
    verdict = _pace(entrance, by)
    if verdict and towards is not None and entrance.towards:
        times = most(by, entrance.towards)
        if times is not None:
            verdict = limit(f"{entrance.name}:{by.pk}:{towards}", times=times, seconds=DAY)
    if not verdict:
        raise TooOften(verdict.reason)


def problems(
    entrance: Entrance,
    *,
    by: Member,
    title: str = "",
    body: CleanHtml = NO_HTML,
    before: str = "",
    besides: Callable[[str, str, CleanHtml], Iterator[Problem]] | None = None,
) -> Iterator[Problem]:
    """What is wrong with a text, as a form shows it. Nothing is counted."""
    words = text_of(body)
    if entrance.longest_title and len(title) > entrance.longest_title:
        yield "title", title_too_long(entrance.longest_title)
    if entrance.longest and not entrance.may_be_empty and not words and "<img" not in body and "<hr" not in body:
        yield "body", _("Write something first.")
    if entrance.longest and len(words) > entrance.longest:
        yield "body", too_long(entrance.longest)
    if entrance.enough is not None:
        yield from entrance.enough(title, words)
    if is_held(by):
        if entrance.longest and not (verdict := restrained(by, body, before=before)):
            yield "body", verdict.reason
        if besides is not None:
            yield from besides(title, words, body)


def sanitised(html: CleanHtml) -> CleanHtml:
    """The type says that a text is clean; whatever is handed over without it is cleaned here."""
    return html if isinstance(html, CleanHtml) else clean(html)


def line_of(text: str) -> str:
    """A title: one line, without characters that no keyboard means."""
    return " ".join(without_controls(text).split())


def too_long(longest: int) -> str:
    return _("The text is too long. It can have at most %(count)s characters.") % {"count": f"{longest:,}"}


def title_too_long(longest: int) -> str:
    return _("The title is too long. It can have at most %(count)s characters.") % {"count": longest}


def forget_text(entrance: Entrance, member: Member, text: str) -> None:
    """What was taken back may be posted again at once. `text` is `within`, title and body as they were admitted."""
    cache.delete_many([_text_key(entrance, member, text), _pause_key(member)])


def _pace(entrance: Entrance, member: Member) -> Verdict:
    for pace in entrance.paces:
        is_line = isinstance(pace.times, str)
        times = most(member, pace.times) if isinstance(pace.times, str) else pace.times
        name = pace.times if is_line else entrance.name
        if times is not None and not (verdict := limit(f"entry:{name}:{member.pk}", times=times, seconds=pace.seconds)):
            return verdict
    return ALLOWED


def _text_key(entrance: Entrance, member: Member, text: str) -> str:
    app = entrance.name.partition(".")[0]
    return f"entry:said:{app}:{member.pk}:{hashlib.sha256(text.encode()).hexdigest()[:32]}"


def _same_text(entrance: Entrance, member: Member, text: str, noted: list[str]) -> Verdict:
    minutes = 0 if entrance.may_repeat else most(member, "same_text_minutes")
    if not minutes:
        return ALLOWED
    key = _text_key(entrance, member, text)
    if cache.add(key, 1, minutes * 60):
        noted.append(key)
        return ALLOWED
    return refused(_("You have just posted exactly this. It is there already; change it if you mean to say more."))


def _first_day(entrance: Entrance, member: Member, noted: list[str]) -> Verdict:
    """Counted in the cache, which begins with what the database knows: one query for a newcomer, none for others."""
    line = entrance.first_day
    allowed, now = most(member, line) if line else None, timezone.now()
    if allowed is None or now - member.joined_at >= timedelta(days=1):
        return ALLOWED
    key = f"entry:first_day:{line}:{member.pk}"
    if entrance.said_before is not None and cache.get(key) is None:
        cache.add(key, entrance.said_before(member, line), DAY)
    if cache.incr(key) <= allowed:
        noted.append(key)
        return ALLOWED
    _forget([key])
    return refused(_first_day_sentence(line, allowed))


def _first_day_sentence(line: str, allowed: int) -> str:
    if line == "first_day_topics":
        return ngettext(
            "On your first day you can start %(count)d topic. From tomorrow on you can start more.",
            "On your first day you can start %(count)d topics. From tomorrow on you can start more.",
            allowed,
        ) % {"count": allowed}
    return ngettext(
        "On your first day you can write %(count)d reply or comment. From tomorrow on you can write more.",
        "On your first day you can write %(count)d replies and comments. From tomorrow on you can write more.",
        allowed,
    ) % {"count": allowed}


def _pause_key(member: Member) -> str:
    return f"entry:pause:{member.pk}"


def _pause(entrance: Entrance, member: Member, noted: list[str]) -> Verdict:
    seconds, now = most(member, "seconds_between") if entrance.has_pause else 0, time.time()
    key = _pause_key(member)
    if not seconds:
        return ALLOWED
    if cache.add(key, now + seconds, seconds):
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
        if key.startswith("entry:first_day"):
            with suppress(ValueError):  # evicted
                cache.decr(key)
        else:
            cache.delete(key)
