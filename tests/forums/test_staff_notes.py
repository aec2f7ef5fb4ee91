"""Staff notes: staff see them where they were written; to everybody else they are not there at all."""

import json

import pytest

from forums.actions import merge_topic, post_topic, reply, unmerge_topic, write_note
from forums.models import BoardTally, Post, StaffNote, Topic
from forums.reading import PAGE
from forums.search import topic_documents
from portal.members.models import Member

SECRET = "Same batch as the recall, order 4711."


@pytest.fixture
def note(topic, answer, support):
    return write_note(topic=topic, by=support, body=f"<p>{SECRET}</p>")


def test_staff_leave_a_note_and_other_staff_read_it_in_its_place(client, topic, answer, support, moderator):
    client.force_login(support)
    assert "Leave a staff note" in client.get(topic.get_absolute_url()).text
    response = client.post(f"/t/{topic.pk}/note/", {"note": f"**Careful:** {SECRET}"})
    assert response.status_code == 302 and "#note-" in response.url
    reply(topic=topic, by=moderator, body="<p>The reply after the note.</p>")
    client.force_login(moderator)
    page = client.get(topic.get_absolute_url()).text
    assert "<strong>Careful:</strong>" in page and "Members do not see it." in page
    assert (
        page.index("A flake of scale", page.index("</header>")) < page.index(SECRET) < page.index("The reply after the note.")
    )


def test_members_find_no_trace_of_it(client, topic, note, asker, helper, stranger, board):
    for member in (None, asker, helper, stranger):
        if member is not None:
            client.force_login(member)
        for address in (topic.get_absolute_url(), board.url, "/topics/", f"/feeds/topic/{topic.pk}.atom", "/search/?q=recall"):
            page = client.get(address, follow=True).text
            assert "4711" not in page and "taff note" not in page, address
        assert client.post(f"/notes/{note.pk}/remove/").status_code in (302, 404)
        assert client.post(f"/notes/{note.pk}/restore/").status_code in (302, 404)
        assert client.post(f"/t/{topic.pk}/note/", {"note": "Let me in"}).status_code in (302, 404)
    assert StaffNote.objects.count() == 1 and StaffNote.objects.get().deleted_at is None
    assert not StaffNote.objects.visible_to(stranger).exists()


def test_it_counts_for_nothing(topic, note, board):
    topic.refresh_from_db()
    assert (topic.reply_count, topic.comment_count, topic.last_position) == (1, 0, 2)
    assert BoardTally.objects.get(board=board).post_count == 2 and Post.objects.count() == 2
    assert "4711" not in str(list(topic_documents([topic.pk])))


def test_it_is_in_nobodys_export(topic, note, asker, support):
    from portal.common.kinds import Exportable, kinds_with

    for member in (asker, support):
        for _kind, wrote in kinds_with(Exportable):
            assert "4711" not in json.dumps(list(wrote.export(member)), default=str)


def test_nobody_hears_of_it(topic, note, run_reactions):
    from portal.notifications.models import Notification

    write_note(topic=topic, by=note.by, body=f"<p>@asker: {SECRET}</p>")
    before = Notification.objects.count()
    run_reactions()
    write_note(topic=topic, by=note.by, body=f"<p>Once more: {SECRET}</p>")
    told = Notification.objects.count()
    run_reactions()
    assert Notification.objects.count() == told >= before
    assert "4711" not in str(list(Notification.objects.values()))


def test_it_is_removed_by_its_author_or_a_moderator_and_comes_back(client, topic, note, support, moderator, make_member):
    from portal.members.roles import Role

    client.force_login(make_member("other", role=Role.SUPPORT))
    assert client.post(f"/notes/{note.pk}/remove/").status_code == 403
    client.force_login(support)
    page = client.post(f"/notes/{note.pk}/remove/", follow=True).text
    assert SECRET not in page and f"/notes/{note.pk}/restore/" in page
    assert SECRET in client.post(f"/notes/{note.pk}/restore/", follow=True).text
    client.force_login(moderator)
    assert client.post(f"/notes/{note.pk}/remove/").status_code == 302


def test_staff_who_may_not_enter_a_board_see_nothing_there(client, private_board, insider, support):
    topic = post_topic(board_id=private_board.pk, by=insider, kind="discussion", title="Our own notes", body="<p>Notes</p>")
    client.force_login(support)
    assert client.post(f"/t/{topic.pk}/note/", {"note": SECRET}).status_code == 404


def test_it_goes_where_its_post_goes(client, topic, answer, note, board, asker, moderator):
    into = post_topic(
        board_id=board.pk, by=asker, kind="question", title="Alto 2 loses pressure", body="<p>From nine to six.</p>"
    )
    merge_topic(topic=topic, into=into, by=moderator)
    note.refresh_from_db()
    assert (note.topic_id, note.after_position) == (into.pk, 3)
    client.force_login(moderator)
    assert SECRET in client.get(into.get_absolute_url()).text
    unmerge_topic(topic=Topic.objects.get(pk=topic.pk), by=moderator)
    note.refresh_from_db()
    assert (note.topic_id, note.after_position) == (topic.pk, 2)


def test_it_stands_on_the_page_of_its_post_and_costs_members_no_query(client, topic, helper, support, stranger, queries_of):
    for number in range(PAGE):
        reply(topic=topic, by=helper, body=f"<p>Reading {number} is nine bar.</p>")
    client.force_login(stranger)
    address = Topic.objects.get(pk=topic.pk).get_absolute_url()
    client.get(address)
    before = queries_of(lambda: client.get(address))
    note = write_note(topic=topic, by=support, body=f"<p>{SECRET}</p>")
    assert queries_of(lambda: client.get(address)) == before
    client.force_login(Member.objects.get(pk=support.pk))
    assert SECRET not in client.get(address).text and SECRET in client.get(f"{address}?page=2").text
    Post.objects.filter(topic=topic, position=note.after_position).update(deleted_at=note.written_at, deleted_by=helper)
    assert SECRET in client.get(f"{address}?page=2").text


def test_an_empty_or_endless_note_says_what_is_wrong(client, topic, support):
    client.force_login(support)
    assert "Write the note first." in client.post(f"/t/{topic.pk}/note/", {"note": "  "}, follow=True).text
    long = client.post(f"/t/{topic.pk}/note/", {"note": "very long " * 400})
    assert long.status_code == 403 and "at most 3,000 characters" in long.text and "very long very long" in long.text
