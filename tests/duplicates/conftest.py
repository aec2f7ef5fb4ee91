"""A board with two ideas that may be the same, and people who voted."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.utils import timezone

from ideas.actions import propose_idea
from ideas.duplicates.actions import Found, keep_pairs
from ideas.duplicates.models import LikelyPair
from portal.common.access import access_changed


@pytest.fixture
def make_wish_board(db: None) -> Callable[..., Any]:
    from wagtail.models import Site

    from ideas.models import IdeaBoardIndexPage, IdeaBoardPage

    home = Site.objects.get(is_default_site=True).root_page
    index = IdeaBoardIndexPage.objects.first() or home.add_child(instance=IdeaBoardIndexPage(title="Wishes", slug="wishes"))

    def make(title: str = "Machines wanted", **fields: Any) -> Any:
        page = index.add_child(instance=IdeaBoardPage(title=title, **fields))
        access_changed()
        return page

    return make


@pytest.fixture
def wishes(make_wish_board: Callable[..., Any]) -> Any:
    return make_wish_board()


@pytest.fixture
def two(wishes: Any, helper: Any) -> tuple[Any, Any]:
    """The same wish twice, in other words."""
    titles = ("A shot timer that starts with the pump", "Start the timer when water flows")
    first, second = (propose_idea(board_id=wishes.pk, by=helper, title=title, body="<p>Please.</p>") for title in titles)
    return first, second


@pytest.fixture
def pair(wishes: Any, two: tuple[Any, Any]) -> LikelyPair:
    keep_pairs(found=[Found(wishes.pk, two[1].pk, two[0].pk, 0.7, ("timer", "start"))], now=timezone.now())
    return LikelyPair.objects.get()
