from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings as django_settings
from django.db import connection, transaction

from portal.activity.types import Reactions
from portal.members.activities import MEMBER_JOINED
from tests.activity import deeds

# The portal's command line, with the reactions of these tests declared.
_WORKER = "import runpy, tests.activity.deeds; runpy.run_module('portal', run_name='__main__')"
CODE = Path(__file__).resolve().parents[2]


@pytest.fixture
def follow(monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """Say what follows when a member joins: follow(afterwards=(deeds.fail,))."""

    def say(**reactions: Any) -> None:
        monkeypatch.setattr("portal.activity.table.reaction_table", lambda: {MEMBER_JOINED: Reactions(**reactions)})

    return say


@pytest.fixture
def act(asker: Any) -> Callable[[], Any]:
    """A member joins, and it is committed."""
    from portal.activity.record import record

    def join() -> Any:
        with transaction.atomic():
            return record(MEMBER_JOINED, actor=asker, object=asker)

    return join


@pytest.fixture
def worker(transactional_db: None) -> Iterator[Any]:
    """A worker in threads of this process, as beside the embedded server."""
    from portal.activity.worker import Worker

    deeds.gate.clear()
    worker = Worker(threads=4, look_around=5)
    worker.start()
    wait_until(lambda: _is_known(worker.id))
    yield worker
    deeds.gate.set()
    assert worker.stop(timeout=20)


def _is_known(pk: str) -> bool:
    from portal.activity.models import WorkerBeat

    return WorkerBeat.objects.filter(pk=pk).exists()


@pytest.fixture
def start_worker(transactional_db: None, tmp_path: Path) -> Iterator[Callable[..., subprocess.Popen[str]]]:
    """A real worker process on the test's database: start_worker("--until-idle", DEEDS_LINGER="0")."""
    processes: list[subprocess.Popen[str]] = []

    def start(*arguments: str, **environment: str) -> subprocess.Popen[str]:
        environ = dict(os.environ) | {
            "DATABASE_URL": database_url(),
            "DJANGO_SETTINGS_MODULE": "portal.settings.test",
            "COMMONWEAL_HOME": str(django_settings.HOME),
            "PYTHONPATH": str(CODE),
            "DEEDS_FOLDER": str(tmp_path),
        }
        process = subprocess.Popen(
            [sys.executable, "-c", _WORKER, "worker", *arguments],
            cwd=CODE,
            env=environ | environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        processes.append(process)
        return process

    yield start
    for process in processes:
        if process.poll() is None:
            process.kill()
        process.communicate()


def database_url() -> str:
    parts = connection.settings_dict
    if connection.vendor == "sqlite":
        return f"sqlite:///{parts['NAME']}"
    user = f"{parts['USER']}:{parts['PASSWORD']}" if parts["PASSWORD"] else parts["USER"]
    return f"postgresql://{user}@{parts['HOST'] or '127.0.0.1'}:{parts['PORT'] or 5432}/{parts['NAME']}"


def wait_until(is_so: Callable[[], object], seconds: float = 15) -> float:
    """How long it took, in seconds; fails when it does not come true."""
    started = time.monotonic()
    while not is_so():
        assert time.monotonic() - started < seconds, "It did not come true in time"
        time.sleep(0.005)
    return time.monotonic() - started
