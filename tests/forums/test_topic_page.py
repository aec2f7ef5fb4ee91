"""The page of a topic: what it shows, to whom, at what cost."""

import pytest

from forums.actions import (
    accept_solution,
    add_helpful_vote,
    close_topic,
    comment,
    delete_post,
    hide_post,
    lock_topic,
    reopen_topic,
    reply,
    unlock_topic,
)
from forums.models import Post
from portal.common.permissions import Refused


def test_the_question_and_its_answer_are_shown(client, topic, answer):
    page = client.get(topic.get_absolute_url())
    assert page.status_code == 200
    assert topic.title in page.text and "Four years of nine bar" in page.text and "flake of scale" in page.text


def test_the_accepted_answer_stands_right_below_the_question(client, topic, answer, asker, stranger):
    other = reply(topic=topic, by=stranger, body="<p>Does it also sink with the basket empty?</p>")
    last = reply(topic=topic, by=stranger, body="<p>Then it is the gicleur, surely so.</p>")
    accept_solution(post=last, by=asker)
    page = client.get(topic.get_absolute_url()).text
    assert page.index("surely so") < page.index("basket empty")
    assert page.count(f'id="p{last.pk}"') == 1 and f'id="p{other.pk}"' in page
    assert "Accepted answer" in page


def test_an_old_slug_leads_to_the_new_address(client, topic):
    response = client.get(f"/t/{topic.pk}/something-else/")
    assert response.status_code == 301 and response["Location"] == topic.get_absolute_url()


def test_a_topic_of_a_thousand_posts_opens_anywhere_at_the_same_cost(client, topic, helper, queries_of):
    Post.objects.bulk_create(
        Post(topic=topic, author=helper, position=number, body=f"<p>Reply number {number}.</p>") for number in range(2, 1001)
    )
    topic.last_position, topic.reply_count = 1000, 999
    topic.save()
    address = topic.get_absolute_url()
    client.get(address)
    first = queries_of(lambda: client.get(f"{address}?page=2"))
    assert queries_of(lambda: client.get(f"{address}?page=50")) == first <= 4
    assert "Reply number 1000." in client.get(f"{address}?page=50").text
    assert client.get(f"{address}500/", follow=True).text.count("Reply number 500.") == 1


def test_the_page_costs_the_same_for_one_reply_and_for_ten(client, topic, helper, asker, stranger, queries_of):
    client.force_login(stranger)
    comment(post=reply(topic=topic, by=helper, body="<p>Is the tank full?</p>"), by=asker, body="<p>It is.</p>")
    client.get(topic.get_absolute_url())
    one = queries_of(lambda: client.get(topic.get_absolute_url()))
    for _ in range(9):
        comment(post=reply(topic=topic, by=helper, body="<p>Is the tank full?</p>"), by=asker, body="<p>It is.</p>")
    client.get(topic.get_absolute_url())
    assert queries_of(lambda: client.get(topic.get_absolute_url())) == one


def test_reading_writes_nothing(client, topic, stranger, django_assert_num_queries):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    client.force_login(stranger)
    client.get(topic.get_absolute_url())
    with CaptureQueriesContext(connection) as captured:
        client.get(topic.get_absolute_url())
    assert not [query["sql"] for query in captured if query["sql"].startswith(("INSERT", "UPDATE", "DELETE"))]


def test_a_hidden_reply_is_absent_from_the_page_of_others(client, topic, answer, moderator):
    hide_post(thing=answer, by=moderator, reason="Dangerous advice")
    assert "flake of scale" not in client.get(topic.get_absolute_url()).text
    assert client.get(f"/p/{answer.pk}/").status_code == 404
    client.force_login(moderator)
    page = client.get(topic.get_absolute_url()).text
    assert "flake of scale" in page and "Dangerous advice" in page


def test_replying_works_without_script(client, topic, stranger):
    client.force_login(stranger)
    response = client.post(f"/t/{topic.pk}/reply/", {"body": "Have you **purged** it?", "body_format": "markdown"}, follow=True)
    assert "<strong>purged</strong>" in response.text


def test_an_empty_reply_is_refused_with_a_sentence(client, topic, stranger):
    client.force_login(stranger)
    response = client.post(f"/t/{topic.pk}/reply/", {"body": "   ", "body_format": "markdown"})
    assert response.status_code == 422 and "Write your reply first." in response.text


def test_commenting_works_without_script(client, topic, answer, stranger):
    client.force_login(stranger)
    assert client.get(f"/p/{answer.pk}/comment/").status_code == 200
    client.post(f"/p/{answer.pk}/comment/", {"body": "It worked for me too.", "body_format": "markdown"})
    assert "It worked for me too." in client.get(topic.get_absolute_url()).text


def test_a_vote_counts_once_and_can_be_taken_back(client, topic, answer, stranger):
    client.force_login(stranger)
    for _ in range(2):
        client.post(f"/p/{answer.pk}/helpful/", {"on": "1"})
    answer.refresh_from_db()
    assert answer.helpful_count == 1
    client.post(f"/p/{answer.pk}/helpful/", {"on": ""})
    answer.refresh_from_db()
    assert answer.helpful_count == 0


def test_nobody_votes_for_their_own_post(client, answer, helper):
    client.force_login(helper)
    response = client.post(f"/p/{answer.pk}/helpful/", {"on": "1"})
    assert response.status_code == 403 and "You cannot vote for your own post." in response.text


def test_a_stranger_is_told_why_they_cannot_accept(client, answer, stranger):
    client.force_login(stranger)
    response = client.post(f"/p/{answer.pk}/accept/")
    assert response.status_code == 403 and "Only the member who asked can accept an answer." in response.text


def test_the_asker_accepts_and_withdraws(client, topic, answer, asker):
    client.force_login(asker)
    assert "Accepted answer" in client.post(f"/p/{answer.pk}/accept/", follow=True).text
    client.post(f"/t/{topic.pk}/withdraw/")
    topic.refresh_from_db()
    assert topic.solution is None


def test_deleting_can_be_undone_by_the_author(client, topic, answer, helper):
    client.force_login(helper)
    client.post(f"/p/{answer.pk}/delete/")
    assert "Bring it back" in client.get(topic.get_absolute_url()).text
    client.logout()
    assert "flake of scale" not in client.get(topic.get_absolute_url()).text
    client.force_login(helper)
    client.post(f"/p/{answer.pk}/restore/")
    client.logout()
    assert "flake of scale" in client.get(topic.get_absolute_url()).text


def test_a_private_topic_is_not_there_for_others(client, private_board, insider, stranger):
    from forums.actions import post_topic

    topic = post_topic(
        board_id=private_board.pk,
        by=insider,
        kind="question",
        title="The secret of the back room",
        body="<p>Only for those inside.</p>",
    )
    post = topic.posts.get()
    client.force_login(stranger)
    for address in (
        topic.get_absolute_url(),
        f"/t/{topic.pk}/",
        f"{topic.get_absolute_url()}1/",
        f"/p/{post.pk}/",
        f"/p/{post.pk}/comment/",
    ):
        response = client.get(address, follow=True)
        assert response.status_code == 404 and topic.title not in response.text and "Only for those" not in response.text
    for address in (
        f"/t/{topic.pk}/reply/",
        f"/p/{post.pk}/helpful/",
        f"/p/{post.pk}/accept/",
        f"/p/{post.pk}/delete/",
        f"/p/{post.pk}/restore/",
    ):
        assert client.post(address, {"body": "x", "on": "1"}).status_code == 404


@pytest.mark.parametrize("page", ["0", "-1", "abc", "99999999999999999999", "2", "%00", "1.5"])
def test_a_page_that_is_not_there_is_not_found(client, topic, page):
    assert client.get(f"{topic.get_absolute_url()}?page={page}").status_code == 404


def test_a_number_beyond_the_database_is_not_found(client, db):
    assert client.get("/t/99999999999999999999999/x/").status_code == 404
    assert client.get("/p/99999999999999999999999/").status_code == 404


def test_moderators_curate_from_the_page(client, topic, moderator, make_board, asker):
    other = make_board("Grist")
    client.force_login(moderator)
    for act in ("pin", "lock", "unlock", "unpin"):
        client.post(f"/t/{topic.pk}/curate/", {"act": act})
    client.post(f"/t/{topic.pk}/curate/", {"act": "close", "reason": "Settled elsewhere"})
    client.post(f"/t/{topic.pk}/curate/", {"act": "move", "board": other.pk})
    topic.refresh_from_db()
    assert topic.closed_reason == "Settled elsewhere" and topic.board_id == other.pk
    assert "Settled elsewhere" in client.get(topic.get_absolute_url()).text
    client.force_login(asker)
    assert client.post(f"/t/{topic.pk}/curate/", {"act": "pin"}).status_code == 403


def test_the_line_says_who_asked_who_answered_and_what_was_accepted(client, topic, answer, asker):
    accept_solution(post=answer, by=asker)
    page = client.get(topic.get_absolute_url()).text
    assert "Asker asked" in page and "Helper answered" in page and "by Asker on" in page


def test_what_was_deleted_by_a_moderator_stays_with_moderators(client, topic, answer, moderator, helper):
    add_helpful_vote(post=answer, by=moderator)
    delete_post(post=answer, by=moderator)
    client.force_login(helper)
    assert client.post(f"/p/{answer.pk}/restore/").status_code == 403


@pytest.mark.parametrize(("shut", "open_again"), [(lock_topic, unlock_topic), (close_topic, reopen_topic)])
def test_in_a_locked_or_closed_topic_only_moderators_speak(topic, answer, asker, helper, moderator, shut, open_again):
    shut(topic=topic, by=moderator, reason="Settled elsewhere")
    for member in (asker, helper):
        with pytest.raises(Refused, match="This topic is"):
            reply(topic=topic, by=member, body=f"<p>One more thing, says {member}.</p>")
        with pytest.raises(Refused, match="This topic is"):
            comment(post=answer, by=member, body=f"<p>One more remark, says {member}.</p>")
    reply(topic=topic, by=moderator, body="<p>It goes on in the other topic.</p>")
    open_again(topic=topic, by=moderator)
    reply(topic=topic, by=helper, body="<p>One more thing after all.</p>")


def test_the_authors_customer_record_stands_beside_for_those_who_look_after_records_only(client, topic, make_member):
    from portal.members.roles import Role

    address = f"/customer-card/{topic.author_id}/"
    for role, is_there in ((Role.CUSTOMER_RECORDS, True), (Role.SUPPORT, True), (Role.MODERATOR, False)):
        client.force_login(make_member(f"of-{role.name.lower().replace('_', '-')}", role=role))
        assert (address in client.get(topic.get_absolute_url()).content.decode()) is is_there
    client.force_login(topic.author)
    assert address not in client.get(topic.get_absolute_url()).content.decode()
