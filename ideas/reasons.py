"""When a reason for declining is sufficient: long enough to say something, in whatever script it is written."""

from __future__ import annotations

import re
import unicodedata

from django.utils.translation import gettext as _

SHORTEST = 40
SHORTEST_UNSPACED = 15
# As Unicode names their letters. Written without spaces, or with several letters to a sign: a sentence takes fewer of them.
_UNSPACED = ("CJK ", "HIRAGANA", "KATAKANA", "HANGUL", "BOPOMOFO", "THAI", "LAO ", "KHMER", "MYANMAR", "TIBETAN")
_REPEATED = re.compile(r"(.)\1{2,}", re.DOTALL)


def shortest_for(text: str) -> int:
    """How many characters a reason in the script of this text needs."""
    letters = [char for char in text if char.isalpha()]
    dense = sum(unicodedata.name(char, "").startswith(_UNSPACED) for char in letters)
    return SHORTEST_UNSPACED if dense * 2 > len(letters) else SHORTEST


def length_of(text: str) -> int:
    """Characters that say something: no signs, one space between words, of a drawn-out letter two."""
    plain = "".join(char if char.isalnum() or unicodedata.category(char)[0] in "MP" else " " for char in text)
    plain = _REPEATED.sub(r"\1\1", " ".join(plain.split()))
    letters = sum(char.isalnum() for char in plain)
    return len(plain) if letters * 2 >= len(plain) else letters  # a row of dashes says nothing


def lacks(text: str) -> str:
    """What a reason for declining still needs, as a sentence; empty when it is sufficient."""
    shortest, length = shortest_for(text), length_of(text)
    if length >= shortest:
        return ""
    if not length:
        return _("Say why this will not be done, in at least %(shortest)s characters. Everybody who voted reads it.") % {
            "shortest": shortest
        }
    words = {"length": length, "shortest": shortest}
    return (
        _(
            "This reason has %(length)s characters; declining needs at least %(shortest)s. Say what stands against it, or what helps instead."
        )
        % words
    )
