"""What trust levels may do: the table of portal/settings/trust.py, asked for a member and told in words.

Staff and moderators are held by none of it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from django.conf import settings
from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from portal.members.models import Member

LEVELS = 5  # 0 to 4


def is_free(member: Member) -> bool:
    """Staff and moderators, whom no line of the table holds."""
    return bool(member.is_moderator or member.is_company)


def by_level(member: Member, line: str) -> int | None:
    """The number of the member's level in a line of the table, for staff as for anybody."""
    number: int | None = getattr(settings.TRUST_TABLE, line)[min(member.trust_level, LEVELS - 1)]
    return number


def most(member: Member, line: str) -> int | None:
    """The member's number in a line of the table. None: no limit."""
    return None if is_free(member) else by_level(member, line)


def level_for(line: str) -> int:
    """The level from which on something may be done."""
    level: int = getattr(settings.TRUST_TABLE, line)
    return level


def may(member: Member, line: str) -> bool:
    """May the member do what the table allows from some level on?"""
    return is_free(member) or member.trust_level >= level_for(line)


@dataclass(frozen=True)
class Line:
    """One line of the table in words: what, and a cell for each level."""

    label: str
    cells: list[str]


@dataclass(frozen=True)
class Part:
    """Lines that belong together."""

    title: str
    lines: list[Line]


def _count(number: int | None) -> str:
    return _("no limit") if number is None else number_format(number, force_grouping=True)


def _seconds(number: int | None) -> str:
    if not number:
        return _("none")
    return ngettext("%(count)d second", "%(count)d seconds", number) % {"count": number}


def _minutes(number: int | None) -> str:
    if not number:
        return _("none")
    return ngettext("%(count)d minute", "%(count)d minutes", number) % {"count": number}


def _hours(number: int | None) -> str:
    if number is None:
        return _("no limit")
    if number > 48:
        return ngettext("%(count)d day", "%(count)d days", number // 24) % {"count": number // 24}
    return ngettext("%(count)d hour", "%(count)d hours", number) % {"count": number}


def _megabytes(number: int | None) -> str:
    return _("no limit") if number is None else _("%(count)s MB") % {"count": number_format(number, force_grouping=True)}


def table() -> list[Part]:
    """The whole table as members read it."""
    return [
        Part(
            _("Who may do what"),
            [
                _from("claim", _("take a question on while writing an answer")),
                _from("edit_wiki", _("edit wiki posts")),
                _from("make_wiki", _("open a post of their own for others to edit")),
                _from("ask_for_info", _("ask for what a question lacks")),
                _from("speak_on_trusted_boards", _("write on boards for trusted members")),
            ],
        ),
        Part(
            _("In one text, at most"),
            [
                _numbers("links", _("links to other sites")),
                _numbers("images", _("pictures")),
                _numbers("attachments", _("attached files")),
                _numbers("mentions", _("members mentioned")),
            ],
        ),
        Part(
            _("On the first day, at most"),
            [
                _numbers("first_day_topics", _("topics")),
                _numbers("first_day_replies", _("replies and comments")),
            ],
        ),
        Part(
            _("Editing your own posts"),
            [
                _numbers("edit_hours", _("for how long"), _hours),
                _numbers("grace_minutes", _("without an “edited” mark"), _minutes),
            ],
        ),
        Part(
            _("How often"),
            [
                _numbers("topics_a_day", _("topics a day")),
                _numbers("replies_a_minute", _("replies a minute")),
                _numbers("replies_a_day", _("replies a day")),
                _numbers("replies_in_a_row", _("replies in a row in one topic")),
                _numbers("seconds_between", _("pause between two posts"), _seconds),
                _numbers("same_text_minutes", _("pause before the same words again"), _minutes),
                _numbers("votes_a_minute", _("votes a minute")),
                _numbers("votes_an_hour", _("votes an hour")),
                _numbers("votes_a_day", _("votes a day")),
                _numbers("votes_for_one_member_a_day", _("votes a day for the same member")),
                _numbers("edits_in_ten_minutes", _("edits in ten minutes")),
                _numbers("edits_a_day", _("edits a day")),
                _numbers("ideas_in_ten_minutes", _("ideas in ten minutes")),
                _numbers("ideas_a_day", _("ideas a day")),
                _numbers("idea_comments_a_minute", _("comments on ideas a minute")),
                _numbers("idea_comments_a_day", _("comments on ideas a day")),
                _numbers("idea_votes_a_minute", _("votes on ideas a minute")),
                _numbers("idea_votes_a_day", _("votes on ideas a day")),
                _numbers("statements_an_hour", _("statements in conversations an hour")),
                _numbers("uploads_a_day", _("files a day")),
                _numbers("upload_megabytes", _("room for files"), _megabytes),
            ],
        ),
    ]


def gained_at(level: int) -> list[str]:
    """What a level adds, in words."""
    added = [line.label for line in table()[0].lines if line.cells[level] == _yes() and line.cells[level - 1] != _yes()]
    freed = settings.TRUST_TABLE.links
    if level and freed[level] is None and freed[level - 1] is not None:
        added.insert(0, _("put in as many links and pictures as a text needs"))
    return added


def _yes() -> str:
    return _("yes")


def _from(name: str, label: str) -> Line:
    return Line(label, [_yes() if level >= level_for(name) else _("no") for level in range(LEVELS)])


def _numbers(name: str, label: str, words: Callable[[int | None], str] = _count) -> Line:
    return Line(label, [words(number) for number in getattr(settings.TRUST_TABLE, name)])
