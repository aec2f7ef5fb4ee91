import html
import re

import pytest

from forums.actions import add_same_problem, post_topic, reply
from ideas.actions import SameTitle, cast_vote, change_status, withdraw_vote
from ideas.models import Idea, Status, Vote
from portal.activity.models import Activity
from portal.common.permissions import Refused
from portal.conversions.actions import idea_from_topic
from portal.conversions.models import IdeaSource
from portal.conversions.reactions import offer_votes
from portal.notifications.actions import follow
from portal.notifications.models import Notification, OutgoingEmail

pytestmark = pytest.mark.django_db

TITLE = "Say which filter is in the parcel"


@pytest.fixture
def topic(board, asker):
    body = "<p>Nobody can tell them apart.</p>"
    return post_topic(board_id=board.pk, by=asker, kind="question", title="Which filter is this?", body=body)


@pytest.fixture
def make(idea_board, support):
    def make(topic, *, by=support, board=None, title=TITLE, posts=()):
        wish = "<p>A word on the label is enough.</p>"
        return idea_from_topic(topic=topic, by=by, board_id=(board or idea_board).pk, title=title, body=wish, posts=posts)

    return make


def test_staff_make_an_idea_of_a_topic_in_one_act(client, topic, idea_board, helper, support, asker):
    post = reply(topic=topic, by=helper, body="<p>Mine says <b>nothing</b> either.</p>")
    client.force_login(support)
    assert f"/t/{topic.pk}/idea/" in client.get(topic.get_absolute_url()).text
    form = client.get(f"/t/{topic.pk}/idea/")
    assert form.status_code == 200 and "Mine says nothing" in form.text
    data = {"board": idea_board.pk, "title": TITLE, "body": "A word on the label is *enough*.", "posts": [post.pk]}
    answer = client.post(f"/t/{topic.pk}/idea/", data)
    idea = Idea.objects.get()
    assert answer["Location"] == idea.get_absolute_url()
    assert idea.author == support and "<em>enough</em>" in idea.body
    assert "Mine says nothing either." in idea.body and helper.display_name in idea.body
    assert "Nobody can tell them apart" not in idea.body
    assert IdeaSource.objects.get().positions == [post.position]


def test_topic_and_idea_lead_to_each_other_with_a_line_on_both(client, topic, make):
    idea = make(topic)
    for page, line, other in ((topic, "Became an idea", idea), (idea, "Came from a topic", topic)):
        text = client.get(page.get_absolute_url()).text
        assert line in text and other.get_absolute_url() in text


def test_whoever_has_the_problem_is_offered_a_vote_with_one_click(
    client, topic, make, helper, stranger, newcomer, asker, run_reactions
):
    for member in (helper, stranger, newcomer):
        add_same_problem(topic=topic, by=member)
    follow(member=newcomer, thing=topic, is_muted=True)
    idea = make(topic)
    run_reactions()
    offered = Notification.objects.filter(about="offer")
    assert set(offered.values_list("member_id", flat=True)) == {helper.pk, stranger.pk, asker.pk}
    assert OutgoingEmail.objects.filter(notification__in=offered).count() == 3
    client.force_login(helper)
    inbox = client.get("/inbox/").text
    button = re.search(rf'<form method="post" action="(/ideas/{idea.pk}/vote/)">', inbox)
    assert button and "made an idea of a problem that you have" in html.unescape(inbox)
    client.post(button[1], {"on": "1"})
    assert Vote.objects.get().member == helper
    assert button[1] not in client.get("/inbox/").text


def test_the_offer_is_made_once_and_not_to_those_who_voted(topic, make, helper, stranger, run_reactions):
    for member in (helper, stranger):
        add_same_problem(topic=topic, by=member)
    idea = make(topic)
    cast_vote(idea=idea, by=helper)
    run_reactions()
    offer_votes(Activity.objects.get(type="conversions.idea.made"))
    offered = Notification.objects.filter(about="offer")
    assert stranger.pk in offered.values_list("member_id", flat=True)
    assert not offered.filter(member=helper).exists()
    withdraw_vote(idea=idea, by=helper)
    assert offered.filter(member=stranger).count() == 1


def test_whoever_asked_may_others_may_not(client, topic, make, asker, stranger, idea_board):
    assert make(topic, by=asker).author == asker
    with pytest.raises(Refused, match="Only whoever asked"):
        make(topic, by=stranger, title="Another title for the same")
    client.force_login(stranger)
    assert client.get(f"/t/{topic.pk}/idea/").status_code == 403
    assert f"/t/{topic.pk}/idea/" not in client.get(topic.get_absolute_url()).text
    client.logout()
    assert client.get(f"/t/{topic.pk}/idea/").status_code == 302


def test_what_is_said_behind_closed_doors_stays_there(client, private_board, make, insider, support, idea_board):
    topic = post_topic(board_id=private_board.pk, by=insider, kind="question", title="A secret machine", body="<p>Hush.</p>")
    with pytest.raises(Refused, match="What is said here stays here"):
        make(topic, by=insider)
    client.force_login(insider)
    assert "No idea board can take it" in client.get(f"/t/{topic.pk}/idea/").text
    client.force_login(support)
    assert client.get(f"/t/{topic.pk}/idea/").status_code == 404


def test_a_closed_idea_board_may_take_it(private_board, private_idea_board, make, insider):
    topic = post_topic(board_id=private_board.pk, by=insider, kind="question", title="A secret machine", body="<p>Hush.</p>")
    assert make(topic, by=insider, board=private_idea_board).board_id == private_idea_board.pk


def test_the_same_wish_is_shown_and_what_was_typed_stays(client, topic, make, idea_board, support):
    first = make(topic)
    with pytest.raises(SameTitle):
        make(topic)
    client.force_login(support)
    data = {"board": idea_board.pk, "title": TITLE.upper(), "body": "On the label, please."}
    page = client.post(f"/t/{topic.pk}/idea/", data)
    assert page.status_code == 422 and first.get_absolute_url() in page.text and "On the label, please." in page.text
    assert Idea.objects.count() == 1
    assert client.post(f"/t/{topic.pk}/idea/", {"board": "999", "title": "x", "posts": ["7", "x"]}).status_code == 422


def test_a_topic_asks_no_query_more_for_it(client, topic, asker):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    client.force_login(asker)
    client.get(topic.get_absolute_url())
    with CaptureQueriesContext(connection) as queries:
        client.get(topic.get_absolute_url())
    assert not [query for query in queries if "conversions_ideasource" in query["sql"]]


def test_a_topic_tells_the_promise_of_its_idea_as_the_idea_does(client, topic, make, product_manager):
    idea = make(topic, by=product_manager)
    status = Status.objects.get(board=idea.board, meaning="committed")
    change_status(idea=idea, by=product_manager, status_id=status.pk, reason="With the labels.", target_quarter="2031-Q1")
    for address in (topic.get_absolute_url(), idea.get_absolute_url()):
        assert "Dov owes it by 31 March 2031" in client.get(address).text


def test_the_line_of_a_public_topic_does_not_tell_of_an_idea_on_a_private_board(
    client, topic, make, private_idea_board, insider, support
):
    support.groups.add(*insider.groups.all())
    idea = make(topic, board=private_idea_board)
    client.force_login(insider)  # first, so that a line that is kept for others would have it
    assert idea.get_absolute_url() in client.get(topic.get_absolute_url()).text
    client.logout()
    page = client.get(topic.get_absolute_url()).text
    assert topic.title in page and "Became an idea" not in page and idea.get_absolute_url() not in page


def test_the_line_of_an_idea_does_not_tell_of_a_topic_that_became_private(client, topic, make, private_board):
    idea = make(topic)
    type(topic).objects.filter(pk=topic.pk).update(board=private_board)
    page = client.get(idea.get_absolute_url()).text
    assert idea.title in page and "Came from a topic" not in page and topic.get_absolute_url() not in page
