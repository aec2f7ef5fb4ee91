"""The consequence line: what followed, what was taken back, what is owed."""

from datetime import timedelta

import pytest
from django.db import transaction
from django.utils import timezone

from portal.activity.actions import keep_promise, make_promise, withdraw_promise
from portal.activity.record import record
from portal.activity.steps import leading_to, open_steps, steps, steps_of
from portal.activity.types import ActivityType, Reactions, StepKind, Verb


@pytest.fixture
def types(monkeypatch):
    monkeypatch.setattr(ActivityType, "known", dict(ActivityType.known))
    said = ActivityType(
        "test.said", Verb.CREATE, StepKind.SAID, words=lambda activity: (f"{activity.actor} said", "here", "/there/")
    )
    unsaid = ActivityType("test.unsaid", Verb.UNDO, undoes="test.said")
    silent = ActivityType("test.silent", Verb.UPDATE, StepKind.SAID)
    before = __import__("portal.activity.table", fromlist=["x"]).reaction_table()
    table = before | {kind: Reactions() for kind in (said, unsaid, silent)}
    monkeypatch.setattr("portal.activity.table.reaction_table", lambda: table)
    return said, unsaid, silent


def tell(kind, actor, thing):
    with transaction.atomic():
        return record(kind, actor=actor, object=thing)


def test_the_line_says_who_did_what_and_strikes_through_what_was_taken_back(types, asker, helper):
    said, unsaid, silent = types
    tell(said, asker, helper)
    tell(said, asker, helper)
    tell(silent, asker, helper)
    tell(unsaid, asker, helper)
    first, second = steps(helper)
    assert (first.kind, first.headline, first.detail, first.url) == (StepKind.SAID, f"{asker} said", "here", "/there/")
    assert second.kind == StepKind.UNDONE


def test_promises_are_drawn_kept_owed_late_and_withdrawn(asker, helper):
    now = timezone.now()

    def promise(kind, days):
        return make_promise(
            about=asker,
            kind=kind,
            what=kind,
            due_at=now + timedelta(days=days),
            owner_name="Workshop",
            now=now - timedelta(days=9),
        )

    keep_promise(promise=promise("kept", 1))
    withdraw_promise(promise=promise("withdrawn", 1), reason="It is discontinued.")
    promise("owed", 5)
    promise("late", -1)
    assert [(step.kind, step.headline) for step in steps(asker)] == [
        (StepKind.KEPT, "kept"),
        (StepKind.UNDONE, "withdrawn"),
        (StepKind.LATE, "late"),
        (StepKind.OWED, "owed"),
    ]
    assert "Workshop owes it by" in steps(asker)[-1].detail


def test_lines_of_many_things_cost_what_one_costs(types, asker, helper, stranger, queries_of):
    said, _unsaid, _silent = types
    for thing in (asker, helper, stranger):
        tell(said, asker, thing)
    steps(asker)
    assert queries_of(lambda: steps_of([asker, helper, stranger])) == queries_of(lambda: steps(asker))


def test_a_viewer_reads_nothing_of_what_they_may_not_see(types, asker, board, private_board, insider, stranger):
    from forums.actions import post_topic

    topic = post_topic(
        board_id=board.pk, by=asker, kind="question", title="Which valve fits the Pico?", body="<p>Which one?</p>"
    )
    assert [step.kind for step in steps(topic, viewer=stranger)] == [step.kind for step in steps(topic)]
    type(topic).objects.filter(pk=topic.pk).update(board=private_board.pk)
    assert steps(topic, viewer=stranger) == []


def test_a_step_that_leads_to_what_one_may_not_see_is_on_nobody_elses_line(
    types, asker, board, private_board, insider, stranger
):
    from forums.actions import post_topic

    here, secret = (
        post_topic(
            board_id=place.pk, by=by, kind="question", title="Which valve fits the Pico?", body="<p>Which one, I ask.</p>"
        )
        for place, by in ((board, asker), (private_board, insider))
    )
    with transaction.atomic():
        record(types[0], actor=insider, object=here, data=leading_to(secret))
    drawn = f"{insider} said"
    for viewer, sees in ((stranger, False), (insider, True)):
        assert (drawn in [step.headline for step in steps(here, viewer=viewer)]) is sees
        # Of a line that is kept for several readers, each is shown what they may see.
        kept = steps(here, viewer=stranger, is_shared=True)
        assert (drawn in [step.headline for step in open_steps(kept, viewer)]) is sees
