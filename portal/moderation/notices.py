"""What moderation tells: that something was changed, and what was decided on a flag."""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from portal.activity.models import Activity
from portal.activity.notices import Notice, NoticeKind, Telling, To, Told, reasoned, register_notices
from portal.moderation.activities import FLAG_DECIDED
from portal.moderation.models import Flag
from portal.moderation.weights import HELD_BY_CHECK

FLAG = "flag"  # the line is about what was decided on a flag of the member's

CURATION = NoticeKind(
    "curation",
    gettext_lazy("A moderator changes something that I wrote, or decides on a flag of mine"),
    gettext_lazy("you wrote this"),
    order=150,
    word=gettext_lazy("Moderation"),
    icon="shield",
    is_grouped=False,
    is_mailed=True,
    is_personal=True,
)


class Curated(Notice):
    """Whoever wrote a thing hears what a moderator did with it, and why."""

    kinds = (CURATION,)
    is_renewed = True

    def __init__(self, sentence: object, what: object = "", button: object = "") -> None:
        self.sentence = sentence  # translatable: "A moderator hid your post"
        self.happened, self.act = what, button  # for the e-mail, where it is not that something was hidden or restored

    def telling(self, activity: Activity) -> Telling | None:
        thing = activity.object
        return Telling({CURATION: To({getattr(thing, "author_id", None)})}, thing, "curation") if thing else None

    def line(self, told: Told) -> str:
        return told.with_reason(str(self.sentence))

    def what(self, told: Told) -> str:
        if self.happened:
            return str(self.happened)
        return _("Restored") if told.activity.type.endswith(".unhidden") else _("Hidden")

    def button(self, told: Told) -> str:
        return str(self.act) if self.act else _("See what happened")


class Hidden(Curated):
    """Whoever wrote what was hidden hears under which rule and why; or that flags hid it until a moderator has looked."""

    def line(self, told: Told) -> str:
        if told.facts.get("reason") == HELD_BY_CHECK:
            return _("What you wrote looks like advertising, so it is hidden until a moderator has looked at it")
        if told.activity.actor_id is None:
            return _("Members flagged what you wrote, so it is hidden until a moderator has looked at it")
        return super().line(told)

    def button(self, told: Told) -> str:
        return _("See why, and what you can do")


class FlagDecided(Notice):
    """Who flagged something hears what a moderator decided. Nobody else does: flags are confidential."""

    kinds = (CURATION,)

    def telling(self, activity: Activity) -> Telling | None:
        flag, thing = activity.object, activity.target
        if not isinstance(flag, Flag) or thing is None or flag.outcome == Flag.Outcome.OPEN:
            return None  # undone a moment later: the flag waits again
        return Telling({CURATION: To({flag.member_id})}, thing, FLAG)

    def what(self, told: Told) -> str:
        return _("Your flag was decided on")

    def why(self, told: Told) -> str:
        return _("you flagged this")

    def button(self, told: Told) -> str:
        return _("See what became of it")

    def line(self, told: Told) -> str:
        agreed = told.facts.get("outcome") == Flag.Outcome.AGREED
        answer = told.facts.get("answer", "")
        sentence = (
            _("A moderator agreed with your flag") if agreed else _("A moderator looked at your flag and left it as it is")
        )
        return reasoned(sentence, answer)


def register() -> None:
    register_notices([CURATION], {FLAG_DECIDED: FlagDecided()})
