"""Feeds of challenges and of their entries."""

import pytest
from django.contrib.auth.models import Group
from wagtail.models import PageViewRestriction

from ideas.campaigns.actions import announce_winners, enter_idea, vote_for_entry
from portal.members.roles import Role

pytestmark = pytest.mark.django_db


def test_feeds_hold_challenges_and_entries_without_votes(
    client, campaign, in_phase, make_idea, asker, stranger, make_member, queries_of
):
    entry = enter_idea(campaign=campaign, idea=make_idea(), by=asker, pitch="Rubber <b>feet</b>.")
    in_phase("vote")
    vote_for_entry(entry=entry, by=stranger)
    address = f"/feeds/challenge/{campaign.pk}.atom"
    assert address in client.get(campaign.get_absolute_url()).text
    feed = client.get(address)
    assert "A quieter pump please" in feed.text and "Rubber &amp;lt;b&amp;gt;feet" in feed.text and "1 vote" not in feed.text
    assert "Voting: A quiet morning" in client.get("/feeds/challenges.atom").text
    once = queries_of(lambda: client.get(address))
    in_phase("collect")
    for number in range(9):
        enter_idea(campaign=campaign, idea=make_idea(f"Another wish, number {number}"), by=asker)
    assert queries_of(lambda: client.get(address)) == once
    in_phase("decide")
    dov = make_member("dov", role=Role.PRODUCT)
    announce_winners(campaign=campaign, by=dov, places={entry.pk: (1, "Everybody sleeps.")})
    feed = client.get("/feeds/challenges.atom")
    assert "Decided: A quiet morning" in feed.text and "We build the first one by spring." in feed.text


def test_feeds_hold_nothing_of_a_private_challenge(client, campaign, make_idea, asker):
    enter_idea(campaign=campaign, idea=make_idea(), by=asker)
    restriction = PageViewRestriction.objects.create(page=campaign, restriction_type=PageViewRestriction.GROUPS)
    restriction.groups.add(Group.objects.create(name="Insiders"))
    assert client.get(f"/feeds/challenge/{campaign.pk}.atom").status_code == 404
    assert "A quiet morning" not in client.get("/feeds/challenges.atom").text
    asker.groups.add(restriction.groups.get())
    client.force_login(asker)
    assert "feeds/challenge/" not in client.get(campaign.get_absolute_url()).text
