"""`benchmark import`: a made-up dump into a scratch database, its seconds by phase, and the memory that it takes."""

from __future__ import annotations

import os
import resource
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from django.db import connection

from portal.operations.benchmarks.dump import write_dump
from portal.operations.benchmarks.scratch import database_meter, scratch_database
from portal.operations.stackexchange.importer import Importer

LEAST = {"postgresql": 2000, "sqlite": 1000}
MOST_MB = 300
_ROWS = ("posts", "comments", "revisions", "members")


def measure(*, posts: int = 200_000, say: Callable[[str], None] = lambda _line: None) -> dict[str, Any]:
    """Write a dump of so many posts, import it into a database of its own beside the configured one, and remove both."""
    with tempfile.TemporaryDirectory() as folder:
        write_dump(Path(folder), posts=posts)
        size = sum(file.stat().st_size for file in Path(folder).iterdir())
        say(f"a dump of {posts:,} posts is written: {size / 1e6:.0f} MB; now a database for it, which takes a minute")
        with scratch_database(Path(folder)), database_meter() as database_seconds:
            cpu, load = time.process_time(), os.getloadavg()[0]
            report = Importer(Path(folder), board_name="Benchmark", site="benchmark.invalid").run()
            cpu = time.process_time() - cpu
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    rate, least = report["posts_per_second"], LEAST[connection.vendor]
    failures = []
    if rate < least:
        failures.append(f"{rate:,} posts a second, the target is {least:,}.")
    if memory > MOST_MB:
        failures.append(f"{memory:.0f} MB, the target is {MOST_MB}.")
    return {
        "benchmark": "import",
        "database": connection.vendor,
        "rows": {kind: report["added"][kind] for kind in _ROWS},
        "dump_mb": round(size / 1e6),
        "posts_per_second": rate,
        "posts_per_second_of_the_whole": round(posts / report["seconds"]),
        "seconds": report["seconds"],
        "phases": report["phases"],  # comments and revisions come in side by side where there are two writers
        "cpu_seconds": round(cpu, 1),
        "database_cpu_seconds": round(sum(database_seconds.values()), 1),
        "load_before": round(load, 1),  # of everything on the machine: a busy one stretches the seconds, not those of CPU
        "peak_memory_mb": round(memory),
        "failures": failures,
    }
