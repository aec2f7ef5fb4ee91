"""What the entry policy (portal/writing/entry.py) asks of topics, replies, comments and votes here.

The actions ask it, forms only show the same sentences earlier. The numbers of each trust level are in portal/settings/trust.py.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import timedelta

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from forums.custom_fields import beyond_outline
from forums.models import Post, Topic
from portal.common.html import CleanHtml
from portal.common.permissions import ALLOWED, Verdict, refused
from portal.members.models import Member
from portal.members.trust_permissions import most
from portal.writing import entry
from portal.writing.entry import DAY, Entrance, Pace, Problem

CLAIM_FOR = timedelta(minutes=10)  # how long "I am on it" holds


def _in_words(title: str, _words: str) -> Iterator[Problem]:
    if title and not any(letter.isalnum() for letter in title):
        yield "title", _("Write your question in words.")


def _has_title(title: str, words: str) -> Iterator[Problem]:
    if not title:
        yield "title", _("Write your question in one sentence.")
    yield from _in_words(title, words)


def _said_before(member: Member, line: str) -> int:
    posts = Post.objects.filter(author_id=member.pk)
    return (posts.filter(position=1) if line == "first_day_topics" else posts.exclude(position=1)).count()


_REPLIES = (Pace("replies_a_minute", 60), Pace("replies_a_day", DAY))
_EDITS = (Pace("edits_in_ten_minutes", 600), Pace("edits_a_day", DAY))

TOPIC = Entrance(
    "forums.topic",
    paces=(Pace("topics_a_day", DAY),),
    longest=50_000,
    longest_title=200,
    enough=_has_title,
    first_day="first_day_topics",
    said_before=_said_before,
    has_pause=True,
)
REPLY = Entrance(
    "forums.reply", paces=_REPLIES, longest=60_000, first_day="first_day_replies", said_before=_said_before, has_pause=True
)
COMMENT = Entrance(
    "forums.comment", paces=_REPLIES, longest=3_000, first_day="first_day_replies", said_before=_said_before, has_pause=True
)
EDIT = Entrance("forums.edit", paces=_EDITS, longest=60_000, longest_title=200, enough=_in_words, may_repeat=True)
INFO = Entrance("forums.info", paces=_EDITS)
VOTE = Entrance(
    "forums.vote",
    paces=(Pace("votes_a_minute", 60), Pace("votes_an_hour", 3600), Pace("votes_a_day", DAY)),
    towards="votes_for_one_member_a_day",
)
SOLVED = Entrance("forums.solved", paces=(Pace(5, 600), Pace(20, DAY)))
CLAIM = Entrance("forums.claim", paces=(Pace(6, 600), Pace(60, DAY)))


def turn_of(member: Member, topic: Topic) -> Verdict:
    """Replies in a row. Only whoever spoke last can have one, so others cost no query."""
    longest = most(member, "replies_in_a_row")
    if longest is None or topic.last_poster_id != member.pk:
        return ALLOWED
    replies = Post.objects.filter(topic_id=topic.pk, position__gt=1, hidden_at=None, deleted_at=None)
    last = list(replies.order_by("-position").values_list("author_id", flat=True)[:longest])
    if len(last) < longest or set(last) != {member.pk}:
        return ALLOWED
    return refused(
        ngettext(
            "The last reply here is yours. Add to it by editing it, or wait until somebody else says something.",
            "The last %(count)d replies here are yours. Add to one by editing it, or wait until somebody else says something.",
            longest,
        )
        % {"count": longest}
    )


def forget_post(member: Member, post: Post) -> None:
    """What was taken back may be posted again at once."""
    if post.is_first:
        entry.forget_text(TOPIC, member, post.topic.title + post.body)
    elif post.is_comment:
        entry.forget_text(COMMENT, member, f"{post.parent_id}:{post.body}")
    else:
        entry.forget_text(REPLY, member, post.body)


def enough_for(kind: str, outline: str) -> Callable[[str, str, CleanHtml], Iterator[Problem]]:
    """What a topic of this kind has to say at least. `outline` is what its board put into the box."""

    def ask(title: str, words: str, html: CleanHtml) -> Iterator[Problem]:
        if title and not (verdict := enough_title(kind, title)):
            yield "title", verdict.reason
        said = beyond_outline(words, outline)
        if html and not (verdict := enough_body(kind, said, shows_something="<img" in html)):
            yield "body", verdict.reason

    return ask


@dataclass(frozen=True)
class Minimum:
    """The least that a title and a text have, in visible characters. The setting FORUM_LIMITS changes any of them.

    Chinese, Japanese and Korean say as much in fewer characters.
    """

    question_title: int = 15
    question_body: int = 20
    discussion_title: int = 8
    discussion_body: int = 10
    cjk_title: int = 8
    cjk_body: int = 6

    @classmethod
    def now(cls) -> Minimum:
        return cls(**getattr(settings, "FORUM_LIMITS", {}))


_CJK = ("CJK UNIFIED", "CJK COMPAT", "HIRAGANA", "KATAKANA", "HANGUL")


def visible(text: str) -> str:
    """The characters that one sees: no spaces, controls or marks that have no width."""
    return "".join(char for char in text if not char.isspace() and unicodedata.category(char)[0] != "C")


def _is_cjk(text: str) -> bool:
    return sum(unicodedata.name(char, "").startswith(_CJK) for char in text) * 2 > len(text)


def enough_title(kind: str, title: str) -> Verdict:
    """Does the title tell others what it is about?"""
    minimum, text = Minimum.now(), visible(title)
    least = minimum.question_title if kind == "question" else minimum.discussion_title
    least = min(least, minimum.cjk_title) if _is_cjk(text) else least
    if len(text) >= least:
        return ALLOWED
    return refused(
        _(
            "This title has %(count)s characters; it needs at least %(least)s. Say what happens with what, so that others find it."
        )
        % {"count": len(text), "least": least}
    )


def enough_body(kind: str, words: str, *, shows_something: bool = False) -> Verdict:
    """Does the text tell enough to answer? A picture among few words does (`shows_something`)."""
    minimum, text = Minimum.now(), visible(words)
    least = minimum.question_body if kind == "question" else minimum.discussion_body
    least = min(least, minimum.cjk_body) if _is_cjk(text) else least
    if len(text) >= least or shows_something:
        return ALLOWED
    return refused(
        _("This text has %(count)s characters; it needs at least %(least)s. Say what you did, and what happened then.")
        % {"count": len(text), "least": least}
    )
