"""Answers of the company: marked in the topic and in lists, apart from being accepted."""

from forums.actions import accept_solution, comment, delete_post, hide_post, reply, restore_post, unhide_post

MARK = "official answer"


def in_lists(client, topic):
    pages = [client.get(address).text for address in ("/help/machines/", "/topics/?sort=newest")]
    assert all(topic.title in page for page in pages)
    assert len({MARK in page for page in pages}) == 1
    return MARK in pages[0]


def test_lists_say_that_the_company_has_answered(client, topic, answer, asker, support):
    comment(post=answer, by=support, body="<p>We would do the same.</p>")
    assert not in_lists(client, topic)  # a comment is no answer
    reply(topic=topic, by=support, body="<p>The washer is part 0417.</p>")
    assert in_lists(client, topic)
    accept_solution(post=answer, by=asker)
    assert in_lists(client, topic) and "Solved" in client.get("/help/machines/").text


def test_what_is_taken_away_takes_the_mark_with_it(client, topic, support, moderator):
    first = reply(topic=topic, by=support, body="<p>The washer is part 0417.</p>")
    second = reply(topic=topic, by=support, body="<p>It is free with Keep.</p>")
    hide_post(thing=first, by=moderator, reason="Wrong part.")
    assert in_lists(client, topic)
    delete_post(post=second, by=support)
    assert not in_lists(client, topic)
    restore_post(post=second, by=support)
    assert in_lists(client, topic)
    delete_post(post=second, by=support)
    unhide_post(thing=first, by=moderator)
    assert in_lists(client, topic)
