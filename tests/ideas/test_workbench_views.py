"""Saved views: kept, shared, renamed, deleted, and never broken by what is gone."""

import re

import pytest
from django.urls import reverse

from ideas.models import Idea
from ideas.workbench.actions import MOST_VIEWS, erase_from_workbench, save_view
from ideas.workbench.filter_params import Asked
from ideas.workbench.models import SavedView
from ideas.workbench.personal_data import rows
from portal.activity.models import Activity
from portal.members.roles import Role

pytestmark = pytest.mark.django_db
HOME = "/admin/workbench/"
QUERY = "?meaning=new&meaning=considering&owner=nobody&sort=owed&lens=revenue"


@pytest.fixture
def team(client, product_manager):
    client.force_login(product_manager)
    return client


@pytest.fixture
def colleague(make_member):
    return make_member("marit", role=Role.PRODUCT)


def tabs(answer):
    return dict(
        re.findall(
            r'<a href="[^"]*"(?: aria-current="page")?>([^<]+?)(?:<span class="vh">[^<]*</span>)? <span class="count">(\d+)',
            answer.text,
        )
    )


def test_a_view_is_a_tab_with_its_count_filters_order_and_lens(team, make_idea, product_manager):
    make_idea("Nobody's")
    make_idea("Mine", owner=product_manager)
    answer = team.post(reverse("ideas_workbench_save") + QUERY, {"name": " Offices   ask for "}, follow=True)
    assert "Saved as “Offices ask for”" in answer.text and tabs(answer)["Offices ask for"] == "1"
    assert re.search(r'aria-current="page">Offices ask for', answer.text)
    kept = {"meaning": ["new", "considering"], "owner": "nobody", "sort": "owed", "lens": "revenue"}
    assert SavedView.objects.get().query == kept
    assert Asked.of(kept).kept() == kept


def test_a_name_is_needed_once_and_what_was_typed_comes_back(team):
    save = reverse("ideas_workbench_save") + QUERY
    answer = team.post(save, {"name": "", "is_shared": "on"})
    assert answer.status_code == 422 and "Give the view a name" in answer.text
    team.post(save, {"name": "Offices"})
    answer = team.post(save, {"name": "OFFICES"})
    assert "You have a view of this name" in answer.text and 'value="OFFICES"' in answer.text
    assert SavedView.objects.count() == 1


def test_a_view_is_the_owners_until_it_is_shared(team, client, product_manager, colleague):
    view = save_view(by=product_manager, name="Offices", query={})
    client.force_login(colleague)
    address = reverse("ideas_workbench_view", args=[view.pk])
    assert "Offices" not in tabs(client.get(HOME)) and client.post(address, {"act": "delete"}).status_code == 404
    client.force_login(product_manager)
    assert "The team has this tab now" in client.post(address, {"act": "share"}, follow=True).text
    assert Activity.objects.filter(type="workbench.view.shared", actor=product_manager).count() == 1
    client.force_login(colleague)
    assert "Offices" in tabs(client.get(HOME))
    for act in ("delete", "rename", "unshare"):
        assert "Only the member who saved this view" in client.post(address, {"act": act, "name": "Mine"}, follow=True).text
    client.force_login(product_manager)
    client.post(address, {"act": "unshare"})
    assert SavedView.objects.get().is_shared is False


def test_a_view_is_renamed_and_deleted(team, product_manager):
    view = save_view(by=product_manager, name="Offices", query={"votes": 3})
    save_view(by=product_manager, name="Homes", query={"votes": 4})
    address = reverse("ideas_workbench_view", args=[view.pk]) + "?votes=3"
    assert "Bars" in tabs(team.post(address, {"act": "rename", "name": "Bars"}, follow=True))
    answer = team.post(address, {"act": "rename", "name": "homes"})
    assert answer.status_code == 422 and "You have a view of this name" in answer.text and 'value="homes"' in answer.text
    assert "is deleted. No idea has changed" in team.post(address, {"act": "delete"}, follow=True).text
    assert [view.name for view in SavedView.objects.all()] == ["Homes"]


def test_what_is_gone_breaks_no_view(team, product_manager, make_idea, make_idea_board):
    board = make_idea_board("Parts")
    save_view(by=product_manager, name="Parts", query={"board": board.pk, "product": 99999, "owner": "99999", "sort": "gone"})
    save_view(
        by=product_manager, name="Broken", query={"meaning": "new", "votes": {"a": 1}, "lens": 4, "words": None, "x": [1]}
    )
    board.delete()
    make_idea("It stands")
    answer = team.get(HOME)
    assert tabs(answer)["Parts"] == "0" and tabs(answer)["Broken"] == "1"
    answer = team.get(f"{HOME}?board={board.pk}&product=99999")
    assert answer.status_code == 200 and "is not there any more, or you cannot see it" in answer.text


def test_nobody_has_more_tabs_than_are_worth_counting(team, product_manager):
    for number in range(MOST_VIEWS):
        save_view(by=product_manager, name=f"View {number}", query={})
    assert "Delete one that you need no more" in team.post(reverse("ideas_workbench_save"), {"name": "One more"}).text


def test_views_are_exported_and_go_with_the_account_but_for_the_teams(team, product_manager, colleague):
    save_view(by=product_manager, name="Mine", query={"words": "noise"})
    shared = save_view(by=product_manager, name="Ours", query={}, is_shared=True)
    assert {row["view"] for row in rows(product_manager)} == {"Mine", "Ours"}
    erase_from_workbench(member=product_manager)
    shared.refresh_from_db()
    assert SavedView.objects.get() == shared and shared.owner is None
    # What is nobody's, anyone of the team may tidy away.
    team.force_login(colleague)
    team.post(reverse("ideas_workbench_view", args=[shared.pk]), {"act": "delete"})
    assert not SavedView.objects.exists()


def test_tabs_cost_two_queries_however_many_there_are(team, product_manager, make_idea):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    make_idea()
    # One whose filter asks for a segment: what was released of segments is read once for all tabs.
    save_view(by=product_manager, name="Small ones", query={"segment": "small"})

    def cost():
        with CaptureQueriesContext(connection) as seen:
            team.get(HOME)
        return len(seen)

    cost(), cost()  # the first makes the rows of the site's settings, which drops what the process remembers
    before = cost()
    for number in range(8):
        save_view(by=product_manager, name=f"View {number}", query={"votes": number + 1, "tag": "noise", "segment": "small"})
    assert cost() == before and Idea.objects.count() == 1
