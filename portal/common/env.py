"""Typed settings from the environment, each declared once with its meaning.

`portal/settings/base.py` is the only caller. `documented()` feeds the settings table of the README
and the system check that names what is missing for production.
"""

import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

T = TypeVar("T")


@dataclass(frozen=True)
class Variable:
    """One variable of the environment: its name, what it does, and what holds without it."""

    name: str
    meaning: str
    default: str
    is_prose: bool = False  # the default is told rather than quoted


class WrongSetting(Exception):
    """A variable of the environment cannot be read. The message says which and what to write."""


_declared: dict[str, Variable] = {}
_TRUE = {"1", "true", "yes", "on"}
_FALSE = {"0", "false", "no", "off", ""}


def documented() -> list[Variable]:
    """Every declared variable, in the order of declaration."""
    return list(_declared.values())


def as_table() -> str:
    """Every declared variable as a Markdown table: the one of the README."""
    lines = ["| variable | without it | what it does |", "|---|---|---|"]
    for variable in documented():
        default = variable.default if variable.is_prose or not variable.default else f"`{variable.default}`"
        lines.append(f"| `{variable.name}` | {default or 'empty'} | {variable.meaning} |")
    return "\n".join(lines)


def text(name: str, default: str, meaning: str, *, shown: str | None = None) -> str:
    """A string. `shown` replaces the default in the documentation (for defaults made at start)."""
    return _read(name, default, meaning, str, "a text", shown)


def flag(name: str, default: bool, meaning: str, *, shown: str | None = None) -> bool:
    return _read(name, default, meaning, _to_flag, "1 or 0", shown)


def number(name: str, default: int, meaning: str) -> int:
    return _read(name, default, meaning, int, "a whole number")


def words(name: str, default: tuple[str, ...], meaning: str) -> list[str]:
    """Comma-separated words."""
    return list(_read(name, default, meaning, _to_words, "words separated by commas"))


def one_of(name: str, choices: tuple[str, ...], meaning: str, *, shown: str | None = None) -> str:
    """One of a few words; the first is the default."""

    def convert(raw: str) -> str:
        if raw not in choices:
            raise ValueError(raw)
        return raw

    return _read(name, choices[0], meaning, convert, " or ".join(choice or "empty" for choice in choices), shown)


def folder(name: str, default: Path, meaning: str, *, shown: str | None = None) -> Path:
    return _read(name, default, meaning, lambda raw: Path(raw).expanduser().resolve(), "a path", shown)


def _read(name: str, default: T, meaning: str, convert: Callable[[str], T], expected: str, shown: str | None = None) -> T:
    _declared[name] = Variable(name, meaning, _show(default) if shown is None else shown, shown is not None)
    raw = os.environ.get(name)
    if raw is None:
        return default
    try:
        return convert(_unquoted(raw.strip()))
    except ValueError:
        raise WrongSetting(f"{name} is “{raw}”, but must be {expected}: {meaning}") from None


def _unquoted(raw: str) -> str:
    """A file of settings is read by shells and systemd, which take quotes away, and by containers, which do not."""
    return raw[1:-1] if len(raw) > 1 and raw[0] == raw[-1] == '"' else raw


def _show(value: object) -> str:
    if isinstance(value, bool):
        return "1" if value else "0"
    if isinstance(value, tuple):
        return ",".join(value)
    return str(value)


def _to_flag(raw: str) -> bool:
    if raw.lower() in _TRUE:
        return True
    if raw.lower() in _FALSE:
        return False
    raise ValueError(raw)


def _to_words(raw: str) -> tuple[str, ...]:
    return tuple(word.strip() for word in raw.split(",") if word.strip())
