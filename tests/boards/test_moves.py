"""Old addresses of boards lead on; what must hold of a type of boards for that is checked."""

from __future__ import annotations

import pytest
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page

from portal.boards import types
from portal.boards.checks import own_addresses
from portal.boards.models import BoardMoved
from portal.boards.redirects import new_address_of


def rename(page, slug):
    page.slug = slug
    page.save_revision().publish()


def test_a_board_is_found_by_each_address_that_it_had(client, target):
    index, page = target.index, target.page
    rename(page, "brewers")
    rename(page, "makers")
    for slug in ("quokka", "brewers"):
        response = client.get(f"{index.get_url()}{slug}/")
        assert (response.status_code, response.url) == (301, f"{index.get_url()}makers/")


def test_boards_move_along_with_the_page_above_them(client, target):
    before = target.boards.entries()[target.page.pk].path
    rename(target.index, "elsewhere")
    assert client.get(before).url == "/elsewhere/quokka/"
    target.page.refresh_from_db()
    target.page.move(Page.objects.get(pk=target.other_index.pk), pos="last-child")
    assert client.get(before).url == client.get("/elsewhere/quokka/").url == "/cellar/quokka/"


def test_wagtail_keeps_no_redirect_to_a_board(target):
    """Anybody could follow it."""
    rename(target.page, "brewers")
    assert not Redirect.objects.filter(redirect_page=target.page.pk).exists()


def test_a_move_of_many_boards_takes_as_many_queries_as_of_one(target, queries_of):
    from portal.boards.redirects import remember_move

    def moved() -> int:
        index = Page.objects.get(pk=target.index.pk)
        return queries_of(lambda: remember_move(page=index, url_path_before="/home/before/"))

    one = moved()
    for number in range(3):
        target.index.add_child(instance=type(target.page)(title=f"Another {number}"))
    assert moved() == one
    assert BoardMoved.objects.count() == 4


@pytest.mark.parametrize("path", ["/" + "x" * 400 + "/", "/nul\0/", "/nothing/"])
def test_an_address_that_no_board_had_leads_nowhere(target, stranger, path):
    assert new_address_of(path, stranger) == ""


def test_a_type_whose_old_addresses_anybody_could_follow_is_refused(target, monkeypatch):
    assert own_addresses(None) == []
    monkeypatch.setattr(target.boards.page_model, "get_route_paths", Page.get_route_paths)
    assert [error.id for error in own_addresses(None)] == ["boards.E001"]


def test_a_board_may_stand_below_the_address_of_its_page(target):
    """As reviews of a product do, whose own address shows the product."""
    boards = types.BoardType(
        page_model=target.boards.page_model,
        entry=target.boards.entry,
        scope="reviews",
        columns=target.boards.columns,
        draft_columns=target.boards.draft_columns,
        below="reviews/",
    )
    assert boards.entries()[target.page.pk].path == f"{target.index.get_url()}quokka/reviews/"
