"""What is meant to break pages, in the forms of contests: nothing breaks or runs, and what was typed comes back."""

import pytest
from django.core.cache import cache

from ideas.contests.actions import enter_idea
from ideas.contests.models import Entry
from portal.members.roles import Role
from tests import hostile

pytestmark = pytest.mark.django_db
TEXTS = [
    "<script>alert(1)</script>",
    "\"><img src=x onerror='alert(1)'>",
    "{{ 7 * 7 }} {% raise %} %s %(x)s",
    "Robert'); DROP TABLE entries;--",
    "ﷺ 𝒳 right to left",
    "NUL \x00 byte",
    "9" * 40,
    "W" * 300,
]


@pytest.mark.parametrize("text", TEXTS)
def test_the_texts_of_a_contest_come_back_as_typed(client, contest, in_phase, make_idea, asker, make_member, text):
    entry = enter_idea(contest=contest, idea=make_idea(), by=asker)
    client.force_login(asker)
    cache.clear()
    answer = client.post(f"/entries/{entry.pk}/edit/", {"pitch": text})
    kept = Entry.objects.get().pitch
    assert answer.status_code in (302, 422) and (answer.status_code == 422 or kept == text)
    # Too long is refused, and stands in the box as it was.
    answer = client.post(f"/entries/{entry.pk}/edit/", {"pitch": text + "x" * 1000})
    assert answer.status_code == 422 and hostile.Page(answer.text).wrong == []
    page = client.get(contest.get_absolute_url())
    assert page.status_code == 200 and hostile.Page(page.text).wrong == []
    in_phase("decide")
    client.force_login(make_member("dov", role=Role.PRODUCT))
    answer = client.post(f"/contests/{contest.pk}/winners/", {f"place-{entry.pk}": "7", f"reason-{entry.pk}": text})
    assert answer.status_code == 422 and hostile.Page(answer.text).wrong == []
    if "\x00" not in text:
        assert hostile.Page(answer.text).values[f"place-{entry.pk}"] == "7"
        answer = client.post(f"/contests/{contest.pk}/jurors/", {"handle": text})
        assert answer.status_code == 422 and hostile.Page(answer.text).values["handle"] == text
        assert client.post(f"/contests/{contest.pk}/jurors/", {"act": "dismiss", "member": text}).status_code == 404
        client.post(f"/contests/{contest.pk}/winners/", {f"place-{entry.pk}": "1", f"reason-{entry.pk}": text})
        assert Entry.objects.get().place_reason == text
        report = client.get(contest.get_absolute_url())
        assert hostile.Page(report.text).wrong == [] and "<script>alert" not in report.text


@pytest.mark.parametrize("address", ["contests/{}/enter/", "contests/{}/team/", "entries/{}/edit/", "feeds/contest/{}.atom"])
def test_numbers_that_no_database_knows_are_not_found(client, contest, asker, address):
    client.force_login(asker)
    for number in (0, 2**31, 2**63, 10**30):
        assert client.get("/" + address.format(number)).status_code == 404
