"""An editor names the ideas of a change by typing: in a row that was added by script, and the options come while one types."""

import pytest
from wagtail.models import Site

from ideas.roadmap.models import ChangelogIndexPage, ChangelogPage

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.mark.parametrize("page", [{"viewport": {"width": width, "height": 800}} for width in (360, 1280)], indirect=True)
def test_ideas_of_a_change_are_offered_while_one_types(page, site, signed_in, make_idea, product_manager, expected_problems):
    home = Site.objects.get(is_default_site=True).root_page
    index = home.add_child(instance=ChangelogIndexPage(title="Changes", slug="changes"))
    change = index.add_child(instance=ChangelogPage(title="Firmware 3.4", summary="A light.", live=False))
    change.save_revision()
    idea = make_idea("Warn me before the tank is empty")
    signed_in(product_manager)
    page.goto(f"{site}/admin/pages/{change.pk}/edit/")
    page.get_by_role("button", name="Add idea").press("Enter")
    box = page.locator("input[name=ideas-0-idea]")
    box.focus()
    with page.expect_response("**/admin/options/ideas/**"):
        page.keyboard.type("warn tank")
    option = page.locator("datalist#id_ideas-0-idea-options option")
    option.first.wait_for(state="attached")
    box.fill(option.first.get_attribute("value"))
    with page.expect_navigation():
        page.get_by_role("button", name="Save draft").first.press("Enter")
    saved = ChangelogPage.objects.get(pk=change.pk).get_latest_revision_as_object()
    assert [link.idea_id for link in saved.ideas.all()] == [idea.pk]
