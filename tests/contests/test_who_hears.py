"""Who hears of an idea contest, and what they read."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import Group
from django.core import mail
from django.utils import timezone
from wagtail.models import PageViewRestriction

from ideas.contests.actions import (
    announce_winners,
    appoint_juror,
    enter_idea,
    notice_occasions,
    score_entry,
    vote_for_entry,
    withdraw_entry,
)
from ideas.contests.models import ContestPage, Occasion
from ideas.contests.tasks import notice_phases
from portal.activity.models import Activity
from portal.activity.record import suppress_reactions
from portal.members.roles import Role
from portal.notifications.actions import choose_ways, follow
from portal.notifications.inbox_lines import line_of
from portal.notifications.models import Notification, OutgoingEmail
from portal.notifications.tasks import send_pending_emails

pytestmark = pytest.mark.django_db


@pytest.fixture
def dov(make_member):
    return make_member("dov", role=Role.PRODUCT)


@pytest.fixture
def insiders(contest):
    """Only this group reads the contest."""
    group = Group.objects.create(name="Insiders")
    PageViewRestriction.objects.create(page=contest, restriction_type=PageViewRestriction.GROUPS).groups.add(group)
    return group


@pytest.fixture
def juror(make_member):
    return make_member("juror")


@pytest.fixture
def entry(contest, make_idea, asker):
    return enter_idea(contest=contest, idea=make_idea(), by=asker)


@pytest.fixture
def second(contest, make_idea, helper):
    return enter_idea(contest=contest, idea=make_idea("A softer door for the tank", by=helper), by=helper)


def told(member):
    """What the inbox of the member says about contests, oldest first."""
    rows = Notification.objects.filter(member=member).select_related("activity", "actor").order_by("pk")
    return [line_of(row, member).text for row in rows]


def days(contest, **fields):
    """Set days of the contest, hours from now."""
    now = timezone.now()
    moments = {name: now + timedelta(hours=hours) for name, hours in fields.items()}
    ContestPage.objects.filter(pk=contest.pk).update(**moments)
    contest.refresh_from_db()


def test_the_result_reaches_everybody_who_took_part_once(
    contest, entry, second, in_phase, stranger, helper, asker, dov, run_reactions
):
    in_phase("vote")
    vote_for_entry(entry=entry, by=stranger)
    vote_for_entry(entry=second, by=asker)
    vote_for_entry(entry=entry, by=helper)
    in_phase("decide")
    announce_winners(contest=contest, by=dov, places={entry.pk: (1, "Everybody sleeps.")})
    run_reactions()
    run_reactions()
    assert told(asker) == ["Your idea won first place: Everybody sleeps."]
    assert told(helper) == ["The contest is decided. Your idea did not win this time; the report says what did, and why"]
    assert told(stranger) == ["The contest is decided. The report says what won, and why"]
    assert told(dov) == []
    OutgoingEmail.objects.update(due_at=timezone.now())
    send_pending_emails.func()
    emails = {message.to[0]: message for message in mail.outbox}
    assert set(emails) == {asker.email, helper.email}  # who only voted reads it in the inbox
    won = emails[asker.email]
    assert won.subject == "Your idea won first place: A quiet morning"
    assert "Everybody sleeps." in won.body and "Read the report" in won.body and contest.get_absolute_url() in won.body
    assert "entered an idea into this contest" in won.alternatives[0][0]


def test_two_wins_are_one_line_and_a_correction_tells_only_whom_it_concerns(
    contest, entry, second, make_idea, in_phase, asker, helper, dov, run_reactions
):
    third = enter_idea(contest=contest, idea=make_idea("A lid that closes by itself"), by=asker)
    in_phase("decide")
    announce_winners(contest=contest, by=dov, places={entry.pk: (2, "Quiet."), third.pk: (1, "Soft.")})
    run_reactions()
    assert told(asker) == ["Your idea won first place: Soft."]
    announce_winners(contest=contest, by=dov, places={entry.pk: (2, "Quiet."), third.pk: (1, "Very soft.")})
    run_reactions()
    assert (len(told(asker)), len(told(helper))) == (1, 1)  # only words changed
    announce_winners(contest=contest, by=dov, places={second.pk: (1, "Softer.")})
    run_reactions()
    assert told(asker)[1:] == ["The result was corrected: your idea is no longer among the winners. The report says why"]
    assert told(helper)[1:] == ["Your idea won first place: Softer."]


def test_phases_are_told_once_and_what_began_long_ago_never(contest, entry, juror, asker, dov, stranger, run_reactions):
    follow(member=stranger, thing=contest)
    appoint_juror(contest=contest, member=juror, by=dov)
    days(contest, starts_at=-99, collect_until=-1, refine_until=50, vote_until=99)
    notice_phases()
    notice_phases()
    run_reactions()
    assert [text.split(" until")[0] for text in told(asker)] == ["Ideas are refined"]
    assert told(stranger) == [] and told(juror)[0].startswith("You are on the jury. Judge from ")
    days(contest, collect_until=-9, refine_until=-1)
    notice_phases()
    notice_phases()
    run_reactions()
    assert len(told(asker)) == 2 and "your idea is in it" in told(asker)[1]
    assert told(juror)[1:] == ["The jury may judge now"]
    assert len(told(stranger)) == 1 and told(stranger)[0].startswith("The vote is open until ")
    # Moving the days does not tell anybody again.
    days(contest, collect_until=-9, refine_until=9)
    notice_phases()
    days(contest, refine_until=-2)
    notice_phases()
    assert Activity.objects.filter(type="contests.phase.begun").count() == 2
    Occasion.objects.all().delete()
    days(contest, collect_until=-60, refine_until=-40)
    notice_phases()
    assert Activity.objects.filter(type="contests.phase.begun").count() == 2 and Occasion.objects.count() == 1


def test_jurors_with_points_left_are_reminded_two_days_before_the_end(
    contest, entry, second, make_member, juror, dov, run_reactions, client
):
    done = make_member("done")
    days(contest, starts_at=-99, collect_until=-70, refine_until=-60, vote_until=40, judge_until=60)
    for member in (juror, done):
        appoint_juror(contest=contest, member=member, by=dov)
    points = {criterion.pk: 4 for criterion in contest.criteria.all()}
    for one in (entry, second):
        score_entry(entry=one, by=done, points=points)
    score_entry(entry=entry, by=juror, points=points)
    notice_phases()
    assert not Activity.objects.filter(type="contests.jury.reminded").exists()
    days(contest, judge_until=47)
    notice_phases()
    notice_phases()
    run_reactions()
    assert len(told(done)) == 1 and len(told(juror)) == 2
    assert told(juror)[1].startswith("Entries wait for your points until ")
    row = Notification.objects.filter(member=juror).order_by("-pk")[0]
    assert line_of(row, juror).url == f"/contests/{contest.pk}/jury/"
    days(contest, judge_until=-1)
    client.force_login(juror)
    answer = client.get(f"/contests/{contest.pk}/jury/")
    assert answer.status_code == 403 and "The days of the jury are over" in answer.text


def test_whose_idea_is_taken_out_hears_of_it(contest, entry, asker, dov, run_reactions):
    withdraw_entry(entry=entry, by=dov)
    run_reactions()
    assert told(asker) == ["The product team took your idea out of the contest. It stays on its board"]


def test_a_muted_contest_says_nothing_but_that_one_won(contest, entry, second, in_phase, asker, helper, dov, run_reactions):
    for member in (asker, helper):
        follow(member=member, thing=contest, is_muted=True)
    in_phase("vote")
    notice_occasions(contest=contest, now=timezone.now())
    in_phase("decide")
    announce_winners(contest=contest, by=dov, places={entry.pk: (1, "Everybody sleeps.")})
    run_reactions()
    assert (len(told(asker)), told(helper)) == (1, [])


def test_ways_are_chosen_by_kind_and_the_past_is_told_to_nobody(
    contest, entry, second, in_phase, asker, helper, dov, run_reactions
):
    choose_ways(member=helper, kind="entry", by_inbox=False, by_email=False)
    in_phase("decide")
    with suppress_reactions():
        announce_winners(contest=contest, by=dov, places={entry.pk: (1, "Everybody sleeps.")})
    run_reactions()
    assert told(asker) == told(helper) == []
    announce_winners(contest=contest, by=dov, places={second.pk: (1, "Softer.")})
    run_reactions()
    assert len(told(asker)) == 1 and told(helper) == []


def test_nobody_hears_of_a_contest_that_they_may_not_read(
    contest, entry, second, in_phase, insiders, helper, asker, dov, client, run_reactions
):
    asker.groups.add(insiders)
    dov.groups.add(insiders)
    in_phase("decide")
    announce_winners(contest=contest, by=dov, places={entry.pk: (1, "Everybody sleeps.")})
    run_reactions()
    assert len(told(asker)) == 1 and told(helper) == []
    asker.groups.clear()
    client.force_login(asker)
    assert contest.title not in client.get("/inbox/").text
    OutgoingEmail.objects.update(due_at=timezone.now())
    send_pending_emails.func()
    assert mail.outbox == []


def test_the_inbox_costs_the_same_however_many_lines(
    contest, in_phase, make_idea, make_member, dov, client, queries_of, run_reactions
):
    reader = make_member("reader")
    client.force_login(reader)
    costs = []
    for number in range(3):
        page = contest if number == 0 else contest.copy(update_attrs={"slug": f"c{number}", "title": f"C{number}"})
        appoint_juror(contest=page, member=reader, by=dov)
        run_reactions()
        client.get("/inbox/")
        costs.append(queries_of(lambda: client.get("/inbox/")))
    assert len(told(reader)) == 3 and costs[0] == costs[2]
