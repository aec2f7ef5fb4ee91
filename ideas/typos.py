"""A slip of the pen may be put right after others have voted: so few characters that the wish stays the same."""

from __future__ import annotations

from django.contrib.contenttypes.models import ContentType

from ideas.models import Idea
from ideas.permissions import EDIT_TIME
from portal.writing.models import Revision

MOST = 20  # characters, over all corrections together


def changes_too_much(idea: Idea, title: str, body: str) -> bool:
    """Whether this differs in more than a few characters from the wording that others read and voted for.

    Measured from that wording and not from the last correction: many small steps must not make another wish of it.
    """
    before_title, before_body = _wording_that_stands(idea)
    return distance(f"{before_title}\n{before_body}", f"{title}\n{body}", MOST) > MOST


def _wording_that_stands(idea: Idea) -> tuple[str, str]:
    """What it said when the first other member voted, or an hour after it was proposed."""
    since = idea.posted_at + EDIT_TIME
    first = idea.votes.exclude(member_id=idea.author_id).order_by("created_at").values_list("created_at", flat=True).first()
    rows = Revision.objects.filter(object_type=ContentType.objects.get_for_model(Idea), object_id=idea.pk)
    kept = rows.filter(created_at__gt=min(since, first or since)).order_by("number").first()
    return (kept.title or idea.title, kept.body) if kept is not None else (idea.title, idea.body)


def distance(before: str, after: str, limit: int) -> int:
    """How many characters were put in, left out or replaced (Levenshtein); more than `limit` is `limit` + 1.

    Only the band around the diagonal is looked at, so a long text costs its length times the limit.
    """
    start = 0
    while start < min(len(before), len(after)) and before[start] == after[start]:
        start += 1
    end = 0
    while end < min(len(before), len(after)) - start and before[-1 - end] == after[-1 - end]:
        end += 1
    old, new = before[start : len(before) - end], after[start : len(after) - end]
    if abs(len(old) - len(new)) > limit:
        return limit + 1
    row = {place: place for place in range(min(len(new), limit) + 1)}
    for at, char in enumerate(old, 1):
        following: dict[int, int] = {}
        for place in range(max(0, at - limit), min(len(new), at + limit) + 1):
            if place == 0:
                following[place] = at
                continue
            same = row.get(place - 1, limit + 1) + (char != new[place - 1])
            following[place] = min(same, row.get(place, limit + 1) + 1, following.get(place - 1, limit + 1) + 1)
        if min(following.values()) > limit:
            return limit + 1
        row = following
    return min(row.get(len(new), limit + 1), limit + 1)
