"""Two contacts become one, and two again."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from django.urls import reverse

from portal.common.permissions import Refused
from portal.crm.models import Case, Contact, ContactEmail, Order
from portal.crm.store.actions import merge_contacts, undo_merge
from portal.members.roles import Role

pytestmark = pytest.mark.django_db
AT = datetime(2026, 3, 1, 12, tzinfo=UTC)
FIELDS = [field.attname for field in Contact._meta.concrete_fields if field.attname not in ("version", "updated_at")]


@pytest.fixture
def keeper(make_member):
    return make_member("keeper", role=Role.CUSTOMER_RECORDS)


@pytest.fixture
def pair(db):
    kept = Contact.objects.create(number="1", given_name="Ada", email="ada@one.example", custom_fields={"Tier": "gold"})
    other = Contact.objects.create(
        number="2", given_name="Augusta", family_name="Byron", email="ada@two.example", phone="1", has_opted_out_of_email=True,
        custom_fields={"Tier": "silver", "Since": "2019"}, portal_member_id="m-7", portal_fields={"level": 2},
    )  # fmt: skip
    Order.objects.create(number="A1", contact=kept, ordered_at=AT, amount_minor=1, currency="EUR")
    Order.objects.create(number="A2", contact=other, ordered_at=AT, amount_minor=1, currency="EUR")
    Case.objects.create(number="C1", contact=other, subject="x", opened_at=AT)
    return kept, other


def state() -> dict:
    rows = {contact.number: [getattr(contact, name) for name in FIELDS] for contact in Contact.objects.all()}
    owners = {str(thing): thing.contact.number for thing in [*Order.objects.all(), *Case.objects.all()]}
    return {"rows": rows, "owners": owners, "emails": sorted(ContactEmail.objects.values_list("contact__number", "email"))}


def test_everything_of_the_other_one_goes_to_the_kept_contact(pair, keeper):
    kept, other = pair
    merge_contacts(survivor=kept, merged=other, by=keeper)
    kept.refresh_from_db()
    other.refresh_from_db()
    assert (kept.given_name, kept.family_name, kept.phone, kept.has_opted_out_of_email) == ("Ada", "Byron", "1", True)
    assert kept.custom_fields == {"Tier": "gold", "Since": "2019"}
    assert (kept.portal_member_id, other.portal_member_id, other.merged_into) == ("m-7", None, kept)
    assert set(Order.objects.values_list("contact", flat=True)) == {kept.pk} == {Case.objects.get().contact_id}
    assert list(Contact.objects.current().with_email("ADA@two.example")) == [kept]


def test_an_undone_merge_leaves_everything_as_it_was(pair, keeper):
    before = state()
    merge = merge_contacts(survivor=pair[0], merged=pair[1], by=keeper)
    assert state() != before
    undo_merge(merge=merge, by=keeper)
    assert state() == before
    with pytest.raises(Refused, match="undone already"):
        undo_merge(merge=merge, by=keeper)


def test_what_came_or_changed_after_the_merge_stays_with_the_kept_contact(pair, keeper):
    kept, other = pair
    merge = merge_contacts(survivor=kept, merged=other, by=keeper)
    Order.objects.create(number="A3", contact=kept, ordered_at=AT, amount_minor=1, currency="EUR")
    Contact.objects.filter(pk=kept.pk).update(phone="2")
    undo_merge(merge=merge, by=keeper)
    kept.refresh_from_db()
    assert Order.objects.get(number="A3").contact == kept and kept.phone == "2"


def test_a_contact_is_not_merged_twice_nor_with_itself_nor_two_members_into_one(pair, keeper):
    kept, other = pair
    third = Contact.objects.create(number="3", portal_member_id="m-8")
    with pytest.raises(Refused, match="same contact"):
        merge_contacts(survivor=kept, merged=kept, by=keeper)
    with pytest.raises(Refused, match="linked to a member each"):
        merge_contacts(survivor=third, merged=other, by=keeper)
    merge_contacts(survivor=kept, merged=other, by=keeper)
    third.portal_member_id = None
    third.save()
    with pytest.raises(Refused, match="already"):
        merge_contacts(survivor=third, merged=other, by=keeper)


def test_a_chain_of_merges_is_undone_from_its_end(pair, keeper):
    kept, other = pair
    third = Contact.objects.create(number="3")
    first = merge_contacts(survivor=kept, merged=other, by=keeper)
    second = merge_contacts(survivor=third, merged=kept, by=keeper)
    with pytest.raises(Refused, match="Undo that merge first"):
        undo_merge(merge=first, by=keeper)
    undo_merge(merge=second, by=keeper)
    undo_merge(merge=first, by=keeper)
    assert Order.objects.get(number="A2").contact == other


def test_only_who_may_change_contacts_merges(pair, make_member, client):
    support = make_member("support", role=Role.SUPPORT)
    with pytest.raises(Refused):
        merge_contacts(survivor=pair[0], merged=pair[1], by=support)
    client.force_login(support)
    assert client.get(reverse("crm_contact_merge", args=[pair[0].pk])).status_code in (302, 403)


def test_the_page_shows_both_side_by_side_and_undoes(pair, keeper, client):
    kept, other = pair
    client.force_login(keeper)
    page = client.get(reverse("crm_contact_merge", args=[kept.pk]), {"other": "ada@two.example"}).content.decode()
    assert "Augusta" in page and "Which contact is kept?" in page
    client.post(reverse("crm_contact_merge", args=[kept.pk]), {"other": "2", "keep": "one"})
    other.refresh_from_db()
    assert other.merged_into == kept
    assert client.get(reverse("crm_merge_undo", args=[kept.merges.get().pk])).status_code == 405
    client.post(reverse("crm_merge_undo", args=[kept.merges.get().pk]))
    other.refresh_from_db()
    assert other.merged_into is None
