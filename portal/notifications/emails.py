"""What an e-mail says, and the headers that thread it and let it be stopped."""

from __future__ import annotations

import re
from email.utils import formataddr, parseaddr
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from portal.activity.notices import Told, ended, notice_of
from portal.common.emails import render_mail
from portal.common.html import NO_HTML, CleanHtml, with_absolute_links
from portal.common.kinds import Notifiable, kind_of, whole_of
from portal.members.models import Member
from portal.notifications.inbox_lines import line_of, told_of
from portal.notifications.links import mute_token, stop_token
from portal.notifications.models import Notification
from portal.notifications.ties import ties_of
from portal.writing.html import text_of


def compose(notification: Notification) -> EmailMultiAlternatives:
    """The e-mail for one line of the inbox, in the member's language."""
    member, subject = notification.member, notification.subject
    with translation.override(member.language or settings.LANGUAGE_CODE):
        tie = ties_of([notification], member).get(notification.pk, "")
        line, told = line_of(notification, member, tie=tie), told_of(notification, member, tie=tie)
        notice, kind = notice_of(notification.activity.type), kind_of(subject)
        said = kind.get(Notifiable).words(subject) if kind is not None and not line.is_withheld else NO_HTML
        words = notice.words(told, said) if not line.is_withheld else NO_HTML
        stop_url = settings.SITE_URL + reverse("notifications:stop", args=[stop_token(member.pk, notification.kind)])
        context = {
            "line": line,
            "sentence": ended(line.text),
            "words": text_of(words)[:2000],
            "post_html": _without_pictures(words, settings.SITE_URL + line.url) if words else "",
            "url": settings.SITE_URL + (line.url or reverse("notifications:inbox")),
            "stop_url": stop_url,
            "settings_url": settings.SITE_URL + reverse("notifications:settings"),
            "go": notice.button(told) if line.url else _("Open your inbox"),
            "why": ended(_("Why you get this e-mail: %(why)s") % {"why": line.why}),
            **_mute_link(subject, told),
        }
        _subject, text, html = render_mail("notifications/mails/notification", context)
        # What happened, and to what: "Accepted: Why does it hum?". E-mails about a thing are one thread by their headers.
        about = f"{notice.what(told)}: {line.title}"
        thread = _thread_of(subject)
    host = urlsplit(settings.SITE_URL).hostname or "localhost"
    headers = {"Message-ID": f"<notification-{notification.pk}@{host}>", **list_headers(notification.kind, stop_url)}
    if thread:
        headers["References"] = headers["In-Reply-To"] = f"<{thread}@{host}>"
    message = EmailMultiAlternatives(
        subject=" ".join(about.split()),
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


def list_headers(kind: str, stop_url: str) -> dict[str, str]:
    """Headers of what leaves by itself and can be stopped by one click (RFC 8058)."""
    host = urlsplit(settings.SITE_URL).hostname or "localhost"
    return {
        "List-Id": f"<{kind}.{host}>",
        "List-Unsubscribe": f"<{stop_url}>",
        "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
        "Auto-Submitted": "auto-generated",
        "X-Auto-Response-Suppress": "All",
    }


def _mute_link(subject: Any, told: Told) -> dict[str, str]:
    """The link that mutes what the e-mail is about, where that can be muted, and what it says."""
    whole = whole_of(subject)
    token = "" if told.kind.is_personal else mute_token(told.member.pk, whole)
    kind = kind_of(whole)
    if not token or kind is None:
        return {"mute_url": "", "mute": ""}
    return {
        "mute_url": settings.SITE_URL + reverse("notifications:mute", args=[token]),
        "mute": _("Mute this %(kind)s") % {"kind": kind.label},
    }


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


def emails_go_to(member: Member) -> bool:
    return bool(member.email) and member.is_active and member.erased_at is None
