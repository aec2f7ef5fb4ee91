"""Taking a question on: who may, who sees it, and how it ends."""

from datetime import timedelta

import pytest
from django.utils import timezone

from forums.actions import (
    AlreadyClaimed,
    NotClaimed,
    accept_solution,
    claim_topic,
    close_topic,
    comment,
    post_topic,
    release_claim,
    reply,
)
from forums.models import Topic
from portal.common.permissions import Refused
from tests.forums.test_at_once import together


@pytest.fixture
def claimed(topic, helper):
    return claim_topic(topic=topic, by=helper)


def test_two_helpers_cannot_be_on_one_question(claimed, helper, stranger):
    with pytest.raises(AlreadyClaimed) as taken:
        claim_topic(topic=claimed, by=stranger)
    assert taken.value.member == helper
    assert claim_topic(topic=claimed, by=helper).claimed_by == helper  # once more: ten minutes from now


def test_it_ends_by_itself_after_ten_minutes(topic, helper, stranger):
    now = timezone.now()
    claim_topic(topic=topic, by=helper, now=now)
    topic.refresh_from_db()
    assert topic.claimer(now + timedelta(minutes=9, seconds=59)) == helper
    assert topic.claimer(now + timedelta(minutes=10)) is None
    assert claim_topic(topic=topic, by=stranger, now=now + timedelta(minutes=10)).claimed_by == stranger


def test_whoever_took_it_on_gives_it_back(claimed, helper, stranger, moderator):
    with pytest.raises(Refused):
        release_claim(topic=claimed, by=stranger)
    assert release_claim(topic=claimed, by=helper).claimed_by is None
    with pytest.raises(NotClaimed):
        release_claim(topic=claimed, by=helper)
    claim_topic(topic=claimed, by=helper)
    assert release_claim(topic=claimed, by=moderator).claimed_by is None


def test_their_reply_ends_it_and_that_of_another_does_not(claimed, helper, stranger):
    reply(topic=claimed, by=stranger, body="<p>Mine does that too.</p>")
    comment(post=claimed.posts.get(position=1), by=helper, body="<p>One moment, I look it up.</p>")
    claimed.refresh_from_db()
    assert claimed.claimed_by == helper
    reply(topic=claimed, by=helper, body="<p>It is the gicleur.</p>")
    claimed.refresh_from_db()
    assert claimed.claimed_by is claimed.claimed_until is None


def test_some_may_not(topic, asker, newcomer, moderator, board, helper):
    for member, reason in ((asker, "your own question"), (newcomer, "trust level 1")):
        with pytest.raises(Refused, match=reason):
            claim_topic(topic=topic, by=member)
    talk = post_topic(board_id=board.pk, by=asker, kind="discussion", title="Show us your bench", body="<p>Tidy.</p>")
    with pytest.raises(Refused, match="Only a question"):
        claim_topic(topic=talk, by=helper)
    close_topic(topic=topic, by=moderator, reason="Settled by telephone.")
    with pytest.raises(Refused):
        claim_topic(topic=topic, by=helper)


def test_a_solved_question_has_nobody_on_it(claimed, asker, stranger, helper):
    accept_solution(post=reply(topic=claimed, by=stranger, body="<p>The gicleur.</p>"), by=asker)
    claimed.refresh_from_db()
    assert claimed.claimer(timezone.now()) is None
    with pytest.raises(Refused, match="settled"):
        claim_topic(topic=claimed, by=helper)


def test_everybody_sees_who_without_script_and_without_a_write(client, topic, helper, stranger, asker):
    address = topic.get_absolute_url()
    client.force_login(helper)
    assert f'formaction="/t/{topic.pk}/claim/"' in client.get(address).text
    for _click in range(2):
        assert client.post(f"/t/{topic.pk}/claim/", {"on": "1"}).status_code == 302
    assert "You are on it for 10 more minutes" in client.get(address).text
    client.logout()
    for page in (client.get(address), client.get("/help/machines/"), client.get("/topics/")):
        assert "Helper" in page.text and "is on it" in page.text
    client.force_login(stranger)
    assert f"/t/{topic.pk}/claim/" not in client.get(address).text
    client.post(f"/t/{topic.pk}/claim/", {"on": "1"})
    assert "took it on before you" in client.get(address).text
    assert client.post(f"/t/{topic.pk}/claim/", {"on": ""}).status_code == 403
    client.force_login(asker)
    assert "is on it" in client.get(address).text
    assert client.post(f"/t/{topic.pk}/claim/", {"on": "1"}).status_code == 403
    Topic.objects.update(claimed_until=timezone.now() - timedelta(seconds=1))
    assert "is on it" not in client.get(address).text and "is on it" not in client.get("/help/machines/").text


def test_what_one_may_not_see_one_cannot_take_on(client, private_board, insider, stranger):
    secret = post_topic(
        board_id=private_board.pk, by=insider, kind="question", title="The secret pump hums", body="<p>All night.</p>"
    )
    client.force_login(stranger)
    assert client.post(f"/t/{secret.pk}/claim/", {"on": "1"}).status_code == 404


def test_a_title_may_be_claim(board, asker):
    topic = post_topic(board_id=board.pk, by=asker, kind="question", title="Claim", body="<p>How do I claim my parcel?</p>")
    assert topic.get_absolute_url() == f"/t/{topic.pk}/claim-topic/"


@pytest.mark.postgresql
@pytest.mark.django_db(transaction=True)
def test_of_many_at_once_one_has_it(topic, make_member):
    members = [make_member(f"member{number}", trust_level=1) for number in range(10)]
    problems = together([lambda by=by: claim_topic(topic=topic, by=by) for by in members], workers=10)
    assert [type(problem) for problem in problems] == [AlreadyClaimed] * 9
