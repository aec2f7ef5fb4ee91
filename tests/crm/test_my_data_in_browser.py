"""My data and the question in Chromium: by keyboard, with axe, on a phone; the desk of connections and queue with axe."""

from __future__ import annotations

import os
from typing import Any

import pytest

from portal.crm.actions import agree_to_sharing, ask_for_correction
from portal.crm.consents import categories_of
from portal.crm.models import DeadLetter, Link, SharingQuestion
from portal.crm.protocol import Kind

pytestmark = pytest.mark.browser
PHONE = {"viewport": {"width": 360, "height": 740}, "color_scheme": "dark"}


@pytest.fixture
def priya(site: str, verified: Any) -> Any:
    return verified("priya", trust_level=2, solution_count=11, members_reply_count=4)


@pytest.fixture
def shared(priya: Any, connection: Any, fake: Any, sent: Any) -> Any:
    account = fake.add(Kind.ACCOUNT, {"name": "Northlight Architects", "owner": "Hanna Reuter", "plan": "Keep Office"})
    fake.add(Kind.CONTACT, {"email": priya.email}, links={Kind.ACCOUNT: account})
    agree_to_sharing(member=priya)
    sent()
    ask_for_correction(member=priya, field="Products", wish="It is a Pico, not a Picco")
    return priya


def _shot(page: Any, name: str) -> None:
    if folder := os.environ.get("CRM_SHOTS"):
        page.screenshot(path=f"{folder}/{name}.png", full_page=True)


def test_the_question_is_answered_by_keyboard(
    page: Any, site: str, signed_in: Any, axe: Any, priya: Any, connection: Any
) -> None:
    signed_in(priya)
    page.goto(f"{site}/members/")
    assert axe() == []
    _shot(page, "question")
    page.get_by_role("button", name="Yes, link it").focus()
    page.keyboard.press("Enter")
    page.get_by_role("heading", name="What the company knows about me").wait_for()
    assert SharingQuestion.objects.get(member=priya).answer == "yes"


def test_a_category_is_switched_by_keyboard(page: Any, site: str, signed_in: Any, axe: Any, shared: Any) -> None:
    signed_in(shared)
    page.goto(f"{site}/my-data/")
    assert axe() == []
    _shot(page, "my-data")
    switch = page.get_by_role("switch", name="Share: Contributions")
    switch.focus()
    page.keyboard.press("Space")
    page.get_by_role("button", name="Save what I share").focus()
    page.keyboard.press("Enter")
    page.get_by_text("Saved. What you switched off").wait_for()
    assert "contributions" not in categories_of([shared.pk])[shared.pk]


@pytest.mark.parametrize("browser_options", [PHONE])
def test_my_data_fits_a_phone(browser: Any, site: str, shared: Any, client: Any, browser_options: dict[str, Any]) -> None:
    client.force_login(shared)
    context = browser.new_context(**browser_options)
    context.add_cookies([{"name": "sessionid", "value": client.cookies["sessionid"].value, "url": site}])
    page = context.new_page()
    page.goto(f"{site}/my-data/")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    _shot(page, "my-data-phone")
    context.close()


def test_the_desk_is_usable(
    page: Any,
    site: str,
    signed_in: Any,
    axe: Any,
    shared: Any,
    connection: Any,
    administrator: Any,
    fake: Any,
    verified: Any,
    sent: Any,
) -> None:
    noor = verified("noor")
    for _twice in range(2):
        fake.add(Kind.CONTACT, {"email": noor.email, "given_name": "Noor"})
    agree_to_sharing(member=noor)
    sent()
    DeadLetter.objects.create(
        connection=connection, member=shared, purpose="summary", key="k", code="VALIDATION_ERROR", created_at=shared.joined_at
    )
    link = Link.objects.needing_a_person().get()
    signed_in(administrator)
    for path, name in (
        ("connections/", "connections"), (f"connections/{connection.pk}/", "connection"), ("queue/", "queue"),
        (f"queue/{link.pk}/", "decide"), ("log/", "log"),
    ):  # fmt: skip
        page.goto(f"{site}/admin/crm/{path}")
        _shot(page, name)
        assert axe("main") == []
