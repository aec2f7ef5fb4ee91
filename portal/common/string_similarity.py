"""How alike two short texts are."""

from __future__ import annotations

import unicodedata


def plain(text: str) -> str:
    """Lower case, without accents and marks, blanks single."""
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    letters = "".join(mark if mark.isalnum() else " " for mark in decomposed if not unicodedata.combining(mark))
    return " ".join(letters.split())


def jaro_winkler(one: str, other: str) -> float:
    """Similarity of names from 0 to 1: letters in common near each other, with a bonus for the same beginning (Winkler 1990)."""
    if one == other:
        return 1.0
    if not one or not other:
        return 0.0
    window = max(max(len(one), len(other)) // 2 - 1, 0)
    taken = [False] * len(other)
    common = []
    for index, letter in enumerate(one):
        for place in range(max(0, index - window), min(index + window + 1, len(other))):
            if not taken[place] and other[place] == letter:
                taken[place] = True
                common.append(letter)
                break
    if not common:
        return 0.0
    theirs = [letter for letter, is_taken in zip(other, taken, strict=True) if is_taken]
    swapped = sum(mine != their for mine, their in zip(common, theirs, strict=True)) / 2
    count = len(common)
    jaro = (count / len(one) + count / len(other) + (count - swapped) / count) / 3
    prefix = 0
    for mine, their in zip(one[:4], other[:4], strict=False):
        if mine != their:
            break
        prefix += 1
    return jaro + prefix * 0.1 * (1 - jaro)


def edits(one: str, other: str, most: int = 3) -> int:
    """Letters that were typed wrong: insertions, deletions, replacements, neighbours swapped. More than `most` is `most + 1`."""
    if one == other:
        return 0
    if abs(len(one) - len(other)) > most:
        return most + 1
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, mine in enumerate(one, start=1):
        older, before, row = before, row, [i]
        for j, their in enumerate(other, start=1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (mine != their))
            if i > 1 and j > 1 and mine == other[j - 2] and one[i - 2] == their:
                cost = min(cost, older[j - 2] + 1)
            row.append(cost)
        if min(row) > most:
            return most + 1
    return min(row[-1], most + 1)


def words_alike(one: str, other: str) -> float:
    """Similarity of texts of several words, in whatever order they stand."""
    straight = jaro_winkler(one, other)
    if " " not in one and " " not in other:
        return straight
    return max(straight, jaro_winkler(" ".join(sorted(one.split())), " ".join(sorted(other.split()))))
