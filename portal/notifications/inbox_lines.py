"""One line of the inbox in words: who did what, where a click leads. The notice of its activity says it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from django.utils.translation import gettext as _

from portal.activity.notices import LineAct, NoticeKind, Told, notice_kind, notice_of
from portal.common.kinds import Notifiable, kind_of, whole_of
from portal.members.models import Member
from portal.moderation.hidden_texts import url_for_author
from portal.notifications.models import Notification, place_of


@dataclass(frozen=True)
class Line:
    """What the inbox and the e-mail show of a notification."""

    pk: int
    text: str  # "Tomasz Wierzba replied"
    title: str  # the topic
    excerpt: str
    url: str
    actor: Member | None
    at: datetime
    is_read: bool
    kind: NoticeKind
    why: str = ""  # "you asked this"
    count: int = 1  # events in the line; the newest of them is told
    names: tuple[str, ...] = ()  # of who did the others, the newest first
    news: tuple[tuple[str, str], ...] = ()  # what is new in one place, where that is several things: titles and addresses
    act: LineAct | None = None  # the button beside it
    is_withheld: bool = False  # moderators hid what somebody else said: only what was decided is told


def line_of(notification: Notification, member: Member, *, act: LineAct | None = None, tie: str = "") -> Line:
    """The line for who reads it. `act`: the button beside it, of `acts_of`; `tie`: of `ties_of`."""
    thing, notice = notification.subject, notice_of(notification.activity.type)
    whole, kind, told = whole_of(thing), kind_of(thing), told_of(notification, member, tie=tie)
    is_hidden = any(_hid(part) for part in (thing, whole)) and not member.is_moderator
    is_withheld = is_hidden and any(getattr(part, "author_id", None) != member.pk for part in (thing, whole) if _hid(part))
    url = notice.url(told, kind.url(thing)) if kind is not None else "/"
    return Line(
        pk=notification.pk,
        text=notice.line(told),
        title=_("No longer shown") if is_withheld else str(kind.title(thing)) if kind is not None else str(thing),
        excerpt=kind.get(Notifiable).excerpt(thing) if kind is not None and not is_withheld else "",
        url=url_for_author(thing, whole, member) if is_hidden and not is_withheld else "" if is_hidden else url,
        actor=notification.actor,
        at=notification.created_at,
        is_read=notification.read_at is not None,
        kind=told.kind,
        why=notice.why(told),
        act=act,
        is_withheld=is_withheld,
    )


def line_of_place(line: Line, rows: Sequence[Notification], member: Member, count: str) -> Line:
    """The line of several things that are new in one place: it leads there, and names the newest of them."""
    news = []
    for row in rows:
        one = line_of(row, member)
        if not one.is_withheld:
            news.append((one.title, one.url))
    subject = rows[0].subject if rows else None
    place = place_of(subject) if subject is not None else None
    kind = kind_of(place)
    if kind is None:
        return line
    title = _("%(count)s new: %(place)s") % {"count": count, "place": kind.title(place)}
    return replace(line, title=title, url=kind.url(place), news=tuple(news), excerpt="", act=None)


def told_of(row: Notification, member: Member, *, tie: str = "") -> Told:
    """The facts that the words of a line are made from."""
    return Told(
        kind=notice_kind(row.kind),
        activity=row.activity,
        about=row.about,
        subject=row.subject,
        member=member,
        actor_name=row.actor.display_name if row.actor else _("Someone"),
        other_count=row.actor_count - 1,
        tie=tie,
    )


def acts_of(rows: Iterable[Notification], member: Member) -> dict[int, LineAct]:
    """The buttons beside lines, by the lines' numbers. What offers none costs no query."""
    by_type: dict[str, list[Notification]] = {}
    for row in rows:
        if row.subject is not None:
            by_type.setdefault(row.activity.type, []).append(row)
    found: dict[int, LineAct] = {}
    for name, lines in by_type.items():
        acts = notice_of(name).acts(member, [row.subject for row in lines])
        found |= {row.pk: acts[row.subject_id] for row in lines if row.subject_id in acts}
    return found


def _hid(thing: object) -> bool:
    return getattr(thing, "hidden_at", None) is not None
