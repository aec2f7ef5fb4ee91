"""Mails and inbox lines after private acts: each says only what its reader may read."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.core import mail
from django.utils import timezone

from portal.notifications.models import OutgoingEmail
from portal.notifications.tasks import send_pending_emails
from tests.crawl.marks import found_in
from tests.crawl.private_acts import do_what_nobody_may_notice

pytestmark = pytest.mark.usefixtures("taken_back")


def test_mails_say_only_what_their_readers_may_read(world):
    do_what_nobody_may_notice(world)
    OutgoingEmail.objects.filter(sent_at=None).update(due_at=timezone.now() - timedelta(minutes=1))
    send_pending_emails.func(limit=500)
    roles = {member.email: name for name, member in world.people.items()}
    wrong, heard = [], set()
    for email in [*world.mails, *mail.outbox]:
        text = "\n".join([email.subject, email.body, *(str(part.content) for part in getattr(email, "alternatives", []))])
        for address in email.to:
            role = roles.get(address, "visitor")
            heard |= {(role, name) for name in found_in(text)}
            if role in ("keeper", "warden"):  # they are of the group, and crawl as nobody
                continue
            own = found_in(address)
            wrong += [
                f"{role} reads {name} in “{email.subject}”" for name in found_in(text) - own if not _may(world, name, role)
            ]
    assert "\n".join(wrong) == ""
    assert ("insider", "newtopic") in heard, "the same acts are written to whoever may read them"


def _may(world, name, role):
    return world.marks.rights[name].admits(role, "")
