"""`live`: websockets over ASGI, alone."""

from __future__ import annotations

import signal
import sys
from argparse import ArgumentParser
from types import FrameType
from typing import Any

from portal.operations.command import Command as PortalCommand
from portal.operations.command import WrongUse
from portal.operations.current_database import require_current_database
from portal.operations.entry import add_address, bind, why_not_bound
from portal.operations.management.commands.serve import require_own_key


class Command(PortalCommand):
    help = "Serve websockets over ASGI with uvicorn. Start several on ports of their own; Redis joins them."

    def add_arguments(self, parser: ArgumentParser) -> None:
        add_address(parser)
        parser.set_defaults(port=8001)

    def handle(self, *, host: str, port: int, **options: Any) -> None:
        import uvicorn

        from portal.operations.timed_http import TimedHTTPProtocol

        require_own_key()
        require_current_database()
        try:
            server_socket = bind(host, port)
        except OSError as error:
            raise WrongUse(why_not_bound(error, host, port)) from None
        received: list[int] = []

        def remember(number: int, _frame: FrameType | None) -> None:
            received.append(number)

        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, remember)
        config = uvicorn.Config(
            "portal.asgi:live",
            http=TimedHTTPProtocol,
            lifespan="off",
            log_config=None,
            log_level="warning",
            access_log=False,
            server_header=False,
            proxy_headers=False,
            timeout_graceful_shutdown=10,
            ws_max_size=64 * 1024,
        )
        uvicorn.Server(config).run(sockets=[server_socket])
        sys.exit(130 if signal.SIGINT in received else 0)
