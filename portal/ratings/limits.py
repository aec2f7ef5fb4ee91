"""What the entry policy (portal/writing/entry.py) asks of reviews, answers and votes. The actions ask it."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.translation import gettext as _

from portal.writing.entry import DAY, Entrance, Pace, Problem

LONGEST_TITLE = 80
LONGEST = 10_000
SHORTEST = 50
LONGEST_POINT = 100  # of a line of pros or cons
MOST_POINTS = 8
MOST_PHOTOS = 6


def _enough(title: str, words: str) -> Iterator[Problem]:
    """A rating may come without words. Whoever writes some says enough to be of use."""
    if words and len(words) < SHORTEST:
        yield (
            "body",
            _("Write at least %(least)s characters; there are %(count)s. A rating without words is fine too.")
            % {"least": SHORTEST, "count": len(words)},
        )
    if words and not any(letter.isalnum() for letter in words):
        yield "body", _("Say it in words, so that everybody can read it.")
    if title and not any(letter.isalnum() for letter in title):
        yield "title", _("Write the title in words.")


_PACES = (Pace(5, 600), Pace(20, DAY))
REVIEW = Entrance(
    "ratings.review",
    paces=_PACES,
    longest=LONGEST,
    longest_title=LONGEST_TITLE,
    enough=_enough,
    may_repeat=True,
    may_be_empty=True,
)
REVIEW_EDIT = Entrance(
    "ratings.review_edit",
    paces=(Pace("edits_in_ten_minutes", 600), Pace("edits_a_day", DAY)),
    longest=LONGEST,
    longest_title=LONGEST_TITLE,
    enough=_enough,
    may_repeat=True,
    may_be_empty=True,
)
ANSWER = Entrance("ratings.answer", longest=5_000, may_repeat=True)
RETURN = Entrance("ratings.return", paces=(Pace(60, 600),))
REVIEW_VOTE = Entrance("ratings.vote", paces=(Pace(30, 60), Pace(500, DAY)))
