"""An act writes down what happened and queues what follows, in its own transaction."""

import pytest
from django.db import transaction
from django_tasks_db.models import DBTaskResult

from portal.activity.models import Activity, PendingReaction
from portal.activity.record import NotInTransaction, record
from portal.members.activities import MEMBER_JOINED
from portal.members.models import Organisation
from tests.activity import deeds


def test_a_rolled_back_act_leaves_nothing(transactional_db, asker, follow):
    follow(in_transaction=(deeds.leave_a_row,), afterwards=(deeds.leave_a_row,))
    with transaction.atomic():
        record(MEMBER_JOINED, actor=asker, object=asker)
        assert Organisation.objects.exists()
        transaction.set_rollback(True)
    for model in (Activity, PendingReaction, DBTaskResult, Organisation):
        assert not model.objects.exists()


def test_an_act_outside_a_transaction_is_refused(transactional_db, asker):
    with pytest.raises(NotInTransaction):
        record(MEMBER_JOINED, actor=asker, object=asker)


def test_an_act_is_written_down_with_what_it_owes(db, act, follow):
    follow(in_transaction=(deeds.leave_a_row,), afterwards=(deeds.leave_a_row, deeds.fail_outside))
    activity = act()
    assert Organisation.objects.count() == 1
    assert list(activity.pending_reactions.order_by("pk").values_list("reaction", "is_outside")) == [
        ("tests.leave_a_row", False),
        ("tests.fail_outside", True),
    ]
    assert deeds.calls().get().args_kwargs["args"] == [activity.pk]


def test_what_nothing_follows_owes_nothing(db, act, follow):
    follow()
    act()
    assert not PendingReaction.objects.exists() and not DBTaskResult.objects.exists()
