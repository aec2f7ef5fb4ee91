"""A contest by keyboard: entering, voting, judging, announcing; wide and light, narrow and dark. And without a script."""

import pytest

from ideas.contests.actions import appoint_juror, enter_idea
from ideas.contests.models import ContestPage, Entry, EntryVote, JuryScore
from portal.members.roles import Role

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
PHONE = {"viewport": {"width": 360, "height": 760}, "color_scheme": "dark"}
BOTH = pytest.mark.parametrize("page", [{}, PHONE], indirect=True, ids=["desk", "phone"])


@pytest.fixture
def dov(make_member):
    return make_member("dov", role=Role.PRODUCT)


@BOTH
def test_a_member_enters_an_idea_and_votes(
    page, keyboard, signed_in, contest, in_phase, make_idea, asker, helper, expected_problems
):
    expected_problems.append("422")
    idea = make_idea()
    other = make_idea("Averyveryverylongwordwithoutanyplacewhereonecouldbreakitatall in a wish", by=helper)
    signed_in(asker)
    keyboard.open("/contests/")
    keyboard.follow("A quiet morning", contest.get_absolute_url())
    keyboard.follow("Enter an idea", r"/enter/")
    keyboard.follow("Enter it", r"/enter/")  # nothing is chosen yet: it says so, and loses nothing
    page.get_by_text("Choose an idea first").first.wait_for()
    keyboard.to(idea.title)
    keyboard.press("Space")
    keyboard.to("What it has become")
    keyboard.type("Rubber feet.")
    keyboard.follow("Enter it", contest.get_absolute_url())
    entry = Entry.objects.get()
    assert (entry.idea, entry.pitch) == (idea, "Rubber feet.")
    rival = enter_idea(contest=contest, idea=other, by=helper)
    in_phase("vote")
    keyboard.open(contest.get_absolute_url())
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    keyboard.follow(f"Vote for {other.title}", r"#entry-")
    page.get_by_text("You have 1 vote left, of 2.").wait_for()
    assert EntryVote.objects.get().entry == rival
    keyboard.follow(f"Take back your vote for {other.title}", r"#entry-")
    assert not EntryVote.objects.exists()


@BOTH
def test_a_juror_scores_and_the_team_announces(
    page, keyboard, signed_in, contest, in_phase, make_idea, asker, helper, dov, expected_problems
):
    expected_problems.append("422")
    entry = enter_idea(contest=contest, idea=make_idea(), by=asker)
    in_phase("vote")
    signed_in(dov)
    keyboard.open(contest.get_absolute_url())
    keyboard.follow("Jury, figures and winners", r"/team/")
    keyboard.to("Member")
    keyboard.type("nobody-of-this-name")
    keyboard.follow("Ask into the jury", r"/jurors/")
    assert page.get_by_label("Member", exact=True).input_value() == "nobody-of-this-name"
    appoint_juror(contest=contest, member=helper, by=dov)
    signed_in(helper)
    keyboard.open(contest.get_absolute_url())
    keyboard.follow("Judge as the jury", r"/jury/")
    keyboard.follow("Give points to A quieter pump", r"/score/")
    for _criterion in contest.criteria.all():
        keyboard.to("1$")
        for _step in range(3):
            keyboard.press("ArrowRight")
    keyboard.follow("Give these points", r"/jury/")
    assert set(JuryScore.objects.values_list("points", flat=True)) == {4}
    page.get_by_text("1 of 1 judged").wait_for()
    in_phase("decide")
    signed_in(dov)
    keyboard.open(f"/contests/{contest.pk}/team/")
    keyboard.to("Place of A quieter")
    keyboard.type("1")
    keyboard.follow("Announce the winners", r"/winners/")  # no reason: refused, the place still there
    assert page.get_by_label("Place of A quieter").input_value() == "1"
    keyboard.to("Why it won")
    keyboard.type("Everybody sleeps.")
    keyboard.follow("Announce the winners", contest.get_absolute_url())
    page.context.clear_cookies()
    keyboard.open(contest.get_absolute_url())
    report = page.locator("main").inner_text()
    assert "First place" in report and "Everybody sleeps." in report and "We build the first one by spring." in report
    entry.refresh_from_db()
    assert entry.place == 1


def test_every_state_is_accessible_and_as_wide_as_the_screen(
    page, site, signed_in, axe, contest, in_phase, make_idea, asker, dov, client
):
    """Empty and full, signed out and as the team, in each phase; narrow and dark, then wide and light."""
    wrong = []
    signed_in(dov)
    in_phase("soon")
    for phase in ("soon", "vote", "decide"):
        if phase == "vote":
            in_phase("collect")
            enter_idea(contest=contest, idea=make_idea(f"W{'o' * 70}rd"), by=asker)
        in_phase(phase)
        for address in (contest.get_absolute_url(), f"/contests/{contest.pk}/team/"):
            page.goto(site + address)
            for width, colours in ((360, "dark"), (1280, "light")):
                page.set_viewport_size({"width": width, "height": 800})
                page.emulate_media(color_scheme=colours, reduced_motion="reduce")
                wrong += [f"{phase} {address} {width}: {line}" for line in axe()]
                if page.evaluate("document.documentElement.scrollWidth > innerWidth"):
                    wrong.append(f"{phase} {address}: wider than {width}")
    assert wrong == []


@pytest.mark.parametrize("page", [{"java_script_enabled": False}], indirect=True)
def test_without_a_script_one_votes(page, site, signed_in, contest, in_phase, make_idea, asker, helper):
    enter_idea(contest=contest, idea=make_idea(), by=asker)
    in_phase("vote")
    signed_in(helper)
    page.goto(site + ContestPage.objects.get().get_absolute_url())
    page.get_by_role("button", name="Vote for A quieter pump").click()
    page.get_by_role("button", name="Take back your vote").wait_for()
    assert EntryVote.objects.get().member == helper
