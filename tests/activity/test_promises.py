"""Promises: who owes what to whom, by when."""

from datetime import timedelta

import pytest
from django.utils import timezone

from portal.activity.actions import AlreadyPromised, NotOpen, keep_promise, make_promise, mark_late, withdraw_promise
from portal.activity.models import Activity, Promise


@pytest.fixture
def promise(asker, helper):
    return make_promise(
        about=asker, kind="test.answer", what="First answer", due_at=timezone.now() + timedelta(days=1), owner=helper, to=asker
    )


def test_a_thing_has_one_open_promise_of_a_kind(promise, asker):
    with pytest.raises(AlreadyPromised):
        make_promise(about=asker, kind="test.answer", what="Again", due_at=timezone.now(), owner_name="Support")
    keep_promise(promise=promise)
    make_promise(about=asker, kind="test.answer", what="Again", due_at=timezone.now(), owner_name="Support")
    assert Promise.objects.about(asker).open().count() == 1


def test_a_promise_names_who_owes_it(asker):
    with pytest.raises(ValueError, match="names who owes it"):
        make_promise(about=asker, kind="test.answer", what="First answer", due_at=timezone.now())


def test_a_kept_promise_cannot_be_withdrawn(promise, helper):
    keep_promise(promise=promise, by=helper)
    with pytest.raises(NotOpen):
        withdraw_promise(promise=promise, reason="No time.")
    assert list(Activity.objects.order_by("pk").values_list("type", flat=True)) == [
        "activity.promise.made",
        "activity.promise.kept",
    ]


def test_a_withdrawn_promise_says_why(promise, helper):
    with pytest.raises(ValueError, match="reason"):
        withdraw_promise(promise=promise, reason="  ")
    withdraw_promise(promise=promise, reason="The product is discontinued.", by=helper)
    promise.refresh_from_db()
    assert promise.withdrawn_reason == "The product is discontinued."


def test_a_promise_is_found_late_once(promise):
    assert mark_late(now=promise.due_at - timedelta(seconds=1)) == 0
    assert mark_late(now=promise.due_at + timedelta(seconds=1)) == 1
    assert mark_late(now=promise.due_at + timedelta(days=1)) == 0
    assert Activity.objects.filter(type="activity.promise.delayed").count() == 1
