"""The process that decodes one picture and ends. Run by `portal.common.pictures`, never imported by it.

It takes the picture from standard input, writes the new one to a file that it was given open, and answers one line of
JSON on standard output. Its limits hold for it alone: whatever a hostile file makes a codec do ends with this process.
Only Pillow is imported, so that it starts quickly; the environment (with its secrets) does not come along.
"""

from __future__ import annotations

import io
import json
import os
import sys
import warnings
from collections.abc import Iterator
from typing import Any

# Most pixels of a still picture, by what its codec needs at once: 400 MB have to be enough for all of it.
# A camera of "50 megapixels" has up to 8,192 x 6,144. WebP and AVIF decoders keep several copies of the whole.
MAX_PIXELS = {"JPEG": 52_000_000, "PNG": 52_000_000, "GIF": 52_000_000, "WEBP": 20_000_000, "AVIF": 24_000_000}
MAX_FRAMES = 400
MAX_FRAME_PIXELS = 40_000_000  # width x height x frames of a moving picture
MAX_SAVED_PIXELS = 24_000_000  # of a picture that is encoded
LONG_SIDE = 2400  # pixels kept of a still upload
MOVING_SIDE = 1200  # and of a moving one
STRIP = 2_000_000  # pixels that are converted at once


class Refused(Exception):
    """The picture is not taken. The message is a code that the caller has a sentence for."""


def main(job: dict[str, Any]) -> dict[str, Any]:
    """Do one job; the answer has `refused` (a code) or what was made."""
    _limit(job["memory"], job["seconds"], job["most_bytes"])
    sys.path.insert(0, job["folder"])
    try:
        from PIL import Image

        Image.MAX_IMAGE_PIXELS = None  # our own limits are asked before a pixel is decoded
        warnings.simplefilter("ignore")
        with os.fdopen(0, "rb", closefd=False) as source, os.fdopen(job["out"], "wb") as out:
            image = _opened(source, job["formats"])
            return TASKS[job["task"]](image, out, job)
    except Refused as refusal:
        return {"refused": str(refusal)}
    except MemoryError:
        return {"refused": "memory"}
    except Exception:  # a broken picture fails in as many ways as there are formats
        return {"refused": "broken"}


def _limit(memory: int, seconds: int, most_bytes: int) -> None:
    import resource

    for kind, most in (
        ("RLIMIT_AS", memory),
        ("RLIMIT_CPU", seconds),
        ("RLIMIT_FSIZE", most_bytes),
        ("RLIMIT_CORE", 0),
        ("RLIMIT_NOFILE", 64),
    ):
        try:
            resource.setrlimit(getattr(resource, kind), (most, most))
        except (AttributeError, ValueError, OSError):  # a system without this limit; the caller's clock still runs
            continue


def _opened(source: Any, formats: list[str]) -> Any:
    """The picture with its header read and its limits checked; nothing is decoded yet."""
    start = source.read(32)
    source.seek(0)
    name = _format(start)
    if name not in formats:
        raise Refused("format")
    image = _plugin(name)(source)
    if min(image.size) < 1:
        raise Refused("broken")
    if image.width * image.height > MAX_PIXELS[name]:
        raise Refused("pixels")
    if name != "JPEG":  # what a JPEG holds beside its first picture (MPO) is passed over
        frames = 1
        if getattr(image, "is_animated", False):
            frames = _frames(image)
        if frames > 1 and (frames > MAX_FRAMES or frames * image.width * image.height > MAX_FRAME_PIXELS):
            raise Refused("frames")
    return image


def _format(start: bytes) -> str:
    if start.startswith(b"\x89PNG\r\n\x1a\n"):
        return "PNG"
    if start.startswith(b"\xff\xd8\xff"):
        return "JPEG"
    if start.startswith((b"GIF87a", b"GIF89a")):
        return "GIF"
    if start[:4] == b"RIFF" and start[8:12] == b"WEBP":
        return "WEBP"
    if start[4:8] == b"ftyp" and start[8:12] in (b"avif", b"avis", b"mif1", b"msf1"):
        return "AVIF"
    return ""


def _plugin(name: str) -> Any:
    """Pillow's reader of one format alone: fewer codecs within reach, and a quicker start."""
    from importlib import import_module

    module, reader = {
        "PNG": ("PngImagePlugin", "PngImageFile"),
        "JPEG": ("JpegImagePlugin", "JpegImageFile"),
        "GIF": ("GifImagePlugin", "GifImageFile"),
        "WEBP": ("WebPImagePlugin", "WebPImageFile"),
        "AVIF": ("AvifImagePlugin", "AvifImageFile"),
    }[name]
    return getattr(import_module(f"PIL.{module}"), reader)


def _frames(image: Any) -> int:
    """How many frames there are, counted no further than the limit. Of a GIF only the headers are read."""
    if image.format != "GIF":
        return int(image.n_frames)
    most = min(MAX_FRAMES, MAX_FRAME_PIXELS // (image.width * image.height))
    count = 1
    try:
        while count <= most:
            image._seek(count, False)
            count += 1
    except EOFError:
        pass
    image.seek(0)
    return count


# --- What can be asked ---


def upload(image: Any, out: Any, job: dict[str, Any]) -> dict[str, Any]:
    """A member's picture, made anew: upright, in sRGB, at most LONG_SIDE, with nothing else of the file."""
    if image.format != "JPEG" and getattr(image, "is_animated", False):
        return _moving(image, out)
    made = _still(image, LONG_SIDE)
    if image.format == "JPEG":
        made = made if made.mode in ("L", "RGB") else made.convert("RGB")
        _save(made, out, "JPEG", quality=85, optimize=True, progressive=True)
    elif image.format == "WEBP":
        _save(made, out, "WEBP", quality=85, method=4)
    else:
        _save(made, out, "PNG", optimize=made.width * made.height < 2_000_000)
    return {"format": "PNG" if image.format == "GIF" else image.format, "width": made.width, "height": made.height}


def square(image: Any, out: Any, job: dict[str, Any]) -> dict[str, Any]:
    """The middle square of a picture as WebP."""
    from PIL import Image, ImageOps

    side = job["side"]
    if min(image.size) < 32:
        raise Refused("small")
    made = ImageOps.fit(_colours(_still(image, side * 2, of_short_side=True)), (side, side), Image.Resampling.LANCZOS)
    _save(made, out, "WEBP", quality=86, method=4)
    return {"format": "WEBP", "width": side, "height": side}


def measure(image: Any, out: Any, job: dict[str, Any]) -> dict[str, Any]:
    """Size as stored, and upright. With `whole` every pixel of the first frame is decoded: the file is no broken one."""
    answer = {"format": image.format, "size": image.size, "has_alpha": _has_alpha(image)}
    if job["whole"]:
        _draft(image, 1)
        image.load()
    width, height = answer["size"]
    answer["upright"] = (height, width) if _orientation(image) >= 5 else (width, height)
    return answer


def rendition(image: Any, out: Any, job: dict[str, Any]) -> dict[str, Any]:
    """A part of a picture in another size and format: what Wagtail's filters come down to."""
    from PIL import Image

    width, height = image.size
    left, top, right, bottom = job["box"]  # of the upright picture
    wanted = job["size"]
    if wanted[0] * wanted[1] > MAX_SAVED_PIXELS:
        raise Refused("pixels")
    scale = min((right - left) / max(1, wanted[0]), (bottom - top) / max(1, wanted[1]))
    made = _still(image, round(max(width, height) / max(1.0, scale)), gap=2)
    across = max(made.size) / max(width, height)
    box = [side * across for side in (left, top, right, bottom)]
    box = [max(0.0, box[0]), max(0.0, box[1]), min(float(made.width), box[2]), min(float(made.height), box[3])]
    made = _colours(made)
    made = made.resize((max(1, wanted[0]), max(1, wanted[1])), Image.Resampling.LANCZOS, box=tuple(box))
    turns = {90: Image.Transpose.ROTATE_90, 180: Image.Transpose.ROTATE_180, 270: Image.Transpose.ROTATE_270}
    if job["angle"] % 360 in turns:
        made = made.transpose(turns[job["angle"] % 360])
    if job["background"] is not None and made.mode in ("RGBA", "LA"):
        under = Image.new("RGBA", made.size, (*job["background"], 255))
        under.alpha_composite(made.convert("RGBA"))
        made = under.convert("RGB")
    if job["format"] == "JPEG" and made.mode not in ("L", "RGB"):
        made = made.convert("RGB")
    if job["format"] == "GIF":
        made = made.convert("P", palette=Image.Palette.ADAPTIVE) if made.mode == "RGB" else made
    if job["format"] == "AVIF":
        from PIL import AvifImagePlugin  # noqa: F401 - registers itself
    _save(made, out, job["format"], **job["options"])
    return {"format": job["format"], "width": made.width, "height": made.height}


TASKS = {"upload": upload, "square": square, "measure": measure, "rendition": rendition}


# --- How it is done ---


def _still(image: Any, long_side: int, *, gap: float = 1.5, of_short_side: bool = False) -> Any:
    """The first frame, upright and in colours that every screen shows, its longer (or shorter) side at most this.

    With a large picture the steps are in this order for the memory's sake: the codec or a reduction first makes it
    about as small as it will be, so that no second copy of all pixels is ever held. `gap` is how much larger than
    wanted it stays for the last, better step; rendition() does that one itself (gap 2).
    """
    from PIL import Image

    side = (min if of_short_side else max)(image.size)
    scale = side / long_side
    _draft(image, scale / gap)
    profile = image.info.get("icc_profile")
    image.load()
    orientation = _orientation(image)
    scale = (min if of_short_side else max)(image.size) / long_side
    factor = max(1, int(scale / gap))
    made = _reduced(image, factor)
    if gap < 2 and scale > 1:
        made = _colours(made)
        ratio = long_side / (min if of_short_side else max)(made.size)
        if ratio < 1:
            wanted = (max(1, round(made.width * ratio)), max(1, round(made.height * ratio)))
            made = made.resize(wanted, Image.Resampling.LANCZOS)
    made = _to_srgb(made, profile)
    method = {
        2: Image.Transpose.FLIP_LEFT_RIGHT,
        3: Image.Transpose.ROTATE_180,
        4: Image.Transpose.FLIP_TOP_BOTTOM,
        5: Image.Transpose.TRANSPOSE,
        6: Image.Transpose.ROTATE_270,
        7: Image.Transpose.TRANSVERSE,
        8: Image.Transpose.ROTATE_90,
    }.get(orientation)
    return made if method is None else made.transpose(method)


def _draft(image: Any, scale: float) -> None:
    """Let the JPEG codec leave out what would be thrown away anyway (half, a quarter or an eighth of each side)."""
    if image.format == "JPEG" and scale >= 2:
        image.draft(None, (max(1, int(image.width / scale)), max(1, int(image.height / scale))))


def _orientation(image: Any) -> int:
    try:
        value = image.getexif().get(0x0112, 1)
    except Exception:  # broken camera data is no reason to refuse the picture
        return 1
    return value if isinstance(value, int) and 1 <= value <= 8 else 1


def _has_alpha(image: Any) -> bool:
    return image.mode in ("RGBA", "LA", "PA") or "transparency" in image.info


def _colours(image: Any) -> Any:
    """In a mode that can be resized and saved: L, LA, RGB or RGBA."""
    if image.mode.startswith("I"):  # 65,536 greys: a conversion to 256 would cut them off instead of dividing them
        return image.convert("I").point(lambda grey: grey * (1 / 256)).convert("L")
    if "transparency" in image.info:
        return image.convert("RGBA")
    if image.mode in ("L", "LA", "RGB", "RGBA"):
        return image
    return image.convert("L" if image.mode == "1" else "RGBA" if _has_alpha(image) else "RGB")


def _reduced(image: Any, factor: int) -> Any:
    """An n-th of each side, strip by strip: a picture of 50 megapixels is never held twice."""
    from PIL import Image

    if factor < 2:
        was_palette = image.mode == "P" and image.format == "PNG"
        return image.copy() if was_palette else _colours(image)
    rows = max(factor, STRIP // image.width // factor * factor)
    made = None
    for top in range(0, image.height, rows):
        strip = image.crop((0, top, image.width, min(image.height, top + rows)))
        strip.info = {key: value for key, value in image.info.items() if key == "transparency"}
        strip = _colours(strip).reduce(factor)
        if made is None:
            made = Image.new(strip.mode, (strip.width, -(-image.height // factor)))
        made.paste(strip, (0, top // factor))
    return made


def _to_srgb(image: Any, profile: bytes | None) -> Any:
    """Colours as every screen shows them; the camera's profile is not kept."""
    if not profile or image.mode not in ("RGB", "RGBA"):
        return image
    from PIL import ImageCms

    try:
        source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
        made = ImageCms.profileToProfile(image, source, ImageCms.createProfile("sRGB"), outputMode=image.mode)
    except (ImageCms.PyCMSError, OSError, ValueError):
        return image
    return made or image


def _moving(image: Any, out: Any) -> dict[str, Any]:
    """All frames anew, at most MOVING_SIDE, and repeated without end."""
    scale = min(1.0, MOVING_SIDE / max(image.size))
    size = (max(1, round(image.width * scale)), max(1, round(image.height * scale)))
    durations: list[int] = []

    def frames() -> Iterator[Any]:
        for number in range(image.n_frames):
            image.seek(number)
            image.load()  # only now WebP knows how long the frame stays
            durations.append(min(60_000, max(20, int(image.info.get("duration") or 100))))
            frame = image.convert("RGBA")
            yield frame.resize(size) if size != image.size else frame

    made = frames()
    first = next(made)
    first.info = {}
    moving: dict[str, Any] = {"save_all": True, "append_images": made, "duration": durations, "loop": 0}
    if image.format == "GIF":
        _save(first, out, "GIF", disposal=2, **moving)
    elif image.format == "PNG":
        moving["append_images"] = list(made)
        _save(first, out, "PNG", **moving)
    else:
        moving["append_images"] = list(made)
        _save(first, out, "WEBP", quality=80, **moving)
    return {"format": image.format, "width": size[0], "height": size[1]}


def _save(image: Any, out: Any, format: str, **options: Any) -> None:
    """Encode the pixels, and nothing that rode along in the file."""
    if format == "WEBP":
        from PIL import WebPImagePlugin  # noqa: F401 - registers itself
    elif format == "GIF":
        from PIL import GifImagePlugin  # noqa: F401
    elif format == "JPEG":
        from PIL import JpegImagePlugin  # noqa: F401
    elif format == "PNG":
        from PIL import PngImagePlugin  # noqa: F401
    image.info = {key: value for key, value in image.info.items() if key == "transparency"}
    if hasattr(image, "_exif"):
        image._exif = None
    image.encoderinfo = {}
    image.save(out, format, **options)
    out.flush()


if __name__ == "__main__":
    sys.stdout.write(json.dumps(main(json.loads(sys.argv[1]))) + "\n")
