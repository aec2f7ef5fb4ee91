"""The live number beside the inbox."""

from __future__ import annotations

from typing import Any

from channels.db import database_sync_to_async

from portal.common.consumers import ListeningConsumer
from portal.members.models import Member
from portal.notifications.unread_counts import unread_count


class InboxConsumer(ListeningConsumer):
    """Sends {"unread": n} when a member's inbox changed, or what they may see of it. Signed-out visitors are refused."""

    def listens_to(self) -> str:
        return f"inbox.{self.scope['user'].pk}"

    def may_listen(self) -> bool:
        return self.scope["user"].is_authenticated

    async def inbox_changed(self, message: dict[str, Any]) -> None:
        unread = await database_sync_to_async(self._count)()
        await self.tell(message, {"unread": unread})

    async def access_changed(self, message: dict[str, Any]) -> None:
        """Lines about what went out of sight count no more, and those about what came back do again."""
        await super().access_changed(message)
        await self.inbox_changed(message)

    def _count(self) -> int:
        # Read anew, for a member in memory keeps what they may see.
        member = Member.objects.filter(pk=self.scope["user"].pk).first()
        return unread_count(member) if member is not None else 0
