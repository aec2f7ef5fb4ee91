"""`serve`: site and worker on the configured database, as it is."""

from __future__ import annotations

import sys
from argparse import ArgumentParser
from typing import Any

from django.conf import settings

from portal.operations import schema
from portal.operations.command import Command as PortalCommand
from portal.operations.command import WrongUse
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


def require_current_database() -> None:
    """Refuse to run over a database that the code does not fit. Raises WrongUse with the command to run."""
    from django.db import OperationalError

    try:
        if schema.is_up_to_date():
            return
    except OperationalError as error:
        raise WrongUse(f"The database cannot be reached: {str(error).splitlines()[0]}. Check DATABASE_URL.") from None
    missing = schema.unapplied()
    names = ", ".join(missing[:3]) + (f" and {len(missing) - 3} more" if len(missing) > 3 else "")
    raise WrongUse(f"The database lacks migrations ({names}): run `python3 -m portal migrate` first.")
