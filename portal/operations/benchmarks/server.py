"""The server that is measured, and what it and its database use: read from /proc, for there is no wrapper to trust."""

from __future__ import annotations

import http.client
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from django.db import connection

_TICK = os.sysconf("SC_CLK_TCK")
WORKERS = 2


class NotReady(Exception):
    """The server did not answer. The message says why, as far as it is known."""


@dataclass
class Server:
    """`web` with two workers on a port of its own."""

    process: subprocess.Popen[bytes]
    port: int

    @property
    def pids(self) -> list[int]:
        """The process and its children."""
        return [self.process.pid, *_descendants(self.process.pid)]

    def cpu_seconds(self) -> float:
        return sum(cpu_seconds_of(pid) for pid in self.pids)

    def memory_mb(self) -> float:
        """Resident memory of the largest worker."""
        return max(_resident_mb(pid) for pid in self.pids)


@contextmanager
def web(*, extra: dict[str, str] | None = None) -> Iterator[Server]:
    """Start `web` (granian, WSGI, two workers) and stop it afterwards."""
    port = _free_port()
    environment = {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "portal.operations.benchmarks.settings",
        "CONN_MAX_AGE": "600",
        "DEBUG": "0",
        **(extra or {}),
    }
    command = [sys.executable, "-m", "portal", "web", "--port", str(port), "--workers", str(WORKERS)]
    process = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL, start_new_session=True)
    try:
        _wait_for(process, port)
        yield Server(process, port)
    finally:
        os.killpg(process.pid, signal.SIGTERM)
        try:
            process.wait(15)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()


def database_cpu_seconds() -> dict[int, float]:
    """Processor time of each of this database's connections by process number; empty where they run elsewhere."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()")
        pids = [row[0] for row in cursor.fetchall()]
    return {pid: cpu_seconds_of(pid) for pid in pids if _is_postgres(pid)}


def rows_written() -> int:
    """Rows inserted, updated and deleted in this site's tables since their statistics began.

    Not in the database as a whole: there the server writes its own catalogues, whenever it vacuums.
    """
    time.sleep(1.2)  # backends report once a second
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_stat_clear_snapshot()")
        cursor.execute("SELECT coalesce(sum(n_tup_ins + n_tup_upd + n_tup_del), 0) FROM pg_stat_user_tables")
        return int(cursor.fetchone()[0])


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _wait_for(process: subprocess.Popen[bytes], port: int, seconds: float = 90) -> None:
    deadline = time.monotonic() + seconds
    status = 0
    while time.monotonic() < deadline:
        if process.poll() is not None:
            raise NotReady("The server ended at once: the lines above say why.")
        try:
            client = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
            client.request("GET", "/benchmark/floor/")
            status = client.getresponse().status
            client.close()
            if status == 200:
                return
        except OSError:
            pass
        time.sleep(0.3)
    raise NotReady(f"The server did not answer within {seconds:.0f} s" + (f" but with {status}." if status else "."))


def _descendants(pid: int) -> list[int]:
    children: list[int] = []
    for task in Path(f"/proc/{pid}/task").glob("*/children"):
        for child in map(int, task.read_text().split()):
            children += [child, *_descendants(child)]
    return children


def cpu_seconds_of(pid: int) -> float:
    """Processor time of a process on this machine; 0 where it runs elsewhere."""
    try:
        fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    except OSError:
        return 0.0
    return (int(fields[11]) + int(fields[12])) / _TICK


def _resident_mb(pid: int) -> float:
    try:
        lines = Path(f"/proc/{pid}/status").read_text().splitlines()
    except OSError:
        return 0.0
    return next((int(line.split()[1]) / 1024 for line in lines if line.startswith("VmRSS:")), 0.0)


def peak_mb() -> float:
    """The most memory that this process had at once, since the last `forget_peak`."""
    lines = Path("/proc/self/status").read_text().splitlines()
    return next((int(line.split()[1]) / 1024 for line in lines if line.startswith("VmHWM:")), 0.0)


def forget_peak() -> None:
    """Count the most memory from now on."""
    Path("/proc/self/clear_refs").write_text("5")


def _is_postgres(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/comm").read_text().startswith("postgres")
    except OSError:
        return False
