"""Ideas by keyboard: proposing after a look at what is there, voting, commenting, deciding, reading what came of it."""

import pytest
from wagtail.models import Site

from ideas.actions import cast_vote, propose_idea
from ideas.actions.counting import recount_votes
from ideas.models import Idea, IdeaComment, Meaning, Vote
from ideas.roadmap.models import ChangelogIndexPage

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
PHONE = {"viewport": {"width": 360, "height": 760}, "color_scheme": "dark"}
BOTH = pytest.mark.parametrize("page", [{}, PHONE], indirect=True, ids=["desk", "phone"])


@BOTH
def test_a_member_proposes_after_a_look_votes_and_comments(
    page, keyboard, signed_in, idea_board, asker, helper, expected_problems
):
    expected_problems.append("422")
    idea = propose_idea(board_id=idea_board.pk, by=asker, title="A quieter pump in the morning", body="<p>It wakes us.</p>")
    signed_in(helper)
    keyboard.open(idea_board.get_url())
    keyboard.follow("Propose an idea", r"/propose/")
    keyboard.to("Your idea in one sentence")
    keyboard.type("A quieter pump for the morning")
    keyboard.write("Six in the morning is early.", box="What would it change")
    keyboard.follow("Propose it", r"/propose/")
    page.get_by_role("heading", name="Is it one of these?").wait_for()
    keyboard.follow("None of these: propose mine", r"/ideas/\d+/")
    mine = Idea.objects.exclude(pk=idea.pk).get()
    assert (mine.title, mine.body) == ("A quieter pump for the morning", "<p>Six in the morning is early.</p>")

    keyboard.open(idea.get_absolute_url())
    for count in (1, 0):
        keyboard.to("Vote for|Voted for|Take your vote")
        keyboard.press("Enter")
        pressed = "true" if count else "false"
        page.locator(f"main button.vote[aria-pressed={pressed}]").first.wait_for()
        assert Vote.objects.filter(idea=idea, member=helper).count() == count
    keyboard.holds()
    keyboard.write("Rubber feet help a little.", box="Your comment|What would change for you")
    keyboard.follow("Post comment", r"/ideas/")
    assert IdeaComment.objects.get().body == "<p>Rubber feet help a little.</p>"
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_staff_decide_with_a_reason_and_everybody_reads_it(
    page, keyboard, signed_in, idea_board, asker, helper, product_manager, expected_problems
):
    expected_problems.append("422")
    idea = propose_idea(board_id=idea_board.pk, by=asker, title="A quieter pump in the morning", body="<p>It wakes us.</p>")
    recount_votes(idea)
    cast_vote(idea=idea, by=helper)
    signed_in(product_manager)
    keyboard.open(idea.get_absolute_url())
    keyboard.follow("Change the status", r"/status/")
    keyboard.to("Status")
    page.keyboard.type("Not")
    keyboard.follow("Change it and tell voters", r"/status/")  # no reason: refused
    idea.refresh_from_db()
    assert idea.meaning == Meaning.NEW
    keyboard.to("Why optional")
    keyboard.type("The pump is bought in, and none that fits is quieter.")
    keyboard.follow("Change it and tell voters", r"/ideas/\d+/[a-z]")
    keyboard.to("Do it now")
    keyboard.press("Enter")
    page.get_by_text("decided this on").wait_for()
    idea.refresh_from_db()
    assert idea.meaning == Meaning.NOT_DOING
    keyboard.follow("Write the official response", r"/response/")
    keyboard.write("We looked at three others.", box="What does the company say")
    keyboard.follow("Publish the response", r"/ideas/\d+/")
    page.context.clear_cookies()
    keyboard.open(idea.get_absolute_url())
    text = page.locator("main").inner_text()
    assert "The pump is bought in, and" in text and "We looked at three others." in text
    for address in (f"/ideas/{idea.pk}/voters/", "/roadmap/", "/roadmap/promises/", "/ideas/"):
        keyboard.open(address)


@pytest.mark.parametrize("page", [{"java_script_enabled": False}], indirect=True)
def test_without_a_script_one_reads_proposes_and_votes(page, site, signed_in, idea_board, asker, helper):
    idea = propose_idea(board_id=idea_board.pk, by=asker, title="A quieter pump in the morning", body="<p>It wakes us.</p>")
    signed_in(helper)
    page.goto(site + idea_board.get_url())
    page.get_by_role("link", name=idea.title).first.click()
    page.get_by_role("button", name="Vote for").first.click()
    page.locator("main button.vote[aria-pressed=true]").wait_for()
    assert Vote.objects.filter(idea=idea, member=helper).exists()
    page.goto(f"{site}/propose/?board={idea_board.pk}")
    page.get_by_label("Your idea in one sentence").fill("A drawer for the needles")
    page.get_by_label("What would it change").fill("They *roll* away.")
    page.get_by_role("button", name="Propose it").click()
    page.get_by_role("heading", name="A drawer for the needles").wait_for()
    assert "<em>roll</em>" in Idea.objects.exclude(pk=idea.pk).get().body


@BOTH
def test_a_product_manager_narrows_the_list_declines_one_and_ships_another(
    page, keyboard, signed_in, idea_board, asker, helper, product_manager, expected_problems
):
    expected_problems.append("422")
    home = Site.objects.get(is_default_site=True).root_page
    home.add_child(instance=ChangelogIndexPage(title="Changes", slug="changes"))
    _declined, shipped = (
        propose_idea(board_id=idea_board.pk, by=asker, title=title, body="<p>Please.</p>")
        for title in ("A third, even smaller basket in the box", "Warn me before the tank is empty")
    )
    cast_vote(idea=shipped, by=helper)
    signed_in(product_manager)
    keyboard.open(idea_board.get_url())
    is_phone = page.viewport_size["width"] < 400
    if is_phone:  # filters stand behind a button, which takes the least of the first screen
        assert not page.locator("#f-q").is_visible()
        keyboard.to("Filters")
        keyboard.press("Enter")
    keyboard.to("Search these ideas")
    keyboard.type("basket")
    keyboard.press("Enter")
    page.wait_for_url("**q=basket**")
    assert page.locator("main li.idea").count() == 1 and page.get_by_text("Filters, 1 on").is_visible() == is_phone
    keyboard.follow("A third, even smaller basket", r"/ideas/\d+/")
    keyboard.follow("Change the status", r"/status/")
    keyboard.to("Status")
    page.keyboard.type("Not")
    keyboard.to("Why optional")
    keyboard.type("Four other makers sell one, and theirs fits ours.")
    keyboard.follow("Change it and tell voters", r"/ideas/\d+/[a-z]")
    keyboard.to("Do it now")
    keyboard.press("Enter")
    page.get_by_text("decided this on").wait_for()
    assert "Dov decided this on" in page.locator("main").inner_text()
    keyboard.open(shipped.get_absolute_url())
    keyboard.follow("Write what changed", r"/changed/")
    keyboard.to("In one sentence")
    keyboard.type("A light comes on at 180 ml.")
    keyboard.follow("Publish and tell voters", r"/changes/")
    assert shipped.title in page.locator("main").inner_text()
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert set(Idea.objects.values_list("meaning", flat=True)) == {Meaning.NOT_DOING, Meaning.DELIVERED}


@BOTH
def test_an_idea_is_moved_its_status_taken_back_and_a_slip_of_the_pen_mended(
    page, keyboard, signed_in, idea_board, make_idea_board, asker, helper, product_manager, expected_problems
):
    expected_problems.append("422")
    other = make_idea_board("Parts")
    idea = propose_idea(board_id=idea_board.pk, by=asker, title="Mark the zero pont on the collar", body="<p>Please.</p>")
    cast_vote(idea=idea, by=helper)
    signed_in(asker)
    keyboard.open(idea.get_absolute_url())
    keyboard.follow("Edit", r"/edit/")
    keyboard.to("Your idea in one sentence|Title|In one sentence")
    page.keyboard.press("ControlOrMeta+a")
    keyboard.type("Mark the zero point on the collar")
    keyboard.follow("Save", r"/ideas/\d+/")
    page.get_by_role("heading", level=1, name="Mark the zero point on the collar").wait_for()

    signed_in(product_manager)
    keyboard.open(idea.get_absolute_url())
    keyboard.follow("Move to another board", r"/board/")
    keyboard.to("Board|Which board|Where")
    page.keyboard.type("Parts")
    keyboard.follow("Move the idea", r"/ideas/\d+/")
    idea.refresh_from_db()
    assert idea.board_id == other.pk and idea.title == "Mark the zero point on the collar"
    keyboard.follow("Change the status", r"/status/")
    keyboard.to("Status")
    page.keyboard.type("Consid")
    keyboard.follow("Change it and tell voters", r"/ideas/\d+/[a-z]")
    keyboard.follow("Undo", r"/ideas/\d+/")
    idea.refresh_from_db()
    assert idea.meaning == Meaning.NEW and page.evaluate("document.documentElement.scrollWidth <= innerWidth")


@BOTH
def test_a_part_is_split_off_and_put_back(page, keyboard, signed_in, idea_board, asker, product_manager):
    idea = propose_idea(board_id=idea_board.pk, by=asker, title="A collar with a mark and a lamp", body="<p>Please.</p>")
    signed_in(product_manager)
    keyboard.open(idea.get_absolute_url())
    keyboard.follow("Split off a part", r"/split/")
    keyboard.to("The part in one sentence")
    keyboard.type("A lamp beside the collar")
    keyboard.write("It is dark in there.", box="What this part is about")
    keyboard.follow("Split it off, and tell the voters", r"/ideas/\d+/[a-z]")
    part = Idea.objects.exclude(pk=idea.pk).get()
    assert part.title == "A lamp beside the collar"
    keyboard.follow("Undo|Take the split back", r"/ideas/\d+/[a-z]")
    assert list(Idea.objects.visible_to(asker)) == [idea]
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
