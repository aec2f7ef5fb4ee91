from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone


@pytest.fixture
def home(db: None) -> Any:
    from wagtail.models import Site

    return Site.objects.get(is_default_site=True).root_page


@pytest.fixture
def make_poll(home: Any) -> Callable[..., Any]:
    """A published poll: make_poll("Which grind?", choices=["Fine", "Coarse"])."""
    from portal.polls.models import PollChoice, PollPage

    def make(title: str = "Which grind?", *, choices: Any = ("Fine", "Middle", "Coarse"), **fields: Any) -> Any:
        poll = home.add_child(instance=PollPage(title=title, **fields))
        for order, text in enumerate(choices):
            PollChoice.objects.create(poll=poll, text=text, sort_order=order)
        return PollPage.objects.get(pk=poll.pk)

    return make


@pytest.fixture
def poll(make_poll: Callable[..., Any]) -> Any:
    return make_poll()


@pytest.fixture
def conversation(home: Any) -> Any:
    """An open one, whose map moves with the answers."""
    from portal.polls.models import ConversationPage

    page = ConversationPage(title="What may a machine decide for itself?", disclosure="open")
    page = home.add_child(instance=page)
    return ConversationPage.objects.get(pk=page.pk)


@pytest.fixture
def statements(conversation: Any) -> list[Any]:
    from portal.polls.models import Statement

    now = timezone.now() - timedelta(days=1)
    texts = [f"It should do thing number {number} without asking me." for number in range(8)]
    return [Statement.objects.create(conversation=conversation, text=text, posted_at=now) for text in texts]


@pytest.fixture
def crowd(make_member: Callable[..., Any]) -> Callable[[int], list[Any]]:
    """So many members: crowd(12)."""

    def make(count: int, prefix: str = "person") -> list[Any]:
        return [make_member(f"{prefix}{number}") for number in range(count)]

    return make  # type: ignore[return-value]


@pytest.fixture
def close_to_insiders(db: None) -> Callable[[Any], Any]:
    """Let only the group "Insiders" read a page."""
    from django.contrib.auth.models import Group
    from wagtail.models import PageViewRestriction

    def close(page: Any) -> Any:
        restriction = PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.GROUPS)
        restriction.groups.add(Group.objects.get_or_create(name="Insiders")[0])
        return restriction

    return close
