"""A board that moves leaves a redirect behind, for those who may see it."""

import pytest

from forums.models import BoardIndexPage


@pytest.fixture(autouse=True)
def commits(monkeypatch):
    """Wagtail tells of moves when the transaction is committed; here at once."""
    monkeypatch.setattr("django.db.transaction.on_commit", lambda call, using=None, robust=False: call())


def rename(board, slug):
    board.slug = slug
    board.save_revision().publish()


def test_the_old_address_of_a_renamed_board_leads_to_the_new_one(client, board):
    rename(board, "espresso-machines")
    assert client.get("/help/espresso-machines/").status_code == 200
    response = client.get("/help/machines/")
    assert response.status_code == 301 and response.url == "/help/espresso-machines/"


def test_a_board_that_was_renamed_twice_is_found_by_both_old_addresses(client, board):
    rename(board, "brewers")
    rename(board, "makers")
    assert client.get("/help/machines/").url == client.get("/help/brewers/").url == "/help/makers/"


def test_boards_move_along_with_the_page_above_them(client, board, help_index):
    index = help_index.add_child(instance=BoardIndexPage(title="Kitchen", slug="kitchen"))
    board.move(index, pos="last-child")
    assert client.get("/help/machines/").url == "/help/kitchen/machines/"
    rename(index.specific, "home-use")
    assert client.get("/help/kitchen/machines/").url == "/help/home-use/machines/"
    assert client.get("/help/machines/").url == "/help/home-use/machines/"


def test_a_new_board_takes_an_address_that_another_left(client, board, make_board):
    rename(board, "brewers")
    new = make_board("Machines")
    assert "Machines" in client.get("/help/machines/").text
    assert new.get_url() == "/help/machines/"


def test_nobody_learns_where_a_private_board_went(client, private_board, stranger, insider):
    rename(private_board, "price-talks")
    assert client.get("/help/back-room/").status_code == 404
    client.force_login(stranger)
    assert client.get("/help/back-room/").status_code == 404
    client.force_login(insider)
    assert client.get("/help/back-room/").url == "/help/price-talks/"


def test_an_editor_previews_a_board(client, board, administrator):
    board.intro = "Words that nobody has published yet."
    board.save_revision()
    client.force_login(administrator)
    page = client.get(f"/admin/pages/{board.pk}/view_draft/")
    assert page.status_code == 200 and "Words that nobody has published yet." in page.text
