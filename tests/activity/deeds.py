"""Reactions for the tests of the worker. Each leaves a row behind that a second run would add to."""

from __future__ import annotations

import os
import threading
import time
import uuid
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

from django.db import connection

from portal.activity.types import reaction, undo_window

if TYPE_CHECKING:
    from portal.activity.models import Activity

gate = threading.Event()
together: list[int] = []
seen_together: list[int] = []


@reaction("tests.leave_a_row")
def leave_a_row(activity: Activity) -> None:
    from portal.members.models import Organisation  # this module is loaded before Django in a worker's process

    Organisation.objects.create(name=f"{activity.pk}-{uuid.uuid4()}")


@reaction("tests.leave_a_row_and_linger")
def leave_a_row_and_linger(activity: Activity) -> None:
    """Says by a file that it is in the middle, and stays there for so long."""
    leave_a_row(activity)
    if folder := os.environ.get("DEEDS_FOLDER"):
        Path(folder, f"begun-{os.getpid()}").touch()
    time.sleep(float(os.environ.get("DEEDS_LINGER", "0.2")))


@reaction("tests.fail")
def fail(activity: Activity) -> None:
    leave_a_row(activity)
    raise RuntimeError("The other end is away.")


@reaction("tests.break_the_transaction")
def break_the_transaction(activity: Activity) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1 FROM a_table_that_is_not_there")


@reaction("tests.wait_at_the_gate")
def wait_at_the_gate(activity: Activity) -> None:
    gate.wait(30)


@reaction("tests.wait_at_the_gate_outside", is_outside=True)
def wait_at_the_gate_outside(activity: Activity) -> None:
    assert not connection.in_atomic_block
    gate.wait(30)


@reaction("tests.count_together")
def count_together(activity: Activity) -> None:
    together.append(1)
    seen_together.append(len(together))
    time.sleep(0.05)
    together.pop()
    leave_a_row(activity)


@reaction("tests.fail_outside", is_outside=True)
def fail_outside(activity: Activity) -> None:
    fail.function(activity)


@reaction("tests.count_together_outside", is_outside=True)
def count_together_outside(activity: Activity) -> None:
    count_together.function(activity)


@reaction("tests.leave_a_row_outside", is_outside=True)
def leave_a_row_outside(activity: Activity) -> None:
    leave_a_row.function(activity)


@reaction("tests.leave_a_row_later", delay=undo_window, former_names=("tests.former_name",))
def leave_a_row_later(activity: Activity) -> None:
    leave_a_row.function(activity)


@reaction("tests.leave_a_row_soon", delay=timedelta(seconds=1))
def leave_a_row_soon(activity: Activity) -> None:
    leave_a_row.function(activity)


@reaction("tests.take_the_row_back", reverses="tests.leave_a_row_later")
def take_the_row_back(activity: Activity) -> None:
    """Nothing more to do: the row was not left yet, or stays."""


def calls() -> Any:
    """The worker's tasks that are ours. Wagtail calls for its index of references when an organisation is saved."""
    from django_tasks_db.models import DBTaskResult  # workers load this module before the apps

    return DBTaskResult.objects.exclude(task_path__startswith="wagtail.")
