"""What a letter says, and the headers that thread it and let it be stopped."""

from __future__ import annotations

import re
from email.utils import formataddr, parseaddr
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.core.signing import BadSignature, Signer
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from forums.models import Post, Topic
from ideas.models import Idea, IdeaComment, OfficialResponse
from portal.common.html import CleanHtml, with_absolute_links
from portal.common.mails import render_mail
from portal.members.models import Member
from portal.notifications import of_contests
from portal.notifications.lines import line_of
from portal.notifications.models import Notification, NotificationKind
from portal.notifications.of_ideas import idea_of
from portal.writing.html import text_of

_signer = Signer(salt="portal.notifications.stop")


def stop_token(member_id: int, kind: str) -> str:
    """What the link in a letter carries: enough to stop this kind for this member, signed out too."""
    return _signer.sign(f"{member_id}:{kind}")


def read_stop_token(token: str) -> tuple[int, str] | None:
    """(member, kind) of a token that this site made; None for any other."""
    try:
        member_id, kind = _signer.unsign(token).split(":")
        return (int(member_id), NotificationKind(kind).value)
    except (BadSignature, ValueError):
        return None


def compose(notification: Notification) -> EmailMultiAlternatives:
    """The letter for one line of the inbox, in the member's language."""
    member = notification.member
    with translation.override(member.language or settings.LANGUAGE_CODE):
        line = line_of(notification, member)
        subject_thing = notification.subject
        topic = subject_thing.topic if isinstance(subject_thing, Post) else idea_of(subject_thing) or subject_thing
        stop_url = settings.SITE_URL + reverse("notifications:stop", args=[stop_token(member.pk, notification.kind)])
        post = None if line.is_withheld else _words_of(notification)
        context = {
            "member": member,
            "line": line,
            "words": text_of(post.body)[:2000] if post else "",
            "post_html": _without_pictures(post.body, settings.SITE_URL + line.url) if post else "",
            "url": settings.SITE_URL + (line.url or reverse("notifications:inbox")),
            "stop_url": stop_url,
            "settings_url": settings.SITE_URL + reverse("notifications:settings"),
            "go": of_contests.words_of_button(notification)
            if isinstance(subject_thing, of_contests.PAGES)
            else _("Read it and answer"),
            "why": _reason(notification.kind),
        }
        _subject, text, html = render_mail("notifications/mails/notification", context)
        of_page = of_contests.subject_of_letter(notification) if isinstance(subject_thing, of_contests.PAGES) else ""
    title = topic.title if isinstance(topic, Topic | Idea) and not line.is_withheld else line.text
    starts_thread = isinstance(subject_thing, Topic | Idea)
    host = urlsplit(settings.SITE_URL).hostname or "localhost"
    headers = {
        "Message-ID": f"<notification-{notification.pk}@{host}>",
        "List-Id": f"<{notification.kind}.{host}>",
        "List-Unsubscribe": f"<{stop_url}>",
        "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
        "Auto-Submitted": "auto-generated",
        "X-Auto-Response-Suppress": "All",
    }
    if isinstance(topic, Topic | Idea):
        kind = "topic" if isinstance(topic, Topic) else "idea"
        headers["References"] = headers["In-Reply-To"] = f"<{kind}-{topic.pk}@{host}>"
    elif of_page:
        headers["References"] = headers["In-Reply-To"] = f"<page-{notification.subject_id}@{host}>"
    subject = " ".join((of_page or title if of_page or starts_thread else f"Re: {title}").split())
    message = EmailMultiAlternatives(
        subject=subject, body=text, from_email=_sender(notification), to=[member.email or ""], headers=headers
    )
    message.attach_alternative(html, "text/html")
    return message


def _words_of(notification: Notification) -> Any:
    """What has the words that the letter carries: the reply itself, the first post of a new topic, the official response."""
    thing = notification.subject
    if isinstance(thing, Topic):
        return thing.posts.filter(position=1).first()
    if isinstance(thing, Idea):
        said = notification.activity.object
        is_new = notification.kind == NotificationKind.NEW_TOPIC
        return said if isinstance(said, OfficialResponse) else thing if is_new else None
    return thing if isinstance(thing, Post | IdeaComment) else None


def _without_pictures(html: str, url: str) -> CleanHtml:
    """Pictures need the reader's session, and paths need the site's address: an e-mail has neither."""
    html = re.sub(r'<img [^>]*?alt="([^"]*)"[^>]*>|<img[^>]*>', lambda found: found[1] or "", html)
    return with_absolute_links(CleanHtml(html), url)


def _sender(notification: Notification) -> str:
    """The site's address under the name of who wrote: the reader sees who it is from."""
    site_name, address = parseaddr(settings.DEFAULT_FROM_EMAIL)
    if notification.actor is None:
        return settings.DEFAULT_FROM_EMAIL
    return formataddr(
        (f"{notification.actor.display_name} ({site_name})" if site_name else notification.actor.display_name, address)
    )


def _reason(kind: str) -> str:
    return {
        NotificationKind.REPLY: _("You get this because someone replied to what you wrote."),
        NotificationKind.MENTION: _("You get this because someone mentioned you."),
        NotificationKind.ACCEPTED: _("You get this because your answer was accepted."),
        NotificationKind.FOLLOWED: _("You get this because you follow this topic."),
        NotificationKind.NEW_TOPIC: _("You get this because you follow the board, a tag or the member."),
        NotificationKind.HELPFUL: _("You get this because someone found your post helpful."),
        NotificationKind.REMINDER: _("You get this because you set a reminder for this day."),
        NotificationKind.ASSIGNED: _("You get this because a colleague gave you this topic."),
        NotificationKind.IDEA: _("You get this because you proposed, voted for or follow this idea."),
        NotificationKind.VOTES: _("You get this because you spent votes on this idea."),
        NotificationKind.ENTRY: _("You get this because you entered an idea into this contest."),
        NotificationKind.CONTEST: _("You get this because you voted in this contest, or follow it."),
        NotificationKind.JURY: _("You get this because you are on the jury of this contest."),
        NotificationKind.POLL: _("You get this because you took part, or follow the page. It tells nobody what you answered."),
        NotificationKind.CURATION: _("You get this because it is about something that you wrote."),
    }[NotificationKind(kind)]


def letters_go_to(member: Member) -> bool:
    return bool(member.email) and member.is_active and member.erased_at is None
