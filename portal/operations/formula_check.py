"""Published cases against the product's own functions: what `value_check` does.

A case names a function, gives its inputs and what should come out, and how near. A case whose function nobody
registered counts as failed: it was asked for, and nothing here answers.
"""

from __future__ import annotations

import inspect
import json
import math
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from portal.common.formulas import Formula, all_formulas

FROM_THE_FIRST = ", minus first element"  # only differences of such figures mean something
NEARLY_NOTHING = 1e-12  # for an expected zero, of which no share can be taken
WRITTEN_DIGITS = 10  # as many significant digits the published figures have; a tolerance may be finer than that


class BadCases(ValueError):
    """The file is not one of cases."""


@dataclass(frozen=True)
class Difference:
    """A case that does not hold."""

    id: str
    function: str
    expected: Any
    got: Any
    why: str


@dataclass(frozen=True)
class Outcome:
    cases: int
    failed: tuple[Difference, ...]
    unknown: tuple[str, ...]  # functions that are not registered

    @property
    def passed(self) -> int:
        return self.cases - len(self.failed)


def read_cases(path: Path) -> list[dict[str, Any]]:
    """The cases of a file, or a sentence about what is wrong with it."""
    try:
        content = json.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise BadCases(f"{path} cannot be read: {error.strerror or error}.") from error
    except ValueError as error:
        raise BadCases(f"{path} is not JSON: {error}.") from error
    cases = content.get("cases") if isinstance(content, dict) else content
    if not isinstance(cases, list) or not cases:
        raise BadCases(f'{path} holds no cases: a list is expected, or an object with a list "cases".')
    for number, case in enumerate(cases, 1):
        if not isinstance(case, dict) or not {"id", "function", "inputs", "expected"} <= case.keys():
            raise BadCases(f'Case {number} of {path} needs "id", "function", "inputs" and "expected".')
        if not isinstance(case["inputs"], dict):
            raise BadCases(f'The "inputs" of case {case["id"]} in {path} must be an object: name and value.')
    return cases


def check(cases: list[dict[str, Any]]) -> Outcome:
    """Each case against the function that the product uses."""
    formulas = all_formulas()
    failed, unknown = [], []
    for case in cases:
        name = str(case["function"]).removesuffix(FROM_THE_FIRST)
        formula = formulas.get(name)
        if formula is None:
            unknown.append(name)
            got, why = None, f"There is no formula {name} here."
        else:
            got, why = _computed(formula, case)
            if not why and not is_near(got, case["expected"], case.get("tolerance", "exact")):
                why = "The figures differ."
        if why:
            failed.append(Difference(str(case["id"]), name, case["expected"], got, why))
    return Outcome(len(cases), tuple(failed), tuple(dict.fromkeys(unknown)))


def _computed(formula: Formula, case: Mapping[str, Any]) -> tuple[Any, str]:
    try:
        got = _call(formula, case["inputs"])
        if str(case["function"]).endswith(FROM_THE_FIRST):
            got = [value - got[0] for value in got]
        # As it would look in the file: a tuple is a list there, and every key a text.
        return json.loads(json.dumps(got)), ""
    except (TypeError, ValueError, ArithmeticError, LookupError) as error:
        return None, f"{type(error).__name__}: {error}"


def _call(formula: Formula, inputs: dict[str, Any]) -> Any:
    parameters = inspect.signature(formula).parameters
    if len(inputs) == 1 and next(iter(inputs)) not in parameters:
        return formula(*inputs.values())  # a formula of one thing needs no name for it
    return formula(**inputs)


def is_near(got: Any, expected: Any, tolerance: Any, key: str = "") -> bool:
    """Equal, or for numbers near enough, all the way down. Tolerances: `exact`, or `abs`, `rel`, `<key>_abs`, `<key>_rel`."""
    if isinstance(expected, dict):
        return (
            isinstance(got, dict)
            and got.keys() == expected.keys()
            and all(is_near(got[name], value, tolerance, name) for name, value in expected.items())
        )
    if isinstance(expected, list):
        return (
            isinstance(got, list)
            and len(got) == len(expected)
            and all(is_near(*pair, tolerance, key) for pair in zip(got, expected, strict=True))
        )
    if not (_is_number(got) and _is_number(expected)):
        return type(got) is type(expected) and got == expected
    if not isinstance(tolerance, dict):
        return got == expected
    if float(f"{got:.{WRITTEN_DIGITS}g}") == expected:
        return True
    away = abs(got - expected)
    for way in ("abs", "rel"):
        allowed = tolerance.get(f"{key}_{way}")
        if allowed is not None:
            return away <= allowed * (abs(expected) if way == "rel" else 1)
    reach = max(tolerance.get("abs", 0), tolerance.get("rel", 0) * abs(expected), NEARLY_NOTHING)
    return math.isfinite(away) and away <= reach


def _is_number(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)
