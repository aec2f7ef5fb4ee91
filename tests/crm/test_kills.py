"""Workers that die in the middle, while the other end sometimes loses its answer: no case twice, none lost.

20 kills in CI; `CRM_KILLS=500` (make crm-kills) tries more.
"""

from __future__ import annotations

import os
import random
import signal
import time
from collections import Counter
from collections.abc import Iterator
from datetime import datetime
from typing import Any

import pytest
from django.db import connections
from django.utils import timezone

from portal.crm.consents import LINK
from portal.crm.models import Connection, Link, Outbox, SentEvent
from portal.crm.protocol import Command, Kind, Ref, idempotency_key
from portal.crm.sync import purposes
from portal.crm.sync.outbox import drain
from portal.crm.sync.purposes import Purpose, register_purpose
from portal.members.models import Consent, Member
from tests.crm.fake import TENANT

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow]

KILLS = int(os.environ.get("CRM_KILLS", "20"))
MEMBERS, EACH = 100, 20


def _build(row: Outbox, link: Link) -> Command:
    assert link.ref is not None
    values = {"subject": f"Case {row.subject['number']}", "opened_at": "2026-03-01T10:00:00+00:00"}
    return Command(key=row.key, kind=Kind.CASE, target=None, values=values, links={Kind.CONTACT: link.ref})


def _arrived(row: Outbox, link: Link, ref: Ref, now: datetime) -> None:
    SentEvent.objects.get_or_create(
        key=row.key,
        defaults={
            "connection_id": row.connection_id, "member_id": row.member_id, "kind": "case", "category": "",
            "subject": "", "record_id": ref.id,
        },
    )  # fmt: skip


@pytest.fixture
def cases(connection: Connection, fake: Any) -> Iterator[int]:
    """Two thousand cases wait, of a hundred linked members, at a system whose cases carry no key."""
    register_purpose(Purpose("test_case", Kind.CASE, _build, _arrived, lambda row: None))
    connection.options = {**connection.options, "is_keyed": False}
    connection.save()
    members = Member.objects.bulk_create(
        Member(username=f"m{number}", email=f"m{number}@a.example", approved_at=timezone.now()) for number in range(MEMBERS)
    )
    Consent.objects.bulk_create(Consent(member=member, purpose=LINK) for member in members)
    links, rows = [], []
    for member in members:
        ref = fake.add(Kind.CONTACT, {"email": member.email}, key=f"m-{member.pk:05d}")
        links.append(Link(connection=connection, member=member, tenant=TENANT, record_id=ref.id, state="linked", version="1"))
    Link.objects.bulk_create(links)
    for number in range(EACH):
        for member in members:
            key = idempotency_key("case", member.pk, number)
            subject = {"number": f"{member.pk}-{number}"}
            rows.append(Outbox(connection=connection, member=member, purpose="test_case", key=key, subject=subject))
    Outbox.objects.bulk_create(rows)
    yield len(rows)
    purposes._purposes.pop("test_case", None)


def _worker(connection_pk: int) -> int:
    """A worker process with connections of its own."""
    connections.close_all()
    pid = os.fork()
    if pid:
        return pid
    try:
        connections.close_all()
        drain(Connection.objects.get(pk=connection_pk), seconds=20, most=50)
    finally:
        os._exit(0)


def test_no_case_is_lost_or_made_twice_whenever_the_worker_dies(
    connection: Connection, fake: Any, cases: int, settings: Any
) -> None:
    settings.CRM_LEASE_SECONDS, settings.CRM_SETTLE_SECONDS, settings.CRM_RETRY_SECONDS = 0.6, 0.05, 0.0
    chance = random.Random(14)
    for _kill in range(KILLS):
        fake.fault("lost_answer", times=chance.randrange(3))
        pid = _worker(connection.pk)
        time.sleep(chance.uniform(0.05, 0.35))
        os.kill(pid, signal.SIGKILL)
        os.waitpid(pid, 0)
        Connection.objects.update(paused_at=None, paused_until=None, failures=0)
    until = time.monotonic() + 90
    while Outbox.objects.exists() and time.monotonic() < until:
        drain(connection, seconds=5)
        Connection.objects.update(paused_at=None, paused_until=None, failures=0)
        time.sleep(0.05)
    assert not Outbox.objects.exists()
    made = Counter(each.values["subject"] for each in fake.all(Kind.CASE))
    assert [subject for subject, times in made.items() if times > 1] == []
    assert len(made) == cases == SentEvent.objects.count()
