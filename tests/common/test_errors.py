"""An error page belongs to the design, says its reason, and loses nothing that was typed."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.exceptions import SuspiciousOperation
from django.http import HttpRequest, HttpResponse
from django.test import Client, override_settings
from django.urls import include, path

from portal.common.permissions import Refused
from portal.common.ratelimit import TooOften

pytestmark = pytest.mark.django_db


def refuse(request: HttpRequest) -> HttpResponse:
    raise Refused("Only the member who asked can accept an answer.")


def suspect(request: HttpRequest) -> HttpResponse:
    raise SuspiciousOperation("The cursor was not made here.")


def limited(request: HttpRequest) -> HttpResponse:
    raise TooOften("Too many tries in a short time. Try again in 3 minutes.", 180)


def broken(request: HttpRequest) -> HttpResponse:
    raise RuntimeError("secret detail")


urlpatterns = [
    path("refuse/", refuse),
    path("suspect/", suspect),
    path("limited/", limited),
    path("broken/", broken),
    path("", include("portal.urls")),
]
handler400 = "portal.common.errors.bad_request"
handler403 = "portal.common.errors.permission_denied"
handler404 = "portal.common.errors.page_not_found"
handler500 = "portal.common.errors.server_error"


@pytest.fixture(autouse=True)
def addresses() -> Any:
    with override_settings(ROOT_URLCONF=__name__):
        yield


def test_a_refusal_says_its_reason(client: Client, asker: Any) -> None:
    client.force_login(asker, backend="django.contrib.auth.backends.ModelBackend")
    answer = client.post("/refuse/", {"body": "An answer that took me half an hour to write.", "board": "3"})
    assert answer.status_code == 403
    assert "<h1" in answer.text
    assert "Only the member who asked can accept an answer" in answer.text
    assert "You are signed in as Asker." in answer.text
    assert "An answer that took me half an hour to write." in answer.text


def test_a_visitor_who_is_refused_is_shown_the_way_in(client: Client) -> None:
    assert "/accounts/login/?next=/refuse/" in client.get("/refuse/").text


def test_a_bad_request_says_our_own_reason(client: Client) -> None:
    answer = client.get("/suspect/")
    assert answer.status_code == 400
    assert "The cursor was not made here." in answer.text


def test_too_often_says_when_to_come_back(client: Client) -> None:
    answer = client.get("/limited/")
    assert answer.status_code == 429
    assert answer["Retry-After"] == "180"
    assert "Try again in 3 minutes." in answer.text


def test_too_often_gives_back_what_was_typed(client: Client) -> None:
    assert "It took me half an hour." in client.post("/limited/", {"body": "It took me half an hour."}).text


def test_a_fault_gives_its_number_and_no_secrets(client: Client) -> None:
    client.raise_request_exception = False
    answer = client.get("/broken/")
    assert answer.status_code == 500
    assert answer["X-Request-Id"] in answer.text
    assert "secret detail" not in answer.text


def test_a_form_without_its_token_gives_back_what_was_typed() -> None:
    client = Client(enforce_csrf_checks=True)
    text = "Steam wand spits water.\nFor the first second <b>only</b>."
    answer = client.post("/accounts/login/", {"login": "a@example.com", "body": text, "password": "my secret words"})
    assert answer.status_code == 403
    assert "This form was out of date" in answer.text
    assert "For the first second &lt;b&gt;only&lt;/b&gt;." in answer.text
    assert "my secret words" not in answer.text
    assert "Your browser sent no cookies." in answer.text


def test_a_missing_page_offers_a_search_for_the_words_of_its_address(client: Client) -> None:
    answer = client.get("/t/999999/pump-hums-but/")
    assert answer.status_code == 404
    assert 'value="pump hums but"' in answer.text


@pytest.mark.parametrize("path", ["/%00/", "/" + "a" * 3000 + "/", "/nowhere/?page=%F0%9F", "/<script>alert(1)</script>/"])
def test_hostile_addresses_get_a_page_of_ours(client: Client, path: str) -> None:
    answer = client.get(path)
    assert answer.status_code in (200, 400, 404)
    assert "<script>alert" not in answer.text
