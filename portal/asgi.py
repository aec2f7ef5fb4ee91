"""HTML and websockets in one process (the embedded default), or websockets alone behind `live`."""

import os

from channels.routing import ProtocolTypeRouter
from django.core.asgi import get_asgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings.base")
application = ProtocolTypeRouter({"http": get_asgi_application()})
