"""What every websocket shares."""

from channels.generic.websocket import AsyncWebsocketConsumer


class NoSuchAddress(AsyncWebsocketConsumer):
    """Refuses a socket whose address nobody serves (an unrouted one would be an error in the log)."""

    async def connect(self) -> None:
        await self.close()
