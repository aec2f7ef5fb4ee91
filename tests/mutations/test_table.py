"""The table of mutations is true: each fault can still be put in, and its tests are there."""

import ast
import re

import pytest

from tests.mutations.table import CODE, MUTATIONS

named = pytest.mark.parametrize("mutation", MUTATIONS, ids=lambda mutation: mutation.name)


def test_every_mutation_has_a_name_of_its_own():
    assert len({mutation.name for mutation in MUTATIONS}) == len(MUTATIONS)


@named
def test_the_old_text_stands_in_the_file_exactly_once(mutation):
    found = (CODE / mutation.path).read_text().count(mutation.old)
    assert found == 1, f"Mutation “{mutation.name}” no longer applies: found {found} times in {mutation.path}"


@named
def test_the_new_text_is_another_and_python_still(mutation):
    source = (CODE / mutation.path).read_text()
    changed = source.replace(mutation.old, mutation.new)
    assert ast.dump(ast.parse(changed)) != ast.dump(ast.parse(source))


@named
def test_its_tests_are_there(mutation):
    assert mutation.tests
    for test in mutation.tests:
        path, _colons, name = test.partition("::")
        assert not name or re.search(rf"^def {name}\(", (CODE / path).read_text(), re.MULTILINE), f"{test} is not there"
        assert (CODE / path).is_file()
