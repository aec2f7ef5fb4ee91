"""Merging topics: where everything stands afterwards, who hears of it, and the way back."""

import pytest

from forums.actions import (
    MergedAway,
    NotMerged,
    SolvedMeanwhile,
    accept_solution,
    add_helpful_vote,
    add_same_problem,
    close_topic,
    comment,
    hide_post,
    merge_topic,
    post_topic,
    reply,
    unmerge_topic,
    withdraw_have_this_too,
)
from forums.actions.reading import add_positions
from forums.models import Post, ProblemVote, Topic, TopicRead
from portal.common.permissions import Refused
from portal.notifications.actions import follow
from portal.notifications.models import Follow, Notification
from tests.forums.test_totals import assert_totals_are_right, assert_totals_of_members_are_right

pytestmark = pytest.mark.django_db


@pytest.fixture
def other(make_board, stranger):
    """The topic that will go: it stands on another board."""
    return post_topic(
        board_id=make_board("Grist").pk,
        by=stranger,
        kind="question",
        title="Pressure sinks after ten minutes",
        body="<p>Mine sinks as well, to five bar even.</p>",
    )


@pytest.fixture
def its_answer(other, helper):
    return reply(topic=other, by=helper, body="<p>The pump is tired. Listen to it.</p>")


@pytest.fixture
def everybody(asker, helper, stranger, moderator):
    return (asker, helper, stranger, moderator)


def merged(other, topic, moderator):
    merge_topic(topic=other, into=topic, by=moderator)
    other.refresh_from_db()
    topic.refresh_from_db()
    return topic


def test_posts_keep_their_numbers_and_stand_after_those_that_were_there(topic, answer, other, its_answer, moderator, everybody):
    remark = comment(post=its_answer, by=everybody[0], body="<p>It hums.</p>")
    first = other.posts.get(position=1)
    merged(other, topic, moderator)
    assert list(topic.posts.filter(parent=None).order_by("position").values_list("pk", "position")) == [
        (topic.posts.get(position=1).pk, 1),
        (answer.pk, 2),
        (first.pk, 3),
        (its_answer.pk, 4),
    ]
    remark.refresh_from_db()
    assert remark.topic == topic and topic.last_position == 4 and topic.reply_count == 3 and topic.comment_count == 1
    assert reply(topic=topic, by=everybody[1], body="<p>Next one.</p>").position == 5
    assert_totals_are_right()
    assert_totals_of_members_are_right(*everybody)


def test_every_old_address_leads_to_the_new_place(client, topic, answer, other, its_answer, moderator):
    first = other.posts.get(position=1)
    address = other.get_absolute_url()
    merged(other, topic, moderator)
    for old in (address, f"/t/{other.pk}/", f"/t/{other.pk}/any-words/"):
        response = client.get(old)
        assert response.status_code == 301 and response["Location"] == topic.get_absolute_url()
    assert client.get(f"{address}2/")["Location"].endswith(f"#p{its_answer.pk}")
    assert client.get(f"{address}1/")["Location"].endswith(f"#p{first.pk}")
    assert client.get(f"/p/{its_answer.pk}/")["Location"] == f"{topic.get_absolute_url()}#p{its_answer.pk}"
    assert client.get(f"/feeds/topic/{other.pk}.atom")["Location"] == f"/feeds/topic/{topic.pk}.atom"
    assert "Posted as “Pressure sinks after ten minutes”" in client.get(topic.get_absolute_url()).text


def test_addresses_follow_a_chain_of_merges(client, topic, other, board, asker, moderator):
    third = post_topic(board_id=board.pk, by=asker, kind="question", title="Six bar is all I get", body="<p>Why only six?</p>")
    merged(other, topic, moderator)
    merged(topic, third, moderator)
    assert client.get(f"/t/{other.pk}/")["Location"] == third.get_absolute_url()
    first = Post.objects.get(was_title=other.title)
    assert client.get(f"/t/{other.pk}/x/1/")["Location"].endswith(f"#p{first.pk}")
    with pytest.raises(Refused, match="third topic"):
        unmerge_topic(topic=other, by=moderator)
    unmerge_topic(topic=topic, by=moderator)
    unmerge_topic(topic=other, by=moderator)
    assert_totals_are_right()


def test_nobody_learns_where_a_topic_went_that_they_may_not_see(client, topic, private_board, insider, moderator, stranger):
    moderator.groups.add(*insider.groups.all())
    secret = post_topic(board_id=private_board.pk, by=insider, kind="discussion", title="Prices", body="<p>They rise soon.</p>")
    merge_topic(topic=topic, into=secret, by=type(moderator).objects.get(pk=moderator.pk))
    assert client.get(f"/t/{topic.pk}/").status_code == 404
    client.force_login(stranger)
    assert client.get(topic.get_absolute_url()).status_code == 404
    client.force_login(insider)
    assert client.get(topic.get_absolute_url())["Location"] == secret.get_absolute_url()


def test_nothing_is_left_of_it_in_lists_and_search(client, topic, other, moderator):
    merged(other, topic, moderator)
    for who in (None, moderator):
        if who:
            client.force_login(who)
        for address in ("/topics/", "/help/grist/", "/topics/unanswered/"):
            assert other.title not in client.get(address).text
    found = client.get("/search/", {"q": "sinks after ten minutes"}).text
    assert f"/t/{other.pk}/" not in found


def test_the_topic_that_stays_keeps_its_accepted_answer(
    topic, answer, asker, other, its_answer, stranger, moderator, everybody
):
    accept_solution(post=answer, by=asker)
    accept_solution(post=its_answer, by=stranger)
    merged(other, topic, moderator)
    assert topic.solution == answer and other.solution is None
    assert_totals_are_right()
    assert_totals_of_members_are_right(*everybody)
    back = unmerge_topic(topic=other, by=moderator)
    assert back.solution == its_answer
    assert_totals_are_right()
    assert_totals_of_members_are_right(*everybody)


def test_an_answer_that_was_accepted_elsewhere_settles_nothing_here(topic, other, its_answer, stranger, asker, moderator):
    accept_solution(post=its_answer, by=stranger)
    merged(other, topic, moderator)
    assert topic.solution is None
    accept_solution(post=its_answer, by=asker)  # and may be accepted here
    with pytest.raises(SolvedMeanwhile):
        unmerge_topic(topic=other, by=moderator)
    assert_totals_are_right()


def test_who_has_either_problem_counts_once(topic, other, asker, helper, stranger, newcomer, moderator):
    add_same_problem(topic=topic, by=helper)
    add_same_problem(topic=other, by=helper)
    add_same_problem(topic=other, by=asker)  # asked the other one
    add_same_problem(topic=other, by=newcomer)
    merged(other, topic, moderator)
    assert set(ProblemVote.objects.filter(topic=topic).values_list("member__username", flat=True)) == {
        "helper",
        "newcomer",
        "stranger",  # asked what was merged
    }
    assert topic.same_count == 3
    unmerge_topic(topic=other, by=moderator)
    topic.refresh_from_db()
    other.refresh_from_db()
    assert topic.same_count == 1 and topic.problem_votes.get().member == helper
    assert other.same_count == other.problem_votes.count() == 3


def test_a_problem_that_was_taken_back_does_not_return_with_the_undo(topic, other, newcomer, stranger, moderator):
    add_same_problem(topic=other, by=newcomer)
    merged(other, topic, moderator)
    withdraw_have_this_too(topic=topic, by=newcomer)
    withdraw_have_this_too(topic=topic, by=stranger)
    unmerge_topic(topic=other, by=moderator)
    for each in (topic, other):
        each.refresh_from_db()
        assert each.same_count == each.problem_votes.count() == 0


def test_helpful_votes_go_along(topic, other, its_answer, asker, moderator):
    add_helpful_vote(post=its_answer, by=asker)
    merged(other, topic, moderator)
    its_answer.refresh_from_db()
    assert its_answer.helpful_count == 1
    assert_totals_are_right()


def test_the_asker_and_followers_hear_where_it_went(
    topic, other, its_answer, stranger, helper, newcomer, moderator, run_reactions
):
    follow(member=newcomer, thing=other)
    follow(member=helper, thing=topic, is_muted=True)
    run_reactions()
    Notification.objects.all().delete()
    merged(other, topic, moderator)
    run_reactions()
    heard = {row.member: row for row in Notification.objects.all()}
    # The helper answered there and follows that one; they have muted where it went.
    assert set(heard) == {stranger, newcomer}
    assert heard[stranger].subject == topic
    from portal.notifications.inbox_lines import line_of

    line = line_of(heard[stranger], stranger)
    assert other.title in line.text and line.url == topic.get_absolute_url()
    assert "merged" in line_of(heard[newcomer], newcomer).text
    followers = Follow.objects.of(topic)
    assert followers.get(member=newcomer).is_muted is False and followers.get(member=helper).is_muted is True


def test_who_has_read_both_has_nothing_unread(topic, answer, other, its_answer, asker, helper, moderator):
    add_positions(shown={(asker.pk, topic.pk): 2, (asker.pk, other.pk): 2, (helper.pk, other.pk): 2})
    merged(other, topic, moderator)
    assert TopicRead.objects.get(member=asker, topic=topic).last_position == 4
    assert not TopicRead.objects.filter(member=helper, topic=topic).exists()


def test_a_duplicate_of_what_was_merged_leads_to_where_it_went(client, topic, other, board, asker, moderator):
    title = "Is six bar enough for a shot?"
    third = post_topic(board_id=board.pk, by=asker, kind="question", title=title, body="<p>It sinks to six bar.</p>")
    close_topic(topic=third, by=moderator, reason="", duplicate_of=other)
    merged(other, topic, moderator)
    page = client.get(third.get_absolute_url()).text
    assert "This was asked before:" in page and f'href="{topic.get_absolute_url()}"' in page


def test_a_merge_can_be_taken_back(client, topic, answer, other, its_answer, moderator, helper, everybody):
    merged(other, topic, moderator)
    later = reply(topic=topic, by=helper, body="<p>Both of you: descale.</p>")
    remark = comment(post=its_answer, by=helper, body="<p>Like a cat.</p>")
    client.force_login(moderator)
    assert "was merged into this" in client.get(topic.get_absolute_url()).text
    response = client.post(f"/t/{other.pk}/unmerge/")
    assert response["Location"] == other.get_absolute_url()
    other.refresh_from_db()
    remark.refresh_from_db()
    assert other.is_public and other.merged_into is None and other.reply_count == 1 and remark.topic == other
    assert list(other.posts.filter(parent=None).order_by("position").values_list("position", flat=True)) == [1, 2]
    assert Post.objects.get(pk=later.pk).topic == topic
    assert not Post.objects.exclude(was_title="").exists()
    assert_totals_are_right()
    assert_totals_of_members_are_right(*everybody)
    with pytest.raises(NotMerged):
        unmerge_topic(topic=other, by=moderator)


def test_what_was_hidden_meanwhile_stays_hidden(topic, other, moderator, everybody):
    merged(other, topic, moderator)
    hide_post(thing=Post.objects.get(was_title=other.title), by=moderator, reason="Advertising")
    assert not unmerge_topic(topic=other, by=moderator).is_public
    assert_totals_are_right()
    assert_totals_of_members_are_right(*everybody)


def test_nothing_happens_any_more_in_what_was_merged_away(client, topic, other, helper, moderator):
    merged(other, topic, moderator)
    for member in (helper, moderator):
        with pytest.raises(MergedAway):
            reply(topic=other, by=member, body="<p>Hello?</p>")


def test_a_reply_that_was_being_written_is_posted_where_the_posts_went(client, topic, other, helper, moderator):
    merged(other, topic, moderator)
    client.force_login(helper)
    client.post(f"/t/{other.pk}/reply/", {"body": "Is the tank full?", "body_format": "markdown"})
    assert topic.posts.filter(author=helper, body__contains="Is the tank full?").exists()


def test_an_act_on_a_post_that_moved_meanwhile_counts_in_the_right_topic(topic, other, its_answer, asker, moderator):
    stale = Post.objects.get(pk=its_answer.pk)
    merged(other, topic, moderator)
    add_helpful_vote(post=stale, by=asker)
    comment(post=stale, by=asker, body="<p>It does hum.</p>")
    assert_totals_are_right()
    assert topic.posts.filter(parent=stale).count() == 1


def test_the_page_shows_first_what_will_happen(client, topic, answer, other, its_answer, moderator):
    client.force_login(moderator)
    page = client.get(f"/t/{other.pk}/merge/", {"into": f"https://example.com{topic.get_absolute_url()}?page=1#p3"})
    assert page.status_code == 200 and "2 posts go there" in page.text and topic.title in page.text
    assert Topic.objects.get(pk=other.pk).merged_into is None
    response = client.post(f"/t/{other.pk}/merge/", {"into": str(topic.pk)})
    assert response["Location"] == topic.get_absolute_url()
    assert "/unmerge/" in client.get(topic.get_absolute_url()).text


def test_the_page_warns_where_more_people_read_along(client, topic, private_board, insider, administrator):
    secret = post_topic(board_id=private_board.pk, by=insider, kind="discussion", title="Prices", body="<p>They rise soon.</p>")
    client.force_login(administrator)
    assert "seen by more people" in client.get(f"/t/{secret.pk}/merge/", {"into": topic.pk}).text
    assert "seen by fewer people" in client.get(f"/t/{topic.pk}/merge/", {"into": secret.pk}).text


@pytest.mark.parametrize("typed", ["", "999999", "nonsense", "/t//", "9" * 30])
def test_what_names_no_topic_is_refused_and_kept(client, topic, moderator, typed):
    client.force_login(moderator)
    page = client.post(f"/t/{topic.pk}/merge/", {"into": typed})
    assert page.status_code == 422 and typed in page.text


def test_what_cannot_be_merged_is_refused_with_a_sentence(client, topic, other, moderator, helper):
    client.force_login(moderator)
    assert "into itself" in client.post(f"/t/{topic.pk}/merge/", {"into": topic.pk}).text
    hide_post(thing=other.posts.get(position=1), by=moderator, reason="Advertising")
    assert "Show it again first" in client.post(f"/t/{topic.pk}/merge/", {"into": other.pk}).text
    client.force_login(helper)
    assert client.post(f"/t/{topic.pk}/merge/", {"into": other.pk}).status_code in (403, 404)
    assert client.get(f"/t/{topic.pk}/merge/").status_code == 403
    assert client.post(f"/t/{topic.pk}/unmerge/").status_code == 403


def test_the_box_for_a_reply_to_a_merged_topic_opens_where_its_posts_went(client, topic, other, helper, moderator):
    merged(other, topic, moderator)
    client.force_login(helper)
    page = client.get(f"/t/{other.pk}/reply/")
    assert page.status_code == 200 and topic.title in page.text
