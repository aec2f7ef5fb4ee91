from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.utils import timezone


@pytest.fixture
def home(db: None) -> Any:
    from wagtail.models import Site

    return Site.objects.get(is_default_site=True).root_page


@pytest.fixture
def idea_board(home: Any) -> Any:
    from ideas.models import IdeaBoardIndexPage, IdeaBoardPage
    from portal.common.access import access_changed

    index = IdeaBoardIndexPage.objects.first() or home.add_child(instance=IdeaBoardIndexPage(title="Wishes", slug="wishes"))
    page = index.add_child(instance=IdeaBoardPage(title="Machines wanted"))
    access_changed()
    return page


@pytest.fixture
def make_idea(idea_board: Any, asker: Any) -> Callable[..., Any]:
    from ideas.actions.proposing import propose_idea

    def make(title: str = "A quieter pump please", *, by: Any = None, board: Any = None, **fields: Any) -> Any:
        body = "<p>It wakes the house.</p>"
        return propose_idea(board_id=(board or idea_board).pk, by=by or asker, title=title, body=body, **fields)

    return make


@pytest.fixture
def contest(home: Any, idea_board: Any) -> Any:
    from ideas.contests.models import ContestPage, JuryCriterion

    now = timezone.now()
    page = home.add_child(
        instance=ContestPage(
            title="A quiet morning",
            intro="What would let the rest of the house sleep?",
            brief="<p>Noise before seven.</p>",
            report="<p>We build the first one by spring.</p>",
            board=idea_board,
            starts_at=now - timedelta(days=1),
            collect_until=now + timedelta(days=7),
            refine_until=now + timedelta(days=14),
            vote_until=now + timedelta(days=21),
            votes_each=2,
        )
    )
    for order, (name, weight) in enumerate((("Use", 2), ("Cost", 1))):
        JuryCriterion.objects.create(contest=page, name=name, weight=weight, sort_order=order)
    return ContestPage.objects.get(pk=page.pk)


@pytest.fixture
def in_phase(contest: Any) -> Callable[[str], Any]:
    """Put the clock of the contest so that it is in this phase now: in_phase("vote")."""
    from ideas.contests.models import ContestPage

    def put(phase: str) -> Any:
        now, day = timezone.now(), timedelta(days=1)
        past = {"soon": 0, "collect": 1, "refine": 2, "vote": 3, "decide": 4}[phase]
        names = ("starts_at", "collect_until", "refine_until", "vote_until")
        begin = now - past * day + timedelta(hours=1)
        ContestPage.objects.filter(pk=contest.pk).update(
            **{
                name: begin + number * day - (timedelta(hours=2) if number < past else timedelta())
                for number, name in enumerate(names)
            }
        )
        contest.refresh_from_db()
        assert contest.phase(now) == phase, (contest.phase(now), datetime.now(UTC))
        return contest

    return put
