"""Joining and one's own pages in Chromium, under the Content-Security-Policy, with axe on every page."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.core import mail

from ideas.models import Vote
from portal.members.models import ImportedMember, Member, Organisation
from tests.ideas.conftest import idea_board, idea_index, make_idea, make_idea_board  # noqa: F401
from tests.members.worker import run_tasks

pytestmark = pytest.mark.browser
PHONE = {"viewport": {"width": 360, "height": 740}, "color_scheme": "dark"}
DESK = {"viewport": {"width": 1280, "height": 900}, "color_scheme": "light"}
WITHOUT_SCRIPT = {"java_script_enabled": False}


def last_code() -> str:
    run_tasks()
    found = re.search(r"\b(\d{6})\b", mail.outbox[-1].body)
    assert found
    return found.group(1)


def sign_up(page: Any, site: str) -> None:
    page.goto(f"{site}/accounts/signup/")
    page.get_by_role("textbox", name="E-mail address").fill("ines@example.com")
    page.get_by_role("button", name="Send me a code").click()
    page.get_by_role("textbox", name="Code").fill(last_code())
    page.keyboard.press("Enter")
    page.wait_for_url("**/account/welcome/**")


@pytest.fixture
def authenticator(page: Any) -> None:
    """A device that holds passkeys, and whose owner is always there."""
    session = page.context.new_cdp_session(page)
    session.send("WebAuthn.enable")
    session.send(
        "WebAuthn.addVirtualAuthenticator",
        {
            "options": {
                "protocol": "ctap2",
                "transport": "internal",
                "hasResidentKey": True,
                "hasUserVerification": True,
                "isUserVerified": True,
                "automaticPresenceSimulation": True,
            }
        },
    )


@pytest.mark.parametrize("page", [DESK, WITHOUT_SCRIPT], indirect=True, ids=["with script", "without"])
def test_joining_by_code(page, site, transactional_db):
    sign_up(page, site)
    page.get_by_label("Your name").fill("Ines Okafor")
    page.keyboard.press("Enter")
    page.wait_for_url(lambda url: "welcome" not in url)
    member = Member.objects.get(email="ines@example.com")
    assert (member.name, member.username) == ("Ines Okafor", "ines-okafor")


def test_joining_and_signing_in_by_passkey_does_what_one_came_for(page, site, authenticator, transactional_db, make_idea):  # noqa: F811
    idea = make_idea("Mark the zero point")
    page.goto(f"{site}/accounts/signup/")
    page.get_by_role("link", name="Join with a passkey").click()
    page.get_by_role("textbox", name="E-mail address").fill("ines@example.com")
    page.locator("main button.main").click()
    page.get_by_role("textbox", name="Code").fill(last_code())
    page.keyboard.press("Enter")
    page.wait_for_url("**/webauthn/signup/**")
    page.locator("main button.main").click()
    page.wait_for_url("**/account/welcome/**")
    page.context.clear_cookies()
    page.goto(f"{site}{idea.get_absolute_url()}")
    page.get_by_role("button", name="Sign in to vote for “Mark the zero point”").click()
    page.get_by_role("button", name=re.compile("passkey", re.I)).click()
    page.wait_for_url(re.compile(rf"{re.escape(idea.get_absolute_url())}#vote-{idea.pk}$"))
    assert Vote.objects.get().member == Member.objects.get(email="ines@example.com")
    page.goto(f"{site}/account/security/")
    assert "ines@example.com" in page.locator("main").inner_text()


@pytest.fixture
def ines(verified: Any) -> Member:
    roastery = Organisation.objects.create(name="Roastery", segment_id="mid")
    return verified("ines", name="Ines Okafor", bio="Descales", location="Leeds", organisation=roastery)


OWN = ["", "preferences/", "security/", "privacy/", "erase/", "welcome/"]


@pytest.mark.parametrize("page", [DESK, PHONE], indirect=True, ids=["desk", "phone"])
def test_ones_own_pages_are_open_to_everybody(page, site, signed_in, axe, ines, make_member, moderator):
    ImportedMember.objects.create(
        member=make_member("brewer", email=None, is_imported=True), source="beer.example", source_id="1"
    )
    addresses = [f"/account/{path}" for path in OWN] + ["/members/", "/members/ines/", "/members/brewer/claim/"]
    signed_in(ines)
    found = look(page, site, axe, addresses)
    signed_in(moderator)
    found += look(page, site, axe, ["/members/ines/", "/members/brewer/"])
    assert found == []


@pytest.mark.parametrize("page", [DESK, PHONE], indirect=True, ids=["desk", "phone"])
def test_the_way_in_is_open_to_everybody(page, site, axe, transactional_db):
    assert look(page, site, axe, ["/accounts/signup/", "/accounts/login/", "/members/"]) == []
    sign_up(page, site)
    assert look(page, site, axe, ["/account/welcome/"]) == []


def look(page: Any, site: str, axe: Any, addresses: list[str]) -> list[str]:
    """What axe finds, and what is wider than the screen."""
    found = []
    for address in addresses:
        response = page.goto(site + address)
        assert response.status == 200, address
        found += [f"{address}: {line}" for line in axe()]
        if page.evaluate("document.documentElement.scrollWidth > innerWidth"):
            found.append(f"{address}: wider than the screen")
    return found
