"""What an article is composed of: text, a note set apart, and a table."""

from __future__ import annotations

import re
from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

_FIGURE = re.compile(r"$|[-−–—]?\s*[€$£]?\s*\d")  # begins with a number, or is empty

TEXT_FEATURES = ["h2", "h3", "bold", "italic", "ol", "ul", "hr", "link", "document-link", "image", "code"]


class NoteBlock(blocks.StructBlock):
    """One thing that the reader must know here."""

    title = blocks.CharBlock(label=_("Title"), max_length=80)
    text = blocks.RichTextBlock(label=_("Text"), features=["bold", "italic", "link"])

    class Meta:
        icon = "warning"
        label = _("Note")
        template = "articles/blocks/note.html"


class TableBlock(blocks.StructBlock):
    """Figures in rows. Written as lines, so that it can be typed, pasted and compared."""

    caption = blocks.CharBlock(label=_("Caption"), max_length=160)
    rows = blocks.TextBlock(
        label=_("Rows"),
        rows=6,
        help_text=_("One row per line, cells parted by |. The first line holds the headings, the first cell names its row."),
    )

    class Meta:
        icon = "table"
        label = _("Table")
        template = "articles/blocks/table.html"

    def get_context(self, value: Any, parent_context: dict[str, Any] | None = None) -> dict[str, Any]:
        """Adds `head`, `rows` (lists of cells, every row as long as the head) and `is_figure` (of each column)."""
        context = super().get_context(value, parent_context)
        lines = [
            [cell.strip() for cell in line.strip().strip("|").split("|")] for line in value["rows"].splitlines() if line.strip()
        ]
        head, body = (lines[0], lines[1:]) if lines else ([], [])
        context["head"] = head
        # Figures stand right so that they can be compared; words stand left.
        columns = zip(*[(row + [""] * len(head))[: len(head)] for row in body], strict=True)
        context["is_figure"] = [all(_FIGURE.match(cell) for cell in column) for column in columns] or [False] * len(head)
        context["rows"] = [(row + [""] * len(head))[: len(head)] for row in body]
        return context


class ArticleBody(blocks.StreamBlock):
    text = blocks.RichTextBlock(label=_("Text"), features=TEXT_FEATURES, template="articles/blocks/text.html")
    note = NoteBlock()
    table = TableBlock()
