"""uvicorn's HTTP with a time limit on headers, which it has none of."""

from __future__ import annotations

import asyncio
from typing import Any

from uvicorn.protocols.http.auto import AutoHTTPProtocol

from portal.common.arrival import HEADER_SECONDS


class TimedHTTPProtocol(AutoHTTPProtocol):  # type: ignore[valid-type]  # chosen by uvicorn when it is imported
    """Ends a connection whose next request does not have all its headers in time."""

    _deadline: asyncio.TimerHandle | None = None

    def connection_made(self, transport: Any) -> None:
        super().connection_made(transport)
        self._set_deadline()

    def data_received(self, data: bytes) -> None:
        if self._deadline is None and self._is_between_requests():
            self._set_deadline()
        super().data_received(data)
        if not self._is_between_requests():
            self._clear_deadline()

    def connection_lost(self, exc: Exception | None) -> None:
        self._clear_deadline()
        super().connection_lost(exc)

    def _is_between_requests(self) -> bool:
        return self.cycle is None or self.cycle.response_complete

    def _set_deadline(self) -> None:
        self._deadline = asyncio.get_running_loop().call_later(HEADER_SECONDS, self._end)

    def _clear_deadline(self) -> None:
        if self._deadline is not None:
            self._deadline.cancel()
            self._deadline = None

    def _end(self) -> None:
        self._deadline = None
        if self.transport.get_protocol() is self and self._is_between_requests():  # it may be a websocket by now
            self.transport.abort()
