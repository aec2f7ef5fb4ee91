"""Websockets of open topics and lists. Who may not read a topic cannot listen to it."""

from __future__ import annotations

from typing import Any

from forums.models import BoardPage, Topic
from portal.common.consumers import ListeningConsumer
from portal.members.readers import may_enter, may_read


class TopicConsumer(ListeningConsumer):
    """Tells an open topic what changed: {"event", "post", "position", "reply_count", "helpful_count", "is_mine"}."""

    @property
    def pk(self) -> int:
        return self.scope["url_route"]["kwargs"]["pk"]

    def listens_to(self) -> str:
        return f"topic.{self.pk}"

    def concerned_by(self) -> set[str]:
        return {f"topic:{self.pk}"}

    def may_listen(self) -> bool:
        topic = Topic.objects.select_related("board", "merged_into__board").filter(pk=self.pk).first()
        if topic is None:
            return False
        # Who has open what was merged away is told so, where they may read what it went into.
        return may_read(self.scope["user"], topic.merged_into or topic)

    async def topic_changed(self, message: dict[str, Any]) -> None:
        is_mine = message["actor"] is not None and message["actor"] == self.scope["user"].pk
        sent = {key: message[key] for key in ("event", "post", "position", "reply_count", "helpful_count")}
        await self.tell(message, sent | {"is_mine": is_mine})


class BoardConsumer(ListeningConsumer):
    """Tells an open list that counts of its topics changed."""

    @property
    def pk(self) -> int:
        return self.scope["url_route"]["kwargs"]["pk"]

    def listens_to(self) -> str:
        return f"board.{self.pk}"

    def may_listen(self) -> bool:
        board = BoardPage.objects.filter(pk=self.pk).first()
        return board is not None and may_enter(self.scope["user"], board, with_parents=True)

    async def board_changed(self, message: dict[str, Any]) -> None:
        await self.tell(message, {key: message[key] for key in ("topic", "reply_count", "event")})
