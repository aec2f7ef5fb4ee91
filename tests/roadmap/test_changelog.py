import pytest
from django.core import mail
from wagtail.models import PageViewRestriction, Site

from ideas.actions import cast_vote, change_status
from ideas.models import Idea, Meaning, Status
from ideas.roadmap.actions import note_published
from ideas.roadmap.models import ChangelogIdea, ChangelogIndexPage, ChangelogPage, Shipment
from portal.activity.models import Activity
from portal.notifications.models import Notification
from tests.ideas.test_voting import at_once

pytestmark = pytest.mark.django_db


@pytest.fixture
def changelog(db):
    home = Site.objects.get(is_default_site=True).root_page
    return home.add_child(instance=ChangelogIndexPage(title="Changes", slug="changes", intro="What is new, and who asked."))


@pytest.fixture
def make_change(changelog, product_manager):
    """A change that is written, and published by the product manager unless it is to stay a draft."""

    def make(*ideas, title="Firmware 3.4", by=product_manager, is_published=True, **fields):
        page = ChangelogPage(title=title, summary="A light at 180 ml.", body="<p>It <b>lights</b>.</p>", live=False, **fields)
        page.ideas = [ChangelogIdea(idea=idea, sort_order=place) for place, idea in enumerate(ideas)]
        changelog.add_child(instance=page)
        revision = page.save_revision(user=by)
        if is_published:
            revision.publish()
        return ChangelogPage.objects.get(pk=page.pk)

    return make


@pytest.fixture
def wanted(make_idea, helper, stranger):
    idea = make_idea("Warn me before the tank is empty")
    for member in (helper, stranger):
        cast_vote(idea=idea, by=member)
    return idea


def told(member):
    return Notification.objects.filter(member=member, activity__type="ideas.status.delivered")


def test_publishing_a_change_tells_every_voter_that_it_shipped(client, wanted, make_change, helper, stranger, run_reactions):
    change = make_change(wanted)
    run_reactions()
    wanted.refresh_from_db()
    assert wanted.meaning == Meaning.DELIVERED and wanted.progress == 100
    assert told(helper).count() == told(stranger).count() == 1
    client.force_login(helper)
    inbox = client.get("/inbox/").text
    assert "You asked, it shipped: A light at 180 ml." in inbox
    page = client.get(wanted.get_absolute_url()).text
    assert change.get_absolute_url() in page and "Firmware 3.4" in page


def test_nobody_is_told_twice_however_often_a_change_is_published(wanted, make_change, helper, product_manager, run_reactions):
    change = make_change(wanted)
    for _again in range(2):
        change.save_revision(user=product_manager).publish()
    note_published(page=change, by=product_manager)
    make_change(wanted, title="Firmware 3.4.1")
    run_reactions()
    assert told(helper).count() == 1
    assert Activity.objects.filter(type="ideas.status.delivered").count() == 1


def test_a_reopened_idea_is_not_closed_by_publishing_the_page_again(wanted, make_change, product_manager):
    change = make_change(wanted)
    committed = Status.objects.get(board=wanted.board, meaning=Meaning.COMMITTED)
    change_status(idea=wanted, by=product_manager, status_id=committed.pk, reason="It goes out again in the cold.")
    change.title = "Firmware 3.4, with a spelling corrected"
    change.save_revision(user=product_manager).publish()
    assert Idea.objects.get(pk=wanted.pk).meaning == Meaning.COMMITTED


def test_a_draft_and_a_change_that_delivers_nothing_tell_nobody(wanted, make_change):
    make_change(wanted, is_published=False)
    make_change(wanted, title="We are at it", delivers=False)
    assert Idea.objects.get(pk=wanted.pk).meaning == Meaning.NEW and not Shipment.objects.exists()


def test_an_editor_who_does_not_decide_on_ideas_delivers_none(wanted, make_change, make_member):
    from portal.members.roles import Role

    make_change(wanted, by=make_member("lena", role=Role.EDITOR))
    assert Idea.objects.get(pk=wanted.pk).meaning == Meaning.NEW


def test_the_form_says_so_before_anything_is_published(client, wanted, changelog, administrator, helper):
    client.force_login(administrator)
    address = f"/admin/pages/add/roadmap/changelogpage/{changelog.pk}/"
    assert client.get(address).status_code == 200
    form = {
        "title": "Firmware 3.5",
        "slug": "firmware-3-5",
        "summary": "It is quiet.",
        "body": '{"blocks":[],"entityMap":{}}',
        "released_on": "2026-11-01",
        "delivers": "on",
        "ideas-TOTAL_FORMS": "1",
        "ideas-INITIAL_FORMS": "0",
        "ideas-MIN_NUM_FORMS": "0",
        "ideas-MAX_NUM_FORMS": "1000",
        "ideas-0-idea": f"https://example.org{wanted.get_absolute_url()}",
        "ideas-0-id": "",
        "ideas-0-ORDER": "1",
        "ideas-0-DELETE": "",
        "comments-TOTAL_FORMS": "0",
        "comments-INITIAL_FORMS": "0",
        "action-publish": "1",
    }
    page = client.post(address, form)
    decides = administrator.is_company
    if not decides:
        assert Idea.objects.get(pk=wanted.pk).meaning == Meaning.NEW
    assert page.status_code == 302
    assert [link.idea_id for link in ChangelogPage.objects.get().ideas.all()] == [wanted.pk]


def test_ideas_of_a_change_are_chosen_by_typing_and_a_closed_one_stays_unnamed(
    client, wanted, make_change, make_idea, private_idea_board, administrator, make_member, changelog
):
    from portal.members.roles import Role

    make_idea("Warn me before the bean hopper is empty")
    secret = make_idea("A secret machine for the back room", board=private_idea_board)
    page = make_change(secret, is_published=False)
    editor = make_member("lena", role=Role.EDITOR)
    client.force_login(editor)
    offered = client.get("/admin/options/ideas/", {"typed": "warn tank"}).text
    assert f'value="{wanted.pk} · {wanted.title}"' in offered and "hopper" not in offered
    assert "secret" not in client.get("/admin/options/ideas/", {"typed": "secret"}).text
    address = f"/admin/pages/{page.pk}/edit/"
    text = client.get(address).text
    kept = f"{secret.pk} · Not open to you"
    assert "secret machine" not in text and kept in text and 'data-options="/admin/options/ideas/"' in text
    link = page.get_latest_revision_as_object().ideas.get()
    form = {
        "title": page.title,
        "slug": page.slug,
        "summary": "It is quiet.",
        "body": '{"blocks":[],"entityMap":{}}',
        "released_on": "2026-11-01",
        "ideas-TOTAL_FORMS": "2",
        "ideas-INITIAL_FORMS": "1",
        "ideas-MIN_NUM_FORMS": "0",
        "ideas-MAX_NUM_FORMS": "1000",
        "ideas-0-idea": kept,
        "ideas-0-id": str(link.pk),
        "ideas-0-ORDER": "1",
        "ideas-1-idea": "warn me empty",
        "ideas-1-id": "",
        "ideas-1-ORDER": "2",
        "comments-TOTAL_FORMS": "0",
        "comments-INITIAL_FORMS": "0",
    }
    refused = client.post(address, form).text
    assert "This can mean several" in refused and "bean hopper" in refused and f"{wanted.pk} · {wanted.title}" in refused
    assert client.post(address, form | {"ideas-1-idea": f"{wanted.pk} · {wanted.title}"}).status_code == 302
    saved = ChangelogPage.objects.get(pk=page.pk).get_latest_revision_as_object()
    assert {link.idea_id for link in saved.ideas.all()} == {secret.pk, wanted.pk}


def test_the_list_the_entry_and_the_feed_name_who_asked(client, wanted, make_change, private_idea_board, make_idea, changelog):
    secret = make_idea("A secret machine for the back room", board=private_idea_board)
    change = make_change(wanted, secret)
    for address in (changelog.get_absolute_url(), change.get_absolute_url()):
        text = client.get(address).text
        assert wanted.title in text and "2 votes" in text and "secret machine" not in text
    feed = client.get("/feeds/changelog.atom")
    assert "Firmware 3.4" in feed.text and "A light at 180 ml." in feed.text
    assert client.get(changelog.get_absolute_url() + "?page=9").status_code == 404
    assert client.get(changelog.get_absolute_url() + "?page=x").status_code == 404


def test_a_closed_changelog_is_linked_for_nobody_else(client, wanted, make_change, changelog):
    make_change(wanted)
    PageViewRestriction.objects.create(page=changelog, restriction_type=PageViewRestriction.LOGIN)
    assert "In the changelog" not in client.get(wanted.get_absolute_url()).text
    assert "Firmware" not in client.get("/feeds/changelog.atom").text
    assert mail.outbox == []


@pytest.mark.postgresql
@pytest.mark.django_db(transaction=True)
def test_a_change_published_twice_at_once_delivers_once(wanted, make_change, product_manager):
    change = make_change(wanted, delivers=False)
    ChangelogPage.objects.filter(pk=change.pk).update(delivers=True)
    change.refresh_from_db()
    assert not at_once(*(lambda: note_published(page=change, by=product_manager) for _again in range(6)))
    assert Activity.objects.filter(type="ideas.status.delivered").count() == 1
    assert Activity.objects.filter(type="roadmap.idea.shipped").count() == 1


def test_whoever_may_write_the_changelog_is_led_there_from_the_status(client, changelog, wanted, product_manager):
    from wagtail.models import GroupPagePermission

    client.force_login(product_manager)
    address = f"/ideas/{wanted.pk}/status/"
    assert f"/ideas/{wanted.pk}/changed/" in client.get(address).text
    GroupPagePermission.objects.all().delete()
    assert "Write what changed" not in client.get(address).text


def test_the_line_of_an_idea_leads_to_a_change_only_those_who_may_read_it(client, wanted, make_change):
    page = make_change(wanted)
    assert page.get_absolute_url() in client.get(wanted.get_absolute_url()).text
    PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)
    text = client.get(wanted.get_absolute_url()).text
    assert wanted.title in text and page.get_absolute_url() not in text
