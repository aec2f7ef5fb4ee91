"""Lists: what stands where, at what cost, and what nobody else sees."""

import pytest

from forums.actions import accept_solution, close_topic, hide_topic, pin_topic, post_topic, reply


def ask(board, by, title="Why does it hum at night", **more):
    return post_topic(
        board_id=board.pk, by=by, kind="question", title=title, body="<p>It hums, every night at two.</p>", **more
    )


def test_the_board_shows_its_topics_latest_first(client, board, asker, helper):
    first, second = ask(board, asker, "First question of the day"), ask(board, asker, "Second question of the day")
    reply(topic=first, by=helper, body="<p>Is the tank full when it hums?</p>")
    page = client.get("/help/machines/").text
    assert page.index(first.title) < page.index(second.title)


def test_states_are_said_in_words(client, board, topic, answer, asker, moderator):
    accept_solution(post=answer, by=asker)
    ask(board, asker, "Nobody has said a word here")
    close_topic(topic=ask(board, asker, "This one is closed for a reason"), by=moderator, reason="Settled")
    page = client.get("/help/machines/").text
    assert "Solved" in page and "Unanswered" in page and "Closed" in page


@pytest.mark.parametrize(("state", "shown"), [("unanswered", "open one"), ("solved", "Alto 2 falls"), ("unsolved", "open one")])
def test_a_list_by_state_shows_only_that_state(client, board, topic, answer, asker, state, shown):
    accept_solution(post=answer, by=asker)
    ask(board, asker, "The only open one there is")
    for page in (client.get(f"/help/machines/?show={state}"), client.get(f"/topics/{state}/")):
        titles = [part for part in ("open one", "Alto 2 falls") if part in page.text]
        assert titles == [shown]


def test_a_pinned_topic_stands_on_top(client, board, asker, moderator):
    pinned = ask(board, asker, "Read this before you ask")
    ask(board, asker, "A later question about water")
    pin_topic(topic=pinned, by=moderator)
    page = client.get("/help/machines/").text
    assert page.index(pinned.title) < page.index("A later question")


def test_the_board_costs_the_same_however_many_topics(client, board, asker, helper, queries_of):
    def fill(count):
        for number in range(count):
            reply(
                topic=ask(board, asker, f"Question number {number} about it", tags=["noise"]),
                by=helper,
                body="<p>Is the tank full?</p>",
            )

    fill(1)
    client.get("/help/machines/")
    one = queries_of(lambda: client.get("/help/machines/"))
    fill(9)
    assert queries_of(lambda: client.get("/help/machines/")) == one
    assert one <= 4


def test_older_topics_are_a_page_away(client, board, asker):
    for number in range(35):
        ask(board, asker, f"Question number {number} about it")
    first = client.get("/help/machines/")
    cursor = first.text.split("?cursor=")[1].split('"')[0]
    second = client.get(f"/help/machines/?cursor={cursor}")
    assert "Question number 34 about" in first.text and "Question number 4 about" in second.text
    assert "Question number 34 about" not in second.text


@pytest.mark.parametrize("cursor", ["x", "AAAA", "W10", "%00", "WzEsIngiLDFd", "9" * 300])
def test_a_cursor_that_nobody_gave_out_is_not_found(client, board, cursor):
    assert client.get(f"/help/machines/?cursor={cursor}").status_code == 404


def test_a_private_board_leaks_nothing(client, private_board, insider, stranger):
    ask(private_board, insider, "The secret of the back room", tags=["secret-tag"])
    for member in (None, stranger):
        if member:
            client.force_login(member)
        assert client.get("/help/back-room/").status_code == 404
        assert client.get("/tags/secret-tag/").status_code == 404
        for address in ("/topics/", "/topics/unanswered/", "/tags/", "/help/"):
            page = client.get(address).text
            assert "secret" not in page.lower() and "Back room" not in page
    client.force_login(insider)
    assert "The secret of the back room" in client.get("/help/back-room/").text
    assert "The secret of the back room" in client.get("/topics/").text


def test_a_hidden_topic_is_in_no_list(client, board, topic, moderator):
    hide_topic(thing=topic, by=moderator, reason="Advertising")
    for address in ("/help/machines/", "/topics/", "/tags/"):
        assert topic.title not in client.get(address).text and "pressure" not in client.get(address).text
    client.force_login(moderator)
    assert topic.title in client.get("/help/machines/").text


def test_a_board_that_goes_private_vanishes_at_once(client, board, topic):
    from django.contrib.auth.models import Group
    from wagtail.models import PageViewRestriction

    assert client.get("/help/machines/").status_code == 200
    restriction = PageViewRestriction.objects.create(page=board, restriction_type=PageViewRestriction.GROUPS)
    restriction.groups.add(Group.objects.create(name="Chosen"))
    assert client.get("/help/machines/").status_code == 404
    assert topic.title not in client.get("/topics/").text
