"""Editing, and the history that it leaves."""

import pytest

from forums.actions import close_topic, comment, edit_post, lock_topic
from portal.settings.trust import trust_table_from
from portal.writing.models import Revision


@pytest.fixture(autouse=True)
def without_grace(settings):
    """Every edit leaves its mark, as if it came minutes later."""
    settings.TRUST_TABLE = trust_table_from('{"grace_minutes": [0, 0, 0, 0, 0]}')


def test_an_author_edits_the_question_with_title_and_tags(client, topic, asker):
    post = topic.posts.get()
    client.force_login(asker)
    page = client.get(f"/p/{post.pk}/edit/").text
    assert "Four years of nine bar" in page and topic.title in page and "pressure, descaling" in page
    old = topic.get_absolute_url()
    response = client.post(
        f"/p/{post.pk}/edit/",
        {"title": "Alto 2 falls to six bar", "body": "Five years of nine bar.", "tags": "pump", "reason": "Counted again"},
    )
    assert response.status_code == 302
    topic.refresh_from_db()
    assert topic.title == "Alto 2 falls to six bar" and topic.tag_names == [["pump", "pump"]]
    assert client.get(old).status_code == 301
    assert "edited once" in client.get(topic.get_absolute_url()).text


def test_the_history_shows_what_each_edit_changed(client, topic, answer, helper):
    edit_post(post=answer, by=helper, body="<p>A flake of scale sits in the gicleur. Push a 0.6 mm needle through.</p>")
    edit_post(
        post=answer, by=helper, body="<p>A crumb of scale sits in the gicleur. Push a 0.6 mm needle through.</p>", reason="Size"
    )
    page = client.get(f"/p/{answer.pk}/history/").text
    assert "<del>flake</del><ins>crumb</ins>" in page and "Size" in page and "0.6 mm " in page
    assert page.index("crumb</ins>") < page.index("0.6 mm ")


def test_the_history_of_a_question_shows_its_title_and_tags(client, topic, asker):
    post = topic.posts.get()
    edit_post(post=post, by=asker, body=post.body, title="Alto 2 falls to 5 bar halfway through", tags=["pressure"])
    page = client.get(f"/p/{post.pk}/history/").text
    assert "<del>6</del><ins>5</ins>" in page and "descaling" in page


def test_a_long_history_comes_in_pages(client, answer, helper):
    for number in range(25):
        edit_post(post=answer, by=helper, body=f"<p>Version {number} of this answer.</p>")
    first, second = client.get(f"/p/{answer.pk}/history/"), client.get(f"/p/{answer.pk}/history/?page=2")
    assert first.text.count('class="row change"') == 20 and second.text.count('class="row change"') == 5
    assert "<del>4</del><ins>5</ins>" in first.text and "<del>3</del><ins>4</ins>" in second.text
    assert client.get(f"/p/{answer.pk}/history/?page=3").status_code == 404


def test_a_text_that_was_never_edited_says_so(client, answer):
    assert "Nothing was changed" in client.get(f"/p/{answer.pk}/history/").text


def test_others_are_told_why_they_cannot_edit(client, answer, stranger, asker):
    client.force_login(stranger)
    response = client.post(f"/p/{answer.pk}/edit/", {"body": "Mine now", "reason": ""})
    assert response.status_code == 403 and "Only the member who wrote this can edit it." in response.text


def test_a_refused_edit_keeps_what_was_typed(client, topic, asker):
    client.force_login(asker)
    post = topic.posts.get()
    response = client.post(f"/p/{post.pk}/edit/", {"title": "", "body": "Half a thought", "tags": "", "reason": ""})
    assert response.status_code == 422 and "Half a thought" in response.text
    assert not Revision.objects.exists()


def test_saving_without_a_change_leaves_no_trace(client, answer, helper):
    client.force_login(helper)
    body = "A flake of scale sits in the gicleur. Push a needle through."
    assert client.post(f"/p/{answer.pk}/edit/", {"body": body, "reason": ""}).status_code == 302
    answer.refresh_from_db()
    assert answer.edit_count == 0 and not Revision.objects.exists()


def test_comments_can_be_edited_too(client, answer, asker):
    remark = comment(post=answer, by=asker, body="<p>Which needel?</p>")
    client.force_login(asker)
    assert client.post(f"/p/{remark.pk}/edit/", {"body": "Which needle?", "reason": ""}).status_code == 302
    remark.refresh_from_db()
    assert remark.body == "<p>Which needle?</p>"


def test_a_locked_topic_is_not_edited_by_its_author(client, topic, asker, moderator):
    lock_topic(topic=topic, by=moderator)
    client.force_login(asker)
    assert client.get(f"/p/{topic.posts.get().pk}/edit/").status_code == 403


def test_a_closed_topic_can_still_be_put_right(client, topic, asker, moderator):
    close_topic(topic=topic, by=moderator, reason="Settled by phone")
    client.force_login(asker)
    assert client.get(f"/p/{topic.posts.get().pk}/edit/").status_code == 200


@pytest.mark.parametrize("page", ["0", "x", "999999", "-1", "%00"])
def test_a_strange_page_of_the_history_is_not_found(client, answer, page):
    assert client.get(f"/p/{answer.pk}/history/?page={page}").status_code == 404
