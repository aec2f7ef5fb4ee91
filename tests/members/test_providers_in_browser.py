"""Signing in by the company's own sign-in, from our page to a provider that runs on loopback, and back."""

from __future__ import annotations

import json
from typing import Any

import pytest
from allauth.account.models import EmailAddress
from allauth.socialaccount.models import SocialAccount
from csp.constants import SELF
from django.core import mail
from django.utils import timezone

from portal.members.models import Member
from portal.notifications.models import Follow
from portal.settings.providers import providers_from
from tests.members.provider import CLIENT, SECRET, Provider, running_provider

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def acme(settings, monkeypatch):
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    with running_provider() as provider:
        provider.person = {"sub": "1", "name": "Ines Okafor", "email": "ines@acme.example", "email_verified": True}
        configure(settings, provider)
        yield provider
        assert provider.refusals == []


def configure(settings: Any, provider: Provider, **more: Any) -> None:
    """As the variable OPENID_CONNECT does it at the start of the site."""
    given = {"id": "acme", "name": "Acme", "client_id": CLIENT, "secret": SECRET, "server_url": provider.url, **more}
    settings.OPENID_CONNECT, origins = providers_from(json.dumps([given]))
    settings.SOCIALACCOUNT_PROVIDERS = {"openid_connect": {"APPS": settings.OPENID_CONNECT}}
    directives = settings.CONTENT_SECURITY_POLICY["DIRECTIVES"] | {"form-action": [SELF, *origins]}
    settings.CONTENT_SECURITY_POLICY = {"DIRECTIVES": directives}


def go_to_acme(page: Any, site: str) -> None:
    page.goto(f"{site}/accounts/login/")
    page.get_by_role("link", name="Continue with Acme").click()
    page.get_by_role("button", name="Continue", exact=True).click()
    page.get_by_role("heading", name="Acme sign-in").wait_for()


def go_through_acme(page: Any, site: str) -> None:
    go_to_acme(page, site)
    page.get_by_role("button", name="Continue as Ines Okafor").click()
    page.wait_for_url(f"{site}/**")


def member_of(page: Any, site: str) -> str | None:
    """The address of who is signed in."""
    address = f"{site}/account/security/"
    page.goto(address)
    words = page.locator("main").inner_text() if page.url == address else ""
    return next((email for email in EmailAddress.objects.values_list("email", flat=True) if email in words), None)


@pytest.fixture
def ines(db) -> Member:
    member = Member.objects.create_user("ines", "ines@acme.example", name="Ines", rules_accepted_at=timezone.now())
    EmailAddress.objects.create(user=member, email=member.email, verified=True, primary=True)
    return member


def test_a_new_member_sees_what_they_accept_and_says_their_name(page, site, acme, axe):
    go_through_acme(page, site)
    assert page.get_by_label("E-mail address").input_value() == "ines@acme.example"
    assert "accept the site rules" in page.locator("main").inner_text()
    assert axe() == []
    page.get_by_role("button", name="Join").click()
    page.wait_for_url("**/account/welcome/**")
    assert page.get_by_label("Your name").input_value() == "Ines Okafor"
    page.get_by_label("Your name").press("Enter")
    page.wait_for_url(lambda url: "welcome" not in url)
    member = Member.objects.get(email="ines@acme.example")
    assert (member.name, member.has_usable_password()) == ("Ines Okafor", False)
    assert member.rules_accepted_at is not None and "ines" not in member.username
    assert mail.outbox == []  # Acme confirmed the address


def test_who_came_by_it_before_is_signed_in_at_once(page, site, acme):
    go_through_acme(page, site)
    page.get_by_role("button", name="Join").click()
    page.wait_for_url("**/account/welcome/**")
    page.context.clear_cookies()
    go_through_acme(page, site)
    assert "3rdparty" not in page.url
    assert member_of(page, site) == "ines@acme.example" and Member.objects.filter(email="ines@acme.example").count() == 1


def test_a_member_with_that_address_is_not_signed_in_unless_the_operator_trusts_it(page, site, acme, ines):
    go_through_acme(page, site)
    page.get_by_role("button", name="Join").click()
    page.wait_for_load_state()
    assert member_of(page, site) is None
    assert not SocialAccount.objects.filter(user=ines).exists() and Member.objects.filter(email=ines.email).count() == 1


def test_a_member_with_that_address_is_signed_in_where_the_operator_trusts_it(page, site, acme, ines, settings):
    configure(settings, acme, trusts_email=True)
    go_through_acme(page, site)
    assert member_of(page, site) == ines.email
    assert Member.objects.filter(email=ines.email).count() == 1


def test_what_a_visitor_wanted_is_done_after_a_sign_in_by_the_provider(page, site, acme, ines, settings, make_member):
    configure(settings, acme, trusts_email=True)
    ben = make_member("ben")
    page.goto(f"{site}/members/ben/")
    page.get_by_role("button", name="Follow").click()
    assert page.locator("#why").inner_text() == "Sign in to follow “Ben”."
    page.get_by_role("link", name="Continue with Acme").click()
    page.get_by_role("button", name="Continue", exact=True).click()
    page.get_by_role("button", name="Continue as Ines Okafor").click()
    page.wait_for_url(f"{site}/members/ben/")
    assert Follow.objects.get(object_id=ben.pk).member == ines


def test_who_refuses_there_comes_back_to_a_plain_sentence(page, site, acme, axe):
    go_to_acme(page, site)
    page.get_by_role("button", name="Refuse").click()
    page.get_by_role("heading", name="You turned back").wait_for()
    assert "Nothing was shared" in page.locator("main").inner_text()
    assert axe() == []
    assert not Member.objects.filter(email="ines@acme.example").exists()


def test_each_way_there_has_a_state_and_a_challenge_of_its_own(page, site, acme):
    go_to_acme(page, site)
    go_to_acme(page, site)
    first, second = acme.asked
    assert first["state"] != second["state"] and first["code_challenge"] != second["code_challenge"]


class TestAForgedReturn:
    @pytest.fixture
    def expected_problems(self) -> list[str]:
        return ["status of 401"]

    def test_signs_nobody_in(self, page, site, acme):
        go_to_acme(page, site)
        acme.codes["stolen"] = acme.asked[0]
        page.goto(f"{site}/accounts/oidc/acme/login/callback/?code=stolen&state=made-up")
        assert "did not confirm who you are" in page.locator("main").inner_text()
        assert "stolen" in acme.codes and not SocialAccount.objects.exists()


class TestWithoutTheOriginInThePolicy:
    @pytest.fixture
    def expected_problems(self) -> list[str]:
        return ["form-action"]

    def test_the_browser_does_not_go_there(self, page, site, acme, settings):
        directives = settings.CONTENT_SECURITY_POLICY["DIRECTIVES"] | {"form-action": [SELF]}
        settings.CONTENT_SECURITY_POLICY = {"DIRECTIVES": directives}
        page.goto(f"{site}/accounts/oidc/acme/login/")
        page.get_by_role("button", name="Continue", exact=True).click()
        page.wait_for_timeout(500)
        assert page.url.startswith(site) and acme.asked == []
