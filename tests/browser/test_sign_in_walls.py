"""A visitor votes and joins, types an answer and signs in: by keyboard alone, at the desk and on a phone, with axe on every page."""

from __future__ import annotations

import re
from typing import Any

import pytest
from allauth.account.models import EmailAddress
from django.core import mail
from playwright.sync_api import expect

from forums.models import Post
from ideas.models import Vote
from tests.forums.conftest import topic  # noqa: F401
from tests.ideas.conftest import idea_board, idea_index, make_idea, make_idea_board  # noqa: F401
from tests.members.worker import run_tasks

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
DESK = {"viewport": {"width": 1280, "height": 900}}
PHONE = {"viewport": {"width": 360, "height": 740}, "color_scheme": "dark"}


def code() -> str:
    run_tasks()
    found = re.search(r"\b(\d{6})\b", mail.outbox[-1].body)
    assert found
    return found.group(1)


@pytest.mark.parametrize("page", [DESK, PHONE], indirect=True, ids=["desk", "phone"])
def test_a_visitor_votes_by_joining_and_answers_by_signing_in(page, keyboard, topic, make_idea, helper, settings):  # noqa: F811
    settings.ACCOUNT_RATE_LIMITS = False
    idea = make_idea("Mark the zero point")
    keyboard.open(idea.get_absolute_url())
    assert page.context.cookies() == [], "reading makes no session"
    keyboard.follow("Sign in to vote for “Mark the zero point”", r"/accounts/login/\?next=")
    expect(page.locator("#why")).to_have_text("Sign in to vote for “Mark the zero point”.")
    keyboard.follow("Join the community", r"/accounts/signup/\?next=")
    expect(page.locator("#why")).to_have_text("Sign in to vote for “Mark the zero point”.")
    keyboard.to("E-mail address")
    keyboard.type("ines@example.com")
    keyboard.follow("Send me a code", r"/accounts/confirm-email/")
    expect(page.locator("#why")).to_have_text("Sign in to vote for “Mark the zero point”.")
    keyboard.to("Code")
    keyboard.type(code())
    with page.expect_navigation(url=re.compile("/account/welcome/")):
        keyboard.press("Enter")
    keyboard.holds()
    keyboard.to("Your name")
    keyboard.type("Ines Okafor")
    with page.expect_navigation(url=re.compile(rf"{re.escape(idea.get_absolute_url())}#vote-{idea.pk}$")):
        keyboard.press("Enter")
    keyboard.holds()
    expect(page.get_by_role("button", name=re.compile("Voted for “Mark the zero point”"))).to_be_visible()
    assert Vote.objects.get().member.name == "Ines Okafor"

    page.context.clear_cookies()
    EmailAddress.objects.create(user=helper, email=helper.email, verified=True, primary=True)
    keyboard.open(topic.get_absolute_url())
    keyboard.to("Your reply")
    keyboard.type("Push a needle through the gicleur.")
    keyboard.follow("Sign in to reply", r"/accounts/login/\?next=")
    expect(page.locator("#why")).to_contain_text("Sign in to reply to “Alto 2")
    keyboard.to("E-mail address")
    keyboard.type(helper.email)
    keyboard.follow("Continue", r"/login/code/confirm/")
    keyboard.to("Code")
    keyboard.type(code())
    with page.expect_navigation(url=re.compile(rf"/t/{topic.pk}/reply/#reply$")):
        keyboard.press("Enter")
    keyboard.holds()
    expect(page.locator("#reply textarea")).to_have_value("Push a needle through the gicleur.")
    keyboard.follow("Post reply", rf"/t/{topic.pk}/")
    assert Post.objects.get(author=helper).excerpt == "Push a needle through the gicleur."


@pytest.mark.parametrize("page", [{**PHONE, "java_script_enabled": False}], indirect=True, ids=["without script"])
def test_without_a_script_an_answer_waits_as_well(page: Any, site: str, topic: Any, verified_helper: Any) -> None:  # noqa: F811
    page.goto(site + topic.get_absolute_url())
    page.get_by_label("Your reply").fill("Push a needle through.")
    page.get_by_role("button", name="Sign in to reply").click()
    page.get_by_role("textbox", name="E-mail address").fill(verified_helper.email)
    page.get_by_role("button", name="Continue").click()
    page.get_by_role("textbox", name="Code").fill(code())
    page.keyboard.press("Enter")
    expect(page.get_by_label("Your reply")).to_have_value("Push a needle through.")


@pytest.fixture
def verified_helper(helper: Any) -> Any:
    EmailAddress.objects.create(user=helper, email=helper.email, verified=True, primary=True)
    return helper
