"""Telling workers that there is something to do, the moment it is committed.

Workers of this process wait on an event; workers of other processes LISTEN on PostgreSQL. Both are
only a call: whoever misses it finds the work at the next look around.
"""

from __future__ import annotations

import threading
from typing import Any

from django.db import connection, transaction

CHANNEL = "commonweal_work"
_listening: set[threading.Event] = set()


def listen(event: threading.Event) -> None:
    _listening.add(event)


def stop_listening(event: threading.Event) -> None:
    _listening.discard(event)


def call_workers(**_signal: Any) -> None:
    """Call all workers once this transaction is committed; nobody is called when it is rolled back.

    PostgreSQL would deliver a NOTIFY of the transaction itself, too, but such transactions commit one after
    the other, each waiting for the disk. Afterwards it costs a round trip and holds up nobody.
    """
    connection = transaction.get_connection()
    if connection.in_atomic_block and any(callback is _call for _savepoints, callback, _robust in connection.run_on_commit):
        return
    transaction.on_commit(_call, robust=True)


def _call() -> None:
    for event in list(_listening):
        event.set()
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute(f"NOTIFY {CHANNEL}")
