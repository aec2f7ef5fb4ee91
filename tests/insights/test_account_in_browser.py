"""From the voters of an idea to the account of one, and a vote for a customer without an account: by keyboard, at two widths."""

from __future__ import annotations

import re
from typing import Any

import pytest
from allauth.account.models import EmailAddress

from ideas.actions import cast_vote, propose_idea
from ideas.models import Vote
from portal.crm.actions import agree_to_sharing
from portal.crm.models import Account, Contact
from portal.crm.tasks import send_outbox
from portal.members.models import Member

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
FITS = "document.documentElement.scrollWidth <= innerWidth"


@pytest.fixture
def expected_problems() -> list[str]:
    return ["422"]  # a name that can mean several is asked about


@pytest.mark.parametrize("page", [{"viewport": {"width": width, "height": 800}} for width in (360, 1280)], indirect=True)
def test_support_records_a_vote_passes_the_link_on_and_the_customer_removes_it(
    page: Any, site: str, signed_in: Any, axe: Any, support: Any, make_member: Any, asker: Any, wishes: Any
) -> None:
    account = Account.objects.create(number="A1", name="Northlight Architects", owner="Hanna Reuter", plan="Keep Office")
    Contact.objects.create(
        number="T", given_name="Tilda", family_name="Berg", email="t.berg@northlight.example", account=account
    )
    noor = make_member("noor", name="Noor Haddad")
    EmailAddress.objects.update_or_create(user=noor, email=noor.email, defaults={"verified": True, "primary": True})
    Contact.objects.create(number="N", email=noor.email, account=account)
    agree_to_sharing(member=noor)
    send_outbox()
    idea = propose_idea(board_id=wishes.pk, by=asker, title="Warn me about low water", body="<p>Before the shot.</p>")
    cast_vote(idea=idea, by=Member.objects.get(pk=noor.pk))
    signed_in(support)
    # The vote of a customer without an account.
    page.goto(f"{site}/ideas/{idea.pk}/behalf/")
    page.get_by_role("link", name="The customer has no account here").press("Enter")
    page.get_by_label("Customer", exact=False).first.fill("Berg")
    page.get_by_label("Where they said so").fill("https://calls.example/7")
    assert axe() == [] and page.evaluate(FITS)
    page.get_by_role("button", name="Vote on their behalf").press("Enter")
    page.get_by_role("button", name=re.compile("Tilda Berg")).press("Enter")
    address = page.get_by_label("Address").input_value()
    assert axe() == [] and page.evaluate(FITS) and Vote.objects.get(contact__number="T").on_behalf_by == support
    # From the voters to the account.
    page.get_by_role("link", name="Who voted").press("Enter")
    page.get_by_role("link", name="Account of Northlight Architects").press("Enter")
    page.get_by_role("heading", level=1, name="Northlight Architects").wait_for()
    assert page.get_by_role("rowheader", name=re.compile("Noor Haddad")).is_visible()
    assert axe() == [] and page.evaluate(FITS)
    # The customer, without an account.
    page.context.clear_cookies()
    page.goto(site + address.partition("//")[2].partition("/")[1] + address.partition("//")[2].partition("/")[2])
    page.get_by_role("heading", name="The vote that was recorded for you").wait_for()
    assert axe() == [] and page.evaluate(FITS)
    page.get_by_role("button", name="Remove this vote").press("Enter")
    page.get_by_role("heading", name="Removed").wait_for()
    assert axe() == [] and not Vote.objects.filter(contact__isnull=False).exists()
