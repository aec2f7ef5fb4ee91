"""Cases in another system: sent, lost and read again as everything is; and two who press at once."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import connection as database

from forums.actions import post_topic
from portal.conversions.actions import agree_to_case, answer_asker, offer_case, open_without_asker, write_to_support
from portal.conversions.models import CaseMessage, TopicCase
from portal.conversions.tasks import read_open_cases
from portal.crm.models import Case, Outbox, ReadKind
from portal.crm.protocol import Event, Kind, Ref
from portal.crm.sync.inbound import read_inbox, receive
from portal.crm.tasks import send_outbox

QUESTION = "<p>Since Sunday the needle sinks to six bar.</p>"


@pytest.fixture
def topic(board: Any, asker: Any) -> Any:
    return post_topic(
        board_id=board.pk, by=asker, kind="question", title="Alto 2 falls to 6 bar halfway through", body=QUESTION
    )


@pytest.mark.django_db
@pytest.mark.parametrize("is_keyed", [True, False])
def test_a_case_in_another_system_is_one_case_and_one_conversation(
    topic: Any,
    asker: Any,
    support: Any,
    connection: Any,
    fake: Any,
    sent: Any,
    is_keyed: bool,
) -> None:
    connection.options = {**connection.options, "is_keyed": is_keyed}
    connection.save()
    ReadKind.objects.create(kind="case", connection=connection)
    case = agree_to_case(case=offer_case(topic=topic), by=asker)
    fake.fault("lost_answer", times=1)
    for _round in range(4):
        sent()
    [there] = fake.all(Kind.CASE)
    [question] = fake.all(Kind.MESSAGE)
    assert there.values["subject"] == topic.title and question.values["public"] is True and not Case.objects.exists()
    case.refresh_from_db()
    assert (case.connection, case.record_id) == (connection, there.ref.id)
    link = {Kind.CASE: there.ref}
    fake.add(Kind.MESSAGE, {"author": "Ilse", "public": True, "text": "Try a **new** seal."}, links=link)
    fake.add(Kind.MESSAGE, {"author": "Ilse", "public": False, "text": "Zqx difficult"}, links=link)
    fake.change(there.ref, {"state": "waiting", "assignee": "Ilse"})
    event = Event("e-1", Ref("fake-1", Kind.CASE, there.ref.id))
    assert receive(connection, [event]) == 1 and receive(connection, [event]) == 0
    read_inbox(connection)
    read_inbox(connection)
    case.refresh_from_db()
    assert (case.case_state, case.assignee_name) == ("waiting", "Ilse")
    assert list(case.messages.order_by("pk").values_list("author_name", "body")) == [
        ("", QUESTION), ("Ilse", "<p>Try a <strong>new</strong> seal.</p>"),
    ]  # fmt: skip
    write_to_support(case=case, by=asker, body="<p>It still leaks.</p>")
    answer_asker(case=case, by=support, body="<p>Send it in.</p>")
    sent()
    fake.change(there.ref, {"state": "closed"})
    read_open_cases()
    case.refresh_from_db()
    assert case.is_closed and case.messages.count() == 4 and len(fake.all(Kind.MESSAGE)) == 5
    assert not CaseMessage.objects.filter(record_id="").exists()


@pytest.mark.postgresql
@pytest.mark.django_db(transaction=True)
def test_pressed_by_many_at_once_it_is_one_case(topic: Any, asker: Any, support: Any) -> None:
    from tests.forums.test_at_once import together

    assert database.vendor == "postgresql"
    offers = [(lambda: offer_case(topic=topic)) for _time in range(6)]
    assert together(offers) == []
    case = TopicCase.objects.get()
    presses = [(lambda: agree_to_case(case=case, by=asker)) for _time in range(6)]
    presses += [(lambda: open_without_asker(topic=topic, by=support)) for _time in range(4)]
    refused = together(presses)
    assert {str(error) for error in refused} <= {"Only whoever asked decides about this."}
    assert Outbox.objects.filter(purpose="case").count() == 1 and TopicCase.objects.count() == 1
    together([send_outbox for _time in range(4)])
    send_outbox()
    assert Case.objects.count() == 1
