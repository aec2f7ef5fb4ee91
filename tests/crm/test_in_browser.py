"""The case admin and merging contacts in a browser: by keyboard, on a phone."""

from datetime import UTC, datetime, timedelta

import pytest
from django.utils import timezone

from portal.crm.models import Case, Contact, Order
from portal.members.roles import Role

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
AT = datetime(2026, 3, 1, 12, tzinfo=UTC)


@pytest.mark.parametrize("page", [{"viewport": {"width": 360, "height": 800}}], indirect=True)
def test_a_case_is_taken_and_answered_and_two_contacts_are_merged_by_keyboard(page, site, signed_in, axe, make_member):
    keeper = make_member("keeper", role=Role.CUSTOMER_RECORDS)
    ada = Contact.objects.create(number="1", given_name="Ada", family_name="Byron", email="ada@e.example", phone="030 123456")
    twin = Contact.objects.create(number="2", given_name="Ada", family_name="Byron", email="ada@e.example")
    Order.objects.create(number="A2", contact=twin, ordered_at=AT, amount_minor=100, currency="EUR")
    case = Case.objects.create(
        number="C1", contact=ada, subject="It leaks", opened_at=AT, due_at=timezone.now() - timedelta(hours=2)
    )
    signed_in(keeper)
    page.goto(f"{site}/admin/crm/cases/")
    page.get_by_role("link", name="Unassigned (1)").press("Enter")
    page.wait_for_url("**queue=unassigned")
    assert page.get_by_text("overdue", exact=True).is_visible() and axe("main") == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    page.get_by_role("link", name="It leaks").press("Enter")
    page.get_by_role("button", name="Take it").press("Enter")
    page.get_by_text("Keeper has the case.").wait_for()
    page.get_by_label("Message", exact=False).last.fill("A new seal is on its way.")
    page.get_by_label("Reply: the customer reads it").press("Space")
    page.get_by_role("button", name="Send").press("Enter")
    page.get_by_text("A new seal is on its way.").wait_for()
    page.reload()  # without Wagtail's message, which fades in
    assert axe("main") == [] and page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    case.refresh_from_db()
    assert case.assignee == keeper and case.messages.get().is_public
    page.get_by_role("link", name="Ada Byron").first.press("Enter")
    page.get_by_role("link", name="Merge with another contact").press("Enter")
    page.get_by_label("The other contact").fill("2")
    page.get_by_role("button", name="Compare").press("Enter")
    page.get_by_text("same e-mail").wait_for()
    assert axe("main") == [] and page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    page.get_by_role("button", name="Merge them").press("Enter")
    page.get_by_role("button", name="Undo this merge").wait_for()
    page.reload()
    assert axe("main") == [] and ada.orders.count() == 1
    page.get_by_role("button", name="Undo this merge").press("Enter")
    page.get_by_text("They are two contacts again.").wait_for()
    assert twin.orders.count() == 1
