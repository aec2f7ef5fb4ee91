"""`crm import` and `crm duplicates` as others script against them."""

from __future__ import annotations

import json
from io import StringIO

import pytest
from django.core.management import call_command

from portal.crm.models import Contact, Order
from portal.operations.command import WrongUse

pytestmark = pytest.mark.django_db
KEYS = {"rows", "added", "updated", "unchanged", "rejected", "seconds", "rows_per_second"}


def crm(*arguments: object) -> dict:
    out = StringIO()
    call_command("crm", *map(str, arguments), "--json", stdout=out, stderr=StringIO())
    return json.loads(out.getvalue())


def test_the_report_has_the_promised_keys_and_rejected_rows_their_reasons(tmp_path):
    file = tmp_path / "orders.txt"
    file.write_text(" 00042  20260301  9.90\n 00043  20260301  x\n")
    report = crm(
        "import", "orders", file, "--source", "shop", "--columns", "contact,ordered_at,amount", "--separator", "blanks", "--set", "currency=EUR"
    )  # fmt: skip
    assert set(report) >= KEYS and (report["rows"], report["added"]) == (2, 1)
    assert report["rejected"] == [{"row": 2, "reason": report["rejected"][0]["reason"]}]
    assert Order.objects.get().contact.number == "00042"


def test_a_dry_run_writes_nothing(tmp_path):
    file = tmp_path / "contacts.csv"
    file.write_text("=,Name\n1,Ada\n")
    assert crm("import", "contacts", file, "--map", "==number", "--map", "Name=given_name", "--dry-run")["added"] == 1
    assert not Contact.objects.exists()


@pytest.mark.parametrize(
    ("content", "arguments", "words"),
    [
        ("number\n1\n", ["--map", "number"], "COLUMN=FIELD"),
        ("number\n1\n", ["--map", "Nr=number"], "has no column Nr"),
        ("number\n1\n", ["--map", "number=nummer"], "no field nummer"),
        ("number\n1\n", ["--set", "tier=gold"], "no field tier"),
        ("number\n1\n", ["--source", " "], "--source needs a name"),
        ("number,number\n1,2\n", [], "stands twice"),
        ("", [], "is empty"),
    ],
)
def test_wrong_use_is_one_sentence_and_code_2(tmp_path, content, arguments, words):
    file = tmp_path / "contacts.csv"
    file.write_text(content)
    with pytest.raises(WrongUse, match=words) as error:
        crm("import", "contacts", file, *arguments)
    assert error.value.returncode == 2 and "\n" not in str(error.value)


def test_a_file_that_is_not_there_is_wrong_use(tmp_path):
    for arguments in (["import", "contacts"], ["duplicates"]):
        with pytest.raises(WrongUse, match="There is no file"):
            crm(*arguments, tmp_path / "none.csv")


def test_duplicates_writes_nothing_and_prints_pairs(tmp_path):
    file = tmp_path / "people.csv"
    file.write_text("id;first;last;mail\nA;Ada;Byron;ada@e.example\nB;Ada;Byron;ADA@e.example\nC;Bo;Ek;bo@e.example\n")
    maps = ["--map=id=number", "--map=first=given_name", "--map=last=family_name", "--map=mail=email"]
    pairs = crm("duplicates", file, *maps)["pairs"]
    assert [(pair["a"], pair["b"], pair["grade"]) for pair in pairs] == [("A", "B", "sure")]
    assert "same e-mail" in pairs[0]["evidence"] and 0.9 < pairs[0]["score"] <= 1
    assert not Contact.objects.exists()
