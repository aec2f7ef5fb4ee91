"""Feeds of idea contests and of their entries."""

import pytest
from django.contrib.auth.models import Group
from wagtail.models import PageViewRestriction

from ideas.contests.actions import announce_winners, enter_idea, vote_for_entry
from portal.members.roles import Role

pytestmark = pytest.mark.django_db


def test_feeds_hold_contests_and_entries_without_votes(
    client, contest, in_phase, make_idea, asker, stranger, make_member, queries_of
):
    entry = enter_idea(contest=contest, idea=make_idea(), by=asker, pitch="Rubber <b>feet</b>.")
    in_phase("vote")
    vote_for_entry(entry=entry, by=stranger)
    address = f"/feeds/contest/{contest.pk}.atom"
    assert address in client.get(contest.get_absolute_url()).text
    feed = client.get(address)
    assert "A quieter pump please" in feed.text and "Rubber &amp;lt;b&amp;gt;feet" in feed.text and "1 vote" not in feed.text
    assert "Voting: A quiet morning" in client.get("/feeds/contests.atom").text
    once = queries_of(lambda: client.get(address))
    in_phase("collect")
    for number in range(9):
        enter_idea(contest=contest, idea=make_idea(f"Another wish, number {number}"), by=asker)
    assert queries_of(lambda: client.get(address)) == once
    in_phase("decide")
    dov = make_member("dov", role=Role.PRODUCT)
    announce_winners(contest=contest, by=dov, places={entry.pk: (1, "Everybody sleeps.")})
    feed = client.get("/feeds/contests.atom")
    assert "Decided: A quiet morning" in feed.text and "We build the first one by spring." in feed.text


def test_feeds_hold_nothing_of_a_private_contest(client, contest, make_idea, asker):
    enter_idea(contest=contest, idea=make_idea(), by=asker)
    restriction = PageViewRestriction.objects.create(page=contest, restriction_type=PageViewRestriction.GROUPS)
    restriction.groups.add(Group.objects.create(name="Insiders"))
    assert client.get(f"/feeds/contest/{contest.pk}.atom").status_code == 404
    assert "A quiet morning" not in client.get("/feeds/contests.atom").text
    asker.groups.add(restriction.groups.get())
    client.force_login(asker)
    assert "feeds/contest/" not in client.get(contest.get_absolute_url()).text
