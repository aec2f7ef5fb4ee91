"""What a file is, told by its content; and pictures made anew, so that nothing rides along in them.

A name or a browser's word for the type counts for nothing. Pictures are decoded and encoded again:
no position, no camera, no thumbnail of what was cut away, no second meaning as another format.
"""

from __future__ import annotations

import io
import re
import unicodedata
import warnings
import zipfile
from dataclasses import dataclass
from typing import IO

from django.utils.text import slugify
from django.utils.translation import gettext as _
from PIL import Image, ImageCms, ImageOps, ImageSequence

MAX_BYTES = 10_000_000
MAX_PIXELS = 50_000_000  # of one picture before it is made smaller
MAX_FRAME_PIXELS = 150_000_000  # of all frames of a moving one
LONG_SIDE = 2400  # pixels kept
FORMATS = ("PNG", "JPEG", "GIF", "WEBP")

_TEXT_ENDINGS = {
    "txt",
    "log",
    "csv",
    "tsv",
    "md",
    "json",
    "xml",
    "yml",
    "yaml",
    "toml",
    "ini",
    "cfg",
    "conf",
    "diff",
    "patch",
    "sql",
}
_ZIP_ENDINGS = {"zip", "docx", "xlsx", "pptx", "odt", "ods", "odp"}
ENDINGS = ("png", "jpg", "gif", "webp", "pdf", "txt", "log", "csv", "json", "zip", "docx", "xlsx", "odt")
_PICTURE_ENDING = re.compile(r"\.(?:png|jpe?g|gif|webp|heic|bmp|tiff?|svg|avif)$", re.IGNORECASE)


class FileRefused(ValueError):
    """A file is not taken. The message is the sentence that the member reads."""


@dataclass(frozen=True)
class Accepted:
    """A file as it will be kept. `width` and `height` are pixels, for pictures only."""

    content: bytes
    content_type: str
    name: str
    width: int | None = None
    height: int | None = None


def accepted(file: IO[bytes], name: str) -> Accepted:
    """Read, recognise and clean a file; FileRefused (with a sentence) when it is not taken."""
    content = file.read(MAX_BYTES + 1)
    if len(content) > MAX_BYTES:
        raise FileRefused(_("The file is larger than %(size)d MB.") % {"size": MAX_BYTES // 1_000_000})
    if not content:
        raise FileRefused(_("The file is empty."))
    if _looks_like_picture(content):
        return _picture(content, name)
    ending = name.rpartition(".")[2].lower() if "." in name else ""
    if content.startswith(b"%PDF-"):
        return Accepted(content, "application/pdf", tidy_name(name, "pdf"))
    if content.startswith(b"PK\x03\x04") and ending in _ZIP_ENDINGS and zipfile.is_zipfile(io.BytesIO(content)):
        return Accepted(content, "application/zip", tidy_name(name, ending))
    if ending in _TEXT_ENDINGS and _is_text(content):
        kind = "text/csv" if ending == "csv" else "text/plain"
        return Accepted(content, f"{kind}; charset=utf-8", tidy_name(name, ending))
    if _PICTURE_ENDING.search(name):
        raise FileRefused(_("This picture cannot be read. Use PNG, JPEG, GIF or WebP."))
    raise FileRefused(_("This kind of file is not accepted. Use %(kinds)s.") % {"kinds": ", ".join(ENDINGS)})


def tidy_name(name: str, ending: str) -> str:
    """A file's name as it may stand in an address and on a disk: at most 80 characters and the ending."""
    stem = re.split(r"[\\/]", unicodedata.normalize("NFC", name))[-1]
    stem = stem.rpartition(".")[0] if "." in stem else stem
    return f"{slugify(stem, allow_unicode=True)[:80].strip('-_') or 'file'}.{ending}"


def _looks_like_picture(content: bytes) -> bool:
    return content.startswith((b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"GIF87a", b"GIF89a")) or (
        content[:4] == b"RIFF" and content[8:12] == b"WEBP"
    )


def _is_text(content: bytes) -> bool:
    if b"\x00" in content:
        return False
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        # An old log in one of the Windows code pages: few bytes of it are not plain letters.
        return sum(byte < 32 and byte not in (9, 10, 12, 13, 27) for byte in content) < len(content) / 100
    return True


def _picture(content: bytes, name: str) -> Accepted:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(io.BytesIO(content), formats=FORMATS) as image:
                if image.width * image.height > MAX_PIXELS:
                    raise FileRefused(_("The picture has too many pixels. Make it smaller first."))
                if getattr(image, "is_animated", False):
                    return _moving_picture(image, name)
                return _still_picture(image, name)
    except FileRefused:
        raise
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise FileRefused(_("The picture has too many pixels. Make it smaller first.")) from error
    except Exception as error:  # a broken picture fails in as many ways as there are formats
        raise FileRefused(_("This picture cannot be read. Use PNG, JPEG, GIF or WebP.")) from error


def _still_picture(image: Image.Image, name: str) -> Accepted:
    was = image.format
    image.load()
    profile = image.info.get("icc_profile")
    made = ImageOps.exif_transpose(image)
    has_alpha = made.mode in ("RGBA", "LA", "PA") or "transparency" in made.info
    if was == "JPEG":
        made = made.convert("RGB") if made.mode != "L" else made
    elif made.mode not in ("RGB", "RGBA", "L", "LA") and not (made.mode == "P" and was == "PNG"):
        made = made.convert("RGBA" if has_alpha else "RGB")
    made = _to_srgb(made, profile)
    if max(made.size) > LONG_SIDE:
        made = made.convert("RGBA" if has_alpha else "RGB") if made.mode == "P" else made
        made.thumbnail((LONG_SIDE, LONG_SIDE), Image.Resampling.LANCZOS)
    out = io.BytesIO()
    bare = made.copy()
    bare.info = {key: value for key, value in made.info.items() if key == "transparency"}  # and nothing else rides along
    if was == "JPEG":
        bare.save(out, "JPEG", quality=85, optimize=True, progressive=True)
        return Accepted(out.getvalue(), "image/jpeg", tidy_name(name, "jpg"), *bare.size)
    if was == "WEBP":
        bare.save(out, "WEBP", quality=85, method=4)
        return Accepted(out.getvalue(), "image/webp", tidy_name(name, "webp"), *bare.size)
    bare.save(out, "PNG", optimize=bare.width * bare.height < 2_000_000)
    return Accepted(out.getvalue(), "image/png", tidy_name(name, "png"), *bare.size)


def _to_srgb(image: Image.Image, profile: bytes | None) -> Image.Image:
    """Colours as every screen shows them; the camera's profile is not kept."""
    if not profile or image.mode not in ("RGB", "RGBA"):
        return image
    try:
        source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
        made = ImageCms.profileToProfile(image, source, ImageCms.createProfile("sRGB"), outputMode=image.mode)
    except (ImageCms.PyCMSError, OSError, ValueError):
        return image
    return made or image


def _moving_picture(image: Image.Image, name: str) -> Accepted:
    frames_count = getattr(image, "n_frames", 1)
    if frames_count > 500 or image.width * image.height * frames_count > MAX_FRAME_PIXELS:
        raise FileRefused(_("The moving picture is too long or too large."))
    scale = min(1.0, 1200 / max(image.size))
    size = (max(1, round(image.width * scale)), max(1, round(image.height * scale)))
    frames, durations = [], []
    for frame in ImageSequence.Iterator(image):
        durations.append(max(20, int(frame.info.get("duration") or 100)))
        frames.append(frame.convert("RGBA").resize(size) if size != image.size else frame.convert("RGBA"))
    out = io.BytesIO()
    moving = {"save_all": True, "append_images": frames[1:], "duration": durations, "loop": 0}
    if image.format == "GIF":
        frames[0].save(out, "GIF", disposal=2, **moving)
        return Accepted(out.getvalue(), "image/gif", tidy_name(name, "gif"), *size)
    if image.format == "PNG":
        frames[0].save(out, "PNG", **moving)
        return Accepted(out.getvalue(), "image/png", tidy_name(name, "png"), *size)
    frames[0].save(out, "WEBP", quality=80, **moving)
    return Accepted(out.getvalue(), "image/webp", tidy_name(name, "webp"), *size)
