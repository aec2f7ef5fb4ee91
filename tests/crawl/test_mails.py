"""Mails and inbox lines after private acts: each says only what its reader may read."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.core import mail
from django.utils import timezone

from portal.notifications.models import Letter
from portal.notifications.tasks import send_letters
from tests.crawl.marks import found_in
from tests.crawl.private_acts import do_what_nobody_may_notice

pytestmark = pytest.mark.usefixtures("taken_back")


def test_mails_say_only_what_their_readers_may_read(world):
    do_what_nobody_may_notice(world)
    Letter.objects.filter(sent_at=None).update(due_at=timezone.now() - timedelta(minutes=1))
    send_letters.func(limit=500)
    roles = {member.email: name for name, member in world.people.items()}
    wrong, heard = [], set()
    for letter in [*world.mails, *mail.outbox]:
        text = "\n".join([letter.subject, letter.body, *(str(part.content) for part in getattr(letter, "alternatives", []))])
        for address in letter.to:
            role = roles.get(address, "visitor")
            heard |= {(role, name) for name in found_in(text)}
            if role in ("keeper", "warden"):  # they are of the group, and crawl as nobody
                continue
            own = found_in(address)
            wrong += [
                f"{role} reads {name} in “{letter.subject}”" for name in found_in(text) - own if not _may(world, name, role)
            ]
    assert "\n".join(wrong) == ""
    assert ("insider", "newtopic") in heard, "the same acts are written to whoever may read them"


def _may(world, name, role):
    return world.marks.rights[name].admits(role, "")
