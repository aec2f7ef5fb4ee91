"""`settings_table`: every variable of the environment that the site reads, as the README lists them."""

from __future__ import annotations

from typing import Any

from portal.common.env import as_table
from portal.operations.command import Command as PortalCommand


class Command(PortalCommand):
    help = "Print every setting as a Markdown table: the one of the README."

    def handle(self, *args: Any, **options: Any) -> None:
        self.stdout.write(as_table())
