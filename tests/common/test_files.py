"""Pictures and documents of editors leave the site only to those who may have them."""

from __future__ import annotations

import io
from typing import Any

import pytest
from django.contrib.auth.models import Group
from django.core.files.base import ContentFile
from django.core.files.images import ImageFile
from PIL import Image as Pixels
from wagtail.documents.models import Document
from wagtail.images.models import Image
from wagtail.models import Collection, CollectionViewRestriction

pytestmark = pytest.mark.django_db
PUBLIC, PRIVATE = "public, max-age=3600, s-maxage=0", "private, no-store"


@pytest.fixture(autouse=True)
def _own_folder(settings: Any, tmp_path: Any) -> None:
    settings.MEDIA_ROOT = tmp_path / "media"


@pytest.fixture
def shelf(db: None) -> Any:
    """A collection below one that may be closed."""
    return Collection.get_first_root_node().add_child(name="Shelf").add_child(name="Box")


@pytest.fixture
def document(shelf: Any) -> Any:
    return Document.objects.create(title="Plan", file=ContentFile(b"the plan", name="plan.txt"), collection=shelf)


@pytest.fixture
def picture(shelf: Any) -> Any:
    return Image.objects.create(title="Gauge", file=ImageFile(pixels(), name="gauge.png"), collection=shelf)


def pixels() -> io.BytesIO:
    out = io.BytesIO()
    Pixels.new("RGB", (64, 48), "#0b5c7a").save(out, "PNG")
    out.seek(0)
    return out


def close(collection: Any, *groups: str) -> None:
    kind = CollectionViewRestriction.GROUPS if groups else CollectionViewRestriction.LOGIN
    restriction = CollectionViewRestriction.objects.create(collection=collection, restriction_type=kind)
    restriction.groups.add(*(Group.objects.get_or_create(name=name)[0] for name in groups))


def test_what_everybody_may_see_is_kept_by_browsers_and_asked_for_again_by_caches(client, document, picture):
    for address in (document.url, picture.file.url, picture.get_rendition("width-20").url):
        response = client.get(address)
        assert response.status_code == 200
        assert response["Cache-Control"] == PUBLIC
        assert not response.cookies
        assert client.get(address, headers={"if-none-match": response["ETag"]}).status_code == 304
    assert client.get(document.url).getvalue() == b"the plan"


def test_a_document_for_members_is_asked_for_at_the_sign_in(client, document, shelf, stranger):
    close(shelf.get_parent())
    response = client.get(document.url)
    assert response.status_code == 302 and response["Location"].startswith("/accounts/login/")
    assert client.get("/media/" + document.file.name).status_code == 404
    client.force_login(stranger)
    response = client.get(document.url)
    assert (response.getvalue(), response["Cache-Control"]) == (b"the plan", PRIVATE)
    assert response["Content-Disposition"] == 'attachment; filename="plan.txt"'
    assert client.get("/media/" + document.file.name).status_code == 404


def test_documents_and_pictures_of_a_group_are_there_for_nobody_else(
    client, document, picture, shelf, stranger, insider, moderator, administrator
):
    rendition = picture.get_rendition("width-20")
    addresses = (document.url, picture.file.url, rendition.url)
    close(shelf, "Insiders")
    assert [client.get(address).status_code for address in addresses] == [404, 404, 404]
    for member in (stranger, moderator):
        client.force_login(member)
        assert [client.get(address).status_code for address in addresses] == [404, 404, 404]
    for member in (insider, administrator):
        client.force_login(member)
        assert [client.get(address)["Cache-Control"] for address in addresses] == [PRIVATE] * 3


def test_who_passes_one_restriction_must_pass_those_above_it(client, document, shelf, insider):
    close(shelf, "Insiders")
    close(shelf.get_parent(), "Others")
    client.force_login(insider)
    assert client.get(document.url).status_code == 404


def test_a_restriction_holds_from_the_next_request_on_and_so_does_its_end(client, picture, shelf):
    address = picture.get_rendition("width-20").url
    assert client.get(address).status_code == 200
    close(shelf, "Insiders")
    assert client.get(address).status_code == 404
    CollectionViewRestriction.objects.all().delete()
    assert client.get(address).status_code == 200


def test_files_that_no_row_names_are_not_served(client, settings, picture):
    for name in ("images/left-over.png", "original_images/left-over.png", "secret.txt", "avatars/face.webp"):
        path = settings.MEDIA_ROOT / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"left over")
    codes = {
        name: client.get(f"/media/{name}").status_code for name in ("images/left-over.png", "secret.txt", "avatars/face.webp")
    }
    assert codes == {"images/left-over.png": 404, "secret.txt": 404, "avatars/face.webp": 200}
    for name in (
        "avatars/../secret.txt",
        "avatars/%2e%2e/secret.txt",
        "avatars/..%2fsecret.txt",
        "../secret_key",
        "%00",
        "avatars/",
        "avatars/.hidden",
        "images/" + "a" * 2000,
    ):
        assert client.get(f"/media/{name}").status_code == 404, name


def test_a_picture_whose_file_is_gone_is_not_found(client, picture):
    picture.file.storage.delete(picture.file.name)
    assert client.get(picture.file.url).status_code == 404


def test_a_check_costs_two_queries(client, picture, queries_of):
    address = picture.get_rendition("width-20").url
    assert queries_of(lambda: client.get(address)) == 2


def test_behind_nginx_the_answer_names_the_file_instead(client, settings, document, shelf, stranger):
    settings.SENDFILE = "nginx"
    response = client.get(document.url)
    assert response["X-Accel-Redirect"] == f"/-/media/{document.file.name}"
    assert (response.content, response["Content-Type"]) == (b"", "text/plain")
    close(shelf)
    assert "X-Accel-Redirect" not in client.get(document.url)
    client.force_login(stranger)
    response = client.get(document.url)
    assert (response["X-Accel-Redirect"], response["Cache-Control"]) == (f"/-/media/{document.file.name}", PRIVATE)
