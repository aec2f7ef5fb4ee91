"""The official answer: chosen by who writes it, marked in the topic, lists, search and for search engines."""

import json
import re

import pytest

from forums.actions import (
    accept_solution,
    comment,
    delete_post,
    hide_post,
    mark_official,
    reply,
    restore_post,
    unhide_post,
    unmark_official,
)
from portal.common.kinds import kind_named
from portal.common.permissions import Refused

MARK = "official answer"


def in_lists(client, topic):
    pages = [client.get(address).text for address in ("/help/machines/", "/topics/?sort=newest")]
    assert all(topic.title in page for page in pages)
    assert len({MARK in page for page in pages}) == 1
    return MARK in pages[0]


def test_lists_say_that_the_company_has_answered(client, topic, answer, asker, support):
    comment(post=answer, by=support, body="<p>We would do the same.</p>")
    assert not in_lists(client, topic)  # a comment is no answer
    reply(topic=topic, by=support, body="<p>We look into it.</p>")
    assert not in_lists(client, topic)  # nor is all that staff say
    reply(topic=topic, by=support, body="<p>The washer is part 0417.</p>", is_official=True)
    assert in_lists(client, topic)
    accept_solution(post=answer, by=asker)
    assert in_lists(client, topic) and "Solved" in client.get("/help/machines/").text


def test_what_is_taken_away_takes_the_mark_with_it(client, topic, support, moderator):
    first = reply(topic=topic, by=support, body="<p>The washer is part 0417.</p>", is_official=True)
    second = reply(topic=topic, by=support, body="<p>It is free with Keep.</p>", is_official=True)
    hide_post(thing=first, by=moderator, reason="Wrong part.")
    assert in_lists(client, topic)
    delete_post(post=second, by=support)
    assert not in_lists(client, topic)
    restore_post(post=second, by=support)
    assert in_lists(client, topic)
    delete_post(post=second, by=support)
    unhide_post(thing=first, by=moderator)
    assert in_lists(client, topic)


def test_staff_choose_while_they_write_whether_it_is_the_official_answer(client, topic, support):
    client.force_login(support)
    assert 'name="is_official"' in client.get(topic.get_absolute_url()).text
    client.post(f"/t/{topic.pk}/reply/", {"body": "We look into it this afternoon."})
    client.post(f"/t/{topic.pk}/reply/", {"body": "The washer is part 0417, and free with Keep.", "is_official": "on"})
    first, second = topic.posts.filter(position__gt=1).order_by("position")
    assert (first.by_staff, first.is_official) == (True, False)
    assert (second.by_staff, second.is_official) == (True, True)
    page = client.get(topic.get_absolute_url()).text
    assert page.count("Official answer</span>") == 1  # the other reply is of staff, and says so
    assert page.index(f'id="p{second.pk}"') < page.index(f'id="p{first.pk}"')


def test_members_give_no_official_answers(client, topic, helper):
    client.force_login(helper)
    assert 'name="is_official"' not in client.get(topic.get_absolute_url()).text
    answer = client.post(f"/t/{topic.pk}/reply/", {"body": "Push a needle through, gently.", "is_official": "on"})
    assert answer.status_code == 403 and topic.posts.count() == 1
    theirs = reply(topic=topic, by=helper, body="<p>Push a needle through, gently.</p>")
    with pytest.raises(Refused, match="Only staff"):
        mark_official(post=theirs, by=helper)


def test_the_mark_is_given_later_and_taken_back(client, topic, answer, support, moderator):
    said = reply(topic=topic, by=support, body="<p>The washer is part 0417.</p>")
    client.force_login(support)
    client.post(f"/p/{said.pk}/official/", {"on": "1"})
    assert "Marked as the official answer." in client.get(topic.get_absolute_url()).text
    assert in_lists(client, topic)
    unmark_official(post=said, by=moderator)
    assert not in_lists(client, topic)
    with pytest.raises(Refused, match="that staff wrote"):
        mark_official(post=answer, by=moderator)


def test_search_and_search_engines_know_the_official_answer(client, topic, support):
    said = reply(topic=topic, by=support, body="<p>The washer is part 0417.</p>", is_official=True)
    topic.refresh_from_db()
    kind = kind_named("forums.topic")
    searchable = next(one for one in kind.can if type(one).__name__ == "TopicSearch")
    assert "Official answer" in searchable.reading(topic).state.sentence
    data = re.search(r'<script type="application/ld\+json">(.*?)</script>', client.get(topic.get_absolute_url()).text, re.S)
    question = json.loads(data[1])["mainEntity"]
    assert question["suggestedAnswer"][0]["url"].endswith(f"/p/{said.pk}/")
    assert question["suggestedAnswer"][0]["author"]["@type"] == "Organization"
