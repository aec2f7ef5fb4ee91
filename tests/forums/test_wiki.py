"""Wiki posts: many keep one text true together, and nobody writes over what they have not read."""

import pytest

from forums.actions import lock_topic, open_as_wiki
from portal.activity.models import Activity
from portal.settings.trust import trust_table_from

NEW = "A flake of scale sits in the gicleur. A needle of 0.6 mm pushes it out."


def edit(client, post, body=NEW, **more):
    return client.post(f"/p/{post.pk}/edit/", {"body": body, "reason": "", **more})


@pytest.fixture
def wiki(answer, helper):
    open_as_wiki(post=answer, by=helper)
    answer.refresh_from_db()
    return answer


def test_the_author_opens_a_post_and_others_edit_it(client, topic, answer, helper, stranger):
    client.force_login(stranger)
    assert edit(client, answer).status_code == 403
    client.force_login(helper)
    assert "Make it a wiki" in client.get(topic.get_absolute_url()).text
    assert client.post(f"/p/{answer.pk}/wiki/", {"on": "1"}).status_code == 302
    client.force_login(stranger)
    page = client.get(topic.get_absolute_url()).text
    assert "Wiki post" in page and "Edit this wiki post" in page and "Make it a wiki" not in page
    assert "many keep it true together" in client.get(f"/p/{answer.pk}/edit/").text
    assert edit(client, answer).status_code == 302
    history = client.get(f"/p/{answer.pk}/history/").text
    assert stranger.display_name in history and "<ins>" in history
    assert Activity.objects.filter(type="forums.post.opened_as_wiki").count() == 1


def test_a_wiki_post_is_closed_again(client, topic, wiki, helper, stranger, moderator):
    client.force_login(stranger)
    assert client.post(f"/p/{wiki.pk}/wiki/", {}).status_code == 403
    client.force_login(moderator)
    assert client.post(f"/p/{wiki.pk}/wiki/", {}).status_code == 302
    client.force_login(stranger)
    assert edit(client, wiki).status_code == 403
    assert "Wiki post" not in client.get(topic.get_absolute_url()).text


def test_newcomers_are_told_from_which_level_on(client, wiki, newcomer, settings):
    client.force_login(newcomer)
    assert "Members of trust level 1 edit wiki posts." in edit(client, wiki).text
    settings.TRUST_TABLE = trust_table_from('{"edit_wiki": 0}')
    assert edit(client, wiki).status_code == 302


def test_nothing_in_a_locked_topic_changes(client, topic, wiki, moderator, stranger, helper):
    lock_topic(topic=topic, by=moderator)
    client.force_login(stranger)
    assert edit(client, wiki).status_code == 403
    client.force_login(helper)
    assert client.post(f"/p/{wiki.pk}/wiki/", {}).status_code == 403


def test_nobody_saves_over_what_they_have_not_read(client, wiki, stranger, asker):
    mine = wiki.version
    client.force_login(asker)
    assert f'value="{mine}"' in client.get(f"/p/{wiki.pk}/edit/").text
    assert edit(client, wiki, "The asker was faster.", version=mine).status_code == 302
    client.force_login(stranger)
    late = edit(client, wiki, NEW, version=mine)
    assert late.status_code == 409 and "Somebody changed this text while you were writing." in late.text
    assert "The asker was faster." in late.text and NEW in late.text
    wiki.refresh_from_db()
    assert "faster" in wiki.body and f'value="{wiki.version}"' in late.text
    assert edit(client, wiki, NEW, version=wiki.version).status_code == 302


def test_a_comment_is_no_wiki(client, topic, moderator, helper):
    from forums.actions import comment

    remark = comment(post=topic.posts.get(), by=helper, body="<p>Mine too.</p>")
    client.force_login(moderator)
    assert client.post(f"/p/{remark.pk}/wiki/", {"on": "1"}).status_code == 403


def test_a_wiki_of_a_private_board_stays_private(client, private_board, insider, stranger):
    from forums.actions import post_topic

    topic = post_topic(board_id=private_board.pk, by=insider, kind="discussion", title="Our own notes", body="<p>Notes</p>")
    first = topic.posts.get()
    open_as_wiki(post=first, by=insider)
    client.force_login(stranger)
    assert client.get(f"/p/{first.pk}/edit/").status_code == 404 and edit(client, first).status_code == 404
