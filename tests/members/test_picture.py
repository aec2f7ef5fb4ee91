import io
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from PIL import Image

from portal.members.pictures import SIDE, UnusablePicture, square_picture

GPS = 0x8825


@pytest.fixture(autouse=True)
def media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


def picture(size=(600, 400), format="JPEG", exif=None, colour="red"):
    out = io.BytesIO()
    Image.new("RGB", size, colour).save(out, format, **({"exif": exif} if exif else {}))
    return SimpleUploadedFile("me.jpg", out.getvalue())


def located():
    exif = Image.Exif()
    exif[0x010F] = "Camera of Ines"
    exif.get_ifd(GPS)[1] = "N"
    return exif


def test_a_picture_becomes_a_square_without_anything_of_its_file():
    made = square_picture(picture(exif=located()))
    content = made.read()
    with Image.open(io.BytesIO(content)) as image:
        assert (image.size, image.format) == ((SIDE, SIDE), "WEBP")
        assert not image.getexif()
    assert b"Camera of Ines" not in content


def test_a_picture_taken_sideways_stands_upright():
    image = Image.new("RGB", (400, 400), "red")
    image.paste("blue", (0, 0, 400, 200))  # blue above
    exif = Image.Exif()
    exif[0x0112] = 3  # upside down
    out = io.BytesIO()
    image.save(out, "PNG", exif=exif)
    made = Image.open(square_picture(SimpleUploadedFile("me.png", out.getvalue())))
    assert made.getpixel((SIDE // 2, SIDE - 10))[2] > 200


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"no picture", "could not be read"),
        (b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>', "could not be read"),
        (b"\xff\xd8\xff\xe0" + b"\x00" * 50, "could not be read"),
        (b"", "could not be read"),
        (b"x" * 5_000_001, "5 MB"),
    ],
)
def test_what_is_no_picture_is_refused_with_a_sentence(content, sentence):
    with pytest.raises(UnusablePicture, match=sentence):
        square_picture(SimpleUploadedFile("me.jpg", content))


@pytest.mark.parametrize("side", [8000, 15000])
def test_a_picture_made_to_exhaust_memory_is_refused_before_it_is_unpacked(side):
    out = io.BytesIO()
    Image.new("1", (side, side)).save(out, "PNG")  # 15,000: 225 million pixels in about 25 kB
    with pytest.raises(UnusablePicture, match="too many pixels"):
        square_picture(SimpleUploadedFile("bomb.png", out.getvalue()))


def test_half_a_picture_is_refused():
    whole = picture(size=(800, 800)).read()
    with pytest.raises(UnusablePicture):
        square_picture(SimpleUploadedFile("me.jpg", whole[: len(whole) // 2]))


def test_a_member_shows_a_picture_and_takes_it_back(client, asker, tmp_path, django_capture_on_commit_callbacks):
    client.force_login(asker)
    with django_capture_on_commit_callbacks(execute=True):
        client.post(reverse("members:picture_change"), {"picture": picture()})
        asker.refresh_from_db()
        first = Path(asker.avatar.path)
        client.post(reverse("members:picture_change"), {"picture": picture(colour="blue")})
    asker.refresh_from_db()
    assert not first.exists()
    assert Path(asker.avatar.path).exists()
    with django_capture_on_commit_callbacks(execute=True):
        client.post(reverse("members:picture_remove"))
    asker.refresh_from_db()
    assert not asker.avatar
    assert list(tmp_path.rglob("*.webp")) == []


def test_a_bad_picture_is_answered_on_the_page(client, asker):
    client.force_login(asker)
    response = client.post(reverse("members:picture_change"), {"picture": SimpleUploadedFile("me.jpg", b"nothing")})
    assert response.status_code == 422
    assert "could not be read" in response.content.decode()
