"""Every websocket as every role: who may not read a place cannot listen to it, and hears nothing of it elsewhere."""

from __future__ import annotations

from typing import Any

import pytest
from asgiref.sync import async_to_sync, sync_to_async
from asgiref.testing import ApplicationCommunicator
from channels.routing import URLRouter
from django.test import Client, TestCase

from portal import asgi
from tests.crawl.marks import CRAWLED, ROLES
from tests.crawl.private_acts import do_what_nobody_may_notice

pytestmark = pytest.mark.usefixtures("taken_back")

EVERYBODY, INSIDE, CURATORS = (
    frozenset(ROLES),
    frozenset({"insider", "administrator"}),
    frozenset({"moderator", "administrator"}),
)
MEMBERS = EVERYBODY - {"visitor"}


def sockets(world: Any) -> dict[str, dict[str, frozenset[str]]]:
    """Every address of portal/asgi.py: examples, each with the roles that may listen there."""
    return {
        "live/topic/<int:pk>/": {
            f"live/topic/{world.topic.pk}/": EVERYBODY,
            f"live/topic/{world.members_topic.pk}/": MEMBERS,
            f"live/topic/{world.closed_topic.pk}/": INSIDE,
            f"live/topic/{world.moved_topic.pk}/": INSIDE,
            f"live/topic/{world.hidden_topic.pk}/": CURATORS,
            f"live/topic/{world.deleted_topic.pk}/": CURATORS,
            f"live/topic/{world.merged_topic.pk}/": INSIDE,  # who may read what it went into
            f"live/topic/{world.gone_topic.pk}/": frozenset(),
            "live/topic/999999/": frozenset(),
        },
        "live/board/<int:pk>/": {
            f"live/board/{world.board.pk}/": EVERYBODY,
            f"live/board/{world.members_board.pk}/": MEMBERS,
            f"live/board/{world.closed_board.pk}/": INSIDE,
            f"live/board/{world.gone_board.pk}/": frozenset(),
            f"live/board/{world.closed_idea_board.pk}/": frozenset(),
        },
        "live/inbox/": {"live/inbox/": MEMBERS},
        "<path:address>": {"live/nothing/": frozenset()},
    }


@pytest.fixture(autouse=True)
def _one_connection(monkeypatch: pytest.MonkeyPatch, settings: Any) -> None:
    """Consumers put connections away after each question; here all of it stands in one transaction of one connection."""
    monkeypatch.setattr("channels.db.close_old_connections", lambda: None)
    settings.CHANNEL_LAYERS = {"default": {"BACKEND": "channels.layers.InMemoryChannelLayer"}}


def test_every_websocket_is_tried(world):
    missing = {str(address.pattern) for address in asgi.addresses} - sockets(world).keys()
    assert not missing, f"Add {missing} to sockets() in {__file__}: examples, and who may listen to each."


@pytest.mark.parametrize("role", CRAWLED)
def test_who_may_not_read_cannot_listen(world, role):
    wrong, reader = [], signed_in(world, role)
    for examples in sockets(world).values():
        for address, may in examples.items():
            if opens(*reader, address) != (role in may):
                wrong.append(f"{address} {'is closed to' if role in may else 'opens for'} {role}")
    assert wrong == []


@pytest.mark.parametrize("role", ["visitor", "stranger", "moderator", "insider"])
def test_open_sockets_tell_nothing_of_closed_rooms(world, role):
    """Whoever has every socket open that they may have hears of nothing, and an insider of what happens there."""
    heard = async_to_sync(_listen)(world, role)
    assert bool(heard) == (role == "insider"), heard


class Socket(ApplicationCommunicator):
    """A websocket of a viewer, without a server between."""

    def __init__(self, viewer: Any, session: Any, address: str) -> None:
        scope = {
            "type": "websocket",
            "path": f"/{address}",
            "query_string": b"",
            "headers": [],
            "subprotocols": [],
            "user": viewer,
            "session": session,
        }
        super().__init__(URLRouter(asgi.addresses), scope)

    async def opens(self) -> bool:
        await self.send_input({"type": "websocket.connect"})
        return (await self.receive_output(timeout=5))["type"] == "websocket.accept"

    async def close(self) -> None:
        await self.send_input({"type": "websocket.disconnect", "code": 1000})
        await self.wait(timeout=5)


def signed_in(world: Any, role: str) -> tuple[Any, Any]:
    """Whoever listens, and their session."""
    viewer, client = world.viewer(role), Client()
    if role != "visitor":
        client.force_login(viewer)
    return viewer, client.session


def opens(viewer: Any, session: Any, address: str) -> bool:
    async def knock() -> bool:
        is_open = await socket.opens()
        await socket.close()
        return is_open

    socket = Socket(viewer, session, address)
    return async_to_sync(knock)()


async def _listen(world: Any, role: str) -> list[str]:
    """What arrives on all sockets of this role while others are busy in closed rooms."""
    reader = await sync_to_async(signed_in)(world, role)
    addresses = [
        address
        for examples in (await sync_to_async(sockets)(world)).values()
        for address, may in examples.items()
        if role in may
    ]
    listening = [Socket(*reader, address) for address in addresses]
    for socket in listening:
        assert await socket.opens()
    await sync_to_async(_act)(world)
    heard = []
    for address, socket in zip(addresses, listening, strict=True):
        while not await socket.receive_nothing(timeout=0.02, interval=0.01):
            heard.append(f"{address}: {(await socket.receive_output())['text']}")
        await socket.close()
    return heard


def _act(world: Any) -> None:
    with TestCase.captureOnCommitCallbacks(execute=True):
        do_what_nobody_may_notice(world)
