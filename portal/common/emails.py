"""E-mails: one text for each, sent as plain text and as HTML in the look of the site.

An e-mail is two templates, `<name>_subject.txt` and `<name>_message.txt`. Its HTML is made from the text:

- a paragraph is a paragraph;
- a paragraph that is a code of digits stands large;
- `Open your settings: https://…` as a paragraph of its own becomes a button with that label;
- other addresses become links.

An e-mail that needs more (a consequence line) brings `<name>_message.html`, extending `mail/layout.html`.
"""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files
from typing import Any

import css_inline
from django.conf import settings
from django.template.exceptions import TemplateDoesNotExist
from django.template.loader import get_template, render_to_string
from django.utils.translation import get_language, get_language_bidi
from markupsafe import Markup, escape

from portal.common import colour
from portal.common.branding import identity_of
from portal.common.jinja import fragment

_BUTTON = re.compile(r"(?P<label>[^:\n]{2,60}):?\s+(?P<href>https?://[^\s<>\"]+)")
_CODE = re.compile(r"[0-9A-Z-]{4,12}")
_ADDRESS = re.compile(r"https?://[^\s<>\"]+[^\s<>\".,;:!?)]")


def render_mail(template: str, context: dict[str, Any]) -> tuple[str, str, str]:
    """Subject, text and HTML of one e-mail, in the language that is active.

    `template` is the name without ending: "members/mails/approved". The context gets `site`, `site_url`
    and, where the e-mail can be stopped, may bring `why` (why one gets it) and `stop_url`.
    """
    site = identity_of(None)
    context = {"site": site, "site_url": settings.SITE_URL, "why": "", "stop_url": "", **context}
    subject = " ".join(render_to_string(f"{template}_subject.txt", context).split())
    body = _tidy(render_to_string(f"{template}_message.txt", context))
    text = str(fragment("mail/layout.txt", body=body, **context))
    frame = {
        **context,
        "subject": subject,
        "css": Markup(_css(site.brand)),
        "lang": get_language() or "en",
        "dir": "rtl" if get_language_bidi() else "ltr",
    }
    try:
        html = get_template(f"{template}_message.html").render(frame)
    except TemplateDoesNotExist:
        html = str(fragment("mail/from_text.html", paragraphs=[_paragraph(text) for text in body.split("\n\n")], **frame))
    return subject, text, _inliner().inline(html)


def _tidy(text: str) -> str:
    """Lines without spaces at their ends, one empty line between paragraphs."""
    lines = "\n".join(line.strip() for line in text.strip().splitlines())
    return re.sub(r"\n{3,}", "\n\n", lines)


def _paragraph(text: str) -> dict[str, Any]:
    """What one paragraph of the text is in HTML."""
    if _CODE.fullmatch(text) and any(letter.isdigit() for letter in text):
        return {"kind": "code", "html": text}
    button = _BUTTON.fullmatch(text)
    if button:
        return {"kind": "button", "label": button["label"].strip(), "href": button["href"]}
    return {"kind": "text", "html": _linked(text)}


def _linked(text: str) -> Markup:
    pieces, end = [], 0
    for found in _ADDRESS.finditer(text):
        pieces += [escape(text[end : found.start()]), Markup('<a class="plain" href="{0}">{0}</a>').format(found.group())]
        end = found.end()
    pieces.append(escape(text[end:]))
    return Markup("").join(pieces).replace("\n", Markup("<br>"))


def _css(brand: str) -> str:
    """The rules of e-mails with the accent of the site; mail programs cannot clamp it themselves."""
    css = files("portal.common").joinpath("jinja2/mail/mail.css").read_text(encoding="utf-8")
    return css.replace(colour.DEFAULT_ACCENT, colour.accent_light(brand)).replace("#84c4e0", colour.accent_dark(brand))


@cache
def _inliner() -> css_inline.CSSInliner:
    return css_inline.CSSInliner(load_remote_stylesheets=False, keep_style_tags=False, keep_at_rules=True)
