"""Figures that others see of a member: of what these may read themselves, whatever else the member does."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.cache import cache
from django.test import Client
from wagtail.models import PageViewRestriction

from forums.actions import (
    accept_solution,
    add_helpful_vote,
    comment,
    delete_post,
    hide_post,
    hide_topic,
    merge_topic,
    move_topic,
    post_topic,
    reply,
    split_topic,
    unhide_post,
    unhide_topic,
    unmerge_topic,
    unsplit_topic,
    withdraw_helpful_vote,
    withdraw_solution,
)
from forums.actions.counting import FIELDS, figures_of, recount_where_privacy_changed
from forums.models import Post, Topic
from forums.trust import helpful, replies
from portal.common.ttl_cache import forget
from portal.members.models import Member


def clear() -> None:
    cache.clear()
    forget()


@pytest.fixture
def members_board(make_board: Any) -> Any:
    """Seen by whoever signs in."""
    board = make_board("Lounge")
    PageViewRestriction.objects.create(page=board, restriction_type=PageViewRestriction.LOGIN)
    clear()
    return board


def ask(board: Any, by: Member, title: str = "It drips") -> Topic:
    return post_topic(board_id=board.pk, by=by, kind="question", title=title, body="<p>From the wand, since Sunday.</p>")


def live_there(board: Any, asker: Member, helper: Member) -> tuple[Topic, Post]:
    """All that counts: a question, a reply, its acceptance, a vote."""
    topic = ask(board, asker)
    answer = reply(topic=topic, by=helper, body="<p>Clean the seal.</p>")
    comment(post=answer, by=asker, body="<p>Which one?</p>")
    accept_solution(post=answer, by=asker)
    add_helpful_vote(post=answer, by=asker)
    return topic, answer


def figures(member: Member, viewer: Any = None) -> list[int]:
    return list(Member.objects.get(pk=member.pk).figures_for(viewer or AnonymousUser()).values())


def pages(member: Member, viewer: Member | None) -> list[str]:
    """What everybody's pages say, without what differs at each request."""
    client = Client()
    if viewer is not None:
        client.force_login(viewer, backend="django.contrib.auth.backends.ModelBackend")
    addresses = ["/members/", member.get_absolute_url(), "/tags/", "/help/", "/"]
    texts = [client.get(address).content.decode() for address in addresses]
    return [re.sub(r'csrf[^>]*value="[^"]*"|nonce="[^"]*"|X-CSRFToken[^}]*', "", text) for text in texts]


def are_counted_right() -> None:
    """Whatever the acts added up to, the rows say the same."""
    every = list(Member.objects.order_by("pk"))
    rows = figures_of([member.pk for member in every])
    for member in every:
        assert {field: getattr(member, field) for field in FIELDS} == {field: rows[member.pk][field] for field in FIELDS}, (
            member
        )


def test_private_acts_change_no_figure_and_no_order_for_others(private_board, board, insider, make_member, stranger):
    other = make_member("other", trust_level=2)
    other.groups.add(*insider.groups.all())
    live_there(board, stranger, insider)
    clear()
    before = [pages(insider, viewer) for viewer in (None, stranger)]
    live_there(private_board, other, insider)
    live_there(private_board, insider, other)
    clear()
    assert [pages(insider, viewer) for viewer in (None, stranger)] == before
    assert figures(insider) == figures(insider, stranger) == [0, 1, 1, 1]
    are_counted_right()


def test_a_board_for_members_counts_for_members_alone(members_board, asker, helper):
    live_there(members_board, asker, helper)
    assert figures(helper) == [0, 0, 0, 0]
    assert figures(helper, asker) == [0, 1, 1, 1]
    assert "1 solved" not in Client().get("/members/").content.decode()
    client = Client()
    client.force_login(asker, backend="django.contrib.auth.backends.ModelBackend")
    assert "1 solved" in client.get("/members/").content.decode()
    are_counted_right()


def test_a_topic_takes_the_figures_of_all_who_spoke_along(board, private_board, asker, helper, administrator):
    topic, _answer = live_there(board, asker, helper)
    assert figures(helper) == [0, 1, 1, 1] and figures(asker)[0] == 1
    move_topic(topic=topic, board_id=private_board.pk, by=administrator)
    assert figures(helper) == figures(asker) == [0, 0, 0, 0]
    are_counted_right()
    move_topic(topic=topic, board_id=board.pk, by=administrator)
    assert figures(helper) == [0, 1, 1, 1] and figures(asker)[0] == 1
    are_counted_right()


def test_what_is_hidden_counts_for_nobody_until_it_is_back(board, asker, helper, moderator):
    topic, answer = live_there(board, asker, helper)
    hide_topic(thing=topic, by=moderator, reason="Advertising")
    assert figures(helper) == figures(asker) == [0, 0, 0, 0]
    are_counted_right()
    unhide_topic(thing=topic, by=moderator)
    assert figures(helper) == [0, 1, 1, 1]
    hide_post(thing=answer, by=moderator, reason="Rude")
    assert figures(helper) == [0, 0, 0, 0], "its votes with it"
    withdraw_helpful_vote(post=answer, by=asker)
    are_counted_right()
    unhide_post(thing=answer, by=moderator)
    assert figures(helper) == [0, 1, 0, 0]
    delete_post(post=answer, by=moderator)
    are_counted_right()


def test_merging_and_splitting_count_each_member_right(board, private_board, asker, helper, stranger, administrator):
    one, _answer = live_there(board, asker, helper)
    two = ask(private_board, administrator, "Another one")
    reply(topic=two, by=administrator, body="<p>Here, too.</p>")
    merge_topic(topic=one, into=two, by=administrator)
    assert figures(helper) == figures(asker) == [0, 0, 0, 0]
    are_counted_right()
    unmerge_topic(topic=one, by=administrator)
    assert figures(helper)[:2] == [0, 1]
    are_counted_right()
    last = reply(topic=one, by=stranger, body="<p>Mine leaks as well.</p>")
    parted = split_topic(
        topic=one, posts=[last.pk], title="It leaks", board_id=private_board.pk, kind="question", by=administrator
    )
    assert figures(stranger) == [0, 0, 0, 0]
    are_counted_right()
    unsplit_topic(topic=parted, by=administrator)
    assert figures(stranger) == [0, 1, 0, 0]
    withdraw_solution(topic=Topic.objects.get(pk=one.pk), by=asker)
    are_counted_right()


def test_a_board_that_changes_its_privacy_changes_the_figures_with_it(board, asker, helper, administrator):
    live_there(board, asker, helper)
    recount_where_privacy_changed()
    assert figures(helper) == [0, 1, 1, 1]
    restriction = PageViewRestriction.objects.create(page=board, restriction_type=PageViewRestriction.GROUPS)
    clear()
    reply(topic=Topic.objects.get(), by=administrator, body="<p>Inside.</p>")
    assert recount_where_privacy_changed() == 1
    assert figures(helper) == figures(helper, asker) == [0, 0, 0, 0]
    are_counted_right()
    restriction.restriction_type = PageViewRestriction.LOGIN
    restriction.save()
    clear()
    recount_where_privacy_changed()
    assert (figures(helper), figures(helper, asker)) == ([0, 0, 0, 0], [0, 1, 1, 1])
    restriction.delete()
    clear()
    recount_where_privacy_changed()
    assert figures(helper) == [0, 1, 1, 1]
    assert recount_where_privacy_changed() == 0


def test_private_acts_raise_no_trust_level(board, private_board, insider, make_member):
    other = make_member("other", trust_level=2)
    other.groups.add(*insider.groups.all())
    live_there(private_board, other, insider)
    assert (dict(replies([insider.pk], None)), dict(helpful([insider.pk], None))) == ({}, {})
    live_there(board, other, insider)
    assert (dict(replies([insider.pk], None)), dict(helpful([insider.pk], None))) == ({insider.pk: 1}, {insider.pk: 1})


def test_a_reply_and_a_vote_cost_on_a_private_board_no_more_than_elsewhere(
    board, private_board, insider, asker, make_member, queries_of
):
    other = make_member("other", trust_level=2)
    other.groups.add(*insider.groups.all())
    topics = [ask(board, insider), ask(private_board, insider)]
    posts = [reply(topic=topic, by=other, body="<p>The first.</p>") for topic in topics]
    costs = [queries_of(lambda topic=topic: reply(topic=topic, by=other, body="<p>Another.</p>")) for topic in topics]
    assert costs[1] <= costs[0]
    votes = [queries_of(lambda post=post: add_helpful_vote(post=post, by=insider)) for post in posts]
    assert votes[1] <= votes[0]
