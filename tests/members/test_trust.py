"""Trust levels: gained and lost by visible rules."""

from datetime import timedelta

import pytest
from django.utils import timezone

from forums.actions import add_helpful_vote, post_topic, reply
from forums.actions.reading import add_positions
from forums.models import Topic
from portal.activity.models import Activity
from portal.members.actions import refresh_all_trust, refresh_trust


@pytest.fixture
def topic(board, asker):
    return post_topic(
        board_id=board.pk,
        by=asker,
        kind="question",
        title="Steam wand spits water",
        body="<p>For the first second it spits.</p>",
    )


@pytest.fixture
def read(board):
    def read(member, times):
        """The member opens so many topics."""
        topics = Topic.objects.bulk_create(Topic(board=board, title=f"Question {number}") for number in range(times))
        add_positions(shown={(member.pk, topic.pk): 1 for topic in topics})

    return read


@pytest.fixture
def old_hand(make_member, read):
    member = make_member("old_hand", joined_at=timezone.now() - timedelta(days=60))
    read(member, 20)
    return member


def answer(topic, by, times=1):
    return [reply(topic=topic, by=by, body="<p>Purge it first, then it stops.</p>") for _ in range(times)]


def test_a_level_is_gained_at_once(topic, old_hand, run_reactions):
    answer(topic, old_hand)
    run_reactions()
    old_hand.refresh_from_db()
    assert old_hand.trust_level == 1
    assert Activity.objects.filter(type="members.trust.gained", object_id=old_hand.pk).exists()


def test_days_cannot_be_hurried(topic, newcomer):
    answer(topic, newcomer, 10)
    assert refresh_trust(member=newcomer) == 0


def test_reading_counts_and_the_member_sees_how_much_is_missing(client, topic, make_member, read):
    reader = make_member("reader", joined_at=timezone.now() - timedelta(days=60))
    answer(topic, reader)
    read(reader, 2)
    assert refresh_trust(member=reader) == 0
    client.force_login(reader)
    assert "3 more topics to read" in client.get(reader.get_absolute_url()).text
    read(reader, 3)
    assert refresh_trust(member=reader) == 1


def test_the_second_level_needs_others_to_find_it_helpful(topic, old_hand, helper, stranger):
    posts = answer(topic, old_hand, 5)
    assert refresh_trust(member=old_hand) == 1
    add_helpful_vote(post=posts[0], by=helper)
    add_helpful_vote(post=posts[1], by=helper)
    assert refresh_trust(member=old_hand) == 1  # one friend who votes twice is one member
    add_helpful_vote(post=posts[0], by=stranger)
    assert refresh_trust(member=old_hand) == 2


def test_a_level_that_is_no_longer_earned_is_lost_by_the_nightly_job_alone(old_hand):
    old_hand.trust_level, old_hand.trust_changed_at = 3, timezone.now() - timedelta(days=30)
    old_hand.save()
    assert refresh_trust(member=old_hand) == 3
    refresh_all_trust()
    old_hand.refresh_from_db()
    assert old_hand.trust_level == 0


def test_a_fresh_level_is_held_for_two_weeks(old_hand):
    old_hand.trust_level, old_hand.trust_changed_at = 2, timezone.now() - timedelta(days=3)
    old_hand.save()
    refresh_all_trust()
    old_hand.refresh_from_db()
    assert old_hand.trust_level == 2


def test_level_four_is_given_by_hand_and_stays(old_hand):
    old_hand.trust_level = 4
    old_hand.save()
    refresh_all_trust()
    old_hand.refresh_from_db()
    assert old_hand.trust_level == 4


def test_the_member_sees_what_is_missing(client, topic, old_hand):
    answer(topic, old_hand, 3)
    refresh_trust(member=old_hand)
    client.force_login(old_hand)
    page = client.get(old_hand.get_absolute_url()).text
    assert "For level 2 you need" in page and "2 more replies" in page
    client.logout()
    assert "For level 2 you need" not in client.get(old_hand.get_absolute_url()).text


def test_the_nightly_job_costs_the_same_for_one_member_and_for_ten(make_member, queries_of, db):
    make_member("one")
    refresh_all_trust()  # the map of boards is read once for many
    one = queries_of(refresh_all_trust)
    for number in range(9):
        make_member(f"more{number}")
    assert queries_of(refresh_all_trust) == one
