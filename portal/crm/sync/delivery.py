"""One round of sending: the rows that a process holds under its lease."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import timedelta
from time import monotonic

from django.conf import settings
from django.utils import timezone

from portal.crm.guarding import code_of
from portal.crm.mapping import Mapped, mapping_of
from portal.crm.models import Connection, Link, Outbox
from portal.crm.protocol import Command, ConnectionPaused, Outcome, Record, Ref, Result, is_keyed
from portal.crm.sync import outcomes
from portal.crm.sync.budget import BudgetSpent, Metered
from portal.crm.sync.contacts import GOOD, write_contacts
from portal.crm.sync.purposes import NotWanted, Purpose, purpose_of
from portal.crm.sync.resolve import resolve, verified_addresses
from portal.crm.sync.sending import Pair, Sender, shared_now
from portal.crm.sync.withdrawal import take_back


class Round:
    """What becomes of the rows of one claim."""

    def __init__(self, connection: Connection, connector: Metered, token: str, rows: Sequence[Outbox]) -> None:
        self.connection, self.connector, self.token = connection, connector, token
        self.rows = list(rows)
        members = [row.member_id for row in self.rows]
        links = Link.objects.active().filter(connection=connection, member__in=members).select_related("connection")
        self.links: dict[int | None, Link] = {link.member_id: link for link in links}
        self.sender = Sender(connection, connector, token, self.links)
        self.mapping: list[Mapped] = mapping_of(connection, connector)
        self.categories: dict[int | None, set[str]] = {}
        self.emails: dict[int, frozenset[str]] = {}

    @property
    def outcomes(self) -> Counter[str]:
        return self.sender.outcomes

    def run(self) -> None:
        try:
            self._withdrawals()
            self._of_nobody()
            self._ask_for_consent()
            self._resolve()
            self._make_contacts()
            write_contacts(self.sender, self._summaries(), self.mapping, self.categories, is_new=False)
            self._additions()
        finally:
            self.sender.close()

    # What must not be sent

    def _withdrawals(self) -> None:
        for row in [row for row in self.rows if row.purpose == Outbox.WITHDRAW]:
            self.rows.remove(row)
            if not self.sender.renew([row]):
                continue
            started = monotonic()
            try:
                outcome = take_back(row, self.connection, self.connector, self.mapping)
            except (ConnectionPaused, BudgetSpent):
                raise
            except Exception as error:
                self.sender.finish(row, Result(row.key, Outcome.RETRY, code=code_of(error)), started=started)
                continue
            self.sender.finish(row, Result(row.key, outcome), started=started)

    def _of_nobody(self) -> None:
        """What is written to nobody's contact: no link and no consent is asked for; its purpose says whether it is wanted."""
        rows = [row for row in self.rows if row.member_id is None]
        self.rows = [row for row in self.rows if row.member_id is not None]
        self._add(rows)

    def _ask_for_consent(self) -> None:
        """Whoever withdrew meanwhile: the row goes, and so does what an earlier attempt may have left there."""
        self.categories = shared_now(self.rows)
        refused = [row for row in self.rows if not self._is_agreed(row)]
        self.rows = [row for row in self.rows if row not in refused]
        for row in refused:
            self._look_back(row)
        self.sender.drop(refused, "withdrawn")

    def _look_back(self, row: Outbox) -> bool:
        """Whether an earlier attempt of what was added has arrived, by the link of now or the one of then."""
        purpose, link = purpose_of(row), self._link_of(row)
        if row.sent_at is None or purpose is None or link is None:
            return False
        return self._look_for(row, purpose, link) is not None

    def _is_agreed(self, row: Outbox) -> bool:
        held = self.categories.get(row.member_id)
        if held is None or row.member_id not in self.links:
            return False
        if row.purpose == Outbox.SUMMARY:
            return True
        purpose = purpose_of(row)
        category = purpose.category_of(row) if purpose else None
        return purpose is not None and (category is None or category in held)

    def _link_of(self, row: Outbox) -> Link | None:
        """The link, or the one that has ended since: what was sent by it is looked for there."""
        if row.member_id in self.links and self.links[row.member_id].record_id:
            return self.links[row.member_id]
        ended = Link.objects.filter(connection=self.connection, member_id=row.member_id).exclude(record_id="")
        return ended.select_related("connection").order_by("-pk").first()

    def _look_for(self, row: Outbox, purpose: Purpose, link: Link | None) -> Ref | None:
        """Whether an earlier attempt has arrived. If so it is written down, so that it can be taken back."""
        try:
            command = purpose.build(row, link)
        except NotWanted:
            command = Command(key=row.key, kind=purpose.kind, target=None, values={})
        found = self.connector.settle(command)
        if found is not None:
            purpose.arrived(row, link, found, timezone.now())
        return found

    # To whom

    def _resolve(self) -> None:
        waiting = {row.member_id: self.links[row.member_id] for row in self.rows}
        todo = [link for link in waiting.values() if link.state != Link.State.LINKED or link.needs_recheck]
        self.emails = verified_addresses([link.member_id for link in todo]) if todo else {}
        if todo:
            self._newly_linked(todo, resolve(todo, self.connector, self.emails, timezone.now()))
        makes = self.connection.creates_contacts
        for row in list(self.rows):
            link = self.links[row.member_id]
            if link.state == Link.State.LINKED or (link.state == Link.State.NO_CONTACT and makes):
                continue
            self.rows.remove(row)
            if link.state == Link.State.AMBIGUOUS and not self._look_back(row):
                outcomes.wait_for_a_person(row, self.token)
                self.sender.note(row, link.state)
            else:
                self.sender.drop([row], link.state)

    def _newly_linked(self, links: Sequence[Link], records: dict[int, Record]) -> None:
        """What comes back of those who have just been linked is kept at once."""
        from portal.crm.sync.inbound import refresh

        fresh = [link for link in links if link.pk in records]
        if fresh:
            refresh(self.connection, self.connector, fresh, records)

    def _make_contacts(self) -> None:
        """Whoever has no contact gets one, where the connection's policy says so and the member shares who they are."""
        todo = {row.member_id: row for row in self.rows if self.links[row.member_id].state == Link.State.NO_CONTACT}
        if not todo:
            return
        found = {pk for pk in todo if self.emails.get(self.links[pk].member_id)}
        able = {pk: row for pk, row in todo.items() if pk in found and "identity" in self.categories[pk]}
        nameless = [row for row in self.rows if row.member_id in todo.keys() - able.keys()]
        self.sender.drop(nameless, Link.State.NO_CONTACT)
        self.rows = [row for row in self.rows if row not in nameless and row not in able.values()]
        self.rows += write_contacts(self.sender, list(able.values()), self.mapping, self.categories, is_new=True)

    # What

    def _summaries(self) -> list[Outbox]:
        return [row for row in self.rows if row.purpose == Outbox.SUMMARY]

    def _additions(self) -> None:
        self._add([row for row in self.rows if row.purpose != Outbox.SUMMARY])

    def _add(self, rows: list[Outbox]) -> None:
        for purpose in {purpose_of(row) for row in rows}:
            if purpose is None:
                continue
            pairs: list[Pair] = []
            for row in [row for row in rows if row.purpose == purpose.name]:
                if (command := self._addition(row, purpose)) is not None:
                    pairs.append((row, command))
            for results, started in self.sender.write(purpose.kind, pairs, self.categories):
                for row, result in results:
                    link = self.links.get(row.member_id)
                    if result.outcome in GOOD and result.ref is not None:
                        purpose.arrived(row, link, result.ref, timezone.now())
                    self.sender.finish(row, result, link=link, started=started)

    def _addition(self, row: Outbox, purpose: Purpose) -> Command | None:
        """The command, unless it has arrived before, or there is nothing to say any more."""
        link = self.links.get(row.member_id)
        try:
            command = purpose.build(row, link)
        except NotWanted:
            if row.sent_at is not None:
                self._look_for(row, purpose, link)
            self.sender.drop([row], "not wanted")
            return None
        except Exception as error:  # this row's own fault: the others go on, and it can be sent again after a repair
            self.sender.finish(row, Result(row.key, Outcome.REJECTED, code=code_of(error)), link=link)
            return None
        if row.sent_at is None or is_keyed(self.connector, purpose.kind):
            return command
        wait = timedelta(seconds=max(settings.CRM_SETTLE_SECONDS, self.connector.settle_after))
        if timezone.now() < row.sent_at + wait:
            outcomes.put_back(row, self.token, due_at=row.sent_at + wait)
            return None
        if (found := self.connector.settle(command)) is None:
            return command  # it is not there: safe to send again
        purpose.arrived(row, link, found, timezone.now())
        self.sender.finish(row, Result(row.key, Outcome.DONE, ref=found, code="SETTLED"), link=link)
        return None
