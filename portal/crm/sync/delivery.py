"""One round of sending: the rows that a process holds under its lease."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from time import monotonic
from typing import Any

from django.conf import settings
from django.utils import timezone

from portal.crm.consents import categories_of
from portal.crm.mapping import Mapped, mapping_of, member_key
from portal.crm.models import Connection, Direction, Link, Outbox, SyncLogEntry
from portal.crm.protocol import Command, ConnectionPaused, Kind, Outcome, Ref, Result, is_keyed
from portal.crm.sync import outcomes as settle
from portal.crm.sync.budget import BudgetSpent, Metered
from portal.crm.sync.purposes import NotWanted, Purpose, purpose_of
from portal.crm.sync.resolve import link_made, resolve, verified_addresses
from portal.crm.sync.values import current_values, remember, to_write
from portal.crm.sync.withdrawal import take_back


class Round:
    """What becomes of the rows of one claim. `outcomes` counts them for whoever asked."""

    def __init__(self, connection: Connection, connector: Metered, token: str, rows: Sequence[Outbox]) -> None:
        self.connection, self.connector, self.token = connection, connector, token
        self.rows = list(rows)
        self.outcomes: Counter[str] = Counter()
        self.failures = self.successes = 0
        members = [row.member_id for row in self.rows]
        links = Link.objects.active().filter(connection=connection, member__in=members).select_related("connection")
        self.links: dict[int | None, Link] = {link.member_id: link for link in links}
        self.mapping: list[Mapped] = mapping_of(connection, connector)
        self.categories: dict[int | None, set[str]] = {}
        self.emails: dict[int, frozenset[str]] = {}
        self.log: list[SyncLogEntry] = []

    def run(self) -> None:
        try:
            self._withdrawals()
            self._of_nobody()
            self._ask_for_consent()
            self._resolve()
            self._make_contacts()
            self._summaries()
            self._additions()
        finally:
            SyncLogEntry.objects.bulk_create(self.log)

    # What must not be sent

    def _withdrawals(self) -> None:
        for row in [row for row in self.rows if row.purpose == Outbox.WITHDRAW]:
            self.rows.remove(row)
            if not self._renew([row]):
                continue
            started = monotonic()
            try:
                outcome = take_back(row, self.connection, self.connector, self.mapping)
            except (ConnectionPaused, BudgetSpent):
                raise
            except Exception as error:
                self._finish(row, Result(row.key, Outcome.RETRY, code=type(error).__name__), started=started)
                continue
            self._finish(row, Result(row.key, outcome), started=started)

    def _of_nobody(self) -> None:
        """What is written to nobody's contact: no link and no consent is asked for; its purpose says whether it is wanted."""
        rows = [row for row in self.rows if row.member_id is None]
        self.rows = [row for row in self.rows if row.member_id is not None]
        self._add(rows)

    def _ask_for_consent(self) -> None:
        """Whoever withdrew meanwhile: the row goes, and so does what an earlier attempt may have left there."""
        self.categories = self._held(self.rows)
        kept = []
        for row in self.rows:
            if self._is_agreed(row):
                kept.append(row)
                continue
            self._look_back(row)
            settle.drop(row, self.token)
            self._note(row, "withdrawn")
        self.rows = kept

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

    @staticmethod
    def _held(rows: Sequence[Outbox]) -> dict[int | None, set[str]]:
        """What the members of these rows share at this moment."""
        held = categories_of({row.member_id for row in rows if row.member_id is not None})
        return {member: names for member, names in held.items()}  # noqa: C416 - the keys of rows may be None

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
        waiting = [self.links[row.member_id] for row in self.rows]
        todo = [link for link in waiting if link.state != Link.State.LINKED or link.needs_recheck]
        self.emails = verified_addresses([link.member_id for link in todo]) if todo else {}
        now = timezone.now()
        fresh = []
        for link in todo:
            resolve(link, self.connector, self.emails.get(link.member_id, frozenset()), now)
            if link.state == Link.State.LINKED:
                fresh.append(link)
        if fresh:
            self.newly_linked(fresh)
        makes = self.connection.creates_contacts
        for row in list(self.rows):
            link = self.links[row.member_id]
            if link.state == Link.State.LINKED or (link.state == Link.State.NO_CONTACT and makes):
                continue
            self.rows.remove(row)
            if link.state == Link.State.AMBIGUOUS and not self._look_back(row):
                settle.wait_for_a_person(row, self.token)
            else:
                settle.drop(row, self.token)
            self._note(row, link.state)

    def newly_linked(self, links: list[Link]) -> None:
        """What comes back of those who have just been linked is read at once."""
        from portal.crm.sync.inbound import refresh

        refresh(self.connection, self.connector, links)

    def _make_contacts(self) -> None:
        """Whoever has no contact gets one, where the connection's policy says so and the member shares who they are."""
        todo = {row.member_id: row for row in self.rows if self.links[row.member_id].state == Link.State.NO_CONTACT}
        if not todo:
            return
        found = {pk for pk in todo if self.emails.get(self.links[pk].member_id)}
        able = {pk: row for pk, row in todo.items() if pk in found and "identity" in self.categories[pk]}
        for pk in todo.keys() - able.keys():
            for row in [row for row in self.rows if row.member_id == pk]:
                self.rows.remove(row)
                settle.drop(row, self.token)
                self._note(row, Link.State.NO_CONTACT)
        self._write_contacts(list(able.values()), is_new=True)

    # What

    def _summaries(self) -> None:
        self._write_contacts([row for row in self.rows if row.purpose == Outbox.SUMMARY], is_new=False)

    def _write_contacts(self, rows: list[Outbox], *, is_new: bool) -> None:
        values = current_values([row.member for row in rows], self.mapping) if rows else {}
        pairs: list[tuple[Outbox, Command]] = []
        written: dict[int, dict[Mapped, Any]] = {}
        for row in rows:
            link = self.links[row.member_id]
            differing = to_write(link, values[link.member_id], self.mapping, self.categories[row.member_id])
            if not differing and link.version:
                self._finish(row, Result(row.key, Outcome.UNCHANGED), is_logged=False)
                continue
            written[row.pk] = differing
            pairs.append((row, self._contact_command(link, differing)))
        for row, result, started in self._write(Kind.CONTACT, pairs):
            link = self.links[row.member_id]
            if result.outcome in (Outcome.DONE, Outcome.UNCHANGED):
                now = timezone.now()
                if is_new and result.ref is not None:
                    link_made(link, result.ref, now)
                # Found by our key, though nothing is known to have been written: an answer was lost.
                is_ours = is_new or (link.matched_by == Link.MatchedBy.KEY and not link.version)
                remember(link, written[row.pk], now, changed=None if is_ours else result.fields)
                link.version = result.version or "1"
                link.save(update_fields=["shadow", "version"])
                if is_new and row.purpose != Outbox.SUMMARY:
                    continue  # its turn comes below
            if is_new:
                self.rows.remove(row)
            self._finish(row, result, link=link, started=started)

    def _contact_command(self, link: Link, differing: dict[Mapped, Any]) -> Command:
        fills = frozenset(each.theirs for each in differing if each.direction == Direction.FILL)
        values = {each.theirs: value for each, value in differing.items()}
        return Command(key=member_key(link.member_id), kind=Kind.CONTACT, target=link.ref, values=values, only_if_blank=fills)

    def _additions(self) -> None:
        self._add([row for row in self.rows if row.purpose != Outbox.SUMMARY])

    def _add(self, rows: list[Outbox]) -> None:
        for purpose in {purpose_of(row) for row in rows}:
            if purpose is None:
                continue
            pairs = []
            for row in [row for row in rows if row.purpose == purpose.name]:
                if (command := self._addition(row, purpose)) is not None:
                    pairs.append((row, command))
            for row, result, started in self._write(purpose.kind, pairs):
                if result.outcome in (Outcome.DONE, Outcome.UNCHANGED) and result.ref is not None:
                    purpose.arrived(row, self.links.get(row.member_id), result.ref, timezone.now())
                self._finish(row, result, link=self.links.get(row.member_id), started=started)

    def _addition(self, row: Outbox, purpose: Purpose) -> Command | None:
        """The command, unless it has arrived before, or there is nothing to say any more."""
        link = self.links.get(row.member_id)
        try:
            command = purpose.build(row, link)
        except NotWanted:
            if row.sent_at is not None:
                self._look_for(row, purpose, link)
            settle.drop(row, self.token)
            self._note(row, "not wanted")
            return None
        except Exception as error:  # this row's own fault: the others go on, and it can be sent again after a repair
            self._finish(row, Result(row.key, Outcome.REJECTED, code=type(error).__name__), link=link)
            return None
        if row.sent_at is None or is_keyed(self.connector, purpose.kind):
            return command
        wait = timedelta(seconds=max(settings.CRM_SETTLE_SECONDS, self.connector.settle_after))
        if timezone.now() < row.sent_at + wait:
            settle.put_back(row, self.token, due_at=row.sent_at + wait)
            return None
        if (found := self.connector.settle(command)) is None:
            return command  # it is not there: safe to send again
        purpose.arrived(row, link, found, timezone.now())
        self._finish(row, Result(row.key, Outcome.DONE, ref=found, code="SETTLED"), link=link)
        return None

    # Sending

    def _write(self, kind: Kind, pairs: list[tuple[Outbox, Command]]) -> Iterable[tuple[Outbox, Result, float]]:
        size = self.connector.batch_size.get(kind, 1)
        for start in range(0, len(pairs), size):
            part = pairs[start : start + size]
            ours = self._renew([row for row, _command in part])
            held = self._held([row for row, _command in part])
            # Withdrawn since the claim: left for the next round, which drops it.
            part = [
                (row, command)
                for row, command in part
                if row.pk in ours and held.get(row.member_id) == self.categories.get(row.member_id)
            ]
            if not part:
                continue
            started = monotonic()
            for (row, _command), result in zip(part, self._answers(kind, [command for _row, command in part]), strict=True):
                yield row, result, started

    def _answers(self, kind: Kind, commands: list[Command]) -> list[Result]:
        """The connector's answers. A batch that is refused as a whole is halved until the bad record stands alone."""
        try:
            return list(self.connector.write(commands))
        except (ConnectionPaused, BudgetSpent):
            raise
        except (OSError, TimeoutError) as error:
            outcome = Outcome.RETRY if is_keyed(self.connector, kind) else Outcome.UNCLEAR
            return [Result(each.key, outcome, code=type(error).__name__) for each in commands]
        except Exception as error:
            if len(commands) == 1:
                return [Result(commands[0].key, Outcome.REJECTED, code=type(error).__name__)]
            middle = len(commands) // 2
            return self._answers(kind, commands[:middle]) + self._answers(kind, commands[middle:])

    def _renew(self, rows: Sequence[Outbox]) -> set[int]:
        """Hold the lease a little longer, and write down that an attempt leaves now. Gives those that are still ours."""
        now = timezone.now()
        held = Outbox.objects.filter(pk__in=[row.pk for row in rows], lease_token=self.token)
        held.update(leased_until=now + timedelta(seconds=settings.CRM_LEASE_SECONDS), sent_at=now)
        return set(held.values_list("pk", flat=True))

    def _finish(
        self, row: Outbox, result: Result, *, link: Link | None = None, started: float = 0.0, is_logged: bool = True
    ) -> None:
        keyed = row.purpose in (Outbox.SUMMARY, Outbox.WITHDRAW)
        if (purpose := purpose_of(row)) is not None:
            keyed = is_keyed(self.connector, purpose.kind)
        has_worked = settle.keep(row, result, token=self.token, link=link, connector=self.connector, is_keyed=keyed)
        self.successes += has_worked
        self.failures += result.outcome in (Outcome.RETRY, Outcome.UNCLEAR)
        self.outcomes[result.outcome.value] += 1
        if is_logged:
            self._note(row, result.outcome.value, result, seconds=monotonic() - started if started else 0.0)

    def _note(self, row: Outbox, outcome: str, result: Result | None = None, seconds: float = 0.0) -> None:
        link = self.links.get(row.member_id)
        if result is None:
            self.outcomes[outcome] += 1
        self.log.append(
            SyncLogEntry(
                connection=self.connection,
                member_id=row.member_id,
                what=row.purpose,
                record_id=link.record_id if link else "",
                outcome=outcome,
                code=result.code[:60] if result else "",
                fields=list(result.fields) if result else [],
                seconds=round(seconds, 3),
                at=_now(),
            )
        )


def _now() -> datetime:
    return timezone.now()
