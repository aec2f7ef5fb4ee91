"""What the pages of an idea contest show."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from ideas.boards import board_map
from ideas.contests.jury import Judged, judged, progress
from ideas.contests.models import ContestBallot, ContestPage, ContestResult, Entry, EntryVote, JuryScore, Phase
from ideas.contests.permissions import can_enter, can_judge, can_run, can_see_votes, can_vote, sees_ideas
from ideas.models import Idea
from portal.common.page_context import adds_to
from portal.common.private_counts import FEWEST_PEOPLE
from portal.common.ranking import daily_place
from portal.common.viewer import Viewer

MOST_OWN = 50  # of a member's ideas that are offered


@dataclass(frozen=True)
class PhaseView:
    """A phase with its days: kept (over), now, or owed (to come)."""

    label: Any
    tone: str
    begins: datetime
    ends: datetime | None


def contest_context(contest: ContestPage, viewer: Viewer, now: datetime) -> dict[str, Any]:
    """The page of a contest, in whatever phase it is."""
    phase = contest.phase(now) if contest.pk else Phase.SOON
    rows = visible_entries(contest, viewer)
    voted = _voted(contest, viewer)
    result = ContestResult.objects.filter(contest_id=contest.pk).first()
    shows_votes = can_see_votes(viewer, contest, phase, has_voted=bool(voted))
    verdict = can_enter(viewer, contest, None, now)
    sees = sees_ideas(viewer, contest)
    return {
        "contest": contest,
        "board": board_map().get(contest.board_id) if sees else None,
        "sees_ideas": sees,
        "phase": phase,
        "phases": _phases(contest, phase, result),
        "entries": _ordered(rows, phase, timezone.localdate(now)),
        "winners": sorted((entry for entry in rows if entry.place), key=lambda entry: entry.place or 0),
        "result": result,
        "people": result.people if result and result.people >= FEWEST_PEOPLE else 0,
        "voted": voted,
        "left": max(0, contest.votes_each - _spent(contest, viewer)),
        "shows_votes": shows_votes,
        "may_enter": verdict,
        "own_ideas": own_ideas(contest, viewer) if verdict else [],
        "may_vote": can_vote(viewer, contest, now),
        "may_judge": can_judge(viewer, contest, now),
        "may_run": can_run(viewer, contest),
        "is_company": bool(viewer.is_authenticated and viewer.is_company),
        "feed_url": _feed_url(contest),
        "enter_url": reverse("contests:entry_create", args=[contest.pk]) if contest.pk else "",
    }


def visible_entries(contest: ContestPage, viewer: Viewer) -> list[Entry]:
    """Entries whose idea the reader may see."""
    entries = Entry.objects.filter(contest_id=contest.pk, idea__in=Idea.objects.visible_to(viewer))
    return list(entries.select_related("idea", "idea__author", "contest"))


def own_ideas(contest: ContestPage, member: Viewer) -> list[Idea]:
    """Ideas of the member that could be entered."""
    ideas = Idea.objects.visible_to(member).public_rows().open().filter(author=member, board_id=contest.board_id)
    return list(ideas.exclude(contest_entries__contest=contest).order_by("-posted_at", "-pk")[:MOST_OWN])


def jury_rows(contest: ContestPage, member: Viewer) -> list[dict[str, Any]]:
    """Entries in an order of the juror's own, each with the points that they gave."""
    given: dict[int, dict[int, int]] = {}
    for entry, criterion, points in JuryScore.objects.filter(entry__contest=contest, member=member).values_list(
        "entry_id", "criterion_id", "points"
    ):
        given.setdefault(entry, {})[criterion] = points
    entries = visible_entries(contest, member)
    # Each juror in another order, so that what comes late is not late for all.
    entries.sort(key=lambda entry: daily_place(entry.pk, contest.starts_at.date(), f"{member.pk}"))
    return [
        {
            "entry": entry,
            "given": given.get(entry.pk, {}),
            "is_own": member.pk in (entry.idea.author_id, entry.entered_by_id),
        }
        for entry in entries
    ]


def team_context(contest: ContestPage, viewer: Viewer, now: datetime) -> dict[str, Any]:
    """What the product team needs to decide: every figure, side by side."""
    scores = judged(contest)
    entries = visible_entries(contest, viewer)
    entries.sort(key=lambda entry: (-(scores[entry.pk].score if entry.pk in scores else -1), -entry.vote_count, entry.pk))
    nothing = Judged({}, 0)
    return {
        "contest": contest,
        "phase": contest.phase(now),
        "criteria": list(contest.criteria.all()),
        "jurors": progress(contest),
        "rows": [
            {"entry": entry, "judged": scores.get(entry.pk, nothing), "is_judged": entry.pk in scores} for entry in entries
        ],
        "result": ContestResult.objects.filter(contest=contest).first(),
    }


def _feed_url(contest: ContestPage) -> str:
    """The feed of the entries; a private contest has none."""
    is_public = bool(contest.pk) and ContestPage.objects.visible_to(AnonymousUser()).filter(pk=contest.pk).exists()
    return reverse("contests:entries_feed", args=[contest.pk]) if is_public else ""


def _phases(contest: ContestPage, phase: Phase, result: ContestResult | None) -> list[PhaseView]:
    order = [Phase.COLLECT, Phase.REFINE, Phase.VOTE, Phase.DECIDE]
    days = [contest.starts_at, contest.collect_until, contest.refine_until, contest.vote_until]
    ends = [*days[1:], result.announced_at if result else None]
    at = {Phase.SOON: -1, Phase.OVER: len(order)}.get(phase, order.index(phase) if phase in order else 0)
    views = []
    for place, (one, begin, end) in enumerate(zip(order, days, ends, strict=True)):
        if begin == end:
            continue  # a contest without refining
        tone = "kept" if place < at else "" if place == at else "owed"
        views.append(PhaseView(one.label, tone, begin, end))
    return views


def _ordered(entries: list[Entry], phase: Phase, today: date) -> list[Entry]:
    """By what was decided; before that shuffled daily, so that position gives no advantage."""
    if phase == Phase.OVER:
        return sorted(entries, key=lambda entry: (entry.place or 9999, -(entry.jury_score or 0), -entry.vote_count, entry.pk))
    return sorted(entries, key=lambda entry: daily_place(entry.pk, today))


def _voted(contest: ContestPage, viewer: Viewer) -> set[int]:
    if not viewer.is_authenticated:
        return set()
    votes = EntryVote.objects.filter(entry__contest_id=contest.pk, member=viewer)
    return set(votes.values_list("entry_id", flat=True))


def _spent(contest: ContestPage, viewer: Viewer) -> int:
    if not viewer.is_authenticated:
        return 0
    ballot = ContestBallot.objects.filter(contest_id=contest.pk, member=viewer)
    return ballot.values_list("spent", flat=True).first() or 0


def sentence_of_places() -> str:
    return _("Give places from 1 on without a gap, and for each winner the reason. Everybody reads it.")


@adds_to("contests.ContestPage")
def _contest_page(contest: ContestPage, request: HttpRequest) -> dict[str, Any]:
    return contest_context(contest, request.user, timezone.now())
