"""What a reader sees of polls in posts: all those of one page at once, in a number of queries that does not grow with them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db import models
from django.http import HttpRequest
from django.template.backends.utils import csrf_input_lazy
from markupsafe import Markup

from portal.common.jinja import fragment
from portal.common.kinds import kind_of
from portal.common.permissions import Verdict
from portal.common.viewer import Viewer
from portal.polls.forms import PollForm
from portal.polls.holding import HoldsPoll, holder_of, keep_holder
from portal.polls.models import InlineBallot, InlineChoice, InlinePoll
from portal.polls.permissions import (
    can_change_poll,
    can_close_poll,
    can_see_ballots,
    can_see_counts,
    can_vote,
)
from portal.polls.results import About, Confidential, Share, confidential_of


@dataclass(frozen=True)
class PollView:
    """One poll as one reader sees it."""

    poll: InlinePoll
    choices: list[InlineChoice]
    mine: frozenset[int]
    has_voted: bool
    is_open: bool  # takes votes now
    is_over: bool  # its own end has come
    may_vote: Verdict
    may_change: bool
    may_close: bool
    may_see_ballots: bool
    may_moderate: bool
    may_flag: bool
    counts: Verdict
    shares: list[Share]
    confidential: Confidential | None
    abouts: list[About]
    form: PollForm
    url: str  # where it stands


def views_of(
    things: Iterable[models.Model], viewer: Viewer, now: datetime, form: PollForm | None = None
) -> dict[int, PollView]:
    """The polls of things that the viewer may read, by the number of the poll. `form` is one that was refused.

    No query where no thing has a poll.
    """
    by_poll = {thing.poll_id: thing for thing in things if thing.poll_id is not None}  # type: ignore[attr-defined]
    if not by_poll:
        return {}
    polls = InlinePoll.objects.filter(pk__in=by_poll).prefetch_related("choices")
    mine: dict[int, set[int]] = {}
    if viewer.is_authenticated:
        cast = InlineBallot.objects.filter(poll__in=by_poll, member=viewer).values_list("poll_id", "choices")
        for poll_id, choice_id in cast:
            mine.setdefault(poll_id, set()).add(choice_id)
    found = {}
    for poll in polls:
        keep_holder(poll, by_poll[poll.pk])
        if poll.is_public or (viewer.is_authenticated and (viewer.is_moderator or viewer.pk == poll.author_id)):
            found[poll.pk] = _view(poll, mine.get(poll.pk), viewer, now, form)
    return found


def _view(poll: InlinePoll, mine: set[int] | None, viewer: Viewer, now: datetime, form: PollForm | None) -> PollView:
    thing = holder_of(poll)
    kind = kind_of(thing)
    assert kind is not None
    is_open = poll.is_open(now) and kind.get(HoldsPoll).takes_votes(thing)
    has_voted, chosen = mine is not None, frozenset(mine or ())
    choices = list(poll.choices.all())
    confidential = confidential_of(poll, now)
    counts = can_see_counts(poll, is_open=is_open, has_voted=has_voted)
    figures = confidential.figures if confidential else None
    largest = max(figures.values(), default=0) if figures else 0
    is_moderator = bool(viewer.is_authenticated and viewer.is_moderator)
    is_author = viewer.is_authenticated and viewer.pk == poll.author_id
    manages = is_moderator or is_author
    return PollView(
        poll=poll,
        choices=choices,
        mine=chosen,
        has_voted=has_voted,
        is_open=is_open,
        is_over=not poll.is_open(now),
        may_vote=can_vote(viewer, poll, now),
        may_change=manages and not poll.ballot_count and bool(can_change_poll(viewer, poll, now)),
        may_close=manages and bool(can_close_poll(viewer, poll, now)),
        may_see_ballots=poll.disclosure == "named" and bool(can_see_ballots(viewer, poll)),
        may_moderate=is_moderator,
        may_flag=poll.is_public and viewer.is_authenticated and not manages,
        counts=counts,
        shares=[Share(row.text, row.vote_count, poll.ballot_count, row.pk in chosen) for row in choices]
        if confidential is None and counts and poll.ballot_count
        else [],
        confidential=confidential,
        abouts=[About(row.text, figures.get(str(row.pk)), largest, row.pk in chosen) for row in choices]
        if figures is not None
        else [],
        form=form
        if form is not None and form.poll.pk == poll.pk
        else PollForm(poll, initial={"choices": sorted(chosen)}, auto_id=f"poll-{poll.pk}-%s"),
        url=kind.url(thing),
    )


def drawn(view: PollView, request: HttpRequest, said: str = "") -> Markup:
    """The poll as a piece of a page; `said` is what an act has just done."""
    return fragment(
        "polls/partials/inline.html", view=view, viewer=request.user, csrf_input=csrf_input_lazy(request), said=said
    )
