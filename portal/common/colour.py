"""The accent colour of a site: which contrast its text keeps after the clamp of tokens.css.

The style sheet keeps hue and chroma of `--brand` and clamps its lightness. The same arithmetic
(OKLCH as in CSS Color 4, gamut mapping by reducing chroma) stands here, so that the accent
can be checked when it is saved, and so that mails and the admin, which cannot clamp, get fixed colours.
"""

from __future__ import annotations

import colorsys
import math
import re

DEFAULT_ACCENT = "#0b5c7a"
NEEDED = 4.5  # WCAG AA for text
PAPER_LIGHT, WASH_LIGHT, PAPER_DARK, WASH_DARK = "#ffffff", "#f4f6f5", "#121617", "#1a1f20"
ON_ACCENT_LIGHT, ON_ACCENT_DARK = "#ffffff", "#0d1112"

Linear = tuple[float, float, float]


class NotAColour(ValueError):
    """The text is no colour of the form #rrggbb."""


def is_colour(text: str) -> bool:
    return re.fullmatch(r"#[0-9a-fA-F]{6}", text) is not None


def accent_light(brand: str) -> str:
    """The accent on light paper, as #rrggbb: lightness at most 0.47."""
    lightness, chroma, hue = to_oklch(brand)
    return from_oklch(min(lightness, 0.47), chroma, hue)


def accent_dark(brand: str) -> str:
    """The accent on dark paper, as #rrggbb: lightness 0.77 to 0.86, chroma at most 0.11."""
    lightness, chroma, hue = to_oklch(brand)
    return from_oklch(min(max(lightness, 0.77), 0.86), min(chroma, 0.11), hue)


def deepened(brand: str, most: float) -> str:
    """The brand with a lightness of at most `most` (0 to 1), for grounds under white text."""
    lightness, chroma, hue = to_oklch(brand)
    return from_oklch(min(lightness, most), chroma, hue)


def to_hsl(colour: str) -> tuple[float, float, float]:
    """Hue in degrees, saturation and lightness in per cent, as CSS writes them. Raises NotAColour."""
    if not is_colour(colour):
        raise NotAColour(colour)
    hue, lightness, saturation = colorsys.rgb_to_hls(*(int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5)))
    return hue * 360, saturation * 100, lightness * 100


def washes(brand: str) -> tuple[str, str]:
    """The tinted grounds of chosen rows, light and dark."""
    _, chroma, hue = to_oklch(brand)
    return from_oklch(0.965, min(chroma, 0.013), hue), from_oklch(0.26, min(chroma, 0.03), hue)


def worst_contrast(brand: str) -> float:
    """The lowest contrast that text in or on the accent has anywhere, in light and in dark."""
    light, dark = accent_light(brand), accent_dark(brand)
    wash_light, wash_dark = washes(brand)
    pairs = [
        *((light, ground) for ground in (PAPER_LIGHT, WASH_LIGHT, wash_light)),
        *((dark, ground) for ground in (PAPER_DARK, WASH_DARK, wash_dark)),
        (ON_ACCENT_LIGHT, light),
        (ON_ACCENT_DARK, dark),
    ]
    return min(contrast(one, other) for one, other in pairs)


def contrast(one: str, other: str) -> float:
    """The contrast ratio of WCAG 2, from 1 to 21."""
    first, second = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (first + 0.05) / (second + 0.05)


def to_oklch(colour: str) -> tuple[float, float, float]:
    """Lightness (0 to 1), chroma, hue in radians. Raises NotAColour."""
    red, green, blue = _linear(colour)
    long = math.cbrt(0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue)
    medium = math.cbrt(0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue)
    short = math.cbrt(0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue)
    lightness = 0.2104542553 * long + 0.7936177850 * medium - 0.0040720468 * short
    a = 1.9779984951 * long - 2.4285922050 * medium + 0.4505937099 * short
    b = 0.0259040371 * long + 0.7827717662 * medium - 0.8086757660 * short
    return lightness, math.hypot(a, b), math.atan2(b, a)


def from_oklch(lightness: float, chroma: float, hue: float) -> str:
    """As #rrggbb; chroma is reduced until the colour can be shown."""
    low, high = 0.0, chroma
    if _shown(_to_linear(lightness, chroma, hue)):
        low = chroma
    else:
        for _ in range(24):
            middle = (low + high) / 2
            low, high = (middle, high) if _shown(_to_linear(lightness, middle, hue)) else (low, middle)
    channels = (round(255 * _gamma(min(max(channel, 0.0), 1.0))) for channel in _to_linear(lightness, low, hue))
    return "#" + "".join(f"{channel:02x}" for channel in channels)


def _to_linear(lightness: float, chroma: float, hue: float) -> Linear:
    a, b = chroma * math.cos(hue), chroma * math.sin(hue)
    long = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
    medium = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
    short = (lightness - 0.0894841775 * a - 1.2914855480 * b) ** 3
    return (
        4.0767416621 * long - 3.3077115913 * medium + 0.2309699292 * short,
        -1.2684380046 * long + 2.6097574011 * medium - 0.3413193965 * short,
        -0.0041960863 * long - 0.7034186147 * medium + 1.7076147010 * short,
    )


def _shown(channels: Linear) -> bool:
    return all(-1e-4 <= channel <= 1 + 1e-4 for channel in channels)


def _linear(colour: str) -> Linear:
    if not is_colour(colour):
        raise NotAColour(colour)
    channels = [int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5)]
    red, green, blue = (value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4 for value in channels)
    return red, green, blue


def _gamma(value: float) -> float:
    return 12.92 * value if value <= 0.0031308 else 1.055 * value ** (1 / 2.4) - 0.055


def _luminance(colour: str) -> float:
    red, green, blue = _linear(colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
