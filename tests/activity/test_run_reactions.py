"""Each reaction has a transaction and retries of its own."""

from datetime import timedelta

from django.utils import timezone

from portal.activity.models import PendingReaction
from portal.activity.running import idempotency_key, message_id, run_pending_reaction, wait_after
from portal.members.models import Organisation
from tests.activity import deeds


def test_what_has_worked_is_no_longer_owed(act, follow, run_reactions):
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
    owed = activity.pending_reactions.order_by("pk")
    assert [pending.name for pending in owed] == ["fail", "break_the_transaction"]
    assert owed[0].last_error == "RuntimeError: The other end is away." and owed[0].attempts == 1
    assert "a_table_that_is_not_there" in owed[1].last_error
    assert owed[0].not_before > timezone.now() + timedelta(seconds=50)


def test_one_function_inside_and_outside_is_owed_once_each(act, follow):
    follow(afterwards=(deeds.leave_a_row,), outside=(deeds.fail,))
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
    follow(outside=(deeds.leave_a_row,))
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
