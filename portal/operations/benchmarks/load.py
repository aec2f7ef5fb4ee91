"""Sixteen connections that ask for one page as fast as it comes: wrk where it is installed, else threads of Python."""

from __future__ import annotations

import http.client
import shutil
import subprocess
import tempfile
import threading
import time
from dataclasses import dataclass
from pathlib import Path

CONNECTIONS = 16
_LUA = """
done = function(summary, latency, requests)
  io.write(string.format("COUNTED %d %d %d %d %d %d\\n", summary.requests, summary.duration,
    latency:percentile(50), latency:percentile(95), latency:percentile(99),
    summary.errors.status + summary.errors.connect + summary.errors.read + summary.errors.write + summary.errors.timeout))
end
"""


@dataclass(frozen=True)
class Load:
    """What one pass over one page gave. Latencies in milliseconds."""

    requests: int
    seconds: float
    p50: float
    p95: float
    p99: float
    errors: int


def client_name() -> str:
    return "wrk" if shutil.which("wrk") else "python"


def ask(port: int, path: str, *, seconds: float, cookie: str = "") -> Load:
    """One pass: sixteen connections for so many seconds."""
    if client_name() == "wrk":
        return _wrk(port, path, seconds, cookie)
    return _python(port, path, seconds, cookie)


def _wrk(port: int, path: str, seconds: float, cookie: str) -> Load:
    with tempfile.TemporaryDirectory() as folder:
        script = Path(folder) / "counted.lua"
        script.write_text(_LUA)
        command = ["wrk", "-t1", f"-c{CONNECTIONS}", f"-d{max(round(seconds), 1)}s", "--timeout", "30s", "-s", str(script)]
        command += ["-H", f"Cookie: {cookie}"] if cookie else []
        done = subprocess.run([*command, f"http://127.0.0.1:{port}{path}"], check=True, capture_output=True, text=True)
    line = next(line for line in done.stdout.splitlines() if line.startswith("COUNTED"))
    requests, duration, p50, p95, p99, errors = map(int, line.split()[1:])
    return Load(requests, duration / 1e6, p50 / 1000, p95 / 1000, p99 / 1000, errors)


def _python(port: int, path: str, seconds: float, cookie: str) -> Load:
    latencies: list[float] = []
    errors = [0]
    began = time.perf_counter()

    def client() -> None:
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
        while time.perf_counter() - began < seconds:
            at = time.perf_counter()
            try:
                connection.request("GET", path, headers={"Cookie": cookie} if cookie else {})
                response = connection.getresponse()
                response.read()
                errors[0] += response.status != 200
            except OSError:
                errors[0] += 1
                connection.close()
            latencies.append(1000 * (time.perf_counter() - at))

    clients = [threading.Thread(target=client) for _ in range(CONNECTIONS)]
    for thread in clients:
        thread.start()
    for thread in clients:
        thread.join()
    latencies.sort()
    took = time.perf_counter() - began
    p50, p95, p99 = (percentile(latencies, share) for share in (0.5, 0.95, 0.99))
    return Load(len(latencies), took, p50, p95, p99, errors[0])


def percentile(ordered: list[float], share: float) -> float:
    return ordered[min(int(len(ordered) * share), len(ordered) - 1)] if ordered else 0.0
