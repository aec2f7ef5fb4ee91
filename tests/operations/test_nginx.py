"""The shipped nginx in front of a running site."""

from __future__ import annotations

import http.client
import io
from types import SimpleNamespace
from typing import Any
from urllib.parse import quote, urlsplit

import pytest
from django.conf import settings as django_settings
from django.contrib.auth.models import Group
from django.core.files.base import ContentFile
from django.core.files.images import ImageFile
from django.test import Client
from PIL import Image as Pixels
from wagtail.documents.models import Document
from wagtail.images.models import Image
from wagtail.models import Collection, CollectionViewRestriction

from portal.writing.actions import store_upload

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


@pytest.fixture
def held(settings: Any, tmp_path: Any, db: None) -> Any:
    """A document, a picture and its rendition in a collection of their own, and a face."""
    settings.MEDIA_ROOT = tmp_path / "media"
    settings.SENDFILE = "nginx"
    shelf = Collection.get_first_root_node().add_child(name="Shelf")
    document = Document.objects.create(title="Plan", file=ContentFile(b"the plan" * 10, name="größe 1.txt"), collection=shelf)
    out = io.BytesIO()
    Pixels.new("RGB", (64, 48), "#0b5c7a").save(out, "PNG")
    picture = Image.objects.create(
        title="Gauge", file=ImageFile(io.BytesIO(out.getvalue()), name="gauge.png"), collection=shelf
    )
    rendition = picture.get_rendition("width-20")
    face = settings.MEDIA_ROOT / "avatars" / "0f.webp"
    face.parent.mkdir(parents=True)
    face.write_bytes(b"face")
    return SimpleNamespace(shelf=shelf, document=document, picture=picture, rendition=rendition)


def signed_in_as(member: Any) -> dict[str, str]:
    client = Client()
    client.force_login(member, backend="django.contrib.auth.backends.ModelBackend")
    return {"Cookie": f"{django_settings.SESSION_COOKIE_NAME}={client.cookies[django_settings.SESSION_COOKIE_NAME].value}"}


def test_public_files_are_sent_by_nginx_and_can_be_kept(live_server: Any, shipped_nginx: Any, held: Any) -> None:
    address = shipped_nginx(live_server.url)
    for path in (held.document.url, held.picture.file.url, held.rendition.url):
        status, headers, body = asked(address, path)
        assert status == 200 and len(body) > 70
        assert headers["Cache-Control"] == "public, max-age=3600, s-maxage=0"
        assert (headers["X-Content-Type-Options"], "sandbox" in headers["Content-Security-Policy"]) == ("nosniff", True)
        assert "X-Accel-Redirect" not in headers and headers["X-Request-Id"]
        assert asked(address, path, {"If-None-Match": headers["ETag"]})[0] == 304
        status, headers, body = asked(address, path, {"Range": "bytes=0-3"})
        assert (status, len(body)) == (206, 4)
    assert asked(address, "/media/avatars/0f.webp")[::2] == (200, b"face")


def test_private_files_leave_only_through_the_check(
    live_server: Any, shipped_nginx: Any, held: Any, stranger: Any, insider: Any
) -> None:
    address = shipped_nginx(live_server.url)
    upload = store_upload(member=stranger, file=io.BytesIO(b"my draft's file"), name="notes.txt")
    restriction = CollectionViewRestriction.objects.create(collection=held.shelf, restriction_type="groups")
    restriction.groups.add(Group.objects.get(name="Insiders"))
    files = [held.document.url, held.picture.file.url, held.rendition.url]
    around = [
        f"/media/{held.document.file.name}",
        f"/media/avatars/../{held.document.file.name}",
        f"/media/avatars/..%2f{held.document.file.name}",
        f"/media/avatars../{held.document.file.name}",
        f"/media//{held.document.file.name}",
        f"/-/media/{held.document.file.name}",
        f"/-/uploads/{upload.file.name}",
    ]
    around = [quote(path, safe="/%") for path in around]
    for cookies in ({}, signed_in_as(stranger), signed_in_as(insider)):
        assert {path: asked(address, path, cookies)[0] for path in around} == dict.fromkeys(around, 404)
    for cookies in ({}, signed_in_as(stranger)):
        assert [asked(address, path, cookies)[0] for path in files] == [404] * 3
    for path in files:
        status, headers, body = asked(address, path, signed_in_as(insider))
        assert (status, headers["Cache-Control"], len(body) > 70) == (200, "private, no-store", True)
    assert asked(address, upload.url)[0] == asked(address, upload.url, signed_in_as(insider))[0] == 404
    status, headers, body = asked(address, upload.url, signed_in_as(stranger))
    assert (status, body, headers["Cache-Control"]) == (200, b"my draft's file", "private, no-store")
    assert headers["Content-Disposition"].startswith("attachment")
    assert headers["Cross-Origin-Resource-Policy"] == "same-site"
