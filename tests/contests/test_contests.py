"""An idea contest from the first idea to the report."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connections, transaction
from django.utils import timezone

from ideas.contests.actions import (
    NoVotesLeft,
    WrongPlaces,
    WrongPoints,
    announce_winners,
    appoint_juror,
    dismiss_juror,
    enter_idea,
    refine_entry,
    score_entry,
    vote_for_entry,
    withdraw_entry,
    withdraw_entry_vote,
)
from ideas.contests.jury import judged
from ideas.contests.models import ContestBallot, ContestPage, Entry, EntryVote, Juror, JuryScore
from ideas.models import Idea
from portal.activity.models import Activity
from portal.common.permissions import Refused
from portal.members.actions import erase_member
from portal.members.personal import personal_data
from portal.members.roles import Role

pytestmark = pytest.mark.django_db


@pytest.fixture
def team(make_member):
    member = make_member("product", role=Role.SUPPORT)
    assert member.is_company
    return member


@pytest.fixture
def entry(contest, make_idea, asker):
    return enter_idea(contest=contest, idea=make_idea(), by=asker)


@pytest.fixture
def second(contest, make_idea, helper):
    return enter_idea(contest=contest, idea=make_idea("A softer door for the tank", by=helper), by=helper)


def points(contest, use, cost):
    return {contest.criteria.get(name="Use").pk: use, contest.criteria.get(name="Cost").pk: cost}


def test_the_whole_way_from_an_idea_to_a_winner(client, contest, in_phase, make_idea, asker, helper, stranger, team):
    idea = make_idea()
    client.force_login(asker)
    page = client.get(f"/contests/{contest.pk}/enter/")
    assert idea.title in page.text
    assert client.post(f"/contests/{contest.pk}/enter/", {"idea": idea.pk, "pitch": "Rubber feet."}).status_code == 302
    entry = Entry.objects.get()
    in_phase("refine")
    assert client.post(f"/entries/{entry.pk}/edit/", {"pitch": "Rubber feet and a slower start."}).status_code == 302
    assert "Rubber feet and a slower start." in client.get(contest.get_absolute_url()).text
    in_phase("vote")
    client.force_login(stranger)
    assert "You have 2 votes left, of 2." in client.get(contest.get_absolute_url()).text
    assert client.post(f"/entries/{entry.pk}/vote/").status_code == 302
    page = client.get(contest.get_absolute_url()).text
    assert "You voted; take it back" in page and "1 vote" in page
    client.force_login(team)
    assert client.post(f"/contests/{contest.pk}/jurors/", {"handle": "@helper"}).status_code == 302
    in_phase("decide")
    client.force_login(helper)
    assert "not judged yet" in client.get(f"/contests/{contest.pk}/jury/").text
    given = {f"c{pk}": value for pk, value in points(contest, 5, 3).items()}
    assert client.post(f"/entries/{entry.pk}/score/", given).status_code == 302
    client.force_login(team)
    assert client.get(f"/contests/{contest.pk}/team/").status_code == 200
    refused = client.post(f"/contests/{contest.pk}/winners/", {f"place-{entry.pk}": "1"})
    assert refused.status_code == 422 and "for each winner the reason" in refused.text
    won = {f"place-{entry.pk}": "1", f"reason-{entry.pk}": "Cheap, and the house sleeps."}
    assert client.post(f"/contests/{contest.pk}/winners/", won).status_code == 302
    client.logout()
    page = client.get(contest.get_absolute_url()).text
    assert "Cheap, and the house sleeps." in page and "We build the first one by spring." in page
    assert "Who won" in page and "jury" in page and "People who took part" not in page, "fewer than five people"
    assert "A quiet morning" in client.get("/contests/").text


def test_each_phase_takes_what_is_its_own(contest, in_phase, entry, make_idea, asker, helper, team):
    other = make_idea("A lamp that dims")
    appoint_juror(contest=contest, member=helper, by=team)
    acts = {
        "enter": lambda: enter_idea(contest=contest, idea=other, by=asker),
        "refine": lambda: refine_entry(entry=entry, by=asker, pitch=f"{timezone.now()}"),
        "vote": lambda: vote_for_entry(entry=entry, by=helper),
        "score": lambda: score_entry(entry=entry, by=helper, points=points(contest, 3, 3)),
        "announce": lambda: announce_winners(contest=contest, by=team, places={entry.pk: (1, "Because.")}),
    }
    allowed = {
        "soon": set(),
        "collect": {"enter", "refine"},
        "refine": {"refine"},
        "vote": {"vote", "score"},
        "decide": {"score", "announce"},
    }
    for phase, names in allowed.items():
        in_phase(phase)
        entry.refresh_from_db()
        entry.contest.refresh_from_db()
        for name, act in acts.items():
            if name in names:
                with transaction.atomic():
                    act()
                    transaction.set_rollback(True)
            else:
                with pytest.raises(Refused):
                    act()


def test_only_one_s_own_open_idea_of_the_board_takes_part(contest, make_idea, idea_board, helper, asker, team, stranger):
    idea = make_idea()
    with pytest.raises(Refused, match="your own"):
        enter_idea(contest=contest, idea=idea, by=helper)
    assert enter_idea(contest=contest, idea=idea, by=team).idea == idea
    assert enter_idea(contest=contest, idea=idea, by=asker).entered_by == team, "an idea takes part once"
    closed = make_idea("A lamp that dims")
    Idea.objects.filter(pk=closed.pk).update(hidden_at=timezone.now())
    with pytest.raises(Refused, match="closed or merged"):
        enter_idea(contest=contest, idea=closed, by=asker)
    ContestPage.objects.filter(pk=contest.pk).update(board=idea_board.get_parent().specific.add_child(instance=_another()))
    contest.refresh_from_db()
    with pytest.raises(Refused, match="another board"):
        enter_idea(contest=contest, idea=make_idea("A bell that is soft"), by=asker)


def _another():
    from ideas.models import IdeaBoardPage

    return IdeaBoardPage(title="Another")


def test_an_entry_can_be_taken_out_until_the_vote(client, contest, in_phase, entry, asker, helper):
    with pytest.raises(Refused):
        withdraw_entry(entry=entry, by=helper)
    client.force_login(asker)
    assert client.post(f"/entries/{entry.pk}/withdraw/").status_code == 302
    assert not Entry.objects.exists() and Idea.objects.count() == 1


def test_votes_are_limited_and_can_be_spent_elsewhere(client, contest, in_phase, entry, second, make_idea, asker, stranger):
    third = enter_idea(contest=contest, idea=make_idea("A lamp that dims"), by=asker)
    in_phase("vote")
    for one in (entry, second, second):
        vote_for_entry(entry=Entry.objects.get(pk=one.pk), by=stranger)
    third.refresh_from_db()
    with pytest.raises(NoVotesLeft):
        vote_for_entry(entry=Entry.objects.get(pk=third.pk), by=stranger)
    client.force_login(stranger)
    page = client.post(f"/entries/{third.pk}/vote/", follow=True)
    assert "You have no vote left here." in page.text
    for _twice in range(2):
        withdraw_entry_vote(entry=Entry.objects.get(pk=entry.pk), by=stranger)
    vote_for_entry(entry=Entry.objects.get(pk=third.pk), by=stranger)
    assert dict(Entry.objects.values_list("pk", "vote_count")) == {entry.pk: 0, second.pk: 1, third.pk: 1}
    assert ContestBallot.objects.get().spent == 2


def test_votes_are_hidden_until_one_has_voted(client, contest, in_phase, entry, stranger, helper):
    in_phase("vote")
    vote_for_entry(entry=Entry.objects.get(pk=entry.pk), by=stranger)
    client.force_login(helper)
    assert "1 vote" not in client.get(contest.get_absolute_url()).text
    ContestPage.objects.filter(pk=contest.pk).update(hides_votes=False)
    assert "1 vote" in client.get(contest.get_absolute_url()).text
    ContestPage.objects.filter(pk=contest.pk).update(hides_votes=True)
    in_phase("decide")
    client.logout()
    assert "1 vote" in client.get(contest.get_absolute_url()).text


def test_the_jury_gives_points_by_each_criterion_and_not_to_itself(
    client, contest, in_phase, entry, helper, asker, team, stranger
):
    for member in (helper, asker):
        appoint_juror(contest=contest, member=member, by=team)
    in_phase("decide")
    entry = Entry.objects.get(pk=entry.pk)
    with pytest.raises(Refused, match="your own entry"):
        score_entry(entry=entry, by=asker, points=points(contest, 5, 5))
    with pytest.raises(Refused, match="Only the jury"):
        score_entry(entry=entry, by=stranger, points=points(contest, 5, 5))
    for wrong in (
        {},
        points(contest, 6, 1),
        {**points(contest, 1, 1), 999999: 3},
        dict(list(points(contest, 1, 1).items())[:1]),
    ):
        with pytest.raises(WrongPoints):
            score_entry(entry=entry, by=helper, points=wrong)
    client.force_login(helper)
    part = client.post(f"/entries/{entry.pk}/score/", {f"c{next(iter(points(contest, 4, 4)))}": "4"})
    assert part.status_code == 422 and "Give points here, too" in part.text
    score_entry(entry=entry, by=helper, points=points(contest, 5, 3))
    assert JuryScore.objects.count() == 2
    dismiss_juror(contest=contest, member=helper, by=team)
    assert not JuryScore.objects.exists()


def test_the_score_is_weighted_and_one_enthusiast_does_not_outdo_a_jury(contest, in_phase, entry, second, team, make_member):
    jury = [make_member(f"juror{number}") for number in range(4)]
    for member in jury:
        appoint_juror(contest=contest, member=member, by=team)
    in_phase("decide")
    entry, second = Entry.objects.get(pk=entry.pk), Entry.objects.get(pk=second.pk)
    score_entry(entry=entry, by=jury[0], points=points(contest, 5, 5))
    alone = judged(contest)[entry.pk]
    assert alone.score == 100.0 and alone.means == dict.fromkeys(points(contest, 5, 5), (5, 1))
    for member in jury:
        score_entry(entry=second, by=member, points=points(contest, 5, 4))
    found = judged(contest)
    # Use: mean of all 5. Cost: mean of all 21/5, usual number 2.5; entry (2.5·4.2 + 5)/3.5, second (2.5·4.2 + 16)/6.5.
    cost = (2.5 * 4.2 + 5) / 3.5, (2.5 * 4.2 + 16) / 6.5
    assert found[entry.pk].score == pytest.approx(100 * (2 + (cost[0] - 1) / 4) / 3, abs=0.06)
    assert found[second.pk].score == pytest.approx(100 * (2 + (cost[1] - 1) / 4) / 3, abs=0.06)
    assert found[entry.pk].score < 96, "drawn towards what others got"


def test_winners_need_places_without_a_gap_and_reasons(contest, in_phase, entry, second, team, asker):
    in_phase("decide")
    for wrong in (
        {},
        {entry.pk: (2, "Because.")},
        {entry.pk: (1, "Because."), second.pk: (1, "As well.")},
        {entry.pk: (1, " ")},
        {999: (1, "Because.")},
    ):
        with pytest.raises(WrongPlaces):
            announce_winners(contest=contest, by=team, places=wrong)
    with pytest.raises(Refused):
        announce_winners(contest=contest, by=asker, places={entry.pk: (1, "Because.")})
    announce_winners(contest=contest, by=team, places={entry.pk: (1, "Because."), second.pk: (2, "Nearly.")})
    again = announce_winners(contest=contest, by=team, places={second.pk: (1, "We had mixed them up.")})
    assert again.people == 2
    assert dict(Entry.objects.values_list("pk", "place")) == {entry.pk: None, second.pk: 1}
    assert Activity.objects.filter(type="contests.winners.announced").count() == 2


def test_only_the_team_sees_the_figures(client, contest, asker, moderator, team):
    for member, status in ((asker, 403), (team, 200)):
        client.force_login(member)
        assert client.get(f"/contests/{contest.pk}/team/").status_code == status
    assert client.post(f"/contests/{contest.pk}/jurors/", {"handle": "nobody\0"}).status_code == 422
    assert client.post(f"/contests/{contest.pk}/jurors/", {"act": "dismiss", "member": "²"}).status_code == 404
    client.post(f"/contests/{contest.pk}/jurors/", {"handle": "asker"})
    assert Juror.objects.get().member == asker
    client.post(f"/contests/{contest.pk}/jurors/", {"act": "dismiss", "member": asker.pk})
    assert not Juror.objects.exists()


def test_a_closed_branch_has_no_contest_for_others(client, contest, entry, asker, helper):
    from django.contrib.auth.models import Group
    from wagtail.models import PageViewRestriction

    restriction = PageViewRestriction.objects.create(page=contest, restriction_type=PageViewRestriction.GROUPS)
    restriction.groups.add(Group.objects.get_or_create(name="Insiders")[0])
    client.force_login(helper)
    for address in (f"/contests/{contest.pk}/enter/", f"/contests/{contest.pk}/jury/", f"/entries/{entry.pk}/edit/"):
        assert client.get(address).status_code == 404
    assert "A quiet morning" not in client.get("/contests/").text
    assert client.get(f"/entries/{2**70}/edit/").status_code == 404


def test_phases_that_do_not_follow_one_another_are_refused(contest):
    contest.vote_until = contest.starts_at
    with pytest.raises(ValidationError, match="after the one before"):
        contest.clean()
    with pytest.raises(IntegrityError), transaction.atomic():
        ContestPage.objects.filter(pk=contest.pk).update(vote_until=contest.starts_at)


def test_the_database_holds_the_rules(contest, entry, stranger):
    def refused(act):
        with pytest.raises(IntegrityError), transaction.atomic():
            act()

    refused(lambda: Entry.objects.create(contest=contest, idea=entry.idea, entered_at=timezone.now()))
    refused(lambda: Entry.objects.filter(pk=entry.pk).update(place=1))
    EntryVote.objects.create(entry=entry, member=stranger, voted_at=timezone.now())
    refused(lambda: EntryVote.objects.create(entry=entry, member=stranger, voted_at=timezone.now()))
    criterion = contest.criteria.first()
    refused(
        lambda: JuryScore.objects.create(entry=entry, criterion=criterion, member=stranger, points=6, scored_at=timezone.now())
    )


def test_the_export_has_it_and_erasure_takes_it(contest, in_phase, entry, asker, helper, team):
    appoint_juror(contest=contest, member=helper, by=team)
    in_phase("vote")
    entry = Entry.objects.get(pk=entry.pk)
    vote_for_entry(entry=entry, by=helper)
    score_entry(entry=entry, by=helper, points=points(contest, 4, 4))
    part = next(data for data in personal_data() if data.name == "contests.part")
    assert len(list(part.rows(helper))) == 4 and [row["entered"] for row in part.rows(asker)] == [entry.idea.title]
    erase_member(member=helper, by=helper, keep_content=True)
    entry.refresh_from_db()
    assert entry.vote_count == 0 and not JuryScore.objects.exists() and not Juror.objects.exists()
    erase_member(member=asker, by=asker, keep_content=True)
    assert Entry.objects.get().entered_by is None


def test_the_page_costs_the_same_however_many_entries(client, contest, entry, make_idea, asker, django_assert_max_num_queries):
    client.force_login(asker)
    client.get(contest.get_absolute_url())
    with django_assert_max_num_queries(60) as few:
        client.get(contest.get_absolute_url())
    for number in range(8):
        enter_idea(contest=contest, idea=make_idea(f"One more wish, number {number}"), by=asker)
    with django_assert_max_num_queries(len(few.captured_queries)):
        client.get(contest.get_absolute_url())


@pytest.mark.postgresql
@pytest.mark.django_db(transaction=True)
def test_nobody_spends_more_than_they_have_however_fast(contest, in_phase, make_idea, asker, make_member):
    entries = [enter_idea(contest=contest, idea=make_idea(f"One more wish, number {number}"), by=asker) for number in range(6)]
    in_phase("vote")
    members = [make_member(f"voter{number}") for number in range(4)]
    entries = list(Entry.objects.select_related("contest", "idea").order_by("pk"))

    def vote(pair):
        try:
            vote_for_entry(entry=pair[0], by=pair[1])
        except NoVotesLeft:
            pass
        finally:
            connections.close_all()

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(vote, [(entry, member) for entry in entries for member in members]))
    assert EntryVote.objects.count() == 8 == sum(Entry.objects.values_list("vote_count", flat=True))
    assert set(ContestBallot.objects.values_list("spent", flat=True)) == {2}
