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

from portal.activity.notices import NoSuchNotice, NoticeKind, notice_kind, notice_of
from portal.common.emails import render_mail
from portal.common.html import NO_HTML, CleanHtml, with_absolute_links
from portal.common.kinds import Notifiable, kind_of, whole_of
from portal.members.models import Member
from portal.notifications.inbox_lines import Line, line_of, told_of
from portal.notifications.models import Notification
from portal.writing.html import text_of

_signer = Signer(salt="portal.notifications.stop")


def stop_token(member_id: int, kind: str) -> str:
    """What the link in a letter carries: enough to stop this kind for this member, signed out too."""
    return _signer.sign(f"{member_id}:{kind}")


def read_stop_token(token: str) -> tuple[int, NoticeKind] | None:
    """(member, kind) of a token that this site made; None for any other."""
    try:
        member_id, kind = _signer.unsign(token).split(":")
        return (int(member_id), notice_kind(kind))
    except (BadSignature, ValueError, NoSuchNotice):
        return None


def compose(notification: Notification) -> EmailMultiAlternatives:
    """The letter for one line of the inbox, in the member's language."""
    member = notification.member
    with translation.override(member.language or settings.LANGUAGE_CODE):
        line, told, notice = line_of(notification, member), told_of(notification, member), notice_of(notification.activity.type)
        stop_url = settings.SITE_URL + reverse("notifications:stop", args=[stop_token(member.pk, notification.kind)])
        kind = kind_of(notification.subject)
        said = kind.get(Notifiable).words(notification.subject) if kind is not None and not line.is_withheld else NO_HTML
        words = notice.words(told, said) if not line.is_withheld else NO_HTML
        context = {
            "member": member,
            "line": line,
            "words": text_of(words)[:2000],
            "post_html": _without_pictures(words, settings.SITE_URL + line.url) if words else "",
            "url": settings.SITE_URL + (line.url or reverse("notifications:inbox")),
            "stop_url": stop_url,
            "settings_url": settings.SITE_URL + reverse("notifications:settings"),
            "go": notice.button(told),
            "why": told.kind.why,
        }
        _subject, text, html = render_mail("notifications/mails/notification", context)
        thread = _thread_of(notification.subject)
        subject = notice.mail_subject(told) or _subject_of(notification.subject, line, has_thread=bool(thread))
    host = urlsplit(settings.SITE_URL).hostname or "localhost"
    headers = {
        "Message-ID": f"<notification-{notification.pk}@{host}>",
        "List-Id": f"<{notification.kind}.{host}>",
        "List-Unsubscribe": f"<{stop_url}>",
        "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
        "Auto-Submitted": "auto-generated",
        "X-Auto-Response-Suppress": "All",
    }
    if thread:
        headers["References"] = headers["In-Reply-To"] = f"<{thread}@{host}>"
    message = EmailMultiAlternatives(
        subject=" ".join(subject.split()),
        body=text,
        from_email=_sender(notification),
        to=[member.email or ""],
        headers=headers,
    )
    message.attach_alternative(html, "text/html")
    return message


def _thread_of(subject: Any) -> str:
    """Which thread the e-mail belongs to: "topic-12" for the topic and its posts; nothing where it stands alone."""
    whole = whole_of(subject)
    kind = kind_of(whole)
    thread = kind.get(Notifiable).thread if kind is not None else ""
    return f"{thread}-{whole.pk}" if thread else ""


def _subject_of(subject: Any, line: Line, *, has_thread: bool) -> str:
    title = line.title if has_thread and not line.is_withheld else line.text
    return title if has_thread and whole_of(subject) == subject else f"Re: {title}"


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


def letters_go_to(member: Member) -> bool:
    return bool(member.email) and member.is_active and member.erased_at is None
