"""Telling open pages that something changed. A layer that is down or absent costs liveness, nothing else.

Call `tell` after commit. On the embedded default the worker is a thread beside the server, and an
in-memory queue filled from another thread does not wake the server's event loop: so the message is
handed over to that loop, which the first consumer that connects makes known.
"""

from __future__ import annotations

import asyncio
import logging
from typing import Any

from asgiref.sync import async_to_sync
from channels.layers import InMemoryChannelLayer, get_channel_layer

logger = logging.getLogger(__name__)

_server_loop: asyncio.AbstractEventLoop | None = None


def remember_loop() -> None:
    """Called by each consumer when it connects: this is the loop that sockets live on."""
    global _server_loop
    _server_loop = asyncio.get_running_loop()


def tell(group: str, message: dict[str, Any]) -> None:
    """Send a message to every socket of a group. Never raises: a page that is not told reloads later."""
    layer = get_channel_layer()
    if layer is None:
        return
    try:
        if isinstance(layer, InMemoryChannelLayer):
            if _server_loop is None or _server_loop.is_closed():
                return  # nobody has ever connected to this process
            asyncio.run_coroutine_threadsafe(layer.group_send(group, message), _server_loop)
        else:
            async_to_sync(layer.group_send)(group, message)
    except Exception:  # Redis away, loop stopping: pages simply stay as they are
        logger.warning("The live layer did not take a message for %s", group, exc_info=True)
