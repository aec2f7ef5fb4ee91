"""What the entry policy (portal/writing/entry.py) asks of ideas, their comments and votes. The actions ask it."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.translation import gettext as _

from portal.writing.entry import DAY, Entrance, Pace, Problem

LONGEST_TITLE = 100
SHORTEST_TITLE = 10


def _enough(title: str, _words: str) -> Iterator[Problem]:
    if len(title) < SHORTEST_TITLE:
        yield (
            "title",
            _("This title has %(count)s characters; it needs at least 10. Say what should be, so that others find it.")
            % {"count": len(title)},
        )
    elif not any(letter.isalnum() for letter in title):
        yield "title", _("Write your idea in words.")


_EDITS = (Pace("edits_in_ten_minutes", 600), Pace("edits_a_day", DAY))

IDEA = Entrance(
    "ideas.idea",
    paces=(Pace("ideas_in_ten_minutes", 600), Pace("ideas_a_day", DAY)),
    longest=20_000,
    longest_title=LONGEST_TITLE,
    enough=_enough,
)
IDEA_EDIT = Entrance("ideas.edit", paces=_EDITS, longest=20_000, longest_title=LONGEST_TITLE, enough=_enough, may_repeat=True)
COMMENT = Entrance(
    "ideas.comment", paces=(Pace("idea_comments_a_minute", 60), Pace("idea_comments_a_day", DAY)), longest=10_000
)
COMMENT_EDIT = Entrance("ideas.comment_edit", paces=_EDITS, longest=10_000, may_repeat=True)
VOTE = Entrance("ideas.vote", paces=(Pace("idea_votes_a_minute", 60), Pace("idea_votes_a_day", DAY)))
