"""E-mails: who gets one, what it says, how it is stopped."""

import re

import pytest
from django.core import mail
from django.urls import reverse
from django.utils import timezone

from forums.actions import accept_solution, add_helpful_vote, delete_post, post_topic, reply
from portal.notifications import tasks
from portal.notifications.actions import UNDO_WINDOW, choose_ways, follow
from portal.notifications.links import stop_token
from portal.notifications.models import Notification, OutgoingEmail


@pytest.fixture
def send_due_emails(run_reactions):
    def send():
        run_reactions()
        OutgoingEmail.objects.update(due_at=timezone.now())
        tasks.send_pending_emails.func()
        return mail.outbox

    return send


def test_the_asker_hears_of_a_reply_by_email(topic, helper, asker, send_due_emails):
    reply(topic=topic, by=helper, body="<p>Purge it first, then it stops.</p>")
    (email,) = send_due_emails()
    assert email.to == [asker.email]
    assert email.subject == "Answered: Steam wand spits water"
    assert "Purge it first" in email.body
    html, kind = email.alternatives[0][0], email.alternatives[0][1]
    assert kind == "text/html" and "Purge it first" in html


def test_what_was_typed_as_tags_stays_text_in_an_email_and_every_link_is_absolute(
    board, topic, helper, send_due_emails, settings
):
    typed = "<p>&lt;img src=x&gt; a &lt; b <a href='/members/ines/'>Ines</a> <a href='#p2'>above</a></p>"
    picture = f'<p><img src="/uploads/{"0" * 32}/a.png" alt="The wand &lt;open&gt;"></p>'
    reply(topic=topic, by=helper, body=typed + picture)
    (email,) = send_due_emails()
    html = email.alternatives[0][0]
    assert "<img src=x> a < b Ines above" in email.body
    assert "&lt;img src=x&gt; a &lt; b" in html and "<img" not in html and "The wand &lt;open&gt;" in html
    assert f'href="{settings.SITE_URL}/members/ines/"' in html and 'href="/' not in html and 'href="#' not in html


def test_nobody_hears_of_their_own_acts(topic, asker, send_due_emails):
    reply(topic=topic, by=asker, body="<p>It also drips when closed.</p>")
    assert send_due_emails() == []


def test_emails_about_a_topic_are_one_thread(topic, helper, stranger, send_due_emails):
    for member in (helper, stranger):
        reply(topic=topic, by=member, body="<p>Have you purged the wand before?</p>")
    emails = [email for email in send_due_emails() if email.to == [topic.author.email]]
    assert len({email.extra_headers["References"] for email in emails}) == 1
    assert len({email.extra_headers["Message-ID"] for email in emails}) == len(emails) == 2


def test_an_email_waits_until_the_post_can_no_longer_be_undone(topic, helper, run_reactions):
    reply(topic=topic, by=helper, body="<p>Purge it first, then it stops.</p>")
    run_reactions()
    tasks.send_pending_emails.func()
    assert mail.outbox == []
    assert OutgoingEmail.objects.get().due_at > timezone.now() + UNDO_WINDOW / 2
    assert Notification.objects.filter(member=topic.author).count() == 1  # the inbox has it at once


def test_a_post_that_was_taken_back_sends_no_email(topic, helper, run_reactions):
    post = reply(topic=topic, by=helper, body="<p>Purge it first, then it stops.</p>")
    run_reactions()
    delete_post(post=post, by=helper)
    OutgoingEmail.objects.update(due_at=timezone.now())
    tasks.send_pending_emails.func()
    assert mail.outbox == []
    assert OutgoingEmail.objects.get().dropped_reason == "gone"


def test_a_follower_who_lost_access_hears_nothing(private_board, insider, make_member, send_due_emails):
    from django.contrib.auth.models import Group

    other = make_member("other")
    other.groups.add(Group.objects.get(name="Insiders"))
    topic = post_topic(
        board_id=private_board.pk,
        by=insider,
        kind="question",
        title="A question in the back room",
        body="<p>Only for those inside, please.</p>",
    )
    follow(member=other, thing=topic)
    other.groups.clear()
    reply(topic=topic, by=insider, body="<p>Answering myself in the back room.</p>")
    assert send_due_emails() == []


def test_one_click_stops_a_kind_signed_out_too(client, topic, helper, asker, send_due_emails):
    url = reverse("notifications:stop", args=[stop_token(asker.pk, "reply")])
    assert client.get(url).status_code == 200
    assert client.post(url, {"List-Unsubscribe": "One-Click"}).status_code == 200
    reply(topic=topic, by=helper, body="<p>Purge it first, then it stops.</p>")
    assert send_due_emails() == []


def test_who_switches_the_mails_off_before_they_leave_gets_none(topic, helper, asker, run_reactions, send_due_emails):
    reply(topic=topic, by=helper, body="<p>Purge it first, then it stops.</p>")
    run_reactions()
    assert OutgoingEmail.objects.count() == 1
    choose_ways(member=asker, kind="reply", by_inbox=True, by_email=False)
    assert send_due_emails() == []
    assert OutgoingEmail.objects.get().dropped_reason == "stopped"


def test_opening_the_stop_link_alone_stops_nothing(client, topic, helper, asker, send_due_emails):
    client.get(reverse("notifications:stop", args=[stop_token(asker.pk, "reply")]))
    reply(topic=topic, by=helper, body="<p>Purge it first, then it stops.</p>")
    assert len(send_due_emails()) == 1


@pytest.mark.parametrize("token", ["nonsense", "1:reply:forged", "999999:reply"])
def test_a_forged_stop_link_is_not_found(client, db, token):
    assert client.get(reverse("notifications:stop", args=[token])).status_code == 404


def test_the_email_carries_the_stop_link(topic, helper, send_due_emails):
    reply(topic=topic, by=helper, body="<p>Purge it first, then it stops.</p>")
    (email,) = send_due_emails()
    assert email.extra_headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert re.search(r"/stop/\S+", email.body)


def test_the_helper_hears_that_their_answer_was_accepted(topic, helper, asker, send_due_emails):
    answer = reply(topic=topic, by=helper, body="<p>Purge it first, then it stops.</p>")
    accept_solution(post=answer, by=asker)
    assert [helper.email] in [email.to for email in send_due_emails()]


def test_twenty_who_found_it_helpful_are_one_line_and_no_email(topic, helper, make_member, run_reactions):
    answer = reply(topic=topic, by=helper, body="<p>Purge it first, then it stops.</p>")
    for number in range(20):
        add_helpful_vote(post=answer, by=make_member(f"reader{number}"))
    run_reactions()
    row = Notification.objects.get(member=helper, kind="helpful")
    assert row.actor_count == 20
    assert not OutgoingEmail.objects.filter(notification=row).exists()


def test_running_the_reactions_twice_writes_nothing_twice(topic, helper, run_reactions):
    from portal.activity.models import Activity
    from portal.activity.notices import tells_of
    from portal.notifications.reactions import notify

    reply(topic=topic, by=helper, body="<p>Purge it first, then it stops.</p>")
    run_reactions()
    before = Notification.objects.count(), OutgoingEmail.objects.count()
    for activity in Activity.objects.all():
        if tells_of(activity.type):
            notify(activity)
    assert (Notification.objects.count(), OutgoingEmail.objects.count()) == before


def test_a_mail_server_that_is_down_delays_and_does_not_lose(topic, helper, run_reactions, monkeypatch, settings):
    reply(topic=topic, by=helper, body="<p>Purge it first, then it stops.</p>")
    run_reactions()
    OutgoingEmail.objects.update(due_at=timezone.now())
    backend = settings.EMAIL_BACKEND
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 1
    tasks.send_pending_emails.func()
    email = OutgoingEmail.objects.get()
    assert email.sent_at is None and email.attempts == 1 and email.last_error
    settings.EMAIL_BACKEND = backend
    OutgoingEmail.objects.update(due_at=timezone.now())
    tasks.send_pending_emails.func()
    assert len(mail.outbox) == 1


def test_emails_are_a_delayed_reaction_that_is_tried_again(topic, helper, run_reactions, settings):
    from portal.activity.models import PendingReaction

    reply(topic=topic, by=helper, body="<p>Purge it first, then it stops.</p>")
    run_reactions()
    pending = PendingReaction.objects.get()
    assert (pending.reaction, pending.not_before) == ("notifications.send_emails", OutgoingEmail.objects.get().due_at)
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 1
    for backend in (settings.EMAIL_BACKEND, "django.core.mail.backends.locmem.EmailBackend"):
        settings.EMAIL_BACKEND = backend
        OutgoingEmail.objects.update(due_at=timezone.now())
        PendingReaction.objects.update(not_before=timezone.now())
        run_reactions()
        assert PendingReaction.objects.exists() == (not mail.outbox)
    assert OutgoingEmail.objects.get().sent_at and len(mail.outbox) == 1
