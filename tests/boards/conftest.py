"""Each type of boards as the attack needs it: how to make one, and where what stands in it might be seen."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pytest
from wagtail.models import Page, Site

from portal.boards.types import BoardType, boards_of

WORD = "Xylophon"  # stands in the title of what members said, and nowhere else


@dataclass(frozen=True)
class Target:
    """A board of one type, open to everybody, with something in it that a member said."""

    boards: BoardType[Any, Any]
    index: Page  # the list of boards that it lies below
    other_index: Page
    page: Any
    content: Any
    lists: tuple[str, ...]  # addresses where it might be named beside others
    board_feed: str
    content_feed: str
    feed_of_all: str
    acts: Callable[[Any], None]  # an act of a member in it


def home() -> Page:
    return Site.objects.get(is_default_site=True).root_page


def _topics(asker: Any) -> Target:
    from forums.actions import post_topic, reply
    from forums.models import BoardIndexPage, BoardPage, BoardTally

    index = home().add_child(instance=BoardIndexPage(title="Rooms", slug="rooms"))
    other = home().add_child(instance=BoardIndexPage(title="Cellar", slug="cellar"))
    page = index.add_child(instance=BoardPage(title="Quokka board", slug="quokka"))
    BoardTally.objects.get_or_create(board=page)
    topic = post_topic(
        board_id=page.pk, by=asker, kind="question", title=f"{WORD} falls to 6 bar", body="<p>Since Sunday it sinks.</p>"
    )
    return Target(
        boards_of(BoardPage),
        *(index, other, page, topic),
        lists=("/topics/", "/topics/unanswered/", "/search/?q=xylophon", "/ask/", f"/members/{asker.username}/"),
        board_feed=f"/feeds/board/{page.pk}.atom",
        content_feed=f"/feeds/topic/{topic.pk}.atom",
        feed_of_all="/feeds/topics.atom",
        acts=lambda member: reply(topic=topic, by=member, body="<p>Push a needle through the gicleur.</p>"),
    )


def _ideas(asker: Any) -> Target:
    from ideas.actions import comment_on_idea, propose_idea
    from ideas.models import IdeaBoardIndexPage, IdeaBoardPage

    index = home().add_child(instance=IdeaBoardIndexPage(title="Wishes", slug="wishes"))
    other = home().add_child(instance=IdeaBoardIndexPage(title="Cellar", slug="cellar"))
    page = index.add_child(instance=IdeaBoardPage(title="Quokka board", slug="quokka"))
    idea = propose_idea(board_id=page.pk, by=asker, title=f"{WORD} collar with a zero point", body="<p>It slips each time.</p>")
    return Target(
        boards_of(IdeaBoardPage),
        *(index, other, page, idea),
        lists=("/ideas/", "/search/?q=xylophon", "/propose/", "/roadmap/", f"/members/{asker.username}/"),
        board_feed=f"/feeds/idea-board/{page.pk}.atom",
        content_feed=f"/feeds/idea/{idea.pk}.atom",
        feed_of_all="/feeds/ideas.atom",
        acts=lambda member: comment_on_idea(idea=idea, by=member, body="<p>A notch would do, too.</p>"),
    )


# A type of boards that is registered and not attacked here fails a test.
TARGETS: dict[str, Callable[[Any], Target]] = {"forums.boardpage": _topics, "ideas.ideaboardpage": _ideas}


@pytest.fixture(autouse=True)
def commits(monkeypatch: pytest.MonkeyPatch) -> None:
    """Wagtail tells of moves when the transaction is committed; here at once."""
    monkeypatch.setattr("django.db.transaction.on_commit", lambda call, using=None, robust=False: call())


@pytest.fixture(params=TARGETS)
def target(request: pytest.FixtureRequest, asker: Any) -> Target:
    return TARGETS[request.param](asker)
