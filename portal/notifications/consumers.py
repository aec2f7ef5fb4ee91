"""The live number beside the inbox."""

from typing import Any

from channels.db import database_sync_to_async
from channels.generic.websocket import AsyncJsonWebsocketConsumer

from portal.common.live import remember_loop
from portal.notifications.models import unread_count


class InboxConsumer(AsyncJsonWebsocketConsumer):
    """Sends {"unread": n} when a member's inbox changed. Signed-out visitors are refused."""

    async def connect(self) -> None:
        member = self.scope["user"]
        if not member.is_authenticated:
            await self.close(code=4403)
            return
        remember_loop()
        self.group = f"inbox.{member.pk}"
        await self.channel_layer.group_add(self.group, self.channel_name)
        await self.accept()

    async def disconnect(self, code: int) -> None:
        if hasattr(self, "group"):
            await self.channel_layer.group_discard(self.group, self.channel_name)

    async def inbox_changed(self, message: dict[str, Any]) -> None:
        await self.send_json({"unread": await database_sync_to_async(unread_count)(self.scope["user"])})
