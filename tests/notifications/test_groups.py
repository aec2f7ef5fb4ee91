"""Lines of the inbox: events on one thing are one line, which says why it came and what kind it is."""

import re

import pytest

from forums.actions import accept_solution, add_helpful_vote, hide_post, post_topic, reply
from portal.notifications.actions import follow, mark_read
from portal.notifications.models import Notification
from portal.notifications.unread_counts import unread_count


def page(client, member, address="/inbox/"):
    client.force_login(member)
    return " ".join(re.sub(r"<[^>]+>", " ", client.get(address).text.split("<main", 1)[1]).split())


@pytest.fixture
def said(topic, helper, stranger, run_reactions):
    posts = [reply(topic=topic, by=helper, body=f"<p>Have you purged it, number {number}?</p>") for number in range(2)]
    posts.append(reply(topic=topic, by=stranger, body="<p>Mine does that, too, every morning.</p>"))
    run_reactions()
    return posts


def test_replies_in_a_topic_are_one_line_with_their_number_and_who_wrote_them(client, said, asker):
    text = page(client, asker)
    assert text.count("Steam wand spits water") == 1
    assert "Stranger replied to your topic 2 before it: Helper" in text
    assert "Inbox, 1 new" in client.get("/inbox/").text and unread_count(asker) == 1


def test_reading_a_line_reads_all_of_it_and_undo_brings_it_back(client, said, asker):
    client.force_login(asker)
    newest = Notification.objects.lines().get(member=asker)
    response = client.post("/inbox/read/", {"pk": newest.pk}, follow=True)
    assert Notification.objects.filter(member=asker).unread().count() == 0
    undo = re.search(r'action="(/inbox/unread/[^"]+)"><input', response.text)[1]
    client.post(undo.replace("&amp;", "&"))
    assert Notification.objects.filter(member=asker).unread().count() == 3


def test_undo_brings_back_only_what_was_marked_then(client, said, asker, topic, helper, run_reactions):
    mark_read(member=asker)
    reply(topic=topic, by=helper, body="<p>One more question about the wand.</p>")
    run_reactions()
    assert "Helper replied to your topic" in page(client, asker, "/inbox/?show=unread")
    response = client.post("/inbox/read/", follow=True)
    client.post(re.search(r'action="(/inbox/unread/[^"]+)"><input', response.text)[1])
    assert Notification.objects.filter(member=asker).unread().count() == 1


def test_a_line_that_was_read_is_marked_as_unread(client, said, asker):
    mark_read(member=asker)
    client.force_login(asker)
    client.post("/inbox/unread/", {"pk": Notification.objects.lines().get(member=asker).pk})
    assert unread_count(asker) == 1


@pytest.mark.parametrize("address", ["/inbox/unread/?read_at=never", "/inbox/unread/?read_at=9e99", "/inbox/unread/"])
def test_a_wrong_undo_is_not_found(client, asker, address):
    client.force_login(asker)
    assert client.post(address).status_code == 404


def test_a_line_whose_newest_event_is_hidden_is_told_by_the_one_before(client, said, asker, moderator):
    hide_post(thing=said[-1], by=moderator, reason="Not about this")
    text = page(client, asker, "/inbox/?show=unread")
    assert "Helper replied to your topic" in text and "Stranger" not in text and unread_count(asker) == 1


def test_each_line_says_why_it_came(client, board, topic, asker, helper, stranger, make_member, run_reactions):
    follower = make_member("follower")
    follow(member=follower, thing=board)
    follow(member=stranger, thing=topic)
    said = f'<p>Ask <a class="mention" data-member="{stranger.pk}" href="/members/stranger/">@stranger</a>.</p>'
    reply(topic=topic, by=helper, body=said)
    reply(topic=topic, by=asker, body="<p>Thank you, I shall ask about it.</p>")
    post_topic(
        board_id=board.pk, by=asker, kind="question", title="Does it need oil?", body="<p>Does the wand need any oil?</p>"
    )
    run_reactions()
    assert "Why: you asked this" in page(client, asker)
    assert "Why: you replied here" in page(client, helper)
    assert "Why: you were mentioned" in page(client, stranger) and "Why: you follow this" in page(client, stranger)
    assert f"Why: you follow {board.title}" in page(client, follower)


def test_lines_are_narrowed_by_kind(client, said, topic, asker, helper, run_reactions):
    add_helpful_vote(post=topic.posts.get(position=1), by=helper)
    accept_solution(post=said[0], by=asker)
    run_reactions()
    assert "found your post helpful" in page(client, asker) and "replied to your topic" in page(client, asker)
    helpful = page(client, asker, "/inbox/?kind=helpful")
    assert "found your post helpful" in helpful and "replied to your topic" not in helpful
    assert "Your answer" not in helpful and client.get("/inbox/?kind=nonsense").status_code == 200


def test_the_inbox_costs_the_same_for_one_topic_and_for_ten(client, board, asker, helper, run_reactions, queries_of):
    follow(member=asker, thing=board)

    def fill(count):
        for number in range(count):
            topic = post_topic(
                board_id=board.pk,
                by=helper,
                kind="question",
                title=f"Why does it hum, {number}?",
                body="<p>It hums at noon.</p>",
            )
            follow(member=asker, thing=topic)
            for _ in range(2):
                reply(topic=topic, by=helper, body="<p>It still hums, by the way, at noon.</p>")
        run_reactions()

    client.force_login(asker)
    fill(1)
    client.get("/inbox/")
    one = queries_of(lambda: client.get("/inbox/"))
    fill(9)
    assert queries_of(lambda: client.get("/inbox/")) == one


def test_pages_of_the_inbox_show_each_line_once(client, board, asker, helper, run_reactions, monkeypatch):
    monkeypatch.setattr("portal.notifications.inbox.PAGE", 2)
    for number in range(5):
        topic = post_topic(
            board_id=board.pk,
            by=asker,
            kind="question",
            title=f"Hum number {number}",
            body="<p>It hums at noon, and it stops.</p>",
        )
        reply(topic=topic, by=helper, body=f"<p>Mine hums as well, number {number}.</p>")
    run_reactions()
    client.force_login(asker)
    seen, address = [], "/inbox/"
    while address:
        text = client.get(address).text
        seen += re.findall(r'data-line="\d+">(Hum number \d)<', text)
        older = re.search(r'rel="next" href="([^"]+)"', text)
        address = older[1].replace("&amp;", "&") if older else ""
    assert seen == [f"Hum number {number}" for number in (4, 3, 2, 1, 0)]


def test_new_topics_on_a_followed_board_are_one_line_that_leads_there_and_names_them(
    client, board, make_board, helper, asker, make_member, moderator, run_reactions
):
    follower, other = make_member("follower"), make_board("Grinders")
    follow(member=follower, thing=board)
    follow(member=follower, thing=other)

    def post(where, title, by=helper):
        return post_topic(board_id=where.pk, by=by, kind="question", title=title, body="<p>It hums at noon, every day.</p>")

    topics = [post(board, f"Why does it hum, {number}?", by) for number, by in enumerate((helper, asker, helper, asker))]
    run_reactions()
    assert unread_count(follower) == 1
    text = page(client, follower)
    assert "4 new: Machines" in text and "and 1 more" in text and "before it" not in text
    assert [f"Why does it hum, {number}?" in text for number in range(4)] == [False, True, True, True]
    assert f'href="{board.get_url()}" data-line' in client.get("/inbox/").text
    post(other, "Which burrs fit?")
    hide_post(thing=topics[3].posts.get(position=1), by=moderator, reason="Not about this")
    run_reactions()
    text = page(client, follower)
    assert "3 new: Machines" in text and "hum, 3?" not in text and unread_count(follower) == 2
    assert "Which burrs fit?" in text and "Helper asked a question" in text  # one alone is told as it is
    client.post("/inbox/read/", {"pk": Notification.objects.lines().filter(member=follower).order_by("created_at").first().pk})
    assert unread_count(follower) == 1
