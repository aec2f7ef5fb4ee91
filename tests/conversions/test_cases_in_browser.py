"""From the offer to the published answer by keyboard, with axe at 1280 and 360 pixels."""

from __future__ import annotations

import os
from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from forums.actions import post_topic
from forums.models import Topic
from portal.conversions.actions import offer_due_cases
from portal.crm.models import Case
from portal.crm.tasks import send_outbox

pytestmark = pytest.mark.browser


def test_from_the_offer_to_the_answer_for_everybody(
    page: Any, site: str, keyboard: Any, signed_in: Any, axe: Any, board: Any, asker: Any, support: Any
) -> None:
    body = "<p>Since Sunday the needle sinks to six bar.</p>"
    topic = post_topic(board_id=board.pk, by=asker, kind="question", title="Alto 2 falls to 6 bar halfway through", body=body)
    assert offer_due_cases(now=timezone.now() + timedelta(days=4)) == 1

    def looked_at(name: str, part: str | None = None) -> None:
        for width in (360, 1280):
            page.set_viewport_size({"width": width, "height": 900})
            assert axe(part) == [], (name, width)
            assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), (name, width)
            if folder := os.environ.get("CASE_SHOTS"):
                page.screenshot(path=f"{folder}/{name}-{width}.png", full_page=True)

    def pressed(name: str) -> None:
        page.get_by_role("button", name=name, exact=True).focus()
        page.keyboard.press("Enter")

    def worker() -> None:
        for _round in range(3):
            send_outbox()

    signed_in(asker)
    keyboard.open(topic.get_absolute_url())
    looked_at("offered")
    keyboard.to("Yes, take it to support")
    page.keyboard.press("Enter")
    page.get_by_role("heading", name="Your case with support").wait_for()
    worker()
    held = Case.objects.get()
    signed_in(support)
    page.goto(f"{site}/admin/crm/cases/{held.pk}/")
    page.get_by_role("textbox", name="Message").focus()
    page.keyboard.type("Try a **new** seal.")
    page.get_by_label("Reply, and wait for the customer").focus()
    page.keyboard.press("Space")
    looked_at("desk", "main")
    pressed("Send")
    page.get_by_text("The customer can read your reply.").wait_for()
    signed_in(asker)
    page.goto(f"{site}/my-cases/")
    looked_at("my-cases")
    page.get_by_role("link", name=topic.title).focus()
    page.keyboard.press("Enter")
    page.get_by_text("Support waits for you").wait_for()
    looked_at("my-case")
    page.goto(f"{site}{topic.get_absolute_url()}")
    assert page.get_by_text("Try a new seal.").is_visible()
    keyboard.write("It holds. Thank you!", box="Write to support")
    looked_at("conversation")
    pressed("Send to support")
    page.get_by_text("Support has your message.").wait_for()
    worker()
    assert held.messages.filter(text="It holds. Thank you!", is_public=True).count() == 1
    signed_in(support)
    page.goto(f"{site}{topic.get_absolute_url()}")
    page.get_by_text("Propose as the company’s answer …").focus()
    page.keyboard.press("Enter")
    looked_at("proposing")
    pressed("Ask the asker")
    page.get_by_text("Nobody else sees it until then.").wait_for()
    page.goto(f"{site}/admin/crm/cases/{held.pk}/")
    pressed("Close the case")
    page.get_by_text("The case is closed.").wait_for()
    signed_in(asker)
    page.goto(f"{site}{topic.get_absolute_url()}")
    looked_at("proposed")
    pressed("Yes, publish it; it solved my question")
    page.get_by_text("It is the company’s answer now.").wait_for()
    topic = Topic.objects.get(pk=topic.pk)
    assert topic.solution is not None and topic.solution.author == support and topic.has_official
