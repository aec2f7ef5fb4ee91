"""Pictures of members: drawn anew from the pixels, so that nothing else of the file survives."""

from __future__ import annotations

import io
from typing import Any

from django.core.files.base import ContentFile
from django.utils.translation import gettext as _
from PIL import Image, ImageOps, UnidentifiedImageError

LARGEST_FILE = 5_000_000  # bytes
MOST_PIXELS = 40_000_000
SIDE = 320  # pixels; shown at 96 at most, three times that on dense screens
FORMATS = ("JPEG", "PNG", "WEBP", "GIF")


class UnusablePicture(ValueError):
    """The file is no picture that we take. The message says what to do."""


def square_picture(file: Any) -> ContentFile[bytes]:
    """The middle square of an uploaded picture as WebP, upright, without EXIF, colour profile or comments.

    Raises UnusablePicture for files that are too large, of another format, or made to exhaust memory.
    """
    if file.size > LARGEST_FILE:
        raise UnusablePicture(_("Choose a picture of 5 MB at most."))
    try:
        file.seek(0)
        with Image.open(file, formats=FORMATS) as picture:
            if picture.width * picture.height > MOST_PIXELS:  # known from the header, before anything is unpacked
                raise Image.DecompressionBombError
            if min(picture.size) < 32:
                raise UnusablePicture(_("Choose a picture of at least 32 by 32 pixels."))
            picture.draft("RGB", (SIDE * 2, SIDE * 2))
            upright = ImageOps.exif_transpose(picture)
            upright = upright.convert("RGBA" if "A" in upright.getbands() or "transparency" in upright.info else "RGB")
            fitted = ImageOps.fit(upright, (SIDE, SIDE), Image.Resampling.LANCZOS)
    except UnusablePicture:
        raise
    except Image.DecompressionBombError as error:
        raise UnusablePicture(_("Choose a picture of 40 million pixels at most.")) from error
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError, EOFError) as error:
        raise UnusablePicture(_("Choose a JPEG, PNG, WebP or GIF picture. This file could not be read as one.")) from error
    bare = Image.frombytes(fitted.mode, fitted.size, fitted.tobytes())  # carries no metadata along
    out = io.BytesIO()
    bare.save(out, "WEBP", quality=86, method=4)
    return ContentFile(out.getvalue())
