"""Settings from the environment."""

import pytest

from portal.common import env


@pytest.mark.parametrize("raw", ["Example <a@example.com>", '"Example <a@example.com>"', ' "Example <a@example.com>" '])
def test_a_value_means_the_same_in_quotes_and_without(raw, monkeypatch):
    """A shell and systemd take the quotes of a file of settings away; a container hands them on."""
    monkeypatch.setattr(env, "_declared", {})
    monkeypatch.setenv("SENDER", raw)
    assert env.text("SENDER", "", "Who sends.") == "Example <a@example.com>"


@pytest.mark.parametrize("raw", ['"', '"half', "", '""'])
def test_what_is_not_in_quotes_stays_as_it_is(raw, monkeypatch):
    monkeypatch.setattr(env, "_declared", {})
    monkeypatch.setenv("SENDER", raw)
    assert env.text("SENDER", "none", "Who sends.") == raw.replace('""', "")
