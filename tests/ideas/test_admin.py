import pytest
from django.contrib.auth.models import Group
from django.urls import reverse
from wagtail.models import Page

from ideas.models import IdeaBoardPage, Spokesperson, Status
from portal.members.models import Organisation
from portal.members.roles import Role
from portal.members.staff import staff

pytestmark = pytest.mark.django_db


def board_form(board=None, statuses=(), **fields):
    """What the admin's form posts. `statuses`: (pk, name, meaning, delete)."""
    data = {
        "title": "Grinders",
        "slug": "grinders",
        "who_proposes": "members",
        "vote_mode": "open",
        "budget": "10",
        "most_per_idea": "3",
        "answer_days": "14",
        "answer_votes": "10",
        "roadmap_by": "meaning",
        "intro": "",
        "fields-TOTAL_FORMS": "0",
        "fields-INITIAL_FORMS": "0",
        "comments-TOTAL_FORMS": "0",
        "comments-INITIAL_FORMS": "0",
        "statuses-TOTAL_FORMS": str(len(statuses)),
        "statuses-INITIAL_FORMS": str(sum(bool(pk) for pk, *_rest in statuses)),
        "action-publish": "1",
    }
    for place, (pk, name, meaning, delete) in enumerate(statuses):
        row = {"id": pk or "", "name": name, "meaning": meaning, "ORDER": place + 1, "DELETE": "1" if delete else ""}
        data |= {f"statuses-{place}-{key}": str(value) for key, value in row.items()}
    return data | {"default_owner": str(staff()[0].pk)} | fields


def test_a_board_that_promises_answers_names_who_answers(client, idea_index, administrator, helper):
    client.force_login(administrator)
    url = reverse("wagtailadmin_pages:add", args=["ideas", "ideaboardpage", idea_index.pk])
    assert "Administrator</option>" in client.get(url).text and f">{helper.display_name}</option>" not in client.get(url).text
    rows = [(0, "Fresh", "new", False)]
    assert "Choose who answers" in client.post(url, board_form(statuses=rows, default_owner="")).text
    client.post(url, board_form(statuses=rows, default_owner=str(helper.pk)))
    assert not IdeaBoardPage.objects.exists(), "only colleagues answer"
    client.post(url, board_form(statuses=rows, default_owner="", answer_days="0"))
    assert IdeaBoardPage.objects.get().default_owner is None


def test_an_editor_makes_a_board_with_statuses_of_its_own(client, idea_index, administrator):
    client.force_login(administrator)
    url = reverse("wagtailadmin_pages:add", args=["ideas", "ideaboardpage", idea_index.pk])
    assert client.get(url).status_code == 200
    client.post(url, board_form(statuses=[(0, "Fresh", "new", False), (0, "On the bench", "committed", False)]))
    board = IdeaBoardPage.objects.get()
    assert [(status.name, status.meaning) for status in board.statuses.all()] == [
        ("Fresh", "new"),
        ("On the bench", "committed"),
    ]
    assert client.get("/ideas/grinders/").status_code == 200


def test_a_board_without_a_beginning_is_refused(client, idea_index, administrator):
    client.force_login(administrator)
    url = reverse("wagtailadmin_pages:add", args=["ideas", "ideaboardpage", idea_index.pk])
    page = client.post(url, board_form(statuses=[(0, "On the bench", "committed", False)]))
    assert "there ideas begin" in page.text and not IdeaBoardPage.objects.exists()


def test_a_status_with_ideas_in_it_stays(client, make_idea, idea_board, administrator):
    make_idea()
    client.force_login(administrator)
    url = reverse("wagtailadmin_pages:edit", args=[idea_board.pk])
    rows = [(status.pk, status.name, status.meaning, False) for status in idea_board.statuses.all()]
    gone = [(pk, name, meaning, meaning == "new") for pk, name, meaning, _delete in rows]
    page = client.post(url, board_form(statuses=gone))
    assert "Ideas stand in this status" in page.text
    changed = [(pk, name, "considering" if meaning == "new" else meaning, False) for pk, name, meaning, _delete in rows]
    assert "its meaning stays" in client.post(url, board_form(statuses=changed)).text
    renamed = [(pk, "Fresh" if meaning == "new" else name, meaning, False) for pk, name, meaning, _delete in rows]
    client.post(url, board_form(statuses=renamed))
    assert Status.objects.filter(board=idea_board, name="Fresh").exists()


def test_a_board_is_previewed(idea_board, client, administrator, rf):
    request = rf.get("/")
    request.user = administrator
    assert idea_board.make_preview_request(original_request=request).status_code == 200


def test_a_preview_shows_editors_no_ideas_of_a_board_that_they_may_not_enter(
    private_idea_board, make_idea, make_member, client
):
    make_idea("A prototype without a lid", board=private_idea_board)
    outside, inside = (make_member(name, role=Role.EDITOR) for name in ("outside", "inside"))
    inside.groups.add(Group.objects.get(name="Insiders"))
    address = reverse("wagtailadmin_pages:view_draft", args=[private_idea_board.pk])
    client.force_login(outside)
    page = client.get(address).text
    assert private_idea_board.title in page and "A prototype without a lid" not in page
    client.force_login(inside)
    assert "A prototype without a lid" in client.get(address).text


def test_a_board_that_moved_is_found_by_those_who_may_see_it(
    client, private_idea_board, idea_board, insider, stranger, monkeypatch
):
    # Wagtail tells of moves when the transaction is committed; here at once.
    monkeypatch.setattr("django.db.transaction.on_commit", lambda call, using=None, robust=False: call())
    for board, slug in ((idea_board, "mills"), (private_idea_board, "secrets")):
        page = Page.objects.get(pk=board.pk).specific
        page.slug = slug
        page.save_revision().publish()
    assert client.get("/ideas/grinders/").url == "/ideas/mills/"
    client.force_login(stranger)
    assert client.get("/ideas/prototypes/").status_code == 404
    client.force_login(insider)
    assert client.get("/ideas/prototypes/").url == "/ideas/secrets/"


def test_support_says_who_speaks_for_an_organisation(client, support, helper):
    support.is_staff = True
    support.save()
    roastery = Organisation.objects.create(name="Roastery")
    client.force_login(support)
    client.post(reverse("spokespeople:add"), {"member": helper.username, "organisation": roastery.pk})
    assert Spokesperson.objects.get().given_by == support
    assert client.get(reverse("spokespeople:index")).status_code == 200
