"""A database of its own for a benchmark, beside the configured one, and the processor time that it takes."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Event, Thread
from urllib.parse import urlsplit

from django.db import connection

from portal.operations.benchmarks.server import database_cpu_seconds


@contextmanager
def scratch_database(folder: Path) -> Iterator[None]:
    """A migrated, empty database. Migrations run in a process of their own: their memory is not ours."""
    before, url_before = connection.settings_dict["NAME"], os.environ.get("DATABASE_URL")
    if connection.vendor == "postgresql":
        name = f"{before}_benchmark"
        quoted = connection.ops.quote_name(name)
        url = urlsplit(os.environ["DATABASE_URL"])._replace(path=f"/{name}").geturl()
        _execute(f"DROP DATABASE IF EXISTS {quoted} WITH (FORCE)", f"CREATE DATABASE {quoted}")
    else:
        name, url = str(folder / "scratch.sqlite3"), f"sqlite:///{folder / 'scratch.sqlite3'}"
    try:
        os.environ["DATABASE_URL"] = url  # for the processes that are started
        subprocess.run([sys.executable, "-m", "portal", "migrate"], check=True, stdout=subprocess.DEVNULL)
        _turn_to(name)
        yield
    finally:
        os.environ.pop("DATABASE_URL")
        if url_before is not None:
            os.environ["DATABASE_URL"] = url_before
        _turn_to(before)
        if connection.vendor == "postgresql":
            _execute(f"DROP DATABASE {quoted} WITH (FORCE)")


def _turn_to(name: str) -> None:
    connection.close()
    connection.settings_dict["NAME"] = name


def _execute(*statements: str) -> None:
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)


@contextmanager
def database_meter() -> Iterator[dict[int, float]]:
    """Processor time of every connection's process, looked at each half second, as they end before the work does."""
    seconds: dict[int, float] = {}
    ended = Event()

    def look() -> None:
        try:
            while not ended.wait(0.5):
                seconds.update(database_cpu_seconds())
        finally:
            connection.close()

    thread = Thread(target=look, name="meter", daemon=True)
    if connection.vendor == "postgresql":
        thread.start()
    try:
        yield seconds
    finally:
        ended.set()
        if thread.is_alive():
            thread.join()
