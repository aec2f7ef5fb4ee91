from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.urls import reverse
from django.utils import timezone

from portal.writing.actions import SavedLater, discard_draft, save_draft
from portal.writing.drafts import draft_of, rows_of
from portal.writing.models import Draft

PLACE = "forums:reply:12"


def test_a_draft_is_found_again_on_another_device(asker):
    save_draft(member=asker, place=PLACE, body="Half a thought")
    save_draft(member=asker, place=PLACE, body="A whole thought", data={"url": "/t/12/x/"})
    draft = draft_of(asker, PLACE)
    assert draft is not None
    assert draft.body == "A whole thought"
    assert Draft.objects.count() == 1


def test_nobody_else_has_it(asker, stranger):
    save_draft(member=asker, place=PLACE, body="mine")
    assert draft_of(stranger, PLACE) is None
    discard_draft(member=stranger, place=PLACE)
    assert draft_of(asker, PLACE)


def test_an_emptied_box_leaves_no_draft(asker):
    save_draft(member=asker, place=PLACE, body="x")
    assert save_draft(member=asker, place=PLACE, body="  ") is None
    assert draft_of(asker, PLACE) is None


def test_a_later_text_of_another_device_is_not_written_over(asker):
    now = timezone.now()
    first = save_draft(member=asker, place=PLACE, body="from the desk", now=now)
    assert first
    save_draft(
        member=asker, place=PLACE, body="from the phone", known=first.saved_at, is_forced=False, now=now + timedelta(minutes=1)
    )
    with pytest.raises(SavedLater) as error:
        save_draft(member=asker, place=PLACE, body="from the desk again", known=first.saved_at, is_forced=False)
    assert error.value.draft.body == "from the phone"


def test_the_oldest_drafts_give_way(asker):
    now = timezone.now()
    for n in range(103):
        save_draft(member=asker, place=f"forums:reply:{n}", body="x", now=now + timedelta(seconds=n))
    assert Draft.objects.filter(member=asker).count() == 100
    assert draft_of(asker, "forums:reply:0") is None


def post(client: Any, **data: str) -> Any:
    return client.post(
        reverse("writing:draft_save"), {"place": PLACE, "body": "Hello", **data}, headers={"accept": "application/json"}
    )


def test_the_box_saves_by_itself_and_learns_when(client, asker):
    client.force_login(asker)
    saved = post(client).json()["saved"]
    assert post(client, body="Hello again", known=saved).status_code == 200
    answer = post(client, body="An old copy", known=saved)
    assert answer.status_code == 409
    assert answer.json()["other"]["text"] == "Hello again"
    assert post(client, body="An old copy", known=saved, force="1").status_code == 200


@pytest.mark.parametrize(
    "data",
    [
        {"place": ""},
        {"place": "x" * 300},
        {"place": "a b"},
        {"place": "forums\x00"},
        {"body": "x" * 200_001},
    ],
)
def test_what_cannot_be_a_draft_is_refused_with_a_sentence(client, asker, data):
    client.force_login(asker)
    answer = post(client, **data)
    assert 400 <= answer.status_code < 500
    assert answer.json()["error"].endswith(".")


@pytest.mark.parametrize("data", ["[", "[]", '{"url": 5}', "[" * 50_000, '{"url": "\\u0000/x"}', '{"a": NaN}'])
def test_odd_data_does_no_harm(client, asker, data):
    client.force_login(asker)
    assert post(client, data=data, known="yesterday\x00", title="\x00t" * 300).status_code == 200


def test_a_visitor_is_told_that_they_are_signed_out(client, db):
    answer = post(client)
    assert answer.status_code == 403
    assert "signed out" in answer.json()["error"].lower()


def test_only_addresses_of_this_site_are_offered_to_go_on(asker):
    for n, url in enumerate(["//evil.example/", "https://evil.example/", "javascript:alert(1)", "/\\evil.example", "/t/1/x/"]):
        save_draft(member=asker, place=f"forums:reply:{n}", body="<b>x</b>", body_format="html", data={"url": url})
    assert {row.url for row in rows_of(Draft.objects.all())} == {"", "/t/1/x/"}


def test_saving_too_often_is_refused(client, asker, monkeypatch):
    monkeypatch.setattr("portal.common.ratelimit.time.time", lambda: 1_000_000.0)  # within one window
    client.force_login(asker)
    assert {post(client, body=f"text {n}", force="1").status_code for n in range(95)} == {200, 429}


def test_the_list_shows_what_waits_and_lets_it_go(client, asker):
    client.force_login(asker)
    save_draft(member=asker, place=PLACE, title="A <b>title", body="Some **words**", data={"url": "/t/12/x/", "label": "Reply"})
    page = client.get(reverse("writing:draft_list")).text
    assert "A &lt;b&gt;title" in page
    assert "Some words" in page
    assert 'href="/t/12/x/"' in page
    assert client.post(reverse("writing:draft_discard"), {"place": PLACE}).status_code == 302
    assert "A &lt;b&gt;title" not in client.get(reverse("writing:draft_list")).text
