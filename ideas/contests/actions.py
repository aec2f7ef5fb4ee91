"""Entering, refining, voting, judging, announcing. Lock order: ballot, entry."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from ideas.contests.activities import (
    ENTRY_REFINED,
    ENTRY_SCORED,
    ENTRY_VOTE_WITHDRAWN,
    ENTRY_VOTED,
    ENTRY_WON,
    IDEA_ENTERED,
    IDEA_WITHDRAWN,
    JUROR_APPOINTED,
    JUROR_DISMISSED,
    JURY_REMINDED,
    PHASE_BEGUN,
    WINNERS_ANNOUNCED,
)
from ideas.contests.jury import judged
from ideas.contests.limits import ENTRY, ENTRY_VOTE, PITCH
from ideas.contests.models import (
    MOST_POINTS,
    ContestBallot,
    ContestPage,
    ContestResult,
    Entry,
    EntryVote,
    Juror,
    JuryScore,
    Occasion,
    Phase,
)
from ideas.contests.permissions import can_announce, can_appoint, can_enter, can_refine, can_run, can_score, can_vote
from ideas.models import Idea
from portal.activity.record import record
from portal.common.html import html_of
from portal.common.permissions import require
from portal.members.models import Member
from portal.writing.entry import admit, admit_act, passes


class NoVotesLeft(Exception):
    """The member has spent all votes of this contest."""


class WrongPoints(Exception):
    """Points for every criterion are needed, from one to five."""


class WrongPlaces(Exception):
    """Places go from one on without a gap, each with its reason."""


@passes(ENTRY, PITCH)
@transaction.atomic
def enter_idea(*, contest: ContestPage, idea: Idea, by: Member, pitch: str = "", now: datetime | None = None) -> Entry:
    """A member enters an idea into a contest. Raises NotAdmitted."""
    now = now or timezone.now()
    idea = Idea.objects.lock_one(idea.pk)
    require(can_enter(by, contest, idea, now))
    admit_act(ENTRY, by=by)
    if pitch:
        admit(PITCH, by=by, body=html_of(pitch))
    defaults = {"entered_by": by, "entered_at": now, "pitch": pitch}
    entry, is_new = Entry.objects.get_or_create(contest=contest, idea=idea, defaults=defaults)
    if is_new:
        record(IDEA_ENTERED, actor=by, object=idea, target=contest, happened_at=now)
    return entry


@transaction.atomic
def withdraw_entry(*, entry: Entry, by: Member, now: datetime | None = None) -> None:
    """Take an idea out of a contest before the vote begins. The idea itself stays."""
    now = now or timezone.now()
    require(can_refine(by, entry, now))
    record(IDEA_WITHDRAWN, actor=by, object=entry.idea, target=entry.contest, happened_at=now)
    entry.delete()


@passes(PITCH)
@transaction.atomic
def refine_entry(*, entry: Entry, by: Member, pitch: str, now: datetime | None = None) -> Entry:
    """Say what an idea has become, with what others said about it. Raises NotAdmitted."""
    now = now or timezone.now()
    entry = _locked(entry)
    require(can_refine(by, entry, now))
    if entry.pitch != pitch:
        if pitch:
            admit(PITCH, by=by, body=html_of(pitch), before=html_of(entry.pitch))
        entry.pitch = pitch
        entry.save(update_fields=["pitch"])
        record(ENTRY_REFINED, actor=by, object=entry.idea, target=entry.contest, happened_at=now)
    return entry


@transaction.atomic
def vote_for_entry(*, entry: Entry, by: Member, now: datetime | None = None) -> None:
    """A member spends one of their votes on an entry. Raises NoVotesLeft."""
    now = now or timezone.now()
    ballot = _locked_ballot(entry.contest, by)
    require(can_vote(by, entry.contest, now))
    admit_act(ENTRY_VOTE, by=by)
    if EntryVote.objects.filter(entry=entry, member=by).exists():
        return  # sent twice
    if ballot.spent >= entry.contest.votes_each:
        raise NoVotesLeft
    EntryVote.objects.create(entry=entry, member=by, voted_at=now)
    _spend(ballot, entry, 1)
    record(ENTRY_VOTED, actor=by, object=entry.idea, target=entry.contest, happened_at=now)


@transaction.atomic
def withdraw_entry_vote(*, entry: Entry, by: Member, now: datetime | None = None) -> None:
    """A member takes a vote back, to spend it elsewhere."""
    now = now or timezone.now()
    ballot = _locked_ballot(entry.contest, by)
    require(can_vote(by, entry.contest, now))
    admit_act(ENTRY_VOTE, by=by)
    deleted, _rows = EntryVote.objects.filter(entry=entry, member=by).delete()
    if deleted:
        _spend(ballot, entry, -1)
        record(ENTRY_VOTE_WITHDRAWN, actor=by, object=entry.idea, target=entry.contest, happened_at=now)


@transaction.atomic
def appoint_juror(*, contest: ContestPage, member: Member, by: Member, now: datetime | None = None) -> None:
    """The product team asks a member into the jury."""
    now = now or timezone.now()
    require(can_appoint(by, contest, member))
    defaults = {"appointed_by": by, "appointed_at": now}
    _juror, is_new = Juror.objects.get_or_create(contest=contest, member=member, defaults=defaults)
    if is_new:
        record(JUROR_APPOINTED, actor=by, object=member, target=contest, happened_at=now)


@transaction.atomic
def dismiss_juror(*, contest: ContestPage, member: Member, by: Member, now: datetime | None = None) -> None:
    """The product team takes a member out of the jury; points that they gave go as well."""
    require(can_run(by, contest))
    deleted, _rows = Juror.objects.filter(contest=contest, member=member).delete()
    if deleted:
        JuryScore.objects.filter(entry__contest=contest, member=member).delete()
        record(JUROR_DISMISSED, actor=by, object=member, target=contest, happened_at=now or timezone.now())


@transaction.atomic
def score_entry(*, entry: Entry, by: Member, points: Mapping[int, int], now: datetime | None = None) -> None:
    """A member of the jury gives points by each criterion, or gives others. Raises WrongPoints."""
    now = now or timezone.now()
    entry = _locked(entry)
    require(can_score(by, entry, now))
    criteria = set(entry.contest.criteria.values_list("pk", flat=True))
    if not criteria or points.keys() != criteria or not all(1 <= value <= MOST_POINTS for value in points.values()):
        raise WrongPoints
    for criterion, value in sorted(points.items()):
        defaults = {"points": value, "scored_at": now}
        JuryScore.objects.update_or_create(entry=entry, criterion_id=criterion, member=by, defaults=defaults)
    record(ENTRY_SCORED, actor=by, object=entry.idea, target=entry.contest, happened_at=now)


@transaction.atomic
def announce_winners(
    *, contest: ContestPage, by: Member, places: Mapping[int, tuple[int, str]], now: datetime | None = None
) -> ContestResult:
    """The product team says who won and why: entry → (place, reason). Everybody reads it. Raises WrongPlaces.

    Announcing again corrects what was announced; the log keeps both.
    """
    now = now or timezone.now()
    entries = {entry.pk: entry for entry in Entry.objects.select_for_update(of=("self",)).filter(contest=contest)}
    require(can_announce(by, contest, now))
    given = sorted(place for place, _reason in places.values())
    if not given or given != list(range(1, len(given) + 1)) or not places.keys() <= entries.keys():
        raise WrongPlaces
    if not all(reason.strip() for _place, reason in places.values()):
        raise WrongPlaces
    scores = judged(contest)
    is_first = not ContestResult.objects.filter(contest=contest).exists()
    before = {pk: entry.place for pk, entry in entries.items()}
    Entry.objects.filter(contest=contest).update(place=None, place_reason="")
    for pk, entry in entries.items():
        entry.place, entry.place_reason = places.get(pk, (None, ""))
        entry.jury_score = scores[pk].score if pk in scores else None
        entry.save(update_fields=["place", "place_reason", "jury_score"])
    voters = set(EntryVote.objects.filter(entry__contest=contest).values_list("member_id", flat=True))
    people = voters | {entry.entered_by_id for entry in entries.values() if entry.entered_by_id}
    votes = sum(entry.vote_count for entry in entries.values())
    defaults = {"announced_at": now, "announced_by": by, "people": len(people), "votes": votes}
    result, _is_new = ContestResult.objects.update_or_create(contest=contest, defaults=defaults)
    _record_winners(contest, list(entries.values()), before, by=by, is_first=is_first, now=now)
    return result


def _record_winners(
    contest: ContestPage, entries: list[Entry], before: Mapping[int, int | None], *, by: Member, is_first: bool, now: datetime
) -> None:
    """Each win for itself, so that its reason is told; a correction records only the places that are new."""
    won = sorted((entry for entry in entries if entry.place), key=lambda entry: entry.place or 0)
    for entry in won:
        if entry.place != before[entry.pk]:
            data = {"entry": entry.pk, "place": entry.place, "reason": entry.place_reason}
            record(ENTRY_WON, actor=by, object=entry.idea, target=contest, data=data, happened_at=now)
    lost = [entry.idea_id for entry in entries if before[entry.pk] and not entry.place]
    result = {"ideas": [entry.idea_id for entry in won], "lost": lost, "is_first": is_first}
    record(WINNERS_ANNOUNCED, actor=by, object=contest, data=result, happened_at=now)


REMIND_BEFORE = timedelta(days=2)  # the end of the jury's days
STALE = timedelta(days=1)  # what began longer ago was not waited for: a contest brought in, or a worker that stood still

_ASKING = {Phase.REFINE: Occasion.What.REFINE, Phase.VOTE: Occasion.What.VOTE}


@transaction.atomic
def notice_occasions(*, contest: ContestPage, now: datetime) -> None:
    """The clock has moved on: record that a phase began which asks something of people, or that judging ends soon. Once each."""
    phase = contest.phase(now)
    what = _ASKING.get(phase)
    if what is not None:
        begun = contest.collect_until if phase == Phase.REFINE else contest.refine_until
        _row, is_new = Occasion.objects.get_or_create(contest=contest, what=what, defaults={"noticed_at": now})
        if is_new and now - begun < STALE:
            record(PHASE_BEGUN, actor=None, object=contest, data={"phase": what.value}, happened_at=now)
    end = contest.judge_until
    if phase in (Phase.VOTE, Phase.DECIDE) and end is not None and end - REMIND_BEFORE <= now < end:
        ends = Occasion.What.JURY_ENDS
        _row, is_new = Occasion.objects.get_or_create(contest=contest, what=ends, defaults={"noticed_at": now})
        if is_new:
            record(JURY_REMINDED, actor=None, object=contest, happened_at=now)


@transaction.atomic
def erase_from_contests(*, member: Member, keep_content: bool) -> None:
    """Votes, points and seats go with the account. Entries stay, without a name; their words only if they may."""
    for vote in EntryVote.objects.filter(member=member).order_by("entry_id"):
        Entry.objects.filter(pk=vote.entry_id, vote_count__gt=0).update(vote_count=F("vote_count") - 1)
        vote.delete()
    ContestBallot.objects.filter(member=member).delete()
    JuryScore.objects.filter(member=member).delete()
    Juror.objects.filter(member=member).delete()
    Entry.objects.filter(entered_by=member).update(entered_by=None, **({} if keep_content else {"pitch": ""}))


def _locked(entry: Entry) -> Entry:
    rows = Entry.objects.select_for_update(no_key=True, of=("self",)).select_related("idea", "contest")
    return rows.get(pk=entry.pk)


def _locked_ballot(contest: ContestPage, member: Member) -> ContestBallot:
    ContestBallot.objects.get_or_create(contest=contest, member=member)
    return ContestBallot.objects.select_for_update(of=("self",)).get(contest=contest, member=member)


def _spend(ballot: ContestBallot, entry: Entry, votes: int) -> None:
    ballot.spent += votes
    ballot.save(update_fields=["spent"])
    Entry.objects.filter(pk=entry.pk).update(vote_count=F("vote_count") + votes)
