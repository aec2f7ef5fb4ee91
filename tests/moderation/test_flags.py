"""Flags: members point, moderators decide, everybody hears."""

import pytest

from forums.actions import post_topic, reply
from portal.moderation.decidable import NothingToDecide
from portal.moderation.decisions import decide
from portal.moderation.flagging import AlreadyFlagged, flag
from portal.moderation.models import Decision, Flag


@pytest.fixture
def spam(board, asker, newcomer):
    topic = post_topic(
        board_id=board.pk, by=asker, kind="question", title="Which filter fits the Pico", body="<p>The old one is gone.</p>"
    )
    return reply(topic=topic, by=newcomer, body="<p>Cheap watches, best price, today only.</p>")


def test_a_member_flags_from_the_page(client, spam, stranger):
    client.force_login(stranger)
    assert f"/flag/forums.post:{spam.pk}/" in client.get(spam.topic.get_absolute_url()).text
    assert client.get(f"/flag/forums.post:{spam.pk}/").status_code == 200
    client.post(f"/flag/forums.post:{spam.pk}/", {"reason": "spam", "note": "Same text on three boards."})
    row = Flag.objects.get()
    assert row.member == stranger and row.object == spam and row.note == "Same text on three boards."


def test_a_member_flags_a_thing_once(spam, stranger):
    flag(thing=spam, by=stranger, reason="spam")
    with pytest.raises(AlreadyFlagged):
        flag(thing=spam, by=stranger, reason="rude")


def test_nobody_flags_their_own_post(client, spam, newcomer):
    client.force_login(newcomer)
    assert client.get(f"/flag/forums.post:{spam.pk}/").status_code == 403


@pytest.mark.parametrize("key", ["forums.post:99999", "nonsense:1", "forums.post:abc", "forums.post:" + "9" * 30, "x"])
def test_a_flag_on_nothing_is_not_found(client, stranger, key):
    client.force_login(stranger)
    assert client.get(f"/flag/{key}/").status_code == 404


def test_what_one_may_not_see_cannot_be_flagged(client, private_board, insider, stranger):
    topic = post_topic(
        board_id=private_board.pk, by=insider, kind="question", title="A secret question", body="<p>Only for those inside.</p>"
    )
    client.force_login(stranger)
    assert client.get(f"/flag/forums.topic:{topic.pk}/").status_code == 404


def test_hiding_from_the_queue_hides_for_everybody(client, spam, stranger, moderator, advertising):
    flag(thing=spam, by=stranger, reason="spam")
    client.force_login(moderator)
    assert "Which filter fits" in client.get("/admin/flags/").text
    page = client.get(f"/admin/flags/forums.post:{spam.pk}/")
    assert page.status_code == 200 and "Cheap watches" in page.text
    client.post(
        f"/admin/flags/forums.post:{spam.pk}/",
        {"act": "hide", "rule": advertising.pk, "reason": "Advertising", "answer": "Thank you."},
    )
    client.logout()
    assert "Cheap watches" not in client.get(spam.topic.get_absolute_url()).text
    row = Flag.objects.get()
    assert (row.outcome, row.answer, row.decided_by) == ("agreed", "Thank you.", moderator)
    assert Decision.objects.get().reason == "Advertising"


def test_who_flagged_hears_what_was_decided(client, spam, stranger, moderator, run_reactions):
    flag(thing=spam, by=stranger, reason="wrong")
    decide(thing=spam, by=moderator, act="leave", reason="It is advice, if odd advice", answer="We read it twice.")
    run_reactions()
    client.force_login(stranger)
    page = client.get("/inbox/").text
    assert "left it as it is" in page and "We read it twice." in page


def test_two_moderators_decide_once(spam, stranger, moderator, make_member):
    flag(thing=spam, by=stranger, reason="spam")
    decide(thing=spam, by=moderator, act="leave", reason="Harmless")
    with pytest.raises(NothingToDecide):
        decide(thing=spam, by=moderator, act="leave", reason="Harmless")


def test_a_decision_without_a_reason_is_refused(client, spam, stranger, moderator):
    flag(thing=spam, by=stranger, reason="spam")
    client.force_login(moderator)
    client.post(f"/admin/flags/forums.post:{spam.pk}/", {"act": "hide", "reason": " "})
    spam.refresh_from_db()
    assert spam.hidden_at is None and Flag.objects.get().outcome == ""


def test_members_do_not_see_the_queue(client, stranger):
    client.force_login(stranger)
    assert client.get("/admin/flags/").status_code in (302, 403)


def test_the_queue_costs_the_same_for_one_case_and_for_ten(client, board, asker, stranger, moderator, queries_of):
    topic = post_topic(
        board_id=board.pk, by=asker, kind="question", title="Which filter fits the Pico", body="<p>The old one is gone.</p>"
    )
    client.force_login(moderator)

    def fill(count):
        for _ in range(count):
            flag(thing=reply(topic=topic, by=asker, body="<p>Cheap watches, best price.</p>"), by=stranger, reason="spam")

    fill(1)
    client.get("/admin/flags/")
    one = queries_of(lambda: client.get("/admin/flags/"))
    fill(9)
    assert queries_of(lambda: client.get("/admin/flags/")) == one
