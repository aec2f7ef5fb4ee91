"""Kinds of notification about what members say on boards, whatever the boards are of, and the words that all of them share."""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from portal.activity.notices import NoticeKind, Told, register_notices

REPLY = NoticeKind(
    "reply",
    gettext_lazy("Someone replies to what I asked or wrote"),
    gettext_lazy("You get this because someone replied to what you wrote."),
    order=10,
    is_mailed=True,
)
MENTION = NoticeKind(
    "mention",
    gettext_lazy("Someone mentions me"),
    gettext_lazy("You get this because someone mentioned you."),
    order=20,
    is_mailed=True,
    is_personal=True,
)
FOLLOWED = NoticeKind(
    "followed",
    gettext_lazy("Something new in a topic I follow"),
    gettext_lazy("You get this because you follow this topic."),
    order=40,
    is_mailed=True,
)
NEW_TOPIC = NoticeKind(
    "new_topic",
    gettext_lazy("A new topic on a board or tag, or by a member, I follow"),
    gettext_lazy("You get this because you follow the board, a tag or the member."),
    order=50,
)
HELPFUL = NoticeKind(
    "helpful",
    gettext_lazy("Someone finds a post of mine helpful"),
    gettext_lazy("You get this because someone found your post helpful."),
    order=60,
)
ASSIGNED = NoticeKind(
    "assigned",
    gettext_lazy("A colleague gives me a topic"),
    gettext_lazy("You get this because a colleague gave you this topic."),
    order=80,
    is_mailed=True,
    is_personal=True,
    is_for_staff=True,
)


def words_of_mention(told: Told) -> str:
    return told.with_name(_("%(name)s mentioned you"))


def words_of_helpful(told: Told) -> str:
    if told.other_count <= 0:
        return told.with_name(_("%(name)s found your post helpful"))
    return ngettext(
        "%(name)s and %(others)s other found your post helpful",
        "%(name)s and %(others)s others found your post helpful",
        told.other_count,
    ) % {"name": told.actor_name, "others": told.other_count}


def register() -> None:
    register_notices([REPLY, MENTION, FOLLOWED, NEW_TOPIC, HELPFUL, ASSIGNED])
