"""Idea boards and ideas for the tests of this app."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest


@pytest.fixture
def idea_index(db: None) -> Any:
    """The list of idea boards below the home page."""
    from wagtail.models import Site

    from ideas.models import IdeaBoardIndexPage

    home = Site.objects.get(is_default_site=True).root_page
    return IdeaBoardIndexPage.objects.first() or home.add_child(instance=IdeaBoardIndexPage(title="Ideas", slug="ideas"))


@pytest.fixture
def make_idea_board(idea_index: Any) -> Callable[..., Any]:
    from ideas.models import IdeaBoardPage

    def make(title: str = "Grinders", **fields: Any) -> Any:
        return idea_index.add_child(instance=IdeaBoardPage(title=title, **fields))

    return make


@pytest.fixture
def idea_board(make_idea_board: Callable[..., Any]) -> Any:
    return make_idea_board("Grinders")


@pytest.fixture
def private_idea_board(make_idea_board: Callable[..., Any]) -> Any:
    """Seen by the group "Insiders" only."""
    from django.contrib.auth.models import Group
    from wagtail.models import PageViewRestriction

    board = make_idea_board("Prototypes")
    restriction = PageViewRestriction.objects.create(page=board, restriction_type=PageViewRestriction.GROUPS)
    restriction.groups.add(Group.objects.get_or_create(name="Insiders")[0])
    return board


@pytest.fixture
def make_idea(idea_board: Any, asker: Any) -> Callable[..., Any]:
    """A row as it stands, without the act that proposes it."""
    from ideas.models import Idea, Status

    def make(title: str = "Mark the zero point on the collar", *, board: Any = None, **fields: Any) -> Any:
        board = board or idea_board
        status = fields.pop("status", None) or Status.objects.filter(board=board).first()
        given = {"author": asker, "status": status, "meaning": status.meaning, "body": "<p>Please.</p>"} | fields
        return Idea.objects.create(board=board, title=title, **given)

    return make


@pytest.fixture
def product_manager(make_member: Callable[..., Any]) -> Any:
    from portal.members.roles import Role

    return make_member("dov", role=Role.PRODUCT, trust_level=2)
