"""What members of the demo flagged, so that moderators find cases in the review queue."""

from __future__ import annotations

from datetime import datetime, timedelta

from forums.models import Post
from portal.members.models import Member
from portal.moderation.flagging import flag
from portal.moderation.models import Flag
from portal.operations.demo.kept import Kept

# Title of the topic, author of the post, who flags it, why, what they add, and how long ago.
_FLAGS = (
    (
        "Can I get the descaler without the sachet? I have a bag of citric acid",
        "helena",
        "tomasz",
        Flag.Reason.WRONG,
        "Somebody will do it. Vinegar eats the seals.",
        timedelta(hours=9),
    ),
    (
        "Can I get the descaler without the sachet? I have a bag of citric acid",
        "helena",
        "giulia",
        Flag.Reason.WRONG,
        "",
        timedelta(hours=3),
    ),
    (
        "Does anyone in Ghent have a 58 mm blind basket that I could borrow on Saturday?",
        "wendeline",
        "gareth",
        Flag.Reason.OFF_TOPIC,
        "Lending is not a question about the machine.",
        timedelta(hours=26),
    ),
)


def load_flags(members: dict[str, Member], kept: Kept, *, now: datetime) -> None:
    """Flags that are not there yet, on posts that still are."""
    for title, author, by, reason, note, ago in _FLAGS:
        key = f"flag:{by}:{title}"[:100]
        posts = Post.objects.filter(topic__title=title, author=members[author], hidden_at=None, deleted_at=None)
        post = posts.order_by("position").first()
        if key not in kept and post is not None:
            kept.keep(key, flag(thing=post, by=members[by], reason=reason, note=note, now=now - ago))
