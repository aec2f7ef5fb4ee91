"""Who is spoken to in a text."""

from __future__ import annotations

from datetime import datetime

from ideas.activities import IDEA_MENTIONED
from ideas.models import Idea, IdeaComment
from portal.activity.record import record
from portal.members.models import Member
from portal.writing.html import mentioned_usernames

MOST_MENTIONS = 10


def mention(thing: Idea | IdeaComment, by: Member, now: datetime, *, known: frozenset[str] = frozenset()) -> None:
    """Write down who is mentioned. Ten at most: more is a way to shout."""
    names = [name for name in mentioned_usernames(thing.body) if name not in known][:MOST_MENTIONS]
    if not names:
        return
    for member in Member.objects.present().filter(username__in=names).exclude(pk=by.pk).order_by("pk"):
        record(IDEA_MENTIONED, actor=by, object=thing, target=member, happened_at=now)
