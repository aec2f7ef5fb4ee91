"""`up` and `serve`: the site in one process, as people start and stop it."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path

import pytest

from portal.operations.entry import bind

pytestmark = pytest.mark.embedded

CODE = Path(__file__).resolve().parents[2]


def clean_environment(home: Path) -> dict[str, str]:
    """As somebody's shell has it: nothing set for the site but where it is kept."""
    ours = ("DATABASE_URL", "REDIS_URL", "DJANGO_SETTINGS_MODULE", "SECRET_KEY", "COMMONWEAL_DEMO", "SITE_URL", "EMAIL_URL")
    return {name: value for name, value in os.environ.items() if name not in ours} | {"COMMONWEAL_HOME": str(home)}


def free_port() -> int:
    with bind("127.0.0.1", 0) as socket:
        return socket.getsockname()[1]


class Site:
    """A started site; `seconds` is how long it took to say that it is ready."""

    def __init__(self, command: str, home: Path, **environ: str) -> None:
        self.port = free_port()
        started = time.monotonic()
        self.process = subprocess.Popen(
            [sys.executable, "-m", "portal", command, "--port", str(self.port)],
            cwd=CODE,
            env=clean_environment(home) | environ,
            stdout=subprocess.PIPE,
            stderr=open(home.parent / "err.log", "w"),  # noqa: SIM115
            text=True,
        )
        assert self.process.stdout is not None
        self.line = self.process.stdout.readline()
        self.seconds = time.monotonic() - started

    def get(self, path: str) -> tuple[int, str]:
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{self.port}{path}", timeout=30) as answer:
                return answer.status, answer.read().decode()
        except urllib.error.HTTPError as error:
            return error.code, ""

    def stop(self, number: int) -> int:
        self.process.send_signal(number)
        try:
            return self.process.wait(30)
        finally:
            self.process.kill()
            self.process.communicate()


@pytest.mark.slow
def test_one_command_serves_the_demo_and_the_second_start_is_quick(tmp_path, hears_ctrl_c):
    home = tmp_path / "a home" / "var"
    home.parent.mkdir()
    before = status_of_checkout()
    first = Site("up", home)
    assert first.line == f"Commonweal is ready at http://127.0.0.1:{first.port}/\n", (home.parent / "err.log").read_text()
    assert first.get("/")[0] == 200 and first.get("/health/ready")[0] == 200
    assert first.get("/members/")[0] == 200
    assert first.stop(signal.SIGINT) == 130
    second = Site("up", home)
    assert second.line.startswith("Commonweal is ready") and second.seconds < 10 * slowness()
    assert second.stop(signal.SIGTERM) == 0
    assert status_of_checkout() == before, "starting does not dirty the checkout"
    # The same database without the demo's conveniences.
    served = Site("serve", home)
    assert served.line.startswith("Commonweal is ready")
    assert "one click" not in served.get("/")[1]
    assert served.stop(signal.SIGTERM) == 0


@pytest.mark.slow
@pytest.mark.parametrize("command", ["serve", "web", "live", "worker"])
def test_no_process_starts_over_unapplied_migrations(command, tmp_path):
    done = subprocess.run(
        [sys.executable, "-m", "portal", command, *([] if command == "worker" else ["--port", str(free_port())])],
        cwd=CODE,
        env=clean_environment(tmp_path),
        capture_output=True,
        text=True,
        timeout=120,
    )
    assert done.returncode == 2
    assert "run `python3 -m portal migrate` first" in done.stderr and done.stderr.count("\n") == 1


def status_of_checkout() -> str:
    if not (CODE / ".git").exists():
        return ""
    return subprocess.run(["git", "status", "--porcelain"], cwd=CODE, capture_output=True, text=True, check=True).stdout


def slowness() -> float:
    """How much slower this machine is at this moment than one that does nothing else."""
    return max(1.0, os.getloadavg()[0] / (os.cpu_count() or 1))
