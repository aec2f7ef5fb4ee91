"""An old address of a page leads to the new one, for those who may read what is there."""

import pytest
from django.contrib.auth.models import Group
from wagtail.models import PageViewRestriction


@pytest.fixture(autouse=True)
def commits(monkeypatch):
    """Wagtail tells of moves when the transaction is committed; here at once."""
    monkeypatch.setattr("django.db.transaction.on_commit", lambda call, using=None, robust=False: call())


@pytest.fixture
def renamed(help_index):
    help_index.slug = "secret-help"
    help_index.save_revision().publish()
    return help_index


def test_the_old_address_of_a_page_leads_to_the_new_one(client, renamed):
    response = client.get("/help/")
    assert (response.status_code, response.url) == (301, "/secret-help/")
    assert client.get("/help/?page=2").status_code == 301


@pytest.mark.parametrize("address", ["/help/", "/help/?page=2"])
def test_nobody_else_learns_where_a_private_page_went(client, renamed, stranger, insider, address):
    restriction = PageViewRestriction.objects.create(page=renamed, restriction_type=PageViewRestriction.GROUPS)
    restriction.groups.add(Group.objects.get(name="Insiders"))
    for viewer in (None, stranger):
        if viewer is not None:
            client.force_login(viewer)
        response = client.get(address)
        assert response.status_code == 404 and "secret-help" not in response.text
    client.force_login(insider)
    assert client.get(address).status_code == 301


def test_an_address_leads_to_no_page_that_was_taken_away(client, renamed):
    renamed.unpublish()
    assert client.get("/help/").status_code == 404
