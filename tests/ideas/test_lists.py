"""Lists of ideas: what trends, and by what they are narrowed."""

from datetime import timedelta

import pytest
from django.utils import timezone
from wagtail.models import Site

from forums.actions import post_topic
from ideas.actions import cast_vote, withdraw_vote
from ideas.actions.counting import recount_votes
from ideas.models import Idea, Meaning, Status
from portal.common.ranking import decay_standing
from portal.common.ttl_cache import forget
from portal.products.models import ProductIndexPage, ProductPage
from portal.writing.models import Tag

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


def order(page, *titles):
    """These titles in the order in which the page shows them; those that it does not show are left out."""
    text = page.text.split('<ul class="rows"', 1)[-1]
    return sorted((title for title in titles if title in text), key=text.index)


@pytest.fixture
def products(db):
    home = Site.objects.get(is_default_site=True).root_page
    return ProductIndexPage.objects.first() or home.add_child(instance=ProductIndexPage(title="Products", slug="products"))


@pytest.fixture
def wanted(make_idea, make_member):
    """An idea that many wanted a year ago, one that few want now, and one that is delivered."""
    members = [make_member(f"voter{number}") for number in range(6)]
    now = timezone.now()
    old, fresh, done = (
        make_idea(title, posted_at=now - 400 * DAY) for title in ("Old and loved", "Fresh and wanted", "Already here")
    )
    for member in members:
        cast_vote(idea=old, by=member, now=now - 360 * DAY)
        cast_vote(idea=done, by=member, now=now - DAY)
    for member in members[:2]:
        cast_vote(idea=fresh, by=member, now=now - 2 * DAY)
    status = Status.objects.get(board=done.board, meaning=Meaning.DELIVERED)
    Idea.objects.filter(pk=done.pk).update(status=status, meaning=status.meaning, closed_at=now)
    forget()
    return old, fresh, done


@pytest.mark.parametrize("extra", ["?", "?cursor=&"])
def test_trending_is_what_people_want_now_and_most_votes_is_all_time(client, wanted, idea_board, extra):
    for address in (idea_board.get_url(), "/ideas/"):
        titles = [idea.title for idea in wanted]
        assert order(client.get(f"{address}{extra}"), *titles) == ["Fresh and wanted", "Old and loved"]
        assert set(order(client.get(f"{address}?sort=votes"), *titles)) == set(titles)
        assert order(client.get(f"{address}?sort=votes"), *titles)[-1] == "Fresh and wanted"
        assert client.get(f"{address}?sort=top").text.count("All votes since the beginning") == 1
    done = Status.objects.get(board=idea_board, meaning=Meaning.DELIVERED)
    assert "Already here" in client.get(f"{idea_board.get_url()}?status={done.pk}").text


def test_a_vote_weighs_half_after_two_weeks_also_when_one_is_taken_back(make_idea, helper, stranger, asker):
    idea, now = make_idea(), timezone.now()
    ages = {helper: 30, stranger: 9, asker: 1}
    for member, days in ages.items():
        cast_vote(idea=idea, by=member, now=now - days * DAY)
    withdraw_vote(idea=idea, by=asker)
    idea.refresh_from_db()
    kept = idea.trending_score
    days = [((now - age * DAY).timestamp() / 86_400, 1) for member, age in ages.items() if member != asker]
    assert kept == pytest.approx(decay_standing(days, 14))
    recount_votes(idea)
    assert idea.trending_score == pytest.approx(kept)


def test_a_list_is_narrowed_by_product_tag_owner_and_words_each_with_its_count(
    client, make_idea, idea_board, product_manager, products
):
    product = products.add_child(instance=ProductPage(title="Grist", slug="grist"))
    tag = Tag.objects.create(name="Burrs", slug="burrs")
    chosen = make_idea("A sharper edge for the burrs", product=product, owner=product_manager, tag_names=[["burrs", "Burrs"]])
    chosen.tags.add(tag)
    other = make_idea("Something else entirely")
    forget()
    address = idea_board.get_url()
    page = client.get(address).text
    assert "Grist (1)" in page and "Burrs (1)" in page and "Dov (1)" in page and f'href="{address}?tag=burrs"' in page
    for query in (f"product={product.pk}", "tag=burrs", "owner=dov", "q=SHARPER+burrs", "q=sharper&tag=burrs"):
        assert order(client.get(f"{address}?{query}"), chosen.title, other.title) == [chosen.title], query
    assert "No idea fits" in client.get(f"{address}?q=teapot").text
    for hostile in ("q=%00%25_%27", "owner=%00", "tag=" + "x" * 300, "product=99999999999999", "q=" + "a+" * 300):
        assert client.get(f"{address}?{hostile}").status_code == 200


def test_late_answers_are_counted_and_only_shown_where_there_are_some(client, make_idea, idea_board, product_manager):
    address = idea_board.get_url()
    assert "Late answers" not in client.get(address).text
    make_idea(answer_due_at=timezone.now() - DAY)
    forget()
    assert 'Late answers <span class="num">1</span>' in client.get(address).text


def test_a_product_that_one_may_not_see_is_no_filter(client, make_idea, idea_board, products):
    from wagtail.models import PageViewRestriction

    product = products.add_child(instance=ProductPage(title="Secret", slug="secret"))
    PageViewRestriction.objects.create(page=product, restriction_type=PageViewRestriction.LOGIN)
    make_idea(product=product)
    forget()
    assert "Secret" not in client.get(idea_board.get_url()).text


def test_a_tag_leads_to_ideas_from_the_page_of_the_tag(client, make_idea, board, asker):
    title = "How do I clean the burrs of my grinder?"
    post_topic(board_id=board.pk, by=asker, kind="question", title=title, body="<p>They stick.</p>", tags=["Burrs"])
    make_idea().tags.add(Tag.objects.get(slug="burrs"))
    page = client.get("/tags/burrs/").text
    assert "1 idea with this tag" in page and "/ideas/?tag=burrs" in page
    assert "Mark the zero point" in client.get("/ideas/?tag=burrs&sort=votes").text


def test_one_votes_for_what_is_nearly_the_same_where_it_is_offered(client, make_idea, idea_board, helper, run_reactions):
    idea = make_idea("A quieter pump in the morning")
    client.force_login(helper)
    data = {"board": idea_board.pk, "title": "A quieter pump for the morning", "body": "Please, it wakes us."}
    page = client.post("/propose/", data).text
    assert f'formaction="/ideas/{idea.pk}/vote/"' in page and 'id="acts"' in page


def test_the_page_of_a_tag_that_only_ideas_have_is_there_for_who_may_read_them(client, make_idea, private_idea_board, insider):
    make_idea("Time each shot").tags.add(Tag.objects.create(name="timer", slug="timer"))
    make_idea("A secret switch", board=private_idea_board).tags.add(Tag.objects.create(name="secret", slug="secret"))
    assert "1 idea with this tag" in client.get("/tags/timer/").text
    assert client.get("/tags/secret/").status_code == 404
    listed = client.get("/tags/").text
    assert 'href="/tags/timer/">timer' in listed and "secret" not in listed
    client.force_login(insider)
    assert 'href="/tags/secret/">secret' in client.get("/tags/").text
    assert "1 idea with this tag" in client.get("/tags/secret/").text
