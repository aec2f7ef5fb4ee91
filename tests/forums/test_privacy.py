"""A private board leaks nothing: not its name, nor a title, a count, a tag or the address of a post."""

import re

import pytest

from forums.actions import add_helpful_vote, close_topic, comment, edit_post, hide_post, hide_topic, post_topic, reply

SECRETS = ("Xylophon", "xylophon", "zwieback", "Back room", "back-room")


@pytest.fixture
def secret(private_board, insider, board):
    topic = post_topic(
        board_id=private_board.pk,
        by=insider,
        kind="question",
        title="Xylophon prices for partners",
        body="<p>The xylophon costs less here.</p>",
        tags=["zwieback", "pressure"],
    )
    post = reply(topic=topic, by=insider, body="<p>The xylophon answer.</p>")
    comment(post=post, by=insider, body="<p>A xylophon remark.</p>")
    edit_post(post=topic.posts.get(position=1), by=insider, body="<p>The xylophon costs less here, still.</p>")
    return topic


def pages(secret, board, insider):
    posts = list(secret.posts.order_by("pk"))
    _first, answer, remark = posts
    return {
        "lists": ["/", "/help/", "/help/machines/", "/topics/", "/topics/unanswered/", "/topics/unsolved/", "/topics/solved/"],
        "narrowed": ["/topics/?tag=zwieback", "/help/machines/?tag=zwieback", "/tags/", "/ask/"],
        "people": [f"/members/{insider.username}/", "/members/"],
        "feeds": ["/feeds/topics.atom", "/feeds/tag/pressure.atom", "/sitemap.xml"],
        "searches": ["/search/?q=xylophon", "/search/similar/?title=xylophon+prices+for+partners", "/search/suggest/?q=xylo"],
        "helps": ["/writing/tags/?q=zwie"],
        "gone": [
            "/help/back-room/",
            "/tags/zwieback/",
            secret.get_absolute_url(),
            f"/t/{secret.pk}/",
            f"/t/{secret.pk}/any-slug/",
            f"{secret.get_absolute_url()}2/",
            f"{secret.get_absolute_url()}?page=1",
            f"/t/{secret.pk}/reply/",
            *(f"/p/{post.pk}/" for post in posts),
            *(f"/p/{post.pk}/history/" for post in posts),
            *(f"/p/{post.pk}/edit/" for post in posts),
            f"/p/{answer.pk}/comment/",
            f"/feeds/topic/{secret.pk}.atom",
            f"/feeds/board/{secret.board_id}.atom",
            "/feeds/tag/zwieback.atom",
        ],
        "acts": [
            f"/t/{secret.pk}/reply/",
            f"/t/{secret.pk}/withdraw/",
            f"/t/{secret.pk}/curate/",
            f"/p/{answer.pk}/helpful/",
            f"/p/{answer.pk}/accept/",
            f"/p/{answer.pk}/delete/",
            f"/p/{answer.pk}/restore/",
            f"/p/{answer.pk}/hide/",
            f"/p/{answer.pk}/comment/",
            f"/p/{remark.pk}/edit/",
        ],
    }


def betrayed(text, address=""):
    # What was asked for may be said back.
    for echo in re.findall(r"\w+", address):
        text = text.replace(echo, "")
    return [word for word in SECRETS if word in text]


@pytest.mark.parametrize("who", ["visitor", "stranger"])
def test_nothing_of_a_private_board_is_shown_anywhere(client, secret, board, insider, stranger, run_reactions, topic, who):
    run_reactions()  # into the search index, too
    if who == "stranger":
        client.force_login(stranger)
    addresses = pages(secret, board, insider)
    for kind in ("lists", "narrowed", "people", "feeds", "searches", "helps"):
        for address in addresses[kind]:
            response = client.get(address)
            assert response.status_code in (200, 302, 404), address
            assert not betrayed(response.text, address), address
    for address in addresses["gone"]:
        response = client.get(address)
        # A visitor is asked to sign in before a form is looked for, whatever its number is.
        asks = who == "visitor" and address.rstrip("/").rpartition("/")[2] in ("reply", "edit", "comment")
        assert response.status_code == (302 if asks else 404), address
        assert not betrayed(response.text, address), address
    for address in addresses["acts"]:
        response = client.post(address, {"body": "Let me in", "on": "1", "act": "pin", "reason": "Why"})
        assert response.status_code == (302 if who == "visitor" else 404), address


def test_insiders_find_it_everywhere(client, secret, board, insider, run_reactions):
    run_reactions()
    client.force_login(insider)
    for address in ("/help/", "/topics/", "/tags/zwieback/", "/help/back-room/", secret.get_absolute_url()):
        assert betrayed(client.get(address).text), address


def test_counts_leave_out_what_the_reader_may_not_see(client, secret, topic, stranger, insider):
    """The tag "pressure" is on a public topic and on a secret one."""
    assert ">1</span>" in client.get("/tags/").text
    client.force_login(insider)
    assert ">2</span>" in client.get("/tags/").text


def test_a_duplicate_does_not_name_an_original_that_the_reader_may_not_see(client, secret, topic, moderator):
    close_topic(topic=topic, by=moderator, reason="Asked before", duplicate_of=secret)
    page = client.get(topic.get_absolute_url())
    assert page.status_code == 200 and not betrayed(page.text)


def test_a_hidden_answer_is_not_on_the_line_either(client, topic, answer, moderator):
    client.get(topic.get_absolute_url())
    hide_post(thing=answer, by=moderator, reason="Advertising")
    page = client.get(topic.get_absolute_url()).text
    assert "Helper" not in page and "Advertising" not in page


def test_comments_go_with_the_reply_that_was_hidden(client, topic, answer, asker, moderator):
    remark = comment(post=answer, by=asker, body="<p>What a flagrant remark.</p>")
    hide_post(thing=answer, by=moderator, reason="Advertising")
    for address in (topic.get_absolute_url(), f"/p/{remark.pk}/", f"/p/{remark.pk}/history/", f"/members/{asker.username}/"):
        assert "flagrant" not in client.get(address).text
    assert client.get(f"/p/{remark.pk}/").status_code == 404


def test_a_hidden_topic_is_absent_for_all_but_its_author_and_moderators(client, topic, answer, asker, helper, moderator):
    hide_topic(thing=topic, by=moderator, reason="Spam")
    for member in (None, helper, asker):
        if member:
            client.force_login(member)
        assert topic.title not in client.get("/help/machines/").text
        assert client.get(f"/p/{answer.pk}/").status_code == 404  # what others said in it is hidden with it
        for address in (topic.get_absolute_url(), f"/t/{topic.pk}/x/1/"):
            answered = client.get(address)
            if member == asker:  # reads what they wrote, and why it is hidden, on a page of its own
                assert answered.url == f"/hidden/forums.topic:{topic.pk}/"
                page = client.get(answered.url).text
                assert "Spam" in page and answer.excerpt not in page
            else:
                assert answered.status_code == 404
    client.force_login(moderator)
    assert client.get(topic.get_absolute_url()).status_code == 200


def test_votes_for_what_one_may_not_see_are_refused(secret, stranger):
    from portal.common.permissions import Refused

    with pytest.raises(Refused):
        add_helpful_vote(post=secret.posts.get(position=2), by=stranger)


def test_a_board_that_becomes_private_is_gone_at_once(client, board, topic):
    from wagtail.models import PageViewRestriction

    assert client.get(topic.get_absolute_url()).status_code == 200
    PageViewRestriction.objects.create(page=board, restriction_type=PageViewRestriction.LOGIN)
    assert client.get(topic.get_absolute_url()).status_code == 404
    assert topic.title not in client.get("/topics/").text
