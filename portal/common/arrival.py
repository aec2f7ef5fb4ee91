"""Requests reach the code once they have arrived whole: a slow or stalled sender holds no thread, and not for long.

`Arrived` stands between granian and a WSGI application. Bodies are read on the event loop, under deadlines, into memory
or a temporary file; a thread is taken only when all of it is there. Responses leave the same way, so a client that reads
slowly holds no thread either. `Timed` keeps the same deadlines for an ASGI application under uvicorn.
"""

from __future__ import annotations

import asyncio
import sys
import tempfile
import time
from collections.abc import Awaitable, Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from typing import IO, Any

HEADER_SECONDS = 10  # for a request's headers to arrive
STALL_SECONDS = 10  # between two pieces of a body
GRACE_SECONDS = 20  # for a body of any size; beyond it the average must reach
SLOWEST = 20_000  # bytes a second
SEND_SECONDS = 30  # for a piece of a response to be taken
MOST_BYTES = 25_000_000  # of one body; deploy/nginx.conf says the same
MOST_WAITING_BYTES = 500_000_000  # of all bodies that are arriving in one process
IN_MEMORY = 64_000  # bytes; larger bodies wait on disk
PIECE = 256_000

WSGIApplication = Callable[[dict[str, Any], Callable[..., Any]], Iterable[bytes]]
Headers = list[tuple[str, str]]


class NotTaken(Exception):
    """The request is not served: a status and a sentence."""

    def __init__(self, status: int, sentence: str) -> None:
        super().__init__(sentence)
        self.status = status


def too_slow() -> NotTaken:
    return NotTaken(408, "The request did not arrive in time. Try again, over a faster connection if you can.\n")


class Clock:
    """Whether a body arrives fast enough. `left()` is how long the next piece may take."""

    def __init__(self) -> None:
        self.began = time.monotonic()
        self.received = 0

    def left(self) -> float:
        whole = GRACE_SECONDS + self.received / SLOWEST - (time.monotonic() - self.began)
        return max(0.0, min(STALL_SECONDS, whole))


class Arrived:
    """A WSGI application as an RSGI one, which granian serves."""

    def __init__(self, application: WSGIApplication, *, threads: int) -> None:
        self.application = application
        self.threads = ThreadPoolExecutor(threads, thread_name_prefix="request")  # each keeps its database connection
        self.waiting = 0  # bytes of bodies that have begun to arrive
        self.base: dict[str, Any] = {
            "GATEWAY_INTERFACE": "CGI/1.1",
            "SCRIPT_NAME": "",
            "wsgi.errors": sys.stderr,
            "wsgi.input_terminated": True,
            "wsgi.multiprocess": True,
            "wsgi.multithread": True,
            "wsgi.run_once": False,
            "wsgi.version": (1, 0),
        }

    async def __rsgi__(self, scope: Any, proto: Any) -> None:
        body: IO[bytes] = tempfile.SpooledTemporaryFile(IN_MEMORY)  # noqa: SIM115 - closed below
        try:
            try:
                length = await self._arrival(scope, proto, body)
            except NotTaken as refusal:
                head = [("content-type", "text/plain; charset=utf-8"), ("connection", "close")]
                proto.response_bytes(refusal.status, head, str(refusal).encode())
                return
            loop = asyncio.get_running_loop()
            status, headers, content = await loop.run_in_executor(self.threads, self._served, scope, body, length)
            if isinstance(content, bytes):
                proto.response_bytes(status, headers, content)
                return
            with content:
                await _sent(proto.response_stream(status, headers), content)
        finally:
            body.close()

    async def _arrival(self, scope: Any, proto: Any, body: IO[bytes]) -> int:
        """Read the body; how long it was."""
        told = scope.headers.get("content-length")
        if told is None and "transfer-encoding" not in scope.headers:
            if scope.http_version.startswith("1") or scope.method in ("GET", "HEAD"):
                return 0  # most requests: nothing to wait for
        elif told is not None and told.isdecimal() and int(told) == 0:
            return 0
        elif told is not None and (not told.isdecimal() or int(told) > MOST_BYTES):
            raise NotTaken(413, f"More than {MOST_BYTES // 1_000_000} MB are not taken at once.\n")
        clock = Clock()
        pieces = proto.__aiter__()
        try:
            while True:
                try:
                    async with asyncio.timeout(clock.left()):
                        piece = await anext(pieces)
                except TimeoutError:
                    raise too_slow() from None
                except StopAsyncIteration:
                    break
                clock.received += len(piece)
                self.waiting += len(piece)
                if clock.received > MOST_BYTES:
                    raise NotTaken(413, f"More than {MOST_BYTES // 1_000_000} MB are not taken at once.\n")
                if self.waiting > MOST_WAITING_BYTES:
                    raise NotTaken(503, "Too much is being sent at this moment. Try again in a minute.\n")
                body.write(piece)
        finally:
            self.waiting -= clock.received
        body.seek(0)
        return clock.received

    def _served(self, scope: Any, body: IO[bytes], length: int) -> tuple[int, Headers, bytes | IO[bytes]]:
        """Run the application, in a thread. What it streams is kept on disk until the client takes it."""
        answer: list[Any] = []

        def start_response(status: str, headers: Headers, _error: Any = None) -> None:
            answer[:] = [int(status[:3]), headers]

        made = self.application(self._environ(scope, body, length), start_response)
        try:
            if getattr(made, "streaming", True) is False:
                return answer[0], answer[1], b"".join(made)
            content: IO[bytes] = tempfile.SpooledTemporaryFile(PIECE)  # noqa: SIM115 - closed by the caller
            try:
                for piece in made:
                    content.write(piece)
            except BaseException:
                content.close()
                raise
        finally:
            if hasattr(made, "close"):
                made.close()
        if content.tell() <= PIECE:
            content.seek(0)
            with content:
                return answer[0], answer[1], content.read()
        content.seek(0)
        return answer[0], answer[1], content

    def _environ(self, scope: Any, body: IO[bytes], length: int) -> dict[str, Any]:
        server, _, port = (scope.server or "").rpartition(":")
        environ = self.base | {
            "REQUEST_METHOD": scope.method,
            "PATH_INFO": scope.path.encode("utf-8", "surrogateescape").decode("latin-1"),
            "QUERY_STRING": scope.query_string,
            "REMOTE_ADDR": (scope.client or "").rpartition(":")[0].strip("[]"),
            "SERVER_NAME": server,
            "SERVER_PORT": port,
            "SERVER_PROTOCOL": f"HTTP/{scope.http_version}",
            "wsgi.url_scheme": scope.scheme,
            "wsgi.input": body,
        }
        for name, value in scope.headers.items():
            if name == "content-type":
                environ["CONTENT_TYPE"] = value
            elif name != "content-length" and "_" not in name:  # a_b and a-b would be one name in WSGI
                key = "HTTP_" + name.upper().replace("-", "_")
                separator = "; " if name == "cookie" else ","
                environ[key] = f"{environ[key]}{separator}{value}" if key in environ else value
        if "HTTP_HOST" not in environ and scope.authority:
            environ["HTTP_HOST"] = scope.authority
        if length:
            environ["CONTENT_LENGTH"] = str(length)
        return environ


async def _sent(transport: Any, content: IO[bytes]) -> None:
    while piece := content.read(PIECE):
        try:
            async with asyncio.timeout(SEND_SECONDS):
                await transport.send_bytes(piece)
        except TimeoutError:
            return


Message = dict[str, Any]


class Timed:
    """An ASGI application whose requests have to arrive, and whose responses have to be taken, in time."""

    def __init__(self, application: Callable[..., Awaitable[None]]) -> None:
        self.application = application

    async def __call__(
        self, scope: Message, receive: Callable[[], Awaitable[Message]], send: Callable[[Message], Awaitable[None]]
    ) -> None:
        if scope["type"] != "http":
            await self.application(scope, receive, send)
            return
        clock = Clock()
        has_arrived = has_begun = False

        async def timed_receive() -> Message:
            nonlocal has_arrived
            if has_arrived:  # what comes now is only that the client has gone
                return await receive()
            try:
                async with asyncio.timeout(clock.left()):
                    message = await receive()
            except TimeoutError:
                raise too_slow() from None
            clock.received += len(message.get("body", b""))
            if clock.received > MOST_BYTES:
                raise NotTaken(413, f"More than {MOST_BYTES // 1_000_000} MB are not taken at once.\n")
            has_arrived = not message.get("more_body", False)
            return message

        async def timed_send(message: Message) -> None:
            nonlocal has_begun
            has_begun = True
            async with asyncio.timeout(SEND_SECONDS):
                await send(message)

        try:
            await self.application(scope, timed_receive, timed_send)
        except NotTaken as refusal:
            if has_begun:
                raise
            head = [(b"content-type", b"text/plain; charset=utf-8"), (b"connection", b"close")]
            await send({"type": "http.response.start", "status": refusal.status, "headers": head})
            await send({"type": "http.response.body", "body": str(refusal).encode()})
