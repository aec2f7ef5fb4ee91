"""Kinds of notification about what members say on boards, whatever the boards are of, and the words that all of them share."""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from portal.activity.notices import NoticeKind, Told, register_notices

REPLY = NoticeKind(
    "reply",
    gettext_lazy("Someone replies to what I asked or wrote"),
    gettext_lazy("you wrote what it answers"),
    order=10,
    word=gettext_lazy("Reply"),
    icon="reply",
    is_mailed=True,
)
MENTION = NoticeKind(
    "mention",
    gettext_lazy("Someone mentions me"),
    gettext_lazy("you were mentioned"),
    order=20,
    word=gettext_lazy("Mention"),
    icon="mention",
    is_mailed=True,
    is_personal=True,
)
FOLLOWED = NoticeKind(
    "followed",
    gettext_lazy("Something new in a topic I follow"),
    gettext_lazy("you followed it when this happened"),
    order=40,
    word=gettext_lazy("Followed"),
    icon="talk",
    is_by_tie=True,
    is_mailed=True,
)
NEW_TOPIC = NoticeKind(
    "new_topic",
    gettext_lazy("A new topic on a board or tag, or by a member, I follow"),
    gettext_lazy("you followed its board, a tag or its author when this happened"),
    order=50,
    word=gettext_lazy("New"),
    icon="plus",
    is_by_tie=True,
    is_by_place=True,
)
HELPFUL = NoticeKind(
    "helpful",
    gettext_lazy("Someone finds a post of mine helpful"),
    gettext_lazy("you wrote this"),
    order=60,
    word=gettext_lazy("Helpful"),
    icon="up",
)
ASSIGNED = NoticeKind(
    "assigned",
    gettext_lazy("A colleague gives me a topic"),
    gettext_lazy("it was given to you"),
    order=80,
    word=gettext_lazy("Assigned"),
    icon="assign",
    is_grouped=False,
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
