"""Another idea, and a customer to vote for, are chosen by typing; nothing is offered that one may not see."""

import re

import pytest

from ideas.actions import cast_vote
from ideas.models import Vote
from portal.common.access import access_changed


@pytest.fixture
def offered(client):
    def offered(address, box, typed, **more):
        page = client.get(address, {box: typed} | more)
        assert page.status_code == 200
        return re.findall(r'<option value="([^"]*)">', page.text)

    return offered


def test_ideas_of_the_board_are_offered_by_words(client, offered, make_idea, make_idea_board, helper):
    small, big = make_idea("A drawer for the needles"), make_idea("Needles that <clean> themselves", support=4)
    make_idea("Needles of another board", board=make_idea_board("Other"))
    client.force_login(helper)
    assert offered("/ideas/options/", "into", "needles", beside=small.pk) == [
        f"{big.pk} · Needles that &lt;clean&gt; themselves"
    ]
    assert offered("/ideas/options/", "into", "", beside=small.pk) == []
    assert client.get("/ideas/options/", {"into": "needles"}).status_code == 404


def test_what_one_may_not_see_is_neither_offered_nor_chosen(client, offered, make_idea, private_idea_board, helper):
    access_changed()
    secret, own = make_idea("The secret drawer", board=private_idea_board), make_idea("A drawer for the needles")
    client.force_login(helper)
    assert client.get("/ideas/options/", {"into": "secret", "beside": secret.pk}).status_code == 404
    assert offered("/ideas/options/", "into", str(secret.pk), beside=own.pk) == []
    cast_vote(idea=own, by=helper)
    refused = client.post(f"/ideas/{own.pk}/move/", {"into": str(secret.pk)})
    # As of a number that nobody has: nothing tells that there is such an idea.
    assert refused.status_code == 422 and "There is no idea with this number" in refused.text


@pytest.mark.parametrize("typed", ["{pk}", "/ideas/{pk}/", "{pk} · {title}", "a DRAWER for the needles"])
def test_without_script_words_are_enough(client, make_idea, product_manager, typed):
    idea, other = make_idea("Mark the zero point"), make_idea("A drawer for the needles")
    client.force_login(product_manager)
    page = client.get(f"/ideas/{idea.pk}/merge/", {"into": typed.format(pk=other.pk, title=other.title)})
    assert page.status_code == 200 and "Merge, and tell the voters" in page.text


def test_words_of_several_bring_them_as_buttons(client, make_idea, product_manager):
    idea = make_idea("Mark the zero point")
    one, two = make_idea("A drawer for the needles"), make_idea("A drawer for spoons")
    client.force_login(product_manager)
    page = client.get(f"/ideas/{idea.pk}/merge/", {"into": "drawer"})
    assert page.status_code == 422
    assert {f"{one.pk} · {one.title}", f"{two.pk} · {two.title}"} == set(
        re.findall(r'name="into" value="(\d+ · [^"]+)"', page.text)
    )


def test_a_customer_is_chosen_by_name(client, offered, make_idea, helper, support, make_member):
    idea = make_idea()
    make_member("ines", name="Ines Okafor"), make_member("inessa", name="Inessa Okafor")
    client.force_login(support)
    address = f"/ideas/{idea.pk}/behalf/customers/"
    assert offered(address, "customer", "oka") == ["Ines Okafor (@ines)", "Inessa Okafor (@inessa)"]
    assert offered(address, "customer", "support") == []  # for oneself there is the button
    form = {"source_url": "https://tickets.example/12", "customer": "oka"}
    several = client.post(f"/ideas/{idea.pk}/behalf/", form)
    assert several.status_code == 422 and 'value="Ines Okafor (@ines)"' in several.text
    assert client.post(f"/ideas/{idea.pk}/behalf/", form | {"customer": "Ines Okafor (@ines)"}).status_code == 302
    assert client.post(f"/ideas/{idea.pk}/behalf/", form | {"customer": "inessa@example.com"}).status_code == 302
    assert Vote.objects.count() == 2
    client.force_login(helper)
    assert client.get(address, {"customer": "oka"}).status_code == 403
