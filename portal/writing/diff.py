"""What an edit changed, word by word, for people to read."""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from html import escape

from markupsafe import Markup

from portal.writing.html import to_markdown

MAX_WORDS = 3000  # of one block; a longer one is shown as removed and added whole
AROUND = 1  # unchanged blocks shown beside a change


def changes(before: str, after: str) -> Markup:
    """HTML paragraphs with `<del>` and `<ins>` around changed words. Both texts are clean HTML.

    The words are compared as Markdown, so that a changed link or emphasis is seen too. Unchanged
    blocks far from any change give way to one `<p class="gap">…</p>`.
    """
    old, new = _blocks(before), _blocks(after)
    rows: list[tuple[bool, str]] = []  # (is it changed?, HTML)
    for what, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if what == "equal":
            rows += [(False, escape(block)) for block in old[a:b]]
            continue
        pairs = min(b - a, d - c)
        rows += [(True, words_changed(old[a + n], new[c + n])) for n in range(pairs)]
        rows += [(True, f"<del>{escape(block)}</del>") for block in old[a + pairs : b]]
        rows += [(True, f"<ins>{escape(block)}</ins>") for block in new[c + pairs : d]]
    return Markup("\n").join(_shown(rows))


def words_changed(before: str, after: str) -> Markup:
    """One line of plain text against another, as HTML with `<del>` and `<ins>`."""
    old, new = _words(before), _words(after)
    if len(old) > MAX_WORDS or len(new) > MAX_WORDS:
        return Markup("<del>{}</del><ins>{}</ins>").format(before, after)
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    if matcher.quick_ratio() < 0.3:  # hardly a word in common: two whole sentences read better than confetti
        return Markup("<del>{}</del> <ins>{}</ins>").format(before, after)
    out = Markup("")
    for what, a, b, c, d in matcher.get_opcodes():
        if what == "equal":
            out += Markup("{}").format("".join(old[a:b]))
            continue
        if b > a:
            out += Markup("<del>{}</del>").format("".join(old[a:b]))
        if d > c:
            out += Markup("<ins>{}</ins>").format("".join(new[c:d]))
    return out


def _blocks(html: str) -> list[str]:
    return [block for block in re.split(r"\n{1,}", to_markdown(html)) if block.strip()][:5000]


def _words(text: str) -> list[str]:
    return re.findall(r"\s+|\w+|[^\w\s]", text)


def _shown(rows: list[tuple[bool, str]]) -> list[Markup]:
    near = {n + step for n, (is_changed, _html) in enumerate(rows) if is_changed for step in range(-AROUND, AROUND + 1)}
    shown: list[Markup] = []
    is_in_gap = False
    for n, (_is_changed, html) in enumerate(rows):
        if n in near:
            shown.append(Markup(f"<p>{html}</p>"))
            is_in_gap = False
        elif not is_in_gap:
            shown.append(Markup('<p class="gap">…</p>'))
            is_in_gap = True
    return shown
