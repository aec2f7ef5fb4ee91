"""What the link writes e-mails about: a connection that stops by itself, and a withdrawal that is done."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.core import mail
from django.utils import timezone

from portal.crm.actions import agree_to_sharing, resume, switch_category, withdraw_sharing
from portal.crm.models import Connection, Receipt
from portal.crm.protocol import Kind
from portal.crm.sync.outbox import drain
from portal.crm.sync.pausing import pause_connection
from portal.members.roles import Role
from tests.members.worker import run_tasks

pytestmark = pytest.mark.django_db


@pytest.fixture
def keeper(verified: Any) -> Any:
    from django.contrib.auth.models import Group

    member = verified("hanna")
    member.groups.add(Group.objects.get(name=Role.CUSTOMER_RECORDS.value))
    return member


@pytest.fixture
def priya(verified: Any) -> Any:
    return verified("priya", solution_count=2)


def _subjects() -> list[str]:
    run_tasks()
    return [message.subject for message in mail.outbox]


def test_those_responsible_are_told_once_that_a_connection_stopped(
    connection: Connection, fake: Any, keeper: Any, administrator: Any, priya: Any, sent: Any
) -> None:
    agree_to_sharing(member=priya)
    fake.fault("quota", times=99, value=3600)
    sent()
    assert _subjects() == ["The connection to Fake CRM is paused"] and mail.outbox[0].to == [keeper.email]
    text = str(mail.outbox[0].body)
    assert "the day's quota is spent" in text and f"/admin/crm/connections/{connection.pk}/" in text and "by itself at" in text
    Connection.objects.filter(pk=connection.pk).update(paused_until=timezone.now() - timedelta(seconds=1))
    sent()  # it rests again: no news
    assert len(_subjects()) == 1
    fake.mend()
    fake.fault("paused", times=99, value="sign-in refused")
    Connection.objects.filter(pk=connection.pk).update(paused_until=timezone.now() - timedelta(seconds=1))
    sent()  # from now on a person has to act: that is news
    assert len(_subjects()) == 2 and "until somebody resumes it" in str(mail.outbox[1].body)


def test_after_a_success_the_next_stop_is_news(connection: Connection, fake: Any, keeper: Any, administrator: Any) -> None:
    pause_connection(connection, "down")
    pause_connection(connection, "down")
    resume(connection=connection, by=administrator)
    pause_connection(connection, "down")
    assert len(_subjects()) == 2
    assert connection.audit.filter(what="connection.paused_itself").count() == 2


def test_administrators_are_told_where_nobody_looks_after_records(connection: Connection, administrator: Any) -> None:
    pause_connection(connection, "down")
    assert _subjects() and mail.outbox[0].to == [administrator.email]


def test_the_member_is_told_when_everything_has_been_taken_back(
    connection: Connection, fake: Any, priya: Any, sent: Any
) -> None:
    fake.add(Kind.CONTACT, {"email": priya.email})
    agree_to_sharing(member=priya)
    sent()
    withdraw_sharing(member=priya)
    assert _subjects() == []
    fake.fault("down", times=1)
    sent()
    assert _subjects() == []
    drain(connection)
    receipt = Receipt.objects.get()
    assert _subjects() == ["What you shared has been taken back"] and mail.outbox[0].to == [priya.email]
    assert f"/my-data/receipts/{receipt.number}/" in str(mail.outbox[0].body)


def test_a_category_that_was_switched_off_is_told_as_that(connection: Connection, fake: Any, priya: Any, sent: Any) -> None:
    fake.add(Kind.CONTACT, {"email": priya.email})
    agree_to_sharing(member=priya)
    sent()
    switch_category(member=priya, category="contributions", is_on=False)
    sent()
    assert _subjects() and "You switched off part" in str(mail.outbox[0].body)
