"""Nothing that is counted on a page tells what happens in closed rooms."""

from __future__ import annotations

import pytest
from django.core.cache import cache

from portal.notifications.models import Notification
from portal.notifications.unread_counts import unread_count
from tests.crawl.addresses import examples
from tests.crawl.crawler import Reader, settled, text_of
from tests.crawl.marks import IS_WHOLE
from tests.crawl.private_acts import do_what_nobody_may_notice
from tests.crawl.test_forged_forms import first_difference
from tests.crawl.world import react

pytestmark = pytest.mark.usefixtures("taken_back")

# The admin counts for staff, and the crawl says who may read it.
ELSEWHERE = ("/admin/", "/django-admin/", "/accounts/", "/_util/")


def pages_of(world, role, paths):
    """What each address says that has a page or a feed."""
    reader = Reader(world, role)
    cache.clear()
    answers = {path: reader.get(path) for path in paths}
    return {path: settled(text_of(answer)) for path, answer in answers.items() if answer.status_code == 200}


def public_paths(world, role):
    """Each address, and for members with its filters. In a sample one of six."""
    paths = [example.path for example in examples(world) if not example.state and not example.path.startswith(ELSEWHERE)]
    paths = [path for path in paths if role != "visitor" or "?" not in path]
    return paths if IS_WHOLE else paths[::6]


@pytest.mark.parametrize("role", ["visitor", "stranger"])
def test_pages_read_the_same_before_and_after_acts_in_closed_rooms(world, role):
    """Not only their numbers: every word, for a visitor and for a member who follows who acts there and what they write on."""
    react()  # what the world owed for later, such as the end of an undo
    before = pages_of(world, role, public_paths(world, role))
    do_what_nobody_may_notice(world)
    after = pages_of(world, role, before)
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
