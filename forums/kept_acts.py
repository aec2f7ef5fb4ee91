"""What visitors may ask for on the pages of topics, done once they have signed in; and why pages ask for it."""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from forums import actions
from forums.models import Bookmark, Post, Topic
from portal.common.viewer import Viewer
from portal.members.kept_acts import KeptAct, NotDone, Values, register_kept_act, whole_form
from portal.members.models import Member
from portal.members.walls import register_reasons

_ASK = gettext_lazy("Sign in to ask. You come back to the form.")
_REPLY = gettext_lazy("Sign in to reply. You come back to the topic.")
_MINE = gettext_lazy("Sign in to see your topics and what became of them.")
_KEPT = gettext_lazy("Sign in to see what you kept for later.")
_COMMENT = gettext_lazy("Sign in to comment on this post. You come back to it.")
REASONS = {
    "forums:": gettext_lazy("Sign in to take part in the forums. You come back to where you were."),
    "forums:topic_ask": _ASK,
    "forums:ask_read": _ASK,
    "forums:topic_detail": _REPLY,
    "forums:topic_short": _REPLY,
    "forums:reply_create": _REPLY,
    "forums:post_detail": gettext_lazy("Sign in to answer this post. You come back to it."),
    "forums:comment_create": _COMMENT,
    "forums:mine_waiting": _MINE,
    "forums:mine_asked": _MINE,
    "forums:mine_answered": _MINE,
    "forums:bookmark_list": _KEPT,
    "forums:bookmark": _KEPT,
    "forums:helpful": gettext_lazy("Sign in to say what is helpful. You come back to the post."),
    "forums:same": gettext_lazy("Sign in to say that you have this problem too. You come back to the topic."),
}


def _post(viewer: Viewer, pk: int, _values: Values) -> Post | None:
    return Post.objects.visible_to(viewer).select_related("topic", "author").filter(pk=pk).first()


def _topic(viewer: Viewer, pk: int, _values: Values) -> Topic | None:
    return Topic.objects.visible_to(viewer).filter(pk=pk).first()


def _helpful(member: Member, post: Post, _values: Values) -> str:
    try:
        actions.add_helpful_vote(post=post, by=member)
    except actions.AlreadyVoted:
        raise NotDone(_("You had found this helpful already. Your vote stands.")) from None
    return _("You found this helpful.")


def _same(member: Member, topic: Topic, _values: Values) -> str:
    try:
        actions.add_same_problem(topic=topic, by=member)
    except actions.AlreadyShared:
        raise NotDone(_("It was noted already that you have this problem too.")) from None
    return _("Noted: you have this problem too.")


def _bookmark(member: Member, post: Post, _values: Values) -> str:
    if not Bookmark.objects.filter(member=member, post=post).exists():
        try:
            actions.keep_bookmark(post=post, by=member)
        except actions.TooManyBookmarks:
            raise NotDone(_("You already keep as many posts as fit. Remove some that you no longer need.")) from None
    return _("Kept under Bookmarks, in your menu.")


def _title(post: Post) -> dict[str, str]:
    return {"title": post.topic.title}


def register() -> None:
    acts = [
        KeptAct(
            "helpful",
            find=_post,
            why=lambda post: _("Sign in to say that a post in “%(title)s” is helpful.") % _title(post),
            address=lambda post: f"/p/{post.pk}/",
            perform=_helpful,
        ),
        KeptAct(
            "same",
            find=_topic,
            why=lambda topic: _("Sign in to say that you have this too: “%(title)s”.") % {"title": topic.title},
            address=lambda topic: topic.get_absolute_url(),
            perform=_same,
        ),
        KeptAct(
            "bookmark",
            find=_post,
            why=lambda post: _("Sign in to keep a post in “%(title)s” for later.") % _title(post),
            address=lambda post: f"/p/{post.pk}/",
            perform=_bookmark,
        ),
        KeptAct(
            "reply",
            find=_topic,
            why=lambda topic: (
                _("Sign in to reply to “%(title)s”. You come back to it, with what you wrote.") % {"title": topic.title}
            ),
            address=lambda topic: f"/t/{topic.pk}/reply/#reply",
            read=whole_form,
            view="forums:reply_create",
        ),
        KeptAct(
            "comment",
            find=_post,
            why=lambda post: _("Sign in to comment in “%(title)s”. You come back to it, with what you wrote.") % _title(post),
            address=lambda post: f"/p/{post.pk}/comment/",
            read=whole_form,
            view="forums:comment_create",
        ),
        KeptAct(
            "ask",
            find=lambda _viewer, _pk, _values: "/ask/",
            why=lambda _address: _("Sign in to ask. You come back to the form, with what you wrote."),
            address=str,
            read=whole_form,
            view="forums:topic_ask",
        ),
    ]
    for act in acts:
        register_kept_act(act)
    register_reasons(REASONS)
