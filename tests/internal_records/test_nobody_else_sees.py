"""To members and visitors there are no notes, scores and links: no page, feed, search, export or log shows one."""

import json

import pytest
from django.core.management import call_command
from django.urls import reverse

from ideas.actions import cast_vote, comment_on_idea, merge_ideas
from ideas.internal_records.actions import add_link, edit_note, make_formula, remove_note, score_idea, write_note
from ideas.internal_records.models import IdeaNote, IdeaScore, ScoreFormula, TrackerLink
from ideas.models import Idea
from ideas.search import idea_documents
from portal.activity.steps import steps
from portal.common.kinds import Exportable, kinds_with
from portal.members.actions import erase_member
from portal.members.personal import personal_data

pytestmark = pytest.mark.django_db

SECRETS = ("4711-batch", "987654", "RICE", "Gutfeel", "secret-tracker", "Open in the workbench", "/admin/workbench/")


@pytest.fixture
def idea(make_idea, asker, product_manager, moderator, helper, run_reactions):
    """An idea with everything that an internal record can hold, and another that was merged into it."""
    idea, other = make_idea("Mark the zero point on the collar"), make_idea("A mark on the collar")
    cast_vote(idea=idea, by=helper)
    comment_on_idea(idea=idea, by=helper, body="<p>Yes please.</p>")
    for one in (idea, other):
        note = write_note(idea=one, by=product_manager, text=f"The **4711-batch**, said @{asker.username}.")
        edit_note(note=note, by=product_manager, text=f"The 4711-batch again, said @{asker.username}.")
        remove_note(note=write_note(idea=one, by=moderator, text="4711-batch, removed."), by=moderator)
        add_link(idea=one, url="https://secret-tracker.example.com/browse/ALTO-4711", by=product_manager)
        judged = {"reach": "987654", "impact": "1", "confidence": "1", "effort": "1"}
        score_idea(idea=one, formula=ScoreFormula.objects.get(key="rice"), by=product_manager, factors=judged)
    make_formula(key="gut", name="Gutfeel", expression="votes * 987654", factors=[], by=product_manager)
    run_reactions()
    merge_ideas(idea=other, survivor=idea, by=product_manager)
    run_reactions()
    return Idea.objects.get(pk=idea.pk)


def addresses(idea):
    other = Idea.objects.exclude(pk=idea.pk).get()
    board = idea.board.get_url()
    return [
        *(idea.get_absolute_url(), other.get_absolute_url(), f"/ideas/{idea.pk}/history/", f"/ideas/{idea.pk}/lineage/"),
        *(f"/ideas/{idea.pk}/voters/", f"/feeds/idea/{idea.pk}.atom", "/ideas/", board, f"{board}?sort=new", "/roadmap/"),
        *("/", "/search/?q=collar", "/search/similar/?title=collar", "/inbox/"),
        *(f"/members/{idea.author.username}/", "/members/dov/", "/sitemap.xml", "/feeds/", "/search/suggest/?q=collar"),
    ]


@pytest.mark.parametrize("reader", [None, "asker", "helper", "stranger"])
def test_no_page_feed_or_search_shows_any_of_it(client, idea, reader, request):
    if reader:
        client.force_login(request.getfixturevalue(reader))
    seen = 0
    for address in addresses(idea):
        answer = client.get(address, follow=True)
        seen += answer.status_code == 200
        for secret in SECRETS:
            assert secret not in answer.text, (address, secret)
    assert seen >= 14


@pytest.mark.parametrize("words", ["4711-batch", "987654", "Gutfeel", "secret-tracker"])
def test_search_finds_no_idea_by_it(client, idea, asker, product_manager, words):
    call_command("search_reindex", verbosity=0)
    for member in (asker, product_manager):
        client.force_login(member)
        page = client.get("/search/", {"q": words}).text
        assert idea.get_absolute_url() not in page and "The 4711" not in page
    assert idea.get_absolute_url() in client.get("/search/", {"q": "collar"}).text


def test_staff_find_the_way_there_and_it_costs_no_query(client, idea, moderator, support, product_manager, queries_of):
    for member in (moderator, support, product_manager):
        client.force_login(member)
        page = client.get(idea.get_absolute_url()).text
        assert reverse("idea_internal_record", args=[idea.pk]) in page and "4711" not in page and "RICE" not in page
    client.force_login(support)
    client.get(idea.get_absolute_url())
    before = queries_of(lambda: client.get(idea.get_absolute_url()))
    IdeaNote.objects.all().delete(), IdeaScore.objects.all().delete(), TrackerLink.objects.all().delete()
    assert queries_of(lambda: client.get(idea.get_absolute_url())) == before


def test_the_line_of_an_idea_and_its_document_know_nothing_of_it(idea, asker):
    assert not any(secret in str(steps(idea, viewer=asker)) for secret in SECRETS)
    assert not any(secret in str(list(idea_documents([idea.pk]))) for secret in SECRETS)


def export_of(member):
    held = {data.name: list(data.rows(member)) for data in personal_data()}
    held |= {kind.name: list(wrote.export(member)) for kind, wrote in kinds_with(Exportable)}
    return json.dumps(held, default=str)


def test_no_members_export_has_any_of_it_and_staff_have_what_they_wrote(
    idea, asker, helper, stranger, product_manager, moderator
):
    for member in (asker, helper, stranger):
        export = export_of(member)
        assert not any(secret in export for secret in SECRETS)
    mine = export_of(product_manager)
    assert "4711-batch again" in mine and "987654" in mine and "secret-tracker" in mine
    theirs = export_of(moderator)
    assert "4711-batch, removed" in theirs and "987654" not in theirs and "4711-batch again" not in theirs


def test_nobody_is_told_of_it(idea, asker, run_reactions):
    from portal.notifications.models import Notification

    run_reactions()
    assert not any(secret in str(list(Notification.objects.values())) for secret in SECRETS)
    assert not Notification.objects.filter(member=asker, kind="mention").exists()


def test_what_staff_kept_stays_when_their_account_goes(client, idea, product_manager, administrator):
    erase_member(member=product_manager, by=administrator, keep_content=False)
    note = IdeaNote.objects.filter(idea=idea).order_by("pk").first()
    assert "4711-batch" in note.body and note.by.erased_at is not None
    client.force_login(administrator)
    page = client.get(reverse("idea_internal_record", args=[idea.pk])).text
    assert "4711-batch again" in page and "Dov" not in page
