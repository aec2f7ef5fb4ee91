"""What a file is, told by its content; and pictures made anew, so that nothing rides along in them.

A name or a browser's word for the type counts for nothing. Pictures are decoded and encoded again, in a process
of their own (portal.common.pictures): no position, no camera, no thumbnail of what was cut away, no second meaning
as another format.
"""

from __future__ import annotations

import re
import tempfile
import unicodedata
import zipfile
from dataclasses import dataclass
from typing import IO

from django.utils.translation import gettext as _

from portal.common.pictures import PictureRefused, decoded

MAX_BYTES = 10_000_000
FORMATS = ("PNG", "JPEG", "GIF", "WEBP")
_KEPT_AS = {
    "PNG": ("image/png", "png"),
    "JPEG": ("image/jpeg", "jpg"),
    "GIF": ("image/gif", "gif"),
    "WEBP": ("image/webp", "webp"),
}

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
    """A file as it will be kept. `width` and `height` are pixels, for pictures only.

    `file` is a temporary file at its beginning: ten megabytes are not held in memory once more.
    """

    file: IO[bytes]
    content_type: str
    name: str
    width: int | None = None
    height: int | None = None

    @property
    def size(self) -> int:
        """Length in bytes."""
        here = self.file.tell()
        length = self.file.seek(0, 2)
        self.file.seek(here)
        return length

    @property
    def content(self) -> bytes:
        """All of it, read at once: for small ones."""
        self.file.seek(0)
        content = self.file.read()
        self.file.seek(0)
        return content


def accepted(file: IO[bytes], name: str) -> Accepted:
    """Read, recognise and clean a file; FileRefused (with a sentence) when it is not taken.

    Raises portal.common.pictures.DecoderBusy when no turn came for a picture.
    """
    copy = _copied(file)
    try:
        made = _recognised(copy, name)
    except BaseException:
        copy.close()
        raise
    if made.file is not copy:
        copy.close()
    return made


def _copied(file: IO[bytes]) -> IO[bytes]:
    """What was sent, in a temporary file without a name, so that nothing is left behind however this ends."""
    copy: IO[bytes] = tempfile.TemporaryFile()  # noqa: SIM115 - handed to the caller
    while part := file.read(64 * 1024):
        copy.write(part)
        if copy.tell() > MAX_BYTES:
            copy.close()
            raise FileRefused(_("The file is larger than %(size)d MB.") % {"size": MAX_BYTES // 1_000_000})
    if not copy.tell():
        copy.close()
        raise FileRefused(_("The file is empty."))
    copy.seek(0)
    return copy


def _recognised(copy: IO[bytes], name: str) -> Accepted:
    start = copy.read(64)
    copy.seek(0)
    if _looks_like_picture(start):
        return _picture(copy, name)
    ending = name.rpartition(".")[2].lower() if "." in name else ""
    if start.startswith(b"%PDF-"):
        return Accepted(copy, "application/pdf", tidy_name(name, "pdf"))
    if start.startswith(b"PK\x03\x04") and ending in _ZIP_ENDINGS and zipfile.is_zipfile(copy):
        copy.seek(0)
        return Accepted(copy, "application/zip", tidy_name(name, ending))
    if ending in _TEXT_ENDINGS and _is_text(copy):
        kind = "text/csv" if ending == "csv" else "text/plain"
        return Accepted(copy, f"{kind}; charset=utf-8", tidy_name(name, ending))
    if _PICTURE_ENDING.search(name):
        raise FileRefused(_("This picture cannot be read. Use PNG, JPEG, GIF or WebP."))
    raise FileRefused(_("This kind of file is not accepted. Use %(kinds)s.") % {"kinds": ", ".join(ENDINGS)})


def tidy_name(name: str, ending: str) -> str:
    """A file's name as it may stand in an address and on a disk: at most 80 characters (and 200 bytes) and the ending.

    Letters and digits of every script stay, with the marks that are part of them (the vowels of Hindi), and full stops
    between them, as in "v1.2".
    """
    stem = re.split(r"[\\/]", unicodedata.normalize("NFC", name))[-1]
    stem = (stem.rpartition(".")[0] if "." in stem else stem)[:500].lower()
    kept = "".join("-" if sign.isspace() else sign for sign in stem if _stays(sign))
    kept = re.sub(r"-*\.[-.]*", ".", re.sub(r"-{2,}", "-", kept)).lstrip("-_.")
    kept = kept[:80].encode()[:200].decode("utf-8", "ignore").strip("-_.")
    return f"{kept or 'file'}.{ending}"


def _stays(sign: str) -> bool:
    return sign.isspace() or sign in "-_." or unicodedata.category(sign)[0] in "LNM"


def _looks_like_picture(start: bytes) -> bool:
    return start.startswith((b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"GIF87a", b"GIF89a")) or (
        start[:4] == b"RIFF" and start[8:12] == b"WEBP"
    )


def _is_text(file: IO[bytes]) -> bool:
    content = file.read()
    file.seek(0)
    if b"\x00" in content:
        return False
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        # An old log in one of the Windows code pages: few bytes of it are not plain letters.
        controls = bytes(byte for byte in range(32) if byte not in (9, 10, 12, 13, 27))
        return len(content) - len(content.translate(None, controls)) < len(content) / 100
    return True


def _picture(copy: IO[bytes], name: str) -> Accepted:
    try:
        made = decoded(copy, "upload", formats=FORMATS)
    except PictureRefused as refusal:
        raise FileRefused(str(refusal)) from refusal
    content_type, ending = _KEPT_AS[made.format]
    return Accepted(made.file, content_type, tidy_name(name, ending), *made.size)
