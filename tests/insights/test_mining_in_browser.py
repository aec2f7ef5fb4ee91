"""The report of what members talk about in a browser: by keyboard, filters in the address, in the dark, on a phone."""

import pytest
from django.utils import timezone

from ideas.actions import cast_vote, propose_idea
from portal.activity.models import PeriodicJob
from portal.insights.actions import mine
from portal.insights.state import MINING
from portal.members.models import Member

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
NARROW = {"viewport": {"width": 320, "height": 740}}
DARK = {"color_scheme": "dark"}


@pytest.fixture
def found(talk, helper):
    """Themes, a cluster, and an idea that a segment wants."""
    idea = propose_idea(board_id=talk.pk, by=helper, title="A lid that does not rattle", body="<p>It rattles.</p>")
    cup = propose_idea(board_id=talk.pk, by=helper, title="A cup warmer that can be switched off", body="<p>A shelf.</p>")
    for member in Member.objects.filter(username__startswith="person"):
        cast_vote(idea=idea, by=member)
    for member in Member.objects.filter(username__startswith="other")[:12]:
        cast_vote(idea=cup, by=member)
    mine(now=timezone.now())
    return idea


def test_staff_read_filter_and_ask_for_a_count_by_keyboard(page, site, signed_in, axe, found, support):
    signed_in(support)
    page.goto(f"{site}/admin/reports/mining/")
    page.get_by_role("heading", name="What is talked about now").wait_for()
    assert axe("main") == []
    summary = page.locator("summary", has_text="Examples and members").first
    summary.press("Enter")
    assert page.get_by_role("link", name="The display flickers since the update 8").first.is_visible()
    assert page.get_by_role("link", name="Person8").first.is_visible()
    assert axe("main") == [], "with what is behind a theme open"
    page.get_by_role("link", name="Neglected").press("Enter")
    assert page.url.endswith("#neglected")
    page.get_by_label("Customers of segment").select_option("large")
    page.get_by_role("button", name="Show these").press("Enter")
    page.get_by_role("heading", name="Large business: what they ask for").wait_for()
    assert "segment=large" in page.url
    assert page.get_by_role("row", name=found.title).get_by_text("9 of 9 voters, 100 %").is_visible()
    assert axe("main") == []
    page.get_by_role("button", name="Count again now").press("Enter")
    page.get_by_text("The worker counts again now").wait_for()
    assert "segment=large" in page.url and PeriodicJob.objects.get(name=MINING).next_at <= timezone.now()
    assert page.get_by_role("button", name="Count again now").count() == 0, "one at a time"
    assert axe(".mining") == [], "the message above it is Wagtail's, in colours of its own"
    page.get_by_role("link", name="Show all").press("Enter")
    page.get_by_role("heading", name="What is talked about now").wait_for()
    one = page.locator("#clusters .what a").first
    title = one.inner_text()
    one.press("Enter")
    page.get_by_role("heading", level=1, name=title).wait_for()


@pytest.mark.parametrize("page", [DARK], indirect=True)
def test_it_can_be_read_in_the_dark(page, site, signed_in, axe, found, support):
    signed_in(support)
    page.goto(f"{site}/admin/reports/mining/?segment=large")
    page.locator("summary").first.press("Enter")
    assert axe("main") == []


@pytest.mark.parametrize("page", [NARROW], indirect=True)
def test_on_a_narrow_phone_nothing_is_cut_off(page, site, signed_in, found, support):
    signed_in(support)
    page.goto(f"{site}/admin/reports/mining/?segment=large")
    for link in page.locator(".mining a:visible, .mining button:visible").all():
        box = link.bounding_box()
        assert box is None or box["x"] + box["width"] <= 320
    page.get_by_role("button", name="Count again now").click()
    page.get_by_text("counted as soon as the worker is free").wait_for()


def test_before_the_first_count_the_page_says_what_fills_it(page, site, signed_in, axe, support):
    signed_in(support)
    page.goto(f"{site}/admin/reports/mining/")
    page.get_by_text("Nobody has counted yet.").wait_for()
    assert axe("main") == []
    page.get_by_role("button", name="Count now").press("Enter")
    page.get_by_text("The worker counts again now").wait_for()
