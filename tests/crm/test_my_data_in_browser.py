"""The question, My data, and the admin of connections, mapping and queue in Chromium: by keyboard, with axe, at 360 and 1280."""

from __future__ import annotations

import os
from typing import Any

import pytest

from forums.actions import post_topic
from portal.crm.actions import agree_to_sharing, ask_for_correction
from portal.crm.consents import categories_of
from portal.crm.models import DeadLetter, FieldMapping, Link, Outbox, SharingQuestion
from portal.crm.protocol import Kind

pytestmark = pytest.mark.browser
BOTH = [{"viewport": {"width": 360, "height": 740}, "color_scheme": "dark"}, {"viewport": {"width": 1280, "height": 900}}]
both_widths = pytest.mark.parametrize("page", BOTH, indirect=True, ids=["phone", "wide"])
FITS = "document.documentElement.scrollWidth <= innerWidth"


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


@both_widths
def test_the_question_comes_after_the_first_post_and_once(
    page: Any, site: str, signed_in: Any, axe: Any, verified: Any, connection: Any, board: Any
) -> None:
    emre = verified("emre")
    signed_in(emre)
    page.goto(f"{site}/members/")
    question = page.get_by_role("complementary", name="Link your customer record?")
    assert question.count() == 0
    post_topic(board_id=board.pk, by=emre, kind="question", title="It hums at night", body="<p>At two.</p>")
    page.reload()
    assert question.is_visible() and axe() == [] and page.evaluate(FITS)
    _shot(page, "question")
    question.get_by_role("button", name="Not now").press("Enter")
    question.wait_for(state="detached")
    post_topic(board_id=board.pk, by=emre, kind="question", title="It hums at noon", body="<p>At twelve.</p>")
    page.goto(f"{site}/members/")
    assert question.count() == 0
    assert SharingQuestion.objects.get(member=emre).answer == "not_now" and emre.pk not in categories_of([emre.pk])


def test_yes_leads_to_what_is_shared(page: Any, site: str, signed_in: Any, priya: Any, connection: Any) -> None:
    signed_in(priya)
    page.goto(f"{site}/members/")
    page.get_by_role("button", name="Yes, link it").press("Enter")
    page.get_by_role("heading", name="What the company knows about me").wait_for()
    assert categories_of([priya.pk]) == {priya.pk: {"identity", "products", "contributions"}}


@both_widths
def test_a_category_is_switched_by_keyboard(page: Any, site: str, signed_in: Any, axe: Any, shared: Any) -> None:
    signed_in(shared)
    page.goto(f"{site}/my-data/")
    assert axe() == [] and page.evaluate(FITS)
    _shot(page, "my-data")
    page.get_by_role("switch", name="Share: Contributions").press("Space")
    page.get_by_role("button", name="Save what I share").press("Enter")
    page.get_by_text("Saved. What you switched off").wait_for()
    assert "contributions" not in categories_of([shared.pk])[shared.pk]


@both_widths
def test_the_desk_is_worked_by_keyboard(
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
    letter = DeadLetter.objects.create(
        connection=connection, member=shared, purpose="summary", key="k", code="VALIDATION_ERROR", created_at=shared.joined_at
    )
    link = Link.objects.needing_a_person().get()
    signed_in(administrator)
    # The mapping.
    page.goto(f"{site}/admin/crm/connections/")
    page.get_by_role("link", name="Fake CRM").press("Enter")
    page.get_by_label("Direction of Level").select_option("off")
    assert axe("main") == [] and page.evaluate(FITS)
    _shot(page, "connection")
    page.get_by_role("button", name="Save mapping").press("Enter")
    page.get_by_text("Saved. It applies to the next write").wait_for()
    assert FieldMapping.objects.get(connection=connection, field="trust_level").direction == "off"
    # The queue: a decision, and what could not be sent.
    page.goto(f"{site}/admin/crm/queue/")
    assert axe("main") == [] and page.evaluate(FITS)
    _shot(page, "queue")
    assert page.get_by_text("Several contacts have the member’s confirmed address.").is_visible()
    page.get_by_role("link", name="Noor Raman").press("Enter")
    page.get_by_label(f"Link to contact {link.candidates[0]}").press("Space")
    assert axe("main") == [] and page.evaluate(FITS)
    page.get_by_role("button", name="Decide").press("Enter")
    page.get_by_text("Decided. The history").wait_for()
    page.get_by_label("Choose: of Priya Raman").press("Space")
    page.get_by_role("button", name="Requeue").press("Enter")
    page.get_by_text("Requeued. They keep their keys").wait_for()
    assert Link.objects.get(pk=link.pk).record_id == link.candidates[0]
    assert Outbox.objects.filter(key=letter.key).exists()
    page.goto(f"{site}/admin/crm/log/")
    assert axe("main") == [] and page.evaluate(FITS)
