"""Idea contests: who is notified of what, and in which words.

One line for each member and occasion: winners are notified of that, and not also of the result. Where only some may read
a page, the others hear nothing.
"""

from __future__ import annotations

from datetime import datetime

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ideas.contests import activities
from ideas.contests.jury import progress
from ideas.contests.models import ContestPage, Entry, EntryVote, Juror, Occasion
from ideas.contests.permissions import sees_ideas
from ideas.models import Idea
from portal.activity.models import Activity
from portal.activity.notices import Notice, NoticeKind, Telling, To, Told, reasoned, register_notices
from portal.members.models import Member

ENTRY = NoticeKind(
    "entry",
    gettext_lazy("What becomes of an idea that I entered into a contest, and what a phase asks of me"),
    gettext_lazy("you entered an idea into this contest"),
    order=110,
    word=gettext_lazy("Contest"),
    icon="star",
    is_mailed=True,
)
CONTEST = NoticeKind(
    "contest",
    gettext_lazy("What came of an idea contest that I voted in or follow"),
    gettext_lazy("you voted in this contest"),
    order=120,
    word=gettext_lazy("Contest"),
    icon="star",
    is_by_tie=True,
)
JURY = NoticeKind(
    "jury",
    gettext_lazy("I am on the jury of an idea contest"),
    gettext_lazy("you are on the jury of this contest"),
    order=130,
    word=gettext_lazy("Jury"),
    icon="star",
    is_mailed=True,
    is_personal=True,
)


class OfContest(Notice):
    """The words that all lines about a contest share."""

    def url(self, told: Told, url: str) -> str:
        """Jurors go to what they judge, once they may; everybody else to the page."""
        page = told.subject
        calls_jury = told.kind is JURY and told.activity.type != activities.JUROR_APPOINTED.name
        if calls_jury and (page.judge_until is None or timezone.now() < page.judge_until):
            return f"/contests/{page.pk}/jury/"
        return url

    def what(self, told: Told) -> str:
        return _("Results")

    def button(self, told: Told) -> str:
        if told.kind is JURY and told.activity.type != activities.JUROR_APPOINTED.name:
            return _("Judge the entries")
        return _("See the contest")


class Won(OfContest):
    """Whoever entered the idea. Two wins on one day are one line: the better place."""

    kinds = (ENTRY,)
    reaches_muters = True

    def telling(self, activity: Activity) -> Telling | None:
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
        return Telling({ENTRY: To({winner})}, contest, f"i{activity.pk}")

    def line(self, told: Told) -> str:
        sentence = self.what(told)
        reason = told.facts.get("reason", "") if sees_ideas(told.member, told.subject) else ""  # they may have left the group
        return reasoned(sentence, reason)

    def what(self, told: Told) -> str:
        return _("Your idea won %(place)s") % {"place": _place(told.facts.get("place", 0))}

    def button(self, told: Told) -> str:
        return _("Read the report")


class Announced(OfContest):
    """Who entered an idea and did not win, then who voted or follows; of a correction only those who won no longer."""

    kinds = (ENTRY, CONTEST)

    def telling(self, activity: Activity) -> Telling | None:
        contest = activity.object
        if not isinstance(contest, ContestPage):
            return None
        entries = list(Entry.objects.filter(contest=contest).select_related("idea"))
        won = {_owner(entry) for entry in entries if entry.place}
        about = f"i{activity.pk}"
        if not activity.data.get("is_first", True):
            lost = {_owner(entry) for entry in entries if entry.idea_id in activity.data.get("lost", ())}
            return Telling({ENTRY: To(lost - won)}, contest, about)
        voted = set(EntryVote.objects.filter(entry__contest=contest).values_list("member_id", flat=True))
        entered = {_owner(entry) for entry in entries}
        return Telling({ENTRY: To(entered - won), CONTEST: To(voted, followers_of=(contest,), without=won)}, contest, about)

    def line(self, told: Told) -> str:
        if not told.facts.get("is_first", True):
            return _("The result was corrected: your idea is no longer among the winners. The report says why")
        if told.kind is ENTRY:
            return _("The contest is decided. Your idea did not win this time; the report says what did, and why")
        return _("The contest is decided. The report says what won, and why")

    def what(self, told: Told) -> str:
        return _("Decided")

    def button(self, told: Told) -> str:
        return _("Read the report")


class Appointed(OfContest):
    kinds = (JURY,)
    reaches_muters = True

    def telling(self, activity: Activity) -> Telling | None:
        member, contest = activity.object, activity.target
        if not isinstance(member, Member) or not isinstance(contest, ContestPage):
            return None
        if not Juror.objects.filter(contest=contest, member=member).exists():
            return None
        return Telling({JURY: To({member.pk})}, contest, f"i{activity.pk}")

    def line(self, told: Told) -> str:
        page = told.subject
        begin = _day(page.refine_until)
        if page.judge_until:
            end = _day(page.judge_until)
            return _("You are on the jury. Judge from %(begin)s to %(end)s") % {"begin": begin, "end": end}
        return _("You are on the jury. Judge from %(begin)s until the winners are announced") % {"begin": begin}

    def what(self, told: Told) -> str:
        return _("You are on the jury")


class TakenOut(OfContest):
    """Somebody else took the idea out: whoever proposed it hears."""

    kinds = (ENTRY,)

    def telling(self, activity: Activity) -> Telling | None:
        idea, contest = activity.object, activity.target
        if not isinstance(idea, Idea) or not isinstance(contest, ContestPage):
            return None
        return Telling({ENTRY: To({idea.author_id})}, contest, f"i{activity.pk}")

    def line(self, told: Told) -> str:
        return _("The product team took your idea out of the contest. It stays on its board")

    def what(self, told: Told) -> str:
        return _("Your idea was taken out")


class PhaseBegun(OfContest):
    """Refining asks something of those who entered an idea; the vote of them, of the jury, and of those who follow."""

    kinds = (JURY, ENTRY, CONTEST)

    def telling(self, activity: Activity) -> Telling | None:
        contest = activity.object
        if not isinstance(contest, ContestPage):
            return None
        entered = {_owner(entry) for entry in Entry.objects.filter(contest=contest).select_related("idea")}
        told = {ENTRY: To(entered)}
        if activity.data.get("phase") == Occasion.What.VOTE:
            jury = set(Juror.objects.filter(contest=contest).values_list("member_id", flat=True))
            told = {JURY: To(jury), ENTRY: To(entered), CONTEST: To(followers_of=(contest,))}
        return Telling(told, contest, f"i{activity.pk}")

    def line(self, told: Told) -> str:
        page = told.subject
        if told.kind is JURY:
            if page.judge_until:
                return _("The jury may judge now, until %(day)s") % {"day": _day(page.judge_until)}
            return _("The jury may judge now")
        if told.facts.get("phase") == Occasion.What.REFINE:
            return _("Ideas are refined until %(day)s. Say what yours has become") % {"day": _day(page.refine_until)}
        day = {"day": _day(page.vote_until)}
        if told.kind is ENTRY:
            return _("The vote is open until %(day)s, and your idea is in it. You have votes for others, too") % day
        return _("The vote is open until %(day)s") % day

    def what(self, told: Told) -> str:
        if told.kind is JURY:
            return _("The jury may judge now")
        is_vote = told.facts.get("phase") == Occasion.What.VOTE
        return _("The vote is open") if is_vote else _("Ideas are refined now")


class JuryReminded(OfContest):
    """Jurors who have not given all their points."""

    kinds = (JURY,)

    def telling(self, activity: Activity) -> Telling | None:
        contest = activity.object
        if not isinstance(contest, ContestPage):
            return None
        left = {row.juror.member_id for row in progress(contest) if row.done < row.owed}
        return Telling({JURY: To(left)}, contest, f"i{activity.pk}")

    def line(self, told: Told) -> str:
        until = _day(told.subject.judge_until) if told.subject.judge_until else ""
        return _("Entries wait for your points until %(day)s") % {"day": until}

    def what(self, told: Told) -> str:
        return _("Entries wait for your points")


def register() -> None:
    register_notices(
        [ENTRY, CONTEST, JURY],
        {
            activities.ENTRY_WON: Won(),
            activities.WINNERS_ANNOUNCED: Announced(),
            activities.JUROR_APPOINTED: Appointed(),
            activities.IDEA_WITHDRAWN: TakenOut(),
            activities.PHASE_BEGUN: PhaseBegun(),
            activities.JURY_REMINDED: JuryReminded(),
        },
    )


def _owner(entry: Entry) -> int | None:
    """Whose idea it is; without an account, who entered it."""
    return entry.idea.author_id or entry.entered_by_id


def _place(place: int) -> str:
    return {1: _("first place"), 2: _("second place"), 3: _("third place")}.get(place) or _("place %(place)s") % {
        "place": place
    }


def _day(moment: datetime) -> str:
    """“3 March”; days of e-mails are read on any day, so never “tomorrow”."""
    local, now = timezone.localtime(moment), timezone.localtime()
    return date_format(local, "j F" if local.year == now.year else "j F Y")
