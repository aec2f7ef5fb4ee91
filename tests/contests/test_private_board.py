"""A public contest on a private board tells nobody else of the board: not its name, address, ideas or figures."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import Group
from django.utils import timezone
from wagtail.models import PageViewRestriction

from ideas.contests.actions import announce_winners, appoint_juror, enter_idea, notice_occasions, vote_for_entry
from ideas.contests.models import Juror
from portal.common.permissions import Refused
from portal.members.roles import Role
from portal.notifications.actions import follow
from portal.notifications.models import Notification

pytestmark = pytest.mark.django_db


@pytest.fixture
def group(idea_board):
    """The board is theirs alone; the contest stays public."""
    group = Group.objects.create(name="Insiders")
    PageViewRestriction.objects.create(page=idea_board, restriction_type=PageViewRestriction.GROUPS).groups.add(group)
    return group


@pytest.fixture
def dov(make_member, group):
    dov = make_member("dov", role=Role.PRODUCT)
    dov.groups.add(group)
    return dov


@pytest.fixture
def entry(contest, group, make_idea, asker):
    asker.groups.add(group)
    return enter_idea(contest=contest, idea=make_idea(), by=asker, pitch="Rubber feet.")


def assert_silent(response, contest, entry):
    assert response.status_code == 200, response.status_code
    for word in (contest.board.title, contest.board.get_url(), entry.idea.title, "Rubber feet", "Everybody sleeps"):
        assert word not in response.text, word


@pytest.mark.parametrize("phase", ["soon", "collect", "refine", "vote", "decide", "over"])
def test_nobody_else_reads_of_the_board_or_its_ideas_in_any_phase(client, contest, entry, in_phase, phase, dov, stranger):
    in_phase("vote" if phase == "over" else phase)
    if phase == "over":
        vote_for_entry(entry=entry, by=dov)
        in_phase("decide")
        announce_winners(contest=contest, by=dov, places={entry.pk: (1, "Everybody sleeps.")})
    for viewer in (None, stranger):
        if viewer is not None:
            client.force_login(viewer)
        for address in (
            contest.get_absolute_url(),
            "/contests/",
            "/feeds/contests.atom",
            f"/feeds/contest/{contest.pk}.atom",
        ):
            assert_silent(client.get(address), contest, entry)
        page = client.get(contest.get_absolute_url()).text
        assert contest.title in page
        for offer in ("Enter an idea", "Sign in to vote", "You have 2 votes left", "People who took part", "Who won", "Follow"):
            assert offer not in page, offer
        assert "We build the first one by spring." not in client.get("/feeds/contests.atom").text


def test_whoever_sees_the_board_takes_part_as_ever(client, contest, entry, asker):
    client.force_login(asker)
    page = client.get(contest.get_absolute_url()).text
    assert contest.board.title in page and entry.idea.title in page and "Enter an idea" in page
    assert client.get(f"/contests/{contest.pk}/enter/").status_code == 200


@pytest.mark.parametrize(("phase", "address"), [("collect", "enter"), ("vote", "jury"), ("decide", "team")])
def test_the_pages_behind_it_are_refused_without_naming_the_board(
    client, contest, entry, in_phase, phase, address, make_member, stranger
):
    in_phase(phase)
    outside = make_member("ole", role=Role.PRODUCT)
    Juror.objects.create(contest=contest, member=stranger, appointed_at=timezone.now())
    for viewer in (outside, stranger):
        client.force_login(viewer)
        response = client.get(f"/contests/{contest.pk}/{address}/")
        assert response.status_code == 403
        assert contest.board.title not in response.text and entry.idea.title not in response.text


def test_nobody_is_appointed_to_judge_what_they_cannot_see(client, contest, entry, dov, stranger):
    with pytest.raises(Refused):
        appoint_juror(contest=contest, member=stranger, by=dov)
    client.force_login(dov)
    response = client.post(f"/contests/{contest.pk}/jurors/", {"handle": stranger.username})
    assert response.status_code == 422 and "cannot see the ideas of this contest" in response.text
    assert not Juror.objects.exists()


def test_news_reach_only_those_who_see_the_ideas(contest, entry, in_phase, group, dov, asker, stranger, run_reactions):
    follow(member=stranger, thing=contest)
    in_phase("vote")
    notice_occasions(contest=contest, now=contest.refine_until)
    run_reactions()
    assert set(Notification.objects.values_list("member__username", flat=True)) == {"asker"}
    in_phase("decide")
    asker.groups.remove(group)
    announce_winners(contest=contest, by=dov, places={entry.pk: (1, "Everybody sleeps.")})
    run_reactions()
    assert not Notification.objects.filter(activity__type__contains="won").exists()
