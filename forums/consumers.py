"""Websockets of open topics and lists. Who may not read a topic cannot listen to it."""

from __future__ import annotations

from typing import Any

from channels.db import database_sync_to_async
from channels.generic.websocket import AsyncJsonWebsocketConsumer

from forums.boards import board_map
from forums.models import Topic
from portal.common.live import remember_loop

NOT_ALLOWED = 4403


class TopicConsumer(AsyncJsonWebsocketConsumer):
    """Tells an open topic what changed: {"event", "post", "position", "reply_count", "helpful_count", "is_mine"}."""

    async def connect(self) -> None:
        self.topic_id = self.scope["url_route"]["kwargs"]["pk"]
        if not await self._may_read():
            await self.close(code=NOT_ALLOWED)
            return
        remember_loop()
        self.group = f"topic.{self.topic_id}"
        await self.channel_layer.group_add(self.group, self.channel_name)
        await self.accept()

    async def disconnect(self, code: int) -> None:
        if hasattr(self, "group"):
            await self.channel_layer.group_discard(self.group, self.channel_name)

    async def topic_changed(self, message: dict[str, Any]) -> None:
        is_mine = message["actor"] is not None and message["actor"] == self.scope["user"].pk
        sent = {key: message[key] for key in ("event", "post", "position", "reply_count", "helpful_count")}
        await self.send_json(sent | {"is_mine": is_mine})

    async def access_changed(self, message: dict[str, Any]) -> None:
        if not await self._may_read():
            await self.close(code=NOT_ALLOWED)

    @database_sync_to_async
    def _may_read(self) -> bool:
        viewer = self.scope["user"]
        viewer.__dict__.pop("_visible_board_ids", None)  # asked anew: rights may have changed since
        viewer.__dict__.pop("groups_held", None)
        return Topic.objects.visible_to(viewer).filter(pk=self.topic_id).exists()


class BoardConsumer(AsyncJsonWebsocketConsumer):
    """Tells an open list that counts of its topics changed."""

    async def connect(self) -> None:
        self.board_id = self.scope["url_route"]["kwargs"]["pk"]
        if not await self._may_read():
            await self.close(code=NOT_ALLOWED)
            return
        remember_loop()
        self.group = f"board.{self.board_id}"
        await self.channel_layer.group_add(self.group, self.channel_name)
        await self.accept()

    async def disconnect(self, code: int) -> None:
        if hasattr(self, "group"):
            await self.channel_layer.group_discard(self.group, self.channel_name)

    async def board_changed(self, message: dict[str, Any]) -> None:
        await self.send_json({key: message[key] for key in ("topic", "reply_count", "event")})

    @database_sync_to_async
    def _may_read(self) -> bool:
        entry = board_map().get(self.board_id)
        return entry is not None and entry.is_visible_to(self.scope["user"])
