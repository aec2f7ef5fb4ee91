import json
import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from ideas.actions import cast_vote, merge_ideas
from ideas.workbench.filter_params import LENSES, SORTS, Asked
from portal.common.spreadsheets import safe_cell
from portal.members.models import Organisation

pytestmark = pytest.mark.django_db
HOME = "/admin/workbench/"


@pytest.fixture
def team(client, product_manager):
    client.force_login(product_manager)
    return client


@pytest.fixture
def offices(make_member):
    """Two organisations of one segment, three people in the first and one in the second."""
    made = []
    for name, people, band in (("Roastery", 3, "10k-100k"), ("Office", 1, "1k-10k")):
        organisation = Organisation.objects.create(name=name, segment_id="small", revenue_band_id=band)
        for number in range(people):
            made.append(make_member(f"{name.lower()}{number}", organisation=organisation))
    return made


def titles(answer):
    """The ideas in the table, in its order."""
    return re.findall(r'<a class="ink" href="[^"]*">([^<]*)</a>', answer.text)


def in_file(team, query=""):
    return json.loads(b"".join(team.get(f"{HOME}?{query}&export=json")))


def test_only_staff_come_to_the_workbench(client, make_idea, helper, product_manager):
    make_idea()
    client.force_login(helper)
    assert client.get(HOME).status_code in (302, 403)
    client.force_login(product_manager)
    assert client.get(HOME).status_code == 200


def test_an_organisation_counts_once_in_the_lens_of_accounts_after_a_merge_too(team, make_idea, offices, product_manager):
    big, small = make_idea("A shot timer that starts with the pump"), make_idea("Start a shot timer with the pump")
    for member in offices:
        cast_vote(idea=big, by=member)
    cast_vote(idea=small, by=offices[0])
    merge_ideas(idea=small, survivor=big, by=product_manager)
    assert [(one["people"], one["accounts"], one["revenue_at_least"]) for one in in_file(team)] == [(4, 2, 11_000)]
    assert "11,000" in team.get(f"{HOME}?lens=revenue").text and "11,000" not in team.get(f"{HOME}?lens=people").text


@pytest.mark.slow
def test_every_filter_answers_and_narrows(team, make_idea, make_idea_board, product_manager):
    one = make_idea("Mark the zero point on the collar", owner=product_manager, vote_count=12)
    other = make_idea("A drawer for needles", board=make_idea_board("Parts"))
    for query in (
        *("due=month", "due=late", "due=x", "board=٣", "board=999999999999", "meaning=new&meaning=x", "age=7", "age=x"),
        *("product=1", "segment=large", "tag=burr", "words=zero%00", "p=9", "p=x", "owner=x", "votes=x", "conversation=7"),
        *(f"sort={turn}{name}&lens={lens}" for name in SORTS for turn in ("", "-") for lens in LENSES),
    ):
        assert team.get(f"{HOME}?{query}").status_code == 200, query
    assert titles(team.get(f"{HOME}?words=ZERO+collar")) == [one.title]
    assert titles(team.get(f"{HOME}?board={one.board_id}")) == [one.title]
    assert titles(team.get(f"{HOME}?owner=nobody")) == [other.title]
    assert titles(team.get(f"{HOME}?owner={product_manager.pk}")) == [one.title]
    assert titles(team.get(f"{HOME}?meaning=new&meaning=considering&votes=10")) == [one.title]
    assert "1 of 2 ideas" in team.get(f"{HOME}?votes=10").text
    assert titles(team.get(f"{HOME}?meaning=considering")) == []


def test_a_heading_orders_the_table_and_says_so(team, make_idea):
    few, many = make_idea("A lid for crumbs", support=2, vote_count=2), make_idea("Quiet pump", support=9, vote_count=9)
    page = team.get(HOME)
    assert titles(page) == [many.title, few.title] and page.text.count('aria-sort="descending"') == 1
    assert titles(team.get(f"{HOME}?sort=-people")) == [few.title, many.title]
    assert titles(team.get(f"{HOME}?sort=title")) == [few.title, many.title]
    assert 'aria-sort="ascending"' in team.get(f"{HOME}?sort=title").text


def test_accounts_and_revenue_order_the_table(team, make_idea, offices):
    rich, poor, none = make_idea("For the roastery"), make_idea("For the office"), make_idea("For nobody")
    cast_vote(idea=rich, by=offices[0])
    cast_vote(idea=rich, by=offices[1])
    cast_vote(idea=poor, by=offices[3])
    assert titles(team.get(f"{HOME}?sort=revenue&lens=revenue")) == [rich.title, poor.title, none.title]
    assert titles(team.get(f"{HOME}?sort=-revenue&lens=revenue")) == [poor.title, rich.title, none.title]
    cast_vote(idea=poor, by=offices[0])
    assert titles(team.get(f"{HOME}?sort=accounts"))[0] == poor.title


def test_a_tab_says_how_many_ideas_it_has(team, make_idea, product_manager):
    now = timezone.now()
    make_idea("Late", answer_due_at=now - timezone.timedelta(days=3))
    make_idea("Owed soon", answer_due_at=now + timezone.timedelta(days=7), owner=product_manager)
    make_idea("Owed next year", answer_due_at=now + timezone.timedelta(days=200), vote_count=11)
    page = team.get(HOME).text
    counts = dict(re.findall(r'<a href="[^"]*"(?: aria-current="page")?>([^<]+) <span class="count">(\d+)</span>', page))
    assert counts == {
        "All ideas": "3",
        "Owed within a month": "2",
        "Late": "1",
        "New, 10 votes or more": "1",
        "Unowned": "2",
        "Probably the same": "0",
    }
    late = team.get(f"{HOME}{Asked(due='late', sort='owed').address()}")
    assert titles(late) == ["Late"] and "3 days late" in late.text and "#ln-late" in late.text


@pytest.mark.parametrize(
    "hostile", ['=HYPERLINK("https://example.com";"Prize")', "+1", "-2+3", "@SUM(A1)", "\u200b=1", "\t=1", "＝1"]
)
def test_a_file_holds_no_formula(team, make_idea, product_manager, hostile):
    product_manager.name = hostile
    product_manager.save()
    make_idea(hostile, vote_count=2, tag_names=[["x", hostile]], status_reason=hostile, owner=product_manager)
    answer = team.get(f"{HOME}?export=csv")
    assert answer["Content-Type"].startswith("text/csv") and "attachment" in answer["Content-Disposition"]
    import csv

    text = b"".join(answer).decode()
    assert text.startswith("\ufeff") and "\ufeff" not in text[1:]  # else Excel takes it for another code page
    head, row = csv.reader(text.removeprefix("\ufeff").splitlines())
    facts = dict(zip(head, row, strict=True))
    for name in ("title", "tags", "reason", "owner"):
        assert facts[name].startswith("'"), name
    assert facts["people"] == "2" and safe_cell(-3) == -3 and safe_cell("a=b") == "a=b"


def test_a_file_has_every_column_and_many_rows_without_many_queries(team, make_idea):
    def cost():
        with CaptureQueriesContext(connection) as seen:
            rows = in_file(team)
        return len(rows), len(seen)

    make_idea("Idea number 0")
    cost()
    rows, before = cost()
    for number in range(1, 30):
        make_idea(f"Idea number {number}")
    assert cost() == (30, before) and rows == 1
    assert {"accounts", "revenue_at_least", "segment_small_about", "agreement", "owner"} <= set(in_file(team)[0])
    assert in_file(team, "words=nothing+like+it") == []


def test_ideas_of_a_board_that_is_closed_to_the_viewer_are_not_there(team, make_idea, private_idea_board):
    make_idea("A secret prototype", board=private_idea_board)
    assert "A secret prototype" not in team.get(HOME).text + str(in_file(team))


@pytest.mark.parametrize("lens", LENSES)
def test_the_table_costs_the_same_however_many_ideas(team, make_idea, offices, product_manager, lens):
    def cost():
        with CaptureQueriesContext(connection) as seen:
            team.get(f"{HOME}?lens={lens}&segment=")
        return len(seen)

    cast_vote(idea=make_idea("Idea number 0", owner=product_manager), by=offices[0])
    cost(), cost()  # the first makes the rows of the site's settings, which drops what the process remembers
    before = cost()
    for number in range(1, 10):
        idea = make_idea(f"Idea number {number}", owner=product_manager)
        for member in offices[:3]:
            cast_vote(idea=idea, by=member)
    assert cost() == before


def test_no_page_of_a_member_shows_revenue_or_segment(client, make_idea, offices):
    """What the workbench knows of accounts is nowhere in what members read, not even for a voter of the account."""
    idea = make_idea()
    for member in offices:
        cast_vote(idea=idea, by=member)
    client.force_login(offices[0])
    address = idea.get_absolute_url()
    pages = [address, f"/ideas/{idea.pk}/history/", f"/ideas/{idea.pk}/lineage/", "/ideas/", "/roadmap/", idea.board.get_url()]
    pages += [f"/ideas/{idea.pk}/voters/", f"/members/{offices[1].username}/", address + "?order=new"]
    for page in pages:
        answer = client.get(page, follow=True)
        for words in ("10k-100k", "1k-10k", "11,000", "11000", "Small business", "10,000 to 100,000"):
            assert words not in answer.text, (page, words)
    for name in ("ideas_workbench", "ideas_workbench_same"):
        assert client.get(reverse(name)).status_code in (302, 403)


def test_pairs_are_shown_with_their_evidence_and_said_to_be_different(team, make_idea, helper):
    from ideas.duplicates.models import LikelyPair

    small, big = make_idea("Start the timer when water flows"), make_idea("A shot timer that starts with the pump")
    for idea in (small, big):
        cast_vote(idea=idea, by=helper)
    one, other = sorted((small, big), key=lambda idea: idea.pk)
    pair = LikelyPair.objects.create(
        board=small.board, one=one, other=other, alike=0.83, shared_words=["timer"], found_at=timezone.now()
    )
    for page in (team.get(HOME), team.get(reverse("ideas_workbench_same"))):
        assert "both say “timer”" in page.text and "0.83 alike" in page.text
        assert "1 person voted for both" in page.text and "a merge gives 1 voter and not 2" in page.text
        assert "See what a merge does" in page.text
    answer = team.post(reverse("ideas_workbench_same"), {"pair": pair.pk, "from": "same"}, follow=True)
    assert "No two ideas look the same." in answer.text and "Said to be different" in answer.text
    team.post(reverse("ideas_workbench_same"), {"pair": pair.pk, "act": "maybe"})
    assert LikelyPair.objects.undecided().count() == 1
    assert team.post(reverse("ideas_workbench_same"), {"pair": "x"}).status_code == 404


def test_scores_stand_beside_each_lens_and_order_the_table(team, make_idea, product_manager):
    from ideas.internal_records.reading import score_columns

    make_idea("Not scored")
    (key, name), *_more = score_columns()
    page = team.get(f"{HOME}?sort=score-{key}")
    assert page.status_code == 200 and f">{name}" in page.text and "not scored" in page.text
    assert team.get(f"{HOME}?sort=-score-gone").status_code == 200
    assert in_file(team)[0][f"score_{key}"] is None
