"""Files of customer records into the store."""

from __future__ import annotations

import csv
import io
from datetime import UTC, datetime
from decimal import Decimal

import pytest

from portal.crm.imports.reading import BadFile
from portal.crm.models import (
    Account,
    Case,
    Contact,
    ImportRun,
    Message,
    Opportunity,
    Order,
    OrderLine,
    ProductSold,
    Refund,
    Subscription,
    Touch,
)

ORDER = "number,contact,ordered_at,amount,currency,product,quantity\n"


def reasons(outcome) -> dict[int, str]:
    return {row["row"]: row["reason"] for row in outcome.rejected}


def test_a_second_file_adds_what_is_new_and_updates_what_changed(imported):
    imported("contacts", "number,given_name,email,Tier\n1,Ada,ADA@example.org,gold\n2,Bo,bo@example.org,\n")
    again = imported("contacts", "number,given_name,email,Tier\n1,Ada,ada@new.example,silver\n2,Bo,bo@example.org,\n3,Cy,,\n")
    assert (again.rows, again.added, again.updated, again.unchanged) == (3, 1, 1, 1)
    ada = Contact.objects.get(source="shop", number="1")
    assert (ada.email, ada.custom_fields, ada.version) == ("ada@new.example", {"Tier": "silver"}, 2)


def test_a_source_does_not_touch_the_records_of_another(imported):
    imported("contacts", "number,given_name\n1,Ada\n")
    imported("contacts", "number,given_name\n1,Grace\n", source="web")
    assert set(Contact.objects.values_list("source", "given_name")) == {("shop", "Ada"), ("web", "Grace")}


def test_the_mapping_is_remembered_for_the_next_file_of_the_source(imported):
    imported("contacts", "Kundennummer,Vorname\n1,Ada\n", mapping={"Kundennummer": "number", "Vorname": "given_name"})
    again = imported("contacts", "Kundennummer,Vorname\n1,Ada\n2,Bo\n")
    assert (again.added, again.unchanged) == (1, 1)
    assert Contact.objects.get(number="2").given_name == "Bo"
    other = imported("contacts", "number,Vorname\n1,Ada\n", source="web")
    assert other.custom == ["Vorname"]


def test_what_was_edited_here_stays_until_the_source_changes_it(imported):
    file = "number,given_name\n1,Ada\n"
    imported("contacts", file)
    Contact.objects.update(given_name="Adaline")
    imported("contacts", file)
    assert Contact.objects.get().given_name == "Adaline"


def test_custom_fields_that_a_file_does_not_have_stay(imported):
    imported("contacts", "number,Tier,Region code\n1,gold,N\n")
    imported("contacts", "number,Tier\n1,silver\n")
    assert Contact.objects.get().custom_fields == {"Tier": "silver", "Region code": "N"}


def test_rows_of_one_number_are_the_lines_of_an_order_wherever_they_stand(imported):
    file = ORDER + "A1,7,2026-03-01,10.00,EUR,Alto 2,1\nA2,8,2026-03-02,5,EUR,Grinder,2\nA1,7,2026-03-01,2.50,EUR,Grinder,1.5\n"
    first = imported("orders", file)
    assert (first.rows, first.added, first.made) == (3, 2, {"contacts": 2, "products": 2})
    order = Order.objects.get(number="A1")
    assert (order.amount_minor, order.currency, order.contact.number) == (1250, "EUR", "7")
    assert list(order.lines.order_by("position").values_list("product__name", "quantity", "amount_minor")) == [
        ("Alto 2", Decimal("1"), 1000),
        ("Grinder", Decimal("1.5"), 250),
    ]
    again = imported("orders", file)
    assert (again.added, again.updated, again.unchanged) == (0, 0, 2)
    changed = imported("orders", file.replace("2.50", "3.50"))
    assert (changed.updated, changed.unchanged, OrderLine.objects.count()) == (1, 1, 3)
    assert Order.objects.get(number="A1").amount_minor == 1350


def test_equal_rows_without_a_number_all_count_and_a_second_run_adds_none(imported):
    file = "contact,ordered_at,amount\n1,2026-03-01,5\n1,2026-03-01,5\n2,2026-03-01,5\n"
    assert imported("orders", file).added == 3
    again = imported("orders", file)
    assert (again.added, again.unchanged, Order.objects.count()) == (0, 3, 3)
    longer = imported("orders", file + "1,2026-03-01,5\n")
    assert (longer.added, longer.unchanged) == (1, 3)


def test_an_order_whose_rows_contradict_each_other_is_refused_with_all_its_rows(imported):
    outcome = imported("orders", ORDER + "A1,7,2026-03-01,10,EUR,X,1\nA1,8,2026-03-01,10,EUR,X,1\nA2,8,2026-03-01,10,EUR,X,1\n")
    assert set(reasons(outcome)) == {2, 3} and "different values of contact" in reasons(outcome)[2]
    assert Order.objects.get().number == "A2"


def test_a_dry_run_counts_the_same_and_writes_nothing(imported):
    file = ORDER + "A1,7,2026-03-01,10,EUR,X,1\nA2,7,2026-03-01,x,EUR,X,1\n"
    tried = imported("orders", file, is_dry_run=True)
    assert not Order.objects.exists() and not Contact.objects.exists() and not ImportRun.objects.exists()
    real = imported("orders", file)
    for name in ("rows", "added", "updated", "unchanged", "rejected", "made"):
        assert getattr(tried, name) == getattr(real, name), name
    assert real.added == 1 and real.made == {"contacts": 1, "products": 1}


def test_an_order_of_a_merged_contact_goes_to_the_one_that_was_kept(imported):
    imported("contacts", "number,given_name\n1,Ada\n2,Ada\n")
    kept = Contact.objects.get(number="2")
    Contact.objects.filter(number="1").update(merged_into=kept)
    imported("orders", ORDER + "A1,1,2026-03-01,10,EUR,X,1\n")
    assert Order.objects.get().contact == kept


@pytest.mark.parametrize(
    ("amount", "currency", "minor"),
    [
        ("1234.56", "EUR", 123456),
        ("1.234", "KWD", 1234),
        ("12", "JPY", 12),
        ("12.500", "EUR", 1250),
        ("0", "EUR", 0),
        ("1.234 KWD", "", 1234),
        ("1.234,56", "EUR", None),
        ("$1,234.56", "USD", None),
        ("12.5", "JPY", None),
        ("12.5 JPY", "", None),
        ("-5", "EUR", None),
        ("1e3", "EUR", None),
        ("12.345", "EUR", None),
        ("", "EUR", None),
        ("5", "XYZ", None),
        ("5 USD", "EUR", None),
        ("99999999999999999999", "EUR", None),
    ],
)
def test_amounts_are_exact_or_refused(imported, amount, currency, minor):
    file = f'contact,ordered_at,amount,currency\n1,2026-03-01,"{amount}",{currency}\n'
    outcome = imported("orders", file, values={})
    assert list(Order.objects.values_list("amount_minor", flat=True)) == ([] if minor is None else [minor])
    assert outcome.rejected_count == (minor is None)
    if amount == "-5":
        assert "refund" in reasons(outcome)[2]


@pytest.mark.parametrize(
    ("value", "taken"),
    [
        ("31.02.2026", None),
        ("2026-03-29T02:30", None),
        ("2026-03-29T02:30Z", datetime(2026, 3, 29, 2, 30, tzinfo=UTC)),
        ("2026-03-29 03:30", datetime(2026, 3, 29, 1, 30, tzinfo=UTC)),
        ("28.02.2026", datetime(2026, 2, 27, 23, 0, tzinfo=UTC)),
        ("20260228", datetime(2026, 2, 27, 23, 0, tzinfo=UTC)),
        ("2026-02-28T10:00+05:30", datetime(2026, 2, 28, 4, 30, tzinfo=UTC)),
        ("03/04/2026", None),
        ("2026-13-01", None),
        ("yesterday", None),
    ],
)
def test_moments_are_of_the_sites_zone_and_must_exist(imported, settings, value, taken):
    settings.TIME_ZONE = "Europe/Berlin"
    imported("touches", f"email,channel,at\na@example.org,fair,{value}\n")
    assert list(Touch.objects.values_list("at", flat=True)) == ([] if taken is None else [taken])


def test_numbers_that_are_no_quantities_are_kept_as_written(imported):
    imported("contacts", "number,postcode,phone\n00042,01069,+49 351 4960\n00043,,073 090 7665\n")
    assert list(Contact.objects.order_by("number").values_list("number", "postcode", "phone")) == [
        ("00042", "01069", "+49 351 4960"),
        ("00043", "", "073 090 7665"),
    ]


def test_what_a_spreadsheet_spoiled_is_refused_with_that_reason(imported):
    outcome = imported("contacts", "number,postcode,phone\n1,01069,4.41E+11\n2,1069.0,\n3,1069,12\n")
    assert set(reasons(outcome)) == {2, 3} and all("spreadsheet" in reason for reason in reasons(outcome).values())


def test_a_file_as_spreadsheets_write_it_is_read(imported):
    text = '\ufeffnumber;given_name;street\r\n1;"Zoë";"Line one\r\nline two"\r\n\r\n;;\r\n'
    outcome = imported("contacts", text)
    assert (outcome.rows, outcome.separator) == (1, "semicolon")
    assert Contact.objects.get().street == "Line one\r\nline two"


def test_windows_1252_is_detected(imported):
    outcome = imported("contacts", "number,given_name\n1,Jürgen – “Jo”\n".encode("cp1252"))
    assert (outcome.encoding, Contact.objects.get().given_name) == ("cp1252", "Jürgen – “Jo”")


def test_utf_16_is_read(imported):
    imported("contacts", "number\tgiven_name\n1\tZoë\n".encode("utf-16"))
    assert Contact.objects.get().given_name == "Zoë"


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ("number,given_name\n1,Zoë\n2,B".encode() + b"\xff\n", "Line 3"),
        (b"number,given_name\n1,\x81\n", "Line 2"),
        (b"number,given_name\n1,a\0b\n", "Line 2"),
        (b"", "is empty"),
        (b"number,email,email\n1,a,b\n", "email stands twice"),
        (b"\x1f\x8bbroken", "damaged"),
    ],
)
def test_a_file_that_cannot_be_taken_as_a_whole_says_why(imported, content, words):
    with pytest.raises(BadFile, match=words):
        imported("contacts", content)
    assert not Contact.objects.exists()


def test_headings_are_trimmed_and_a_row_with_a_column_too_many_is_refused(imported):
    outcome = imported("contacts", " number , given_name \n1,Ada\n2,Bo,Extra\n3\n")
    assert set(reasons(outcome)) == {3, 4} and Contact.objects.get().given_name == "Ada"


def test_an_unclosed_quote_does_not_swallow_the_file_unsaid(imported):
    outcome = imported("contacts", 'number,given_name\n1,Ada\n2,"Bo\n3,Cy\n')
    assert outcome.rejected_count == 1 and Contact.objects.get().number == "1"


def test_the_error_file_has_each_rejected_row_as_it_stood_with_its_reason(imported):
    errors = io.StringIO(newline="")
    file = ORDER + 'A1,7,2026-03-01,ten,EUR,"=1+1",1\nA2,7,2026-03-01,10,EUR,X,1\nA3,7,2026-02-31,10,EUR,X,1\n'
    imported("orders", file, errors=errors)
    rows = list(csv.reader(io.StringIO(errors.getvalue())))
    assert rows[0][-1] == "reason" and [row[0] for row in rows[1:]] == ["A1", "A3"]
    assert rows[1][5] == "'=1+1"  # in a spreadsheet it is text
    fixed = errors.getvalue().replace("ten", "10").replace("2026-02-31", "2026-02-28")
    again = imported("orders", fixed)
    assert again.added == 2 and again.ignored == ["reason"]
    assert OrderLine.objects.get(order__number="A1").product.name == "=1+1"


def test_a_product_of_the_lines_is_mapped_to_the_product_page_of_its_title(imported, product):
    imported("orders", ORDER + f"A1,7,2026-03-01,10,EUR,{product.title},1\nA1,7,2026-03-01,10,EUR,Spare part,1\n")
    assert dict(ProductSold.objects.values_list("name", "product")) == {product.title: product.pk, "Spare part": None}


def test_the_kinds_refer_to_each_other_by_number(imported):
    imported("accounts", "number,name,domain,employees,revenue_minor,currency\n9,Hobbs,hobbs.example,12,50000,EUR\n")
    imported("contacts", "number,given_name,company\n7,Ada,Hobbs\n")
    imported("orders", "number,account,ordered_at,amount\nA1,9,2026-03-01,10\n")
    imported("refunds", "number,order,refunded_at,amount\nR1,A1,2026-03-02,4\n")
    imported("subscriptions", "number,contact,product,started_at,ended_at,amount_per_month\nS1,7,Alto 2,2026-01-01,,9.90\n")
    imported("opportunities", "number,account,stage,amount,currency,opened_at\nO1,9,offer,1000,EUR,2026-01-01\n")
    imported("cases", "number,contact,subject,state,opened_at,closed_at\nC1,7,Leaks,Resolved,2026-01-01,2026-01-03\n")
    imported("messages", "number,case,author,public,text,at\nM1,C1,Ada,yes,It leaks,2026-01-01\nM2,C1,Bo,,A seal?,2026-01-02\n")
    account = Account.objects.get()
    assert Contact.objects.get().account == account and account.revenue_minor == 50000
    assert Refund.objects.get().order.account == account
    assert Subscription.objects.get().amount_per_month_minor == 990
    assert Opportunity.objects.get().amount_minor == 100000
    assert Case.objects.get().state == Case.State.CLOSED
    assert list(Message.objects.order_by("at").values_list("text", "is_public")) == [("It leaks", True), ("A seal?", False)]


def test_a_refund_of_an_unknown_order_and_a_message_of_an_unknown_case_are_refused(imported):
    refund = imported("refunds", "number,order,refunded_at,amount\nR1,A1,2026-03-02,4\n")
    message = imported("messages", "number,case,text,at\nM1,C1,Hello,2026-03-02\n")
    assert "order A1 is not known" in reasons(refund)[2] and "case C1 is not known" in reasons(message)[2]


@pytest.mark.parametrize(
    ("row", "words"),
    [
        ("C1,Leaks,closed,2026-01-02,", "closed_at is missing"),
        ("C1,Leaks,open,2026-01-02,2026-01-03", "not closed"),
        ("C1,Leaks,closed,2026-01-02,2026-01-01", "before it was opened"),
        ("C1,,open,2026-01-02,", "subject is missing"),
        ("C1,Leaks,lost in space,2026-01-02,", "not known"),
    ],
)
def test_a_case_that_contradicts_itself_is_refused(imported, row, words):
    outcome = imported("cases", f"number,subject,state,opened_at,closed_at\n{row}\n")
    assert words in reasons(outcome)[2]


def test_likely_duplicates_are_reported_and_still_imported(tmp_path, db, capsys):
    from django.core.management import call_command

    file = tmp_path / "contacts.csv"
    file.write_text(
        "number,given_name,family_name,email\n1,Ada,Byron,ada@example.org\n2,Ada,Byron,ada@example.org\n3,Bo,Ek,bo@e.org\n"
    )
    import json

    call_command("crm", "import", "contacts", str(file), "--source", "shop", "--json")
    report = json.loads(capsys.readouterr().out)
    assert report["added"] == 3
    assert [(pair["a"], pair["b"], pair["grade"]) for pair in report["duplicates"]] == [("1", "2", "sure")]
    assert "same e-mail" in report["duplicates"][0]["evidence"]
