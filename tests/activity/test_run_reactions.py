"""Each reaction has a transaction and retries of its own."""

from datetime import timedelta

import pytest
from django.core.checks import Error
from django.db import transaction
from django.utils import timezone

from portal.activity.apps import reactions_are_declared_soundly
from portal.activity.execution import idempotency_key, message_id, run_pending_reaction, wait_after
from portal.activity.models import PendingReaction
from portal.activity.record import record
from portal.activity.types import Reaction, Reactions, reaction
from portal.members.activities import MEMBER_JOINED, PROFILE_EDITED
from portal.members.models import Organisation
from tests.activity import deeds


def test_what_has_worked_is_no_longer_pending(act, follow, run_reactions):
    follow(afterwards=(deeds.leave_a_row, deeds.count_together))
    act()
    run_reactions()
    run_reactions()
    assert Organisation.objects.count() == 2 and not PendingReaction.objects.exists()


def test_a_failure_leaves_nothing_behind_and_the_others_alone(act, follow, run_reactions):
    follow(afterwards=(deeds.fail, deeds.break_the_transaction, deeds.leave_a_row))
    activity = act()
    run_reactions()
    assert Organisation.objects.count() == 1
    pending = activity.pending_reactions.order_by("pk")
    assert [row.name for row in pending] == ["fail", "break_the_transaction"]
    assert pending[0].last_error == "RuntimeError: The other end is away." and pending[0].attempts == 1
    assert "a_table_that_is_not_there" in pending[1].last_error
    assert pending[0].not_before > timezone.now() + timedelta(seconds=50)


def test_one_function_inside_and_outside_is_pending_once_each(act, follow):
    follow(afterwards=(deeds.leave_a_row, deeds.fail_outside))
    assert act().pending_reactions.count() == 2


def test_a_reaction_that_waits_for_its_next_attempt_is_left_alone(act, follow):
    follow(afterwards=(deeds.leave_a_row,))
    pending = act().pending_reactions.get()
    PendingReaction.objects.update(not_before=timezone.now() + timedelta(minutes=1))
    assert not run_pending_reaction(pending.pk)
    assert not Organisation.objects.exists()


def test_it_waits_twice_as_long_after_each_failure_and_a_day_at_most():
    assert [wait_after(attempts) / timedelta(minutes=1) for attempts in (1, 2, 3, 4)] == [1, 2, 4, 8]
    assert wait_after(12) == wait_after(40_000) == timedelta(days=1)


def test_what_another_worker_has_leased_is_left_alone(act, follow):
    follow(afterwards=(deeds.leave_a_row_outside,))
    pending = act().pending_reactions.get()
    PendingReaction.objects.update(leased_until=timezone.now() + timedelta(minutes=1), leased_by="another")
    assert not run_pending_reaction(pending.pk, "this one")
    PendingReaction.objects.update(leased_until=timezone.now() - timedelta(seconds=1))
    assert run_pending_reaction(pending.pk, "this one")


def test_a_repeat_is_recognised_at_the_other_end(act, follow):
    follow()
    activity = act()
    assert idempotency_key(activity, "notify", 7) == idempotency_key(activity, "notify", 7)
    assert idempotency_key(activity, "notify", 7) != idempotency_key(activity, "notify", 8)
    assert message_id(activity, domain="example.com").endswith("@example.com>")


def test_a_pending_row_keeps_the_name_and_finds_a_reaction_that_was_renamed(act, follow, run_reactions):
    follow(afterwards=(deeds.leave_a_row_later,))
    pending = act().pending_reactions.get()
    assert pending.reaction == "tests.leave_a_row_later"
    PendingReaction.objects.update(reaction="tests.former_name", not_before=timezone.now())
    run_reactions()
    assert Organisation.objects.count() == 1 and not PendingReaction.objects.exists()


def test_work_for_a_reaction_that_is_gone_is_a_failed_job_at_once(act, follow, run_reactions):
    follow(afterwards=(deeds.leave_a_row, deeds.count_together))
    act()
    PendingReaction.objects.filter(reaction="tests.leave_a_row").update(reaction="tests.removed_long_ago")
    run_reactions()
    pending = PendingReaction.objects.get()
    assert pending.has_failed and "No app declares a reaction named tests.removed_long_ago" in pending.last_error
    assert Organisation.objects.count() == 1  # the other one has worked


def test_a_delayed_reaction_waits_from_when_the_act_happened(act, follow, run_reactions, settings):
    settings.UNDO_SECONDS = 40
    follow(afterwards=(deeds.leave_a_row_later,))
    activity = act()
    run_reactions()
    assert not Organisation.objects.exists()
    assert activity.pending_reactions.get().not_before == activity.happened_at + timedelta(seconds=40)
    PendingReaction.objects.update(not_before=timezone.now())
    run_reactions()
    assert Organisation.objects.count() == 1


@pytest.mark.parametrize("is_in_hand", [False, True])
def test_what_was_taken_back_in_time_is_dropped_by_its_reversal(asker, helper, monkeypatch, is_in_hand):
    table = {
        MEMBER_JOINED: Reactions(afterwards=(deeds.leave_a_row_later, deeds.leave_a_row_soon)),
        PROFILE_EDITED: Reactions(in_transaction=(deeds.take_the_row_back,)),
    }
    monkeypatch.setattr("portal.activity.table.reaction_table", lambda: table)
    for kind, member in ((MEMBER_JOINED, asker), (MEMBER_JOINED, helper), (PROFILE_EDITED, asker)):
        if kind == PROFILE_EDITED and is_in_hand:
            PendingReaction.objects.update(leased_by="a worker")
        with transaction.atomic():
            record(kind, actor=member, object=member)
    later = PendingReaction.objects.filter(reaction="tests.leave_a_row_later")
    dropped = set() if is_in_hand else {asker.pk}
    assert set(later.values_list("activity__object_id", flat=True)) == {asker.pk, helper.pk} - dropped
    assert PendingReaction.objects.filter(reaction="tests.leave_a_row_soon").count() == 2


def test_unsound_reactions_are_found_by_a_system_check(monkeypatch):
    assert reactions_are_declared_soundly() == []
    monkeypatch.setattr(Reaction, "known", dict(Reaction.known))
    monkeypatch.setattr(Reaction, "taken_twice", [])
    twice = reaction("tests.fail", reverses="tests.nothing_of_this_name")(print)
    table = {MEMBER_JOINED: Reactions(in_transaction=(deeds.fail_outside,), afterwards=(twice, print))}
    monkeypatch.setattr("portal.activity.table.reaction_table", lambda: table)
    found = " ".join(error.msg for error in reactions_are_declared_soundly() if isinstance(error, Error))
    for words in ("Two reactions are named tests.fail", "without a stable name", "external side effect", "no app declares"):
        assert words in found
