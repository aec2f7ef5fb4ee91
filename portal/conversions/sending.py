"""What goes to the system that holds cases: the case, the asker's messages, and the way to what others reply.

Built from the current state when it is sent. Replies of other members go as addresses, never as text.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop, override

from forums.boards import board_map
from forums.models import Post, Topic
from portal.conversions.actions import case_arrived, message_arrived
from portal.conversions.actions.cases import CASE, MESSAGE, REPLY_LINK
from portal.conversions.actions.messages import as_text
from portal.conversions.models import CaseMessage, TopicCase
from portal.crm.models import Link, Outbox
from portal.crm.protocol import Command, Kind, Ref
from portal.crm.sync.purposes import NotWanted, Purpose, register_purpose, shortened

LONGEST_SUBJECT, LONGEST_TEXT = 250, 30_000
MOST_LINKS = 50


def _address(path: str) -> str:
    return settings.SITE_URL.rstrip("/") + path


def _case(row: Outbox, link: Link | None) -> Command:
    case = TopicCase.objects.select_related("topic", "asker").filter(pk=row.subject.get("topic_case")).first()
    if case is None or case.opened_at is None:
        raise NotWanted
    is_open = case.topic.is_public and board_map()[case.topic.board_id].is_public
    with override(None):  # the company's language is the site's
        # Without its asker's word nothing leaves that not everybody may read.
        subject = case.subject if case.is_agreed or is_open else _("A question in the community")
    values: dict[str, Any] = {
        "number": f"Q-{case.topic_id}",
        "subject": shortened(subject or "–", LONGEST_SUBJECT),
        "state": "open",
        "opened_at": case.opened_at.isoformat(),
        "due_at": case.due_at.isoformat() if case.due_at else None,
    }
    links: dict[Kind, Ref] = {}
    contact = link.ref if link is not None else None
    if contact is not None and link is not None and case.is_agreed:
        links[Kind.CONTACT] = contact
        if link.account_id_there:
            links[Kind.ACCOUNT] = Ref(link.tenant, Kind.ACCOUNT, link.account_id_there)
    return Command(key=row.key, kind=Kind.CASE, target=None, values=values, links=links)


def _case_arrived(row: Outbox, link: Link | None, ref: Ref, now: datetime) -> None:
    case_arrived(case_pk=row.subject["topic_case"], ref=ref)


def _message(row: Outbox, link: Link | None) -> Command:
    message = CaseMessage.objects.select_related("topic_case__topic", "topic_case__connection", "by").filter(
        pk=row.subject.get("message")
    ).first()  # fmt: skip
    ref = message.topic_case.ref if message is not None else None
    if message is None or ref is None or not message.topic_case.is_agreed:
        raise NotWanted
    text = as_text(message.body)
    if message.is_question:
        text = f"{text}\n\n{_ways(message.topic_case.topic)}"
    author = message.by.display_name if message.by is not None else ""
    values = {"author": author, "public": True, "text": shortened(text, LONGEST_TEXT), "at": message.at.isoformat()}
    return Command(key=row.key, kind=Kind.MESSAGE, target=None, values=values, links={Kind.CASE: ref})


def _message_arrived(row: Outbox, link: Link | None, ref: Ref, now: datetime) -> None:
    message_arrived(message_pk=row.subject["message"], ref=ref)


def _ways(topic: Topic) -> str:
    """Where the question stands, and what others replied to it: addresses alone."""
    posts = Post.objects.filter(topic=topic, position__gt=1, hidden_at=None, deleted_at=None).order_by("position")
    with override(None):
        lines = [_("The question: %(address)s") % {"address": _address(topic.get_absolute_url())}]
        lines += [_("A reply: %(address)s") % {"address": _address(post.get_absolute_url())} for post in posts[:MOST_LINKS]]
    return "\n".join(lines)


def _reply(row: Outbox, link: Link | None) -> Command:
    """A note for support: there is a reply in the community, here. Of a case without the asker also the way to the topic."""
    case = TopicCase.objects.select_related("connection", "topic").filter(pk=row.subject.get("topic_case")).first()
    ref = case.ref if case is not None else None
    if case is None or ref is None or case.is_closed:
        raise NotWanted
    if (number := row.subject.get("post")) is None:
        address, at, words = case.topic.get_absolute_url(), case.opened_at, gettext_noop("The question: %(address)s")
    else:
        post = Post.objects.select_related("topic").filter(pk=number).first()
        if post is None or not post.is_public or not post.topic.is_public:
            raise NotWanted
        address, at, words = post.get_absolute_url(), post.posted_at, gettext_noop("A reply: %(address)s")
    with override(None):
        values = {
            "author": _("The community"),
            "public": False,
            "text": _(words) % {"address": _address(address)},
            "at": at.isoformat() if at else None,
        }
    return Command(key=row.key, kind=Kind.MESSAGE, target=None, values=values, links={Kind.CASE: ref})


def _reply_arrived(row: Outbox, link: Link | None, ref: Ref, now: datetime) -> None:
    """Nothing is kept of it here: it is a note of the other system."""


def _no_category(row: Outbox) -> None:
    """The asker's yes to the case is its own consent; that it goes to their contact follows the link alone."""


def register() -> None:
    """Called when the apps are ready."""
    register_purpose(Purpose(CASE, Kind.CASE, _case, _case_arrived, _no_category))
    register_purpose(Purpose(MESSAGE, Kind.MESSAGE, _message, _message_arrived, _no_category))
    register_purpose(Purpose(REPLY_LINK, Kind.MESSAGE, _reply, _reply_arrived, _no_category))
