from __future__ import annotations

import io
import struct
import zipfile
import zlib
from datetime import timedelta
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone
from PIL import Image

from portal.common.permissions import Refused
from portal.writing.actions import attach_uploads, remove_unattached_uploads, save_draft, store_upload
from portal.writing.models import Upload
from portal.writing.uploads import FileRefused, accepted, tidy_name


@pytest.fixture(autouse=True)
def _own_folder(settings: Any, tmp_path: Any, monkeypatch: Any) -> None:
    from django.core.files.storage import storages

    settings.STORAGES = settings.STORAGES | {
        "private": {
            "BACKEND": "django.core.files.storage.FileSystemStorage",
            "OPTIONS": {"location": tmp_path, "base_url": None},
        }
    }
    monkeypatch.setattr(Upload._meta.get_field("file"), "storage", storages["private"])


def picture(format: str = "PNG", size: tuple[int, int] = (40, 30), **options: Any) -> io.BytesIO:
    out = io.BytesIO()
    Image.new("RGB", size, "teal").save(out, format, **options)
    out.seek(0)
    return out


def camera_picture() -> io.BytesIO:
    exif = Image.Exif()
    exif[0x0112] = 6  # lies on its side
    exif[0x010F] = "Secret Camera"
    exif.get_ifd(0x8825)[1] = "N"
    return picture("JPEG", exif=exif)


def test_a_picture_is_made_anew_without_what_the_camera_wrote():
    made = accepted(camera_picture(), "IMG 0042.JPEG")
    assert (made.content_type, made.name, made.width, made.height) == ("image/jpeg", "img-0042.jpg", 30, 40)
    assert b"Secret Camera" not in made.content
    assert not Image.open(io.BytesIO(made.content)).getexif()


@pytest.mark.parametrize("format", ["PNG", "JPEG", "GIF", "WEBP"])
@pytest.mark.parametrize("mode", ["RGB", "RGBA", "P", "L", "1", "CMYK", "LA", "I;16"])
def test_every_kind_of_picture_is_read(format, mode):
    out = io.BytesIO()
    try:
        Image.new("RGB", (5, 5), "teal").convert("L" if mode == "I;16" else mode).convert(mode).save(out, format)
    except (OSError, ValueError, KeyError):
        pytest.skip("no such picture")
    made = accepted(io.BytesIO(out.getvalue()), "x.png")
    assert Image.open(io.BytesIO(made.content)).size == (5, 5)


def test_a_moving_picture_goes_on_moving():
    frames = [Image.new("RGB", (20, 20), colour) for colour in ("red", "green", "blue")]
    out = io.BytesIO()
    frames[0].save(out, "GIF", save_all=True, append_images=frames[1:], duration=80)
    made = accepted(io.BytesIO(out.getvalue()), "x.gif")
    assert getattr(Image.open(io.BytesIO(made.content)), "n_frames", 1) == 3


def test_a_large_picture_is_made_smaller():
    made = accepted(picture(size=(5000, 1000)), "wide.png")
    assert (made.width, made.height) == (2400, 480)


def test_a_picture_that_unfolds_without_end_is_refused():
    header = struct.pack(">4sIIBBBBB", b"IHDR", 12000, 12000, 8, 2, 0, 0, 0)
    start = b"\x89PNG\r\n\x1a\n\x00\x00\x00\r" + header + struct.pack(">I", zlib.crc32(header))
    data = start + b"\x00\x00\x00\x00IDAT" + struct.pack(">I", zlib.crc32(b"IDAT"))
    with pytest.raises(FileRefused, match="pixels"):
        accepted(io.BytesIO(data), "bomb.png")


@pytest.mark.parametrize(
    ("content", "name"),
    [
        (b"<html><script>alert(1)</script>", "page.html"),
        (b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>", "a.svg"),
        (b"MZ\x90\x00", "setup.exe"),
        (b"MZ\x90\x00", "notes.txt"),
        (b"\x89PNG\r\n\x1a\n broken", "a.png"),
        (b"not a picture", "a.jpg"),
        (b"PK\x03\x04 no archive", "a.zip"),
        (b"", "empty.txt"),
        (b"x" * 10_000_001, "long.txt"),
    ],
)
def test_what_is_not_taken_is_refused_with_a_sentence(content, name):
    with pytest.raises(FileRefused, match=r"\.$"):
        accepted(io.BytesIO(content), name)


def test_files_are_known_by_content():
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w") as file:
        file.writestr("a.txt", "a")
    archive.seek(0)
    assert accepted(archive, "Logs & more.ZIP").name == "logs-more.zip"
    assert accepted(io.BytesIO(b"%PDF-1.7 x"), "a.exe").name == "a.pdf"
    assert accepted(io.BytesIO("grün;1\n".encode()), "table.CSV").content_type == "text/csv; charset=utf-8"
    assert accepted(picture(), "evil.html").content_type == "image/png"


@pytest.mark.parametrize(
    ("name", "tidy"),
    [
        ("../../etc/passwd", "passwd.txt"),
        ("C:\\x\\Größe 1.txt", "größe-1.txt"),
        ("\x00\n.txt", "file.txt"),
        ("a" * 300, "a" * 80 + ".txt"),
        ("हिन्दी रिपोर्ट v1.2.txt", "हिन्दी-रिपोर्ट-v1.2.txt"),
        ("ভাষা ไทย.txt", "ভাষা-ไทย.txt"),
        ("a .. - b..php.txt", "a.b.php.txt"),
        (".htaccess.txt", "htaccess.txt"),
        ("\u0915\u093f" * 100 + ".txt", "\u0915\u093f" * 33 + ".txt"),
        ("<b>\"x\" 'y'</b>\u202egpj.exe.txt", "bgpj.exe.txt"),
    ],
)
def test_names_are_tidy(name, tidy):
    assert tidy_name(name, "txt") == tidy


def test_until_it_is_posted_only_its_owner_sees_it(client, asker, stranger):
    upload = store_upload(member=asker, file=picture(), name="gauge.png")
    assert client.get(upload.url).status_code == 404
    client.force_login(stranger)
    assert client.get(upload.url).status_code == 404
    client.force_login(asker)
    response = client.get(upload.url)
    assert response.status_code == 200
    assert response["Content-Type"] == "image/png"
    assert response["Cache-Control"] == "private, no-store"
    assert "sandbox" in response["Content-Security-Policy"]
    assert response["X-Content-Type-Options"] == "nosniff"


def test_a_file_is_saved_and_never_shown_in_place(client, asker):
    upload = store_upload(member=asker, file=io.BytesIO(b"<script>alert(1)</script>"), name="x.txt")
    client.force_login(asker)
    response = client.get(upload.url)
    assert response["Content-Disposition"].startswith("attachment")
    assert response["Content-Type"].startswith("text/plain")


def test_whoever_may_see_the_post_sees_its_pictures(client, asker, stranger, insider, make_upload_visible):
    public, private = (store_upload(member=asker, file=picture(), name="a.png") for _n in range(2))
    thing, hidden_thing = make_upload_visible
    for upload, target in ((public, thing), (private, hidden_thing)):
        assert attach_uploads(thing=target, html=f'<p><img src="{upload.url}" alt=""></p>', by=asker) == 1
    response = client.get(public.url)
    assert response.status_code == 200
    assert response["Cache-Control"] == "public, max-age=3600, s-maxage=0"
    assert client.get(public.url, headers={"if-none-match": response["ETag"]}).status_code == 304
    assert client.get(private.url).status_code == 404
    client.force_login(stranger)
    assert client.get(private.url).status_code == 404
    client.force_login(insider)
    assert client.get(private.url)["Cache-Control"] == "private, no-store"


@pytest.fixture
def make_upload_visible(make_member: Any, monkeypatch: Any) -> Any:
    """Two profiles that stand in for posts: the first is seen by all, the second by the insider only."""
    from portal.common import kinds
    from portal.members.models import Member

    thing, hidden = make_member("thing"), make_member("hidden")

    def visible_to(viewer: Any) -> Any:
        is_insider = viewer.is_authenticated and viewer.username == "insider"
        return Member.objects.get_queryset() if is_insider else Member.objects.get_queryset().exclude(pk=hidden.pk)

    kind = kinds.ContentKind(name="test.thing", model=Member, label="thing", title=str, url=str, visible_to=visible_to)
    monkeypatch.setitem(kinds.registry._by_model, Member, kind)
    return thing, hidden


def test_nobody_lays_hands_on_anothers_file_by_naming_it(asker, stranger, make_upload_visible):
    upload = store_upload(member=asker, file=picture(), name="a.png")
    thing, _hidden = make_upload_visible
    assert attach_uploads(thing=thing, html=f'<img src="{upload.url}">', by=stranger) == 0


def test_what_was_never_posted_is_gone_after_a_day(asker):
    kept = store_upload(member=asker, file=picture(), name="draft.png")
    gone = store_upload(member=asker, file=picture(), name="gone.png")
    save_draft(member=asker, place="forums:reply:1", body=f"![x]({kept.url})")
    assert remove_unattached_uploads() == 0
    assert remove_unattached_uploads(now=timezone.now() + timedelta(days=2)) == 1
    assert list(Upload.objects.all()) == [kept]
    assert not gone.file.storage.exists(gone.file.name)


def test_a_newcomer_adds_few_files(newcomer):
    for _n in range(5):
        store_upload(member=newcomer, file=picture(), name="a.png")
    with pytest.raises(Refused, match="one day"):
        store_upload(member=newcomer, file=picture(), name="a.png")


def test_the_suspended_add_none(stranger):
    stranger.suspended_until = timezone.now() + timedelta(days=1)
    with pytest.raises(Refused, match="suspended"):
        store_upload(member=stranger, file=picture(), name="a.png")


def test_the_editor_uploads_and_learns_the_address(client, asker):
    client.force_login(asker)
    file = SimpleUploadedFile("Gauge 1.png", picture().getvalue())
    answer = client.post(reverse("writing:upload_create"), {"file": file}, headers={"accept": "application/json"})
    assert answer.status_code == 201
    assert answer.json()["url"].endswith("/gauge-1.png")
    assert answer.json()["width"] == 40


@pytest.mark.parametrize("file", [None, SimpleUploadedFile("a.exe", b"MZ"), SimpleUploadedFile("\x00", b"x")])
def test_a_bad_upload_is_answered_with_a_sentence(client, asker, file):
    client.force_login(asker)
    answer = client.post(
        reverse("writing:upload_create"), {"file": file} if file else {}, headers={"accept": "application/json"}
    )
    assert answer.status_code == 400
    assert answer.json()["error"].endswith(".")


def test_without_a_script_a_page_gives_the_line_to_copy(client, asker):
    client.force_login(asker)
    assert "multipart/form-data" in client.get(reverse("writing:upload_create")).text
    answer = client.post(
        reverse("writing:upload_create"), {"file": SimpleUploadedFile("a.png", picture().getvalue()), "alt": "A gauge"}
    )
    assert "![A gauge](/uploads/" in answer.text


@pytest.mark.parametrize("path", ["/uploads/x/a.png", "/uploads/" + "0" * 32 + "/a.png", "/uploads/" + "0" * 32 + "/"])
def test_no_such_file_is_not_found(client, db, path):
    assert client.get(path).status_code == 404
