"""Contests were called challenges once: addresses from then lead on, and tell nothing by it."""

import pytest
from django.contrib.auth.models import Group
from wagtail.models import PageViewRestriction

from ideas.contests.models import Entry

pytestmark = pytest.mark.django_db

FORMER = {
    "/challenges/": "/contests/",
    **{f"/challenges/{{}}/{act}/": f"/contests/{{}}/{act}/" for act in ("enter", "jury", "jurors", "team", "winners")},
    "/feeds/challenges.atom": "/feeds/contests.atom",
    "/feeds/challenge/{}.atom": "/feeds/contest/{}.atom",
}


@pytest.mark.parametrize("former", FORMER)
def test_a_former_address_leads_on_for_good_with_its_query(client, contest, former):
    for query in ("", "?from=e-mail&page=2", "?q=%C3%BC&to=//elsewhere.example/"):
        answer = client.get(former.format(contest.pk) + query)
        assert (answer.status_code, answer["Location"]) == (301, FORMER[former].format(contest.pk) + query)


def test_where_it_leads_there_is_a_page(client, contest, asker):
    assert "A quiet morning" in client.get("/challenges/", follow=True).text
    assert "A quiet morning" in client.get("/feeds/challenges.atom", follow=True).text
    assert "A quiet morning" in client.get(f"/feeds/challenge/{contest.pk}.atom", follow=True).text
    client.force_login(asker)
    assert client.get(f"/challenges/{contest.pk}/enter/", follow=True).status_code == 200


def test_a_form_that_was_open_meanwhile_arrives_with_all_that_was_typed(client, contest, make_idea, asker):
    client.force_login(asker)
    typed = {"idea": make_idea().pk, "pitch": "Rubber feet."}
    assert client.post(f"/challenges/{contest.pk}/enter/", typed).status_code == 308
    client.post(f"/challenges/{contest.pk}/enter/", typed, follow=True)
    assert Entry.objects.get().pitch == "Rubber feet."


def test_the_way_there_tells_nobody_whether_there_is_such_a_contest(client, contest, queries_of):
    restriction = PageViewRestriction.objects.create(page=contest, restriction_type=PageViewRestriction.GROUPS)
    restriction.groups.add(Group.objects.create(name="Insiders"))
    for former in FORMER:
        answers = []
        for number in (contest.pk, contest.pk + 1000, 10**30):
            answer = client.get(former.format(number))
            text = answer["Location"].replace(str(number), "{}")
            answers.append(
                (answer.status_code, text, answer.content, queries_of(lambda at=former.format(number): client.get(at)))
            )
        assert answers == [(301, FORMER[former], b"", 0)] * 3
    for number in (contest.pk, contest.pk + 1000, 10**30):
        assert client.get(f"/feeds/challenge/{number}.atom", follow=True).status_code == 404


def test_what_was_never_an_address_is_not_found(client, contest):
    for address in (
        f"/challenges/{contest.pk}/",
        f"/challenges/{contest.pk}/judge/",
        "/challenges/x/enter/",
        "/challenges/²/jury/",
    ):
        assert client.get(address).status_code == 404, address
