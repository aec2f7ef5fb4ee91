"""Telling open pages that something changed. A layer that is down or absent costs liveness, nothing else.

Call `tell` after commit. On the embedded default the worker is a thread beside the server, and an
in-memory queue filled from another thread does not wake the server's event loop: so the message is
handed over to that loop, which the first consumer that connects makes known.
"""

from __future__ import annotations

import asyncio
import logging
from functools import partial
from typing import Any

from asgiref.sync import async_to_sync
from channels.layers import InMemoryChannelLayer, get_channel_layer
from django.db import transaction

from portal.common import access_changes

logger = logging.getLogger(__name__)

_server_loop: asyncio.AbstractEventLoop | None = None


def remember_loop() -> None:
    """Called by each consumer when it connects: this is the loop that sockets live on."""
    global _server_loop
    _server_loop = asyncio.get_running_loop()


def tell(group: str, message: dict[str, Any]) -> None:
    """Send a message to every socket of a group. Never raises: a page that is not told reloads later.

    It carries the number of the last change of rights, before which no socket tells it on unasked (portal/common/access_changes.py).
    """
    layer = get_channel_layer()
    if layer is None:
        return
    try:
        message = {"access": access_changes.number_now()} | message
        if isinstance(layer, InMemoryChannelLayer):
            if _server_loop is None or _server_loop.is_closed():
                return  # nobody has ever connected to this process
            asyncio.run_coroutine_threadsafe(layer.group_send(group, message), _server_loop)
        else:
            async_to_sync(layer.group_send)(group, message)
    except Exception:  # Redis away, loop stopping: pages simply stay as they are
        logger.warning("The live layer did not take a message for %s", group, exc_info=True)


def access_changed(subject: str) -> None:
    """Who may read what changes with this transaction: for "member:7", of "topic:12", or for EVERYBODY.

    After its commit open sockets ask at once, and again before the next message where they could not be told.
    """
    transaction.on_commit(partial(_announce, subject))


def _announce(subject: str) -> None:
    try:
        number = access_changes.note(subject)
    except Exception:  # the cache is away, and so is the layer that any message would take
        logger.warning("A change of rights could not be noted for %s", subject, exc_info=True)
        return
    tell(group_of(subject), {"type": "access.changed", "access": number})


def group_of(subject: str) -> str:
    """The group of sockets that a change concerns."""
    return f"access.{subject.replace(':', '.')}"
