"""Sending: order, coalescing, faults of the other end, dead letters, budget, pause."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from forums.actions import accept_solution, post_topic, reply, withdraw_solution
from portal.crm.actions import agree_to_sharing, discard, queue_summaries, requeue, withdraw_sharing
from portal.crm.models import Connection, DeadLetter, Link, Outbox, SentEvent, SyncLogEntry
from portal.crm.protocol import Kind
from portal.crm.sync.outbox import claim, drain
from tests.crm.fake import FakeConnector

pytestmark = pytest.mark.django_db


@pytest.fixture
def priya(verified: Any) -> Any:
    return verified("priya", trust_level=2)


@pytest.fixture
def noor(verified: Any) -> Any:
    return verified("noor", trust_level=2)


@pytest.fixture
def contact(connection: Any, fake: Any, priya: Any, sent: Any) -> Any:
    """Priya has agreed, is linked, and all is sent."""
    ref = fake.add(Kind.CONTACT, {"email": priya.email})
    agree_to_sharing(member=priya)
    sent()
    return ref


@pytest.fixture
def unkeyed(connection: Any) -> Any:
    connection.options = {**connection.options, "is_keyed": False}
    connection.save()
    return connection


def _topic(board: Any, by: Any, title: str = "The pump hums and nothing comes") -> Any:
    return post_topic(board_id=board.pk, by=by, kind="question", title=title, body="<p>Since Sunday it only hums.</p>", tags=[])


def _entries(fake: Any) -> list[str]:
    return [each.values["text"] for each in fake.all(Kind.ACTIVITY)]


def test_a_question_becomes_one_entry_and_one_summary(
    connection: Any, fake: Any, board: Any, priya: Any, contact: Any, sent: Any
) -> None:
    _topic(board, priya)
    assert list(Outbox.objects.order_by("pk").values_list("purpose", flat=True)) == ["summary", "event"]
    sent()
    [entry] = fake.all(Kind.ACTIVITY)
    assert "The pump hums" in entry.values["text"] and "/t/" in entry.values["text"]
    assert entry.links[Kind.CONTACT] == contact
    assert fake.all(Kind.CONTACT)[0].values["portal_questions"] == 1
    assert SentEvent.objects.get().member == priya


def test_the_act_costs_two_statements_more(
    connection: Any, fake: Any, board: Any, priya: Any, noor: Any, contact: Any, django_assert_max_num_queries: Any
) -> None:
    from django.db import connection as database
    from django.test.utils import CaptureQueriesContext

    _topic(board, noor, "Another one before")  # what the first act warms up
    with CaptureQueriesContext(database) as without:
        _topic(board, noor, "Nobody shares this one")
    with CaptureQueriesContext(database) as with_link:
        _topic(board, priya, "This one is shared here")
    ours = [each for each in with_link.captured_queries if "crm_" in each["sql"]]
    assert len(ours) == 2
    assert len(with_link) - len([each for each in without.captured_queries if "crm_" in each["sql"]]) <= len(without) + 1


def test_who_did_not_agree_is_not_queued(connection: Any, fake: Any, board: Any, noor: Any, contact: Any) -> None:
    _topic(board, noor)
    assert not Outbox.objects.exists()


def test_what_only_some_may_read_is_not_told(
    connection: Any, fake: Any, private_board: Any, priya: Any, contact: Any, sent: Any, settings: Any
) -> None:
    from django.contrib.auth.models import Group

    for restriction in private_board.get_view_restrictions():
        for group in restriction.groups.all() or Group.objects.none():
            priya.groups.add(group)
    _topic(private_board, priya, "A prototype that nobody knows")
    sent()
    assert _entries(fake) == []


def test_many_acts_become_one_write_of_the_summary(connection: Any, fake: Any, priya: Any, contact: Any, sent: Any) -> None:
    before = len(fake.calls("write"))
    for count in range(50):
        priya.solution_count = count
        priya.save(update_fields=["solution_count"])
        queue_summaries([priya.pk])
    sent()
    assert len(fake.calls("write")) == before + 1
    assert fake.all(Kind.CONTACT)[0].values["portal_solutions"] == 49


def test_a_change_during_sending_is_sent_as_well(connection: Any, fake: Any, priya: Any, contact: Any, sent: Any) -> None:
    queue_summaries([priya.pk])
    token, rows = claim(connection, timezone.now())
    priya.solution_count = 7
    priya.save(update_fields=["solution_count"])
    queue_summaries([priya.pk])  # while the first is in another worker's hands
    from portal.crm.connectors import connector_of
    from portal.crm.sync.budget import Metered
    from portal.crm.sync.delivery import Round

    Round(connection, Metered(connection, connector_of(connection)), token, rows).run()
    assert Outbox.objects.count() == 1
    sent()
    assert fake.all(Kind.CONTACT)[0].values["portal_solutions"] == 7 and not Outbox.objects.exists()


def test_two_workers_do_not_send_the_same(connection: Any, priya: Any, contact: Any) -> None:
    queue_summaries([priya.pk])
    now = timezone.now()
    _token, first = claim(connection, now)
    _token, second = claim(connection, now)
    assert (len(first), len(second)) == (1, 0)
    _token, third = claim(connection, now + timedelta(minutes=3))  # the first has died
    assert len(third) == 1


def test_events_of_a_member_leave_in_order(connection: Any, fake: Any, board: Any, priya: Any, contact: Any, sent: Any) -> None:
    fake.fault("down", times=99)
    for number in range(4):
        _topic(board, priya, f"Question number {number} of Priya")
    drain(connection, seconds=2)
    fake.mend()
    Connection.objects.update(paused_at=None, paused_until=None)
    sent()
    told = _entries(fake)
    assert [f"Question number {number} of Priya" in text for number, text in enumerate(told)] == [True] * 4


def test_what_was_withdrawn_before_it_left_is_not_told(
    connection: Any, fake: Any, board: Any, priya: Any, noor: Any, contact: Any, sent: Any
) -> None:
    topic = _topic(board, noor)
    answer = reply(topic=topic, by=priya, body="<p>Descale it, then run it twice.</p>")
    accept_solution(post=answer, by=noor)
    withdraw_solution(topic=topic, by=noor)
    sent()
    assert _entries(fake) == []


# Faults


def test_the_crm_away_loses_nothing_and_each_arrives_once(
    connection: Any, fake: Any, board: Any, priya: Any, contact: Any, sent: Any
) -> None:
    fake.fault("paused", times=1, value="maintenance")
    for number in range(3):
        _topic(board, priya, f"Posted while it was away, {number}")
    sent()
    connection.refresh_from_db()
    assert connection.paused_reason == "maintenance" and _entries(fake) == []
    assert not Outbox.objects.exclude(attempts=0).exists()  # nobody was charged an attempt
    Connection.objects.update(paused_at=None, paused_until=None)
    sent()
    assert len(_entries(fake)) == 3 and not Outbox.objects.exists()


@pytest.mark.parametrize("keyed", [True, False])
def test_a_lost_answer_makes_no_second_entry(
    connection: Any, fake: Any, board: Any, priya: Any, contact: Any, sent: Any, keyed: bool
) -> None:
    connection.options = {**connection.options, "is_keyed": keyed}
    connection.save()
    sent()
    _topic(board, priya)
    queue = Outbox.objects.filter(purpose="event")
    Outbox.objects.filter(purpose="summary").delete()
    fake.fault("lost_answer", times=1)
    assert queue.count() == 1
    sent()
    sent()
    assert len(_entries(fake)) == 1 and SentEvent.objects.count() == 1 and not Outbox.objects.exists()


def test_an_unclear_outcome_is_looked_for_before_any_retry(
    unkeyed: Any, fake: Any, board: Any, priya: Any, contact: Any, sent: Any, settings: Any
) -> None:
    settings.CRM_SETTLE_SECONDS = 60
    _topic(board, priya)
    Outbox.objects.filter(purpose="summary").delete()
    fake.fault("lost_answer", times=1)
    sent()
    row = Outbox.objects.get()
    assert row.sent_at and row.due_at > timezone.now() + timedelta(seconds=50)
    settings.CRM_SETTLE_SECONDS = 0
    Outbox.objects.update(due_at=timezone.now())
    sent()
    assert len(_entries(fake)) == 1 and len([each for each in fake.calls("write") if "pump" in each]) == 1


def test_it_waits_as_long_as_it_is_asked_to(connection: Any, fake: Any, priya: Any, contact: Any, sent: Any) -> None:
    priya.solution_count = 5
    priya.save()
    queue_summaries([priya.pk])
    fake.fault("rate_limit", times=1, value=100)
    drain(connection, seconds=1)
    row = Outbox.objects.get()
    assert row.attempts == 1 and row.due_at >= timezone.now() + timedelta(seconds=90)


def test_one_bad_record_becomes_a_dead_letter_and_the_others_go(
    connection: Any, fake: Any, priya: Any, noor: Any, contact: Any, sent: Any
) -> None:
    fake.add(Kind.CONTACT, {"email": noor.email})
    priya.solution_count, noor.solution_count = 666, 5
    priya.save()
    noor.save()
    agree_to_sharing(member=noor)
    queue_summaries([priya.pk])
    fake.fault("poison", times=99, value=666)
    sent()
    letter = DeadLetter.objects.get()
    assert letter.member == priya and letter.code == "VALIDATION_ERROR" and "portal_solutions" in letter.fields
    assert fake.all(Kind.CONTACT)[1].values["portal_solutions"] == 5


def test_a_dead_letter_is_requeued_with_its_key(
    connection: Any, fake: Any, board: Any, priya: Any, contact: Any, sent: Any, administrator: Any
) -> None:
    fake.fault("poison", times=99, value="pump")
    _topic(board, priya)
    sent()
    letter = DeadLetter.objects.get()
    fake.mend()
    row = requeue(letter=letter, by=administrator)
    assert row is not None and row.key == letter.key
    assert requeue(letter=letter, by=administrator) is None  # a second press changes nothing
    sent()
    letter.refresh_from_db()
    assert len(_entries(fake)) == 1 and letter.resolution == "requeued" and letter.resolved_by == administrator


def test_a_dead_letter_is_discarded_with_a_reason(
    connection: Any, fake: Any, board: Any, priya: Any, contact: Any, sent: Any, administrator: Any
) -> None:
    fake.fault("poison", times=99, value="pump")
    _topic(board, priya)
    sent()
    letter = DeadLetter.objects.get()
    with pytest.raises(ValueError, match="reason"):
        discard(letter=letter, by=administrator, reason=" ")
    discard(letter=letter, by=administrator, reason="Entered by hand")
    letter.refresh_from_db()
    assert letter.resolution == "discarded" and letter.reason == "Entered by hand"


def test_twelve_attempts_make_a_dead_letter(connection: Any, fake: Any, priya: Any, contact: Any) -> None:
    priya.solution_count = 5
    priya.save()
    queue_summaries([priya.pk])
    fake.fault("rate_limit", times=99, value=0)
    for _attempt in range(12):
        Connection.objects.update(paused_at=None, paused_until=None, failures=0)
        Outbox.objects.update(due_at=timezone.now())
        drain(connection, seconds=1)
    assert not Outbox.objects.exists() and DeadLetter.objects.get().code == "429"


def test_a_connection_that_does_not_answer_rests(connection: Any, fake: Any, priya: Any, contact: Any) -> None:
    queue_summaries([priya.pk])
    Link.objects.update(version="")
    fake.fault("rate_limit", times=99, value=0)
    for _attempt in range(5):
        Outbox.objects.update(due_at=timezone.now())
        drain(connection, seconds=1)
        connection.refresh_from_db()
    assert connection.is_paused(timezone.now()) and connection.paused_until


def test_the_quota_is_a_budget(connection: Any, fake: Any, verified: Any) -> None:
    Connection.objects.filter(pk=connection.pk).update(quota_per_day=24 * 5 * 2, quota_share=20)  # two calls an hour
    members = [verified(f"m{number}") for number in range(8)]
    for member in members:
        fake.add(Kind.CONTACT, {"email": member.email})
        agree_to_sharing(member=member)
    for _minute in range(3):
        drain(connection, seconds=2)
    calls = [each for each in fake.calls() if each in ("find", "read", "write", "settle")]
    connection.refresh_from_db()
    assert calls == ["find", "find"] and connection.calls_today == 2  # eight members at once: by key, then by address
    assert Outbox.objects.filter(attempts=0).count() == Outbox.objects.count() == 8
    Connection.objects.filter(pk=connection.pk).update(budget=1)
    drain(connection, seconds=2)
    assert len(fake.calls("write")) == 8 and not Outbox.objects.exists()


def test_withdrawal_takes_back_what_a_lost_answer_left(
    unkeyed: Any, fake: Any, board: Any, priya: Any, contact: Any, sent: Any, settings: Any
) -> None:
    settings.CRM_SETTLE_SECONDS = 60
    _topic(board, priya)
    Outbox.objects.filter(purpose="summary").delete()
    fake.fault("lost_answer", times=1)
    sent()
    assert len(_entries(fake)) == 1 and not SentEvent.objects.exists()
    withdraw_sharing(member=priya)
    Outbox.objects.update(due_at=timezone.now())
    settings.CRM_SETTLE_SECONDS = 0
    sent()
    assert _entries(fake) == [] and not Outbox.objects.exists()


def test_a_category_that_goes_off_while_a_worker_holds_the_event_stops_it(
    connection: Any, fake: Any, board: Any, priya: Any, contact: Any, sent: Any
) -> None:
    from portal.crm.actions import switch_category
    from portal.crm.connectors import connector_of
    from portal.crm.sync.budget import Metered
    from portal.crm.sync.delivery import Round

    _topic(board, priya)
    Outbox.objects.filter(purpose="summary").delete()
    token, rows = claim(connection, timezone.now())
    switch_category(member=priya, category="contributions", is_on=False)
    Round(connection, Metered(connection, connector_of(connection)), token, rows).run()
    sent()
    assert not [each for each in fake.calls("write") if "pump" in each]
    assert not fake.all(Kind.CONTACT)[0].values["portal_questions"]


def test_who_withdraws_while_their_contact_is_looked_for_is_not_written_to(
    connection: Any, fake: Any, priya: Any, sent: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Between the claim, when consent is asked for, and the write, when it is asked again."""
    fake.add(Kind.CONTACT, {"email": priya.email})
    agree_to_sharing(member=priya)
    looked_for = FakeConnector.find

    def find(self: Any, *args: Any, **options: Any) -> Any:
        withdraw_sharing(member=priya)
        return looked_for(self, *args, **options)

    monkeypatch.setattr(FakeConnector, "find", find)
    sent()
    assert fake.calls("write") == [] and not Outbox.objects.exclude(purpose="withdraw").exists()


def test_the_log_keeps_no_contents(connection: Any, fake: Any, board: Any, priya: Any, contact: Any, sent: Any) -> None:
    _topic(board, priya, "A sentence that must stay out of the log")
    sent()
    rows = SyncLogEntry.objects.values()
    assert rows and "must stay out" not in str(list(rows)) and priya.email not in str(list(rows))
