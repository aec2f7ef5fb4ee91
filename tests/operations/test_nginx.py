"""The shipped nginx in front of a running site."""

from __future__ import annotations

import http.client
from typing import Any
from urllib.parse import urlsplit

import pytest

pytestmark = [pytest.mark.nginx, pytest.mark.django_db(transaction=True)]


def asked(address: str, path: str, headers: dict[str, str] | None = None) -> tuple[int, Any, bytes]:
    """Status, headers and body; nothing is followed."""
    connection = http.client.HTTPConnection(urlsplit(address).netloc, timeout=20)
    try:
        connection.request("GET", path, headers=headers or {})
        response = connection.getresponse()
        return response.status, response.headers, response.read()
    finally:
        connection.close()


def test_pages_and_static_files_come_through_the_shipped_nginx(live_server: Any, shipped_nginx: Any, settings: Any) -> None:
    (settings.STATIC_ROOT / "probe.css").write_text("a{}")
    address = shipped_nginx(live_server.url)

    status, headers, body = asked(address, "/shortcuts/")
    assert status == 200 and b"<html" in body and headers["X-Request-Id"]
    status, headers, body = asked(address, "/static/probe.css")
    assert (status, body) == (200, b"a{}")
    assert headers["Cache-Control"] == "public, max-age=31536000, immutable"
