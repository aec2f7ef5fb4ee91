"""The inbox and the links in e-mails, by keyboard alone, at the desk and on a phone, with axe on every page."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import Any

import pytest
from django.core import mail
from django.utils import timezone

from forums.actions import accept_solution, post_topic, reply
from portal.members.models import Member
from portal.notifications.actions import follow
from portal.notifications.digest import send_due
from portal.notifications.models import Notification, OutgoingEmail, Preference
from portal.notifications.tasks import send_pending_emails
from portal.notifications.unread_counts import unread_count

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
SIZES = pytest.mark.parametrize(
    "page",
    [{"viewport": {"width": 1280, "height": 800}}, {"viewport": {"width": 360, "height": 760}, "color_scheme": "dark"}],
    indirect=True,
    ids=["desk", "phone"],
)


@pytest.fixture
def topic(board: Any, asker: Any, helper: Any, stranger: Any, run_reactions: Any) -> Any:
    title = "Why does the Alto 2 fall to 6 bar halfway through the shot?"
    topic = post_topic(board_id=board.pk, by=asker, kind="question", title=title, body="<p>Nine bar until Sunday.</p>")
    answer = reply(topic=topic, by=helper, body="<p>A flake of scale sits in the gicleur.</p>")
    reply(topic=topic, by=stranger, body="<p>Mine did that until it was descaled.</p>")
    follow(member=stranger, thing=topic)
    accept_solution(post=answer, by=asker)
    run_reactions()
    return topic


@SIZES
def test_lines_are_narrowed_opened_and_brought_back(page, keyboard, signed_in, topic, asker):
    from playwright.sync_api import expect

    signed_in(asker)
    keyboard.open("/inbox/")
    expect(page.locator("main li.row")).to_have_count(1)
    expect(page.locator("main li.row")).to_contain_text("1 before it: Helper")
    expect(page.locator("main li.row")).to_contain_text("you asked this")
    keyboard.follow("Mark as read: Why", r"/inbox/")
    assert unread_count(asker) == 0
    keyboard.follow("Undo", r"/inbox/")
    assert unread_count(asker) == 1
    keyboard.follow("Why does the Alto 2", r"/t/\d+/|/p/\d+/")
    keyboard.open("/inbox/?show=unread")
    expect(page.locator("main")).to_contain_text("Nothing unread")
    assert not Notification.objects.filter(member=asker).unread().exists()


@SIZES
def test_a_topic_is_muted_and_the_digest_stopped_from_their_emails_signed_out(page, keyboard, topic, stranger, helper):
    from playwright.sync_api import expect

    OutgoingEmail.objects.update(due_at=timezone.now())
    send_pending_emails.func()
    Member.objects.filter(pk=stranger.pk).update(last_seen_at=timezone.now() - timedelta(days=8))
    send_due()
    bodies = [message.body for message in mail.outbox if message.to == [stranger.email]]
    mute = next(found[0] for body in bodies if (found := re.search(r"/mute/\S+", body)))
    stop = next(re.search(r"/stop/\S+", body)[0] for body in bodies if "while you were away" in body)

    keyboard.open(mute)
    keyboard.follow("Mute it", r"/mute/")
    expect(page.locator("h1")).to_have_text("Muted")
    keyboard.follow("Undo", r"/mute/")
    expect(page.locator("h1")).to_have_text("No longer muted")

    keyboard.open(stop)
    keyboard.follow("Stop these e-mails", r"/stop/")
    expect(page.locator("h1")).to_have_text("Stopped")
    assert Preference.objects.get(member=stranger, kind="digest").by_email is False
