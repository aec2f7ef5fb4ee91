"""One icons.svg, made from the kept icon library (Lucide) and our own line symbols, and icons.css with a few of them.

Templates say `icon("search")` and `line_icon("ln-so")`. A drawing that is not in `DRAWINGS` yet is
added there under the name of what it means here, with the name of its Lucide drawing.

What stands under each of twenty posts is drawn by a class instead (`masked("flag")`): an element for each
drawing was an eighth of the page.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any
from urllib.parse import quote

from django.conf import settings
from django.contrib.staticfiles.finders import BaseFinder
from django.contrib.staticfiles.utils import matches_patterns
from django.core.files.storage import FileSystemStorage

SPRITE = "common/icons.svg"
MASKS = "common/icons.css"

# What it means here: which drawing of Lucide shows it.
DRAWINGS = {
    "archive": "archive",
    "article": "file-text",
    "assign": "user-plus",
    "back": "arrow-left",
    "bold": "bold",
    "bookmark": "bookmark",
    "calendar": "calendar",
    "case": "ticket",
    "check": "check",
    "clock": "clock",
    "close": "x",
    "code": "code",
    "code-block": "square-code",
    "copy": "copy",
    "compare": "columns-2",
    "down": "chevron-down",
    "edit": "pencil",
    "export": "download",
    "eye": "eye",
    "eye-off": "eye-off",
    "feed": "rss",
    "file": "paperclip",
    "flag": "flag",
    "globe": "globe",
    "heading": "heading",
    "history": "history",
    "home": "house",
    "idea": "lightbulb",
    "image": "image",
    "inbox": "inbox",
    "info": "info",
    "italic": "italic",
    "key": "key-round",
    "link": "link",
    "list": "list",
    "lock": "lock",
    "mail": "mail",
    "mention": "at-sign",
    "menu": "menu",
    "merge": "merge",
    "moon": "moon",
    "more": "ellipsis",
    "move": "corner-down-right",
    "next": "arrow-right",
    "numbers": "list-ordered",
    "out": "external-link",
    "passkey": "fingerprint-pattern",
    "people": "users",
    "phone": "smartphone",
    "pin": "pin",
    "plus": "plus",
    "product": "package",
    "question": "message-circle-question-mark",
    "quote": "quote",
    "redo": "redo-2",
    "reply": "reply",
    "same": "hand",
    "search": "search",
    "settings": "settings",
    "shield": "shield",
    "sign-in": "log-in",
    "sign-out": "log-out",
    "sort": "arrow-down-wide-narrow",
    "split": "split",
    "staff": "building-2",
    "star": "star",
    "strike": "strikethrough",
    "sun": "sun",
    "table": "table",
    "tag": "tag",
    "talk": "message-square",
    "trash": "trash-2",
    "undo": "undo-2",
    "up": "chevron-up",
    "upload": "upload",
    "user": "user",
    "warn": "triangle-alert",
}

# Those that `icons.css` has as classes.
MASKED = ("bookmark", "check", "flag", "link", "quote", "talk", "up")


def _line_symbols() -> str:
    return files("portal.common").joinpath("lines.svg").read_text(encoding="utf-8")


@cache
def line_names() -> frozenset[str]:
    """The names of the small consequence lines: ln-open, ln-so, …"""
    return frozenset(re.findall(r'<symbol id="(ln-[a-z]+)"', _line_symbols()))


def _shapes(names: Iterable[str]) -> dict[str, str]:
    """What stands inside the svg element of each of these drawings."""
    shapes = {}
    with files("lucide").joinpath("lucide.zip").open("rb") as opened, zipfile.ZipFile(opened) as library:
        for name in names:
            svg = library.read(f"{DRAWINGS[name]}.svg").decode()
            shapes[name] = re.sub(r"\s*\n\s*", "", svg[svg.index(">") + 1 : svg.rindex("</svg>")])
    return shapes


@cache
def sprite() -> str:
    """The text of icons.svg: one symbol for each drawing, stroke left to the style sheet."""
    symbols = [
        f'<symbol id="{name}" viewBox="0 0 24 24" stroke-linecap="round" stroke-linejoin="round">{shapes}</symbol>'
        for name, shapes in _shapes(DRAWINGS).items()
    ]
    symbols += re.findall(r"<symbol.*?</symbol>", _line_symbols(), re.DOTALL)
    return '<svg xmlns="http://www.w3.org/2000/svg">\n' + "\n".join(symbols) + "\n</svg>\n"


@cache
def masks() -> str:
    """The text of icons.css: the shape of each masked drawing. `.i` in components.css gives it size and colour."""
    rules = []
    for name, shapes in _shapes(MASKED).items():
        drawing = (
            '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24" fill="none" stroke="#000" stroke-width="1.75" '
            f'stroke-linecap="round" stroke-linejoin="round">{shapes}</svg>'
        )
        rules.append(f'.i-{name} {{ --drawing: url("data:image/svg+xml,{quote(drawing, safe=" =:/")}"); }}')
    return "\n".join(rules) + "\n"


_MADE = {SPRITE: sprite, MASKS: masks}


class IconFinder(BaseFinder):
    """Gives both files to `collectstatic` and to the development server like any other static file."""

    def __init__(self, app_names: Any = None, *args: Any, **kwargs: Any) -> None:
        self.folder = Path(settings.HOME) / "generated"
        self.storage = FileSystemStorage(location=self.folder)
        self.storage.prefix = ""  # type: ignore[attr-defined]  # collectstatic asks each storage for one

    def find(self, path: str, find_all: bool = False, **kwargs: Any) -> Any:
        if path not in _MADE:
            return []
        made = str(self._made(path))
        return [made] if find_all or kwargs.get("all") else made

    def list(self, ignore_patterns: Iterable[str] | None) -> Iterable[Any]:
        for path in _MADE:
            if not matches_patterns(path, list(ignore_patterns or [])):
                self._made(path)
                yield path, self.storage

    def _made(self, path: str) -> Path:
        """The file on disk, written when it is missing or was made from other drawings."""
        target = self.folder / path
        text = _MADE[path]()
        if not target.exists() or target.read_text(encoding="utf-8") != text:
            target.parent.mkdir(parents=True, exist_ok=True)
            building = target.with_suffix(".building")
            building.write_text(text, encoding="utf-8")
            building.replace(target)
        return target
