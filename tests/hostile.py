"""Hostile texts and the judge of pages: used by the tests of every form, of the importer and of the browser."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from html.parser import HTMLParser
from itertools import groupby
from pathlib import Path

_VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}


def blns(folder: Path) -> list[str]:
    """The big list of naughty strings, and one with the byte that PostgreSQL refuses."""
    return [*json.loads((folder / "blns.json").read_text(encoding="utf-8")), "NUL \x00 byte", "lone \ud800 half"]


def scripts(folder: Path) -> list[str]:
    """HTML that tries to get a script in, and HTML that parsers get wrong."""
    xss = [json.loads(line)["input"] for line in (folder / "bleach-xss.jsonl").read_text(encoding="utf-8").splitlines()]
    html5 = [json.loads(line)["html"] for line in (folder / "html5lib-inputs.jsonl").read_text(encoding="utf-8").splitlines()]
    return xss + html5


def markdown(folder: Path) -> list[str]:
    """The examples of CommonMark."""
    return [example["markdown"] for example in json.loads((folder / "commonmark-0.31.json").read_text(encoding="utf-8"))]


def batches(texts: Iterable[str], *, between: str, length: int, most: int = 10**6) -> Iterator[str]:
    """Texts joined to as few as will do, each at most `length` characters long and of at most `most` texts."""
    size, count, number = 0, 0, 0

    def batch_of(text: str) -> int:
        nonlocal size, count, number
        size, count = size + len(text) + len(between), count + 1
        if size > length or count > most:
            size, count, number = len(text) + len(between), 1, number + 1
        return number

    for _number, group in groupby([text for text in texts if len(text) <= length], key=batch_of):
        yield between.join(group)


class Page(HTMLParser):
    """A page as a browser reads it: the words in elements by id or tag, and all that would run."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.wrong: list[str] = []
        self.values: dict[str, str] = {}  # of fields by name; of several the first that is filled in
        self.words: dict[str, str] = {}  # of the first element of each tag
        self._open: list[str] = []
        self._field = ""
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        held = {name: value or "" for name, value in attrs}
        self.wrong += [f"<{tag} {name}={value!r}>" for name, value in held.items() if re.match(r"on|style$|srcdoc$", name)]
        for name in ("href", "src", "action", "formaction", "data", "xlink:href"):
            address = re.sub(r"[\x00-\x20]", "", held.get(name, "")).lower()
            if address.startswith(("javascript:", "vbscript:")) or (address.startswith("data:") and tag != "img"):
                self.wrong.append(f"<{tag} {name}={held[name]!r}>")
        is_data = held.get("type") in ("application/ld+json", "application/json")
        is_ours = held.get("src", "").startswith("/static/") or is_data
        if tag in ("object", "embed", "iframe", "base", "style", "applet") or (tag == "script" and not is_ours):
            self.wrong.append(f"<{tag} {held}>")
        if tag == "input" and not self.values.get(held.get("name", "")):
            self.values[held.get("name", "")] = held.get("value", "")
        self._field = held.get("name", "") if tag == "textarea" else self._field
        if tag not in _VOID:
            self._open.append(tag)
        self._first = tag not in self.words
        self.words.setdefault(tag, "")

    def handle_endtag(self, tag: str) -> None:
        if tag in self._open:
            while self._open.pop() != tag:
                pass
        if tag == "textarea":
            self._field = ""
        self.words[f"/{tag}"] = ""

    def handle_data(self, data: str) -> None:
        for tag in {"h1", "title", "q"}.intersection(self._open):
            if f"/{tag}" not in self.words:
                self.words[tag] += data
        if self._field:
            # A browser leaves out the first line end of a text area.
            was = self.values.get(self._field)
            self.values[self._field] = data.removeprefix("\n") if was is None else was + data
