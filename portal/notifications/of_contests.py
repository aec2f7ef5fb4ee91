"""Idea contests, polls and conversations: who hears what, and in which words.

One line for each member and occasion: whoever won hears of that, not also that there is a result. A notice about a poll
says that there are results, never what its reader answered; it goes to all who answered at once, so that no hour tells
who came when. Where only some may read a page, the others hear nothing.
"""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.db import models
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from ideas.contests import activities as contests
from ideas.contests.jury import progress
from ideas.contests.models import ContestPage, Entry, EntryVote, Juror, Occasion
from ideas.contests.permissions import sees_ideas
from ideas.models import Idea
from ideas.opinion import ANSWERS_TO_BE_PLACED
from ideas.polls import activities as polls
from ideas.polls.models import AskingPage, ConversationPage, PollBallot, PollPage, StatementAnswer
from portal.activity.models import Activity
from portal.members.models import Member
from portal.members.readers import admitted
from portal.notifications.models import Follow, Notification, NotificationKind

if TYPE_CHECKING:
    from portal.notifications.recipients import Found

PAGES = (ContestPage, PollPage, ConversationPage)
PERSONAL = frozenset({contests.ENTRY_WON.name, contests.JUROR_APPOINTED.name})  # reach also who muted the contest


def _won(activity: Activity) -> Found:
    """Whoever entered the idea. Two wins on one day are one line: the better place."""
    idea, contest = activity.object, activity.target
    if not isinstance(idea, Idea) or not isinstance(contest, ContestPage):
        return None
    entry = Entry.objects.filter(contest=contest, idea=idea).select_related("idea").first()
    if entry is None or entry.place != activity.data.get("place"):
        return None  # corrected meanwhile
    better = Entry.objects.filter(contest=contest, place__lt=entry.place).select_related("idea")
    winner = _owner(entry)
    if winner in {_owner(other) for other in better}:
        return None
    return {NotificationKind.ENTRY: {winner}}, contest, f"i{activity.pk}"


def _announced(activity: Activity) -> Found:
    """Who entered an idea and did not win, then who voted or follows; of a correction only those who won no longer."""
    contest = activity.object
    if not isinstance(contest, ContestPage):
        return None
    entries = list(Entry.objects.filter(contest=contest).select_related("idea"))
    won = {_owner(entry) for entry in entries if entry.place}
    about = f"i{activity.pk}"
    if not activity.data.get("is_first", True):
        lost = {_owner(entry) for entry in entries if entry.idea_id in activity.data.get("lost", ())}
        return {NotificationKind.ENTRY: lost - won}, contest, about
    voted: set[int | None] = set(EntryVote.objects.filter(entry__contest=contest).values_list("member_id", flat=True))
    return (
        {
            NotificationKind.ENTRY: {_owner(entry) for entry in entries} - won,
            NotificationKind.CONTEST: (voted | _followers(contest)) - won,
        },
        contest,
        about,
    )


def _appointed(activity: Activity) -> Found:
    member, contest = activity.object, activity.target
    if not isinstance(member, Member) or not isinstance(contest, ContestPage):
        return None
    if not Juror.objects.filter(contest=contest, member=member).exists():
        return None
    return {NotificationKind.JURY: {member.pk}}, contest, f"i{activity.pk}"


def _taken_out(activity: Activity) -> Found:
    """Somebody else took the idea out: whoever proposed it hears."""
    idea, contest = activity.object, activity.target
    if not isinstance(idea, Idea) or not isinstance(contest, ContestPage):
        return None
    return {NotificationKind.ENTRY: {idea.author_id}}, contest, f"i{activity.pk}"


def _begun(activity: Activity) -> Found:
    """Refining asks something of those who entered an idea; the vote of them, of the jury, and of those who follow."""
    contest = activity.object
    if not isinstance(contest, ContestPage):
        return None
    entered = {_owner(entry) for entry in Entry.objects.filter(contest=contest).select_related("idea")}
    told: dict[NotificationKind, set[int | None]] = {NotificationKind.ENTRY: entered}
    if activity.data.get("phase") == Occasion.What.VOTE:
        jury: set[int | None] = set(Juror.objects.filter(contest=contest).values_list("member_id", flat=True))
        told = {NotificationKind.JURY: jury, NotificationKind.ENTRY: entered, NotificationKind.CONTEST: _followers(contest)}
    return told, contest, f"i{activity.pk}"


def _reminded(activity: Activity) -> Found:
    """Jurors who have not given all their points."""
    contest = activity.object
    if not isinstance(contest, ContestPage):
        return None
    left: set[int | None] = {row.juror.member_id for row in progress(contest) if row.done < row.owed}
    return {NotificationKind.JURY: left}, contest, f"i{activity.pk}"


def _poll_closed(activity: Activity) -> Found:
    poll = activity.object
    if not isinstance(poll, PollPage):
        return None
    answered: set[int | None] = set(PollBallot.objects.filter(poll=poll).values_list("member_id", flat=True))
    return {NotificationKind.POLL: answered | _followers(poll)}, poll, f"i{activity.pk}"


def _conversed(activity: Activity) -> Found:
    """Who took part; while it is open only those who answered enough to see what came out."""
    conversation = activity.object
    if not isinstance(conversation, ConversationPage):
        return None
    answers = StatementAnswer.objects.filter(statement__conversation=conversation, statement__hidden_at=None)
    rows = answers.order_by().values("member_id").annotate(given=models.Count("pk"))
    is_open = activity.type == polls.CONVERSATION_MAPPED.name and conversation.hides_results
    least = min(ANSWERS_TO_BE_PLACED, conversation.statements.public_rows().count()) if is_open else 1
    took_part: set[int | None] = {row["member_id"] for row in rows if row["given"] >= least}
    return (
        {NotificationKind.POLL: took_part | (set() if is_open else _followers(conversation))},
        conversation,
        f"i{activity.pk}",
    )


RULES = {
    contests.ENTRY_WON.name: _won,
    contests.WINNERS_ANNOUNCED.name: _announced,
    contests.JUROR_APPOINTED.name: _appointed,
    contests.IDEA_WITHDRAWN.name: _taken_out,
    contests.PHASE_BEGUN.name: _begun,
    contests.JURY_REMINDED.name: _reminded,
    polls.POLL_CLOSED.name: _poll_closed,
    polls.CONVERSATION_MAPPED.name: _conversed,
    polls.CONVERSATION_CLOSED.name: _conversed,
}


def readers_of_ideas(page: models.Model, members: set[int]) -> set[int]:
    """Of the members who may read the page, those who may read the ideas of a contest too: nothing else of it makes news."""
    if not isinstance(page, ContestPage):
        return members
    return admitted(page.board, members, with_parents=True)


def _owner(entry: Entry) -> int | None:
    """Whose idea it is; without an account, who entered it."""
    return entry.idea.author_id or entry.entered_by_id


def _followers(page: models.Model) -> set[int | None]:
    return set(Follow.objects.of(page).filter(is_muted=False).values_list("member_id", flat=True))


def text_of_line(row: Notification) -> str:
    """What happened, for one line of the inbox and the first sentence of a letter."""
    page, kind, facts = row.subject, row.activity.type, row.activity.data or {}
    if isinstance(page, ContestPage):
        return _of_contest(page, row, kind, facts)
    if kind == polls.POLL_CLOSED.name:
        return _("The poll is closed. This is its result")
    if kind == polls.CONVERSATION_CLOSED.name:
        return _("The conversation is closed. Look at what came out")
    return _("There are results now: what most agree on, and who thinks alike")


def _of_contest(page: ContestPage, row: Notification, kind: str, facts: dict[str, Any]) -> str:
    if kind == contests.ENTRY_WON.name:
        sentence = _("Your idea won %(place)s") % {"place": _place(facts.get("place", 0))}
        reason = facts.get("reason", "") if sees_ideas(row.member, page) else ""  # they may have left the group since
        return f"{sentence}: {reason}" if reason else sentence
    if kind == contests.WINNERS_ANNOUNCED.name:
        if not facts.get("is_first", True):
            return _("The result was corrected: your idea is no longer among the winners. The report says why")
        if row.kind == NotificationKind.ENTRY:
            return _("The contest is decided. Your idea did not win this time; the report says what did, and why")
        return _("The contest is decided. The report says what won, and why")
    if kind == contests.JUROR_APPOINTED.name:
        return _jury_days(page)
    if kind == contests.IDEA_WITHDRAWN.name:
        return _("The product team took your idea out of the contest. It stays on its board")
    if kind == contests.JURY_REMINDED.name:
        until = _day(page.judge_until) if page.judge_until else ""
        return _("Entries wait for your points until %(day)s") % {"day": until}
    if row.kind == NotificationKind.JURY:
        if page.judge_until:
            return _("The jury may judge now, until %(day)s") % {"day": _day(page.judge_until)}
        return _("The jury may judge now")
    if facts.get("phase") == Occasion.What.REFINE:
        return _("Ideas are refined until %(day)s. Say what yours has become") % {"day": _day(page.refine_until)}
    if row.kind == NotificationKind.ENTRY:
        return _("The vote is open until %(day)s, and your idea is in it. You have votes for others, too") % {
            "day": _day(page.vote_until)
        }
    return _("The vote is open until %(day)s") % {"day": _day(page.vote_until)}


def _jury_days(page: ContestPage) -> str:
    begin = _day(page.refine_until)
    if page.judge_until:
        return _("You are on the jury. Judge from %(begin)s to %(end)s") % {"begin": begin, "end": _day(page.judge_until)}
    return _("You are on the jury. Judge from %(begin)s until the winners are announced") % {"begin": begin}


def address_of(row: Notification) -> str:
    """Where a click leads: jurors to what they judge, once they may; everybody else to the page."""
    page = row.subject
    if not isinstance(page, AskingPage | ContestPage):
        return "/"
    calls_jury = row.kind == NotificationKind.JURY and row.activity.type != contests.JUROR_APPOINTED.name
    if isinstance(page, ContestPage) and calls_jury and (page.judge_until is None or timezone.now() < page.judge_until):
        return f"/contests/{page.pk}/jury/"
    return page.get_absolute_url()


def subject_of_letter(row: Notification) -> str:
    """The subject of a letter: what it is, then which."""
    kind, facts = row.activity.type, row.activity.data or {}
    if kind == contests.ENTRY_WON.name:
        what = _("Your idea won %(place)s") % {"place": _place(facts.get("place", 0))}
    elif kind == contests.PHASE_BEGUN.name:
        is_vote = facts.get("phase") == Occasion.What.VOTE
        is_jury = row.kind == NotificationKind.JURY
        what = _("The jury may judge now") if is_jury else _("The vote is open") if is_vote else _("Ideas are refined now")
    else:
        what = {
            contests.WINNERS_ANNOUNCED.name: _("Decided"),
            contests.JUROR_APPOINTED.name: _("You are on the jury"),
            contests.JURY_REMINDED.name: _("Entries wait for your points"),
            contests.IDEA_WITHDRAWN.name: _("Your idea was taken out"),
        }.get(kind, _("Results"))
    return f"{what}: {row.subject}"


def words_of_button(row: Notification) -> str:
    """What the button of a letter says."""
    kind = row.activity.type
    if row.kind == NotificationKind.JURY and kind != contests.JUROR_APPOINTED.name:
        return _("Judge the entries")
    if kind in (contests.ENTRY_WON.name, contests.WINNERS_ANNOUNCED.name):
        return _("Read the report")
    return _("See the results") if kind.startswith("polls.") else _("See the contest")


def _place(place: int) -> str:
    return {1: _("first place"), 2: _("second place"), 3: _("third place")}.get(place) or _("place %(place)s") % {
        "place": place
    }


def _day(moment: datetime) -> str:
    """“3 March”; days of letters are read on any day, so never “tomorrow”."""
    local, now = timezone.localtime(moment), timezone.localtime()
    return date_format(local, "j F" if local.year == now.year else "j F Y")
