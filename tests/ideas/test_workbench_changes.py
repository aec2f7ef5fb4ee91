"""Several ideas at once: planned, taken back while nothing has happened, carried out."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from ideas.actions import cast_vote, change_status, merge_ideas
from ideas.models import Idea, Meaning, Status, StatusChange
from ideas.workbench.actions import carry_out, plan_change
from ideas.workbench.actions.changes import Choice
from ideas.workbench.models import PlannedChange
from ideas.workbench.reactions import carry_out_change
from portal.activity.execution import run_pending_reaction
from portal.activity.models import Activity, PendingReaction, Promise
from portal.common.permissions import Refused

pytestmark = pytest.mark.django_db
HOME = "/admin/workbench/"
RUSTS = "It rusts in the box, and nobody has found a coat."


@pytest.fixture
def team(client, product_manager):
    client.force_login(product_manager)
    return client


@pytest.fixture
def two(make_idea, helper, stranger):
    ideas = [make_idea(f"Needle number {number} in the box") for number in range(2)]
    for idea in ideas:
        cast_vote(idea=idea, by=helper)
    cast_vote(idea=ideas[0], by=stranger)
    return ideas


def chosen(ideas, **fields):
    return {"idea": [str(idea.pk) for idea in ideas], **fields}


def later():
    """The time to undo has passed."""
    past = timezone.now() - timedelta(seconds=1)
    PlannedChange.objects.update(due_at=past)
    for pending in PendingReaction.objects.filter(reaction=carry_out_change.name):
        PendingReaction.objects.filter(pk=pending.pk).update(not_before=past)
        run_pending_reaction(pending.pk)


def test_a_no_without_a_reason_changes_nothing_and_loses_nothing_typed(team, two):
    answer = team.post(HOME, chosen(two, act="status", meaning=Meaning.NOT_DOING, note="n"))
    assert answer.status_code == 422 and "Say why this will not be done" in answer.text
    assert answer.text.count("checked") == 2 and f'<option value="{Meaning.NOT_DOING}" selected>' in answer.text
    answer = team.post(HOME, {"act": "status", "meaning": Meaning.NOT_DOING, "reason": "It rusts in the box."})
    assert "Choose ideas first" in answer.text and ">It rusts in the box.</textarea>" in answer.text
    answer = team.post(HOME, chosen(two, act="status", meaning=Meaning.NOT_DOING, reason="It rusts in the box."))
    assert answer.status_code == 422 and "declining needs at least 40" in answer.text
    answer = team.post(HOME, chosen(two, act="status", reason="It rusts."))
    assert "Choose the status" in answer.text and ">It rusts.</textarea>" in answer.text
    assert not PlannedChange.objects.exists()


def test_a_status_waits_tells_how_many_hear_and_is_carried_out(team, two, product_manager):
    page = team.post(HOME, chosen(two, act="status", meaning=Meaning.NOT_DOING, reason=RUSTS), follow=True).text
    assert "2 ideas become “Not doing” in a moment." in page and "Then 2 people who voted hear of it." in page
    assert page.count("in a moment: Not doing") == 2
    assert not StatusChange.objects.exists()
    pending = PendingReaction.objects.get(reaction=carry_out_change.name)
    assert pending.not_before == PlannedChange.objects.get().due_at
    assert not run_pending_reaction(pending.pk) and not StatusChange.objects.exists()
    later()
    for idea in Idea.objects.filter(pk__in=[idea.pk for idea in two]):
        assert (idea.meaning, idea.status_reason, idea.owner) == (Meaning.NOT_DOING, RUSTS, product_manager)
    assert "in a moment" not in team.get(HOME).text
    carry_out(change=PlannedChange.objects.get())  # a second worker
    assert StatusChange.objects.count() == 2


def test_undo_leaves_no_trace_on_an_idea_and_nobody_hears(team, two, run_reactions):
    before = list(Idea.objects.order_by("pk").values())
    promises = Promise.objects.count()
    team.post(HOME, chosen(two, act="status", meaning=Meaning.COMMITTED, reason="With firmware 3.5."))
    change = PlannedChange.objects.get()
    answer = team.post(reverse("ideas_workbench_change", args=[change.pk]), {"act": "stop"}, follow=True)
    assert "Taken back. No idea has changed" in answer.text
    assert not PendingReaction.objects.filter(reaction=carry_out_change.name).exists()  # dropped with the act
    later()
    run_reactions()
    assert list(Idea.objects.order_by("pk").values()) == before
    assert not Activity.objects.filter(type__startswith="ideas.status").exists() and Promise.objects.count() == promises


def test_what_was_carried_out_cannot_be_undone_and_says_what_to_do(team, two):
    team.post(HOME, chosen(two, act="status", meaning=Meaning.CONSIDERING))
    change = PlannedChange.objects.get()
    address = reverse("ideas_workbench_change", args=[change.pk])
    team.post(address, {"act": "now"})
    assert Idea.objects.filter(meaning=Meaning.CONSIDERING).count() == 2
    assert "Change it again, with a reason" in team.post(address, {"act": "stop"}, follow=True).text


def test_nobody_else_takes_a_change_back(team, client, two, make_member):
    from portal.members.roles import Role

    team.post(HOME, chosen(two, act="status", meaning=Meaning.CONSIDERING))
    client.force_login(make_member("marit", role=Role.PRODUCT))
    address = reverse("ideas_workbench_change", args=[PlannedChange.objects.get().pk])
    assert "Only the member who planned this" in client.post(address, {"act": "stop"}, follow=True).text
    assert PlannedChange.objects.waiting().count() == 1


def test_refused_ideas_are_listed_with_the_reason_and_stay_chosen(team, two, make_idea, make_idea_board):
    board = make_idea_board("Parts")
    Status.objects.filter(board=board, meaning=Meaning.COMMITTED).delete()
    other = make_idea("A drawer for needles", board=board)
    answer = team.post(HOME, chosen([*two, other], act="status", meaning=Meaning.COMMITTED, reason="Soon."))
    assert answer.status_code == 422 and "1 idea stays as it is" in answer.text
    assert "Its board has no status with this meaning." in answer.text
    assert f'value="{other.pk}" data-voters="0" aria-label="Choose: A drawer for needles" checked' in answer.text
    assert ">Soon.</textarea>" in answer.text and "2 ideas become “Committed” in a moment." in answer.text


def test_what_is_merged_meanwhile_is_left_and_said(team, two, product_manager):
    team.post(HOME, chosen(two, act="status", meaning=Meaning.CONSIDERING))
    merge_ideas(idea=two[1], survivor=two[0], by=product_manager)
    later()
    page = team.get(HOME).text
    assert "Left as they were when a change was carried out" in page and "merged into another" in page
    assert Idea.objects.get(pk=two[0].pk).meaning == Meaning.CONSIDERING


def test_an_owner_is_set_for_several_and_taken_away_again(team, two, product_manager):
    page = team.post(HOME, chosen(two, act="owner", owner=str(product_manager.pk)), follow=True).text
    assert "2 ideas go to Dov in a moment." in page
    later()
    assert Idea.objects.filter(owner=product_manager).count() == 2
    team.post(HOME, chosen(two, act="owner", owner="nobody"))
    later()
    assert Idea.objects.filter(owner=None).count() == 2
    assert "Choose who answers" in team.post(HOME, chosen(two, act="owner", owner="")).text


def test_only_staff_can_own_an_idea(team, two, helper):
    assert team.post(HOME, chosen(two, act="owner", owner=str(helper.pk))).status_code == 422


def test_an_answer_is_owed_by_a_day_and_the_day_before_it_stays_to_be_read(team, two, product_manager):
    day = timezone.localdate() + timedelta(days=9)
    team.post(HOME, chosen(two, act="owed", owed_by=day.isoformat()))
    later()
    for idea in Idea.objects.filter(pk__in=[idea.pk for idea in two]):
        assert timezone.localtime(idea.answer_due_at).date() == day
    team.post(HOME, chosen(two, act="owed", owed_by=(day + timedelta(days=3)).isoformat()))
    later()
    promises = Promise.objects.about(two[0])
    assert promises.count() == 2 and promises.open().count() == 1
    assert promises.exclude(withdrawn_at=None).get().withdrawn_reason == "Another day was set."
    change_status(
        idea=two[0],
        by=product_manager,
        status_id=two[0].board.statuses.get(meaning="considering").pk,
        reason="We look into it.",
    )
    answer = team.post(HOME, chosen(two[:1], act="owed", owed_by=day.isoformat()))
    assert "Its first answer was given already." in answer.text
    assert "This day has passed" in team.post(HOME, chosen(two, act="owed", owed_by="2020-01-01")).text
    assert "Write the day as in" in team.post(HOME, chosen(two, act="owed", owed_by="soon")).text


def test_two_ideas_go_to_the_page_that_shows_what_a_merge_does(team, two):
    assert team.post(HOME, chosen(two, act="merge")).url == f"/ideas/{two[1].pk}/merge/?into={two[0].pk}"
    assert "Choose two ideas" in team.post(HOME, chosen(two[:1], act="merge")).text


def test_a_site_without_undo_changes_at_once(team, two, settings):
    settings.UNDO_SECONDS = 0
    team.post(HOME, chosen(two, act="status", meaning=Meaning.CONSIDERING))
    assert Idea.objects.filter(meaning=Meaning.CONSIDERING).count() == 2


def test_members_and_moderators_change_nothing_here(two, helper, moderator):
    choice = Choice(PlannedChange.Act.STATUS, meaning=Meaning.CONSIDERING)
    with pytest.raises(Refused):
        plan_change(ideas=[two[0].pk], choice=choice, by=helper)
    planned = plan_change(ideas=[two[0].pk], choice=choice, by=moderator)
    assert planned.change is None and "Only the product team" in planned.left[0][1]


def test_one_note_goes_into_the_internal_record_of_each_at_once(team, two):
    from ideas.internal_records.models import IdeaNote

    answer = team.post(HOME, chosen(two, act="note", note="Asked for at the fair, twice."), follow=True)
    assert "The note is in the internal records of 2 ideas." in answer.text and answer.text.count(", 1 note") == 2
    assert IdeaNote.objects.count() == 2
    empty = team.post(HOME, chosen(two, act="note", note=" ", reason="Kept."))
    assert empty.status_code == 422 and "Write the note" in empty.text and ">Kept.</textarea>" in empty.text
