"""Senders that stall hold no thread of `web`, and not for long; the same deadlines hold under uvicorn."""

from __future__ import annotations

import asyncio
import io
import os
import signal
import socket
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import uvicorn

from portal.common import arrival
from portal.operations.entry import bind
from portal.operations.management.commands.web import granian_command
from portal.operations.timed_http import TimedHTTPProtocol

CODE = Path(__file__).resolve().parents[2]
HALF = b"POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 1000\r\n\r\nabc"


def echo(environ: dict[str, Any], start_response: Any) -> Any:
    """A WSGI application that answers what it understood."""
    body = environ["wsgi.input"].read(int(environ.get("CONTENT_LENGTH") or 0))
    start_response("200 OK", [("Content-Type", "text/plain"), ("X-Path", environ["PATH_INFO"])])
    if environ["PATH_INFO"] == "/long":
        return (b"x" * 100_000 for _n in range(100))
    return [environ["REQUEST_METHOD"].encode(), b" ", environ["QUERY_STRING"].encode(), b" ", body]


def application() -> arrival.Arrived:
    """For granian's --factory: one thread, and little patience."""
    arrival.STALL_SECONDS = arrival.GRACE_SECONDS = 1
    arrival.MOST_BYTES = 1_000_000
    return arrival.Arrived(echo, threads=1)


@pytest.fixture(scope="module")
def port() -> Iterator[int]:
    with bind("127.0.0.1", 0) as probe:
        port = probe.getsockname()[1]
    command = granian_command("127.0.0.1", port, workers=1, application="tests.operations.test_slow_clients:application")
    process = subprocess.Popen([*command, "--factory"], cwd=CODE, start_new_session=True)
    try:
        for _n in range(200):
            try:
                socket.create_connection(("127.0.0.1", port)).close()
                break
            except OSError:
                time.sleep(0.1)
        yield port
    finally:
        os.killpg(process.pid, signal.SIGTERM)
        process.wait(30)


def connected(port: int, start: bytes) -> socket.socket:
    made = socket.create_connection(("127.0.0.1", port), timeout=30)
    made.sendall(start)
    return made


def ask(port: int, path: str, data: bytes | None = None) -> tuple[int, bytes]:
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}{path}", data, timeout=30) as answer:
            return answer.status, answer.read()
    except urllib.error.HTTPError as error:
        return error.code, error.read()


def test_half_sent_posts_hold_up_nobody_and_end_within_the_limit(port):
    halves = [connected(port, HALF) for _n in range(30)]
    assert ask(port, "/echo?a=b") == (200, b"GET a=b ")
    assert all(b"408" in half.recv(100) for half in halves)
    for half in halves:
        half.close()
    assert ask(port, "/echo", b"d=e") == (200, b"POST  d=e")


def test_a_sender_that_drips_is_ended_too(port):
    with connected(port, HALF) as drip:
        for _n in range(40):
            try:
                drip.sendall(b"x")
                drip.settimeout(0.2)
                assert b"408" in drip.recv(100)
                break
            except TimeoutError:
                continue
        else:
            pytest.fail("it went on")


def test_a_client_that_does_not_read_holds_no_thread(port):
    with connected(port, b"GET /long HTTP/1.1\r\nHost: a\r\n\r\n") as slow:
        assert slow.recv(4).startswith(b"HTTP")
        assert ask(port, "/echo") == (200, b"GET  ")
    assert len(ask(port, "/long")[1]) == 10_000_000


def test_bodies_arrive_unchanged_and_not_beyond_the_limit(port):
    sent = os.urandom(300_000)
    assert ask(port, "/echo", sent) == (200, b"POST  " + sent)
    with connected(
        port, b"POST /echo HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\n\r\n"
    ) as chunked:
        assert b"POST  abc" in _all(chunked, b"abc")
    with connected(port, b"POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 2000000\r\n\r\n") as large:
        assert b" 413 " in large.recv(100)
    with connected(port, b"POST /echo HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n") as endless:
        piece = b"10000\r\n" + b"x" * 65536 + b"\r\n"
        try:
            for _n in range(40):
                endless.sendall(piece)
        except OSError:
            return  # it was closed while we sent
        assert b" 413 " in endless.recv(100)


def _all(connection: socket.socket, end: bytes) -> bytes:
    got = b""
    while not got.endswith(end):
        got += connection.recv(1000)
    return got


def test_paths_and_headers_are_as_wsgi_has_them():
    class Scope:
        method, path, query_string, http_version, scheme = "GET", "/ä/", "a=%20", "1.1", "http"
        server, client, authority = "[::1]:8000", "[2001:db8::1]:5000", None
        headers = {"host": "a", "content-type": "x/y", "x-forwarded-for": "1.2.3.4", "x_forwarded_for": "6.6.6.6"}

    environ = arrival.Arrived(echo, threads=1)._environ(Scope, io.BytesIO(), 0)
    assert environ["PATH_INFO"].encode("latin-1").decode() == "/ä/"
    assert environ["REMOTE_ADDR"] == "2001:db8::1"
    assert (environ["HTTP_HOST"], environ["CONTENT_TYPE"], environ["HTTP_X_FORWARDED_FOR"]) == ("a", "x/y", "1.2.3.4")
    assert "CONTENT_LENGTH" not in environ


def test_the_same_deadlines_hold_under_uvicorn(monkeypatch):
    monkeypatch.setattr(arrival, "STALL_SECONDS", 0.3)
    monkeypatch.setattr("portal.operations.timed_http.HEADER_SECONDS", 0.3)

    async def application(scope: Any, receive: Any, send: Any) -> None:
        body, is_more = b"", True
        while is_more:
            message = await receive()
            body, is_more = body + message.get("body", b""), message.get("more_body", False)
        await send({"type": "http.response.start", "status": 200, "headers": [(b"content-length", b"%d" % len(body))]})
        await send({"type": "http.response.body", "body": body})

    async def run() -> list[bytes]:
        config = uvicorn.Config(
            arrival.Timed(application), http=TimedHTTPProtocol, lifespan="off", log_config=None, timeout_keep_alive=1
        )
        server = uvicorn.Server(config)
        with bind("127.0.0.1", 0) as listening:
            serving = asyncio.create_task(server._serve([listening]))
            while not server.started:
                await asyncio.sleep(0.01)
            got = []
            whole = b"POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 2\r\n\r\nab"
            for start in (HALF, whole, b"GET / HTTP/1.1\r\nHost:", whole + b"GET / HTTP/1.1\r\nHost:"):
                reader, writer = await asyncio.open_connection(*listening.getsockname())
                writer.write(start)
                if start == whole:
                    got.append(await reader.readuntil(b"ab"))
                else:
                    try:
                        got.append(await asyncio.wait_for(reader.read(), 20))
                    except ConnectionError:
                        got.append(b"")
                writer.close()
            server.should_exit = True
            await serving
        return got

    half, whole, header, second = asyncio.run(run())
    assert half.startswith(b"HTTP/1.1 408")
    assert whole.endswith(b"ab")
    assert header == b""
    assert second.startswith(b"HTTP/1.1 200") or second == b""
