"""A connection's quota as a budget: calls are reserved before they are made, and what is not used goes back."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from portal.crm.models import Connection

DAY = 86400.0
RESERVED_AT_ONCE = 20
_CALLS = frozenset({"find", "read", "related", "write", "settle", "changes", "erase", "delete", "everything"})


class BudgetSpent(Exception):
    """No more calls for now. What waits keeps waiting; nothing is charged an attempt."""


class Metered:
    """A connector whose calls are counted, and stopped where the budget ends."""

    def __init__(self, connection: Connection, connector: Any) -> None:
        self._connection, self._connector = connection, connector
        self._reserved, self.calls = 0, 0

    def __getattr__(self, name: str) -> Any:
        found = getattr(self._connector, name)
        if name not in _CALLS:
            return found

        def call(*args: Any, **options: Any) -> Any:
            self._spend()
            return found(*args, **options)

        return call

    def _spend(self) -> None:
        self.calls += 1
        if self._connection.quota_per_day is None:
            return
        if self._reserved < 1:
            self._reserved = reserve(self._connection.pk, RESERVED_AT_ONCE, timezone.now())
        if self._reserved < 1:
            self.calls -= 1
            raise BudgetSpent
        self._reserved -= 1

    def close(self) -> None:
        """Give back what was reserved and not used, and count what was."""
        today = timezone.localdate()
        rows = Connection.objects.filter(pk=self._connection.pk)
        if self._reserved and self._connection.quota_per_day is not None:
            rows.update(budget=F("budget") + self._reserved)
        if self.calls and not rows.filter(calls_date=today).update(calls_today=F("calls_today") + self.calls):
            rows.update(calls_date=today, calls_today=self.calls)
        self._reserved = self.calls = 0


@transaction.atomic
def reserve(connection_pk: int, wanted: int, now: datetime) -> int:
    """Take up to so many calls out of the budget. It fills up evenly over the day; an hour's worth may be used at once."""
    connection = Connection.objects.select_for_update().get(pk=connection_pk)
    if connection.quota_per_day is None:
        return wanted
    a_day = connection.quota_per_day * connection.quota_share / 100
    most = max(a_day / 24, 1.0)
    filled = most if connection.budget is None or connection.budget_at is None else connection.budget
    if connection.budget_at is not None:
        filled += a_day * max((now - connection.budget_at).total_seconds(), 0) / DAY
    filled = min(filled, most)
    taken = min(wanted, int(filled))
    connection.budget, connection.budget_at = filled - taken, now
    connection.save(update_fields=["budget", "budget_at"])
    return taken
