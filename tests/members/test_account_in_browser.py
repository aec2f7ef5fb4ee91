"""A member who is suspended, and one who secures the account, by keyboard at both widths."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone

from portal.moderation.actions import suspend_member
from tests.members.test_second_factor import code_of

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
PHONE = {"viewport": {"width": 360, "height": 760}, "color_scheme": "dark"}
BOTH = pytest.mark.parametrize("page", [{}, PHONE], indirect=True, ids=["desk", "phone"])


@BOTH
def test_a_suspended_member_reads_why_and_goes_to_their_data(page, keyboard, signed_in, board, make_member, moderator):
    member = make_member("seller", name="Selma")
    suspend_member(member=member, by=moderator, reason="Sold watches again", until=timezone.now() + timedelta(days=3))
    signed_in(member)
    keyboard.open(board.get_url())
    banner = page.get_by_role("complementary", name="Your suspension")
    assert "Sold watches again" in banner.inner_text()
    keyboard.follow("Your data", r"/account/privacy/")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


@BOTH
def test_an_authenticator_app_is_set_up_with_one_code(page, keyboard, signed_in, verified):
    signed_in(verified("ines"))
    keyboard.open("/account/security/")
    keyboard.follow("Set (it )?up", r"/2fa/totp/activate/")
    secret = re.search(r"\b([A-Z2-7]{16,})\b", page.locator("main code").inner_text())
    assert secret is not None
    keyboard.to("Code of the app")
    keyboard.type(code_of(secret[1]))
    keyboard.follow("Switch on", r"/recovery-codes/")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
