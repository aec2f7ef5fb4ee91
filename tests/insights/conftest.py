"""Half a year of talk, then nine people of large customers with one wish."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from forums.actions import post_topic
from ideas.actions import propose_idea
from ideas.models import IdeaBoardIndexPage, IdeaBoardPage
from portal.common.access import access_changed
from portal.members.models import Organisation

BACKGROUND = [
    "The group stays warm while the pump runs",
    "Grind finer and tamp less, then wait",
    "My portafilter leaks when the gasket is old",
    "Which basket do you use for a double",
]


@pytest.fixture
def make_wish_board(db: None) -> Callable[..., Any]:
    from wagtail.models import Site

    home = Site.objects.get(is_default_site=True).root_page
    index = IdeaBoardIndexPage.objects.first() or home.add_child(instance=IdeaBoardIndexPage(title="Wishes", slug="wishes"))

    def make(title: str = "Machines wanted") -> Any:
        page = index.add_child(instance=IdeaBoardPage(title=title))
        access_changed()
        return page

    return make


@pytest.fixture
def wishes(make_wish_board: Callable[..., Any]) -> Any:
    return make_wish_board()


@pytest.fixture
def close_to_all_but_insiders() -> Callable[[Any], None]:
    """From now on only the group "Insiders" sees this board."""
    from django.contrib.auth.models import Group
    from wagtail.models import PageViewRestriction

    from portal.common.access import access_changed

    def close(page: Any) -> None:
        restriction = PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.GROUPS)
        restriction.groups.add(Group.objects.get_or_create(name="Insiders")[0])
        access_changed()

    return close


@pytest.fixture
def talk(wishes: Any, board: Any, make_member: Callable[..., Any]) -> Any:
    """Half a year of this and that, then nine people of large customers whose display flickers."""
    now = timezone.now()
    large = Organisation.objects.create(name="Hotels", segment_id="large")
    for number in range(28):
        member = make_member(f"other{number}")
        for days in (100, 5) if number < 12 else (60,):
            text = f"<p>{BACKGROUND[number % 4]}.</p>"
            title = f"{BACKGROUND[number % 4]} ({number}, {days})"
            post_topic(board_id=board.pk, by=member, kind="question", title=title, body=text, now=now - timedelta(days=days))
    for number in range(9):
        member = make_member(f"person{number}", organisation=large)
        title = f"The display flickers since the update {number}"
        propose_idea(board_id=wishes.pk, by=member, title=title, body="<p>Please mend it.</p>", now=now - timedelta(days=3))
    return wishes
