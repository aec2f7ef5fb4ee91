"""Text is one type and HTML another, so that neither is handed over as the other.

A `str` is text: it is escaped wherever HTML is written. `CleanHtml` is HTML that may be shown as it stands.
"""

from __future__ import annotations

import re
from html import escape, unescape
from typing import Self
from urllib.parse import quote, urljoin

# A tag to its end: what stands in quotes may have angle brackets of its own.
_TAG = re.compile(r"""</?[a-zA-Z](?:"[^"]*"|[^">])*>""")
_BLOCK_END = re.compile(r"</(?:p|h2|h3|li|pre|blockquote|tr|table|ul|ol)>|<[bh]r ?/?>")
_CELL_END = re.compile(r"</t[dh]>")
_IMAGE = re.compile(r'<img [^>]*?alt="([^"]*)"[^>]*>')
_ADDRESS = re.compile(r'(\s(?:href|src|poster|cite)=)"([^"]*)"')
_WITHOUT_BASE = ("mailto:", "tel:", "data:")


class CleanHtml(str):
    """HTML that was sanitised when it was written, or that was made from escaped text.

    Wrap a body where it leaves its row, `CleanHtml(post.body)`; never an excerpt, a title or a name, which are text.
    """

    __slots__ = ()

    def __html__(self) -> str:  # templates show it as it stands
        return str(self)

    def __add__(self, other: str) -> Self:
        if not isinstance(other, CleanHtml):
            raise TypeError("Only CleanHtml can be added to CleanHtml: put text through html_of() first.")
        return type(self)(str.__add__(self, other))


NO_HTML = CleanHtml()


def html_of(text: str) -> CleanHtml:
    """A text as one paragraph of HTML; nothing for no text."""
    return CleanHtml(f"<p>{escape(text, quote=False)}</p>" if text else "")


def text_of(html: str) -> str:
    """The words of a clean text, one block a line, without markup. For search, mails and counting."""
    text = _IMAGE.sub(r" \1 ", html) if "<img " in html else html
    text = _CELL_END.sub(" ", text) if "<table" in html else text
    text = _BLOCK_END.sub("\n", text)
    text = unescape(_TAG.sub("", text))
    lines = (" ".join(line.split()) for line in text.split("\n"))
    return "\n".join(line for line in lines if line)


def with_absolute_links(html: CleanHtml, base: str) -> CleanHtml:
    """The same with every href and src absolute, for readers who have no page around it: feeds and e-mails.

    `base` is the absolute address of the page that the text stands on. Clean HTML quotes its attributes with
    double quotes and has no bare "<" in text, so a tag is what looks like one.
    """
    return CleanHtml(_TAG.sub(lambda tag: _ADDRESS.sub(lambda found: _absolute(found, base), tag[0]), html))


def _absolute(found: re.Match[str], base: str) -> str:
    written = unescape(found[2])
    if written.lower().startswith(_WITHOUT_BASE):
        return found[0]
    try:
        address = quote(urljoin(base, written), safe="%/:?&=#+,;@!$'()*~[]")
    except ValueError:  # "http://[": nothing that could be followed, whatever it is made of
        return found[0]
    return f'{found[1]}"{escape(address)}"'
