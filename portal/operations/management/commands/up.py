"""`up`: a living site from nothing, or the same site again."""

from __future__ import annotations

import sys
from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management import call_command

from portal.operations import schema
from portal.operations.command import Command as PortalCommand
from portal.operations.command import WrongUse
from portal.operations.entry import add_address, bind, why_not_bound


class Command(PortalCommand):
    help = "Prepare the database, load the demo community, and run site and worker until Ctrl-C."

    def add_arguments(self, parser: ArgumentParser) -> None:
        add_address(parser)

    def handle(self, *, host: str, port: int, **options: Any) -> None:
        try:
            server_socket = bind(host, port)  # held from here on, so that nobody takes it meanwhile
        except OSError as error:
            raise WrongUse(why_not_bound(error, host, port)) from None
        if host not in settings.ALLOWED_HOSTS:
            settings.ALLOWED_HOSTS.append("*" if host in ("0.0.0.0", "::") else host)  # noqa: S104
        if not schema.is_up_to_date():
            self.say("Preparing the database")
            try:
                schema.migrate()
            except schema.FromBefore as problem:
                raise WrongUse(str(problem)) from None
        self.load_demo()
        from portal.operations.site import run_site

        sys.exit(run_site(server_socket, host=host, port=port, say=self.announce))

    def load_demo(self) -> None:
        """Fill an empty site, or add what the demo lacks; a site of somebody's own stays as it is."""
        from portal.operations.demo import loader

        call_command("load_demo", unless_own=True, stdout=self.stderr, stderr=self.stderr)
        if settings.DEMO and not loader.is_loaded():
            settings.DEMO = False
            self.say("This site has members of its own, so the demo community stays out, and its one-click sign-in off.")
