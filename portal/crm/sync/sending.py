"""Commands to the other end in batches, under the lease; the outcome of each is kept, and a line of the log."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import timedelta
from time import monotonic
from typing import Any

from django.conf import settings
from django.utils import timezone

from portal.common.bulk import Table
from portal.crm.consents import categories_of
from portal.crm.guarding import code_of
from portal.crm.models import Connection, Link, Outbox, SyncLogEntry
from portal.crm.protocol import Command, ConnectionPaused, Kind, Outcome, Result, is_keyed
from portal.crm.sync import outcomes
from portal.crm.sync.budget import BudgetSpent, Metered
from portal.crm.sync.purposes import purpose_of

Pair = tuple[Outbox, Command]


def shared_now(rows: Iterable[Outbox]) -> dict[int | None, set[str]]:
    """What the members of these rows share at this moment; a row that is nobody's has none."""
    held = categories_of({row.member_id for row in rows if row.member_id is not None})
    return dict(held.items())


class Sender:
    """Writes for the holder of one lease. `outcomes` counts what became of the rows, for whoever asked."""

    def __init__(self, connection: Connection, connector: Metered, token: str, links: Mapping[int | None, Link]) -> None:
        self.connection, self.connector, self.token, self.links = connection, connector, token, links
        self.outcomes: Counter[str] = Counter()
        self.failures = self.successes = 0
        self._log: list[tuple[Any, ...]] = []

    def write(
        self, kind: Kind, pairs: Sequence[Pair], agreed: Mapping[int | None, set[str]]
    ) -> Iterable[tuple[list[tuple[Outbox, Result]], float]]:
        """The results of each batch, and when it left. Whoever has withdrawn since the claim is left for the next round, which
        drops the row: right before anything leaves, consent is asked again."""
        size = self.connector.batch_size.get(kind, 1)
        for start in range(0, len(pairs), size):
            part = pairs[start : start + size]
            ours = self.renew([row for row, _command in part])
            held = shared_now([row for row, _command in part])
            part = [
                pair for pair in part if pair[0].pk in ours and held.get(pair[0].member_id) == agreed.get(pair[0].member_id)
            ]
            if part:
                started = monotonic()
                results = self._answers(kind, [command for _row, command in part])
                yield [(row, result) for (row, _command), result in zip(part, results, strict=True)], started

    def _answers(self, kind: Kind, commands: list[Command]) -> list[Result]:
        """The connector's answers. A batch that is refused as a whole is halved until the bad record stands alone."""
        try:
            return list(self.connector.write(commands))
        except (ConnectionPaused, BudgetSpent):
            raise
        except (OSError, TimeoutError) as error:
            outcome = Outcome.RETRY if is_keyed(self.connector, kind) else Outcome.UNCLEAR
            return [Result(each.key, outcome, code=code_of(error)) for each in commands]
        except Exception as error:
            if len(commands) == 1:
                return [Result(commands[0].key, Outcome.REJECTED, code=code_of(error))]
            middle = len(commands) // 2
            return self._answers(kind, commands[:middle]) + self._answers(kind, commands[middle:])

    def renew(self, rows: Sequence[Outbox]) -> set[int]:
        """Hold the lease a little longer, and write down that an attempt leaves now. Gives those that are still ours."""
        now = timezone.now()
        held = Outbox.objects.filter(pk__in=[row.pk for row in rows], lease_token=self.token)
        held.update(leased_until=now + timedelta(seconds=settings.CRM_LEASE_SECONDS), sent_at=now)
        return set(held.values_list("pk", flat=True))

    # What became of it

    def finish(
        self, row: Outbox, result: Result, *, link: Link | None = None, started: float = 0.0, is_logged: bool = True
    ) -> None:
        """Keep the outcome of one row."""
        keyed = row.purpose in (Outbox.SUMMARY, Outbox.WITHDRAW)
        if (purpose := purpose_of(row)) is not None:
            keyed = is_keyed(self.connector, purpose.kind)
        has_worked = outcomes.keep(row, result, token=self.token, link=link, connector=self.connector, is_keyed=keyed)
        self.successes += has_worked
        self.failures += result.outcome in (Outcome.RETRY, Outcome.UNCLEAR)
        self.outcomes[result.outcome.value] += 1
        if is_logged:
            self.note(row, result.outcome.value, result, seconds=monotonic() - started if started else 0.0)

    def finish_summaries(self, done: Sequence[tuple[Outbox, Result]], *, started: float = 0.0, is_logged: bool = True) -> None:
        """Keep the outcome of many that went well: a few statements, however many they are."""
        outcomes.keep_done([row for row, _result in done], token=self.token)
        self.successes += len(done)
        for row, result in done:
            self.outcomes[result.outcome.value] += 1
            if is_logged:
                self.note(row, result.outcome.value, result, seconds=monotonic() - started if started else 0.0)

    def drop(self, rows: Sequence[Outbox], why: str) -> None:
        """They will not be sent."""
        outcomes.drop(rows, self.token)
        for row in rows:
            self.note(row, why)

    def note(self, row: Outbox, outcome: str, result: Result | None = None, seconds: float = 0.0) -> None:
        """A line of the log: no contents."""
        link = self.links.get(row.member_id)
        if result is None:
            self.outcomes[outcome] += 1
        found = result or Result(row.key, Outcome.DONE)
        self._log.append(
            (self.connection.pk, row.member_id, row.purpose, link.record_id if link else "", outcome, found.code[:60],
             list(found.fields), round(seconds, 3), timezone.now())
        )  # fmt: skip

    def close(self) -> None:
        """Write the log."""
        names = ("connection_id", "member_id", "what", "record_id", "outcome", "code", "fields", "seconds", "at")
        if self._log:
            Table(SyncLogEntry, *names).insert(self._log)
        self._log = []
