"""Pictures that others send are decoded in a process of their own, within limits."""

from __future__ import annotations

import io
import json
import os
import struct
import threading
import zlib
from collections.abc import Iterator
from contextlib import ExitStack
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from PIL import Image
from wagtail.images import get_image_model
from wagtail.images.models import SourceImageIOError

from portal.common import pictures
from portal.common.pictures import DecoderBusy, PictureRefused, decoded
from portal.writing.uploads import FileRefused, accepted

FORMATS = ("PNG", "JPEG", "GIF", "WEBP")


def saved(image: Image.Image, format: str, **options: Any) -> io.BytesIO:
    out = io.BytesIO()
    image.save(out, format, **options)
    out.seek(0)
    return out


def png(width: int, height: int, channels: int = 3) -> io.BytesIO:
    """A PNG of zeros, written without ever holding its pixels."""
    out = io.BytesIO(b"\x89PNG\r\n\x1a\n")
    out.seek(0, 2)

    def chunk(name: bytes, data: bytes) -> None:
        out.write(struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data)))

    chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, {1: 0, 3: 2, 4: 6}[channels], 0, 0, 0))
    packer = zlib.compressobj(1)
    row = b"\x00" * (1 + width * channels)
    packed = b"".join([*(packer.compress(row * 64) for _n in range(height // 64)), packer.compress(row * (height % 64))])
    chunk(b"IDAT", packed + packer.flush())
    chunk(b"IEND", b"")
    out.seek(0)
    return out


def gif(width: int, height: int, frames: int) -> io.BytesIO:
    """A GIF whose frames are made of one code each: a few bytes that unfold to all pixels of a frame are not needed."""
    out = io.BytesIO()
    out.write(b"GIF89a" + struct.pack("<HHBBB", width, height, 0x80, 0, 0) + b"\x00\x00\x00\xff\xff\xff")
    for _n in range(frames):
        out.write(b"\x2c" + struct.pack("<HHHHB", 0, 0, width, height, 0) + b"\x02\x02\x44\x01\x00")
    out.write(b"\x3b")
    out.seek(0)
    return out


def resident() -> int:
    with open("/proc/self/status") as status:
        return next(int(line.split()[1]) * 1024 for line in status if line.startswith("VmRSS"))


@pytest.mark.slow
@pytest.mark.parametrize("kind", ["PNG", "PNG with alpha", "JPEG", "progressive JPEG"])
def test_a_photo_of_fifty_megapixels_comes_in_and_this_process_does_not_grow(kind):
    if kind.startswith("PNG"):
        sent = png(8192, 6144, 4 if "alpha" in kind else 3)
    else:
        photo = Image.linear_gradient("L").resize((8192, 6144)).convert("RGB")
        sent = saved(photo, "JPEG", quality=80, progressive="progressive" in kind, subsampling=0)
        del photo
    before = resident()
    made = accepted(sent, "photo")
    assert resident() - before < 20_000_000
    assert (made.width, made.height) == (2400, 1800)


@pytest.mark.parametrize(("width", "height", "frames"), [(1000, 1000, 140), (2000, 2000, 37), (10, 10, 401), (60000, 60000, 1)])
def test_frames_and_pixels_are_counted_before_anything_is_decoded(width, height, frames, monkeypatch):
    monkeypatch.setattr(pictures, "CPU_SECONDS", 1)
    with pytest.raises(FileRefused, match="too many frames" if frames > 1 else "too many pixels"):
        accepted(gif(width, height, frames), "moving.gif")


@pytest.mark.parametrize("format", ["GIF", "PNG", "WEBP"])
def test_a_moving_picture_within_the_limits_keeps_its_frames_and_its_pace(format):
    frames = [Image.new("RGB", (60, 40), (n * 20, 0, 0)) for n in range(8)]
    made = accepted(saved(frames[0], format, save_all=True, append_images=frames[1:], duration=80), "x")
    again = Image.open(io.BytesIO(made.content))
    assert (again.format, getattr(again, "n_frames", 1), again.size) == (format, 8, (60, 40))
    again.seek(1)
    again.load()
    assert again.info["duration"] == 80


@pytest.mark.parametrize(("limit", "value"), [("MEMORY", 50_000_000), ("CLOCK_SECONDS", 0.01), ("MAX_MADE_BYTES", 50)])
def test_what_goes_past_a_limit_of_the_process_is_refused_with_a_sentence(limit, value, monkeypatch):
    picture = png(4000, 2000, 4)
    monkeypatch.setattr(pictures, limit, value)
    files = len(os.listdir("/proc/self/fd"))
    with pytest.raises(FileRefused, match=r"\.$"):
        accepted(picture, "x.png")
    assert len(os.listdir("/proc/self/fd")) == files, "temporary files are closed, and so gone"


def test_a_decoder_that_uses_up_its_processor_time_is_ended(monkeypatch, tmp_path):
    (tmp_path / "decoder.py").write_text("import resource\nresource.setrlimit(resource.RLIMIT_CPU, (1, 1))\nwhile True: pass\n")
    monkeypatch.setattr(pictures, "_DECODER", tmp_path / "decoder.py")
    with pytest.raises(PictureRefused) as refusal:
        decoded(png(4, 4), "upload", formats=FORMATS)
    assert refusal.value.code == "time"


def test_the_decoder_knows_none_of_the_sites_secrets(monkeypatch, tmp_path):
    monkeypatch.setenv("SECRET_KEY", "very secret")
    (tmp_path / "decoder.py").write_text("import json, os\nprint(json.dumps({'env': dict(os.environ)}))\n")
    monkeypatch.setattr(pictures, "_DECODER", tmp_path / "decoder.py")
    made = decoded(png(4, 4), "upload", formats=FORMATS)
    assert "very secret" not in json.dumps(made.about)


@pytest.fixture
def all_places_taken(settings: Any, tmp_path: Any, monkeypatch: Any) -> Iterator[ExitStack]:
    settings.HOME = tmp_path
    with ExitStack() as taken:
        for _n in range(pictures.AT_ONCE):
            taken.enter_context(pictures._turn())
        monkeypatch.setattr(pictures, "WAIT_SECONDS", 0)
        yield taken


def test_only_two_are_decoded_at_once(all_places_taken):
    with pytest.raises(DecoderBusy):
        decoded(png(4, 4), "upload", formats=FORMATS)
    all_places_taken.close()
    assert decoded(png(4, 4), "upload", formats=FORMATS).size == (4, 4)


def test_a_third_waits_for_its_turn(all_places_taken, monkeypatch):
    monkeypatch.setattr(pictures, "WAIT_SECONDS", 20)
    made: list[Any] = []
    third = threading.Thread(target=lambda: made.append(decoded(png(4, 4), "upload", formats=FORMATS)))
    third.start()
    assert not made
    all_places_taken.close()
    third.join(20)
    assert made[0].size == (4, 4)


def test_without_a_turn_the_uploader_is_asked_to_try_again(all_places_taken, client, asker):
    client.force_login(asker)
    file = SimpleUploadedFile("a.png", png(4, 4).getvalue())
    answer = client.post(reverse("writing:upload_create"), {"file": file}, headers={"accept": "application/json"})
    assert (answer.status_code, answer["Retry-After"]) == (503, "30")
    assert "Try again" in answer.json()["error"]
    file = SimpleUploadedFile("a.png", png(40, 40).getvalue())
    answer = client.post(reverse("members:picture_change"), {"picture": file})
    assert answer.status_code == 503
    assert "Try again" in answer.text


def test_a_picture_with_too_many_frames_is_answered_with_a_sentence(client, asker):
    client.force_login(asker)
    file = SimpleUploadedFile("a.gif", gif(1000, 1000, 140).getvalue())
    answer = client.post(reverse("writing:upload_create"), {"file": file}, headers={"accept": "application/json"})
    assert answer.status_code == 400
    assert answer.json()["error"].startswith("This picture has too many frames")


def test_the_two_pictures_of_a_phone_become_one_upright_one():
    exif = Image.Exif()
    exif[0x0112] = 6
    first, second = Image.new("RGB", (60, 40), "teal"), Image.new("RGB", (60, 40), "red")
    made = accepted(saved(first, "MPO", save_all=True, append_images=[second], exif=exif), "photo.jpg")
    again = Image.open(io.BytesIO(made.content))
    assert (made.name, again.format, getattr(again, "n_frames", 1), again.size) == ("photo.jpg", "JPEG", 1, (40, 60))


@pytest.mark.parametrize("side", [30, 3000])
def test_a_grey_of_sixteen_bits_stays_grey(side):
    made = accepted(saved(Image.new("I;16", (side, 30), 0x4000), "PNG"), "scan.png")
    again = Image.open(io.BytesIO(made.content)).convert("L")
    assert again.getpixel((again.width // 2, again.height // 2)) == 64


@pytest.mark.parametrize(("mode", "side"), [("P", 40), ("P", 8000), ("L", 40), ("RGB", 8000), ("RGBA", 8000), ("LA", 40)])
def test_what_can_be_seen_through_stays_so(mode, side):
    if mode in ("RGBA", "LA"):
        picture = saved(Image.new(mode, (side, 40), 0), "PNG")
    else:
        picture = saved(Image.new(mode, (side, 40), 0), "PNG", transparency=(0, 0, 0) if mode == "RGB" else 0)
    made = accepted(picture, "x.png")
    assert Image.open(io.BytesIO(made.content)).convert("RGBA").getpixel((5, 5))[3] == 0


# --- Wagtail's pictures ---


def image_of(file: io.BytesIO, name: str) -> Any:
    return get_image_model().objects.create(title=name, file=SimpleUploadedFile(name, file.getvalue()))


@pytest.fixture
def media(settings: Any, tmp_path: Any) -> None:
    settings.MEDIA_ROOT = tmp_path


@pytest.mark.parametrize("format", ["PNG", "JPEG", "GIF", "WEBP", "AVIF"])
def test_renditions_are_drawn_by_the_decoder(db, media, format, monkeypatch):
    half = Image.new("RGB", (400, 200), "teal")
    half.paste("red", (200, 0, 400, 200))
    image = image_of(saved(half, format), f"x.{format.lower()}")
    assert (image.width, image.height) == (400, 200)
    monkeypatch.setattr(Image, "open", None)  # nothing in this process opens it
    wide, square = image.get_rendition("width-100"), image.get_rendition("fill-50x50|format-png")
    assert (wide.width, wide.height, square.width, square.height) == (100, 50, 50, 50)
    monkeypatch.undo()
    drawn = Image.open(square.file).convert("RGB")
    left, right = drawn.getpixel((5, 25)), drawn.getpixel((45, 25))
    assert left[2] > 100 > left[0]
    assert right[0] > 200 > right[2]


def test_a_rendition_is_upright(db, media):
    exif = Image.Exif()
    exif[0x0112] = 6
    photo = Image.new("RGB", (400, 200), "teal")
    photo.paste("red", (0, 0, 200, 200))
    rendition = image_of(saved(photo, "JPEG", exif=exif), "x.jpg").get_rendition("width-100")
    drawn = Image.open(rendition.file).convert("RGB")
    assert drawn.size == (100, 200)
    assert drawn.getpixel((50, 20))[0] > 200, "the left half of the stored picture is on top"


def test_a_picture_that_cannot_be_drawn_any_more_does_not_fail_the_page(db, media, monkeypatch):
    from wagtail.images.shortcuts import get_rendition_or_not_found

    image = image_of(png(400, 400), "x.png")
    monkeypatch.setattr(pictures, "CLOCK_SECONDS", 0.001)
    with pytest.raises(SourceImageIOError, match="too much work"):
        image.get_rendition("width-100")
    assert get_rendition_or_not_found(image, "width-100").file.name == "not-found"


@pytest.mark.parametrize(
    ("file", "name", "words"),
    [
        (gif(2000, 2000, 37), "x.gif", "too many frames"),
        (gif(60000, 60000, 1), "x.gif", "too many pixels"),
        (io.BytesIO(png(400, 400).getvalue()[:200]), "x.png", "cannot be read"),
        (io.BytesIO(b"BM" + bytes(80)), "x.bmp", "cannot be read"),
    ],
)
def test_staff_are_told_what_is_wrong_with_a_picture(client, db, media, make_member, file, name, words):
    client.force_login(make_member("boss", is_superuser=True, is_staff=True))
    sent = {"title": "x", "file": SimpleUploadedFile(name, file.getvalue())}
    answer = client.post(reverse("wagtailimages:add"), sent)
    assert answer.status_code == 200
    assert words in answer.text
    assert not get_image_model().objects.exists()


def test_staff_add_a_picture(client, db, media, make_member):
    client.force_login(make_member("boss", is_superuser=True, is_staff=True))
    sent = {"title": "x", "file": SimpleUploadedFile("x.png", png(400, 300).getvalue())}
    assert client.post(reverse("wagtailimages:add"), sent).status_code == 302
    assert get_image_model().objects.get().width == 400
