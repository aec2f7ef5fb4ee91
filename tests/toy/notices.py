from __future__ import annotations

from portal.activity.models import Activity
from portal.activity.notices import Notice, NoticeKind, Telling, To, Told, register_notices
from portal.moderation.notices import Curated, Hidden
from tests.toy.activities import NOTE_CHANGED, NOTE_HIDDEN, NOTE_SHOWN

WALL = NoticeKind("wall", "A note that I follow changes", "you follow this note", order=200, word="Note", is_mailed=True)


class Changed(Notice):
    kinds = (WALL,)
    is_of_person = True
    is_renewed = True

    def telling(self, activity: Activity) -> Telling | None:
        return Telling({WALL: To(followers_of=(activity.object,))}, activity.object, "changed")

    def line(self, told: Told) -> str:
        return told.with_name("%(name)s changed a note")

    def what(self, told: Told) -> str:
        return "Changed"

    def button(self, told: Told) -> str:
        return "Read the note"


def register() -> None:
    register_notices(
        [WALL],
        {
            NOTE_CHANGED: Changed(),
            NOTE_HIDDEN: Hidden("A moderator took your note down"),
            NOTE_SHOWN: Curated("A moderator put your note up again"),
        },
    )
