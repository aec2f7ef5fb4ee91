"""Nothing that is counted on a page tells what happens in closed rooms."""

from __future__ import annotations

import pytest
from django.core.cache import cache

from ideas.workbench.actions import carry_out
from portal.notifications.models import Notification
from portal.notifications.unread_counts import unread_count
from tests.crawl.addresses import examples
from tests.crawl.crawler import Reader, settled, text_of
from tests.crawl.marks import IS_WHOLE, ROLES, Right
from tests.crawl.private_acts import do_what_nobody_may_notice
from tests.crawl.test_every_address import COMPARED, is_compared
from tests.crawl.test_forged_forms import first_difference
from tests.crawl.world import react

pytestmark = pytest.mark.usefixtures("taken_back")


def pages_of(world, role, found):
    """What each address says that has a page or a feed."""
    reader = Reader(world, role)
    cache.clear()
    pages = {"the whole of /": text_of(reader.get("/")), **reader.visit(found, has_seen_the_bar=True)}
    assert "\n".join(reader.wrong) == ""
    return {path: settled(text) for path, text in pages.items()}


@pytest.mark.parametrize("role", COMPARED)
def test_pages_read_the_same_before_and_after_acts_in_closed_rooms(world, role, monkeypatch):
    """Not only their numbers: every word, for a visitor and for a member who follows who acts there and what they write on."""
    # A planned change of an open idea would be made at any time from now on, and its reason said to all. Until then insiders
    # and moderators ask.
    carry_out(change=world.plan, now=world.plan.due_at)
    monkeypatch.setitem(world.marks.rights, "planreason", Right(frozenset(ROLES), frozenset()))
    react()  # what the world owed for later, such as the end of an undo
    found = [example for example in examples(world) if is_compared(example, role)]
    found = found if IS_WHOLE else found[::6]
    before = pages_of(world, role, found)
    do_what_nobody_may_notice(world)
    after = pages_of(world, role, [example for example in found if example.path in before])
    told = [f"{path}{first_difference(text, after.get(path, ''))}" for path, text in before.items() if after.get(path) != text]
    assert "\n".join(told) == ""
    assert len(before) > 10


def test_whoever_may_not_enter_is_told_nothing(world):
    """No line in the inbox and no number beside it, though they follow author, tag, and a topic that was moved away."""
    react()
    outside = ("stranger", "newcomer", "author", "editor", "moderator", "support", "product")
    before = {
        role: (unread_count(world.viewer(role)), Notification.objects.filter(member=world.people[role]).count())
        for role in outside
    }
    insider = unread_count(world.viewer("insider"))
    do_what_nobody_may_notice(world)
    after = {
        role: (unread_count(world.viewer(role)), Notification.objects.filter(member=world.people[role]).count())
        for role in outside
    }
    assert after == before
    assert unread_count(world.viewer("insider")) > insider, "the same acts are told to whoever may read them"
