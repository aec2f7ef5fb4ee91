"""The product team chooses jurors by typing a name or a handle; only who can see the contest's ideas is offered."""

import re

import pytest
from django.urls import reverse

from ideas.contests.models import Juror
from portal.members.roles import Role


@pytest.fixture
def team(make_member):
    return make_member("team", role=Role.PRODUCT)


def offered(client, contest, typed):
    page = client.get(reverse("contests:juror_options", args=[contest.pk]), {"handle": typed})
    assert page.status_code == 200
    return re.findall(r'<option value="([^"]*)">', page.text)


def test_members_are_offered_by_name_and_handle_until_they_are_on_the_jury(client, contest, team, make_member):
    ines = make_member("ines", name="Ines Okafor")
    make_member("inessa", name="Inessa Old", approved_at=None)
    client.force_login(team)
    assert offered(client, contest, "oka") == offered(client, contest, "@ine") == ["Ines Okafor (@ines)"]
    assert offered(client, contest, "") == offered(client, contest, "nobody") == []
    client.post(reverse("contests:juror_change", args=[contest.pk]), {"handle": "Ines Okafor (@ines)"})
    assert Juror.objects.get(contest=contest).member == ines
    assert offered(client, contest, "oka") == []


def test_who_cannot_see_the_ideas_is_not_offered(client, contest, idea_board, team, make_member):
    from django.contrib.auth.models import Group
    from wagtail.models import PageViewRestriction

    from portal.common.access import access_changed

    insiders = Group.objects.get_or_create(name="Insiders")[0]
    PageViewRestriction.objects.create(page=idea_board, restriction_type=PageViewRestriction.GROUPS).groups.add(insiders)
    access_changed()
    make_member("okafor"), make_member("okonkwo").groups.add(insiders)
    team.groups.add(insiders)
    client.force_login(team)
    assert offered(client, contest, "ok") == ["Okonkwo (@okonkwo)"]


@pytest.mark.parametrize("typed", ["ines", "@Ines", "Ines Okafor", "ines okafor (@ines)"])
def test_without_script_a_handle_or_a_name_is_accepted(client, contest, team, make_member, typed):
    ines = make_member("ines", name="Ines Okafor")
    client.force_login(team)
    client.post(reverse("contests:juror_change", args=[contest.pk]), {"handle": typed})
    assert Juror.objects.get(contest=contest).member == ines


def test_a_name_that_two_have_is_not_guessed(client, contest, team, make_member):
    make_member("ines", name="Ines Okafor"), make_member("ines2", name="Ines Okafor")
    client.force_login(team)
    answer = client.post(reverse("contests:juror_change", args=[contest.pk]), {"handle": "Ines Okafor"})
    assert answer.status_code == 422 and "This can mean several" in answer.text
    assert "Ines Okafor (@ines)" in answer.text and "Ines Okafor (@ines2)" in answer.text
    nobody = client.post(reverse("contests:juror_change", args=[contest.pk]), {"handle": "nobody at all"})
    assert nobody.status_code == 422 and "No single member has this name" in nobody.text


def test_only_who_runs_the_contest_is_offered_members(client, contest, helper):
    client.force_login(helper)
    assert client.get(reverse("contests:juror_options", args=[contest.pk]), {"handle": "a"}).status_code == 403
