"""What every websocket shares."""

from __future__ import annotations

from typing import Any

from channels.auth import get_user
from channels.db import database_sync_to_async
from channels.generic.websocket import AsyncJsonWebsocketConsumer, AsyncWebsocketConsumer
from django.contrib.sessions.backends.db import SessionStore

from portal.common import access_changes
from portal.common.live import group_of, remember_loop

NOT_ALLOWED = 4403  # the page stays as it is, and does not ask again
SESSION_OVER = 4401  # the page may connect once more, as whoever it is by now


class NoSuchAddress(AsyncWebsocketConsumer):
    """Refuses a socket whose address nobody serves (an unrouted one would be an error in the log)."""

    async def connect(self) -> None:
        await self.close()


class ListeningConsumer(AsyncJsonWebsocketConsumer):
    """A socket that tells its reader of something as long as they may read it.

    Whether they may is asked when it opens, when something changes that concerns its rights, and before a message is told that
    left after such a change. The session and the member are then read anew, as a request would read them.
    """

    is_listening = False
    asked_at = 0  # the number of the last change of rights when it asked

    def listens_to(self) -> str:
        """The group whose messages it tells."""
        raise NotImplementedError

    def concerned_by(self) -> set[str]:
        """Whose changes of rights concern it, besides its reader's own and everybody's."""
        return set()

    def may_listen(self) -> bool:
        """Whether the reader may, by what the database says now: no cached map, for that may be of before."""
        raise NotImplementedError

    async def connect(self) -> None:
        member = self.scope["user"].pk
        self.concerned = frozenset(self.concerned_by() | ({f"member:{member}"} if member else set()))
        if not await self._ask():
            return
        remember_loop()
        self.groups_joined = [self.listens_to(), *map(group_of, {access_changes.EVERYBODY, *self.concerned})]
        for group in self.groups_joined:
            await self.channel_layer.group_add(group, self.channel_name)
        # What changed before it stood in the groups was told to others only.
        if await self._is_still_allowed(await database_sync_to_async(access_changes.number_now)()):
            await self.accept()

    async def disconnect(self, code: int) -> None:
        self.is_listening = False
        for group in getattr(self, "groups_joined", ()):
            await self.channel_layer.group_discard(group, self.channel_name)

    async def tell(self, message: dict[str, Any], content: dict[str, Any]) -> None:
        """Tell the page what a message of its group is about, if its reader may still hear it."""
        if await self._is_still_allowed(message["access"]):
            await self.send_json(content)

    async def access_changed(self, message: dict[str, Any]) -> None:
        """Something changed that concerns the rights of this socket."""
        await self._is_still_allowed(message["access"])

    async def _is_still_allowed(self, number: int) -> bool:
        if not self.is_listening:
            return False
        if number <= self.asked_at:
            return True
        if await database_sync_to_async(access_changes.concerns)(self.concerned, since=self.asked_at, until=number):
            return await self._ask()
        self.asked_at = number
        return True

    async def _ask(self) -> bool:
        """Ask for the reader's rights as they are now, and close where there are none."""
        asked_at = await database_sync_to_async(access_changes.number_now)()
        if self.scope["user"].is_authenticated:
            # From the database: the session's copy in the cache goes a moment after its row.
            member = await get_user({"session": SessionStore(self.scope["session"].session_key)})
            if member.pk != self.scope["user"].pk:
                return await self._close(SESSION_OVER)
            self.scope["user"] = member
        if not await database_sync_to_async(self.may_listen)():
            return await self._close(NOT_ALLOWED)
        self.asked_at, self.is_listening = asked_at, True
        return True

    async def _close(self, code: int) -> bool:
        self.is_listening = False
        await self.close(code=code)
        return False
