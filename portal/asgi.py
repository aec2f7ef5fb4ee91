"""Pages and websockets in one process (`application`, the embedded default), or websockets alone (`live`)."""

import os

from channels.routing import ProtocolTypeRouter, URLRouter
from channels.security.websocket import AllowedHostsOriginValidator
from django.core.asgi import get_asgi_application

from portal.common.arrival import Timed

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings.base")
pages = Timed(get_asgi_application())

from channels.auth import AuthMiddlewareStack  # needs the models, so it waits for Django's set-up
from django.urls import URLPattern, path

from forums.consumers import BoardConsumer, TopicConsumer
from portal.common.consumers import NoSuchAddress
from portal.common.health import is_health_address
from portal.notifications.consumers import InboxConsumer

# Addresses of websockets, app by app.
addresses: list[URLPattern] = [
    path("live/topic/<int:pk>/", TopicConsumer.as_asgi()),
    path("live/board/<int:pk>/", BoardConsumer.as_asgi()),
    path("live/inbox/", InboxConsumer.as_asgi()),
    path("<path:address>", NoSuchAddress.as_asgi()),
]

# A page of another site may not open a socket with our member's cookie: foreign and missing origins are refused.
websockets = AllowedHostsOriginValidator(AuthMiddlewareStack(URLRouter(addresses)))
application = ProtocolTypeRouter({"http": pages, "websocket": websockets})


async def only_health(scope, receive, send):
    """`live` serves no pages: a proxy that sends one here is told so, and may ask for the health."""
    if is_health_address(scope["path"]):
        await pages(scope, receive, send)
        return
    await send({"type": "http.response.start", "status": 404, "headers": [(b"content-type", b"text/plain; charset=utf-8")]})
    await send({"type": "http.response.body", "body": b"This process serves websockets only.\n"})


live = ProtocolTypeRouter({"http": only_health, "websocket": websockets})
