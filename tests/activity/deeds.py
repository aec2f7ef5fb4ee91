"""Reactions for the tests of the worker. Each leaves a row behind that a second run would add to."""

import os
import threading
import time
import uuid
from pathlib import Path

from django.db import connection

from portal.activity.models import Activity
from portal.members.models import Organisation

gate = threading.Event()
together: list[int] = []
seen_together: list[int] = []


def leave_a_row(activity: Activity) -> None:
    Organisation.objects.create(name=f"{activity.pk}-{uuid.uuid4()}")


def leave_a_row_and_linger(activity: Activity) -> None:
    """Says by a file that it is in the middle, and stays there for so long."""
    leave_a_row(activity)
    if folder := os.environ.get("DEEDS_FOLDER"):
        Path(folder, f"begun-{os.getpid()}").touch()
    time.sleep(float(os.environ.get("DEEDS_LINGER", "0.2")))


def fail(activity: Activity) -> None:
    leave_a_row(activity)
    raise RuntimeError("The other end is away.")


def break_the_transaction(activity: Activity) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1 FROM a_table_that_is_not_there")


def wait_at_the_gate(activity: Activity) -> None:
    gate.wait(30)


def wait_at_the_gate_outside(activity: Activity) -> None:
    assert not connection.in_atomic_block
    gate.wait(30)


def count_together(activity: Activity) -> None:
    together.append(1)
    seen_together.append(len(together))
    time.sleep(0.05)
    together.pop()
    leave_a_row(activity)
