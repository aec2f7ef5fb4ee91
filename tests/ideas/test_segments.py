"""Segments of voters: exact for whoever may view members, quarterly confidential figures for the others."""

import json
import re
from datetime import timedelta

import pytest
from django.utils import timezone

from ideas.actions import cast_vote, merge_ideas, withdraw_vote
from ideas.models import Idea, Vote
from ideas.workbench.segments import SOURCE
from portal.activity.models import PrivateRelease
from portal.activity.releases import release_tables
from portal.members.actions import erase_member
from portal.members.models import Organisation
from portal.members.segments import segment_keys

pytestmark = pytest.mark.django_db
HOME = "/admin/workbench/"
HIDDEN = "fewer than five, or too few to say"


@pytest.fixture
def team(client, product_manager):
    assert not product_manager.has_perm("members.view_member")
    client.force_login(product_manager)
    return client


@pytest.fixture
def offices(make_member):
    organisation = Organisation.objects.create(name="Offices", segment_id="small")
    return [make_member(f"office{number}", organisation=organisation) for number in range(16)]


@pytest.fixture
def no_error(monkeypatch):
    monkeypatch.setattr("portal.common.private_counts.discrete_laplace", lambda _epsilon: 0)


def vote_long_ago(idea, people):
    for member in people:
        cast_vote(idea=idea, by=member)
    Idea.objects.filter(pk=idea.pk).update(posted_at=timezone.now() - timedelta(days=120))
    Vote.objects.filter(idea=idea).update(created_at=timezone.now() - timedelta(days=100))


def in_file(team):
    return {row["title"]: row for row in json.loads(b"".join(team.get(f"{HOME}?export=json")))}


def titles(answer):
    return re.findall(r'<a class="ink" href="[^"]*">([^<]*)</a>', answer.text)


def seen(team):
    """All that somebody without the right is shown of segments."""
    return titles(team.get(f"{HOME}?segment=small")), team.get(f"{HOME}?lens=segments").text.count(HIDDEN), in_file(team)


def test_without_the_right_there_are_only_figures_of_quarters_that_are_over(team, make_idea, offices, admin_user, no_error):
    idea, few = make_idea("For the offices"), make_idea("For four of them")
    vote_long_ago(idea, offices[:13])
    vote_long_ago(few, offices[:4])
    assert in_file(team)[idea.title]["segment_small_about"] is None and titles(team.get(f"{HOME}?segment=small")) == []
    release_tables(now=timezone.now())
    assert in_file(team)[idea.title]["segment_small_about"] == 15
    assert in_file(team)[few.title]["segment_small_about"] is None
    page = team.get(f"{HOME}?lens=segments").text
    assert "about 15" in page and HIDDEN in page and "counted once a quarter" in page
    assert titles(team.get(f"{HOME}?segment=small")) == [idea.title], "a filter tells what the figures do"
    kept = [figures for figures in PrivateRelease.objects.values_list("figures", flat=True) if figures]
    assert kept == [{f"{idea.pk}:small": 15}], "only what is shown is kept"
    team.force_login(admin_user)
    assert in_file(team)[few.title]["segment_small"] == 4
    page = team.get(f"{HOME}?segment=small").text
    assert few.title in page and "100 %" in page and HIDDEN not in page


def test_votes_of_this_quarter_those_taken_back_and_erased_ones_move_nothing(team, make_idea, make_member, offices, no_error):
    idea = make_idea("For the offices")
    vote_long_ago(idea, offices[:13])
    release_tables(now=timezone.now())
    before = seen(team)
    cast_vote(idea=idea, by=offices[13])
    withdraw_vote(idea=idea, by=offices[0])
    erase_member(member=offices[1], by=offices[1], keep_content=True)
    release_tables(now=timezone.now())
    after = seen(team)
    for figures in (before[2], after[2]):
        figures[idea.title].pop("people"), figures[idea.title].pop("votes"), figures[idea.title].pop("accounts")
    assert after == before


def test_a_segment_that_changed_after_the_draw_changes_no_figure(team, make_idea, offices, no_error):
    idea = make_idea("For the offices")
    vote_long_ago(idea, offices[:13])
    release_tables(now=timezone.now())
    before = seen(team)
    Organisation.objects.update(segment_id="large")
    release_tables(now=timezone.now())
    assert seen(team) == before


def test_four_of_a_segment_and_nobody_look_the_same(team, make_idea, offices):
    few, none = make_idea("For four of them"), make_idea("For nobody")
    vote_long_ago(few, offices[:4])
    release_tables(now=timezone.now())
    rows = in_file(team)
    assert [[value for name, value in rows[idea.title].items() if name.startswith("segment_")] for idea in (few, none)] == [
        [None] * (len(segment_keys()) + 1)
    ] * 2
    assert titles(team.get(f"{HOME}?segment=small")) == []


def test_what_was_shown_of_an_idea_goes_with_it_into_a_merge(team, make_idea, offices, product_manager, no_error):
    small, big = make_idea("A timer"), make_idea("A shot timer")
    vote_long_ago(small, offices[:13])
    release_tables(now=timezone.now())
    merge_ideas(idea=small, survivor=big, by=product_manager)
    assert in_file(team)[big.title]["segment_small_about"] == 15
    assert titles(team.get(f"{HOME}?segment=small")) == [big.title]


def test_each_quarter_is_released_once_also_those_of_before(make_idea, offices):
    idea = make_idea()
    vote_long_ago(idea, offices[:2])
    Vote.objects.filter(member=offices[0]).update(created_at=timezone.now() - timedelta(days=400))
    release_tables(now=timezone.now())
    rows = PrivateRelease.objects.filter(source=SOURCE)
    assert rows.count() >= 4 and rows.order_by("-ends_at")[0].ends_at <= timezone.now()
    count = rows.count()
    release_tables(now=timezone.now())
    assert rows.count() == count
