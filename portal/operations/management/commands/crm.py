"""`crm SUBCOMMAND`: the embedded CRM store and the connection to other systems."""

from __future__ import annotations

from argparse import ArgumentParser
from typing import Any

from portal.operations.command import Command as PortalCommand
from portal.operations.crm_commands.base import Subcommand
from portal.operations.crm_commands.connections import Backfill, CheckConnections, Reconcile, VerifyReceipt
from portal.operations.crm_commands.duplicates import FindDuplicates
from portal.operations.crm_commands.importing import ImportFile
from portal.operations.entry import explain_in_a_sentence

SUBCOMMANDS: tuple[type[Subcommand], ...] = (
    CheckConnections,
    Backfill,
    Reconcile,
    ImportFile,
    FindDuplicates,
    VerifyReceipt,
)


class Command(PortalCommand):
    help = "Customer records: check and fill connections, compare both sides, import files, find duplicates, check receipts."

    def add_arguments(self, parser: ArgumentParser) -> None:
        choices = parser.add_subparsers(dest="subcommand", required=True, metavar="SUBCOMMAND")
        for kind in SUBCOMMANDS:
            subcommand = kind()
            own = choices.add_parser(subcommand.name, help=subcommand.help, description=subcommand.help)
            explain_in_a_sentence(own)
            subcommand.add_arguments(own)
            own.set_defaults(chosen=subcommand)

    def handle(self, **options: Any) -> None:
        options["chosen"].handle(self, options)
