"""`crm check`, `crm backfill`, `crm reconcile`, `crm verify_receipt`: connections, and receipts of members."""

from __future__ import annotations

import json
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from portal.crm import receipts
from portal.crm.actions import built_in_connection
from portal.crm.connectors import UNREACHABLE
from portal.crm.models import Connection
from portal.crm.sync.checking import check_connection
from portal.crm.sync.reconciliation import backfill, reconcile
from portal.operations.command import Command, Failed, WrongUse
from portal.operations.crm_commands.base import Subcommand

LARGEST_RECEIPT = 1024 * 1024


def connections() -> list[Connection]:
    """Those that are switched on; the built-in one is made where there is none."""
    built_in_connection()
    return list(Connection.objects.on().order_by("pk"))


class _OfConnections(Subcommand):
    """Runs for each connection; one that cannot be reached is named, and the others go on."""

    def each(self, command: Command, options: dict[str, Any]) -> dict[str, Any]:
        found, failed = {}, []
        for connection in connections():
            try:
                found[connection.slug] = self.run(connection, options)
            except UNREACHABLE as error:
                failed.append(connection.name)
                command.say(f"{connection.name}: {error}")
        if failed:
            raise Failed(f"Could not be reached: {', '.join(failed)}.")
        return found

    def run(self, connection: Connection, options: dict[str, Any]) -> Any:
        raise NotImplementedError


class CheckConnections(_OfConnections):
    name = "check"
    help = "Look at each connection: sign-in, fields, clock, quota. Nothing is written to it."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """None."""

    def handle(self, command: Command, options: dict[str, Any]) -> None:
        wrong = 0
        for slug, lines in self.each(command, options).items():
            for line in lines:
                wrong += not line["ok"]
                command.announce(
                    f"{slug}: {'ok' if line['ok'] else 'NOT'}  {line['name']}{'. ' + line['hint'] if line['hint'] else ''}"
                )
        if wrong:
            raise Failed(f"{wrong} of what was looked at is not right.")

    def run(self, connection: Connection, options: dict[str, Any]) -> Any:
        return check_connection(connection)


class Backfill(_OfConnections):
    name = "backfill"
    help = "Enqueue all members who agreed, behind what is live. With --dry-run only say what would happen."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--dry-run", action="store_true", help="count, and write nothing")

    def handle(self, command: Command, options: dict[str, Any]) -> None:
        for slug, counts in self.each(command, options).items():
            command.announce(f"{slug}: " + ", ".join(f"{name} {count}" for name, count in sorted(counts.items())))

    def run(self, connection: Connection, options: dict[str, Any]) -> Any:
        return backfill(connection, dry_run=options["dry_run"])


class Reconcile(_OfConnections):
    name = "reconcile"
    help = "Compare both sides. With --repair whatever differs is enqueued. Exit code 1 where something differs."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--repair", action="store_true", help="enqueue what differs")
        parser.add_argument("--json", action="store_true", help="print one JSON object, and nothing else")

    def handle(self, command: Command, options: dict[str, Any]) -> None:
        found = self.each(command, options)
        if options["json"]:
            command.announce(json.dumps(found))
        differing = 0
        for slug, figures in found.items():
            differing += figures["members_differing"] + figures["orphans"] + figures["of_another_tenant"]
            for name, value in figures.items():
                if not options["json"]:
                    command.announce(f"{slug}: {name} {value}")
        if differing:
            raise Failed("The two sides differ.")

    def run(self, connection: Connection, options: dict[str, Any]) -> Any:
        report = reconcile(connection, repair=options["repair"])
        return {**report.figures, "seconds": report.seconds}


class VerifyReceipt(Subcommand):
    name = "verify_receipt"
    help = "Check a member's receipt with the site's published key. Exit code 1 where it is not genuine."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, metavar="FILE")

    def handle(self, command: Command, options: dict[str, Any]) -> None:
        path: Path = options["file"]
        try:
            if path.stat().st_size > LARGEST_RECEIPT:
                raise WrongUse(f"{path} is too large for a receipt.")
            statement = json.loads(path.read_text(encoding="utf-8"))
        except OSError as error:
            raise WrongUse(f"{path} cannot be read: {error.strerror}.") from error
        except (ValueError, RecursionError) as error:
            raise WrongUse(f"{path} is no receipt: it is not JSON.") from error
        if not isinstance(statement, dict):
            raise WrongUse(f"{path} is no receipt: it is not a JSON object.")
        try:
            told = receipts.verify(statement)
        except receipts.NotGenuine as error:
            raise Failed(str(error)) from error
        command.announce(f"Genuine: receipt {told['receipt']} of {told['member'] or 'a former member'}, as of {told['as_of']}.")
        for step in told["steps"]:
            command.announce(f"{step['state']}: {step['system'] or 'queue'}, {step['what']}, {step['count']}")
