"""The manners that all commands share: one sentence on standard error, exit codes, JSON alone on standard output."""

from __future__ import annotations

import json
import sys
from typing import Any

from django.core.management.base import BaseCommand, CommandError, SystemCheckError

from portal.operations.entry import explain_in_a_sentence


class WrongUse(CommandError):
    """Bad arguments or input: one sentence that says what to do. The command ends with code 2."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence, returncode=2)


class Failed(CommandError):
    """It ran, and found a difference or a failure. The command ends with code 1."""


class Command(BaseCommand):
    """A command of the portal's own. Messages go to standard error; results to standard output."""

    requires_system_checks: Any = []

    def run_from_argv(self, argv: list[str]) -> None:
        from django.db import connections

        self._called_from_command_line = True
        parser = self.create_parser(argv[0], argv[1])
        options = vars(parser.parse_args(argv[2:]))
        arguments = options.pop("args", ())
        try:
            self.execute(*arguments, **options)
        except SystemCheckError as error:
            self.stderr.write(str(error), lambda text: text)
            sys.exit(error.returncode)
        except CommandError as error:
            if options.get("traceback"):
                raise
            self.stderr.write(str(error), lambda text: text)
            sys.exit(error.returncode)
        except KeyboardInterrupt:
            self.stderr.write("Stopped; what was done so far is kept.", lambda text: text)
            sys.exit(130)
        finally:
            connections.close_all()

    def create_parser(self, prog_name: str, subcommand: str, **options: Any) -> Any:
        parser = super().create_parser(prog_name, subcommand, **options)
        explain_in_a_sentence(parser)
        return parser

    def announce(self, words: str) -> None:
        """A line of the result, at once: whoever waits for it reads through a pipe, which keeps lines back."""
        self.stdout.write(words)
        self.stdout.flush()

    def say(self, words: str) -> None:
        """A message to the person at the terminal, apart from the result."""
        self.stderr.write(words, lambda text: text)
        self.stderr.flush()

    def print_json(self, result: dict[str, Any]) -> None:
        """The one JSON object of `--json`."""
        self.stdout.write(json.dumps(result, ensure_ascii=False, default=str))
