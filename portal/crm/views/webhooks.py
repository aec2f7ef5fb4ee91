"""Where other systems knock. Whoever is not genuine learns nothing: unknown and wrong are answered alike."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt

from portal.crm.connectors import UNREACHABLE, connector_of
from portal.crm.models import Connection
from portal.crm.signatures import LARGEST_BODY
from portal.crm.sync.inbound import receive


@csrf_exempt
def webhook(request: HttpRequest, path: str) -> HttpResponse:
    """Verify over the bytes as they came, keep the notices, and answer. The worker reads the records."""
    if request.method != "POST":
        return HttpResponse(status=404)
    try:
        body = request.read(LARGEST_BODY + 1)
        connection = Connection.objects.on().get(webhook_path=path)
        connector = connector_of(connection)
        # The public address as it is configured, not one built from the Host header.
        url = f"{settings.SITE_URL.rstrip('/')}{request.path}"
        events = connector.verify_webhook("POST", url, dict(request.headers), body, timezone.now())
    except (Connection.DoesNotExist, *UNREACHABLE):
        return HttpResponse(status=404)
    receive(connection, events)
    return HttpResponse(status=200)
