"""Expressions of scores: arithmetic over names, and no way out of it."""

import time
from contextlib import suppress
from decimal import Decimal

import pytest

from ideas.internal_records.expressions import LONGEST, NotAnExpression, NotComputable, read
from ideas.internal_records.models import WhyNot

NAMES = {
    "reach": 300,
    "impact": 2,
    "confidence": "0.8",
    "effort": 4,
    "value": 9,
    "risk": 3,
    "a": 5,
    "b": 7,
    "votes": 0,
    "zero": 0,
}
VALUES = {name: Decimal(value) for name, value in NAMES.items()}


def value_of(text):
    return read(text, NAMES).value(VALUES)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("(reach * impact * confidence) / effort", "120"),
        ("value - 2 * risk", "3"),
        ("min(a, b)", "5"),
        ("max(a, b, 11)", "11"),
        ("log(votes + 1)", "0"),
        ("log10(1000)", "3"),
        ("sqrt(value) + abs(-a) + round(2.4)", "10"),
        ("0.1 + 0.2", "0.3"),
        ("2 ** 3 ** 2", "512"),
        ("-a ** 2", "-25"),
        ("+a", "5"),
        ("zero ** 0", "1"),
    ],
)
def test_arithmetic_is_as_at_school(text, value):
    assert value_of(text) == Decimal(value)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("a / zero", WhyNot.ZERO),
        ("zero / zero", WhyNot.ZERO),
        ("zero ** -1", WhyNot.ZERO),
        ("log(zero)", WhyNot.ROOT),
        ("log10(-a)", WhyNot.ROOT),
        ("sqrt(-a)", WhyNot.ROOT),
        ("(-a) ** 0.5", WhyNot.ROOT),
        ("9 ** 9 ** 9", WhyNot.LARGE),
        ("reach ** 10", WhyNot.LARGE),
        ("9999999999 * 9999999999", WhyNot.LARGE),
    ],
)
def test_what_has_no_number_says_why(text, why):
    with pytest.raises(NotComputable) as caught:
        value_of(text)
    assert caught.value.why == why


def test_a_factor_that_is_not_judged_is_missing():
    with pytest.raises(NotComputable) as caught:
        read("reach / effort", NAMES).value({"reach": Decimal(1)})
    assert caught.value.why == WhyNot.MISSING


@pytest.mark.parametrize(
    "text",
    [
        "",
        "   ",
        "reach *",
        "unknown + 1",
        "reach.real",
        "reach.__class__.__mro__",
        "().__class__.__bases__[0].__subclasses__()",
        "__import__('os').system('true')",
        "open('/etc/passwd')",
        "eval('1')",
        "getattr(a, 'b')",
        "min",
        "min(a)",
        "min(*[a, b])",
        "min(a, key=b)",
        "log(1, 2)",
        "(lambda: 1)()",
        "[x for x in (1,)]",
        "{1: 2}",
        "a if b else 1",
        "a < b",
        "a and b",
        "not a",
        "~a",
        "a // b",
        "a % b",
        "a << 99999",
        "a @ b",
        "a := 1",
        "a = 1",
        "a; b",
        "a\nb",
        "'text' * 9",
        "f'{a}'",
        "b'1'",
        "True",
        "None",
        "...",
        "1j",
        "1e400",
        "9" * 200,
        "a[0]",
        "await a",
        "yield",
        "\0",
        "ａ" * 3,
        "-" * 290 + "1",
        "+".join(["1"] * 140),
        "(" * 10_000 + "1" + ")" * 10_000,
        "(" * 140 + "1" + ")" * 140 + "+" * 5,
        "-(" * 40 + "1" + ")" * 40,
        "abs(" * 30 + "1" + ")" * 30,
        "1" + "+1" * 5000,
        "a " * LONGEST,
    ],
)
def test_hostile_and_mistaken_expressions_are_refused_at_once(text):
    begun = time.monotonic()
    with pytest.raises(NotAnExpression):
        read(text, NAMES)
    assert time.monotonic() - begun < 0.5


@pytest.mark.parametrize(
    "text", ["9**9**9**9", "9**-9**9", "(9**9)**(9**9)", "((((9**9)**9)**9)**9)", "0.1**9999999", "9**0.1**9**9"]
)
def test_towers_of_powers_take_no_time(text):
    begun = time.monotonic()
    with suppress(NotComputable):
        value_of(text)
    assert time.monotonic() - begun < 0.5


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("(reach * impact) / effort", "reach 300 × impact 2 ÷ effort 4"),
        ("a - (b - 1)", "a 5 − (b 7 − 1)"),
        ("a / (b * 2)", "a 5 ÷ (b 7 × 2)"),
        ("(a + b) * 2", "(a 5 + b 7) × 2"),
        ("-(a + b) ** 2", "−(a 5 + b 7) ^ 2"),
        ("min(a, b + 1)", "min(a 5, b 7 + 1)"),
    ],
)
def test_it_is_spelled_as_by_hand_and_means_the_same(text, words):
    assert read(text, NAMES).spelled(lambda name: f"{name} {NAMES[name]}") == words
