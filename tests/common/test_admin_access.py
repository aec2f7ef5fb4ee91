"""Pages and files in the Wagtail admin: who may neither read nor edit them does not learn that they are there."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from typing import Any

import pytest
from django.contrib.auth.models import Group, Permission
from django.core.files.base import ContentFile
from PIL import Image as Picture
from wagtail.admin.widgets import AdminPageChooser
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.images.widgets import AdminImageChooser
from wagtail.models import Collection, CollectionViewRestriction, GroupCollectionPermission, GroupPagePermission, Page

from portal.common.admin_access import closed_collections, pages_known_to, reader
from portal.members.models import Member
from portal.members.roles import Role
from portal.pages.models import LandingPage
from tests.articles.conftest import article_index, close_to_insiders, make_article  # noqa: F401
from tests.ideas.conftest import idea_board, idea_index, make_idea, make_idea_board, private_idea_board  # noqa: F401

SECRET = "zebra"


@pytest.fixture
def pages(make_article, article_index, close_to_insiders) -> list[Page]:  # noqa: F811
    """An article for insiders, and one that was never published."""
    from portal.articles.models import ArticlePage

    closed = make_article("The zebra manual", text="<p>Feed the zebra.</p>")
    close_to_insiders(closed)
    draft = article_index.add_child(instance=ArticlePage(title="A zebra to come", body=[("text", "<p>Soon.</p>")], live=False))
    draft.save_revision()
    return [closed, draft]


@pytest.fixture
def files(insider) -> list[Any]:
    """A picture and a document in a collection of the insiders."""
    collection = Collection.get_first_root_node().add_child(instance=Collection(name="zebra files"))
    restriction = CollectionViewRestriction.objects.create(collection=collection, restriction_type="groups")
    restriction.groups.add(Group.objects.get(name="Insiders"))
    buffer = BytesIO()
    Picture.new("RGB", (20, 20)).save(buffer, "PNG")
    file = ContentFile(buffer.getvalue(), "stripes.png")
    image = get_image_model().objects.create(title="Striped zebra", file=file, width=20, height=20, collection=collection)
    document = get_document_model().objects.create(
        title="Striped zebra", file=ContentFile(b"x", "s.txt"), collection=collection
    )
    return [image, document]


@pytest.fixture
def editor_of(make_member) -> Callable[[Page], Member]:
    """Staff with the rights of an editor on one page and those below it."""

    def make(page: Page) -> Member:
        group = Group.objects.create(name=f"Editors of {page.pk}")
        group.permissions.add(Permission.objects.get(codename="access_admin"))
        for codename in ("add_page", "change_page", "publish_page"):
            permission = Permission.objects.get(content_type__app_label="wagtailcore", codename=codename)
            GroupPagePermission.objects.create(group=group, page=page, permission=permission)
        member = make_member(f"editor{page.pk}", is_staff=True)
        member.groups.add(group)
        return Member.objects.get(pk=member.pk)

    return make


def addresses(pages: list[Page]) -> list[str]:
    home = Page.objects.get(depth=2)
    found = ["/admin/choose-page/?page_type=articles.articlepage", "/admin/choose-page/search/?q=manual"]
    ids = "&".join(f"id={page.pk}" for page in pages)
    found.append(f"/admin/choose-page/chosen-multiple/?{ids}")
    found += [f"/admin/bulk/wagtailcore/page/{act}/?{ids}" for act in ("delete", "move", "publish", "unpublish")]
    found.append("/admin/bulk/wagtailcore/page/delete/?id=all")
    for page in pages:
        at = f"/admin/pages/{page.pk}/"
        found += [
            at,
            f"/admin/choose-page/{page.pk}/",
            f"{at}move/{home.pk}/confirm/",
            f"/admin/pages/{home.pk}/move/{page.pk}/confirm/",
        ]
        acts = (
            "edit",
            "copy",
            "delete",
            "unpublish",
            "history",
            "usage",
            "move",
            "view_draft",
            "workflow_history",
            "revisions",
        )
        found += [f"{at}{act}/" for act in acts]
        found.append(f"{at}revisions/compare/earliest...latest/")
        found.append(f"/admin/pages/workflow/preview/{page.pk}/1/")
    return [*found, "/admin/pages/search/?q=manual", "/admin/api/main/pages/", "/admin/reports/page-types-usage/"]


def told(client: Any, address: str) -> str:
    """The answer, and where it leads elsewhere, what the next page says about it."""
    answer = client.get(address)
    if answer.status_code != 302:
        return str(answer.text)
    return str(answer.headers["Location"] + client.get("/admin/").text)


@pytest.mark.slow
@pytest.mark.parametrize("role", [Role.MODERATOR, Role.SUPPORT])
def test_staff_without_rights_on_pages_learn_nothing_of_private_and_draft_pages(client, pages, make_member, role):
    client.force_login(make_member("staff", role=role))
    assert [address for address in addresses(pages) if SECRET in told(client, address).lower()] == []


@pytest.mark.slow
def test_who_edits_one_branch_learns_nothing_of_others(client, pages, board, editor_of):
    editor = editor_of(board)
    client.force_login(editor)
    assert [address for address in addresses(pages) if SECRET in told(client, address).lower()] == []
    for known in (
        f"/admin/pages/{board.pk}/edit/",
        f"/admin/pages/{board.get_parent().pk}/",
        f"/admin/choose-page/{board.pk}/",
    ):
        assert client.get(known, follow=True).status_code == 200, known
    assert {page.pk for page in pages}.isdisjoint(pages_known_to(editor).values_list("pk", flat=True))


def test_what_is_posted_about_an_unknown_page_finds_none(client, pages, moderator):
    client.force_login(moderator)
    for page in pages:
        for act in ("move/2/confirm", "copy", "unpublish", "delete", "lock", "privacy"):
            answer = client.post(f"/admin/pages/{page.pk}/{act}/")
            assert answer.status_code == 404 and SECRET not in answer.text.lower(), act
    before = Page.objects.values_list("path", flat=True)
    ids = "&".join(f"id={page.pk}" for page in pages)
    client.post(f"/admin/bulk/wagtailcore/page/delete/?{ids}")
    assert list(Page.objects.values_list("path", flat=True)) == list(before)


def test_editors_of_all_pages_work_as_before(client, pages, make_member):
    client.force_login(make_member("editor", role=Role.EDITOR))
    for address in (
        f"/admin/pages/{pages[0].pk}/edit/",
        f"/admin/pages/{pages[1].pk}/move/3/confirm/",
        f"/admin/choose-page/{pages[0].pk}/",
    ):
        assert SECRET in client.get(address).text.lower(), address
    assert client.get("/admin/reports/page-types-usage/").status_code == 200


def test_members_of_the_group_choose_what_they_may_read(client, pages, insider, make_member):
    member = make_member("inside", role=Role.SUPPORT)
    member.groups.add(Group.objects.get(name="Insiders"))
    client.force_login(member)
    assert SECRET in client.get(f"/admin/choose-page/{pages[0].pk}/").text.lower()
    assert client.get(f"/admin/choose-page/{pages[1].pk}/").status_code == 404  # nobody reads a draft


@pytest.mark.slow
@pytest.mark.parametrize("role", [Role.MODERATOR, Role.SUPPORT, Role.PRODUCT])
def test_files_of_a_private_collection_are_chosen_by_those_who_may_read_them(client, files, make_member, role):
    image, document = files
    member = make_member("staff", role=role)
    client.force_login(member)
    found = []
    for kind, file in (("images", image), ("documents", document)):
        found += [
            f"/admin/{kind}/chooser/",
            f"/admin/{kind}/chooser/results/?q=striped",
            f"/admin/{kind}/chooser/chosen/{file.pk}/",
        ]
        found += [
            f"/admin/{kind}/chooser/chosen-multiple/?id={file.pk}",
            f"/admin/{kind}/",
            f"/admin/{kind}/add/",
            f"/admin/{kind}/multiple/add/",
        ]
        found += [f"/admin/{kind}/usage/{file.pk}/", f"/admin/{kind}/chooser/create/", f"/admin/api/main/{kind}/"]
        model = "wagtailimages/image" if kind == "images" else "wagtaildocs/document"
        found += [
            f"/admin/bulk/{model}/{act}/?id={number}"
            for act in ("delete", "add_tags", "add_to_collection")
            for number in (file.pk, "all")
        ]
    found += [
        f"/admin/images/chooser/{image.pk}/select_format/",
        f"/admin/documents/edit/{document.pk}/",
        f"/admin/images/{image.pk}/",
    ]
    assert [address for address in found if SECRET in told(client, address).lower()] == []
    member.groups.add(Group.objects.get(name="Insiders"))
    assert SECRET in client.get("/admin/images/chooser/").text and SECRET in client.get("/admin/documents/chooser/").text


def test_who_may_change_files_manages_private_ones_too(client, files, make_member):
    client.force_login(make_member("editor", role=Role.EDITOR))
    assert SECRET in client.get(f"/admin/documents/edit/{files[1].pk}/").text
    assert SECRET in client.get("/admin/images/chooser/").text


def test_collections_for_those_who_signed_in_are_open_to_staff(files, moderator):
    CollectionViewRestriction.objects.update(restriction_type="login")
    assert closed_collections(Member.objects.get(pk=moderator.pk)) == []


def test_the_preview_of_a_private_board_shows_its_editor_nothing_of_what_members_wrote(
    client,
    private_board,
    private_idea_board,  # noqa: F811
    make_idea,  # noqa: F811
    insider,
    make_member,
):
    from forums.actions import post_topic

    make_idea("A zebra on the lid", board=private_idea_board, author=insider)
    post_topic(
        board_id=private_board.pk, by=insider, kind="question", title="The zebra leaks", body="<p>It does.</p>", tags=["zebra"]
    )
    client.force_login(make_member("editor", role=Role.EDITOR))
    for board in (private_board, private_idea_board):
        board.save_revision()
        page = client.get(f"/admin/pages/{board.pk}/view_draft/")
        assert page.status_code == 200 and board.title in page.text and SECRET not in page.text.lower()


def test_a_chooser_does_not_name_a_number_that_was_slipped_into_a_form(client, pages, files, editor_of, article_index):  # noqa: F811
    """Neither in a form that comes back nor for what somebody else chose; the number stays, so that saving keeps it."""
    landing = Page.objects.get(depth=2)
    editor = editor_of(article_index.get_parent().add_child(instance=type(article_index)(title="Their own", slug="own")))
    chooser, pictures = AdminPageChooser(), AdminImageChooser()
    token = reader.set(editor)
    try:
        for page in pages:
            html = chooser.render("page", page.pk, {"id": "page"})
            assert SECRET not in html.lower() and "Not open to you" in html and f'value="{page.pk}"' in html
            assert f"/{page.pk}/edit/" not in html
        assert "Not open to you" in chooser.render("page", 999_999, {"id": "page"}), "as for what does not exist"
        assert landing.title in chooser.render("page", landing.pk, {"id": "page"})
        html = pictures.render("picture", files[0].pk, {"id": "picture"})
        assert SECRET not in html.lower() and "stripes" not in html
    finally:
        reader.reset(token)


def test_an_admin_page_tells_its_choosers_who_reads_it(client, pages, editor_of, article_index):  # noqa: F811
    own = article_index.get_parent().add_child(instance=LandingPage(title="Their own", slug="own"))
    client.force_login(editor_of(own))
    form = {"title": "", "slug": "own", "main-count": "1", "side-count": "0", "comments-TOTAL_FORMS": "0"}
    form |= {"main-0-type": "action", "main-0-order": "0", "main-0-deleted": "", "main-0-id": ""}
    form |= {"comments-INITIAL_FORMS": "0", "main-0-value-page": str(pages[0].pk)}
    form |= {f"main-0-value-{field}": "" for field in ("address", "title", "text", "button")}
    answer = client.post(f"/admin/pages/{own.pk}/edit/", form)
    assert answer.status_code == 200 and SECRET not in answer.text.lower() and "Not open to you" in answer.text


def test_tags_of_closed_pictures_are_not_suggested(client, files, editor_of, article_index, administrator):  # noqa: F811
    files[0].tags.add("zebra stripes")
    open_image = get_image_model().objects.create(title="Gauge", file=files[0].file, width=20, height=20)
    open_image.tags.add("zebra crossing")
    member = editor_of(article_index)
    permission = Permission.objects.get(codename="choose_image", content_type__app_label="wagtailimages")
    GroupCollectionPermission.objects.create(
        group=member.groups.get(), collection=Collection.get_first_root_node(), permission=permission
    )
    for address in ("/admin/tag-autocomplete/", "/admin/tag-autocomplete/taggit/tag/"):
        client.force_login(member)
        assert client.get(address, {"term": "zeb"}).json() == ["zebra crossing"]
        client.force_login(administrator)
        assert client.get(address, {"term": "zeb"}).json() == ["zebra crossing", "zebra stripes"]
        assert client.get(address).json() == []
    client.logout()
    assert client.get("/admin/tag-autocomplete/", {"term": "zeb"}).status_code == 302
