import json

import pytest

from ideas.actions import cast_vote, merge_ideas
from ideas.models import Idea, Meaning, Vote
from ideas.workbench.exports import safe_cell
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
        organisation = Organisation.objects.create(name=name, segment="small", revenue_band=band)
        for number in range(people):
            made.append(make_member(f"{name.lower()}{number}", organisation=organisation))
    return made


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
    assert "Probably the same" in team.get(HOME).text and "1 person voted for both" in team.get(HOME).text
    merge_ideas(idea=small, survivor=big, by=product_manager)
    row = json.loads(team.get(f"{HOME}?export=json").text)
    assert [(one["people"], one["accounts"], one["revenue_at_least"]) for one in row] == [(4, 2, 11_000)]


def test_fewer_than_five_of_a_segment_are_not_counted_for_whoever_may_not_view_members(
    team, make_idea, make_member, offices, product_manager, admin_user
):
    idea = make_idea()
    for member in offices:
        cast_vote(idea=idea, by=member)
    assert not product_manager.has_perm("members.view_member")
    assert "fewer than five" in team.get(f"{HOME}?segment=small").text
    cast_vote(idea=idea, by=make_member("fifth", organisation=offices[0].organisation))
    assert "fewer than five" not in team.get(f"{HOME}?segment=small").text
    Vote.objects.filter(member__username="fifth").delete()
    team.force_login(admin_user)
    assert "fewer than five" not in team.get(f"{HOME}?segment=small").text


def test_every_filter_answers_and_narrows(team, make_idea, make_idea_board):
    one = make_idea("Mark the zero point on the collar")
    make_idea("A drawer for needles", board=make_idea_board("Parts"))
    for query in (
        *("view=owed", "view=late", "view=wanted", "view=x", "board=٣", "board=999999999999", "meaning=new", "age=7", "age=x"),
        *("product=1", "segment=large", "tag=burr", "words=zero%00", "sort=owed", "sort=new", "p=9", "p=x"),
    ):
        assert team.get(f"{HOME}?{query}").status_code == 200, query
    page = team.get(f"{HOME}?words=ZERO+collar").text
    assert one.title in page and "A drawer for needles" not in page
    assert "A drawer for needles" not in team.get(f"{HOME}?board={one.board_id}").text


def test_several_ideas_change_at_once_with_one_reason_and_a_no_needs_one(team, make_idea):
    ideas = [make_idea(f"Needle number {number} in the box") for number in range(2)]
    chosen = [str(idea.pk) for idea in ideas]
    refused = team.post(HOME, {"idea": chosen, "to": Meaning.NOT_DOING, "act": "status"}, follow=True)
    assert "Say why this will not be done" in refused.text and not Idea.objects.filter(meaning="not_doing").exists()
    team.post(HOME, {"idea": chosen, "to": Meaning.NOT_DOING, "reason": "It rusts.", "act": "status"})
    assert Idea.objects.filter(meaning="not_doing", status_reason="It rusts.").count() == 2
    assert team.post(HOME, {"idea": chosen, "act": "merge"}).url.startswith("/ideas/")
    assert "Choose two ideas" in team.post(HOME, {"idea": chosen[:1], "act": "merge"}, follow=True).text


def test_a_file_holds_no_formula(team, make_idea):
    make_idea('=HYPERLINK("https://example.com";"Prize")', vote_count=2)
    answer = team.get(f"{HOME}?export=csv")
    assert answer["Content-Type"].startswith("text/csv") and "attachment" in answer["Content-Disposition"]
    assert "\"'=HYPERLINK(" in answer.text
    assert [safe_cell(value) for value in ("+1", "-1", "@x", "\t=1", "  =1", "a=b", -3)] == [
        *("'+1", "'-1", "'@x", "'\t=1", "'  =1", "a=b"),
        -3,
    ]


def test_ideas_of_a_board_that_is_closed_to_the_viewer_are_not_there(team, make_idea, private_idea_board):
    make_idea("A secret prototype", board=private_idea_board)
    assert "A secret prototype" not in team.get(HOME).text + team.get(f"{HOME}?export=json").text


def test_the_table_costs_the_same_however_many_ideas(team, make_idea, offices, django_assert_max_num_queries):
    titles = ("Mark the zero point", "Quiet pump at night", "Smaller basket in the box", "Longer cable", "A lid for crumbs")
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    def cost():
        with CaptureQueriesContext(
            connection,
        ) as seen:
            team.get(HOME)
        return len(seen)

    cast_vote(idea=make_idea(titles[0]), by=offices[0])
    cost()
    before = cost()
    for title in titles[1:]:
        cast_vote(idea=make_idea(title), by=offices[1])
    assert cost() == before
