"""What moderation tells: that something was changed, and what was decided on a flag."""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from portal.activity.models import Activity
from portal.activity.notices import Notice, NoticeKind, Telling, To, Told, register_notices
from portal.moderation.activities import FLAG_DECIDED
from portal.moderation.models import Flag

FLAG = "flag"  # the line is about what was decided on a flag of the member's

CURATION = NoticeKind(
    "curation",
    gettext_lazy("A moderator changes something that I wrote, or decides on a flag of mine"),
    gettext_lazy("You get this because it is about something that you wrote."),
    order=150,
    is_mailed=True,
    is_personal=True,
)


class Curated(Notice):
    """Whoever wrote a thing hears what a moderator did with it, and why."""

    kinds = (CURATION,)
    is_renewed = True

    def __init__(self, sentence: object) -> None:
        self.sentence = sentence  # translatable: "A moderator hid your post"

    def telling(self, activity: Activity) -> Telling | None:
        thing = activity.object
        return Telling({CURATION: To({getattr(thing, "author_id", None)})}, thing, "curation") if thing else None

    def line(self, told: Told) -> str:
        return told.with_reason(str(self.sentence))


class FlagDecided(Notice):
    """Who flagged something hears what a moderator decided. Nobody else does: flags are confidential."""

    kinds = (CURATION,)

    def telling(self, activity: Activity) -> Telling | None:
        flag, thing = activity.object, activity.target
        if not isinstance(flag, Flag) or thing is None or flag.outcome == Flag.Outcome.OPEN:
            return None  # undone a moment later: the flag waits again
        return Telling({CURATION: To({flag.member_id})}, thing, FLAG)

    def line(self, told: Told) -> str:
        agreed = told.facts.get("outcome") == Flag.Outcome.AGREED
        answer = told.facts.get("answer", "")
        sentence = (
            _("A moderator agreed with your flag") if agreed else _("A moderator looked at your flag and left it as it is")
        )
        return f"{sentence}: {answer}" if answer else sentence


def register() -> None:
    register_notices([CURATION], {FLAG_DECIDED: FlagDecided()})
