"""Who answered a named poll, a page or in a post: for the product team, and as a file for those who may view members."""

import csv
import io

import pytest

from forums.actions import post_topic
from portal.activity.models import Activity
from portal.members.roles import Role
from portal.polls.actions import NewPoll, answer_poll, vote


@pytest.fixture
def page_poll(make_poll):
    return lambda kind: make_poll("Which grind?", choices=["Fine", "=Coarse"], disclosure=kind), answer_poll, "polls"


@pytest.fixture
def inline_poll(board, asker):
    def make(kind):
        asked = NewPoll("Which grind?", ("Fine", "=Coarse"), disclosure=kind)
        words = {"title": "How do you grind?", "body": "<p>Say how fine you grind, please.</p>"}
        return post_topic(board_id=board.pk, by=asker, kind="discussion", poll=asked, **words).posts.get().poll

    return make, vote, "poll"


@pytest.mark.parametrize("sort", ["page_poll", "inline_poll"])
def test_a_named_poll_is_listed_and_downloaded_by_those_who_may_and_each_look_is_recorded(
    client, request, sort, make_member, stranger, moderator, helper
):
    make, act, place = request.getfixturevalue(sort)
    poll = make("named")
    pages = client.get(poll.get_absolute_url(), follow=True).text
    assert "The product team also sees who answered what" in pages or "Named" in pages
    support, product = make_member("supporter", role=Role.SUPPORT), make_member("manager", role=Role.PRODUCT)
    act(poll=poll, by=helper, choices=[poll.choices.last().pk])
    page, file = f"/{place}/{poll.pk}/ballots/", f"/{place}/{poll.pk}/ballots.csv"
    for nobody in (stranger, moderator, helper):
        client.force_login(nobody)
        assert client.get(page).status_code == 403 and client.get(file).status_code == 403
    client.force_login(product)  # sees it, and may not view members
    listed = client.get(page)
    assert helper.name in listed.text and file not in listed.text and client.get(file).status_code == 403
    client.force_login(support)
    assert f'href="{file}"' in client.get(page).text
    text = b"".join(client.get(file).streaming_content).decode()
    rows = list(csv.reader(io.StringIO(text.removeprefix("\ufeff"))))
    assert [row[:3] for row in rows] == [["Handle", "Name", "Answer"], ["helper", helper.name, "'=Coarse"]]
    assert [look.actor for look in Activity.objects.filter(type="polls.ballots.exported")] == [support]
    assert Activity.objects.filter(type="polls.ballots.seen").count() == 2


@pytest.mark.parametrize("sort", ["page_poll", "inline_poll"])
def test_a_poll_that_is_not_named_has_no_list_and_no_file(client, request, sort, make_member, administrator):
    make, _act, place = request.getfixturevalue(sort)
    poll = make("open")
    for person in (make_member("supporter", role=Role.SUPPORT), administrator):
        client.force_login(person)
        for end in ("ballots/", "ballots.csv"):
            assert client.get(f"/{place}/{poll.pk}/{end}").status_code == 403
