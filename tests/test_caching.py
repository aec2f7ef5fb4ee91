"""Who may keep an answer: nobody what is personal, the reader alone what they see signed in, anybody what is public."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.contrib.auth import SESSION_KEY
from django.urls import get_resolver
from django.urls.resolvers import URLPattern, URLResolver

from tests.forums.conftest import topic  # noqa: F401

pytestmark = pytest.mark.django_db

PERSONAL = [
    "/inbox/",
    "/inbox/count/",
    "/account/",
    "/account/privacy/",
    "/account/security/",
    "/account/notifications/",
    "/writing/drafts/",
    "/mine/",
    "/mine/asked/",
    "/bookmarks/",
    "/topics/unread/",
    "/ask/",
    "/accounts/email/",
    "/accounts/2fa/",
    "/accounts/sessions/",
]
STAFF = ["/admin/", "/admin/flags/", "/admin/organisations/", "/queue/", "/django-admin/"]
# These say `public` themselves and are the same for everybody.
SHARED = re.compile(
    r"/(feeds/.*\.atom|sitemap(-[a-z0-9]+)?\.xml|robots\.txt|search/opensearch\.xml|brand\.(css|svg)|brand-admin\.css|favicon\.ico"
    r"|admin/(sprite|jsi18n).*)"
)

EMOJI = "/writing/emoji/"  # needs a sign-in, and is the same list for every member


def control(response: Any) -> set[str]:
    return {part.strip() for part in response.get("Cache-Control", "").split(",")} - {""}


def test_nobody_keeps_a_personal_page(client, asker, board):
    client.force_login(asker)
    for address in PERSONAL:
        response = client.get(address)
        assert response.status_code == 200, address
        assert {"private", "no-store"} <= control(response), (address, control(response))


def test_nobody_keeps_a_page_of_the_staff(client, administrator):
    client.force_login(administrator)
    for address in STAFF:
        response = client.get(address)
        assert response.status_code in (200, 302), address
        assert {"private", "no-store"} <= control(response), (address, control(response))


def test_nobody_keeps_a_page_behind_a_secret_link(client, make_member):
    from portal.notifications.links import stop_token

    for address in (f"/stop/{stop_token(make_member('ines').pk, 'reply')}/", "/account/join/abcdefghijklmnopqrstuv/"):
        assert {"private", "no-store"} <= control(client.get(address)), address


def test_a_public_page_is_only_for_the_reader_while_they_are_signed_in(client, topic, asker):  # noqa: F811
    for address in (topic.get_absolute_url(), "/topics/", "/members/", "/nothing-here/"):
        assert control(client.get(address)) == set(), address
    client.force_login(asker)
    for address in (topic.get_absolute_url(), "/topics/", "/members/", "/nothing-here/"):
        # The back button and conditional requests go on: no "no-store".
        assert control(client.get(address)) == {"private"}, address


def test_what_is_the_same_for_everybody_may_be_shared_and_answers_304(client, topic, asker):  # noqa: F811
    client.force_login(asker)
    feed = client.get("/feeds/topics.atom")
    assert "public" in control(feed) and "private" not in control(feed)
    assert client.get("/feeds/topics.atom", headers={"if-none-match": feed["ETag"]}).status_code == 304


def addresses(patterns: list[Any], prefix: str = "") -> list[str]:
    found: list[str] = []
    for pattern in patterns:
        route = prefix + str(pattern.pattern).removeprefix("^")
        if isinstance(pattern, URLResolver):
            found += addresses(pattern.url_patterns, route)
        elif isinstance(pattern, URLPattern):
            found.append(route)
    return found


def filled(route: str, numbers: dict[str, int]) -> str | None:
    """An address for a route; None for one that only expressions describe."""
    number = next((pk for start, pk in numbers.items() if route.startswith(start)), 1)
    address = re.sub(r"<int:\w+>", str(number), route)
    address = re.sub(r"<token:\w+>", "a" * 22, address)
    address = re.sub(r"<(?:\w+:)?\w+>", "asker", address)
    address = address.replace(r"\Z", "").removesuffix("$")
    return None if re.search(r"[\\()\[\]?*<>^]", address) else f"/{address}"


@pytest.mark.slow
@pytest.mark.parametrize("role", ["asker", "administrator"])
def test_every_address_says_that_a_signed_in_answer_is_private_and_one_that_needs_a_sign_in_is_kept_by_nobody(
    client,
    topic,  # noqa: F811
    asker,
    role,
    request,
):
    member = request.getfixturevalue(role)
    numbers = {"t/": topic.pk, "p/": topic.posts.get(position=1).pk, "feeds/topic/": topic.pk, "feeds/board/": topic.board_id}
    routes = addresses(get_resolver().url_patterns)
    of_admin = ("admin/", "django-admin/")
    if role == "asker":
        routes = [route for route in routes if not route.startswith(of_admin)]
    else:
        routes = [route for route in routes if route.startswith(of_admin) and "<" not in route]
    asked = sorted({address for route in routes if (address := filled(route, numbers))})
    asked = [address for address in asked if address != "/admin/failwhale/"]  # Wagtail's own error on purpose
    if role == "administrator":
        asked = asked[::6]  # one rule holds for all of the admin
    assert len(asked) > 20
    client.force_login(member)
    visitor = type(client)()
    for address in asked:
        if SESSION_KEY not in client.session:
            client.force_login(member)
        response = client.get(address)
        said = control(response)
        if "public" in said:
            assert SHARED.fullmatch(address), f"{address} may be kept by everybody: is it the same for everybody?"
            continue
        if SHARED.fullmatch(address):
            continue
        assert "private" in said, (address, response.status_code, said)
        if "no-store" not in said and response.status_code == 200 and address != EMOJI:
            assert visitor.get(address).status_code == 200, f"{address} needs a sign-in, and is kept in the browser"
