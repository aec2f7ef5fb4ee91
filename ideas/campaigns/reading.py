"""What the pages of a challenge show."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from ideas.boards import board_map
from ideas.campaigns.jury import Judged, judged, progress
from ideas.campaigns.models import CampaignBallot, CampaignPage, CampaignResult, Entry, EntryVote, JuryScore, Phase
from ideas.campaigns.permissions import can_enter, can_judge, can_run, can_see_votes, can_vote, sees_ideas
from ideas.models import Idea
from ideas.ranking import daily_place
from portal.common.private_counts import FEWEST_PEOPLE

MOST_OWN = 50  # of a member's ideas that are offered


@dataclass(frozen=True)
class PhaseView:
    """A phase with its days: kept (over), now, or owed (to come)."""

    label: Any
    tone: str
    begins: datetime
    ends: datetime | None


def campaign_context(campaign: CampaignPage, viewer: Any, now: datetime) -> dict[str, Any]:
    """The page of a challenge, in whatever phase it is."""
    phase = campaign.phase(now) if campaign.pk else Phase.SOON
    rows = visible_entries(campaign, viewer)
    voted = _voted(campaign, viewer)
    result = CampaignResult.objects.filter(campaign_id=campaign.pk).first()
    shows_votes = can_see_votes(viewer, campaign, phase, has_voted=bool(voted))
    verdict = can_enter(viewer, campaign, None, now)
    sees = sees_ideas(viewer, campaign)
    return {
        "campaign": campaign,
        "board": board_map().get(campaign.board_id) if sees else None,
        "sees_ideas": sees,
        "phase": phase,
        "phases": _phases(campaign, phase, result),
        "entries": _ordered(rows, phase, timezone.localdate(now)),
        "winners": sorted((entry for entry in rows if entry.place), key=lambda entry: entry.place or 0),
        "result": result,
        "people": result.people if result and result.people >= FEWEST_PEOPLE else 0,
        "voted": voted,
        "left": max(0, campaign.votes_each - _spent(campaign, viewer)),
        "shows_votes": shows_votes,
        "may_enter": verdict,
        "own_ideas": own_ideas(campaign, viewer) if verdict else [],
        "may_vote": can_vote(viewer, campaign, now),
        "may_judge": can_judge(viewer, campaign, now),
        "may_run": can_run(viewer, campaign),
        "is_company": bool(viewer.is_authenticated and viewer.is_company),
        "feed_url": _feed_url(campaign),
        "enter_url": reverse("campaigns:entry_create", args=[campaign.pk]) if campaign.pk else "",
    }


def visible_entries(campaign: CampaignPage, viewer: Any) -> list[Entry]:
    """Entries whose idea the reader may see."""
    entries = Entry.objects.filter(campaign_id=campaign.pk, idea__in=Idea.objects.visible_to(viewer))
    return list(entries.select_related("idea", "idea__author", "campaign"))


def own_ideas(campaign: CampaignPage, member: Any) -> list[Idea]:
    """Ideas of the member that could be entered."""
    ideas = Idea.objects.visible_to(member).public_rows().open().filter(author=member, board_id=campaign.board_id)
    return list(ideas.exclude(campaign_entries__campaign=campaign).order_by("-posted_at", "-pk")[:MOST_OWN])


def jury_rows(campaign: CampaignPage, member: Any) -> list[dict[str, Any]]:
    """Entries in an order of the juror's own, each with the points that they gave."""
    given: dict[int, dict[int, int]] = {}
    for entry, criterion, points in JuryScore.objects.filter(entry__campaign=campaign, member=member).values_list(
        "entry_id", "criterion_id", "points"
    ):
        given.setdefault(entry, {})[criterion] = points
    entries = visible_entries(campaign, member)
    # Each juror in another order, so that what comes late is not late for all.
    entries.sort(key=lambda entry: daily_place(entry.pk, campaign.starts_at.date(), f"{member.pk}"))
    return [
        {
            "entry": entry,
            "given": given.get(entry.pk, {}),
            "is_own": member.pk in (entry.idea.author_id, entry.entered_by_id),
        }
        for entry in entries
    ]


def team_context(campaign: CampaignPage, viewer: Any, now: datetime) -> dict[str, Any]:
    """What the product team needs to decide: every figure, side by side."""
    scores = judged(campaign)
    entries = visible_entries(campaign, viewer)
    entries.sort(key=lambda entry: (-(scores[entry.pk].score if entry.pk in scores else -1), -entry.vote_count, entry.pk))
    nothing = Judged({}, 0)
    return {
        "campaign": campaign,
        "phase": campaign.phase(now),
        "criteria": list(campaign.criteria.all()),
        "jurors": progress(campaign),
        "rows": [
            {"entry": entry, "judged": scores.get(entry.pk, nothing), "is_judged": entry.pk in scores} for entry in entries
        ],
        "result": CampaignResult.objects.filter(campaign=campaign).first(),
    }


def _feed_url(campaign: CampaignPage) -> str:
    """The feed of the entries; a private challenge has none."""
    is_public = bool(campaign.pk) and CampaignPage.objects.visible_to(AnonymousUser()).filter(pk=campaign.pk).exists()
    return reverse("campaigns:entries_feed", args=[campaign.pk]) if is_public else ""


def _phases(campaign: CampaignPage, phase: Phase, result: CampaignResult | None) -> list[PhaseView]:
    order = [Phase.COLLECT, Phase.REFINE, Phase.VOTE, Phase.DECIDE]
    days = [campaign.starts_at, campaign.collect_until, campaign.refine_until, campaign.vote_until]
    ends = [*days[1:], result.announced_at if result else None]
    at = {Phase.SOON: -1, Phase.OVER: len(order)}.get(phase, order.index(phase) if phase in order else 0)
    views = []
    for place, (one, begin, end) in enumerate(zip(order, days, ends, strict=True)):
        if begin == end:
            continue  # a challenge without refining
        tone = "kept" if place < at else "" if place == at else "owed"
        views.append(PhaseView(one.label, tone, begin, end))
    return views


def _ordered(entries: list[Entry], phase: Phase, today: date) -> list[Entry]:
    """By what was decided; before that in another order each day, so that coming first wins nothing."""
    if phase == Phase.OVER:
        return sorted(entries, key=lambda entry: (entry.place or 9999, -(entry.jury_score or 0), -entry.vote_count, entry.pk))
    return sorted(entries, key=lambda entry: daily_place(entry.pk, today))


def _voted(campaign: CampaignPage, viewer: Any) -> set[int]:
    if not viewer.is_authenticated:
        return set()
    votes = EntryVote.objects.filter(entry__campaign_id=campaign.pk, member=viewer)
    return set(votes.values_list("entry_id", flat=True))


def _spent(campaign: CampaignPage, viewer: Any) -> int:
    if not viewer.is_authenticated:
        return 0
    ballot = CampaignBallot.objects.filter(campaign_id=campaign.pk, member=viewer)
    return ballot.values_list("spent", flat=True).first() or 0


def sentence_of_places() -> str:
    return _("Give places from 1 on without a gap, and for each winner the reason. Everybody reads it.")
