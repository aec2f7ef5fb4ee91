from datetime import timedelta

import pytest
from django.core.cache import cache
from django.utils import timezone

from ideas.actions import cast_vote, change_status, respond, set_owner
from ideas.boards import board_map
from ideas.models import Idea, IdeaBoardPage, Meaning, Status
from ideas.roadmap.actions import settle_promises
from ideas.roadmap.scoreboard import count_scores
from portal.activity.actions import mark_late
from portal.activity.models import Promise
from portal.common.access import access_changed
from portal.common.permissions import Refused
from portal.members.roles import Role
from tests.ideas.test_voting import at_once

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


@pytest.fixture
def board(make_idea_board):
    board = make_idea_board("Machines", answer_votes=2, answer_days=14)
    access_changed()
    return board


@pytest.fixture
def make_wanted(make_idea, board, helper, stranger):
    """An idea that passed the votes which ask for an answer, so many days ago."""

    def make(title="Warn me before the tank is empty", *, days_ago=0):
        at = timezone.now() - days_ago * DAY
        idea = make_idea(title, board=board, posted_at=at)
        for member in (helper, stranger):
            cast_vote(idea=idea, by=member, now=at)
        idea.refresh_from_db()
        return idea

    return make


def to(idea, by, meaning, reason="We looked at this one.", **facts):
    status = Status.objects.get(board=idea.board, meaning=meaning)
    return change_status(idea=idea, by=by, status_id=status.pk, reason=reason, **facts)


def test_enough_votes_make_a_promise_that_names_who_owes_what_by_when(
    client, make_idea, board, helper, stranger, asker, product_manager
):
    idea, now = make_idea(board=board), timezone.now()
    cast_vote(idea=idea, by=helper, now=now)
    assert not Promise.objects.exists()
    for member in (stranger, asker):
        cast_vote(idea=idea, by=member, now=now)
    promise = Promise.objects.get()
    assert promise.object == idea and promise.due_at == now + 14 * DAY
    assert promise.owner == product_manager
    assert "Dov owes it by" in client.get(idea.get_absolute_url()).text


def test_an_official_response_keeps_it(make_wanted, product_manager):
    idea = make_wanted()
    respond(idea=idea, by=product_manager, body="<p>In spring.</p>")
    assert Promise.objects.get().kept_at is not None


def test_a_change_with_a_reason_keeps_it_and_one_without_does_not(make_wanted, product_manager):
    idea = make_wanted()
    to(idea, product_manager, Meaning.DELIVERED, "")
    assert Promise.objects.get().kept_at is None and Idea.objects.get(pk=idea.pk).first_answered_at is None
    to(idea, product_manager, Meaning.COMMITTED, "It was not what you asked for; it will be.")
    assert Promise.objects.get().kept_at is not None


def test_whoever_owns_the_idea_owes_the_answer(make_wanted, product_manager, make_member):
    marit = make_member("marit", role=Role.SUPPORT)
    idea = make_wanted()
    set_owner(idea=idea, owner=product_manager, by=product_manager)
    assert Promise.objects.get().owner == product_manager
    to(idea, product_manager, Meaning.NEW, "", owner=marit)
    assert Promise.objects.get().owner == marit
    with pytest.raises(Refused, match="somebody has to own"):
        set_owner(idea=idea, owner=None, by=product_manager)


def test_what_is_late_is_seen_by_all_or_by_staff_as_the_board_says(client, make_wanted, board, helper, product_manager):
    idea = make_wanted(days_ago=20)
    assert mark_late() == 1 and mark_late() == 0
    for viewer, sees in ((helper, True), (product_manager, True)):
        client.force_login(viewer)
        assert ("owed it by" in client.get(idea.get_absolute_url()).text) is sees
    IdeaBoardPage.objects.filter(pk=board.pk).update(is_overdue_public=False)
    access_changed()
    cache.clear()
    for viewer, sees in ((helper, False), (product_manager, True)):
        client.force_login(viewer)
        text = client.get(idea.get_absolute_url()).text
        assert ("owed it by" in text) is sees and ("days late" in text) is sees
        page = client.get("/roadmap/promises/").text
        assert ("Answers that are late now" in page) is sees


def test_the_night_withdraws_what_nobody_can_answer_and_makes_what_is_missing(make_wanted, moderator):
    from ideas.actions import hide_idea, unhide_idea

    hidden, old = make_wanted(), make_wanted("An idea of before promises were written down")
    Promise.objects.about(old).delete()
    hide_idea(thing=hidden, by=moderator, reason="Spam")
    assert settle_promises() == (1, 1) and settle_promises() == (0, 0)
    assert Promise.objects.about(hidden).get().withdrawn_reason == "The idea was removed."
    assert Promise.objects.about(old).get().due_at == old.answer_due_at
    unhide_idea(thing=hidden, by=moderator)
    assert settle_promises() == (0, 1)


def figures(board):
    return count_scores([board_map()[board.pk]], timezone.now())[board.pk]


def test_the_scoreboard_counts_over_all_that_passed_the_threshold(client, make_wanted, make_idea, board, product_manager):
    now = timezone.now()
    in_time, too_late, waiting, fresh = (
        make_wanted(f"An idea from {days} days ago", days_ago=days) for days in (40, 30, 20, 1)
    )
    make_idea("Nobody has voted for this one yet", board=board)
    to(in_time, product_manager, Meaning.COMMITTED, "In spring.", now=now - 36 * DAY)
    to(in_time, product_manager, Meaning.DELIVERED, "In firmware 3.4.", now=now - 10 * DAY)
    to(
        too_late,
        product_manager,
        Meaning.NOT_DOING,
        "We could not support it for the ten years that we promise.",
        now=now - 10 * DAY,
    )
    score = figures(board)
    assert (score.ideas, score.delivered, score.open, score.closed) == (4, 1, 2, 1)
    assert (score.votes_due, score.votes_answered, score.share_answered) == (6, 2, 33)
    assert score.share_delivered == 25 and score.late == 1
    assert sorted(round(wait) for wait in score.waits) == [1, 4, 20, 20]
    to(in_time, product_manager, Meaning.COMMITTED, "It is back on the bench.")
    assert figures(board).reopened == 1
    cache.clear()
    page = client.get("/roadmap/promises/")
    assert "33 %" in page.text and "Machines" in page.text and waiting.pk and fresh.pk


@pytest.mark.parametrize("meaning", [Meaning.NOT_DOING, Meaning.DELIVERED])
@pytest.mark.parametrize("reason", ["We are tidying up, and close what nobody has taken.", ""])
@pytest.mark.parametrize("days_ago", [5, 30])
def test_closing_in_bulk_cannot_improve_any_figure(make_wanted, board, product_manager, meaning, reason, days_ago):
    good = make_wanted("An idea that was answered and delivered", days_ago=60)
    to(good, product_manager, Meaning.COMMITTED, "In spring.", now=timezone.now() - 55 * DAY)
    to(good, product_manager, Meaning.DELIVERED, "In firmware 3.4.", now=timezone.now() - 9 * DAY)
    others = [make_wanted(f"Something else that was wished for {number}", days_ago=days_ago) for number in range(6)]
    before = figures(board)
    for idea in others:
        if reason or meaning == Meaning.DELIVERED:
            to(idea, product_manager, meaning, reason)
    after = figures(board)
    assert after.ideas == before.ideas
    assert (after.share_answered or 0) <= (before.share_answered or 0)
    assert (after.share_delivered or 0) <= (before.share_delivered or 0)
    assert (after.median_days or 0) >= (before.median_days or 0) - 0.01
    assert after.late >= before.late and after.reopened >= before.reopened


def test_the_scoreboard_is_for_readers_of_its_boards(client, make_idea, private_idea_board, insider, helper):
    IdeaBoardPage.objects.filter(pk=private_idea_board.pk).update(answer_votes=1)
    access_changed()
    idea = make_idea(board=private_idea_board)
    cast_vote(idea=idea, by=insider)
    cache.clear()
    assert "Prototypes" not in client.get("/roadmap/promises/").text
    client.force_login(insider)
    assert "Prototypes" in client.get("/roadmap/promises/").text


@pytest.mark.postgresql
@pytest.mark.django_db(transaction=True)
def test_votes_at_once_make_one_promise(make_idea, board, make_member):
    idea = make_idea(board=board)
    members = [make_member(f"voter{number}") for number in range(12)]
    assert not at_once(*(lambda m=m: cast_vote(idea=idea, by=m) for m in members))
    assert Promise.objects.about(idea).count() == 1


def test_a_promise_falls_to_whom_the_board_names_and_never_to_a_team(make_idea_board, make_idea, make_member, helper, stranger):
    marit, ilse = make_member("marit", role=Role.SUPPORT), make_member("ilse", role=Role.PRODUCT)
    named = make_idea_board("Parts", answer_votes=1, default_owner=marit)
    other = make_idea_board("Filters", answer_votes=1)
    access_changed()
    for board, owner in ((named, marit), (other, ilse)):
        idea = make_idea(f"An idea for {board.title}", board=board)
        cast_vote(idea=idea, by=helper)
        idea.refresh_from_db()
        assert Promise.objects.about(idea).get().owner == idea.owner == owner


def test_what_a_colleague_owed_who_left_falls_to_another_overnight(make_wanted, make_member, product_manager):
    idea, marit = make_wanted(), make_member("marit", role=Role.SUPPORT)
    set_owner(idea=idea, owner=marit, by=product_manager)
    marit.groups.clear()
    settle_promises()
    idea.refresh_from_db()
    assert Promise.objects.get().owner == idea.owner == product_manager


def test_a_quarter_is_a_promise_with_a_person_and_a_day(client, make_idea, board, product_manager, make_member):
    idea = make_idea(board=board)
    to(idea, product_manager, Meaning.COMMITTED, "With the next casting.", target_quarter="2031-Q1")
    first = Promise.objects.get()
    assert first.owner == product_manager and (first.due_at.month, first.due_at.day) == (3, 31)
    told = "Dov owes it by 31 March 2031"
    for address in (idea.get_absolute_url(), board.get_url(), "/roadmap/"):
        assert told in client.get(address).text
    to(idea, product_manager, Meaning.COMMITTED, "The mould cracked.", target_quarter="2031-Q2")
    first.refresh_from_db()
    assert first.withdrawn_reason == "Moved to quarter 2 of 2031."
    to(idea, product_manager, Meaning.DELIVERED, "In every parcel.")
    assert Promise.objects.exclude(pk=first.pk).get().kept_at is not None


def test_a_late_delivery_names_its_owner_and_is_told_as_the_board_says(client, make_idea, board, product_manager, stranger):
    idea = make_idea(board=board)
    to(idea, product_manager, Meaning.COMMITTED, "With the next casting.", target_quarter="2024-Q1")
    for address in (idea.get_absolute_url(), board.get_url()):
        assert "Dov owed it by 31 March 2024" in client.get(address).text
    IdeaBoardPage.objects.filter(pk=board.pk).update(is_overdue_public=False)
    access_changed()
    cache.clear()
    for address in (idea.get_absolute_url(), board.get_url()):
        assert "owed it by" not in client.get(address).text


def test_a_declined_idea_is_answered_only_by_reason_enough(make_wanted, product_manager):
    """Also where the rule did not hold yet when it was written: an import, or a board of last year."""
    from ideas.actions.answering import is_an_answer

    assert not is_an_answer("No.", product_manager, Meaning.NOT_DOING)
    assert is_an_answer("No.", product_manager, Meaning.CONSIDERING)
    idea = to(make_wanted(), product_manager, Meaning.NOT_DOING, "Four other makers sell it already, and theirs fit.")
    assert idea.first_answered_at and idea.status_by == product_manager and Promise.objects.get().kept_at
