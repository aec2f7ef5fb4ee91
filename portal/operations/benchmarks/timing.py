"""Clients that work at the same moment against one server: how long each act took, and the processor time of web and database."""

from __future__ import annotations

import threading
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from portal.operations.benchmarks.load import percentile
from portal.operations.benchmarks.server import database_cpu_seconds


class Client(Protocol):
    """One connection: `run` works until its time is up, and keeps milliseconds for each act and what went wrong."""

    latencies: list[float]
    errors: Counter[str]

    def run(self) -> None: ...


@dataclass(frozen=True)
class Timed:
    """What a run gave. Latencies in milliseconds, sorted; times in seconds."""

    latencies: list[float]
    errors: Counter[str]
    seconds: float
    cpu: float  # of web and database
    database_cpu: float

    @property
    def done(self) -> int:
        return len(self.latencies)

    @property
    def rate(self) -> float:
        """Acts a second."""
        return self.done / self.seconds

    def figures(self) -> dict[str, Any]:
        """Percentiles in ms, processor time in ms for each act, and the number of errors."""
        return {
            **{f"p{share}_ms": round(percentile(self.latencies, share / 100), 1) for share in (50, 95, 99)},
            "cpu_ms": round(1000 * self.cpu / max(self.done, 1), 2),
            "of_it_database_ms": round(1000 * self.database_cpu / max(self.done, 1), 2),
            "errors": sum(self.errors.values()),
        }


def timed(clients: Sequence[Client], server: Any) -> Timed:
    """Let all clients run at once, each in a thread, and measure."""
    web_before, base_before = server.cpu_seconds(), database_cpu_seconds()
    began = time.perf_counter()
    threads = [threading.Thread(target=client.run) for client in clients]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    seconds = time.perf_counter() - began
    base = sum(now - base_before.get(pid, 0.0) for pid, now in database_cpu_seconds().items())
    return Timed(
        latencies=sorted(latency for client in clients for latency in client.latencies),
        errors=sum((client.errors for client in clients), Counter[str]()),
        seconds=seconds,
        cpu=server.cpu_seconds() - web_before + base,
        database_cpu=base,
    )
