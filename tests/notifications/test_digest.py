"""The weekly digest: for those who were away, only what they may see, at most once a week, off by one click."""

from datetime import timedelta

import pytest
from django.core import mail
from django.utils import timezone

from forums.actions import accept_solution, hide_post, post_topic, reply
from portal.members.models import Member
from portal.members.seen import members_seen, note_seen, write_seen
from portal.notifications.actions import follow
from portal.notifications.digest import AWAY_AFTER, GONE_AFTER, send_due
from portal.notifications.models import Digest
from portal.notifications.tasks import send_digests


@pytest.fixture
def away(make_member):
    """A member who was here eight days ago: away("ines")."""

    def make(name, days=8):
        member = make_member(name)
        Member.objects.filter(pk=member.pk).update(last_seen_at=timezone.now() - timedelta(days=days))
        return Member.objects.get(pk=member.pk)

    return make


@pytest.fixture
def ines(away):
    return away("ines")


@pytest.fixture
def solved(topic, helper, asker, ines):
    follow(member=ines, thing=topic)
    accept_solution(post=reply(topic=topic, by=helper, body="<p>Purge it first, then it stops.</p>"), by=asker)
    return topic


def test_who_was_away_reads_what_was_solved_in_what_they_follow(solved, ines, settings):
    send_digests.run() if hasattr(send_digests, "run") else send_digests()
    (message,) = mail.outbox
    assert message.to == [ines.email] and "1 question solved" in message.subject
    html = message.alternatives[0][0]
    for text in (message.body, html):
        assert solved.title in text and settings.SITE_URL + solved.get_absolute_url() in text
        assert "you have not been here for a week" in text
    assert message.extra_headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"


def test_the_asker_reads_that_an_answer_waits_for_them(board, away, helper):
    asker = away("olga")
    topic = post_topic(
        board_id=board.pk, by=asker, kind="question", title="Does it hum?", body="<p>Does yours hum at noon?</p>"
    )
    assert send_due() == 0, "nobody has answered yet, so nothing waits"
    Digest.objects.update(next_at=timezone.now())
    reply(topic=topic, by=helper, body="<p>Yes, until it is descaled.</p>")
    assert send_due() == 1 and "1 topic waits for you" in mail.outbox[0].subject


def test_nothing_is_sent_where_there_is_nothing_to_say(ines):
    assert send_due() == 0 and mail.outbox == []


@pytest.mark.parametrize("days", [AWAY_AFTER.days - 1, GONE_AFTER.days + 1])
def test_who_is_here_or_gone_for_half_a_year_gets_none(solved, ines, days):
    Member.objects.filter(pk=ines.pk).update(last_seen_at=timezone.now() - timedelta(days=days))
    assert send_due() == 0


def test_there_is_at_most_one_a_week(solved, ines):
    now = timezone.now()
    assert send_due(now) == 1
    assert send_due(now + timedelta(days=6)) == 0
    assert Digest.objects.get().next_at == now + timedelta(days=7)


def test_what_was_hidden_or_went_private_meanwhile_is_not_in_it(solved, ines, moderator):
    hide_post(thing=solved.posts.get(position=1), by=moderator, reason="Not about this")
    assert send_due() == 0


def test_a_private_topic_is_not_in_the_digest_of_who_left_the_group(private_board, insider, asker, helper):
    topic = post_topic(
        board_id=private_board.pk, by=insider, kind="question", title="The secret pump", body="<p>It hums in secret.</p>"
    )
    Member.objects.filter(pk=insider.pk).update(last_seen_at=timezone.now() - timedelta(days=8))
    topic.needs_info_at = timezone.now()
    topic.save(update_fields=["needs_info_at"])
    insider.groups.clear()
    assert send_due() == 0


def test_one_click_from_the_digest_stops_it_signed_out_and_says_so(client, solved, ines):
    send_due()
    stop = mail.outbox[0].extra_headers["List-Unsubscribe"].strip("<>").replace("http://localhost:8000", "")
    stop = "/stop/" + stop.split("/stop/")[1]
    page = client.get(stop)
    assert page.status_code == 200 and "once a week" in page.text
    assert client.post(stop, {"List-Unsubscribe": "One-Click"}).status_code == 200
    Digest.objects.update(next_at=timezone.now())
    assert send_due() == 0


def test_it_is_switched_off_and_on_in_the_settings(client, solved, ines):
    client.force_login(ines)
    assert "What happened while I was away" in client.get("/account/notifications/").text
    client.post("/account/notifications/", {"reply-inbox": "on"})
    assert send_due() == 0
    client.post("/account/notifications/", {"digest-email": "on"})
    assert send_due() == 1


def test_a_mail_server_that_is_down_delays_it(solved, ines, monkeypatch):
    now = timezone.now()
    with monkeypatch.context() as patched:
        patched.setattr("django.core.mail.EmailMultiAlternatives.send", lambda self: 1 / 0)
        assert send_due(now) == 0
    row = Digest.objects.get()
    assert row.attempts == 1 and "ZeroDivisionError" in row.last_error and row.sent_at is None
    assert send_due(row.next_at) == 1


def test_a_visit_is_written_by_the_worker_and_not_by_the_page(client, ines):
    members_seen.take()
    client.force_login(ines)
    client.get("/inbox/")
    ines.refresh_from_db()
    assert ines.last_seen_at < timezone.now() - timedelta(days=7)
    write_seen(members_seen.take())
    ines.refresh_from_db()
    assert ines.last_seen_at > timezone.now() - timedelta(minutes=1)
    note_seen(ines)
    assert members_seen.take() == {}, "as exactly as an hour is enough"


def test_a_digest_costs_the_same_for_one_topic_and_for_five(board, helper, ines, queries_of):
    def add(count):
        for number in range(count):
            topic = post_topic(
                board_id=board.pk, by=helper, kind="question", title=f"Hum number {number}", body="<p>It hums at noon.</p>"
            )
            follow(member=ines, thing=topic)
            accept_solution(post=reply(topic=topic, by=helper, body="<p>I descaled it, and it stopped.</p>"), by=helper)

    def send():
        Digest.objects.update(next_at=timezone.now())
        assert send_due() == 1

    add(1)
    send()
    one = queries_of(send)
    add(4)
    assert queries_of(send) == one


def test_what_stands_on_a_muted_board_or_under_a_muted_tag_is_not_in_it(board, solved, ines):
    follow(member=ines, thing=board, is_muted=True)
    assert send_due() == 0
    Digest.objects.update(next_at=timezone.now())
    follow(member=ines, thing=board)
    assert send_due() == 1
