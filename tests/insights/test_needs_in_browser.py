"""The admin's first page and the report of promises in a browser: by keyboard, on a phone and a wide screen."""

from datetime import timedelta

import pytest
from django.utils import timezone

from forums.actions import post_topic
from portal.activity.actions import make_promise

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.mark.parametrize("page", [{"viewport": {"width": width, "height": 800}} for width in (360, 1280)], indirect=True)
def test_a_moderator_goes_from_a_need_to_what_it_is_about(page, site, signed_in, axe, board, asker, moderator):
    body = "<p>At two in the morning.</p>"
    asked_at = timezone.now() - timedelta(hours=80)
    topic = post_topic(by=asker, board_id=board.pk, kind="question", title="It hums at night", body=body, now=asked_at)
    owed = {"owner": moderator, "to": asker, "due_at": timezone.now() - timedelta(days=2)}
    make_promise(about=topic, kind="test.reply", what="A first reply", **owed)
    signed_in(moderator)
    page.goto(f"{site}/admin/")
    page.get_by_role("heading", name="What needs you today").wait_for()
    assert axe(".needs") == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    page.get_by_role("link", name="1 promise is late").press("Enter")
    page.get_by_role("heading", name="Promises", level=1).first.wait_for(state="attached")
    assert "state=late" in page.url and axe("main") == []
    assert page.get_by_role("link", name="Late 1").get_attribute("aria-current") == "page"
    page.get_by_role("link", name="It hums at night").press("Enter")
    page.get_by_role("heading", level=1, name="It hums at night").wait_for()
