"""Likely duplicates among contacts."""

from __future__ import annotations

import random

import pytest

from portal.common.string_similarity import edits, jaro_winkler
from portal.crm.duplicates.finder import find_duplicates

GIVEN = [
    "ada",
    "bo",
    "cy",
    "dora",
    "emil",
    "frida",
    "gus",
    "hanna",
    "ivo",
    "jana",
    "kurt",
    "lotte",
    "mira",
    "nils",
    "olga",
    "paul",
]
FAMILY = [
    "ek",
    "byron",
    "curie",
    "noether",
    "hopper",
    "lovell",
    "sand",
    "weil",
    "turing",
    "bohr",
    "planck",
    "ohm",
    "volta",
    "hertz",
]


def person(dice: random.Random) -> dict[str, str]:
    return {
        "given_name": dice.choice(GIVEN),
        "family_name": dice.choice(FAMILY) + dice.choice(["", "s", "en", "mann", "er"]),
        "street": f"{dice.choice(FAMILY)} {dice.choice(['street', 'road', 'lane'])}",
        "house_number": str(dice.randrange(1, 200)),
        "postcode": str(dice.randrange(10000, 99999)),
        "city": dice.choice(FAMILY) + dice.choice(["ville", "burg", "ham", "stad"]),
    }


def test_a_household_shares_its_address_and_is_not_one_person():
    dice = random.Random(7)
    records = []
    for _household in range(120):
        first = person(dice)
        names = dice.sample(GIVEN, 3)
        records += [first | {"given_name": name} for name in names]
    pairs = find_duplicates([str(index) for index in range(len(records))], records)
    assert pairs and not [pair for pair in pairs if pair.grade == "sure"]


def test_a_copy_with_a_typing_error_is_sure():
    dice = random.Random(11)
    people = [person(dice) for _ in range(150)]
    damaged = [each | {"family_name": each["family_name"][0] + each["family_name"][2:] + "n"} for each in people]
    records = [record for pair in zip(people, damaged, strict=True) for record in pair]
    pairs = find_duplicates([str(index) for index in range(len(records))], records)
    sure = {(int(pair.a), int(pair.b)) for pair in pairs if pair.grade == "sure"}
    wanted = {(index, index + 1) for index in range(0, len(records), 2)}
    assert not sure - wanted and len(sure & wanted) >= 0.95 * len(wanted)


def test_one_field_in_common_is_never_sure():
    records = [{"given_name": "Ada", "email": "info@shop.example"}, {"given_name": "Bo", "email": "info@shop.example"}]
    records += [{"given_name": name, "email": f"{name}@e.org"} for name in GIVEN]
    assert {pair.grade for pair in find_duplicates([str(index) for index in range(len(records))], records)} <= {"maybe"}


def test_records_of_which_nothing_is_known_are_no_duplicates():
    assert find_duplicates(["1", "2"], [{}, {}]) == [] and find_duplicates([], []) == []


@pytest.mark.parametrize(
    ("one", "other", "count"), [("weil", "wiel", 1), ("bohr", "bor", 1), ("ohm", "ohm", 0), ("ek", "planck", 3)]
)
def test_typing_errors_are_counted(one, other, count):
    assert edits(one, other, 2) == count == edits(other, one, 2)


def test_similarity_is_that_of_the_textbook():
    assert round(jaro_winkler("martha", "marhta"), 4) == 0.9611 and round(jaro_winkler("dixon", "dicksonx"), 4) == 0.8133
