"""Pictures of members: drawn anew from the pixels, so that nothing else of the file survives."""

from __future__ import annotations

from typing import Any

from django.core.files.base import File
from django.utils.translation import gettext as _

from portal.common.pictures import PictureRefused, decoded

LARGEST_FILE = 5_000_000  # bytes
SIDE = 320  # pixels; shown at 96 at most, three times that on dense screens
FORMATS = ("JPEG", "PNG", "WEBP", "GIF")


class UnusablePicture(ValueError):
    """The file is no picture that we take. The message says what to do."""


def square_picture(file: Any) -> File[bytes]:
    """The middle square of an uploaded picture as WebP, upright, without EXIF, colour profile or comments.

    Raises UnusablePicture for files that are too large, of another format, or made to exhaust memory, and
    portal.common.pictures.DecoderBusy when no turn came.
    """
    if file.size > LARGEST_FILE:
        raise UnusablePicture(_("Choose a picture of 5 MB at most."))
    try:
        made = decoded(file, "square", formats=FORMATS, side=SIDE)
    except PictureRefused as refusal:
        if refusal.code in ("broken", "format"):
            sentence = _("Choose a JPEG, PNG, WebP or GIF picture. This file could not be read as one.")
            raise UnusablePicture(sentence) from refusal
        raise UnusablePicture(str(refusal)) from refusal
    return File(made.file)
