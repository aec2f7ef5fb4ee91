"""A question is unanswered as long as no reply of another member stands: in every list, number and word."""

from datetime import timedelta

import pytest
from django.core.management import call_command
from django.utils import timezone

from forums import actions
from forums.actions.erasure import reassign
from forums.models import BoardTally, Topic
from forums.worklists import WORKLISTS
from portal.operations.command import Failed

TITLE = "Why does the grinder hum at noon"


@pytest.fixture
def topic(board, asker):
    return actions.post_topic(
        board_id=board.pk, by=asker, kind="question", title=TITLE, body="<p>It hums, every day at noon.</p>"
    )


def is_unanswered(client, board, topic):
    """What every place says: one answer, or the test fails."""
    Topic.objects.filter(pk=topic.pk).update(posted_at=timezone.now() - timedelta(days=5))
    board_list = client.get(f"{board_path(board)}?show=unanswered").text
    said = {
        "word": Topic.objects.unanswered().filter(pk=topic.pk).exists(),
        "tab": TITLE in board_list,
        "list": TITLE in client.get("/topics/unanswered/").text,
        "tally": BoardTally.objects.get(board=board).unanswered_count == 1,
        "queue": WORKLISTS["unanswered-72h"].of(Topic.objects.all(), topic.author, timezone.now()).exists(),
        "state": "Unanswered" in client.get("/topics/").text.split(TITLE)[0].rsplit("<li", 1)[1],
    }
    assert len(set(said.values())) == 1, said
    return said["word"]


def board_path(board):
    from forums.boards import board_map

    return board_map()[board.pk].path


def test_what_the_asker_adds_leaves_it_unanswered(client, board, topic, asker, helper):
    assert is_unanswered(client, board, topic)
    actions.reply(topic=topic, by=asker, body="<p>It still hums, by the way.</p>")
    assert is_unanswered(client, board, topic)
    actions.reply(topic=topic, by=helper, body="<p>Is the tank full when it hums?</p>")
    assert not is_unanswered(client, board, topic)


def test_a_reply_of_the_staff_answers_it(client, board, topic, support):
    actions.reply(topic=topic, by=support, body="<p>We know of it. Descale it first.</p>")
    assert not is_unanswered(client, board, topic)


def test_a_comment_of_another_member_does_not_answer_it(client, board, topic, helper):
    actions.comment(post=topic.posts.get(position=1), by=helper, body="<p>Which grinder is it?</p>")
    assert is_unanswered(client, board, topic)


def test_a_reply_that_is_hidden_or_deleted_answers_nothing_until_it_comes_back(client, board, topic, helper, moderator):
    post = actions.reply(topic=topic, by=helper, body="<p>Is the tank full when it hums?</p>")
    actions.delete_post(post=post, by=helper)
    assert is_unanswered(client, board, topic)
    post.refresh_from_db()
    actions.restore_post(post=post, by=moderator)
    assert not is_unanswered(client, board, topic)
    actions.hide_post(thing=post, by=moderator, reason="Wrong topic")
    assert is_unanswered(client, board, topic)


def test_a_merge_and_a_split_count_the_replies_of_others_anew(board, topic, asker, helper, moderator):
    other = actions.post_topic(
        board_id=board.pk, by=helper, kind="question", title="Does yours hum, too?", body="<p>Mine hums as well, at noon.</p>"
    )
    actions.merge_topic(topic=other, into=topic, by=moderator)
    topic.refresh_from_db()
    assert topic.others_reply_count == 1, "the question that was merged in is what another member said"
    actions.unmerge_topic(topic=other, by=moderator)
    topic.refresh_from_db()
    assert topic.others_reply_count == 0
    post = actions.reply(topic=topic, by=helper, body="<p>Is the tank full when it hums?</p>")
    own = actions.reply(topic=topic, by=asker, body="<p>It is, and it hums.</p>")
    new = actions.split_topic(topic=topic, posts=[post.pk, own.pk], title="Is the tank full?", board_id=board.pk, by=moderator)
    topic.refresh_from_db()
    assert (topic.others_reply_count, new.others_reply_count) == (0, 1)


def test_whoever_claims_an_imported_profile_has_answered_only_themselves(board, topic, asker, helper):
    actions.reply(topic=topic, by=helper, body="<p>Is the tank full when it hums?</p>")
    reassign(old=helper, new=asker)
    topic.refresh_from_db()
    assert topic.others_reply_count == 0
    assert BoardTally.objects.get(board=board).unanswered_count == 1


def test_recount_finds_and_corrects_totals_that_went_wrong(board, topic, helper, capsys):
    actions.reply(topic=topic, by=helper, body="<p>Is the tank full when it hums?</p>")
    call_command("recount", "--check")
    Topic.objects.filter(pk=topic.pk).update(others_reply_count=0, reply_count=7)
    BoardTally.objects.filter(board=board).update(unanswered_count=3)
    type(helper).objects.filter(pk=helper.pk).update(reply_count=9)
    with pytest.raises(Failed):
        call_command("recount", "--check")
    assert "1 topics, 1 boards, 1 members" in capsys.readouterr().out
    call_command("recount")
    call_command("recount", "--check")
    topic.refresh_from_db()
    assert (topic.others_reply_count, topic.reply_count) == (1, 1)
