"""A poll in a topic: made with it or later, voted in, closed, hidden; and who sees what of it."""

from datetime import timedelta

import pytest
from django.utils import timezone

from forums.actions import add_poll, close_topic, hide_post, merge_topic, post_topic, unmerge_topic
from forums.models import Post, Topic
from forums.search import topic_documents
from portal.activity.models import Activity
from portal.common.kinds import Notifiable, kind_named
from portal.members.actions import erase_member
from portal.moderation.decisions import decide
from portal.notifications.models import Notification
from portal.polls.actions import NewPoll, end_poll, vote
from portal.polls.models import InlineBallot, InlinePoll
from portal.polls.tasks import close_polls
from portal.writing.models import Draft
from tests.forums.test_ask import asking
from tests.polls.test_kept_answers import OURS, after_sign_in

FILLED = {
    "poll_question": "Which basket do you use?",
    "poll_choices": "Single\nDouble\n\n  Bottomless  \n",
    "poll_most_choices": "1",
    "poll_closes_at": "",
    "poll_shows_results": "voted",
    "poll_disclosure": "open",
}
ASKED = NewPoll("Which basket do you use?", ("Single", "Double", "Bottomless"))


@pytest.fixture
def make_poll(topic, asker):
    def make(**terms):
        fields = {"question": ASKED.question, "choices": ASKED.choices} | terms
        return add_poll(post=topic.posts.get(position=1), asked=NewPoll(**fields), by=asker)

    return make


@pytest.fixture
def poll(make_poll):
    return make_poll()


def pks(poll):
    return list(poll.choices.values_list("pk", flat=True))


def counts(poll):
    poll.refresh_from_db()
    return [poll.ballot_count, *poll.choices.values_list("vote_count", flat=True)]


def test_a_topic_is_started_with_a_poll_and_members_vote_change_and_take_back(client, board, stranger, helper):
    client.force_login(stranger)
    page = client.get("/ask/").text
    assert "Add a poll" in page and 'class="poll-fields" open' not in page
    response = client.post("/ask/", asking(board, **FILLED))
    topic = Topic.objects.get()
    poll = InlinePoll.objects.get()
    assert response.url == topic.get_absolute_url() and topic.posts.get().poll == poll
    assert [choice.text for choice in poll.choices.all()] == ["Single", "Double", "Bottomless"]
    assert Activity.objects.filter(type="polls.poll.added", actor=stranger).count() == 1
    client.force_login(helper)
    single, double, _bottomless = pks(poll)
    page = client.get(topic.get_absolute_url()).text
    assert "Which basket do you use?" in page and "You see the results once you have voted." in page and "0 of" not in page
    response = client.post(f"/poll/{poll.pk}/vote/", {"choices": single, "told": "open"}, follow=True)
    assert "Your vote counts." in response.text and "1 of 1" in response.text and "Change your vote" in response.text
    assert response.redirect_chain[-1][0].startswith(topic.get_absolute_url())
    swapped = client.post(f"/poll/{poll.pk}/vote/", {"choices": double}, headers={"HX-Request": "true"})
    assert swapped.text.strip().startswith("<section") and "1 of 1" in swapped.text and counts(poll) == [1, 0, 1, 0]
    client.post(f"/poll/{poll.pk}/vote/", {"choices": double})
    assert counts(poll) == [1, 0, 1, 0] and Activity.objects.filter(type="polls.poll.answered").count() == 2
    client.post(f"/poll/{poll.pk}/withdraw/")
    assert counts(poll) == [0, 0, 0, 0] and not InlineBallot.objects.exists()


def test_an_email_about_a_topic_names_its_poll(topic, make_poll):
    words = kind_named("forums.topic").get(Notifiable).words
    assert "poll" not in words(topic)
    make_poll()
    assert "There is a poll with it, on its page." in words(topic)


def test_a_refused_form_keeps_the_poll_that_was_typed_and_says_what_is_missing(client, board, stranger):
    client.force_login(stranger)
    response = client.post("/ask/", asking(board, title="", **FILLED))
    assert response.status_code == 422 and 'class="poll-fields" open' in response.text
    assert 'value="Which basket do you use?"' in response.text and "Double" in response.text
    response = client.post("/ask/", asking(board, **FILLED | {"poll_choices": "Only one", "poll_disclosure": "confidential"}))
    assert "Give at least two choices" in response.text and "say when that is" in response.text
    response = client.post("/ask/", asking(board, **FILLED | {"poll_choices": "One\nTwo\none", "poll_closes_at": "2020-01-01"}))
    assert "“one” is there twice." in response.text and "Choose today or a later day." in response.text
    response = client.post("/ask/", asking(board, **FILLED | {"poll_question": "", "poll_most_choices": "9"}))
    assert "Write the question of the poll." in response.text and "from 1 to 3" in response.text
    assert not Topic.objects.exists() and not InlinePoll.objects.exists()


def test_a_draft_keeps_the_poll(client, board, stranger):
    data = {f"field:{name}": value for name, value in FILLED.items()}
    Draft.objects.create(member=stranger, place="forums:ask", title="Baskets", body="Half a question", data=data)
    client.force_login(stranger)
    page = client.get("/ask/").text
    assert 'class="poll-fields" open' in page and "Which basket do you use?" in page and "Single\nDouble" in page


def test_it_is_added_later_and_changed_until_somebody_has_voted(client, topic, asker, helper, moderator):
    first = topic.posts.get(position=1)
    client.force_login(helper)
    assert (
        client.get(f"/p/{first.pk}/poll/").status_code == 403
        and "Add a poll" not in client.get(f"/p/{first.pk}/", follow=True).text
    )
    client.force_login(asker)
    assert f'href="/p/{first.pk}/poll/"' in client.get(topic.get_absolute_url()).text
    assert client.post(f"/p/{first.pk}/poll/", FILLED | {"poll_choices": "One"}).status_code == 422
    assert client.post(f"/p/{first.pk}/poll/", FILLED).status_code == 302
    poll = InlinePoll.objects.get()
    assert client.post(f"/p/{first.pk}/poll/", FILLED).status_code == 403
    changed = FILLED | {"poll_question": "Which one?", "poll_choices": "This\nThat"}
    was = pks(poll)[0]
    assert "Which basket do you use?" in client.get(f"/poll/{poll.pk}/edit/").text
    client.post(f"/poll/{poll.pk}/edit/", changed)
    stale = client.post(f"/poll/{poll.pk}/vote/", {"choices": was})
    assert stale.status_code == 422 and not InlineBallot.objects.exists()  # for words that it does not ask any more
    poll.refresh_from_db()
    assert poll.question == "Which one?" and [choice.text for choice in poll.choices.all()] == ["This", "That"]
    vote(poll=poll, by=helper, choices=pks(poll)[:1])
    for manager in (asker, moderator):
        client.force_login(manager)
        refused = client.post(f"/poll/{poll.pk}/edit/", FILLED)
        assert refused.status_code == 403 and "Somebody has voted already" in refused.text
        assert "Change the poll" not in client.get(topic.get_absolute_url()).text


def test_several_choices_at_most_as_many_as_it_says(client, make_poll, helper):
    poll = make_poll(most_choices=2)
    client.force_login(helper)
    response = client.post(f"/poll/{poll.pk}/vote/", {"choices": pks(poll)})
    assert response.status_code == 422 and "You chose more than 2." in response.text and response.text.count("checked") == 3
    assert "Choose an answer first." in client.post(f"/poll/{poll.pk}/vote/", {}).text
    for hostile in ("x", "99999999999999999999", "\x00", str(pks(poll)[0] + 1000)):
        assert client.post(f"/poll/{poll.pk}/vote/", {"choices": hostile}).status_code == 422
    client.post(f"/poll/{poll.pk}/vote/", {"choices": pks(poll)[:2]})
    assert counts(poll) == [1, 1, 1, 0]


def test_a_visitor_sees_the_choices_and_what_they_chose_counts_once_they_are_in(client, topic, poll, helper):
    address, double = topic.get_absolute_url(), poll.choices.get(text="Double")
    page = client.get(address)
    assert "Which basket do you use?" in page.text and "Bottomless" in page.text and "Sign in to vote" in page.text
    assert f'action="/sign-in-to/poll/{poll.pk}/"' in page.text and not page.cookies
    kept = client.post(f"/sign-in-to/poll/{poll.pk}/", {"choices": double.pk, "told": "open"}, headers=OURS)
    assert "Sign in to vote: “Which basket do you use?”." in client.get(kept["Location"]).text
    page = after_sign_in(client, helper, poll.get_absolute_url())
    assert "Your vote counts." in page and counts(poll) == [1, 0, 1, 0]
    InlinePoll.objects.update(disclosure="confidential", closes_at=timezone.now() + timedelta(days=3))
    client.logout()
    page = client.get(address).text
    assert "<li>Bottomless</li>" in page and "/sign-in-to/poll/" not in page and f'href="/poll/{poll.pk}/vote/"' in page
    assert client.post(f"/sign-in-to/poll/{poll.pk}/", {"choices": double.pk}, headers=OURS).status_code == 404
    assert client.get(f"/poll/{poll.pk}/vote/").url.endswith(f"next=/poll/{poll.pk}/vote/")


@pytest.mark.parametrize(
    ("shows", "before", "after"), [("always", True, True), ("voted", False, True), ("closed", False, False)]
)
def test_results_are_shown_when_its_author_said(client, topic, make_poll, asker, helper, stranger, shows, before, after):
    poll = make_poll(shows_results=shows)
    vote(poll=poll, by=stranger, choices=pks(poll)[:1])
    client.force_login(helper)
    address = topic.get_absolute_url()
    assert ("1 of 1" in client.get(address).text) is before
    vote(poll=poll, by=helper, choices=pks(poll)[:1])
    assert ("2 of 2" in client.get(address).text) is after
    end_poll(poll=poll, by=asker)
    page = client.get(address).text
    assert "2 of 2" in page and "closed on" in page and f"/poll/{poll.pk}/vote/" not in page
    client.logout()
    assert "2 of 2" in client.get(address).text


def test_its_author_closes_it_and_those_who_voted_or_follow_are_told(
    client, topic, poll, asker, helper, stranger, run_reactions
):
    vote(poll=poll, by=helper, choices=pks(poll)[:1])
    client.force_login(stranger)
    client.post(f"/follow/topic/{topic.pk}/", {"on": "1"})
    assert client.post(f"/poll/{poll.pk}/close/").status_code == 403
    client.force_login(asker)
    assert "Close the poll" in client.get(topic.get_absolute_url()).text
    client.post(f"/poll/{poll.pk}/close/")
    run_reactions()
    told = set(Notification.objects.filter(kind="poll").values_list("member__username", flat=True))
    assert {"helper"} <= told and "asker" not in told
    client.force_login(helper)
    assert "The poll is closed. This is its result" in client.get("/inbox/").text
    assert client.post(f"/poll/{poll.pk}/vote/", {"choices": pks(poll)[1]}).status_code == 403 and counts(poll) == [1, 1, 0, 0]


def test_it_closes_by_itself_on_its_day_once(make_poll, helper):
    poll = make_poll(closes_at=timezone.now() + timedelta(hours=3))
    vote(poll=poll, by=helper, choices=pks(poll)[:1])
    close_polls()
    assert InlinePoll.objects.get().closed_at is None
    InlinePoll.objects.update(closes_at=timezone.now() - timedelta(minutes=1))
    close_polls()
    close_polls()
    assert InlinePoll.objects.get().closed_at is not None
    assert Activity.objects.filter(type="polls.poll.closed").count() == 1


def test_a_confidential_one_has_one_result_at_its_end(monkeypatch, client, topic, make_poll, make_member, asker, moderator):
    poll = make_poll(disclosure="confidential", shows_results="always", closes_at=timezone.now() + timedelta(hours=3))
    monkeypatch.setattr("portal.common.private_counts.discrete_laplace", lambda _epsilon: 0)
    first, second, _third = pks(poll)
    for number in range(30):
        vote(poll=poll, by=make_member(f"person{number}"), choices=[first])
    vote(poll=poll, by=moderator, choices=[second])
    assert counts(poll) == [0, 0, 0, 0]
    for reader in (moderator, asker):
        client.force_login(reader)
        page = client.get(topic.get_absolute_url()).text
        assert "of 31" not in page and "for everybody at once" in page and "Close the poll" not in page
        assert "Change the poll" not in page and client.get(f"/poll/{poll.pk}/edit/").status_code == 403
    assert client.post(f"/poll/{poll.pk}/close/").status_code == 403
    InlinePoll.objects.update(closes_at=timezone.now() - timedelta(minutes=1))
    close_polls()
    page = client.get(topic.get_absolute_url()).text
    assert "about 30" in page and "fewer than five, or too few to say" in page
    assert client.get(f"/poll/{poll.pk}/ballots/").status_code == 403


def test_what_stands_in_a_private_or_hidden_place_is_not_found(
    client, private_board, insider, stranger, moderator, topic, poll
):
    closed = post_topic(
        board_id=private_board.pk,
        by=insider,
        kind="discussion",
        title="Secret plans",
        body="<p>Nothing for others to read.</p>",
        poll=ASKED,
    )
    secret = closed.posts.get().poll
    client.force_login(stranger)
    for address in ("vote", "withdraw", "close"):
        assert client.post(f"/poll/{secret.pk}/{address}/", {"choices": pks(secret)[0]}).status_code == 404
    hide_post(thing=topic.posts.get(position=1), by=moderator, reason="Because")
    assert client.post(f"/poll/{poll.pk}/vote/", {"choices": pks(poll)[0]}).status_code == 404
    assert not InlineBallot.objects.exists()
    client.force_login(insider)
    client.post(f"/poll/{secret.pk}/vote/", {"choices": pks(secret)[0]})
    assert counts(secret) == [1, 1, 0, 0]


def test_a_closed_topic_takes_no_votes_and_shows_the_result(client, topic, poll, helper, moderator):
    vote(poll=poll, by=moderator, choices=pks(poll)[:1])
    close_topic(topic=topic, by=moderator, reason="Settled")
    client.force_login(helper)
    page = client.get(topic.get_absolute_url()).text
    assert "1 of 1" in page and f"/poll/{poll.pk}/vote/" not in page
    assert "takes no votes" in client.post(f"/poll/{poll.pk}/vote/", {"choices": pks(poll)[0]}).text


def test_a_moderator_hides_the_poll_alone_and_its_author_reads_why(
    client, topic, poll, asker, stranger, moderator, advertising
):
    client.force_login(stranger)
    assert f"/flag/polls.inline:{poll.pk}/" in client.get(topic.get_absolute_url()).text
    client.post(f"/flag/polls.inline:{poll.pk}/", {"reason": "spam"})
    decide(thing=poll, act="hide", by=moderator, rule=advertising, reason="Selling baskets", source="flag")
    page = client.get(topic.get_absolute_url()).text
    assert "Which basket" not in page and "Four years of nine bar" in page
    assert "Which basket" not in dict(topic_documents([topic.pk]))[topic.pk].text
    client.force_login(asker)
    page = client.get(topic.get_absolute_url()).text
    assert "Which basket" in page and "only its author and moderators" in page
    assert "Selling baskets" in client.get(f"/hidden/polls.inline:{poll.pk}/").text
    decide(thing=poll, act="restore", by=moderator, reason="A mistake")
    assert "Which basket" in dict(topic_documents([topic.pk]))[topic.pk].text


def test_it_goes_with_its_post_when_topics_are_merged(client, board, topic, poll, helper, moderator, stranger):
    other = post_topic(
        board_id=board.pk,
        by=stranger,
        kind="question",
        title="Alto 2 has no pressure",
        body="<p>It sinks to six bar here as well.</p>",
        poll=ASKED,
    )
    vote(poll=poll, by=helper, choices=pks(poll)[:1])
    merge_topic(topic=topic, into=other, by=moderator)
    client.force_login(helper)
    page = client.get(other.get_absolute_url()).text
    assert page.count("Which basket do you use?") >= 2 and f'id="poll-{poll.pk}"' in page and "1 of 1" in page
    unmerge_topic(topic=topic, by=moderator)
    assert f'id="poll-{poll.pk}"' in client.get(topic.get_absolute_url()).text


def test_what_a_leaving_member_asked_and_answered(topic, poll, asker, helper):
    vote(poll=poll, by=helper, choices=pks(poll)[:1])
    erase_member(member=helper, keep_content=True, by=helper)
    assert counts(poll) == [0, 0, 0, 0]
    erase_member(member=asker, keep_content=False, by=asker)
    assert not InlinePoll.objects.exists() and Post.objects.get(topic=topic, position=1).poll is None


def test_a_topic_without_a_poll_costs_nothing_and_several_cost_as_one(
    client, topic, answer, queries_of, asker, helper, make_member
):
    client.force_login(helper)
    address = topic.get_absolute_url()
    client.get(address)
    without = queries_of(lambda: client.get(address))
    poll = add_poll(post=topic.posts.get(position=1), asked=ASKED, by=asker)
    one = queries_of(lambda: client.get(address))
    for number in range(5):
        vote(poll=poll, by=make_member(f"person{number}"), choices=pks(poll)[:1])
    assert queries_of(lambda: client.get(address)) == one
    assert one - without <= 3
    Post.objects.filter(pk=topic.posts.get(position=1).pk).update(poll=None)
    assert queries_of(lambda: client.get(address)) == without
