"""The files of the shared data folder, whole."""

from __future__ import annotations

import csv
import gzip
import json
from collections import Counter
from decimal import Decimal

import pytest
from django.core.management import call_command
from django.db.models import Count, Max, Min, Sum

from portal.crm.models import Contact, Order, OrderLine

pytestmark = [pytest.mark.django_db, pytest.mark.data]
CDNOW = [
    "--source",
    "cdnow",
    "--columns",
    "contact,sample,ordered_at,quantity,amount",
    "--separator",
    "blanks",
    "--set",
    "currency=USD",
]
FEBRL = ["--map=rec_id=number", "--map=surname=family_name", "--map=street_number=house_number", "--map=address_1=street"]
FEBRL += ["--map=suburb=city", "--map=state=region", "--map=date_of_birth="]


def crm(capsys, *arguments: str) -> dict:
    call_command("crm", *map(str, arguments), "--json")
    return json.loads(capsys.readouterr().out)


@pytest.mark.slow
def test_every_purchase_of_cdnow_comes_in(capsys, shared_data):
    file = shared_data / "crm-cdnow" / "CDNOW_sample.txt"
    expected = json.loads((file.parent / "expected.json").read_text())
    report = crm(capsys, "import", "orders", file, *CDNOW)
    assert (report["rows"], report["added"], report["rejected"]) == (expected["transactions"], expected["transactions"], [])
    assert Contact.objects.filter(source="cdnow").count() == expected["customers"]
    totals = Order.objects.aggregate(Sum("amount_minor"), first=Min("ordered_at"), last=Max("ordered_at"))
    assert Decimal(totals["amount_minor__sum"]) / 100 == Decimal(expected["revenue"])
    assert f"{totals['first']:%Y%m%d} {totals['last']:%Y%m%d}" == f"{expected['first']} {expected['last']}"
    assert OrderLine.objects.aggregate(Sum("quantity"))["quantity__sum"] == expected["units"]
    assert Order.objects.filter(amount_minor=0).count() == expected["zero_value_transactions"]
    by_contact = Contact.objects.annotate(count=Count("orders")).order_by("-count")
    assert [by_contact[0].number, by_contact[0].count] == expected["most_transactions"]
    again = crm(capsys, "import", "orders", file, *CDNOW)
    assert (again["added"], again["updated"], again["unchanged"]) == (0, 0, expected["transactions"])


@pytest.mark.slow
def test_every_customer_of_the_telco_file_comes_in_with_its_other_columns(capsys, shared_data):
    file = shared_data / "crm-telco-churn" / "Telco-Customer-Churn.csv.gz"
    expected = json.loads((file.parent / "expected.json").read_text())
    report = crm(capsys, "import", "contacts", file, "--source", "telco", "--map", "customerID=number")
    assert (report["added"], report["rejected"]) == (expected["customers"], [])
    with gzip.open(file, "rt") as text:
        headings = next(csv.reader(text))
    fields = list(Contact.objects.values_list("custom_fields", flat=True))
    assert all(list(each) == headings[1:] for each in fields) or all(set(each) == set(headings[1:]) for each in fields)
    assert Counter(each["Churn"] for each in fields) == expected["churn"]
    assert Counter(each["Contract"] for each in fields) == expected["contract"]
    assert sum(not each["TotalCharges"] for each in fields) == expected["blank_TotalCharges"]
    assert sum(Decimal(each["MonthlyCharges"]) for each in fields) == Decimal(expected["sum_monthly"])
    again = crm(capsys, "import", "contacts", file, "--source", "telco")  # the mapping is remembered
    assert (again["added"], again["unchanged"]) == (0, expected["customers"])


@pytest.mark.slow
def test_damaged_copies_are_found_without_date_of_birth_and_social_number(capsys, shared_data):
    file = shared_data / "crm-febrl-dedupe" / "dataset1.csv"
    pairs = crm(capsys, "duplicates", file, *FEBRL)["pairs"]
    sure = [pair for pair in pairs if pair["grade"] == "sure"]
    right = sum(pair["a"].split("-")[1] == pair["b"].split("-")[1] for pair in sure)
    assert right / len(sure) >= 0.995 and right / 500 >= 0.98
    assert all(pair["evidence"] and 0 <= pair["score"] <= 1 for pair in pairs)
    assert len({frozenset((pair["a"], pair["b"])) for pair in pairs}) == len(pairs)
