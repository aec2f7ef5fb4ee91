import html
import re
from datetime import UTC, datetime, timedelta

import pytest
from django.contrib.auth.models import Group

from ideas.actions import cast_vote, change_status
from ideas.models import DeliveryUpdate, Idea, Meaning, Status
from ideas.quarters import coming_quarters, quarter_at, start_of_quarter
from ideas.roadmap.actions import tell_progress
from portal.activity.models import Activity
from portal.common.permissions import Refused

pytestmark = pytest.mark.django_db


@pytest.fixture
def decide(product_manager):
    def decide(idea, meaning, **facts):
        status = Status.objects.get(board=idea.board, meaning=meaning)
        return change_status(
            idea=idea,
            by=product_manager,
            status_id=status.pk,
            reason="We looked at it, and asked those who had wished for it.",
            **facts,
        )

    return decide


@pytest.fixture
def committed(make_idea, decide):
    return decide(make_idea("A needle in the descaler parcel"), Meaning.COMMITTED, target_quarter="2027-Q1")


def column(page, key):
    return page.text.split(f'aria-labelledby="r-{key}"', 1)[1].split("</section>", 1)[0]


def test_ideas_stand_in_the_column_of_what_their_status_means(client, make_idea, decide):
    for number, meaning in enumerate(Meaning):
        idea = make_idea(f"Something that is {meaning.value} by now")
        if number:
            decide(idea, meaning)
    Status.objects.filter(meaning=Meaning.COMMITTED).update(name="On the bench")
    page = client.get("/roadmap/")
    for meaning in ("considering", "committed", "delivered", "not_doing"):
        assert f"Something that is {meaning} by now" in column(page, meaning)
    assert "Something that is new by now" not in page.text


def test_a_private_board_is_in_the_roadmap_of_its_groups_only(
    client, make_idea, decide, private_idea_board, helper, product_manager
):
    product_manager.groups.add(Group.objects.get(name="Insiders"))
    decide(make_idea("A secret machine for the back room", board=private_idea_board), Meaning.COMMITTED)
    client.force_login(helper)
    address = f"/roadmap/?board={private_idea_board.pk}"
    assert "secret machine" not in client.get("/roadmap/").text
    assert client.get(address).status_code == 404
    assert "secret machine" not in client.get("/roadmap/committed/").text
    helper.groups.add(Group.objects.get(name="Insiders"))
    assert "secret machine" in column(client.get("/roadmap/"), "committed")
    assert "secret machine" in client.get(address).text


def test_a_board_can_do_without_a_roadmap(client, make_idea, make_idea_board, decide):
    board = make_idea_board("Archive", has_roadmap=False)
    decide(make_idea("Something that nobody announces", board=board), Meaning.COMMITTED)
    assert "nobody announces" not in client.get("/roadmap/").text
    assert "nobody announces" not in client.get("/roadmap/committed/").text
    assert client.get(f"/roadmap/?board={board.pk}").status_code == 404
    assert "/roadmap/" not in client.get("/ideas/archive/").text.split("<main", 1)[1].split("</main", 1)[0]


def test_quarters_put_what_is_late_into_the_present_one(client, make_idea, decide):
    today = datetime.now(UTC).date()
    for title, ahead in (("Planned for a quarter that is over", -1), ("Planned for now", 0), ("Planned for the next", 1)):
        decide(make_idea(title), Meaning.COMMITTED, target_quarter=quarter_at(today, ahead))
    decide(make_idea("Planned for much later"), Meaning.COMMITTED, target_quarter=quarter_at(today, 5))
    decide(make_idea("Committed without a day"), Meaning.COMMITTED)
    decide(make_idea("Delivered just now"), Meaning.DELIVERED)
    page = client.get("/roadmap/?by=quarter")
    now = column(page, "now")
    assert all(title in now for title in ("quarter that is over", "Planned for now", "Delivered just now"))
    assert "Planned for the next" in column(page, "next")
    assert "much later" in column(page, "later")
    assert "without a day" in column(page, "unplanned")


def test_a_board_says_how_its_columns_are(client, make_idea_board):
    board = make_idea_board("Parts", roadmap_by="quarter")
    assert 'id="r-unplanned"' in client.get(f"/roadmap/?board={board.pk}").text
    assert 'id="r-committed"' in client.get(f"/roadmap/?board={board.pk}&by=meaning").text
    assert 'id="r-committed"' in client.get("/roadmap/").text


def test_a_column_shows_ten_and_leads_to_all(client, idea_board, make_idea):
    status = Status.objects.get(board=idea_board, meaning=Meaning.CONSIDERING)
    for number in range(34):
        make_idea(f"Wish number {number} of many", status=status, support=number)
    from ideas.models import IdeaBoardTally

    IdeaBoardTally.objects.update_or_create(board=idea_board, defaults={"considering_count": 34, "idea_count": 34})
    page = client.get("/roadmap/")
    assert column(page, "considering").count("<h3>") == 10 and "All 34" in page.text
    seen, url = [], "/roadmap/considering/"
    while url:
        text = client.get(url).text
        seen += re.findall(r'id="vote-(\d+)"', text)
        older = re.search(r'rel="next" href="([^"]+)">', text)
        url = html.unescape(older[1]) if older else ""
    assert len(seen) == len(set(seen)) == 34
    assert client.get("/roadmap/considering/?cursor=x").status_code == 404
    assert client.get("/roadmap/nonsense/").status_code == 404


def test_a_member_sees_only_what_they_voted_for_if_they_ask(client, make_idea, decide, helper):
    mine, other = make_idea("An idea that I wanted"), make_idea("An idea of somebody else")
    cast_vote(idea=mine, by=helper)
    for idea in (mine, other):
        decide(idea, Meaning.CONSIDERING)
    client.force_login(helper)
    page = client.get("/roadmap/?voted=1")
    assert "that I wanted" in page.text and "somebody else" not in page.text and "voted, 1 vote" in page.text
    client.logout()
    assert "somebody else" in client.get("/roadmap/?voted=1").text


def test_hidden_and_merged_ideas_are_not_on_it(client, make_idea, decide, moderator):
    hidden, merged, other = (make_idea(f"Idea {name} of the roadmap") for name in ("hidden", "merged", "standing"))
    for idea in (hidden, merged, other):
        decide(idea, Meaning.CONSIDERING)
    now = datetime.now(UTC)
    Idea.objects.filter(pk=hidden.pk).update(hidden_at=now, hidden_reason="Spam")
    Idea.objects.filter(pk=merged.pk).update(merged_into=other, merged_at=now)
    client.force_login(moderator)
    page = client.get("/roadmap/")
    assert "Idea standing" in page.text and "Idea hidden" not in page.text and "Idea merged" not in page.text


def test_the_product_team_says_how_far_it_is(client, committed, product_manager):
    client.force_login(product_manager)
    assert f"/ideas/{committed.pk}/progress/" in client.get(committed.get_absolute_url()).text
    assert client.get(f"/ideas/{committed.pk}/progress/").status_code == 200
    quarter = quarter_at(datetime.now(UTC).date(), 1)
    answer = client.post(
        f"/ideas/{committed.pk}/progress/",
        {"progress": "30", "target_quarter": quarter, "note": "Twelve needles run in our kitchen."},
    )
    assert answer.status_code == 302
    committed.refresh_from_db()
    assert (committed.progress, committed.target_quarter) == (30, quarter)
    update = DeliveryUpdate.objects.get()
    assert (update.progress, update.by, update.note) == (30, product_manager, "Twelve needles run in our kitchen.")
    client.logout()
    text = column(client.get("/roadmap/"), "committed")
    assert "30 % done" in text and "Twelve needles run" in text
    page = client.get(committed.get_absolute_url()).text
    assert "30 % done" in page


def test_what_was_typed_stays_when_the_form_is_refused(client, committed, product_manager):
    client.force_login(product_manager)
    page = client.post(f"/ideas/{committed.pk}/progress/", {"progress": "130", "note": "Nearly there"})
    assert page.status_code == 422 and "Nearly there" in page.text and not DeliveryUpdate.objects.exists()


def test_progress_may_go_down_and_is_told_once(committed, product_manager):
    for progress in (70, 40):
        tell_progress(idea=committed, by=product_manager, progress=progress, target_quarter="2027-Q1")
    tell_progress(idea=committed, by=product_manager, progress=40, target_quarter="2027-Q1")
    assert list(DeliveryUpdate.objects.order_by("pk").values_list("progress", flat=True)) == [70, 40]
    assert Activity.objects.filter(type="roadmap.progress.told").count() == 2
    assert Idea.objects.get().progress == 40


def test_only_the_product_team_tells_progress_and_only_of_what_is_committed(
    client, committed, make_idea, helper, product_manager
):
    client.force_login(helper)
    assert client.post(f"/ideas/{committed.pk}/progress/", {"progress": "30"}).status_code == 403
    with pytest.raises(Refused):
        tell_progress(idea=make_idea("Not decided on by anybody"), by=product_manager, progress=10)


def test_the_roadmap_asks_the_same_number_of_queries_however_much_it_shows(
    client, make_idea, make_idea_board, decide, helper, product_manager
):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    def fill(boards, ideas):
        for board in boards:
            for number in range(ideas):
                idea = make_idea(f"Wish {number} for {board.title}", board=board)
                cast_vote(idea=idea, by=helper)
                meaning = ("considering", "committed", "delivered", "not_doing")[number % 4]
                decide(idea, meaning, target_quarter="2026-Q4")
                if meaning == "committed":
                    tell_progress(idea=idea, by=product_manager, progress=20, note="Begun.", target_quarter="2026-Q4")

    def cost(address):
        client.get(address)
        with CaptureQueriesContext(connection) as queries:
            assert client.get(address).status_code == 200
        return len(queries)

    client.force_login(helper)
    addresses = ("/roadmap/", "/roadmap/?by=quarter", "/roadmap/?voted=1", "/roadmap/committed/")
    fill([make_idea_board("First")], 4)
    few = [cost(address) for address in addresses]
    fill([make_idea_board("Second"), make_idea_board("Third")], 8)
    assert [cost(address) for address in addresses] == few
    assert max(few) <= 14


def test_quarters_follow_each_other():
    assert quarter_at(datetime(2026, 12, 31, tzinfo=UTC).date()) == "2026-Q4"
    assert quarter_at(datetime(2026, 12, 31, tzinfo=UTC).date(), 1) == "2027-Q1"
    assert quarter_at(datetime(2026, 1, 1, tzinfo=UTC).date(), -1) == "2025-Q4"
    now = datetime(2026, 11, 24, 12, tzinfo=UTC)
    assert start_of_quarter(now) == datetime(2026, 10, 1, tzinfo=UTC)
    choices = coming_quarters(now, kept="2025-Q2")
    assert [value for value, _words in choices][:3] == ["2025-Q2", "2026-Q4", "2027-Q1"] and len(choices) == 10
    assert now - start_of_quarter(now) < timedelta(days=92)
