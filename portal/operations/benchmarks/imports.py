"""`benchmark import`: posts of a made-up dump a second, and the memory that it takes."""

from __future__ import annotations

import resource
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

from django.db import connection

from portal.operations.benchmarks.dump import write_dump
from portal.operations.stackexchange.importer import Importer

LEAST = {"postgresql": 2000, "sqlite": 1000}
MOST_MB = 300


def measure(*, posts: int = 200_000, say: Callable[[str], None] = lambda _line: None) -> dict[str, Any]:
    """Write a dump of so many posts, import it into a board of its own, and measure."""
    with tempfile.TemporaryDirectory() as folder:
        write_dump(Path(folder), posts=posts)
        size = sum(file.stat().st_size for file in Path(folder).iterdir())
        say(f"a dump of {posts:,} posts is written: {size / 1e6:.0f} MB")
        report = Importer(Path(folder), board_name=f"Benchmark {posts}", site="benchmark.invalid").run()
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
        "posts": posts,
        "dump_mb": round(size / 1e6),
        "posts_per_second": rate,
        "seconds": report["seconds"],
        "phases": report["phases"],
        "peak_memory_mb": round(memory),
        "failures": failures,
    }
