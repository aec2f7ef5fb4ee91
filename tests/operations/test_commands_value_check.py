"""`value_check` holds published cases against the product's own functions, and passes nothing silently."""

import json
from io import StringIO

import pytest
from django.core.management import call_command

from portal.operations.command import Failed, WrongUse
from portal.operations.formula_check import is_near
from tests.conftest import SHARED_DATA

CASES = SHARED_DATA.parent / "design" / "value-cases.json"
OF_IDEAS = ("wilson", "wilson_rank", "bayes_avg", "hot", "decay_score", "rev_weight", "bt_fit")
OF_OPINION = ("polis_prop", "polis_two", "polis_p", "polis_gac")


def run(path, *arguments):
    out = StringIO()
    try:
        call_command("value_check", str(path), *arguments, stdout=out, stderr=StringIO())
        refused = None
    except Failed as error:
        refused = error
    return out.getvalue(), refused


@pytest.fixture
def cases(tmp_path):
    def write(*cases):
        path = tmp_path / "cases.json"
        path.write_text(json.dumps({"cases": cases}), encoding="utf-8")
        return path

    return write


DECAY = {"id": "D", "function": "decay_score", "inputs": {"votes": [[0, 1]], "now": 90}, "expected": 0.5}


@pytest.mark.skipif(not CASES.exists(), reason=f"the published cases are not at {CASES}")
@pytest.mark.parametrize("function", OF_IDEAS + OF_OPINION)
def test_the_published_cases_of_ideas_hold(function, cases):
    chosen = [case for case in json.loads(CASES.read_text())["cases"] if case["function"].split(",")[0] == function]
    out, refused = run(cases(*chosen), "--json")
    assert chosen and not refused, refused
    assert json.loads(out) == {"cases": len(chosen), "passed": len(chosen), "failed": [], "unknown": []}


@pytest.mark.skipif(not CASES.exists(), reason=f"the published cases are not at {CASES}")
def test_every_case_of_the_file_is_either_passed_or_named():
    answer = json.loads(run(CASES, "--json")[0])
    assert answer["passed"] + len(answer["failed"]) == answer["cases"] == len(json.loads(CASES.read_text())["cases"])
    assert not set(answer["unknown"]) & {*OF_IDEAS, *OF_OPINION}


def test_a_figure_that_differs_is_shown_with_both(cases):
    out, refused = run(cases(DECAY, {**DECAY, "id": "wrong", "expected": 0.4}), "--json")
    assert refused.returncode == 1 and "wrong" in str(refused)
    answer = json.loads(out)
    assert (answer["cases"], answer["passed"]) == (2, 1)
    assert [(case["id"], case["expected"], case["got"]) for case in answer["failed"]] == [("wrong", 0.4, 0.5)]


def test_a_formula_that_nobody_knows_does_not_pass(cases):
    out, refused = run(cases({**DECAY, "function": "phlogiston"}), "--json")
    answer = json.loads(out)
    assert refused and answer["passed"] == 0 and answer["unknown"] == ["phlogiston"]
    assert "There is no formula phlogiston here." in answer["failed"][0]["why"]


def test_inputs_that_a_formula_cannot_take_are_a_failed_case(cases):
    _out, refused = run(cases({**DECAY, "inputs": {"sheep": 3, "now": 1}}, {**DECAY, "inputs": {"votes": 7, "now": 1}}))
    assert "TypeError" in str(refused) and "0 of 2" in _out


def test_a_formula_of_one_thing_needs_no_name_for_it(cases):
    _out, refused = run(cases({"id": "B", "function": "bt_score", "inputs": {"log_strengths": [0, 0]}, "expected": [50, 50]}))
    assert refused is None


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        ("{", "is not JSON"),
        ("[]", "holds no cases"),
        ('[{"id": 1}]', "Case 1"),
        ('[{"id":1,"function":"f","inputs":3,"expected":1}]', "inputs"),
    ],
)
def test_a_file_that_holds_no_cases_is_refused_with_a_sentence(tmp_path, content, sentence):
    path = tmp_path / "cases.json"
    path.write_text(content)
    with pytest.raises(WrongUse, match=sentence):
        call_command("value_check", str(path))
    with pytest.raises(WrongUse, match="cannot be read"):
        call_command("value_check", str(tmp_path / "absent.json"))


def test_a_figure_is_as_exact_as_it_is_written():
    assert is_near(12579.1554889, 12579.15549, {"abs": 1e-7}), "written to ten digits"
    assert not is_near(12579.1554839, 12579.15549, {"abs": 1e-7}) and not is_near(0.5001, 0.5, {"abs": 1e-7})


def test_nearness_is_asked_all_the_way_down():
    near = {"rel": 0.01, "LL_abs": 0.5}
    assert is_near({"r": 1.005, "LL": -9.6}, {"r": 1, "LL": -9.9}, near)
    assert not is_near({"r": 1.05, "LL": -9.6}, {"r": 1, "LL": -9.9}, near)
    assert not is_near({"r": 1.005, "LL": -9.0}, {"r": 1, "LL": -9.9}, near)
    assert is_near([1e-13, "a", None], [0, "a", None], {"rel": 1e-6})
    assert not is_near([1, 2], [1], "exact") and not is_near(True, 1, "exact") and not is_near("1", 1, {"abs": 1})
    assert not is_near(float("nan"), 1, {"abs": 1}) and not is_near(float("inf"), 1, {"rel": 1})
