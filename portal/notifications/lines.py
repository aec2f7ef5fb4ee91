"""One line of the inbox in words: who did what, where a click leads."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from forums import activities as forums
from forums.models import Post, Topic
from ideas.models import Idea, IdeaComment
from ideas.polls import activities as polls
from portal.members.models import Member
from portal.notifications import of_contests
from portal.notifications.models import Notification, NotificationKind
from portal.notifications.of_ideas import OFFER, idea_of, text_of_line


@dataclass(frozen=True)
class Line:
    """What the inbox and the letter show of a notification."""

    pk: int
    text: str  # "Tomasz Wierzba replied"
    title: str  # the topic
    excerpt: str
    url: str
    actor: Member | None
    at: datetime
    is_read: bool
    kind: str
    vote_url: str = ""  # where one click votes
    is_withheld: bool = False  # moderators hid what somebody else said: only what was decided is told


def line_of(notification: Notification, member: Member, *, has_voted: bool = False) -> Line:
    thing = notification.subject
    topic = thing.topic if isinstance(thing, Post) else idea_of(thing) or thing
    is_hidden = any(_hid(part) for part in (thing, topic)) and not member.is_moderator
    is_withheld = is_hidden and any(getattr(part, "author_id", None) != member.pk for part in (thing, topic) if _hid(part))
    return Line(
        pk=notification.pk,
        text=_text(notification, member),
        title=_("No longer shown") if is_withheld else topic.title if isinstance(topic, Topic | Idea) else str(thing),
        excerpt=thing.excerpt if isinstance(thing, Post | IdeaComment) and not is_withheld else "",
        url="" if is_hidden else _address(notification),
        actor=notification.actor,
        at=notification.created_at,
        is_read=notification.read_at is not None,
        kind=notification.kind,
        vote_url=f"/ideas/{thing.pk}/vote/"
        if notification.about == OFFER and isinstance(thing, Idea) and not thing.is_closed and not has_voted
        else "",
        is_withheld=is_withheld,
    )


def _hid(thing: object) -> bool:
    return getattr(thing, "hidden_at", None) is not None


def _address(row: Notification) -> str:
    if isinstance(row.subject, of_contests.PAGES):
        return of_contests.address_of(row)
    return row.subject.get_absolute_url() if row.subject is not None else "/"


def _text(row: Notification, member: Member) -> str:
    name = row.actor.display_name if row.actor else _("Someone")
    others = row.actor_count - 1
    if isinstance(row.subject, of_contests.PAGES):
        return of_contests.text_of_line(row)
    if idea_of(row.subject) is not None:
        said = text_of_line(row, name, member)
        if said:
            return said
    match row.kind:
        case NotificationKind.REPLY:
            topic_is_mine = isinstance(row.subject, Post) and row.subject.topic.author_id == member.pk
            return (
                _("%(name)s replied to your topic") % {"name": name}
                if topic_is_mine
                else _("%(name)s replied to you") % {"name": name}
            )
        case NotificationKind.ASSIGNED:
            return _("%(name)s gave you this topic") % {"name": name}
        case NotificationKind.MENTION:
            return _("%(name)s mentioned you") % {"name": name}
        case NotificationKind.ACCEPTED:
            return _("%(name)s accepted your answer") % {"name": name}
        case NotificationKind.FOLLOWED:
            if row.about == "curation":
                return _curation_text(row)
            if row.about == "accepted":
                return _("%(name)s accepted an answer") % {"name": name}
            return _("%(name)s replied") % {"name": name}
        case NotificationKind.NEW_TOPIC:
            return _("%(name)s started a topic") % {"name": name}
        case NotificationKind.REMINDER:
            note = _note_of(row, member)
            return _("You wanted to be reminded: %(note)s") % {"note": note} if note else _("You wanted to be reminded of this")
        case NotificationKind.HELPFUL if others > 0:
            return ngettext(
                "%(name)s and %(others)s other found your post helpful",
                "%(name)s and %(others)s others found your post helpful",
                others,
            ) % {"name": name, "others": others}
        case NotificationKind.HELPFUL:
            return _("%(name)s found your post helpful") % {"name": name}
        case _:
            return _curation_text(row)


def _note_of(row: Notification, member: Member) -> str:
    """What the member wrote on the bookmark. Lists bring it along (`own_bookmarks`), a single line asks for it."""
    if not isinstance(row.subject, Post):
        return ""
    kept = getattr(row.subject, "own_bookmarks", None)
    kept = list(row.subject.bookmarks.filter(member=member)) if kept is None else kept
    return kept[0].note if kept else ""


def _curation_text(row: Notification) -> str:
    if row.about == "flag":
        answer = (row.activity.data or {}).get("answer", "")
        agreed = (row.activity.data or {}).get("outcome") == "agreed"
        sentence = (
            _("A moderator agreed with your flag") if agreed else _("A moderator looked at your flag and left it as it is")
        )
        return f"{sentence}: {answer}" if answer else sentence
    if row.activity.type == forums.TOPIC_MERGED.name:
        title = (row.activity.data or {}).get("title", "")
        return _("A moderator merged “%(title)s” into this topic") % {"title": title}
    if row.activity.type == forums.TOPIC_SPLIT.name:
        title = (row.activity.data or {}).get("title", "")
        return _("A moderator made replies to “%(title)s” a topic of their own") % {"title": title}
    reason = (row.activity.data or {}).get("reason", "")
    sentence = {
        forums.POST_HIDDEN.name: _("A moderator hid your post"),
        forums.POST_UNHIDDEN.name: _("A moderator restored your post"),
        polls.STATEMENT_HIDDEN.name: _("A moderator hid your statement"),
        polls.STATEMENT_UNHIDDEN.name: _("A moderator restored your statement"),
        forums.INFO_ASKED.name: _("Your question needs more from you"),
        forums.TOPIC_CLOSED.name: _("Your topic was closed"),
        forums.TOPIC_REOPENED.name: _("Your topic was reopened"),
        forums.TOPIC_UNMERGED.name: _("A moderator took a merge back: this topic stands by itself again"),
        forums.TOPIC_MOVED.name: _("Your topic was moved to another board"),
    }.get(row.activity.type, _("A moderator changed something that you wrote"))
    return f"{sentence}: {reason}" if reason else sentence
