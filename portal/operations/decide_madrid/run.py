"""One run of an import: where it goes, what it counts, and what its parts share."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from dataclasses import asdict, dataclass, field
from hashlib import sha256
from html import escape
from typing import Any

from django.utils.translation import gettext as _

from ideas.models import IdeaBoardPage, ImportedIdea, Status
from portal.operations.decide_madrid.rows import Proposal, Remark
from portal.writing.html import clean

SOURCE = "decide.madrid.es"
LICENCE = "Ayuntamiento de Madrid, Decide Madrid; A. Segura-Tinoco, I. Cantador, C. Ramos Mateos (argrecsys), Apache-2.0"
OPEN, ARCHIVED = "open", "archived"
KINDS = ("ideas", "comments")


@dataclass(eq=False)
class Run:
    board: IdeaBoardPage
    statuses: dict[str, Status]
    added: Counter[str] = field(default_factory=Counter)
    updated: Counter[str] = field(default_factory=Counter)
    skipped: dict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))

    def skip(self, kind: str, reason: str, count: int = 1) -> None:
        if count:
            self.skipped[kind][reason] += count

    def imported(self, kind: str) -> Any:
        """What stands here of this source: ideas or comments."""
        return ImportedIdea.objects.filter(board=self.board, source=SOURCE, source_kind=kind)


def fingerprint(row: Proposal | Remark) -> str:
    """By which a row that has not changed at the source is recognised."""
    return sha256(json.dumps(asdict(row), default=str, sort_keys=True).encode()).hexdigest()


def html_of(text: str) -> str:
    """Plain text as paragraphs. It is text: whatever looks like markup in it is shown as it was typed."""
    blocks = ("<br>".join(escape(line) for line in block.splitlines()) for block in text.split("\n\n"))
    return clean("".join(f"<p>{block}</p>" for block in blocks if block.strip()))


def participant(number: int) -> str:
    """The source gives people numbers and no names."""
    return _("Participant %(number)s") % {"number": number}
