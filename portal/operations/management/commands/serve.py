"""`serve`: site and worker on the configured database, as it is."""

from __future__ import annotations

import sys
from argparse import ArgumentParser
from typing import Any

from django.conf import settings

from portal.operations.command import Command as PortalCommand
from portal.operations.command import WrongUse
from portal.operations.current_database import require_current_database
from portal.operations.entry import add_address, bind, why_not_bound


class Command(PortalCommand):
    help = "Run site and worker on the configured database as it is: no demo, no migrations."

    def add_arguments(self, parser: ArgumentParser) -> None:
        add_address(parser)

    def handle(self, *, host: str, port: int, **options: Any) -> None:
        if host not in settings.ALLOWED_HOSTS and host not in ("0.0.0.0", "::"):  # noqa: S104
            settings.ALLOWED_HOSTS.append(host)
        require_current_database()
        try:
            server_socket = bind(host, port)
        except OSError as error:
            raise WrongUse(why_not_bound(error, host, port)) from None
        from portal.operations.site import run_site

        sys.exit(run_site(server_socket, host=host, port=port, say=self.announce))


def require_own_key() -> None:
    """Refuse to serve a public site with a key that anybody knows or guesses. Raises WrongUse with the command that makes one."""
    from portal.common.checks import is_public_site, wrong_with_the_key

    if is_public_site() and (wrong := wrong_with_the_key()):
        raise WrongUse(f"SECRET_KEY: {wrong}")
