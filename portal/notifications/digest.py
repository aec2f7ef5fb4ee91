"""The weekly digest for those who were away: who gets one, and what it says. Nothing is sent where there is nothing to say."""

from __future__ import annotations

import logging
from datetime import datetime, timedelta
from urllib.parse import urlsplit

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.db import transaction
from django.db.models import DateTimeField, Q
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from portal.activity.digests import MOST_ITEMS, DigestItem, DigestSection, digest_sections
from portal.activity.notices import NoticeKind, ended, register_notices
from portal.common.emails import render_mail
from portal.common.times import number
from portal.members.models import Member
from portal.notifications.emails import list_headers
from portal.notifications.links import stop_token
from portal.notifications.models import Digest, Preference

logger = logging.getLogger(__name__)

AWAY_AFTER = timedelta(days=7)
GONE_AFTER = timedelta(days=180)  # who has been away for half a year is not written to any more
EVERY = timedelta(days=7)
LEASE = timedelta(minutes=10)
MOST_ATTEMPTS = 5
_AT_ONCE = 200  # members in one run of the job

DIGEST = NoticeKind(
    "digest",
    gettext_lazy("What happened while I was away, once a week"),
    gettext_lazy("you were away for a week"),
    order=160,
    is_mailed=True,
    is_personal=True,
    has_inbox=False,
)

Found = list[tuple[DigestSection, list[DigestItem]]]


def register() -> None:
    register_notices([DIGEST])


def due_members(now: datetime) -> list[int]:
    """Who is away and may be looked at again, by number: present, reachable, and not switched off."""
    stopped = Preference.objects.filter(kind=DIGEST.name, by_email=False).values("member")
    members = Member.objects.present().filter(is_active=True, is_imported=False, approved_at__isnull=False)
    members = members.exclude(Q(email=None) | Q(email="")).exclude(suspended_until__gt=now).exclude(pk__in=stopped)
    members = members.annotate(seen=Coalesce("last_seen_at", "last_login", "joined_at", output_field=DateTimeField()))
    away = members.filter(Q(digest=None) | Q(digest__next_at__lte=now), seen__lte=now - AWAY_AFTER, seen__gt=now - GONE_AFTER)
    return list(away.order_by("pk").values_list("pk", flat=True)[:_AT_ONCE])


def send_due(now: datetime | None = None) -> int:
    """Send the digests that are due, each under a lease and outside any transaction. Gives how many left."""
    now = now or timezone.now()
    return sum(_send(pk, now) for pk in due_members(now) if _lease(pk, now))


@transaction.atomic
def _lease(member_id: int, now: datetime) -> bool:
    """Take a member for this run, so that no other worker writes to them too."""
    Digest.objects.get_or_create(member_id=member_id, defaults={"next_at": now})
    rows = Digest.objects.select_for_update(skip_locked=True, of=("self",)).filter(member_id=member_id, next_at__lte=now)
    return rows.first() is not None and bool(Digest.objects.filter(member_id=member_id).update(next_at=now + LEASE))


def _send(member_id: int, now: datetime) -> bool:
    row = Digest.objects.select_related("member").get(member_id=member_id)
    found = what_happened(row.member, now)
    if not found:
        Digest.objects.filter(pk=row.pk).update(next_at=now + EVERY, attempts=0, last_error="")
        return False
    try:
        compose(row.member, found, row.sent_count + 1).send()
    except Exception as error:  # the mail server's troubles are many; the digest waits
        logger.warning("The digest of member %s did not leave: %s", member_id, error)
        attempts = row.attempts + 1
        wait = EVERY if attempts >= MOST_ATTEMPTS else timedelta(hours=2 ** (attempts - 1))
        Digest.objects.filter(pk=row.pk).update(
            next_at=now + wait, attempts=attempts % MOST_ATTEMPTS, last_error=f"{type(error).__name__}: {error}"[:300]
        )
        return False
    Digest.objects.filter(pk=row.pk).update(
        sent_at=now, sent_count=row.sent_count + 1, next_at=now + EVERY, attempts=0, last_error=""
    )
    return True


def what_happened(member: Member, now: datetime) -> Found:
    """Sections that have something to say: of the last week, and of what waits, as the member may see it now."""
    with translation.override(member.language or settings.LANGUAGE_CODE):
        found = [(section, list(section.find(member, now - EVERY, now))) for section in digest_sections()]
    return [(section, items) for section, items in found if items]


def compose(member: Member, found: Found, which: int) -> EmailMultiAlternatives:
    """The digest as an e-mail. `which`: the how-manieth of the member's, for a Message-ID by which a repeat is recognised."""
    with translation.override(member.language or settings.LANGUAGE_CODE):
        stop_url = settings.SITE_URL + reverse("notifications:stop", args=[stop_token(member.pk, DIGEST.name)])
        context = {
            "member": member,
            "sections": [
                {
                    "title": section.title,
                    "items": [(item, settings.SITE_URL + item.url) for item in items[:MOST_ITEMS]],
                    "more_url": settings.SITE_URL + section.more_url if len(items) > MOST_ITEMS else "",
                }
                for section, items in found
            ],
            "subject_words": ", ".join(_counted(section, len(items)) for section, items in found[:3]),
            "why": ended(
                _("Why you get this e-mail: %(why)s")
                % {"why": _("you have not been here for a week; it comes once a week, and only if there is something to say")}
            ),
            "stop_url": stop_url,
            "settings_url": settings.SITE_URL + reverse("notifications:settings"),
        }
        subject, text, html = render_mail("notifications/mails/digest", context)
    host = urlsplit(settings.SITE_URL).hostname or "localhost"
    message = EmailMultiAlternatives(
        subject=subject,
        body=text,
        from_email=settings.DEFAULT_FROM_EMAIL,
        to=[member.email or ""],
        headers={"Message-ID": f"<digest-{member.pk}-{which}@{host}>", **list_headers(DIGEST.name, stop_url)},
    )
    message.attach_alternative(html, "text/html")
    return message


def _counted(section: DigestSection, count: int) -> str:
    shown = number(count) if count <= MOST_ITEMS else f"{number(MOST_ITEMS)}+"
    return section.words(count) % {"count": shown}
