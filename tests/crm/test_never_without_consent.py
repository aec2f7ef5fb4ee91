"""Whatever happens in whatever order: nothing stays shared without consent."""

from __future__ import annotations

import json
import tempfile
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from allauth.account.models import EmailAddress
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from portal.crm.actions import (
    agree_to_sharing,
    decide_link,
    queue_summaries,
    switch_category,
    unlink,
    withdraw_sharing,
)
from portal.crm.connectors import connector_of
from portal.crm.consents import categories_of
from portal.crm.mapping import member_of_key
from portal.crm.models import Connection, Link, Outbox, SentEvent
from portal.crm.protocol import Kind
from portal.crm.sync.budget import Metered
from portal.crm.sync.delivery import Round
from portal.crm.sync.outbox import claim, drain, release
from portal.members.actions import erase_member
from portal.members.models import Member
from tests.crm.fake import TENANT, Fake

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

PEOPLE = 2
ACTS = st.tuples(
    st.sampled_from(
        [
            "agree",
            "withdraw",
            "ideas_on",
            "contributions_off",
            "contributions_on",
            "merge",
            "address",
            "erase",
            "act",
            "send",
            "send",
            "hold",
            "go_on",
            "decide",
            "unlink",
            "lost",
            "down",
        ]
    ),
    st.integers(0, PEOPLE - 1),
)
OURS = {
    "identity": ["portal_profile_url"],
    "contributions": ["portal_solutions", "portal_trust_level", "portal_last_active", "portal_replies"],
    "ideas": ["portal_ideas", "portal_idea_votes"],
}


class Scene:
    """Two members, three contacts, one system."""

    def __init__(self, path: Path, by: Any) -> None:
        self.fake, self.by = Fake(path), by
        self.connection = Connection.objects.create(
            slug=path.stem,
            name="Fake",
            connector="fake",
            tenant=TENANT,
            is_on=True,
            options={"path": str(path), "is_keyed": False},
        )
        self.members = []
        for number in range(PEOPLE):
            member = Member.objects.create_user(
                f"{path.stem}{number}", f"{path.stem}{number}@a.example", name=f"Ann Member{number}", approved_at=by.approved_at
            )
            EmailAddress.objects.create(user=member, email=member.email, verified=True, primary=True)
            self.members.append(member)
            self.fake.add(Kind.CONTACT, {"email": member.email, "given_name": "Theirs"})
        self.other = self.fake.add(Kind.CONTACT, {"email": "other@a.example"})
        self.added = 0
        self.held: list[Round] = []
        self.looked_at = 0

    def perform(self, act: str, number: int) -> None:
        member = Member.objects.get(pk=self.members[number].pk)
        if member.erased_at is not None and act not in ("send", "merge", "lost", "down", "hold", "go_on"):
            return
        getattr(self, act)(member)

    def agree(self, member: Member) -> None:
        agree_to_sharing(member=member)

    def withdraw(self, member: Member) -> None:
        withdraw_sharing(member=member)

    def ideas_on(self, member: Member) -> None:
        switch_category(member=member, category="ideas", is_on=True)

    def contributions_off(self, member: Member) -> None:
        switch_category(member=member, category="contributions", is_on=False)

    def contributions_on(self, member: Member) -> None:
        switch_category(member=member, category="contributions", is_on=True)

    def merge(self, member: Member) -> None:
        contacts = self.fake.all(Kind.CONTACT)
        if len(contacts) > 1:
            self.fake.merge(contacts[0].ref, contacts[-1].ref)

    def address(self, member: Member) -> None:
        self.added += 1
        email = "other@a.example" if self.added == 1 else f"more{self.added}@a.example"
        if not EmailAddress.objects.filter(email=email).exists():
            EmailAddress.objects.create(user=member, email=email, verified=True)

    def erase(self, member: Member) -> None:
        erase_member(member=member, keep_content=True, is_told=False)

    def act(self, member: Member) -> None:
        Member.objects.filter(pk=member.pk).update(solution_count=member.solution_count + 1)
        queue_summaries([member.pk])
        from portal.activity.record import record
        from portal.members.activities import PROFILE_EDITED

        record(PROFILE_EDITED, actor=member, object=member)

    def decide(self, member: Member) -> None:
        for link in Link.objects.needing_a_person().filter(member=member):
            taken = Link.objects.active().filter(record_id__in=link.candidates).exclude(pk=link.pk)
            free = [each for each in link.candidates if each not in set(taken.values_list("record_id", flat=True))]
            decide_link(link=link, record_id=free[0] if free else "", by=self.by)

    def unlink(self, member: Member) -> None:
        for link in Link.objects.active().filter(member=member, connection=self.connection):
            unlink(link=link, by=self.by)

    def lost(self, member: Member) -> None:
        self.fake.fault("lost_answer", times=1)

    def down(self, member: Member) -> None:
        self.fake.fault("down", times=1)

    def send(self, member: Member | None = None) -> None:
        self.connection.refresh_from_db()
        Connection.objects.filter(pk=self.connection.pk).update(paused_at=None, paused_until=None, failures=0)
        drain(self.connection, seconds=10)
        self.only_agreed_writes()

    def hold(self, member: Member) -> None:
        """A worker takes what waits, and is slow."""
        token, rows = claim(self.connection, timezone.now())
        if rows:
            self.held.append(Round(self.connection, Metered(self.connection, connector_of(self.connection)), token, rows))

    def go_on(self, member: Member | None = None) -> None:
        """The slow worker goes on, whatever has happened meanwhile."""
        for one in self.held:
            with suppress(OSError):
                one.run()
            release(one.token)
        self.held = []
        self.only_agreed_writes()

    def only_agreed_writes(self) -> None:
        """What was written just now was of members who agree at this moment: nothing happens between asking and writing here."""
        writes = self.fake.calls("write")
        for detail in writes[self.looked_at :]:
            sent = json.loads(detail)
            member = member_of_key(sent["key"])
            filled = [name for name, value in sent.items() if name.startswith("portal_") and value not in (None, "")]
            assert not filled or (member is not None and member in categories_of([member])), sent
        self.looked_at = len(writes)

    def settle(self) -> None:
        self.fake.mend()
        self.go_on()
        for _round in range(6):
            self.send()

    def holds(self) -> None:
        """Each contact holds only what the member who is linked with it shares; nobody's entries stand without consent."""
        links = {
            each.record_id: each for each in Link.objects.active().exclude(record_id="").filter(connection=self.connection)
        }
        for contact in self.fake.all(Kind.CONTACT):
            link = links.get(contact.ref.id)
            shared = categories_of([link.member_id]).get(link.member_id, set()) if link else set()
            for category, fields in OURS.items():
                held = [name for name in fields if contact.values.get(name) not in (None, "")]
                assert not held or category in shared, (contact.ref.id, category, held, shared)
            if link is None:
                assert not contact.key, contact
                assert contact.values.get("family_name") in (None, ""), contact
        known = {event.record_id: event for event in SentEvent.objects.filter(connection=self.connection, deleted_at=None)}
        for entry in self.fake.all(Kind.ACTIVITY):
            event = known.get(entry.ref.id)
            assert event is not None and event.category in categories_of([event.member_id]).get(event.member_id, set())
        assert not Outbox.objects.filter(connection=self.connection, purpose=Outbox.WITHDRAW).exists()


@given(acts=st.lists(ACTS, min_size=3, max_size=18))
@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True)
def test_any_order_of_acts_leaves_nothing_shared_without_consent(
    db: None, administrator: Any, acts: list[tuple[str, int]]
) -> None:
    from django.db import transaction

    with tempfile.TemporaryDirectory() as folder, transaction.atomic():
        Connection.objects.get_or_create(
            slug="built-in", defaults={"name": "Records", "connector": "embedded", "tenant": "here", "is_on": False}
        )
        scene = Scene(Path(folder) / "scene.sqlite3", administrator)
        for act, number in acts:
            scene.perform(act, number)
        scene.settle()
        scene.holds()
        transaction.set_rollback(True)
