"""What a subcommand of `crm` is."""

from __future__ import annotations

from abc import ABC, abstractmethod
from argparse import ArgumentParser
from collections.abc import Mapping
from typing import Any, ClassVar

from portal.operations.command import Command, WrongUse


class Subcommand(ABC):
    """One of `crm`'s subcommands: its name, arguments, and what it does."""

    name: ClassVar[str]
    help: ClassVar[str]

    @abstractmethod
    def add_arguments(self, parser: ArgumentParser) -> None:
        """Arguments of its own."""

    @abstractmethod
    def handle(self, command: Command, options: dict[str, Any]) -> None:
        """Do it. `command` prints; raise WrongUse or Failed where it ends badly."""


def column_fields(texts: list[str]) -> Mapping[str, str]:
    """`--map COLUMN=FIELD`, several times. The column may be empty, and may hold an equals sign."""
    found: dict[str, str] = {}
    for text in texts:
        column, mark, name = text.rpartition("=")
        if not mark:
            raise WrongUse(f"--map {text}: write COLUMN=FIELD, with an equals sign between.")
        if column.strip() in found:
            raise WrongUse(f"--map names {column.strip() or 'the column without a heading'} twice.")
        found[column.strip()] = name.strip()
    return found


def field_values(texts: list[str]) -> Mapping[str, str]:
    """`--set FIELD=VALUE`, several times."""
    found: dict[str, str] = {}
    for text in texts:
        name, mark, value = text.partition("=")
        if not mark or not name.strip():
            raise WrongUse(f"--set {text}: write FIELD=VALUE, with an equals sign between.")
        found[name.strip()] = value.strip()
    return found
