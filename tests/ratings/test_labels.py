"""Labels appear by themselves, cannot be removed by the author, and go with what they rest on."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from portal.crm.actions.consent import agree_to_sharing, built_in_connection, withdraw_sharing
from portal.crm.models import Account, Contact, Link, Order, OrderLine, ProductSold, Refund
from portal.crm.purchases import purchase_of
from portal.ratings.actions import Said, edit_review, label_all, label_rewarded
from portal.ratings.models import Review

pytestmark = pytest.mark.django_db
BOUGHT = datetime(2026, 3, 12, tzinfo=ZoneInfo("UTC"))


@pytest.fixture
def sold(product):
    """A contact who ordered the product: sold("leila") gives the order."""

    def sell(name: str, *, to_account: bool = False) -> Order:
        sold_as, _new = ProductSold.objects.get_or_create(
            source="shop", number="a2", defaults={"name": "Alto", "product": product}
        )
        account = Account.objects.create(source="shop", number=f"acc-{name}", name="Northlight")
        contact = Contact.objects.create(source="shop", number=name, email=f"{name}@example.com", account=account)
        buyer = {"account": account} if to_account else {"contact": contact}
        order = Order.objects.create(
            source="shop", number=f"o-{name}", ordered_at=BOUGHT, amount_minor=259000, currency="EUR", **buyer
        )
        OrderLine.objects.create(order=order, position=1, product=sold_as, amount_minor=259000)
        return order

    return sell


def link(member, order):
    """The member agreed, and the sync found the contact."""
    agree_to_sharing(member=member)
    contact = order.contact or order.account.contacts.get()
    Link.objects.update_or_create(
        member=member, connection=built_in_connection(), defaults={"state": Link.State.LINKED, "record_id": str(contact.pk)}
    )


def is_verified(made):
    return Review.objects.get(pk=made.pk).verified_at is not None


@pytest.mark.parametrize("to_account", [False, True])
def test_a_linked_customer_is_verified_and_nobody_without_the_link(sold, review, reviewer, product, figures, to_account):
    leila, order = reviewer("leila"), sold("leila", to_account=to_account)
    before = review(4, by=leila)
    assert not is_verified(before) and purchase_of(product.pk, leila.pk) is None
    link(leila, order)
    assert purchase_of(product.pk, leila.pk).number == order.number
    assert label_all() == 1
    assert is_verified(before) and figures(product).verified_count == 1
    assert Review.objects.get(pk=before.pk).verified_at == BOUGHT


def test_the_label_goes_in_the_moment_in_which_the_consent_is_withdrawn(sold, review, reviewer, product, figures, client):
    leila, order = reviewer("leila"), sold("leila")
    link(leila, order)
    made = review(4, by=leila)
    assert is_verified(made)
    client.force_login(leila)
    assert "1 review of yours loses the label" in client.get("/my-data/").content.decode()
    withdraw_sharing(member=leila)
    assert not is_verified(made) and figures(product).verified_count == 0


def test_only_an_order_that_was_paid_and_not_wholly_refunded_counts(sold, review, reviewer, product):
    leila, order = reviewer("leila"), sold("leila")
    link(leila, order)
    made = review(4, by=leila)
    part = {"order": order, "refunded_at": BOUGHT, "currency": "EUR", "source": "shop"}
    Refund.objects.create(number="r1", amount_minor=100000, **part)
    label_all()
    assert is_verified(made)
    Refund.objects.create(number="r2", amount_minor=159000, **part)
    label_all()
    assert not is_verified(made)
    Refund.objects.all().delete()
    Order.objects.update(status=Order.Status.CANCELLED)
    label_all()
    assert not is_verified(made)


def test_an_author_cannot_take_labels_off_and_staff_are_shown_and_not_counted(
    review, product_manager, product, figures, client
):
    made = review(5, by=product_manager)
    paid = review(1, by="leila")
    label_rewarded(review=paid)
    edit_review(review=made, by=product_manager, said=Said(stars=4))
    edit_review(review=paid, by=paid.author, said=Said(stars=2))
    rating = figures(product)
    assert (rating.count, rating.employee_count, rating.rewarded_count) == (1, 1, 1)
    page = client.get(f"/product-reviews/{product.pk}/{product.slug}/").content.decode()
    assert "not counted in the rating" in page and "Received a reward" in page
    client.force_login(paid.author)
    client.post(f"/reviews/{paid.pk}/edit/", {"stars": "2", "rewarded_at": "", "is_employee": "", "verified_at": ""})
    assert Review.objects.get(pk=paid.pk).rewarded_at is not None


def test_a_reward_has_no_field_that_could_depend_on_the_stars():
    """Whatever rewards a review knows the review, and nothing else: there is nowhere to put a condition."""
    import inspect

    assert set(inspect.signature(label_rewarded).parameters) == {"review", "now"}
    assert [field.name for field in Review._meta.fields if "reward" in field.name] == ["rewarded_at"]
