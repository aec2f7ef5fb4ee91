"""`web`: HTML over WSGI, alone."""

from __future__ import annotations

import os
import sys
from argparse import ArgumentParser
from typing import Any

from portal.operations.command import Command as PortalCommand
from portal.operations.command import WrongUse
from portal.operations.entry import add_address, bind, why_not_bound
from portal.operations.management.commands.serve import require_current_database


class Command(PortalCommand):
    help = "Serve pages over WSGI with granian. Websockets are for `live`, tasks for `worker`."

    def add_arguments(self, parser: ArgumentParser) -> None:
        add_address(parser)
        parser.add_argument("--workers", type=int, default=os.cpu_count() or 1, help="processes (one for each CPU)")
        parser.add_argument("--threads", type=int, default=4, help="threads of each process (4)")

    def handle(self, *, host: str, port: int, workers: int, threads: int, **options: Any) -> None:
        require_current_database()
        try:
            bind(host, port).close()
        except OSError as error:
            raise WrongUse(why_not_bound(error, host, port)) from None
        # Under WSGI each thread keeps its connection; under ASGI that would leak one a request.
        os.environ.setdefault("CONN_MAX_AGE", "600")
        command = [
            *(sys.executable, "-m", "granian", "--interface", "wsgi", "--host", host, "--port", str(port)),
            *("--workers", str(max(1, workers)), "--blocking-threads", str(max(1, threads))),
            *("--respawn-failed-workers", "--workers-kill-timeout", "20", "--no-ws", "--log-level", "warning"),
            "portal.wsgi:application",
        ]
        sys.stdout.flush()
        sys.stderr.flush()
        os.execv(sys.executable, command)
