"""I have this problem too: counted once for each member, apart from helpful votes."""

import pytest

from forums.actions import (
    AlreadyShared,
    NotShared,
    add_same_problem,
    post_topic,
    withdraw_have_this_too,
)
from forums.models import ProblemVote, Topic
from portal.common.permissions import Refused
from tests.forums.test_at_once import together


def shown(client, address):
    return " ".join(client.get(address).text.split())


def test_a_member_counts_once(topic, stranger, helper):
    assert add_same_problem(topic=topic, by=stranger) == 1
    with pytest.raises(AlreadyShared):
        add_same_problem(topic=topic, by=stranger)
    assert add_same_problem(topic=topic, by=helper) == 2
    assert withdraw_have_this_too(topic=topic, by=stranger) == 1
    with pytest.raises(NotShared):
        withdraw_have_this_too(topic=topic, by=stranger)
    topic.refresh_from_db()
    assert topic.same_count == ProblemVote.objects.filter(topic=topic).count() == 1


def test_it_is_no_helpful_vote(topic, asker, stranger):
    add_same_problem(topic=topic, by=stranger)
    asker.refresh_from_db()
    assert topic.posts.get(position=1).helpful_count == asker.helpful_count == 0


def test_nobody_shares_their_own_problem(topic, asker):
    with pytest.raises(Refused, match="your own question"):
        add_same_problem(topic=topic, by=asker)


def test_a_discussion_has_no_problem(board, asker, stranger):
    talk = post_topic(
        board_id=board.pk, by=asker, kind="discussion", title="Show us your bench", body="<p>Here is mine, tidy.</p>"
    )
    with pytest.raises(Refused, match="Only a question"):
        add_same_problem(topic=talk, by=stranger)


def test_what_one_may_not_see_one_cannot_have(client, private_board, insider, stranger):
    secret = post_topic(
        board_id=private_board.pk, by=insider, kind="question", title="The secret pump hums", body="<p>All night long.</p>"
    )
    with pytest.raises(Refused):
        add_same_problem(topic=secret, by=stranger)
    client.force_login(stranger)
    assert client.post(f"/t/{secret.pk}/same/", {"on": "1"}).status_code == 404


def test_the_button_works_without_script(client, topic, stranger):
    client.force_login(stranger)
    assert f'formaction="/t/{topic.pk}/same/"' in client.get(topic.get_absolute_url()).text
    for _click in range(2):  # a second click is no error
        response = client.post(f"/t/{topic.pk}/same/", {"on": "1"})
        assert response.status_code == 302 and response["Location"] == topic.get_absolute_url()
    assert 'aria-pressed="true"' in client.get(topic.get_absolute_url()).text
    client.post(f"/t/{topic.pk}/same/", {"on": ""})
    topic.refresh_from_db()
    assert topic.same_count == 0


def test_the_button_is_swapped_by_itself_with_script(client, topic, stranger):
    client.force_login(stranger)
    response = client.post(f"/t/{topic.pk}/same/", {"on": "1"}, headers={"HX-Request": "true"})
    assert 'aria-pressed="true"' in response.text and "<html" not in response.text


def test_the_asker_and_visitors_see_the_count_without_a_vote(client, topic, asker, stranger):
    add_same_problem(topic=topic, by=stranger)
    assert f"/t/{topic.pk}/same/" not in client.get(topic.get_absolute_url()).text
    client.force_login(asker)
    assert f"/t/{topic.pk}/same/" not in client.get(topic.get_absolute_url()).text
    assert client.post(f"/t/{topic.pk}/same/", {"on": "1"}).status_code == 403


def test_lists_show_and_sort_by_it(client, board, topic, asker, stranger):
    add_same_problem(topic=topic, by=stranger)
    for number in range(31):
        post_topic(
            board_id=board.pk,
            by=asker,
            kind="question",
            title=f"A later question {number:02}",
            body="<p>Does it hum at night?</p>",
        )
    for base in ("/help/machines/", "/topics/"):
        assert topic.title not in client.get(base).text
        first = client.get(f"{base}?sort=same").text
        assert topic.title in first and "1<span> have this</span>" in first and "Most with this problem" in first
        cursor = first.split("cursor=")[1].split('"')[0]
        second = client.get(f"{base}?sort=same&cursor={cursor}")
        assert second.status_code == 200 and topic.title not in second.text and "A later question 00" in second.text
        # A place in one order is no place in another.
        assert client.get(f"{base}?cursor={cursor}").status_code == 404


def test_votes_go_with_the_account_that_gave_them(topic, stranger):
    from forums.actions.erasure import erase_posts_of

    add_same_problem(topic=topic, by=stranger)
    erase_posts_of(member=stranger, keep_content=True)
    topic.refresh_from_db()
    assert topic.same_count == 0 and not ProblemVote.objects.exists()


@pytest.mark.postgresql
@pytest.mark.django_db(transaction=True)
def test_many_at_once_are_counted_exactly(topic, make_member):
    members = [make_member(f"member{number}") for number in range(20)]
    problems = together([lambda by=by: add_same_problem(topic=topic, by=by) for by in members * 2], workers=20)
    assert [type(problem) for problem in problems] == [AlreadyShared] * 20
    assert Topic.objects.get(pk=topic.pk).same_count == 20
