import pytest

from ideas.actions import cast_vote, comment_on_idea, merge_ideas
from ideas.models import Idea, IdeaMerge, Vote

pytestmark = pytest.mark.django_db


@pytest.fixture
def two(make_idea):
    return make_idea("Start the timer when water flows"), make_idea("Start a shot timer when the water flows")


def test_staff_choose_see_what_it_does_and_merge(client, two, helper, stranger, product_manager):
    small, big = two
    for idea, member in ((small, helper), (big, helper), (big, stranger)):
        cast_vote(idea=idea, by=member)
    client.force_login(product_manager)
    page = client.get(f"/ideas/{small.pk}/merge/")
    assert big.title in page.text and "Show what it does" in page.text
    page = client.get(f"/ideas/{small.pk}/merge/?into=/ideas/{big.pk}/")
    assert "1 person voted for both and counts once" in page.text and not IdeaMerge.objects.exists()
    answer = client.post(f"/ideas/{small.pk}/merge/", {"into": str(big.pk), "reason": "The same <wish>."})
    assert answer.url == big.get_absolute_url()
    page = client.get(answer.url)
    assert "Merged. Its voters are told." in page.text and f"/ideas/{small.pk}/unmerge/" in page.text
    assert "1 idea merged in" in client.get("/ideas/grinders/").text
    lineage = client.get(f"/ideas/{big.pk}/lineage/")
    assert "“The same &lt;wish&gt;.”" in lineage.text and "1 of whom had voted for both" in lineage.text
    back = client.get(f"/ideas/{small.pk}/unmerge/")
    assert "1 person who voted here has their vote here again" in back.text and "2 people keep a vote" in back.text
    client.post(f"/ideas/{small.pk}/unmerge/", {"reason": "Two machines."})
    assert Idea.objects.get(pk=small.pk).vote_count == 1
    assert "“Two machines.”" in client.get(f"/ideas/{big.pk}/lineage/").text


def test_a_merged_idea_stays_readable_and_points_on(client, two, helper, product_manager):
    small, big = two
    merge_ideas(idea=small, survivor=big, by=product_manager)
    page = client.get(small.get_absolute_url())
    assert page.status_code == 200 and "Please." in page.text and big.get_absolute_url() in page.text
    assert small.title not in client.get("/ideas/grinders/").text.replace(big.title, "")
    client.force_login(helper)
    client.post(f"/ideas/{small.pk}/vote/", {"on": "1"})
    assert not Vote.objects.exists()


def test_a_voter_is_asked_once_and_may_stay_or_move(client, two, make_idea, helper, product_manager):
    small, big = two
    third = make_idea("A drawer for the needles")
    cast_vote(idea=small, by=helper)
    merge_ideas(idea=small, survivor=big, by=product_manager)
    client.force_login(helper)
    for idea in two:
        assert "Your vote may stay, move or go" in client.get(idea.get_absolute_url()).text
    client.post(f"/ideas/{big.pk}/stay/")
    for idea in two:
        assert "Your vote may stay, move or go" not in client.get(idea.get_absolute_url()).text
    refused = client.post(f"/ideas/{big.pk}/move/", {"into": "nonsense"})
    assert refused.status_code == 422 and "There is no idea with this number" in refused.text
    assert client.post(f"/ideas/{big.pk}/move/", {"into": str(third.pk)}).url == third.get_absolute_url()
    assert Vote.objects.get().idea == third


def test_a_part_is_split_off_with_its_comments_and_asks_the_voters(client, two, helper, product_manager):
    big = two[1]
    cast_vote(idea=big, by=helper)
    said = comment_on_idea(idea=big, by=helper, body="<p>And a bell.</p>")
    client.force_login(product_manager)
    assert "And a bell." in client.get(f"/ideas/{big.pk}/split/").text
    short = client.post(f"/ideas/{big.pk}/split/", {"title": "Bell", "body": "<p>Ring.</p>"})
    assert short.status_code == 422 and "Ring." in short.text
    same = client.post(f"/ideas/{big.pk}/split/", {"title": big.title.upper(), "body": "<p>Ring.</p>"})
    assert same.status_code == 422 and "Say what is different" in same.text
    filled = {"title": "A bell when the shot is done", "body": "<p>Ring.</p>", "comments": [str(said.pk)], "reason": "Two."}
    part = Idea.objects.get(pk=client.post(f"/ideas/{big.pk}/split/", filled).url.split("/")[2])
    client.force_login(helper)
    page = client.get(part.get_absolute_url())
    assert "which you voted for" in page.text and "And a bell." in page.text
    client.post(f"/ideas/{big.pk}/move/", {"into": str(part.pk)})
    assert Idea.objects.get(pk=part.pk).vote_count == 1
    assert "which you voted for" not in client.get(part.get_absolute_url()).text


def test_members_are_told_that_staff_merge(client, two, helper):
    client.force_login(helper)
    for act in ("merge", "split"):
        page = client.get(f"/ideas/{two[0].pk}/{act}/")
        assert page.status_code == 403 and "Only staff merge and split ideas" in page.text
    assert client.post(f"/ideas/{two[0].pk}/unmerge/").status_code == 403


def test_an_idea_that_stands_alone_costs_no_more(client, two, helper, django_assert_max_num_queries, product_manager):
    client.force_login(helper)
    client.get(two[0].get_absolute_url())
    from ideas.lineage import asked_of, lineage_of
    from ideas.reading import idea_for

    alone = idea_for(two[0].pk, helper)
    with django_assert_max_num_queries(0):
        assert lineage_of(alone) is None and asked_of(helper, alone) is None
