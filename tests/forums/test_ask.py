"""Asking: what may be chosen, what is refused, and that nothing typed is lost."""

import pytest

from forums.models import BoardPage, Topic
from portal.writing.models import Draft

TEXT = "Four years of nine bar, and since Sunday it sinks to six."


def asking(board, **more):
    return {"title": "Pressure drops in the middle of the shot", "board": board.pk, "kind": "question", "body": TEXT} | more


def test_asking_works_without_script(client, board, stranger):
    client.force_login(stranger)
    assert "Ask a question" in client.get(f"/ask/?board={board.pk}").text
    response = client.post("/ask/", asking(board, tags="Pressure, descaling"))
    topic = Topic.objects.get()
    assert response.status_code == 302 and response.url == topic.get_absolute_url()
    assert (topic.author, topic.kind, topic.board_id) == (stranger, "question", board.pk)
    assert [name for _slug, name in topic.tag_names] == ["pressure", "descaling"]
    page = client.get(response.url).text
    assert TEXT in page


def test_a_refused_question_keeps_all_that_was_typed(client, board, stranger):
    client.force_login(stranger)
    response = client.post("/ask/", {"title": "", "board": "", "kind": "question", "body": TEXT, "tags": "pressure"})
    assert response.status_code == 422
    assert TEXT in response.text and 'value="pressure"' in response.text
    assert "Write your question in one sentence." in response.text and "Nothing that you typed was lost." in response.text


def test_posting_discards_the_draft(client, board, stranger):
    Draft.objects.create(member=stranger, place="forums:ask", body="Half a question")
    client.force_login(stranger)
    client.post("/ask/", asking(board))
    assert not Draft.objects.exists()


def test_visitors_write_first_and_sign_in_to_post(client, board):
    page = client.get(f"/ask/?board={board.pk}&title=Pump+hums")
    assert 'action="/sign-in-to/ask/0/"' in page.text and not page.cookies
    assert f'name="board" value="{board.pk}"' in page.text and 'value="Pump hums"' in page.text
    response = client.post("/sign-in-to/ask/0/", {"title": "Pump hums"}, headers={"origin": "http://testserver"})
    assert response.status_code == 302 and "next=/ask/" in response.url


def test_only_boards_are_offered_where_one_may_post(client, board, private_board, make_board, stranger):
    make_board("Old days", who_posts=BoardPage.Who.NOBODY)
    client.force_login(stranger)
    page = client.get("/ask/").text
    assert "Machines" in page and "Back room" not in page and "Old days" not in page
    assert client.post("/ask/", asking(private_board)).status_code == 422
    assert not Topic.objects.exists()


def test_the_kind_has_to_suit_the_board(client, make_board, stranger):
    board = make_board("Talk", allows_questions=False)
    make_board("Help desk", allows_discussions=False)
    client.force_login(stranger)
    response = client.post("/ask/", asking(board))
    assert response.status_code == 422 and "This board is for discussions." in response.text
    assert client.post("/ask/", asking(board, kind="discussion")).status_code == 302


def test_announcements_are_for_staff(client, board, stranger, support):
    client.force_login(stranger)
    assert client.post("/ask/", asking(board, kind="announcement")).status_code == 422
    client.force_login(support)
    assert client.post("/ask/", asking(board, kind="announcement")).status_code == 302


def test_a_suspended_member_reads_why(client, board, make_member):
    from portal.members.models import FOR_GOOD

    client.force_login(make_member("troll", suspended_until=FOR_GOOD, suspended_reason="Advertising"))
    response = client.get("/ask/")
    assert response.status_code == 403 and "Advertising" in response.text


def test_the_address_fills_the_form_in(client, board, stranger):
    client.force_login(stranger)
    page = client.get(f"/ask/?board={board.pk}&title=Grinst+zero+point&tags=grist").text
    assert 'value="Grinst zero point"' in page and 'value="grist"' in page and f'value="{board.pk}" selected' in page


def test_too_many_questions_are_refused_and_kept(client, board, stranger, unhurried):
    client.force_login(stranger)
    for _ in range(5):
        assert client.post("/ask/", asking(board)).status_code == 302
    response = client.post("/ask/", asking(board))
    assert response.status_code == 429 and TEXT in response.text and Topic.objects.count() == 5


@pytest.mark.parametrize(
    "typed",
    [
        {"title": "x" * 201},
        {"title": "\x00\x01"},
        {"title": "!!! ???"},
        {"board": "9" * 40},
        {"board": "\x00"},
        {"kind": "sermon"},
        {"kind": ""},
        {"body": "x" * 60_001},
        {"body": "<p></p>", "body_format": "html"},
        {"tags": "a,b,c,d,e,f"},
        {"tags": "<script>"},
        {"product": "99999999999999999999"},
    ],
)
def test_what_cannot_be_posted_is_refused_with_a_sentence(client, board, stranger, typed):
    client.force_login(stranger)
    response = client.post("/ask/", asking(board) | typed)
    assert response.status_code in (302, 422)
    assert response.status_code == 422 or typed in ({"kind": ""}, {"product": "99999999999999999999"})
    assert Topic.objects.count() == (response.status_code == 302)


@pytest.mark.parametrize("query", ["board=%00", "board=99999999999999999999999", "title=%00%00", "product=x", "kind=%F0"])
def test_a_strange_address_gives_an_empty_form(client, board, stranger, query):
    client.force_login(stranger)
    assert client.get(f"/ask/?{query}").status_code == 200
