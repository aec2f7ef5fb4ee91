"""Newcomers' texts that look like advertising go to moderators, with what speaks for it in words; what is certain waits hidden."""

from __future__ import annotations

import json
from datetime import timedelta

import pytest
from django.utils import timezone

from forums.actions import post_topic, reply
from forums.actions.editing import edit_post
from forums.models import Post
from portal.activity.models import Activity
from portal.moderation.decisions import decide, undo
from portal.moderation.flagging import flag_by_check
from portal.moderation.models import Decision, Flag
from portal.moderation.spam_check import hosts_in, spam_check
from portal.settings.trust import trust_table_from

OFFER = '<p>The best magnets for your pipes, <a href="https://magnopipe.example/shop">only this week</a> and only here.</p>'


@pytest.fixture(autouse=True)
def no_hurry(settings):
    free = {"seconds_between": [0] * 5, "same_text_minutes": [0] * 5, "links": [9] * 5, "replies_in_a_row": [9] * 5}
    settings.TRUST_TABLE = trust_table_from(json.dumps(free))


@pytest.fixture
def topic(board, asker):
    return post_topic(
        board_id=board.pk, by=asker, kind="question", title="Which filter fits the Pico", body="<p>The old one is gone.</p>"
    )


@pytest.fixture
def seller(make_member):
    return make_member("seller", joined_at=timezone.now() - timedelta(minutes=5), trust_level=0)


def test_what_a_newcomer_repeats_with_a_known_site_waits_hidden_and_its_author_is_told(
    client, topic, seller, moderator, helper, advertising, run_reactions
):
    first = reply(topic=topic, by=seller, body=OFFER)
    run_reactions()
    assert not Flag.objects.exists()  # one link in the first hour is not enough
    decide(thing=first, act="hide", by=moderator, rule=advertising, reason="It sells something.")
    second = reply(topic=topic, by=seller, body=OFFER)
    for _step in ("checked", "hidden", "told"):
        run_reactions()
    flag, held = Flag.objects.get(), Decision.objects.get(source="automation")
    second.refresh_from_db()
    assert flag.member is None and flag.object == second and held.object == second and second.hidden_at is not None
    client.force_login(seller)
    assert "looks like advertising" in client.get("/inbox/").text
    assert "It looks like advertising" in client.get(f"/hidden/forums.post:{second.pk}/").text
    client.force_login(moderator)
    address = f"/admin/flags/forums.post:{second.pk}/"
    page = client.get(address).text
    for words in (
        "100 of 100 points",
        "1 link to another site: magnopipe.example",
        "The same text in 1 other place",
        "Links to the same site in 1 text that is hidden now",
        "1 other text of theirs is hidden",
        "Written in the first hour of the account",
        "The spam check hid it until somebody has looked",
    ):
        assert words in page
    queue = client.get("/admin/flags/").text
    for tab, count in (("flags", 0), ("held", 1), ("spam", 1), ("new", 1)):
        link = queue[queue.index(f"?show={tab}") :]
        assert f'<span class="count">{count}</span>' in link[:200]
    assert f"post:{second.pk}/?show=spam" in client.get("/admin/flags/?show=spam").text
    assert "Nothing of this kind waits." in client.get("/admin/flags/?show=flags").text
    client.post(f"{address}?show=spam", {"act": "restore", "reason": "They say so themselves.", "source": "flag"})
    second.refresh_from_db()
    flag.refresh_from_db()
    assert second.hidden_at is None and flag.outcome == "rejected"
    assert not Activity.objects.filter(type="moderation.flag.decided").exists()  # nobody waits for an answer
    edit_post(post=second, by=seller, body=OFFER + "<p>Really.</p>")
    run_reactions()
    assert Flag.objects.count() == 1  # a moderator has judged it


def test_some_points_are_for_moderators_and_hide_nothing(topic, seller, make_member, run_reactions, settings):
    link = '<p>Look at <a href="https://one.example/">this</a>, <a href="https://two.example/">that</a> and <a href="https://three.example/">those</a>.</p>'
    post = reply(topic=topic, by=seller, body=link)
    run_reactions()
    post.refresh_from_db()
    assert Flag.objects.get().weight == 2.6 and post.hidden_at is None
    settings.SPAM_QUEUE_SCORE = 0
    other = reply(topic=topic, by=make_member("second", joined_at=timezone.now()), body=link + "<p>!</p>")
    assert flag_by_check(thing=other) is None and Flag.objects.count() == 1


def test_who_is_trusted_or_staff_is_not_checked(topic, make_member, moderator, run_reactions):
    trusted = make_member("trusted", joined_at=timezone.now(), trust_level=2)
    for member in (trusted, moderator):
        post = reply(topic=topic, by=member, body=OFFER.replace("magnopipe", f"{member.username}-1"))
        again = reply(topic=topic, by=member, body=OFFER.replace("magnopipe", f"{member.username}-1"))
    run_reactions()
    assert not Flag.objects.exists() and spam_check_of(post) is None and spam_check_of(again) is None


def spam_check_of(post):
    from portal.common.kinds import kind_of

    return spam_check(kind_of(post), Post.objects.get(pk=post.pk))


def test_a_moderator_learns_nothing_of_texts_where_they_may_not_read(private_board, insider, topic, seller, moderator):
    from portal.common.kinds import kind_of

    post_topic(board_id=private_board.pk, by=insider, kind="discussion", title="The same words", body=OFFER)
    post = reply(topic=topic, by=seller, body=OFFER)
    kind = kind_of(post)
    assert any("same text" in signal.words for signal in spam_check(kind, post).signals)
    assert not any("same text" in signal.words for signal in spam_check(kind, post, moderator).signals)


def test_links_to_the_site_itself_are_no_links(settings):
    html = f'<a href="{settings.SITE_URL}/t/1/">here</a> <a href="https://www.Shop.example/x">there</a> <a href="https://[broken">x</a>'
    assert hosts_in(html) == {"shop.example"}


# Moving, from the queue


@pytest.fixture
def misplaced(topic, stranger, helper):
    from portal.moderation.flagging import flag

    flag(thing=topic, by=stranger, reason="off-topic")
    flag(thing=topic, by=helper, reason="spam")
    return topic


def test_a_case_may_end_with_a_move_that_stands_in_the_log_and_can_be_undone(
    client, misplaced, board, make_board, asker, moderator, advertising, run_reactions
):
    other = make_board("Filters")
    client.force_login(moderator)
    address = f"/admin/flags/forums.topic:{misplaced.pk}/"
    assert "Move it: it is in the wrong place" in client.get(address).text
    given = {"act": "move", "reason": "People who know filters read there.", "source": "flag"}
    assert "Say where it goes" in client.post(address, given).text
    client.post(address, given | {"place": str(other.pk)})
    misplaced.refresh_from_db()
    decision = Decision.objects.get()
    assert misplaced.board_id == other.pk and (decision.place_before, decision.place_after) == (board.pk, other.pk)
    outcomes = dict(Flag.objects.values_list("reason", "outcome"))
    assert outcomes == {"off-topic": "agreed", "spam": "rejected"}
    run_reactions()
    log = client.get("/admin/flags/log/", {"act": "move"}).text
    assert log.count("People who know filters read there.") == 1
    client.force_login(asker)
    assert "People who know filters read there." in client.get("/inbox/").text
    undo(decision=decision, by=moderator)
    misplaced.refresh_from_db()
    assert misplaced.board_id == board.pk and set(Flag.objects.values_list("outcome", flat=True)) == {""}
    assert Decision.objects.filter(undoes=decision, act="move").exists()
    assert not Decision.objects.get(undoes=decision).may_be_undone


def test_a_reply_is_not_moved_on_its_own(client, misplaced, helper, stranger, moderator, make_board):
    from portal.moderation.decidable import NotOffered
    from portal.moderation.flagging import flag

    other = make_board("Filters")
    answer = reply(topic=misplaced, by=helper, body="<p>The small one fits.</p>")
    flag(thing=answer, by=stranger, reason="off-topic")
    client.force_login(moderator)
    assert 'value="move"' not in client.get(f"/admin/flags/forums.post:{answer.pk}/").text
    with pytest.raises(NotOffered):
        decide(thing=answer, act="move", by=moderator, reason="Elsewhere.", source="flag", place=other.pk)


# Prepared reasons


def test_a_prepared_reason_is_put_into_the_box_with_its_rule_and_decides_nothing(client, misplaced, moderator, administrator):
    from portal.moderation.models import ReasonTemplate, Rule

    client.force_login(administrator)
    rule = Rule.objects.in_force().first()
    made = {"title": "Not here", "text": "It belongs elsewhere; say it there.", "rule": rule.pk, "language": ""}
    assert client.post("/admin/reasons/new/", made).status_code == 302
    row = ReasonTemplate.objects.get(title="Not here")
    client.force_login(moderator)
    assert client.get("/admin/reasons/new/").status_code != 200  # administrators write them
    address = f"/admin/flags/forums.topic:{misplaced.pk}/"
    page = client.post(address, {"act": "hide", "template": str(row.pk), "begin": "1", "reason": "", "source": "flag"})
    assert page.status_code == 200 and "It belongs elsewhere; say it there.</textarea>" in page.text
    assert f'<option value="{rule.pk}" selected>' in page.text and not Decision.objects.exists()
