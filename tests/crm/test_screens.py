"""Customer records in the admin: who sees them, who sees amounts, and what can be done with them."""

from __future__ import annotations

import csv
import io
from datetime import UTC, datetime

import pytest
from django.urls import reverse

from portal.crm.models import Account, Case, Contact, ContactReading, ImportRun, Opportunity, Order, ProductSold, Subscription
from portal.crm.store_views.screens import SCREENS
from portal.members.roles import Role

pytestmark = pytest.mark.django_db
AT = datetime(2026, 3, 1, 12, tzinfo=UTC)


@pytest.fixture
def keeper(make_member):
    """Looks after customer records, and sees no amounts."""
    return make_member("keeper", role=Role.CUSTOMER_RECORDS)


@pytest.fixture
def accountant(make_member):
    """As the keeper, with the permission to see revenue."""
    from django.contrib.auth.models import Permission

    member = make_member("accountant", role=Role.CUSTOMER_RECORDS)
    member.user_permissions.add(Permission.objects.get(codename="see_revenue"))
    return member


@pytest.fixture
def records(db):
    account = Account.objects.create(number="9", name="Hobbs", revenue_minor=98765400, currency="EUR")
    contact = Contact.objects.create(
        number="7", given_name="Ada", family_name="Byron", email="ada@hobbs.example", account=account
    )
    order = Order.objects.create(
        number="A1", contact=contact, account=account, ordered_at=AT, amount_minor=7654300, currency="EUR"
    )
    order.lines.create(position=1, product=ProductSold.objects.create(number="P1", name="Alto 2"), amount_minor=7654300)
    order.refunds.create(number="R1", refunded_at=AT, amount_minor=4321000, currency="EUR")
    Subscription.objects.create(number="S1", contact=contact, started_at=AT, amount_per_month_minor=6543200, currency="EUR")
    Opportunity.objects.create(number="O1", account=account, stage="open", amount_minor=5432100, currency="EUR", opened_at=AT)
    Case.objects.create(number="C1", contact=contact, account=account, subject="It leaks", opened_at=AT)
    return {"account": account, "contact": contact, "order": order}


AMOUNTS = ("987,654", "76,543", "43,210", "65,432", "54,321", "987654", "76543", "43210", "65432", "54321")


def pages() -> list[str]:
    found = []
    for name, screen in SCREENS.items():
        found += [reverse(f"crm_{name}_list"), reverse(f"crm_{name}_list_results"), reverse(f"crm_{name}_export")]
        found += [reverse(f"crm_{name}_detail", args=[pk]) for pk in screen.model.objects.values_list("pk", flat=True)]
    return found


def body(response) -> str:
    return (b"".join(response.streaming_content) if response.streaming else response.content).decode()


def test_amounts_are_nowhere_without_the_permission(client, keeper, accountant, records):
    client.force_login(keeper)
    for page in pages():
        response = client.get(page)
        text = body(response)
        assert response.status_code == 200, page
        assert not [amount for amount in AMOUNTS if amount in text], page
    client.force_login(accountant)
    seen = "".join(body(client.get(page)) for page in pages())
    assert all(amount in seen for amount in AMOUNTS[:5])


def test_neither_sorting_nor_filtering_tells_an_amount(client, keeper, accountant, records):
    second = Order.objects.create(number="A2", contact=records["contact"], ordered_at=AT, amount_minor=1, currency="EUR")
    address = reverse("crm_orders_list_results")

    def order_of(query: str) -> list[str]:
        text = body(client.get(f"{address}?{query}"))
        return sorted(
            (number for number in ("A1", "A2") if f">{number}<" in text.replace("\n", "").replace(" ", "")), key=text.index
        )

    client.force_login(accountant)
    assert order_of("ordering=amount_minor") == ["A2", "A1"] == list(reversed(order_of("ordering=-amount_minor")))
    assert order_of("least=100") == ["A1"]
    client.force_login(keeper)
    assert order_of("ordering=amount_minor") == order_of("ordering=-amount_minor") != []
    assert set(order_of("least=100")) == {"A1", second.number}


@pytest.mark.parametrize("role", [Role.EDITOR, Role.MODERATOR, Role.PRODUCT])
def test_other_roles_see_no_record(client, make_member, records, role):
    client.force_login(make_member("other", role=role))
    for page in [
        *pages(),
        reverse("crm_case_list"),
        reverse("crm_case", args=[Case.objects.get().pk]),
        reverse("crm_import_list"),
    ]:
        assert client.get(page).status_code in (302, 403), page


def test_each_opening_of_a_contact_is_on_record(client, keeper, records):
    client.force_login(keeper)
    for _time in range(2):
        client.get(reverse("crm_contacts_detail", args=[records["contact"].pk]))
    reading = ContactReading.objects.get()  # once for a visit
    assert (reading.member, reading.contact) == (keeper, records["contact"])


def test_a_contact_is_created_found_and_changed(client, keeper):
    client.force_login(keeper)
    client.post(reverse("crm_contacts_new"), {"given_name": "Grace", "family_name": "Hopper", "email": "Grace@Navy.Example"})
    grace = Contact.objects.get()
    assert (grace.email, grace.source) == ("grace@navy.example", "")
    assert "Hopper" in body(client.get(reverse("crm_contacts_list") + "?q=navy"))
    assert "Hopper" not in body(client.get(reverse("crm_contacts_list_results") + "?q=army"))
    client.post(reverse("crm_contacts_edit", args=[grace.pk]), {"given_name": "Grace", "family_name": "Murray Hopper"})
    grace.refresh_from_db()
    assert (grace.family_name, grace.version) == ("Murray Hopper", 2)


def test_an_order_is_the_sum_of_its_lines(client, accountant, records):
    client.force_login(accountant)
    order = records["order"]
    form = {
        "contact": "7", "account": "", "ordered_at": "2026-03-02", "status": "paid", "currency": "EUR",
        "product_0": "P1", "quantity_0": "1", "amount_0": "10.00", "product_1": "Alto 2", "quantity_1": "2", "amount_1": "2.50",
    }  # fmt: skip
    client.post(reverse("crm_orders_edit", args=[order.pk]), form)
    order.refresh_from_db()
    assert (order.amount_minor, order.account, order.lines.count()) == (1250, None, 2)
    refused = client.post(reverse("crm_orders_edit", args=[order.pk]), form | {"amount_1": "2,50", "contact": "nobody"})
    assert "is no amount" in body(refused) and "There is none with" in body(refused)


def test_without_the_permission_an_opportunity_keeps_its_amount(client, keeper, records):
    client.force_login(keeper)
    row = Opportunity.objects.get()
    page = body(client.get(reverse("crm_opportunities_edit", args=[row.pk])))
    assert "54321" not in page and 'name="amount"' not in page
    client.post(
        reverse("crm_opportunities_edit", args=[row.pk]),
        {"name": "New machine", "stage": "won", "opened_at": "2026-03-01", "account": "9", "amount": "1", "currency": "EUR"},
    )
    row.refresh_from_db()
    assert (row.stage, row.amount_minor) == ("won", 5432100)
    assert client.get(reverse("crm_orders_edit", args=[records["order"].pk])).status_code in (302, 403)


def test_a_list_as_a_file_holds_text_that_no_spreadsheet_runs(client, keeper):
    Contact.objects.create(number="1", family_name="=HYPERLINK(1)", phone="+49 351")
    client.force_login(keeper)
    rows = list(csv.reader(io.StringIO(body(client.get(reverse("crm_contacts_export"))).lstrip("\ufeff"))))
    assert "'=HYPERLINK(1)" in rows[1] and "'+49 351" in rows[1]


def test_lists_cost_the_same_however_many_rows(client, accountant, records, django_assert_max_num_queries):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    def cost(address: str) -> int:
        client.get(address)
        with CaptureQueriesContext(
            connection,
        ) as queries:
            client.get(address)
        return len(queries)

    client.force_login(accountant)
    addresses = [reverse(f"crm_{name}_list") for name in SCREENS] + [reverse("crm_case_list")]
    addresses += [reverse("crm_contacts_detail", args=[records["contact"].pk])]
    before = [cost(address) for address in addresses]
    for number in range(12):
        contact = Contact.objects.create(number=f"x{number}", family_name="X", account=records["account"])
        order = Order.objects.create(
            number=f"x{number}",
            contact=records["contact"],
            account=records["account"],
            ordered_at=AT,
            amount_minor=1,
            currency="EUR",
        )
        order.refunds.create(number=f"x{number}", refunded_at=AT, amount_minor=1, currency="EUR")
        Case.objects.create(number=f"x{number}", contact=contact, account=records["account"], subject="x", opened_at=AT)
        ProductSold.objects.create(number=f"x{number}", name="x")
    assert [cost(address) for address in addresses] == before


def test_a_product_sold_is_mapped_to_a_product_page(client, keeper, records, product):
    client.force_login(keeper)
    sold = ProductSold.objects.get()
    client.post(reverse("crm_products_edit", args=[sold.pk]), {"name": "Alto 2", "product": product.pk})
    sold.refresh_from_db()
    assert sold.product_id == product.pk


def test_a_file_is_uploaded_tried_mapped_and_imported(client, keeper, run_tasks):
    from django.core.files.uploadedfile import SimpleUploadedFile

    client.force_login(keeper)
    file = SimpleUploadedFile("leads.csv", b"Nr,Vorname,number\n1,Ada,x\n2,Bo,\n")
    answer = client.post(reverse("crm_import_list"), {"kind": "contacts", "source": "shop", "file": file})
    page = answer["Location"]
    assert "being tried" in body(client.get(page))
    run_tasks()
    assert "What would come of it" in body(client.get(page)) and not Contact.objects.exists()
    mapping = {"column_0": "number", "column_1": "given_name", "column_2": "-ignored"}
    assert "two columns" in body(client.post(page, mapping | {"column_2": "number", "import": "1"})).lower()
    client.post(page, mapping | {"import": "1"})
    run_tasks()
    assert list(Contact.objects.order_by("number").values_list("source", "number", "given_name")) == [
        ("shop", "1", "Ada"),
        ("shop", "2", "Bo"),
    ]
    run = ImportRun.objects.get()
    assert (run.report["added"], run.by, bool(run.file)) == (2, keeper, False)
    assert client.post(page, mapping | {"import": "1"}).status_code == 200 and Contact.objects.count() == 2


def test_rejected_rows_are_for_who_uploaded_them_and_for_those_who_see_amounts(
    client, keeper, accountant, make_member, run_tasks
):
    from django.core.files.uploadedfile import SimpleUploadedFile

    client.force_login(keeper)
    file = SimpleUploadedFile("orders.csv", b"contact,ordered_at,amount,currency\n1,2026-03-01,ten,EUR\n")
    page = client.post(reverse("crm_import_list"), {"kind": "orders", "source": "shop", "file": file})["Location"]
    run_tasks()
    errors = reverse("crm_import_errors", args=[ImportRun.objects.get().pk])
    assert "ten" in body(client.get(errors)) and errors in body(client.get(page))
    client.force_login(make_member("second", role=Role.CUSTOMER_RECORDS))
    assert client.get(errors).status_code in (302, 403) and errors not in body(client.get(page))
    client.force_login(accountant)
    assert client.get(errors).status_code == 200


def test_likely_duplicates_of_the_store_are_listed_with_evidence_until_they_are_merged(client, keeper, run_tasks):
    one = Contact.objects.create(number="1", given_name="Ada", family_name="Byron", email="ada@e.example", phone="030 123456")
    two = Contact.objects.create(number="2", given_name="Ada", family_name="Byron", email="ada@e.example", phone="030 123456")
    Contact.objects.create(number="3", given_name="Bo", family_name="Ek", email="bo@e.example")
    client.force_login(keeper)
    page = client.post(reverse("crm_import_list"), {"duplicates": "1"})["Location"]
    run_tasks()
    text = body(client.get(page))
    assert "same e-mail" in text and reverse("crm_contact_merge", args=[one.pk]) in text and "Bo Ek" not in text
    client.post(reverse("crm_contact_merge", args=[one.pk]), {"other": "2", "keep": "other"})
    one.refresh_from_db()
    assert one.merged_into == two
    assert "No two contacts" in body(client.get(page))
