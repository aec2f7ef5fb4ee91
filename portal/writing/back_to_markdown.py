"""Clean HTML back to the Markdown that gives it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser

from portal.writing.sanitiser import HANDLE, clean

_VOID = {"br", "img", "hr"}
_BLOCKS = {"p", "h2", "h3", "pre", "blockquote", "ul", "ol", "hr", "table"}
_SIGNS = {"strong": "**", "em": "*", "s": "~~"}


@dataclass
class Node:
    tag: str = ""
    attributes: dict[str, str] = field(default_factory=dict)
    children: list[Node | str] = field(default_factory=list)

    def text(self) -> str:
        return "".join(child if isinstance(child, str) else child.text() for child in self.children)


class _Tree(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.root = Node()
        self.open = [self.root]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        node = Node(tag, {name: value or "" for name, value in attrs})
        self.open[-1].children.append(node)
        if tag not in _VOID:
            self.open.append(node)

    def handle_endtag(self, tag: str) -> None:
        if any(node.tag == tag for node in self.open[1:]):
            while self.open.pop().tag != tag:
                pass

    def handle_data(self, data: str) -> None:
        self.open[-1].children.append(data)


def to_markdown(html: str) -> str:
    """Markdown that `from_markdown` turns into this text again. For editing without JavaScript."""
    tree = _Tree()
    tree.feed(clean(html, highlight=False))
    tree.close()
    return _blocks(tree.root)


def _blocks(node: Node) -> str:
    """The blocks in a node, with an empty line between; loose text counts as a paragraph."""
    parts: list[str] = []
    loose: list[Node | str] = []
    previous, in_turn = "", 0

    def end_loose() -> None:
        nonlocal loose
        words = _paragraph(loose)
        if words:
            parts.append(words)
        loose = []

    for child in node.children:
        if isinstance(child, Node) and child.tag in _BLOCKS:
            end_loose()
            # Two lists in a row would grow together: the second takes the other marker.
            in_turn = in_turn + 1 if child.tag == previous else 0
            written = _block(child, other_marker=in_turn % 2 == 1)
            if written:
                parts.append(written)
                previous = child.tag
        else:
            loose.append(child)
            if not isinstance(child, str) or child.strip():
                previous = ""
    end_loose()
    return "\n\n".join(part for part in parts if part)


def _block(node: Node, *, other_marker: bool = False) -> str:
    match node.tag:
        case "p":
            return _paragraph(node.children)
        case "h2" | "h3":
            words = " ".join(_inline(node.children).split("\n")).strip()
            bare = words.rstrip("#")
            words = words if bare == words else f"{bare}\\{words[len(bare) :]}"
            return f"{'##' if node.tag == 'h2' else '###'} {words}" if words else ""
        case "pre":
            return _code_block(node)
        case "blockquote":
            return "\n".join(f"> {line}".rstrip() for line in _blocks(node).split("\n"))
        case "ul" | "ol":
            return _list(node, other_marker)
        case "table":
            return _table(node)
    return "---"


def _paragraph(children: list[Node | str]) -> str:
    lines = [line.strip(" \t") for line in _inline(children).strip(" \t\n").split("\n")]
    return "\n".join(_safe_start(line) for line in lines if line)


def _safe_start(line: str) -> str:
    """A line of text must not begin like a heading, list, quote, rule or fence."""
    if re.match(r"(?:#{1,6}(?:\s|$)|>|[-+](?:\s|$)|=+\s*$|-{2,}\s*$|(?:-\s*){3,}$|:?-+:?\s*\|)", line):
        return "\\" + line
    return re.sub(r"^(\d{1,9})([.)])(?=\s|$)", r"\1\\\2", line)


def _code_block(node: Node) -> str:
    code = next((child for child in node.children if isinstance(child, Node) and child.tag == "code"), node)
    text = code.text().removesuffix("\n")
    language = code.attributes.get("class", "").removeprefix("language-")
    fence = "`" * max(3, 1 + max((len(run) for run in re.findall(r"`+", text)), default=0))
    return f"{fence}{language}\n{text}\n{fence}"


def _list(node: Node, other_marker: bool) -> str:
    items = [child for child in node.children if isinstance(child, Node) and child.tag == "li"]
    start = int(node.attributes.get("start") or 1)
    rows = []
    is_loose = any(sum(isinstance(child, Node) and child.tag == "p" for child in item.children) > 1 for item in items)
    for number, item in enumerate(items, start=start):
        marker = f"{number}{')' if other_marker else '.'} " if node.tag == "ol" else "* " if other_marker else "- "
        content = _item(item)
        indent = " " * len(marker)
        lines = content.split("\n")
        rows.append("\n".join([(marker + lines[0]).rstrip(), *((indent + line).rstrip() for line in lines[1:])]))
    return ("\n\n" if is_loose else "\n").join(rows)


def _item(item: Node) -> str:
    """An item: its words, and straight below them a list inside it."""
    content = _blocks(item)
    has_only_words_and_lists = all(
        isinstance(child, str) or child.tag not in _BLOCKS or child.tag in ("ul", "ol", "p") for child in item.children
    )
    paragraphs = sum(isinstance(child, Node) and child.tag == "p" for child in item.children)
    return content.replace("\n\n", "\n") if has_only_words_and_lists and paragraphs <= 1 else content


def _table(node: Node) -> str:
    rows: list[list[str]] = []

    def collect(part: Node) -> None:
        for child in part.children:
            if isinstance(child, Node):
                if child.tag == "tr":
                    rows.append([_cell(cell) for cell in child.children if isinstance(cell, Node)])
                else:
                    collect(child)

    collect(node)
    width = max((len(row) for row in rows), default=0)
    if not width:
        return ""
    lines = ["| " + " | ".join(row + [""] * (width - len(row))) + " |" for row in rows]
    return "\n".join([lines[0], "|" + " --- |" * width, *lines[1:]])


def _cell(cell: Node) -> str:
    words = " ".join(_inline(_flat(cell)).split())
    return re.sub(r"(?<!\\)\|", r"\\|", words)


def _flat(node: Node) -> list[Node | str]:
    """What stands in a cell, without the blocks: a table's row is one line."""
    flat: list[Node | str] = []
    for child in node.children:
        if isinstance(child, Node) and child.tag in (_BLOCKS | {"li"}):
            flat += [" ", *_flat(child), " "]
        elif isinstance(child, Node) and child.tag == "br":
            flat.append(" ")
        else:
            flat.append(child)
    return flat


def _inline(children: list[Node | str]) -> str:
    out = []
    for child in children:
        if isinstance(child, str):
            out.append(_escaped(re.sub(r"[ \t\n]+", " ", child)))
            continue
        match child.tag:
            case "br":
                out.append("\n")
            case "strong" | "em" | "s":
                out.append(_around(_inline(child.children), _SIGNS[child.tag]))
            case "code":
                out.append(_code(child.text()))
            case "sub" | "sup" | "kbd":
                inside = _inline(child.children)
                out.append(f"<{child.tag}>{inside}</{child.tag}>" if inside else "")
            case "img":
                out.append(f"![{_escaped(child.attributes.get('alt', ''))}]({_target(child.attributes.get('src', ''))})")
            case "a":
                out.append(_link(child))
            case "span":
                out.append(_inline(child.children))
            case _:
                out.append("\n" + _inline(child.children) + "\n")
    return "".join(out)


def _around(inside: str, sign: str) -> str:
    """`sign` on both sides of the words, with their outer spaces outside: `** a **` is not bold."""
    words = inside.strip()
    if not words:
        return inside
    before, after = inside[: len(inside) - len(inside.lstrip())], inside[len(inside.rstrip()) :]
    return before + sign + words + sign + after


def _code(text: str) -> str:
    text = " ".join(line.strip() for line in text.split("\n")) if "\n" in text else text
    if not text.strip():
        return text
    ticks = "`" * (1 + max((len(run) for run in re.findall(r"`+", text)), default=0))
    pad = " " if text[0] == "`" or text[-1] == "`" or (text[0] == text[-1] == " ") else ""
    return f"{ticks}{pad}{text}{pad}{ticks}"


def _link(node: Node) -> str:
    href = node.attributes.get("href", "")
    words = _inline(node.children)
    if not href:
        return words
    if "data-member" in node.attributes and (match := re.match(rf"/members/({HANDLE})/$", href)):
        return f"@{match[1]}"
    if node.text() == href and re.match(r"https?://[^\s<>*_~()]+[\w/]$", href):
        return href
    if not words.strip():
        return ""
    return f"[{words.strip()}]({_target(href)})"


def _target(address: str) -> str:
    if re.search(r"[\s()<>\\]", address):
        return "<" + re.sub(r"([<>\\])", r"\\\1", address.replace("\n", "")) + ">"
    return address


def _escaped(text: str) -> str:
    """Text in which nothing is a sign of Markdown any more."""
    text = re.sub(r"([\\`*\[\]<])", r"\\\1", text)
    text = re.sub(r"(?<![^\W_])_|_(?![^\W_])", r"\\_", text)
    text = re.sub(r"!$", r"\\!", text.replace("~~", "\\~~"))
    return re.sub(r"&(?=#?\w{1,31};)", r"\\&", text)
