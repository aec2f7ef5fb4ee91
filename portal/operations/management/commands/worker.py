"""`worker`: the background worker alone."""

from __future__ import annotations

import signal
import sys
from argparse import ArgumentParser
from types import FrameType
from typing import Any

from django.conf import settings

from portal.operations.command import Command as PortalCommand
from portal.operations.current_database import require_current_database
from portal.operations.management.commands.serve import require_own_key


class Command(PortalCommand):
    help = "Run what is owed and the periodic jobs until a signal comes. As many workers as you like may run."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--threads", type=int, default=settings.WORKER_THREADS, help="how many jobs at a time")
        parser.add_argument("--until-idle", action="store_true", help="stop as soon as nothing is due")

    def handle(self, *, threads: int, until_idle: bool, **options: Any) -> None:
        from portal.activity.worker import Worker

        require_own_key()
        require_current_database()
        worker = Worker(threads=max(1, threads))
        received: list[int] = []

        def stop(number: int, _frame: FrameType | None) -> None:
            received.append(number)
            if len(received) > 1:  # asked twice: what runs now is run again by another worker
                sys.exit(1)
            worker.ask_to_stop()

        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, stop)
        worker.run(until_idle=until_idle)
        sys.exit(130 if signal.SIGINT in received else 0)
