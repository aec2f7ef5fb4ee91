"""The archive: what goes there by itself, what is refused there, and the way back."""

from datetime import timedelta

import pytest
from django.utils import timezone

from forums.actions import (
    accept_solution,
    add_helpful_vote,
    archive_quiet_topics,
    archive_topic,
    ask_for_info,
    claim_topic,
    comment,
    edit_post,
    post_topic,
    reply,
    unarchive_topic,
)
from forums.models import BoardTally
from portal.common.permissions import Refused

LATER = timedelta(days=200)


@pytest.fixture
def archived(topic, moderator):
    archive_topic(topic=topic, by=moderator)
    topic.refresh_from_db()
    return topic


@pytest.fixture
def tidy_board(board):
    board.archive_after_days = 180
    board.save()
    return board


def test_what_was_quiet_for_long_goes_there_by_itself(tidy_board, make_board, topic, asker):
    other = make_board("Grist")
    talk = post_topic(board_id=other.pk, by=asker, kind="discussion", title="Show us your bench", body="<p>Tidy.</p>")
    now = timezone.now()
    assert archive_quiet_topics(now=now + timedelta(days=179)) == 0
    assert archive_quiet_topics(now=now + LATER) == 1
    assert archive_quiet_topics(now=now + LATER) == 0
    topic.refresh_from_db()
    talk.refresh_from_db()
    assert topic.archived_at is not None and talk.archived_at is None


def test_a_reply_or_a_pin_keeps_a_topic_out_of_it(tidy_board, topic, helper):
    now = timezone.now()
    reply(topic=topic, by=helper, body="<p>Still on it.</p>", now=now + timedelta(days=100))
    assert archive_quiet_topics(now=now + LATER) == 0
    topic.refresh_from_db()
    topic.is_pinned = True
    topic.save()
    assert archive_quiet_topics(now=now + timedelta(days=400)) == 0


def test_what_was_brought_back_has_as_long_again(tidy_board, topic, moderator):
    now = timezone.now()
    archive_quiet_topics(now=now + LATER)
    unarchive_topic(topic=topic, by=moderator, now=now + LATER)
    assert archive_quiet_topics(now=now + LATER + timedelta(days=179)) == 0
    assert archive_quiet_topics(now=now + LATER + timedelta(days=181)) == 1


def test_nothing_more_is_said_in_it(topic, answer, asker, helper, stranger, moderator):
    archive_topic(topic=topic, by=moderator)
    answer.refresh_from_db()
    acts = [
        lambda: reply(topic=topic, by=stranger, body="<p>And now?</p>"),
        lambda: reply(topic=topic, by=moderator, body="<p>And now?</p>"),
        lambda: comment(post=answer, by=asker, body="<p>And now?</p>"),
        lambda: edit_post(post=answer, by=helper, body="<p>Something else.</p>"),
        lambda: accept_solution(post=answer, by=asker),
        lambda: claim_topic(topic=topic, by=stranger),
        lambda: ask_for_info(topic=topic, by=moderator, note="Which firmware?"),
    ]
    for act in acts:
        with pytest.raises(Refused):
            act()
    assert add_helpful_vote(post=answer, by=stranger) == 1  # it is still read
    unarchive_topic(topic=topic, by=moderator)
    reply(topic=topic, by=stranger, body="<p>And now?</p>")


def test_only_moderators_archive_and_bring_back(topic, asker, moderator):
    with pytest.raises(Refused):
        archive_topic(topic=topic, by=asker)
    archive_topic(topic=topic, by=moderator)
    with pytest.raises(Refused):
        unarchive_topic(topic=topic, by=asker)


def test_lists_counts_and_the_topic_say_so(client, archived, board, stranger):
    tally = BoardTally.objects.get(board=board)
    assert (tally.unanswered_count, tally.unsolved_count, tally.archived_count, tally.topic_count) == (0, 0, 1, 1)
    for address in ("/topics/unanswered/", "/topics/unsolved/", "/help/machines/?show=unsolved"):
        assert archived.title not in client.get(address).text
    for address in ("/topics/archived/", "/help/machines/?show=archived", "/help/machines/"):
        page = client.get(address).text
        assert archived.title in page and "Archived" in page
    client.force_login(stranger)
    page = client.get(archived.get_absolute_url()).text
    assert "nothing more is said in it" in page and "You can start a new one" in page and 'name="body"' not in page


def test_a_solved_topic_stays_solved_in_lists(client, topic, answer, asker, moderator):
    accept_solution(post=answer, by=asker)
    archive_topic(topic=topic, by=moderator)
    page = client.get("/help/machines/?show=archived").text
    assert "Solved" in page and "<span>archived</span>" in page


def test_moderators_do_it_on_the_page_and_undo_it(client, topic, moderator, stranger):
    client.force_login(stranger)
    assert client.post(f"/t/{topic.pk}/archive/").status_code == 403
    client.force_login(moderator)
    assert f"/t/{topic.pk}/archive/" in client.get(topic.get_absolute_url()).text
    page = client.post(f"/t/{topic.pk}/archive/", follow=True).text
    assert f'action="/t/{topic.pk}/unarchive/"' in page and "Bring back from the archive" in page
    client.post(f"/t/{topic.pk}/unarchive/")
    topic.refresh_from_db()
    assert topic.archived_at is None and topic.unarchived_at is not None
