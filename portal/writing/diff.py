"""What an edit changed, word by word, for people to read."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from html import escape

from markupsafe import Markup

from portal.writing.html import to_markdown

MAX_WORDS = 3000  # of one block; a longer one is shown as removed and added whole
MAX_STEPS = 150_000  # of the search for what is alike, in one comparison of two texts; the rest counts as changed
MAX_EDITS = 300  # between two sequences; beyond it hardly anything is alike
AROUND = 1  # unchanged blocks shown beside a change


def changes(before: str, after: str) -> Markup:
    """HTML paragraphs with `<del>` and `<ins>` around changed words. Both texts are clean HTML.

    The words are compared as Markdown, so that a changed link or emphasis is seen too. Unchanged
    blocks far from any change give way to one `<p class="gap">…</p>`.
    """
    old, new = _blocks(before), _blocks(after)
    steps = Steps(MAX_STEPS)
    rows: list[tuple[bool, str]] = []  # (is it changed?, HTML)
    for what, a, b, c, d in opcodes(old, new, steps):
        if what == "equal":
            rows += [(False, escape(block)) for block in old[a:b]]
            continue
        pairs = min(b - a, d - c)
        rows += [(True, words_changed(old[a + n], new[c + n])) for n in range(pairs)]
        rows += [(True, f"<del>{escape(block)}</del>") for block in old[a + pairs : b]]
        rows += [(True, f"<ins>{escape(block)}</ins>") for block in new[c + pairs : d]]
    return Markup("\n").join(_shown(rows))


def words_changed(before: str, after: str, steps: Steps | None = None) -> Markup:
    """One line of plain text against another, as HTML with `<del>` and `<ins>`."""
    old, new = _words(before), _words(after)
    if len(old) > MAX_WORDS or len(new) > MAX_WORDS:
        return Markup("<del>{}</del><ins>{}</ins>").format(before, after)
    if 2 * (Counter(old) & Counter(new)).total() < 0.3 * (
        len(old) + len(new)
    ):  # hardly a word in common: two whole sentences read better than confetti
        return Markup("<del>{}</del> <ins>{}</ins>").format(before, after)
    out = Markup("")
    for what, a, b, c, d in opcodes(old, new, steps or Steps(MAX_STEPS)):
        if what == "equal":
            out += Markup("{}").format("".join(old[a:b]))
            continue
        if b > a:
            out += Markup("<del>{}</del>").format("".join(old[a:b]))
        if d > c:
            out += Markup("<ins>{}</ins>").format("".join(new[c:d]))
    return out


class Steps:
    """What a comparison may still cost. Counted, not timed, so that the same two texts always read the same."""

    def __init__(self, left: int) -> None:
        self.left = left


Opcode = tuple[str, int, int, int, int]


def opcodes(old: Sequence[str], new: Sequence[str], steps: Steps) -> Iterator[Opcode]:
    """What is equal, replaced, deleted and inserted, as difflib says it, by the fewest edits (Myers, 1986).

    difflib's own search takes the square or the cube of the length when lines repeat; this one takes the length times
    the number of edits, and gives up (all between the equal ends is replaced) when the steps are used up.
    """
    start = 0
    while start < min(len(old), len(new)) and old[start] == new[start]:
        start += 1
    end = 0
    while end < min(len(old), len(new)) - start and old[-1 - end] == new[-1 - end]:
        end += 1
    old_end, new_end = len(old) - end, len(new) - end
    if start:
        yield "equal", 0, start, 0, start
    a, c = start, start
    for x, y, length in [*_snakes(old[start:old_end], new[start:new_end], steps), (old_end - start, new_end - start, 0)]:
        b, d = start + x, start + y
        if b > a or d > c:
            yield "replace" if b > a and d > c else "delete" if b > a else "insert", a, b, c, d
        if length:
            yield "equal", b, b + length, d, d + length
        a, c = b + length, d + length
    if end:
        yield "equal", old_end, len(old), new_end, len(new)


def _snakes(old: Sequence[str], new: Sequence[str], steps: Steps) -> list[tuple[int, int, int]]:
    """Runs that are alike (place in old, place in new, length), in order; none when it would cost too much."""
    if not old or not new:
        return []
    reach = {1: 0}  # diagonal -> how far along `old` so many edits lead
    trail: list[dict[int, int]] = []
    for edits in range(min(len(old) + len(new), MAX_EDITS) + 1):
        trail.append(dict(reach))
        for diagonal in range(-edits, edits + 1, 2):
            is_down = diagonal == -edits or (diagonal != edits and reach[diagonal - 1] < reach[diagonal + 1])
            x = reach[diagonal + 1] if is_down else reach[diagonal - 1] + 1
            y = x - diagonal
            first = x
            while x < len(old) and 0 <= y < len(new) and old[x] == new[y]:
                x, y = x + 1, y + 1
            reach[diagonal] = x
            steps.left -= 1 + x - first
            if x >= len(old) and y >= len(new):
                return _traced(trail, len(old), len(new))
        if steps.left < 0:
            return []
    return []


def _traced(trail: list[dict[int, int]], x: int, y: int) -> list[tuple[int, int, int]]:
    """The way back through what _snakes noted before each edit."""
    found: list[tuple[int, int, int]] = []
    for edits in range(len(trail) - 1, -1, -1):
        reach = trail[edits]
        diagonal = x - y
        is_down = diagonal == -edits or (diagonal != edits and reach[diagonal - 1] < reach[diagonal + 1])
        before = diagonal + 1 if is_down else diagonal - 1
        from_x = reach[before] if edits else 0
        from_y = from_x - before if edits else 0
        start_x = from_x if is_down or not edits else from_x + 1
        if x > start_x:
            length = x - start_x
            found.append((start_x, y - length, length))
        x, y = from_x, from_y
    merged: list[tuple[int, int, int]] = []
    for a, c, length in reversed(found):
        if merged and merged[-1][0] + merged[-1][2] == a and merged[-1][1] + merged[-1][2] == c:
            merged[-1] = (merged[-1][0], merged[-1][1], merged[-1][2] + length)
        else:
            merged.append((a, c, length))
    return merged


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
