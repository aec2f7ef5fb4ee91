"""A product manager closes the loop alone; and in the admin no role is offered what it is then refused."""

import pytest
from bs4 import BeautifulSoup
from wagtail.models import Page, Site

from ideas.actions import cast_vote, change_status
from ideas.models import Idea, Meaning, Status
from ideas.roadmap.models import ChangelogIndexPage, ChangelogPage
from portal.articles.models import ArticleIndexPage, ArticlePage
from portal.members.roles import Role
from portal.notifications.models import Notification
from portal.products.models import ProductIndexPage, ProductPage

pytestmark = pytest.mark.django_db


@pytest.fixture
def changelog(db):
    home = Site.objects.get(is_default_site=True).root_page
    return home.add_child(instance=ChangelogIndexPage(title="Changes", slug="changes"))


@pytest.fixture
def product(db):
    home = Site.objects.get(is_default_site=True).root_page
    index = ProductIndexPage.objects.first() or home.add_child(instance=ProductIndexPage(title="Products", slug="products"))
    return index.add_child(instance=ProductPage(title="Alto 2", slug="alto-2"))


@pytest.fixture
def wanted(make_idea, product, helper, stranger):
    idea = make_idea("Warn me before the tank is empty", product=product)
    for member in (helper, stranger):
        cast_vote(idea=idea, by=member)
    return idea


WRITTEN = {
    "title": "Firmware 3.4 warns of an empty tank",
    "summary": "A light comes on at 180 ml, since today.",
    "released_on": "2026-11-30",
    "body": "It *lights*.",
}


def test_a_product_manager_goes_from_the_idea_to_told_voters_alone(
    client, wanted, changelog, product, product_manager, helper, stranger, run_reactions
):
    client.force_login(product_manager)
    address = f"/ideas/{wanted.pk}/changed/"
    assert address in client.get(wanted.get_absolute_url()).text and address in client.get(f"/ideas/{wanted.pk}/status/").text
    form = client.get(address).text
    assert wanted.title in form and "2 people who voted" in form
    refused = client.post(address, WRITTEN | {"summary": ""})
    assert refused.status_code == 422 and "It *lights*." in refused.text and not ChangelogPage.objects.exists()
    answer = client.post(address, WRITTEN)
    page = ChangelogPage.objects.get()
    assert answer["Location"] == page.get_absolute_url() and page.live and page.product == product
    assert [link.idea for link in page.ideas.all()] == [wanted]
    wanted.refresh_from_db()
    assert (wanted.meaning, wanted.status_reason, wanted.status_by) == ("delivered", WRITTEN["summary"], product_manager)
    run_reactions()
    for member in (helper, stranger):
        assert Notification.objects.filter(member=member, activity__type="ideas.status.delivered").count() == 1
    told = client.get(page.get_absolute_url()).text
    assert "<em>lights</em>" in told and product.title in told and wanted.title in told
    assert address not in client.get(wanted.get_absolute_url()).text


def test_what_was_committed_to_is_delivered_along_and_nothing_else(client, wanted, make_idea, changelog, product_manager):
    status = Status.objects.get(board=wanted.board, meaning=Meaning.COMMITTED)
    along, left, other = make_idea("A second light"), make_idea("A third light"), make_idea("Not decided on yet")
    for idea in (along, left):
        change_status(idea=idea, by=product_manager, status_id=status.pk, reason="In spring.")
    client.force_login(product_manager)
    client.post(f"/ideas/{wanted.pk}/changed/", WRITTEN | {"others": [along.pk, other.pk]})
    assert not ChangelogPage.objects.exists(), "only what is offered can be chosen"
    client.post(f"/ideas/{wanted.pk}/changed/", WRITTEN | {"others": [along.pk]})
    assert set(Idea.objects.filter(meaning=Meaning.DELIVERED)) == {wanted, along}


@pytest.mark.parametrize("role", [None, Role.EDITOR, Role.MODERATOR, Role.SUPPORT])
def test_whoever_may_not_do_all_of_it_is_not_offered_it(client, wanted, changelog, make_member, role):
    client.force_login(make_member("someone", role=role))
    address = f"/ideas/{wanted.pk}/changed/"
    for page in (wanted.get_absolute_url(), f"/ideas/{wanted.pk}/status/"):
        assert "Write what changed" not in client.get(page).text
    assert client.post(address, WRITTEN).status_code == 403 and not ChangelogPage.objects.exists()


def test_without_a_changelog_nothing_is_offered(client, wanted, product_manager):
    client.force_login(product_manager)
    assert "Write what changed" not in client.get(wanted.get_absolute_url()).text
    answer = client.get(f"/ideas/{wanted.pk}/changed/")
    assert answer.status_code == 403 and "An editor adds one" in answer.text


def drafts(changelog, product):
    """A draft of each kind of page that several roles work on."""
    home = changelog.get_parent()
    articles = ArticleIndexPage.objects.get()
    text = '{"blocks": [{"key": "a", "text": "Not with vinegar.", "type": "unstyled"}], "entityMap": {}}'
    body = {"body-count": "1", "body-0-deleted": "", "body-0-order": "0", "body-0-type": "text", "body-0-id": ""}
    made = [
        (changelog, ChangelogPage(title="Firmware", summary="It lights.", delivers=False, live=False), {}),
        (
            articles,
            ArticlePage(title="Descaling", body=[("text", "<p>Vinegar.</p>")], live=False),
            body | {"body-0-value": text},
        ),
        (product.get_parent(), ProductPage(title="Grist", slug="grist", live=False), {}),
    ]
    for parent, page, fields in made:
        parent.add_child(instance=page)
        page.save_revision()
        yield page, fields
    assert home is not None


def form_of(text):
    """What the page's form would send, and the buttons that it offers."""
    form = BeautifulSoup(text, "html.parser").find("form", id="page-edit-form")
    fields: dict[str, str] = {}
    for box in form.find_all(["input", "textarea", "select"]):
        name, kind = box.get("name"), box.get("type")
        if not name or name.startswith("action-") or (kind in ("checkbox", "radio") and not box.has_attr("checked")):
            continue
        if box.name == "select":
            chosen = box.find("option", selected=True) or box.find("option")
            fields[name] = chosen.get("value", "") if chosen else ""
        else:
            fields[name] = box.get("value", "") if box.name == "input" else box.text.strip()
    buttons = {
        button["name"] for button in form.find_all("button", attrs={"name": True}) if button["name"].startswith("action-")
    }
    return fields, buttons


@pytest.mark.parametrize("role", list(Role))
def test_every_button_that_a_role_is_offered_does_what_it_says(client, changelog, product, make_member, role):
    member = make_member("someone", role=role)
    client.force_login(member)
    pressed = set()
    for page, more in drafts(changelog, product):
        address = f"/admin/pages/{page.pk}/edit/"
        answer = client.get(address)
        if answer.status_code != 200:
            continue
        fields, buttons = form_of(answer.text)
        for button in sorted(buttons, reverse=True):  # submitting comes before publishing, which ends it
            said = client.post(address, fields | more | {button: "1"}, follow=True)
            kind = f"{type(page).__name__} {button}"
            now = Page.objects.get(pk=page.pk).specific
            assert said.status_code == 200, kind
            if button == "action-publish":
                assert now.live, kind
            elif button == "action-submit":
                deciders = now.current_workflow_task_state.task.specific.groups.values_list("name", flat=True)
                assert now.workflow_in_progress and "Moderators" not in deciders, kind
                now.current_workflow_state.cancel(user=member)
            pressed.add(kind)
    assert {kind for kind in pressed if "Changelog" in kind} == (
        {"ChangelogPage action-publish"} if role in (Role.PRODUCT, Role.EDITOR, Role.ADMINISTRATOR) else set()
    )
    assert ("ArticlePage action-publish" in pressed) == (role == Role.ADMINISTRATOR)
    assert ("ProductPage action-publish" in pressed) == (role in (Role.EDITOR, Role.ADMINISTRATOR))


def test_whoever_approves_a_page_publishes_it(client, product, make_member):
    """A product manager hands a page in; the workflow names nobody who would then be refused."""
    page = product.get_parent().add_child(instance=ProductPage(title="Grist", slug="grist", live=False))
    page.save_revision()
    page.get_workflow().start(page, make_member("dov", role=Role.PRODUCT))
    state = page.current_workflow_task_state
    for name in state.task.specific.groups.values_list("name", flat=True):
        assert Role(name) in (Role.EDITOR, Role.ADMINISTRATOR)
    client.force_login(make_member("lena", role=Role.EDITOR))
    client.post(f"/admin/pages/workflow/action/{page.pk}/approve/{state.pk}/")
    assert Page.objects.get(pk=page.pk).live


def test_an_editor_who_does_not_decide_on_ideas_is_not_offered_to_deliver(client, wanted, changelog, make_member):
    client.force_login(make_member("lena", role=Role.EDITOR))
    form = client.get(f"/admin/pages/add/roadmap/changelogpage/{changelog.pk}/").text
    box = BeautifulSoup(form, "html.parser").find("input", attrs={"name": "delivers"})
    assert box.has_attr("disabled") and not box.has_attr("checked") and "The product team decides this" in form
