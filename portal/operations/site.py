"""The whole site in one process: pages and websockets by uvicorn, the worker as threads beside it."""

from __future__ import annotations

import contextlib
import http.client
import signal
import socket
import sys
import threading
import time
import warnings
from collections.abc import Callable
from types import FrameType
from urllib.parse import urlsplit

import uvicorn
from django.conf import settings

from portal.operations.timed_http import TimedHTTPProtocol


class DidNotAnswer(Exception):
    """The server started but its pages do not answer. The message says what came instead."""


def run_site(server_socket: socket.socket, *, host: str, port: int, say: Callable[[str], None]) -> int:
    """Serve until a signal comes; returns the exit code (0 after SIGTERM, 130 after Ctrl-C, 1 when pages fail)."""
    from portal.activity.worker import Worker

    settings.STATIC_ROOT.mkdir(parents=True, exist_ok=True)  # WhiteNoise warns of a missing one
    # WhiteNoise streams files from a plain iterator, which is fine for the few that one process serves.
    warnings.filterwarnings("ignore", message="StreamingHttpResponse must consume synchronous iterators")
    received: list[int] = []

    def remember(number: int, _frame: FrameType | None) -> None:
        received.append(number)

    # uvicorn takes the signals while it runs, and hands them back here when it has stopped.
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, remember)
    config = uvicorn.Config(
        "portal.asgi:application",
        http=TimedHTTPProtocol,
        lifespan="off",
        log_config=None,
        log_level="warning",
        access_log=False,
        server_header=False,
        proxy_headers=False,  # TRUSTED_PROXIES says whom to believe
        timeout_graceful_shutdown=5,
        ws_max_size=64 * 1024,
    )
    server = uvicorn.Server(config)
    worker = Worker(threads=settings.WORKER_THREADS)
    failed: list[str] = []

    def announce() -> None:
        try:
            wait_for_pages(server, host=host, port=port)
        except DidNotAnswer as problem:
            failed.append(str(problem))
            server.should_exit = True
            return
        if not server.should_exit:
            # The worker begins after the first page: the two would hold each other up while modules are loaded.
            worker.start()
            say(f"Commonweal is ready at http://{in_address(host)}:{port}/")

    threading.Thread(target=announce, name="announce", daemon=True).start()
    try:
        server.run(sockets=[server_socket])
    finally:
        worker.stop(timeout=8)
        server_socket.close()
    if failed:
        print(failed[0], file=sys.stderr)
        return 1
    return 130 if signal.SIGINT in received else 0


def wait_for_pages(server: uvicorn.Server, *, host: str, port: int, seconds: float = 120) -> None:
    """Return once the home page answers. Raises DidNotAnswer with what came instead."""
    connect_to = {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(host, host)  # noqa: S104
    name = site_name()
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline and not server.should_exit:
        if not server.started:
            time.sleep(0.02)
            continue
        with contextlib.closing(http.client.HTTPConnection(connect_to, port, timeout=60)) as connection:
            try:
                connection.request("GET", "/", headers={"Host": name or f"{in_address(connect_to)}:{port}"})
                status = connection.getresponse().status
            except OSError:
                time.sleep(0.1)
                continue
        if status < 400:  # a redirect to https is an answer, too
            return
        raise DidNotAnswer(f"The home page answers {status}: the lines above say why.")
    if not server.should_exit:
        raise DidNotAnswer(f"The home page did not answer within {seconds:.0f} seconds.")


def site_name() -> str | None:
    """The host name to ask for, where the site does not answer to its bare address."""
    if {"*", "127.0.0.1"} & set(settings.ALLOWED_HOSTS):
        return None
    public = urlsplit(settings.SITE_URL).netloc
    return public if public.split(":")[0] in settings.ALLOWED_HOSTS else settings.ALLOWED_HOSTS[0].lstrip(".")


def in_address(host: str) -> str:
    return f"[{host}]" if ":" in host else host
