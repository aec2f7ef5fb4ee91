"""What may stand in a member's text, and nothing else.

`clean` is the one gate: every body in the database has passed it. The list of tags is our own
and short, because each of them has to look right in a post, a mail, a feed and the editor.
"""

from __future__ import annotations

import html as entities
import re
from html.parser import HTMLParser

import nh3

from portal.common.html import CleanHtml
from portal.writing.highlight import LANGUAGES, MAX_CODE, highlighted

MAX_LENGTH = 400_000  # characters of HTML; forms refuse far earlier, with a sentence
MAX_DEPTH = 24  # levels of nesting; what lies deeper keeps its text and loses its tags

_TAGS = {
    *("p", "br", "h2", "h3", "strong", "em", "s", "sub", "sup", "kbd", "code", "pre", "blockquote"),
    *("ul", "ol", "li", "a", "img", "hr", "table", "thead", "tbody", "tr", "th", "td"),
}
_ATTRIBUTES = {
    "a": {"href", "class", "data-member"},
    "img": {"src", "alt", "width", "height"},
    "code": {"class"},
    "ol": {"start"},
    "th": {"colspan", "rowspan"},
    "td": {"colspan", "rowspan"},
}
_VOID = {"br", "img", "hr"}

# Tags that others write for what we call differently. The words of a heading must not become bare text.
_ALIASES = {
    "b": "strong",
    "i": "em",
    "samp": "code",
    "tt": "code",
    "h1": "h2",
} | dict.fromkeys(("del", "strike"), "s")
_ALIASES |= dict.fromkeys(("h4", "h5", "h6"), "h3")
_ALIASES |= dict.fromkeys(("div", "section", "article", "figure", "figcaption", "dt", "dd"), "p")
_ALIAS = re.compile(r"<(/?)(" + "|".join(_ALIASES) + r")(?=[\s>/])", re.IGNORECASE)
_PRE_WITH_LANGUAGE = re.compile(r'<pre class="(lang(?:uage)?-[\w+#-]{1,30})[^">]*">\s*<code>', re.IGNORECASE)
# C0 and C1 but for tab and line feed, lone surrogates, byte order marks, and the marks that turn a line around.
_CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufeff\ufffe\uffff\u202a-\u202e\u2066-\u2069]")
_EMPTY_PARAGRAPH = re.compile(r"<p>(?:\s|<br>)*</p>")

HANDLE = r"[a-zA-Z0-9](?:[a-zA-Z0-9_.-]{0,28}[a-zA-Z0-9])?"
_MENTION_HREF = re.compile(rf"^/members/({HANDLE})/$")
UPLOAD_SRC = re.compile(r"^/uploads/([0-9a-f]{32})/[^/?#\s\"'<>]{1,200}$")
_HREF = re.compile(r"https?://|mailto:|[/#?]", re.IGNORECASE)  # a path without a slash leads nowhere from a post
_NEEDS_SECOND_PASS = re.compile(r"<(?:img|pre|table)\b|class=\"mention\"|data-member")


def without_controls(text: str) -> str:
    """Text without NUL and other characters that no keyboard means. Line ends become a line feed."""
    return _CONTROLS.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))


def _attribute(tag: str, name: str, value: str) -> str | None:
    """One attribute, as it may stand; None drops it."""
    if name == "class":
        if tag == "a":
            return "mention" if "mention" in value.split() else None
        return next((f"language-{known}" for word in value.split() if (known := _language(word))), None)
    if name == "href":
        value = value.strip()
        value = f"https://{value}" if value.lower().startswith("www.") else value
        return value if _HREF.match(value) else None
    if name == "data-member":
        return value if value.isascii() and value.isdigit() and len(value) < 12 else None
    if name in ("width", "height", "colspan", "rowspan", "start"):
        return value if value.isascii() and value.isdigit() and len(value) < (6 if tag in ("img", "ol") else 3) else None
    return value


def _language(word: str) -> str | None:
    prefix, _, name = word.lower().partition("-")
    return LANGUAGES.get(name) if prefix in ("language", "lang") else None


_cleaner = nh3.Cleaner(
    tags=_TAGS,
    clean_content_tags={"script", "style", "template", "noscript", "iframe", "object", "svg", "math", "title", "textarea"},
    attributes=_ATTRIBUTES,
    attribute_filter=_attribute,
    strip_comments=True,
    link_rel="nofollow ugc noopener",
    url_schemes={"http", "https", "mailto"},
)


def clean(html: str, *, highlight: bool = True) -> CleanHtml:
    """The HTML of a member's text, made safe and regular. Whatever comes in, this returns.

    Pictures other than our own uploads become links, so that nobody's reading is reported to
    strangers. `highlight` colours code blocks whose language is known; an import may leave it off.
    """
    html = without_controls(html)[:MAX_LENGTH]
    html = _shallow(html)
    html = _PRE_WITH_LANGUAGE.sub(r'<pre><code class="\1">', html)
    html = _ALIAS.sub(lambda match: f"<{match[1]}{_ALIASES[match[2].lower()]}", html)
    html = _CONTROLS.sub("", _cleaner.clean(html))  # again: references such as &#13; are characters now
    if _NEEDS_SECOND_PASS.search(html) or html.count("<") > MAX_DEPTH * 2:
        rewriter = _Rewriter(highlight=highlight)
        rewriter.feed(html)
        rewriter.close()
        html = rewriter.result()
    return CleanHtml(_EMPTY_PARAGRAPH.sub("", html).strip())


def _shallow(html: str) -> str:
    """Refuse nests made to exhaust a parser: thousands of open tags become text without tags."""
    if html.count("<") < 400:
        return html
    depth = deepest = 0
    for match in re.finditer(r"<(/?)([a-zA-Z][a-zA-Z0-9]*)", html):
        if match[2].lower() in _VOID or match[2].lower() in ("p", "li", "td", "th", "tr", "tbody", "thead"):
            continue  # these close by themselves
        depth = max(0, depth + (-1 if match[1] else 1))
        deepest = max(deepest, depth)
    if deepest < 400:
        return html
    return re.sub(r"</?[a-zA-Z][^>]*>?", " ", html)


class _Rewriter(HTMLParser):
    """A second pass over HTML that nh3 has made regular: pictures, mentions, code, depth."""

    def __init__(self, *, highlight: bool) -> None:
        super().__init__(convert_charrefs=True)
        self.out: list[str] = []
        self.open: list[tuple[str, bool]] = []  # tag, and whether it was written
        self.depth = 0  # of those written
        self.highlight = highlight
        self.code: list[str] | None = None  # the text of the code block that is open
        self.language = ""
        self.colourable = MAX_CODE  # characters of code in this text that may still be coloured

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if self.code is not None:
            if tag == "code" and not self.code:
                self.language = (dict(attrs).get("class") or "").removeprefix("language-")
            elif tag == "br":
                self.code.append("\n")
            return
        if tag == "pre":
            self.code, self.language = [], ""
            return
        values = {name: value or "" for name, value in attrs}
        if tag == "img":
            self.out.append(self._image(values))
            return
        if tag == "a":
            values = self._link(values)
        if tag in _VOID:
            self.out.append(f"<{tag}>")
            return
        if tag == "table":
            values = {"tabindex": "0"}
        written = self.depth < MAX_DEPTH
        self.open.append((tag, written))
        self.depth += written
        if written:
            self.out.append(f"<{tag}{_written(values)}>")

    def handle_endtag(self, tag: str) -> None:
        if self.code is not None:
            if tag == "pre":
                self._close_code()
            return
        if tag in _VOID or not self.open:
            return
        name, written = self.open.pop()
        self.depth -= written
        if written:
            self.out.append(f"</{name}>")

    def handle_data(self, data: str) -> None:
        if self.code is not None:
            self.code.append(data)
        else:
            self.out.append(_escaped(data))

    def _close_code(self) -> None:
        text = "".join(self.code or []).strip("\n")
        language = self.language if self.language in LANGUAGES else ""
        has_colours = self.highlight and language not in ("", "text") and len(text) <= self.colourable
        self.colourable -= len(text) if has_colours else 0
        inside = highlighted(text, language) if has_colours else _escaped(text)
        name = f' class="language-{language}"' if language else ""
        # A block that may scroll sideways has to be reached by keyboard.
        self.out.append(f'<pre tabindex="0"><code{name}>{inside}</code></pre>')
        self.code = None

    def _image(self, values: dict[str, str]) -> str:
        src, alt = values.get("src", ""), values.get("alt", "").strip()
        if UPLOAD_SRC.match(src):
            size = {name: values[name] for name in ("width", "height") if name in values}
            return f"<img{_written({'src': src, 'alt': alt} | size | {'loading': 'lazy', 'decoding': 'async'})}>"
        if src.startswith(("http://", "https://")):
            link = _written({"href": src, "rel": "nofollow ugc noopener"})
            if any(tag == "a" for tag, _written_ in self.open):
                return _escaped(alt or src)  # a picture that is a link already
            return f"<a{link}>{_escaped(alt or src)}</a>"
        return _escaped(alt)

    @staticmethod
    def _link(values: dict[str, str]) -> dict[str, str]:
        if "class" in values and "data-member" in values and _MENTION_HREF.match(values.get("href", "")):
            return {name: values[name] for name in ("class", "href", "data-member", "rel")}
        return {name: value for name, value in values.items() if name not in ("class", "data-member")}

    def result(self) -> str:
        if self.code is not None:
            self._close_code()
        return "".join(self.out) + "".join(f"</{tag}>" for tag, written in reversed(self.open) if written)


def _escaped(text: str) -> str:
    return entities.escape(text, quote=False)


def _written(values: dict[str, str]) -> str:
    return "".join(f' {name}="{entities.escape(value)}"' for name, value in values.items())


def mentioned_usernames(html: str) -> list[str]:
    """Handles of the members that a clean text mentions, each once, in order."""
    found = re.findall(rf'<a class="mention" href="/members/({HANDLE})/"', html)
    return list(dict.fromkeys(found))


def upload_keys(html: str) -> list[str]:
    """Keys (32 hexadecimal digits) of the uploads that a clean text shows or links to, each once."""
    return list(dict.fromkeys(re.findall(r'(?:src|href)="/uploads/([0-9a-f]{32})/', html)))
