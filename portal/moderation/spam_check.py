"""What makes a newcomer's text look like advertising: a few signals with points, each said in words. No model and no list of words.

Only texts of members below trust level 2 who are not staff are checked, after they are stored. From `SPAM_QUEUE_SCORE` points
on the text goes into the review queue; from `SPAM_HOLD_SCORE` on it is hidden as well, until a moderator has looked. Moderators
read the signals of every case, and how often they agreed with the check.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from portal.common.html import text_of
from portal.common.kinds import ContentKind, Moderatable, kinds_with
from portal.common.viewer import Viewer
from portal.members.models import Member
from portal.moderation.decidable import rows_of
from portal.moderation.models import Decision

TRUSTED = 2  # from this level on nothing is checked
SHORTEST = 30  # characters: "Thanks, that helped!" is said by many
LATEST, HIDDEN, OWN = 100, 200, 50  # texts of each kind that one is compared with: the latest, hidden ones, the author's own
AT_ONCE = timedelta(minutes=10)
_LINK = re.compile(r'href="(https?://[^"]+)"', re.IGNORECASE)

# Points.
A_LINK, MOST_FOR_LINKS = 15, 45
KNOWN_SITE = 40
SAME_TEXT = 40
FIRST_HOUR, FIRST_DAY = 20, 10
SOME_AT_ONCE, MANY_AT_ONCE = 15, 25
HIDDEN_BEFORE = 20


@dataclass(frozen=True)
class Signal:
    """One thing that speaks for advertising."""

    points: int
    words: str


@dataclass(frozen=True)
class SpamCheck:
    """All signals of a text; their points together, at most 100."""

    signals: tuple[Signal, ...]

    @property
    def score(self) -> int:
        return min(100, sum(signal.points for signal in self.signals))


@dataclass(frozen=True)
class _Text:
    """Another text that one is compared with."""

    pk: int
    model: type[Any]
    words: str
    hosts: frozenset[str]
    author_id: int | None
    posted_at: datetime | None
    is_hidden: bool


def is_checked(author: Member) -> bool:
    """Whether texts of this author are checked at all."""
    return not (author.is_moderator or author.is_company or author.is_imported) and author.trust_level < TRUSTED


def spam_check(kind: ContentKind[Any], thing: Any, viewer: Viewer | None = None) -> SpamCheck | None:
    """The signals of a text, as a moderator may know them; of the whole site without a viewer. None: its author is trusted.

    A few queries for each kind of content, however much there is.
    """
    author = getattr(thing, "author", None)
    if not isinstance(author, Member) or not is_checked(author) or not settings.SPAM_QUEUE_SCORE:
        return None
    moderation = kind.get(Moderatable)
    words = moderation.words(thing)
    text = _tidy(words)
    hosts = hosts_in(words)
    others = list(_others(kind, thing, author, viewer))
    posted_at = getattr(thing, moderation.posted_column, None)
    found = [
        *_links(hosts),
        *_known_sites(hosts, others),
        *_same_text(text, others),
        *_new_account(author, posted_at),
        *_at_once(author, posted_at, others),
        *_hidden_before(author, others),
    ]
    return SpamCheck(tuple(found))


def hosts_in(html: str) -> frozenset[str]:
    """Other sites that a text links to."""
    own = urlsplit(settings.SITE_URL).hostname
    found = {_host(address) for address in _LINK.findall(html)}
    return frozenset(host for host in found if host and host != own)


def _host(address: str) -> str:
    try:
        return (urlsplit(address).hostname or "").removeprefix("www.")
    except ValueError:
        return ""


def _tidy(html: str) -> str:
    return " ".join(text_of(html).casefold().split())


def _links(hosts: frozenset[str]) -> Iterator[Signal]:
    if hosts:
        some = ", ".join(sorted(hosts)[:3])
        words = ngettext("%(count)d link to another site: %(some)s", "%(count)d links to other sites: %(some)s", len(hosts))
        yield Signal(min(MOST_FOR_LINKS, A_LINK * len(hosts)), words % {"count": len(hosts), "some": some})


def _known_sites(hosts: frozenset[str], others: Iterable[_Text]) -> Iterator[Signal]:
    count = sum(1 for other in others if other.is_hidden and other.hosts & hosts)
    if count:
        words = ngettext(
            "Links to the same site in %(count)d text that is hidden now",
            "Links to the same site in %(count)d texts that are hidden now",
            count,
        )
        yield Signal(KNOWN_SITE, words % {"count": count})


def _same_text(text: str, others: Iterable[_Text]) -> Iterator[Signal]:
    count = sum(1 for other in others if other.words == text) if len(text) >= SHORTEST else 0
    if count:
        words = ngettext("The same text in %(count)d other place", "The same text in %(count)d other places", count)
        yield Signal(SAME_TEXT, words % {"count": count})


def _new_account(author: Member, posted_at: datetime | None) -> Iterator[Signal]:
    age = posted_at - author.joined_at if posted_at is not None else timedelta(days=9)
    if age < timedelta(hours=1):
        yield Signal(FIRST_HOUR, _("Written in the first hour of the account"))
    elif age < timedelta(days=1):
        yield Signal(FIRST_DAY, _("Written on the first day of the account"))


def _at_once(author: Member, posted_at: datetime | None, others: Iterable[_Text]) -> Iterator[Signal]:
    if posted_at is None:
        return
    count = 1 + sum(
        1
        for other in others
        if other.author_id == author.pk and other.posted_at is not None and posted_at - AT_ONCE < other.posted_at <= posted_at
    )
    if count >= 3:
        words = _("%(count)d texts within ten minutes") % {"count": count}
        yield Signal(MANY_AT_ONCE if count >= 5 else SOME_AT_ONCE, words)


def _hidden_before(author: Member, others: Iterable[_Text]) -> Iterator[Signal]:
    count = sum(1 for other in others if other.is_hidden and other.author_id == author.pk)
    if count:
        words = ngettext("%(count)d other text of theirs is hidden", "%(count)d other texts of theirs are hidden", count)
        yield Signal(HIDDEN_BEFORE, words % {"count": count})


def _others(kind: ContentKind[Any], thing: Any, author: Member, viewer: Viewer | None) -> Iterator[_Text]:
    """Texts to compare with: the latest, those that decisions hid, and the author's own. Not the thing itself."""
    hides = Decision.objects.standing().filter(act=Decision.Act.HIDE).order_by("-decided_at")[:HIDDEN]
    hidden: dict[int, list[int]] = {}
    for type_id, pk in hides.values_list("object_type_id", "object_id"):
        hidden.setdefault(type_id, []).append(pk)
    itself = {(type(row), row.pk) for row in rows_of(kind, thing)}
    for other, moderation in kinds_with(Moderatable):
        column = moderation.text_column
        if not column:
            continue
        model = other.model
        rows = model._base_manager.all()
        if viewer is not None:
            rows = rows.filter(pk__in=moderation.reached_by(viewer).order_by().values("pk"))
        fields = ("pk", column, "author_id", moderation.posted_column, "hidden_at")
        found: dict[int, tuple[Any, ...]] = {}
        in_decisions = hidden.get(ContentType.objects.get_for_model(model).pk, [])
        for some in (
            rows.order_by("-pk")[:LATEST],
            rows.filter(Q(pk__in=in_decisions, hidden_at__isnull=False) | Q(author=author)).order_by("-pk")[: HIDDEN + OWN],
        ):
            found |= {row[0]: row for row in some.values_list(*fields)}
        for pk, words, author_id, posted_at, hidden_at in found.values():
            if (model, pk) not in itself:
                yield _Text(pk, model, _tidy(words), hosts_in(words), author_id, posted_at, hidden_at is not None)
