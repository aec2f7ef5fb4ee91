"""Wagtail's pictures through the same bounded process: the only way in which Willow opens a file here.

Wagtail asks Willow for a size or for a rendition; Willow would decode with Pillow in this process. The class below takes
Pillow's place. It notes what is asked (orientation, part, size, background) and has all of it done at once when the
result is saved.
"""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import IO, Any

from wagtail.images.models import SourceImageIOError
from willow.image import (
    AvifImageFile,
    BadImageOperationError,
    BMPImageFile,
    GIFImageFile,
    HeicImageFile,
    IcoImageFile,
    Image,
    ImageFile,
    JPEGImageFile,
    PNGImageFile,
    TIFFImageFile,
    WebPImageFile,
)
from willow.plugins.pillow import PillowImage
from willow.plugins.wand import WandImage
from willow.registry import registry

from portal.common.pictures import DecoderBusy, PictureRefused, decoded

FORMATS = ("PNG", "JPEG", "GIF", "WEBP", "AVIF")
_FILES = {
    "PNG": PNGImageFile,
    "JPEG": JPEGImageFile,
    "GIF": GIFImageFile,
    "WEBP": WebPImageFile,
    "AVIF": AvifImageFile,
}
_OTHERS = (BMPImageFile, TIFFImageFile, HeicImageFile, IcoImageFile)


@dataclass(frozen=True)
class Recipe:
    """What is to be done with a file: a part of the upright picture, brought to a size, then turned."""

    file: IO[bytes]
    box: tuple[float, float, float, float]
    size: tuple[int, int]
    has_alpha: bool
    is_upright: bool = False
    angle: int = 0
    background: tuple[int, int, int] | None = None

    @property
    def width(self) -> int:
        return self.size[0]

    @property
    def height(self) -> int:
        return self.size[1]


class BoundedImage(Image):
    """A picture that is decoded elsewhere. `image` has the width and height, as Wagtail expects it to."""

    def __init__(self, image: Recipe, upright: tuple[int, int]) -> None:
        self.image = image
        self.upright = upright

    def _with(self, **changes: Any) -> BoundedImage:
        return BoundedImage(replace(self.image, **changes), self.upright)

    @classmethod
    @Image.converter_from(list(_FILES.values()), cost=1)
    def open(cls, image_file: ImageFile) -> BoundedImage:
        """Read the header, in the bounded process."""
        about = measured(image_file.f)
        width, height = about["size"]
        recipe = Recipe(image_file.f, (0, 0, width, height), (width, height), bool(about["has_alpha"]))
        return cls(recipe, tuple(about["upright"]))

    @Image.operation
    def get_size(self) -> tuple[int, int]:
        return self.image.size

    @Image.operation
    def get_frame_count(self) -> int:
        return 1  # renditions show the first frame, as with Pillow

    @Image.operation
    def has_alpha(self) -> bool:
        return self.image.has_alpha

    @Image.operation
    def has_animation(self) -> bool:
        return False

    @Image.operation
    def auto_orient(self) -> BoundedImage:
        if self.image.is_upright:
            return self
        return self._with(box=(0, 0, *self.upright), size=self.upright, is_upright=True)

    @Image.operation
    def crop(self, rect: Sequence[float]) -> BoundedImage:
        left, top, right, bottom = rect
        width, height = self.image.size
        if left >= right or left >= width or right <= 0 or top >= bottom or top >= height or bottom <= 0:
            raise BadImageOperationError(f"Invalid crop dimensions: {rect!r}")
        left, top, right, bottom = max(0, left), max(0, top), min(right, width), min(bottom, height)
        x, y, x_end, y_end = self.image.box
        across, down = (x_end - x) / width, (y_end - y) / height
        box = (x + left * across, y + top * down, x + right * across, y + bottom * down)
        return self._with(box=box, size=(round(right - left), round(bottom - top)))

    @Image.operation
    def resize(self, size: Sequence[float]) -> BoundedImage:
        return self._with(size=(max(1, round(size[0])), max(1, round(size[1]))))

    @Image.operation
    def rotate(self, angle: int) -> BoundedImage:
        width, height = self.image.size
        return self._with(angle=(self.image.angle + angle) % 360, size=(height, width) if angle % 180 else (width, height))

    @Image.operation
    def set_background_color_rgb(self, color: Sequence[int]) -> BoundedImage:
        if not self.has_alpha():
            return self
        red, green, blue = color
        return self._with(background=(int(red), int(green), int(blue)), has_alpha=False)

    @Image.operation
    def save_as_jpeg(
        self, f: IO[bytes], quality: int = 85, optimize: bool = False, progressive: bool = False, apply_optimizers: bool = True
    ) -> ImageFile:
        options = (
            {"quality": quality} | ({"optimize": True} if optimize else {}) | ({"progressive": True} if progressive else {})
        )
        return self._saved("JPEG", f, options)

    @Image.operation
    def save_as_png(self, f: IO[bytes], optimize: bool = False, apply_optimizers: bool = True) -> ImageFile:
        return self._saved("PNG", f, {"optimize": True} if optimize else {})

    @Image.operation
    def save_as_gif(self, f: IO[bytes], apply_optimizers: bool = True) -> ImageFile:
        return self._saved("GIF", f, {})

    @Image.operation
    def save_as_webp(self, f: IO[bytes], quality: int = 80, lossless: bool = False, apply_optimizers: bool = True) -> ImageFile:
        return self._saved("WEBP", f, {"quality": quality, "lossless": lossless})

    @Image.operation
    def save_as_avif(self, f: IO[bytes], quality: int = 80, lossless: bool = False, apply_optimizers: bool = True) -> ImageFile:
        options = {"quality": -1, "chroma": 444} if lossless else {"quality": quality}
        return self._saved("AVIF", f, options | {"speed": 8, "max_threads": 1})

    def _saved(self, format: str, f: IO[bytes], options: dict[str, Any]) -> ImageFile:
        recipe = self.image
        turned = recipe.angle % 180 != 0
        job = {
            "box": recipe.box,
            "size": (recipe.height, recipe.width) if turned else recipe.size,
            "angle": recipe.angle,
            "background": recipe.background,
            "format": format,
            "options": options,
        }
        try:
            made = decoded(recipe.file, "rendition", formats=FORMATS, **job)
        except (PictureRefused, DecoderBusy) as refusal:
            # Wagtail draws its "picture not found" for this one, instead of failing the page.
            raise SourceImageIOError(str(refusal)) from refusal
        with made.file:
            shutil.copyfileobj(made.file, f)
        f.seek(0)
        return _FILES[format](f)


def measured(file: IO[bytes], *, whole: bool = False) -> dict[str, Any]:
    """Size and kind of a picture. Raises SourceImageIOError (an OSError) with a sentence."""
    try:
        made = decoded(file, "measure", formats=FORMATS, whole=whole)
    except (PictureRefused, DecoderBusy) as refusal:
        raise SourceImageIOError(str(refusal)) from refusal
    made.file.close()
    return made.about


def _refuse(image_file: ImageFile) -> Any:
    raise SourceImageIOError(str(PictureRefused("format")))


def take_the_place_of_pillow() -> None:
    """From now on Willow knows no other way to read a picture of pixels."""
    registry.register_image_class(BoundedImage)
    for kind in (*_FILES.values(), *_OTHERS):
        registry.register_converter(kind, PillowImage, _refuse, cost=1000)
        registry.register_converter(kind, WandImage, _refuse, cost=1000)
