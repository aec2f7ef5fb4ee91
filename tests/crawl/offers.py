"""What a page offers: links, and forms with their buttons, filled in as a browser would send them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html import unescape
from typing import Any
from urllib.parse import parse_qsl, urljoin, urlsplit

_TAG = re.compile(r"<(/?)(form|a|input|button|select|option|textarea)\b((?:[^>\"']|\"[^\"]*\"|'[^']*')*)>", re.IGNORECASE)
_ATTRIBUTE = re.compile(r"([\w:-]+)(?:\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+)))?")
_LIVE = re.compile(r"\bhx-get=\"([^\"]+)\"")
_SCRIPTS = re.compile(r"<(script|style|template|noscript)\b.*?</\1>", re.IGNORECASE | re.DOTALL)


@dataclass
class Form:
    """A form as it stands on a page, and each button that sends it."""

    action: str
    method: str
    fields: dict[str, list[str]] = field(default_factory=dict)
    buttons: list[tuple[str, str, str]] = field(default_factory=list)  # name, value, another address

    def acts(self, base: str) -> Iterator[tuple[str, dict[str, list[str]]]]:
        """Address and data of each way to send it."""
        # Without a button a form is sent by Enter in one of its fields; one without either cannot be sent.
        by_enter = [("", "", "")] if set(self.fields) - {"csrfmiddlewaretoken"} else []
        for name, value, elsewhere in self.buttons or by_enter:
            given = {key: list(values) for key, values in self.fields.items()}
            if name:
                given[name] = [value]
            yield urljoin(base, elsewhere or self.action or base), given


@dataclass
class Offered:
    links: list[str]
    forms: list[Form]


def offered(text: str, base: str) -> Offered:
    """Everything on a page that a reader can follow or press."""
    text = _SCRIPTS.sub("", text)
    links: list[str] = [urljoin(base, unescape(found)) for found in _LIVE.findall(text)]
    forms: list[Form] = []
    by_id: dict[str, Form] = {}
    waiting: list[tuple[str, str, dict[str, str]]] = []  # fields that name a form by its id, perhaps further down
    now: Form | None = None
    choosing: list[Any] = []  # name, form and value of the select that is open
    for match in _TAG.finditer(text):
        is_end, tag, attributes = match[1] == "/", match[2].lower(), _attributes(match[3])
        if tag == "form":
            now = None if is_end else Form(attributes.get("action", ""), attributes.get("method", "get").lower())
            if now is not None:
                forms.append(now)
                by_id[attributes.get("id", "")] = now
        elif tag == "a" and not is_end and attributes.get("href"):
            links.append(urljoin(base, attributes["href"]))
        elif tag == "select":
            if is_end and choosing:
                name, form, chosen, first = choosing
                if form is not None and name:
                    form.fields.setdefault(name, []).append(first if chosen is None else chosen)
                choosing = []
            elif not is_end:
                choosing = [attributes.get("name", ""), by_id.get(attributes.get("form", ""), now), None, ""]
        elif tag == "option" and not is_end and choosing:
            value = attributes.get("value", "")
            if "selected" in attributes:
                choosing[2] = value
            choosing[3] = choosing[3] or value
        elif tag == "textarea" and not is_end:
            end = text.find("</textarea", match.end())
            attributes["value"] = (
                unescape(text[match.end() : end]).strip() or "Words for a test, long enough to be taken for words."
            )
            _put(by_id.get(attributes.get("form", ""), now), "input", attributes)
        elif tag in ("input", "button") and not is_end:
            if attributes.get("form"):
                waiting.append((tag, attributes["form"], attributes))
            else:
                _put(now, tag, attributes)
    for tag, name, attributes in waiting:
        _put(by_id.get(name), tag, attributes)
    return Offered(links, forms)


def _attributes(raw: str) -> dict[str, str]:
    return {name.lower(): unescape(a or b or c or "") for name, a, b, c in _ATTRIBUTE.findall(raw)}


def _put(form: Form | None, tag: str, attributes: dict[str, str]) -> None:
    if form is None or "disabled" in attributes:
        return
    name, kind, value = attributes.get("name", ""), attributes.get("type", ""), attributes.get("value", "")
    if tag == "button" or kind in ("submit", "image"):
        if kind not in ("button", "reset"):
            form.buttons.append((name, value, attributes.get("formaction", "")))
        return
    if not name or kind == "file":
        return
    if kind in ("checkbox", "radio"):
        if "checked" in attributes or (kind == "radio" and name not in form.fields):
            form.fields[name] = [*form.fields.get(name, [])] if kind == "checkbox" else []
            form.fields[name].append(value or "on")
        return
    if not value and kind in ("", "text", "search") and "required" in attributes:
        value = "Words for a test"
    form.fields.setdefault(name, []).append(value)


def query_of(address: str) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for name, value in parse_qsl(urlsplit(address).query, keep_blank_values=True):
        found.setdefault(name, []).append(value)
    return found
