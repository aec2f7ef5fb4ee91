"""`web`: HTML, alone."""

from __future__ import annotations

import os
import sys
from argparse import ArgumentParser
from typing import Any

from portal.common.arrival import HEADER_SECONDS
from portal.operations.command import Command as PortalCommand
from portal.operations.command import WrongUse
from portal.operations.current_database import require_current_database
from portal.operations.entry import add_address, bind, why_not_bound
from portal.operations.management.commands.serve import require_own_key


class Command(PortalCommand):
    help = "Serve pages with granian. Websockets are for `live`, tasks for `worker`."

    def add_arguments(self, parser: ArgumentParser) -> None:
        add_address(parser)
        parser.add_argument("--workers", type=int, default=os.cpu_count() or 1, help="processes (one for each CPU)")
        parser.add_argument("--threads", type=int, default=4, help="threads of each process (4)")

    def handle(self, *, host: str, port: int, workers: int, threads: int, **options: Any) -> None:
        require_own_key()
        require_current_database()
        try:
            bind(host, port).close()
        except OSError as error:
            raise WrongUse(why_not_bound(error, host, port)) from None
        # Each thread keeps its connection; under ASGI that would leak one a request.
        os.environ.setdefault("CONN_MAX_AGE", "600")
        os.environ["COMMONWEAL_WEB_THREADS"] = str(max(1, threads))
        command = granian_command(host, port, workers=max(1, workers), application="portal.rsgi:application")
        sys.stdout.flush()
        sys.stderr.flush()
        os.execv(sys.executable, command)


def granian_command(host: str, port: int, *, workers: int, application: str) -> list[str]:
    """How granian is started, with limits on what it holds for clients that are slow."""
    return [
        *(sys.executable, "-m", "granian", "--interface", "rsgi", "--host", host, "--port", str(port)),
        *("--workers", str(workers), "--backlog", "2048", "--backpressure", "768"),
        *("--http1-header-read-timeout", str(HEADER_SECONDS * 1000), "--http", "1"),
        *("--respawn-failed-workers", "--workers-kill-timeout", "20", "--no-ws", "--log-level", "warning"),
        application,
    ]
