"""What the entry policy (portal/writing/entry.py) asks of statements and answers. The actions ask it."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.translation import gettext as _

from portal.writing.entry import Entrance, Pace, Problem

SHORTEST, LONGEST = 10, 140


def _enough(_title: str, words: str) -> Iterator[Problem]:
    if len(words) < SHORTEST:
        yield "body", _("Say it in at least ten characters, so that others know what you mean.")


STATEMENT = Entrance("polls.statement", paces=(Pace("statements_an_hour", 3600),), longest=LONGEST, enough=_enough)
STATEMENT_ANSWER = Entrance("polls.statement_answer", paces=(Pace(300, 600),))
POLL_ANSWER = Entrance("polls.answer", paces=(Pace(30, 600),))
# A poll in a post: its question is the title, its choices are the text.
FEWEST_CHOICES, MOST_CHOICES, LONGEST_CHOICE = 2, 20, 120
INLINE_POLL = Entrance(
    "polls.inline",
    paces=(Pace(20, 3600),),
    longest=MOST_CHOICES * (LONGEST_CHOICE + 1),
    longest_title=200,
    may_repeat=True,
)
